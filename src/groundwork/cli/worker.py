"""The process that does what must happen because time went by: it runs the sweepers that are due, for ever."""

from __future__ import annotations

import argparse
import logging
from datetime import datetime, timedelta

from . import leash
from .home import start_django
from .signals import Waiter

PAUSE = 5.0  # seconds between two looks
BEAT_EVERY = timedelta(minutes=1)
NAME = "worker"
logger = logging.getLogger("groundwork.worker")


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--once", action="store_true", help="run everything once, due or not, and go")


def run(options: argparse.Namespace) -> None:
    """Run the sweepers, once or until told to stop."""
    start_django()
    from django.utils import timezone

    from groundwork.core.sweeping import run_once

    if options.once:
        for name, count in run_once(timezone.now()).items():
            print(f"{name}: {count}")
    else:
        keep_going()


def keep_going() -> None:
    """The loop: due sweepers, a heartbeat, a pause."""
    from django import db
    from django.utils import timezone

    from groundwork.core.sweeping import Rota

    leash.heed()
    waiter, rota, last_beat = Waiter(), Rota(), datetime.min.replace(tzinfo=timezone.get_default_timezone())
    while not waiter.stopping:
        now = timezone.now()
        db.close_old_connections()  # a database that was away comes back by a new connection
        if not timedelta(0) <= now - last_beat < BEAT_EVERY:
            last_beat = now
            beat(now)
        rota.run_due(now)
        waiter.wait(PAUSE)
    db.connections.close_all()


def beat(now: datetime) -> None:
    """Leave a sign of life; without a database there is nowhere to leave it."""
    from django.db import DatabaseError

    from groundwork.core.models import Heartbeat

    try:
        Heartbeat.beat(NAME, at=now)
    except DatabaseError:
        logger.exception("The worker could not leave its sign of life")

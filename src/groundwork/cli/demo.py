"""`groundwork demo`: a program in the middle of its life, on this computer alone, in a folder of its own."""

from __future__ import annotations

import argparse
import os
from datetime import date
from pathlib import Path

from groundwork.core.configuration import DEMO_MARKER, ENVIRONMENT_PREFIX, Configuration, default_home

from . import database, ports, up
from .home import held, make_home, make_keys, start_django
from .stop import Stop
from .up import say

HOST = "127.0.0.1"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--port", type=int, default=8000, help="port to listen on, 8000 unless said otherwise")
    parser.add_argument("--fresh", action="store_true", help="begin again with new people")


def run(options: argparse.Namespace) -> int:
    """Make the demo's folder if need be, plant its people, and serve."""
    ports.require_free(HOST, options.port)
    home = Path(os.environ.get("GROUNDWORK_HOME") or default_home().with_name("groundwork-demo")).absolute()
    make_demo_home(home)
    with held(home):
        if options.fresh:
            forget(home)
        keep_the_real_world_out(home, options.port)
        configuration = start_django()
        say(f"The demo's folder: {home}")
        plant(configuration)
        return up.serve(configuration, HOST, options.port, address=f"http://{HOST}:{options.port}/demo/")


def make_demo_home(home: Path) -> None:
    """A folder that says it is a demo's: never one with something else in it."""
    if home.exists() and any(home.iterdir()) and not (home / DEMO_MARKER).exists():
        raise Stop(f"{home} holds something that is no demo. Set GROUNDWORK_HOME to an empty or new folder.")
    make_home(home)
    (home / DEMO_MARKER).write_text("Everything in this folder was made by `groundwork demo` and may be deleted.\n")
    make_keys(home)


def forget(home: Path) -> None:
    """Delete the demo's people."""
    for file in home.glob("groundwork.sqlite3*"):
        file.unlink()


def keep_the_real_world_out(home: Path, port: int) -> None:
    """No setting of a real installation may reach the demo: not its database, not its mail server."""
    for name in [name for name in os.environ if name.startswith(ENVIRONMENT_PREFIX)]:
        del os.environ[name]
    os.environ |= {
        "GROUNDWORK_HOME": str(home),
        "GROUNDWORK_DEMO": "1",
        "GROUNDWORK_BASE_URL": f"http://{HOST}:{port}",
        "GROUNDWORK_WEB_WORKERS": "1",
        "GROUNDWORK_LOG_LEVEL": "WARNING",
    }


def plant(configuration: Configuration) -> None:
    """Bring the people in, unless they are there: all of them or none."""
    from django.db import transaction
    from django.utils import timezone

    database.prepare(configuration, at=timezone.now(), say=say)
    from groundwork.people.models import Person

    if not Person.objects.exists():
        from groundwork.demo.seed import plant as plant_people

        say("Inviting people into the demo ...")
        with transaction.atomic():
            plant_people(date.today())

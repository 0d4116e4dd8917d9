"""`groundwork migrate`: bring the database to this version without starting anything."""

from __future__ import annotations

import argparse

from . import database
from .home import held, start_django


def run(options: argparse.Namespace) -> None:
    """Migrate while nothing else runs."""
    from django.utils import timezone

    configuration = start_django()
    with held(configuration.home):
        database.prepare(configuration, at=timezone.now(), say=print)
    print("The database is of this version.")

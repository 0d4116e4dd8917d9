"""`groundwork manage ...`: Django's own commands, for those who know them."""

from __future__ import annotations

import argparse

from .home import start_django


def run(options: argparse.Namespace) -> None:
    """Hand the words on to Django."""
    from django.core.management import ManagementUtility

    start_django()
    ManagementUtility(["groundwork manage", *options.words]).execute()

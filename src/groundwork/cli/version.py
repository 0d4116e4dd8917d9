"""`groundwork version`: which version this is, and what it runs on."""

from __future__ import annotations

import argparse
import platform
import sqlite3
from importlib.metadata import version as version_of


def run(options: argparse.Namespace) -> None:
    """Say it in one line."""
    print(
        f"Groundwork {version_of('groundwork-mentoring')} (Python {platform.python_version()},"
        f" Django {version_of('django')}, SQLite {sqlite3.sqlite_version})"
    )

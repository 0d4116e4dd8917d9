"""Dumping and restoring PostgreSQL with its own programs."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

from .stop import Stop


def dump(target: Path) -> None:
    """Everything in the database, as of one moment."""
    _run("pg_dump", "--format=custom", "--no-owner", "--no-acl", f"--file={target}", f"--dbname={_name()}")


def restore(source: Path) -> None:
    """Fill an empty database: all of it or nothing."""
    _run(
        "pg_restore",
        "--no-owner",
        "--no-acl",
        "--single-transaction",
        "--exit-on-error",
        f"--dbname={_name()}",
        str(source),
    )


def is_readable(source: Path) -> None:
    """Stop unless the dump can be read."""
    _run("pg_restore", "--list", str(source), connects=False)


def _run(program: str, *arguments: str, connects: bool = True) -> None:
    ended = subprocess.run(
        [_find(program), *arguments],
        env=os.environ | (_environment() if connects else {}),
        capture_output=True,
        text=True,
    )
    if ended.returncode:
        raise Stop(f"{program} failed: {ended.stderr.strip()}")


def _find(program: str) -> str:
    """The newest of this program, since an older one refuses a newer server."""
    installed = sorted(
        Path("/usr/lib/postgresql").glob(f"*/bin/{program}"), key=lambda path: float(path.parts[-3]), reverse=True
    )
    found = next(map(str, installed), None) or shutil.which(program)
    if not found:
        raise Stop(
            f"{program} is needed and was not found. On Debian and Ubuntu: sudo apt-get install postgresql-client"
        )
    return found


def _name() -> str:
    from django.db import connection

    return str(connection.settings_dict["NAME"])


def _environment() -> dict[str, str]:
    """How to connect, told by environment variables: passwords don't belong on a command line."""
    from django.db import connection

    facts = connection.settings_dict
    options = facts["OPTIONS"]
    known = {
        "PGHOST": facts["HOST"] or options.get("host"),
        "PGPORT": facts["PORT"],
        "PGUSER": facts["USER"],
        "PGPASSWORD": facts["PASSWORD"],
        "PGSSLMODE": options.get("sslmode"),
    }
    return {name: str(value) for name, value in known.items() if value}

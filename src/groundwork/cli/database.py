"""Bringing the database to this version, and noticing when it belongs to a newer one."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from pathlib import Path

from groundwork.core.configuration import Configuration

from .stop import Stop

KEPT_COPIES = 5


def prepare(configuration: Configuration, *, at: datetime, say: Callable[[str], object]) -> None:
    """Migrate, make what the cache needs, and keep a copy of what was there before."""
    from django.core.management import call_command
    from django.db import OperationalError

    try:
        refuse_newer()
        waiting = pending()
        if waiting and applied() and configuration.uses_sqlite:
            say(f"A copy of the database as it was: {keep_copy(configuration, at=at)}")
        if waiting:
            say(f"Bringing the database to this version: {len(waiting)} steps ...")
            call_command("migrate", interactive=False, verbosity=0)
        call_command("createcachetable", verbosity=0)
    except OperationalError as problem:
        raise Stop(f"The database can't be used: {str(problem).strip()}. `groundwork doctor` says more.") from problem


def pending() -> list[str]:
    """The migrations that this program has and the database has not seen."""
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    return [str(step) for step, _ in executor.migration_plan(executor.loader.graph.leaf_nodes())]


def applied() -> list[str]:
    """The migrations of ours that the database has seen, as in `people.0001_initial`."""
    from django.apps import apps
    from django.db import connection
    from django.db.migrations.recorder import MigrationRecorder

    known = {config.label for config in apps.get_app_configs()}
    return sorted(f"{app}.{name}" for app, name in MigrationRecorder(connection).applied_migrations() if app in known)


def unknown_here(migrations: list[str]) -> list[str]:
    """Those migrations that only another version of the program knows."""
    from django.db.migrations.loader import MigrationLoader

    ours = {f"{app}.{name}" for app, name in MigrationLoader(None).disk_migrations}
    replaced = {
        f"{app}.{name}" for step in MigrationLoader(None).disk_migrations.values() for app, name in step.replaces
    }
    return [name for name in migrations if name not in ours | replaced]


def refuse_newer() -> None:
    """An old program on a newer database could spoil it: stop before it touches anything."""
    newer = unknown_here(applied())
    if newer:
        raise Stop(
            f"This database was used by a newer Groundwork ({newer[-1]} is not known here)."
            " Install that version again, or restore a backup made by this one."
        )


def require_current() -> None:
    """Stop unless the database is of this version."""
    refuse_newer()
    waiting = pending()
    if waiting:
        raise Stop(f"The database is not of this version: {len(waiting)} steps wait for `groundwork migrate`.")


def keep_copy(configuration: Configuration, *, at: datetime) -> Path:
    """A copy of the SQLite database beside it, the last few of which are kept."""
    folder = configuration.home / "before-migrating"
    folder.mkdir(mode=0o700, exist_ok=True)
    copy = folder / f"{at:%Y%m%d-%H%M%S}.sqlite3"
    copy_sqlite(configuration.database_file, copy)
    for old in sorted(folder.glob("*.sqlite3"))[:-KEPT_COPIES]:
        old.unlink()
    return copy


def copy_sqlite(source: Path, target: Path) -> None:
    """A consistent copy, also while others write."""
    import sqlite3

    target.touch(mode=0o600)
    with closing(sqlite3.connect(source)) as from_here, closing(sqlite3.connect(target)) as to_there:
        from_here.backup(to_there)
        to_there.execute("PRAGMA journal_mode=DELETE")  # one file, whole in itself

"""`groundwork restore FILE`: bring back what a backup holds. Nothing is overwritten: what was there is put aside."""

from __future__ import annotations

import argparse
import os
import shutil
import sqlite3
import tempfile
import tomllib
from contextlib import closing
from datetime import datetime
from pathlib import Path

from groundwork.core.configuration import CONFIG_FILE, KEYS_FILE, Configuration

from . import archive, database, postgres
from .backup import POSTGRES_FILE, SQLITE_FILE
from .home import held, make_home, start_django, write_privately
from .stop import Stop


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, help="what `groundwork backup` wrote")
    parser.add_argument("--dry-run", action="store_true", help="look whether it could be restored, and change nothing")


def run(options: argparse.Namespace) -> None:
    """Look at the backup from all sides first; then put it in place."""
    before = Configuration.read()
    source = options.file.absolute()
    with tempfile.TemporaryDirectory(prefix="groundwork-restore-") as room:
        manifest = archive.unpack(source, Path(room))
        print(f"{source}: Groundwork {manifest.version}, {manifest.database}, made {manifest.made_at}")
        require_keys(before, manifest, Path(room))
        look_at(before, manifest, Path(room))
        if options.dry_run:
            lend_keys(before, Path(room))
            require_known(manifest)
            print("It can be restored. Nothing was changed.")
            return
        make_home(before.home)
        with held(before.home):
            bring_back_settings(before, Path(room))
            bring_back(manifest, Path(room))
    print("Restored. Start it with: groundwork up")


def require_keys(before: Configuration, manifest: archive.Manifest, room: Path) -> None:
    """Stop when nobody could read the confidential words afterwards."""
    there = has_keys(before)
    if not there and not (room / KEYS_FILE).exists():
        raise Stop(f"The backup has no keys in it. Put the {KEYS_FILE} of that time into {before.home} first.")
    if there and not set(manifest.keys) <= set(archive.fingerprints(before.words_keys)):
        raise Stop(
            f"The keys in {before.home} are not those of the backup. Put the {KEYS_FILE} of that time there first."
        )


def has_keys(configuration: Configuration) -> bool:
    try:
        return bool(configuration.secret_key and configuration.words_keys)
    except Exception:
        return False


def look_at(before: Configuration, manifest: archive.Manifest, room: Path) -> None:
    """Whether the database in the backup is whole and fits the one in use."""
    kind = "sqlite" if before.uses_sqlite else "postgresql"
    if manifest.database != kind:
        raise Stop(f"The backup is of {manifest.database}, but database_url says {kind}. Change database_url first.")
    if kind == "sqlite":
        with closing(sqlite3.connect(room / SQLITE_FILE)) as copy:
            said = copy.execute("PRAGMA integrity_check").fetchone()[0]
        if said != "ok":
            raise Stop(f"The database in the backup is damaged: {said}")
    else:
        postgres.is_readable(room / POSTGRES_FILE)


def lend_keys(before: Configuration, room: Path) -> None:
    """For a look alone: use the keys in the backup where this computer has none."""
    if not has_keys(before):
        keys = tomllib.loads((room / KEYS_FILE).read_text(encoding="utf-8"))
        os.environ["GROUNDWORK_SECRET_KEY"] = keys["secret_key"]
        os.environ["GROUNDWORK_WORDS_KEYS"] = " ".join(keys["words_keys"])


def require_known(manifest: archive.Manifest) -> None:
    """Stop when the backup is of a version that this one can't know."""
    start_django()
    if database.unknown_here(manifest.migrations):
        raise Stop(f"The backup is of Groundwork {manifest.version}. Install that version or a later one first.")


def bring_back_settings(before: Configuration, room: Path) -> None:
    """Keys and settings only where there are none: what is in force on this computer stays."""
    for name, there in {KEYS_FILE: has_keys(before), CONFIG_FILE: (before.home / CONFIG_FILE).exists()}.items():
        if (room / name).exists() and not there:
            write_privately(before.home / name, (room / name).read_text(encoding="utf-8"))
            print(f"{before.home / name} is the one from the backup.")


def bring_back(manifest: archive.Manifest, room: Path) -> None:
    """Put the database in place and bring it to this version."""
    from django.utils import timezone

    require_known(manifest)
    configuration = start_django()
    if configuration.uses_sqlite:
        replace_sqlite(configuration, room / SQLITE_FILE, at=timezone.now())
    else:
        require_empty()
        postgres.restore(room / POSTGRES_FILE)
    database.prepare(configuration, at=timezone.now(), say=print)


def replace_sqlite(configuration: Configuration, restored: Path, *, at: datetime) -> None:
    """Put the present database aside, then the restored one in its place."""
    present = configuration.database_file
    incoming = present.with_name(f".{present.name}.incoming")
    shutil.copyfile(restored, incoming)
    incoming.chmod(0o600)
    if present.exists():
        aside = present.with_name(f"{present.name}.before-restore-{at:%Y%m%d-%H%M%S}")
        database.copy_sqlite(present, aside)
        print(f"The database as it was: {aside}")
    for leftover in ("-wal", "-shm"):  # they belong to the old file and would spoil the new one
        present.with_name(present.name + leftover).unlink(missing_ok=True)
    incoming.replace(present)


def require_empty() -> None:
    """PostgreSQL is restored into an empty database, so that nothing is ever lost."""
    from django.db import connection

    if connection.introspection.table_names():
        raise Stop(
            f"The database {connection.settings_dict['NAME']} is not empty. Make a new one, as in"
            " `createdb groundwork_restored`, point database_url to it, and restore again."
        )

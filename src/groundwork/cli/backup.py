"""`groundwork backup FILE`: everything in one file, also while Groundwork runs."""

from __future__ import annotations

import argparse
import tempfile
from datetime import datetime
from importlib.metadata import version as version_of
from pathlib import Path

from groundwork.core.configuration import CONFIG_FILE, KEYS_FILE, SETTINGS, Configuration

from . import archive, postgres
from .database import applied, copy_sqlite
from .home import as_toml, start_django
from .stop import Stop

SQLITE_FILE, POSTGRES_FILE = "database.sqlite3", "database.dump"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, help="where to write it; a folder gets a file with the date in its name")
    parser.add_argument("--with-keys", action="store_true", help="put keys and passwords in too: guard the file well")


def run(options: argparse.Namespace) -> None:
    """Write the backup and say what is, and what is not, in it."""
    from django.utils import timezone

    configuration = start_django()
    now = timezone.now()
    target = options.file / f"groundwork-{now:%Y%m%d-%H%M%S}.tar.gz" if options.file.is_dir() else options.file
    if configuration.uses_sqlite and not configuration.database_file.exists():
        raise Stop(f"There is nothing to back up yet in {configuration.home}")
    if not target.absolute().parent.is_dir():
        raise Stop(f"There is no folder {target.absolute().parent}")
    make(configuration, target.absolute(), at=now, with_keys=options.with_keys)
    print(f"{target}: {target.stat().st_size / 1024:,.0f} kB")
    if options.with_keys:
        print("The keys are in it: whoever has this file can read everything. Guard it well.")
    else:
        print(
            f"The keys are not in it. Without {configuration.home / KEYS_FILE}, confidential words can't be read again."
        )


def make(configuration: Configuration, target: Path, *, at: datetime, with_keys: bool) -> None:
    """Gather everything beside the target, then write it."""
    with tempfile.TemporaryDirectory(prefix=".groundwork-backup-", dir=target.parent) as room:
        files = gather(configuration, Path(room), with_keys=with_keys)
        manifest = archive.Manifest(
            format=archive.FORMAT,
            version=version_of("groundwork-mentoring"),
            made_at=at.isoformat(),
            database="sqlite" if configuration.uses_sqlite else "postgresql",
            migrations=applied(),
            keys=archive.fingerprints(configuration.words_keys),
            checksums={name: archive.checksum(path) for name, path in files.items()},
        )
        archive.write(target, manifest, files)


def gather(configuration: Configuration, room: Path, *, with_keys: bool) -> dict[str, Path]:
    """The parts of a backup, by their names in it."""
    if configuration.uses_sqlite:
        files = {SQLITE_FILE: room / SQLITE_FILE}
        copy_sqlite(configuration.database_file, room / SQLITE_FILE)
    else:
        files = {POSTGRES_FILE: room / POSTGRES_FILE}
        postgres.dump(room / POSTGRES_FILE)
    files[CONFIG_FILE] = room / CONFIG_FILE
    files[CONFIG_FILE].write_text(settings_as_toml(configuration, with_passwords=with_keys), encoding="utf-8")
    if with_keys:
        files[KEYS_FILE] = room / KEYS_FILE
        keys = {"secret_key": configuration.secret_key, "words_keys": configuration.words_keys}
        files[KEYS_FILE].write_text(as_toml(keys), encoding="utf-8")
    return files


def settings_as_toml(configuration: Configuration, *, with_passwords: bool) -> str:
    """The settings that were chosen; one with a password in it only if asked for."""
    chosen = [each for each in SETTINGS if configuration.sources[each.name] != "default"]
    values = {each.name: configuration.values[each.name] for each in chosen}
    safe = {each.name for each in chosen if configuration.shown(each) == configuration.values[each.name]}
    return as_toml({name: value for name, value in values.items() if with_passwords or name in safe})

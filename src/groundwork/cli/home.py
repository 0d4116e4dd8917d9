"""The data folder: making it, its keys and its configuration, and holding it while Groundwork runs."""

from __future__ import annotations

import fcntl
import json
import os
import secrets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from cryptography.fernet import Fernet

from groundwork.core.configuration import CONFIG_FILE, KEYS_FILE, Configuration

from .stop import Stop

LOCK_FILE = "running.lock"
KEYS_HEADING = """\
# The keys of this installation. Keep a copy apart from your backups: without words_keys, nobody can read again
# what people wrote in confidence. The first of words_keys writes, all of them read.
"""
CONFIG_HEADING = "# What `groundwork config` shows can be set here, or by an environment variable that wins.\n"


def make_home(home: Path) -> None:
    """The data folder, for its owner alone."""
    try:
        home.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as problem:
        raise Stop(
            f"The data folder {home} can't be made: {problem.strerror}. Set GROUNDWORK_HOME to a folder you may write."
        ) from problem


def make_keys(home: Path) -> bool:
    """New keys, unless there are some: keys are never replaced."""
    if (home / KEYS_FILE).exists():
        return False
    facts = {"secret_key": secrets.token_urlsafe(50), "words_keys": [Fernet.generate_key().decode()]}
    write_privately(home / KEYS_FILE, KEYS_HEADING + as_toml(facts))
    return True


def write_config(home: Path, values: Mapping[str, str]) -> None:
    """Write the settings that were chosen."""
    write_privately(home / CONFIG_FILE, CONFIG_HEADING + as_toml(values))


def write_privately(path: Path, text: str) -> None:
    """Write a file in one step, readable by its owner alone."""
    unfinished = path.with_name(f".{path.name}.unfinished")
    unfinished.unlink(missing_ok=True)
    with os.fdopen(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    unfinished.replace(path)


def as_toml(values: Mapping[str, object]) -> str:
    """Texts and lists of texts as TOML, whose quoting of them is JSON's."""
    return "".join(f"{name} = {json.dumps(value, ensure_ascii=False)}\n" for name, value in values.items())


@contextmanager
def held(home: Path) -> Iterator[None]:
    """Hold the data folder: one Groundwork at a time runs on it."""
    with (home / LOCK_FILE).open("a+") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as problem:
            lock.seek(0)
            process = lock.read().strip() or "unknown"
            raise Stop(f"Groundwork is already at work on {home} (process {process}). Stop that first.") from problem
        lock.truncate(0)
        lock.write(str(os.getpid()))
        lock.flush()
        yield


def start_django() -> Configuration:
    """Load the settings and all stages; returns the configuration in force."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "groundwork.settings")
    import django
    from django.conf import settings

    django.setup()
    configuration: Configuration = settings.CONFIGURATION
    return configuration

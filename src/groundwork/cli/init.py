"""`groundwork init`: three questions, then a data folder, keys, a database and a link for the first operator."""

from __future__ import annotations

import argparse
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import urlsplit

from groundwork.core.configuration import KEYS_FILE, SETTINGS, Configuration

from . import database
from .home import held, make_home, make_keys, start_django, write_config
from .operator_link import invitation
from .stop import Stop

QUESTIONS = {
    "base_url": "Which address will people open?",
    "mail_url": "Which mail server sends mail?  smtp://user:password@host:587, or empty for none",
    "database_url": "Which database?  postgres://user:password@host/name, or empty for SQLite",
}


def arguments(parser: argparse.ArgumentParser) -> None:
    for name, question in QUESTIONS.items():
        parser.add_argument(f"--{name.replace('_', '-')}", dest=name, help=question.replace("%", "%%"))
    parser.add_argument("--from-email", dest="from_email", help="sender of all mail")
    parser.add_argument(
        "--yes", action="store_true", help="ask nothing: take what is given here, set already, or usual"
    )


def run(options: argparse.Namespace) -> None:
    """Set up what is missing; what is there stays, so it may be run again."""
    before = Configuration.read()
    if before.demo:
        raise Stop(f"{before.home} is a demo. Set GROUNDWORK_HOME to another folder.")
    answers = {name: answer(name, options, before) for name in QUESTIONS}
    values = written(answers, options, before)
    make_home(before.home)
    with held(before.home):
        write_config(before.home, values)
        if make_keys(before.home):
            if not before.keys:
                refuse_other_keys(before.home)
            print(f"New keys in {before.home / KEYS_FILE}. Keep a copy in another place: backups don't hold them.")
        finish()


def answer(name: str, options: argparse.Namespace, before: Configuration) -> str:
    """What was given on the command line, else asked, with what holds already as the answer to an empty line."""
    given = getattr(options, name)
    if given is None and not (options.yes or before.sources[name] == "environment"):
        given = ask(QUESTIONS[name], before.values[name])
    value: str = before.values[name] if given is None else given.strip()
    CHECKED[name](value)
    return value


def ask(question: str, usual: str) -> str:
    """One question at the terminal."""
    try:
        return input(f"{question}\n  [{usual or 'empty'}] ").strip() or usual
    except EOFError as problem:
        raise Stop(
            "The answers ended too early. With --yes nothing is asked; see `groundwork init --help`."
        ) from problem


def written(answers: dict[str, str], options: argparse.Namespace, before: Configuration) -> dict[str, str]:
    """The lines of config.toml: what differs from the usual, without what the environment says anyway."""
    host = urlsplit(answers["base_url"]).hostname
    usual_sender = f"Groundwork <groundwork@{host}>" if before.sources["from_email"] == "default" else ""
    chosen = before.values | answers | {"from_email": options.from_email or usual_sender or before.from_email}
    return {
        each.name: chosen[each.name]
        for each in SETTINGS
        if chosen[each.name] != each.default and before.sources[each.name] != "environment"
    }


def refuse_other_keys(home: Path) -> None:
    """A database that is in use was sealed with keys that are missing now; with others its words would be lost."""
    from django.db import OperationalError

    start_django()
    try:
        in_use = database.applied()
    except OperationalError:  # whoever prepares it says why
        return
    if in_use:
        (home / KEYS_FILE).unlink()
        raise Stop(
            f"The database is in use, and its keys are not in {home / KEYS_FILE}. Bring that file back from your copy:"
            " with other keys, nobody could read again what people wrote."
        )


def finish() -> None:
    """Make the database, and say what comes next."""
    from django.utils import timezone

    configuration = start_django()
    database.prepare(configuration, at=timezone.now(), say=print)
    print(f"Data folder: {configuration.home}")
    if not configuration.values["mail_url"]:
        print(
            "Mail is off: invitations are links that you pass on yourself. `groundwork init` turns it on at any time."
        )
    print("Start it with: groundwork up\n")
    print(invitation(configuration, at=timezone.now()))


def check_address(value: str) -> None:
    url = urlsplit(value)
    if url.scheme not in {"http", "https"} or not url.hostname or url.path.strip("/"):
        raise Stop(f"{value!r} is no address like https://mentoring.example.org")


def check_mail(value: str) -> None:
    url = urlsplit(value)
    if value and (url.scheme not in {"smtp", "smtps"} or not url.hostname):
        raise Stop("The mail server is written like smtp://user:password@host:587 or smtps://user:password@host")


def check_database(value: str) -> None:
    scheme = urlsplit(value).scheme
    if value and scheme not in {"postgres", "postgresql", "sqlite"}:
        raise Stop("The database is written like postgres://user:password@host/name; leave it empty for SQLite")
    if scheme.startswith("postgres") and not find_spec("psycopg"):
        raise Stop("PostgreSQL needs one more library: pip install 'groundwork-mentoring[postgres]'")


CHECKED = {"base_url": check_address, "mail_url": check_mail, "database_url": check_database}

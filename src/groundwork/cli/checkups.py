"""What `groundwork doctor` looks at."""

from __future__ import annotations

import os
import shutil
import smtplib
import sqlite3
import stat
import sys
import time
from datetime import timedelta
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

from groundwork.core.checkup import Finding, check, ok, problem, warning
from groundwork.core.configuration import DEMO_MARKER, KEYS_FILE, Configuration

LITTLE_SPACE = 500 * 1024 * 1024
NO_SPACE = 50 * 1024 * 1024
SILENCE = timedelta(minutes=5)
RECENT_LETTERS = timedelta(days=14)
OLDEST_SQLITE = (3, 31)


@check("programs", why="Older ones lack what Groundwork relies on.")
def programs(configuration: Configuration) -> Finding:
    python, sqlite = ".".join(map(str, sys.version_info[:3])), sqlite3.sqlite_version
    if sys.version_info < (3, 11) or sqlite3.sqlite_version_info < OLDEST_SQLITE:
        return problem(f"Python {python} and SQLite {sqlite}", "Install Python 3.11 or newer with SQLite 3.31 or newer")
    return ok(f"Python {python} and SQLite {sqlite}")


@check("clock", why="Links expire and reminders go out by this computer's clock.")
def clock(configuration: Configuration) -> Finding:
    built = max(Path(__file__).stat().st_mtime, _newest_write(configuration))
    if time.time() < built - 3600:
        return problem(f"It says {time.ctime()}, which has passed already", "sudo timedatectl set-ntp true")
    return ok(time.strftime("%Y-%m-%d %H:%M %Z"))


def _newest_write(configuration: Configuration) -> float:
    return configuration.database_file.stat().st_mtime if _has_sqlite_file(configuration) else 0.0


@check("data-folder", why="Everything Groundwork knows lies there, and a full disk stops every write.")
def data_folder(configuration: Configuration) -> Finding:
    home = configuration.home
    if not home.is_dir():
        return problem(f"{home} does not exist", "groundwork init   (or set GROUNDWORK_HOME)")
    if not os.access(home, os.W_OK | os.X_OK):
        return problem(f"{home} can't be written by this user", f"sudo chown -R $(id -un) '{home}'")
    free = shutil.disk_usage(home).free
    what = f"{home} is writable, {free // 1024**2:,} MB free"
    if free < NO_SPACE:
        return problem(what, "Free some space on this disk")
    if free < LITTLE_SPACE:
        return warning(what, "Free some space on this disk")
    if home.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
        return warning(f"{home} is open to other users of this computer", f"chmod 700 '{home}'")
    return ok(what)


@check("keys", why="They seal sessions, links and what people write in confidence.", needs="data-folder")
def keys(configuration: Configuration) -> Finding:
    from cryptography.fernet import Fernet

    file = configuration.home / KEYS_FILE
    try:
        for key in [configuration.secret_key, *configuration.words_keys]:
            assert key
        for key in configuration.words_keys:
            Fernet(key)
    except ValueError as mishap:
        return problem(f"A key in {file} is no key: {mishap}", f"Bring {file} back from your copy")
    except Exception as mishap:
        return problem(str(mishap), "groundwork init   (on an old installation: bring keys.toml back from your copy)")
    if file.exists() and file.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
        return problem(f"{file} can be read by other users of this computer", f"chmod 600 '{file}'")
    return ok("present" + (", readable by their owner alone" if file.exists() else ", from the environment"))


@check("settings", why="A misspelt setting is a setting that does nothing.")
def settings_known(configuration: Configuration) -> Finding:
    try:
        _usable = configuration.listen, configuration.web_workers
    except ImproperlyConfigured as mishap:
        return problem(str(mishap), "Correct it in config.toml or in the environment; groundwork config shows where")
    if configuration.unknown:
        return warning(f"Not known: {', '.join(configuration.unknown)}", "groundwork config   (shows all names)")
    return ok("all names are known")


@check("address", why="Links in mails lead there, and without HTTPS anybody on the way can read along.")
def address(configuration: Configuration) -> Finding:
    base_url = configuration.base_url
    if configuration.demo:
        return ok("the demo is for this computer alone")
    if configuration.is_local:
        return warning(f"{base_url} can be opened on this computer only", "groundwork init   (asks for the address)")
    if not base_url.startswith("https://"):
        return problem(
            f"{base_url} is not encrypted", "Put a proxy with HTTPS before it and set base_url = 'https://...'"
        )
    if not configuration.behind_proxy:
        return warning(f"{base_url}, but behind_proxy is no", "Set behind_proxy = 'yes' when your proxy adds HTTPS")
    return ok(base_url)


@check("database", why="Nothing works without it.", needs="keys")
def database(configuration: Configuration) -> Finding:
    from django.db import Error, connection

    from .home import start_django

    start_django()
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except Error as mishap:
        where = "the database's file" if configuration.uses_sqlite else "the database server and database_url"
        return problem(
            f"It can't be reached: {str(mishap).strip()}", f"Look at {where}, then `groundwork doctor` again"
        )
    version = ".".join(map(str, connection.get_database_version()))
    return ok(f"{connection.display_name} {version} answers")


@check("database-whole", why="A damaged file gets worse with each write.", needs="database")
def database_whole(configuration: Configuration) -> Finding:
    from django.db import connection

    if not configuration.uses_sqlite:
        return ok("PostgreSQL sees to that")
    with connection.cursor() as cursor:
        said = [row[0] for row in cursor.execute("PRAGMA quick_check(3)").fetchall()]
        broken = cursor.execute("PRAGMA foreign_key_check").fetchmany(3)
    if said != ["ok"] or broken:
        return problem(f"SQLite finds it damaged: {'; '.join(said)} {broken or ''}", "groundwork restore FILE")
    return ok("SQLite finds nothing wrong")


@check("migrations", why="A program and a database of different versions spoil each other.", needs="database")
def migrations(configuration: Configuration) -> Finding:
    from .database import applied, pending, unknown_here

    newer, waiting = unknown_here(applied()), pending()
    if newer:
        return problem(f"The database is of a newer version ({newer[-1]})", "Install the newer version again")
    if waiting:
        return problem(f"{len(waiting)} steps have not been applied", "groundwork migrate")
    return ok("the database is of this version")


@check("worker", why="Without it no mail goes out and nothing is ever reminded or closed.", needs="migrations")
def worker(configuration: Configuration) -> Finding:
    from django.utils import timezone

    from groundwork.core.models import Heartbeat

    beat = Heartbeat.objects.filter(name="worker").first()
    if not beat:
        return warning("It has never run", "groundwork up")
    silence = timezone.now() - beat.at
    if silence > SILENCE:
        return warning(f"Its last sign of life is {silence // timedelta(minutes=1)} minutes old", "groundwork up")
    return ok("alive")


@check("mail", why="Sign-in codes, invitations and reminders go by mail.", needs="keys")
def mail(configuration: Configuration) -> Finding:
    server = configuration.email_settings
    if configuration.demo:
        return ok("the demo keeps all mail in its outbox")
    if not server:
        return warning(
            "Mail is off: links have to be passed on by hand", "groundwork init   (asks for the mail server)"
        )
    where = f"{server['EMAIL_HOST']}:{server['EMAIL_PORT']}"
    try:
        kind = smtplib.SMTP_SSL if server["EMAIL_USE_SSL"] else smtplib.SMTP
        with kind(server["EMAIL_HOST"], server["EMAIL_PORT"], timeout=5) as connection:
            connection.noop()
    except (OSError, smtplib.SMTPException) as mishap:
        return problem(
            f"{where} does not answer: {mishap}", "Look at mail_url, then: groundwork test-mail YOUR-ADDRESS"
        )
    return ok(f"{where} answers")


@check("letters", why="Who waits for one of them never learns of it.", needs="migrations")
def letters(configuration: Configuration) -> Finding:
    from django.db.models import Min
    from django.utils import timezone

    from groundwork.notifications.models import Notification

    lately = Notification.objects.filter(claimed_at__gte=timezone.now() - RECENT_LETTERS)
    lost = lately.filter(state=Notification.State.FAILED)
    count, first = lost.count(), lost.aggregate(first=Min("claimed_at"))["first"]
    if not count:
        return ok("none was given up in the last two weeks")
    reasons = ", ".join(lost.values_list("problem", flat=True).order_by("problem").distinct())
    what = f"{count} could not be sent since {first:%Y-%m-%d %H:%M %Z}: {reasons}"
    return warning(what, "groundwork test-mail YOUR-ADDRESS   (says what the mail server answers)")


@check("encoder", why="A round whose words it compares cannot be run without it.", needs="keys")
def encoder(configuration: Configuration) -> Finding:
    from django.core.exceptions import ImproperlyConfigured

    from .home import start_django

    start_django()
    from groundwork.matching.encoding import the_encoder

    try:
        found = the_encoder()
        said = list(found.encode(["A first team", "Leading people"])) if found else []
    except ImproperlyConfigured as mishap:
        return problem(str(mishap), "Correct encoder in config.toml, or take it out")
    except Exception as mishap:  # somebody else's program: whatever it is, it is said
        return problem(f"{configuration.values['encoder']} fails: {mishap}", "Mend it, or take encoder out")
    if found is None:
        return ok("none: words are compared as words")
    if len(said) != 2 or len(said[0]) != len(said[1]):
        return problem(f"{configuration.values['encoder']} gives no row for each text", "Mend it, or take encoder out")
    return ok(f"{configuration.values['encoder']} answers with {len(said[0])} numbers for each text")


@check("static-files", why="Stale styles and scripts make pages look and act broken.", needs="keys")
def static_files(configuration: Configuration) -> Finding:
    from . import static
    from .home import start_django

    start_django()
    if not static.is_current():
        return warning("They are not those of this version", "groundwork up   (collects them when it starts)")
    return ok("current")


@check("debug", why="Debug pages show everybody the inside of the program.", needs="keys")
def debug(configuration: Configuration) -> Finding:
    from django.conf import settings

    return problem("Debug pages are on", "Set DEBUG = False") if settings.DEBUG else ok("off")


@check("demo-data", why="Invented people must not mix with real ones.")
def demo_data(configuration: Configuration) -> Finding:
    if (configuration.home / DEMO_MARKER).exists() and not configuration.demo:
        return problem(
            f"{configuration.home} is a demo's folder", "Set GROUNDWORK_HOME to another folder, groundwork init"
        )
    return ok("absent" if not configuration.demo else "this is the demo")


def _has_sqlite_file(configuration: Configuration) -> bool:
    return configuration.uses_sqlite and configuration.database_file.exists()

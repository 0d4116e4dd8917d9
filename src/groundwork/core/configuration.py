"""What an operator may set: from the environment first, then `config.toml` in the data folder, then a default."""

from __future__ import annotations

import os
import sys
import tomllib
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

ENVIRONMENT_PREFIX = "GROUNDWORK_"
CONFIG_FILE = "config.toml"
KEYS_FILE = "keys.toml"
DEMO_MARKER = "this-is-a-demo"


def default_home() -> Path:
    """Where data lives when nobody says otherwise: the platform's own place for it."""
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "groundwork"
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "groundwork"


@dataclass(frozen=True)
class Setting:
    """One thing an operator may set."""

    name: str
    meaning: str
    default: str = ""
    may_hold_password: bool = False

    @property
    def variable(self) -> str:
        return ENVIRONMENT_PREFIX + self.name.upper()


SETTINGS = [
    Setting("base_url", "Address people open, as in https://mentoring.example.org", "http://127.0.0.1:8000"),
    Setting(
        "database_url",
        "postgres://user:password@host/name, or empty for SQLite in the data folder",
        may_hold_password=True,
    ),
    Setting(
        "mail_url",
        "smtp://user:password@host:587 (smtps:// for TLS from the start), or empty: mail is off",
        may_hold_password=True,
    ),
    Setting("from_email", "Sender of all mail", "Groundwork <groundwork@localhost>"),
    Setting("behind_proxy", "yes when a proxy of yours sets X-Forwarded-Proto", "no"),
    Setting("listen", "Address and port the web server listens on", "127.0.0.1:8000"),
    Setting("web_workers", "Processes that answer pages, or empty: two where there are two cores"),
    Setting("encoder", "package.module:factory that compares own words by meaning, or empty: by the words they share"),
    Setting("log_level", "DEBUG, INFO, WARNING or ERROR", "INFO"),
]


@dataclass(frozen=True)
class Configuration:
    """The settings in force for this data folder."""

    home: Path
    values: dict[str, str]
    sources: dict[str, str]
    keys: dict[str, Any] = field(repr=False)
    unknown: tuple[str, ...] = ()

    @classmethod
    def read(cls) -> Configuration:
        home = Path(os.environ.get("GROUNDWORK_HOME") or default_home()).expanduser().absolute()
        written = _read_toml(home / CONFIG_FILE)
        values, sources = {}, {}
        for setting in SETTINGS:
            if setting.variable in os.environ:
                values[setting.name], sources[setting.name] = os.environ[setting.variable], "environment"
            elif setting.name in written:
                values[setting.name], sources[setting.name] = str(written[setting.name]), str(home / CONFIG_FILE)
            else:
                values[setting.name], sources[setting.name] = setting.default, "default"
        unknown = tuple(sorted(set(written) - values.keys()))
        return cls(home, values, sources, _read_toml(home / KEYS_FILE), unknown)

    @cached_property
    def demo(self) -> bool:
        """True only in the process that `groundwork demo` starts, and only in a folder it made."""
        return os.environ.get("GROUNDWORK_DEMO") == "1" and (self.home / DEMO_MARKER).exists()

    @cached_property
    def secret_key(self) -> str:
        return os.environ.get("GROUNDWORK_SECRET_KEY") or str(self._key("secret_key"))

    @cached_property
    def words_keys(self) -> list[str]:
        """Keys that confidential words are encrypted with: the first writes, all read."""
        given = os.environ.get("GROUNDWORK_WORDS_KEYS")
        return given.split() if given else list(self._key("words_keys"))

    def _key(self, name: str) -> Any:
        if name not in self.keys:
            raise ImproperlyConfigured(
                f"There is no {name} in {self.home / KEYS_FILE}. Run `groundwork init`, or set GROUNDWORK_HOME to the"
                " folder that holds your data."
            )
        return self.keys[name]

    def shown(self, setting: Setting) -> str:
        """The value as it may be shown: without the password in it."""
        value = self.values[setting.name]
        return without_password(value) if setting.may_hold_password else value

    @property
    def base_url(self) -> str:
        return self.values["base_url"].rstrip("/")

    @property
    def is_local(self) -> bool:
        return urlsplit(self.base_url).hostname in {"127.0.0.1", "localhost", "::1"}

    @property
    def allowed_hosts(self) -> list[str]:
        host = urlsplit(self.base_url).hostname or "127.0.0.1"
        return [host, "127.0.0.1", "localhost", "[::1]"] if self.is_local else [host]

    @property
    def database_url(self) -> str:
        return self.values["database_url"] or f"sqlite:///{quote(str(self.home / 'groundwork.sqlite3'))}"

    @property
    def uses_sqlite(self) -> bool:
        return self.database_url.startswith("sqlite:")

    @property
    def database_file(self) -> Path:
        """Where SQLite keeps everything."""
        return Path(unquote(self.database_url.removeprefix("sqlite:///")))

    @property
    def listen(self) -> tuple[str, int]:
        host, colon, port = self.values["listen"].rpartition(":")
        if not (colon and port.isdigit()):
            raise ImproperlyConfigured(f"listen is an address and a port, as in 127.0.0.1:8000, not {port}")
        return host.strip("[]"), int(port)

    @property
    def web_workers(self) -> int:
        given = self.values["web_workers"]
        if given and not (given.isdigit() and int(given)):
            raise ImproperlyConfigured(f"web_workers is a number from 1 up, not {given}")
        return int(given) if given else min(2, os.cpu_count() or 1)

    @property
    def behind_proxy(self) -> bool:
        return self.values["behind_proxy"].lower() in {"yes", "true", "1", "on"}

    @property
    def from_email(self) -> str:
        return self.values["from_email"]

    @property
    def log_level(self) -> str:
        return self.values["log_level"].upper()

    @property
    def email_backend(self) -> str:
        kind = "smtp" if self.values["mail_url"] else "dummy"
        return f"django.core.mail.backends.{kind}.EmailBackend"

    @property
    def email_settings(self) -> dict[str, Any]:
        """Django's EMAIL_* settings out of one address."""
        if not self.values["mail_url"]:
            return {}
        url = urlsplit(self.values["mail_url"])
        return {
            "EMAIL_HOST": url.hostname or "localhost",
            "EMAIL_PORT": url.port or (465 if url.scheme == "smtps" else 25),
            "EMAIL_HOST_USER": unquote(url.username or ""),
            "EMAIL_HOST_PASSWORD": unquote(url.password or ""),
            "EMAIL_USE_SSL": url.scheme == "smtps",
            "EMAIL_USE_TLS": url.scheme == "smtp" and url.port == 587,
            "EMAIL_TIMEOUT": 20,
        }


def without_password(url: str) -> str:
    """The address with its password left out."""
    password = urlsplit(url).password
    return url.replace(f":{password}@", ":***@", 1) if password else url


def _read_toml(path: Path) -> dict[str, Any]:
    if not path.exists():
        return {}
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as problem:
        raise ImproperlyConfigured(f"{path} can't be read: {problem}") from problem

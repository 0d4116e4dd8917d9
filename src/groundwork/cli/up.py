"""`groundwork up`: web pages and background work, supervised in one process."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from functools import partial
from importlib.metadata import version as version_of

from groundwork.core.configuration import Configuration

from . import database, ports, static, supervisor
from .home import held, start_django

say: Callable[[str], None] = partial(print, flush=True)


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--host", help="address to listen on (setting: listen)")
    parser.add_argument("--port", type=int, help="port to listen on (setting: listen)")
    parser.add_argument(
        "--no-migrate", action="store_true", help="start only if the database is of this version already"
    )


def run(options: argparse.Namespace) -> int:
    """Start everything and stay."""
    from django.utils import timezone

    configuration = start_django()
    host, port = configuration.listen
    host, port = options.host or host, options.port or port
    ports.require_free(host, port)
    with held(configuration.home):
        say(f"Groundwork {version_of('groundwork-mentoring')}")
        say(f"Data folder: {configuration.home}")
        if options.no_migrate:
            database.require_current()
        else:
            database.prepare(configuration, at=timezone.now(), say=say)
        return serve(configuration, host, port, address=configuration.base_url)


def serve(configuration: Configuration, host: str, port: int, *, address: str) -> int:
    """Supervise the web server and the worker; say the address as soon as pages are answered."""
    from django.db import connections

    static.collect()
    connections.close_all()
    children = [supervisor.web(host, port, configuration.web_workers), supervisor.worker()]
    return supervisor.Supervisor(children, is_ready=lambda: ports.answers(host, port), say=say).run(
        when_ready=lambda: say(f"Listening on {host}:{port}. Open {address}\nStop with Ctrl-C.")
    )

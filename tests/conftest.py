"""Fixtures for all tests. The settings are in tests/settings.py, PostgreSQL in databases.py, Chromium in browser.py."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from .browser import browser, new_page, page
from .clock import NOW, time_from

__all__ = ["browser", "new_page", "page"]


def pytest_configure(config: pytest.Config) -> None:
    # A terminated run takes its server and its folders with it.
    if hasattr(config, "workerinput") is False:
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    journeys = Path(__file__).parent / "journeys"
    for item in items:
        if journeys in item.path.parents:
            item.add_marker("journey")
    from .settings import POSTGRES

    elsewhere = "sqlite_only" if POSTGRES else "postgres_only"
    config.hook.pytest_deselected(items=[item for item in items if item.get_closest_marker(elsewhere)])
    items[:] = [item for item in items if not item.get_closest_marker(elsewhere)]


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    outcome = yield
    report = outcome.get_result()  # type: ignore[attr-defined]
    item.failed = getattr(item, "failed", False) or report.failed  # type: ignore[attr-defined]


@pytest.fixture(autouse=True)
def _the_day_of_tests() -> Iterator[None]:
    """Pages read the clock, and find the day that builders and tests are written for."""
    with time_from(NOW):
        yield


@pytest.fixture
def live_server(live_server: Any, settings: Any) -> Any:
    """The site on a free port; links in mails point to it."""
    settings.BASE_URL = live_server.url
    settings.CSRF_TRUSTED_ORIGINS = [live_server.url]
    return live_server

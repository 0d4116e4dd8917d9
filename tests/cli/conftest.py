"""The command line as operators meet it: another process, a data folder of its own, nothing set by accident."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Command = Callable[..., subprocess.CompletedProcess[str]]
PROGRAM = [sys.executable, "-m", "groundwork.cli.main"]


def clean_environment(home: Path, **also: str) -> dict[str, str]:
    """What a shell has, without anything of Groundwork but the data folder."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(("GROUNDWORK_", "DJANGO_"))}
    return inherited | {"GROUNDWORK_HOME": str(home)} | also


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Where a data folder may come to be."""
    return tmp_path / "a home"


@pytest.fixture
def groundwork(home: Path) -> Command:
    """Run one command to its end."""

    def run(*words: str, answers: str = "", home: Path = home, **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [*PROGRAM, *map(str, words)],
            env=clean_environment(home, **environment),
            input=answers,
            capture_output=True,
            text=True,
            timeout=60,
        )

    return run


@pytest.fixture(scope="session")
def _set_up_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("template") / "home"
    subprocess.run(
        [*PROGRAM, "init", "--yes"], env=clean_environment(home), check=True, capture_output=True, timeout=60
    )
    return home


@pytest.fixture
def installed(_set_up_once: Path, home: Path) -> Path:
    """A data folder as `groundwork init --yes` leaves it."""
    shutil.copytree(_set_up_once, home)
    return home


@pytest.fixture
def free_port() -> int:
    """A port nobody listens on just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port

"""A running `groundwork demo`, in a folder and on a port of its own."""

from __future__ import annotations

import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.cli.conftest import PROGRAM, clean_environment


@dataclass(frozen=True)
class Demo:
    """Where it runs and what it said when it started."""

    home: Path
    url: str
    said: str


@contextmanager
def running_demo(home: Path) -> Iterator[Demo]:
    """`groundwork demo` from its first page to its end."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    program = subprocess.Popen(
        [*PROGRAM, "demo", "--port", str(port)],
        env=clean_environment(home),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        yield Demo(home, f"http://127.0.0.1:{port}", _until_it_listens(program))
    finally:
        program.terminate()
        program.communicate(timeout=30)


def _until_it_listens(program: subprocess.Popen[str]) -> str:
    said = []
    for line in program.stdout or ():
        said.append(line)
        if "Listening on" in line:
            return "".join(said)
    raise AssertionError("".join(said))

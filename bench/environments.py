"""An environment for each peer, with what its file in bench/peers/ pins; made once, kept in .cache/."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
CACHE = ROOT / ".cache" / "bench"
PEERS = Path(__file__).parent / "peers"
UV = ROOT / ".venv-tools" / "uv"
OWN = "groundwork"
"""Groundwork's own environment, for learning_fit and for the floors."""
BROUGHT = {"openreview": "OPENREVIEW_MATCHER"}
"""Peers that one has to bring, and the variable that says where they are."""


class NotInstalled(Exception):
    """A peer that could not be installed here."""


def python_of(name: str) -> Path:
    """The Python that has a peer's libraries; raises `NotInstalled`."""
    if name == OWN:
        return Path(sys.executable)
    if name in BROUGHT and not os.environ.get(BROUGHT[name]):
        raise NotInstalled(f"it is on no package index; {BROUGHT[name]} names the folder of a clone")
    pinned, home = PEERS / f"{name}.txt", CACHE / "environments" / name
    made = home / "made-of.txt"
    python = home / "bin" / "python"
    if not made.exists() or made.read_text() != pinned.read_text():
        _run([UV, "venv", "--quiet", "--clear", "--python", sys.executable, home])
        _run([UV, "pip", "install", "--quiet", "--python", python, "--requirement", pinned])
        made.write_text(pinned.read_text())
    return python


def _run(command: list[Path | str]) -> None:
    """Run uv quietly; raises `NotInstalled` with the last thing it said."""
    quiet = {name: value for name, value in os.environ.items() if name != "VIRTUAL_ENV"}
    done = subprocess.run([str(part) for part in command], env=quiet, cwd=ROOT, capture_output=True, text=True)
    if done.returncode:
        raise NotInstalled((done.stderr.strip().splitlines() or ["no reason given"])[-1])

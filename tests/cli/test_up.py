from __future__ import annotations

import os
import signal
import socket
import sqlite3
import subprocess
import time
import urllib.error
import urllib.request
from contextlib import closing, contextmanager

import pytest

from .conftest import PROGRAM, clean_environment

pytestmark = pytest.mark.sqlite_only


@contextmanager
def running(home, port):
    """`groundwork up` from its first page to its end."""
    program = subprocess.Popen(
        [*PROGRAM, "up", "--port", str(port)],
        env=clean_environment(home),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        read_until(program, "Listening on")
        yield program
    finally:
        program.terminate()
        program.communicate(timeout=30)


def read_until(program, words):
    seen = []
    for line in program.stdout:
        seen.append(line)
        if words in line:
            return "".join(seen)
    raise AssertionError("".join(seen))


def children_of(program):
    found = subprocess.run(["ps", "-A", "-o", "pid=,ppid=,args="], capture_output=True, text=True, check=True).stdout
    rows = [line.split(None, 2) for line in found.splitlines()]
    return {row[2]: int(row[0]) for row in rows if row[1] == str(program.pid)}


def status(port):
    try:
        return urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=10).status
    except urllib.error.HTTPError as answer:
        with answer:
            return answer.code


def eventually(happens, seconds=20):
    end = time.monotonic() + seconds
    while not happens():
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.1)


def test_up_serves_pages_and_the_worker_shows_that_it_lives(installed, free_port):
    with running(installed, free_port):
        assert status(free_port) < 500
        eventually(lambda: heartbeats(installed) == ["worker"])


def heartbeats(home):
    with closing(sqlite3.connect(home / "groundwork.sqlite3")) as database:
        return [row[0] for row in database.execute("SELECT name FROM core_heartbeat")]


def test_up_starts_again_what_was_killed(installed, free_port):
    with running(installed, free_port) as program:
        before = children_of(program)
        for process in before.values():
            signal_to(process, signal.SIGKILL)

        eventually(
            lambda: len(children_of(program)) == 2 and not set(children_of(program).values()) & set(before.values())
        )
        eventually(lambda: answers(free_port))

        assert status(free_port) < 500


def test_up_stops_cleanly_and_leaves_nothing_behind(installed, free_port):
    with running(installed, free_port) as program:
        program.send_signal(signal.SIGTERM)

        assert program.wait(timeout=30) == 0
        assert not answers(free_port)


def test_killing_the_supervisor_ends_its_children_too(installed, free_port):
    with running(installed, free_port) as program:
        program.kill()
        program.wait(timeout=5)

        eventually(lambda: not answers(free_port))


def test_two_of_them_never_run_on_one_folder(groundwork, installed, free_port):
    with running(installed, free_port):
        said = groundwork("up", "--port", "0")

    assert said.returncode == 1
    assert "already at work" in said.stderr


@pytest.mark.parametrize("verb", ["up", "demo"])
def test_an_occupied_port_is_noticed_before_anything_starts(groundwork, installed, tmp_path, verb):
    with socket.create_server(("127.0.0.1", 0), reuse_port=True) as other:
        port = other.getsockname()[1]

        said = groundwork(verb, "--port", str(port), home=installed if verb == "up" else tmp_path / "new")

    assert said.returncode == 1
    assert f"Port {port} is taken" in said.stderr
    assert not (tmp_path / "new").exists()


def test_up_without_init_says_what_to_type(groundwork, home, free_port):
    said = groundwork("up", "--port", str(free_port))

    assert said.returncode == 1
    assert "groundwork init" in said.stderr
    assert not home.exists()


def test_an_old_program_does_not_touch_a_newer_database(groundwork, installed, free_port):
    with closing(sqlite3.connect(installed / "groundwork.sqlite3")) as database, database:
        database.execute(
            "INSERT INTO django_migrations (app, name, applied) VALUES ('people', '9999_later', '2030-01-01')"
        )

    said = groundwork("up", "--port", str(free_port))

    assert said.returncode == 1
    assert "newer Groundwork" in said.stderr


def test_without_migrating_only_a_current_database_will_do(groundwork, installed, free_port):
    with closing(sqlite3.connect(installed / "groundwork.sqlite3")) as database, database:
        database.execute("DELETE FROM django_migrations WHERE app = 'core'")

    said = groundwork("up", "--no-migrate", "--port", str(free_port))

    assert said.returncode == 1
    assert "groundwork migrate" in said.stderr


def answers(port):
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def signal_to(process, number):
    os.kill(process, number)

from __future__ import annotations

import sys
import time

import pytest

from groundwork.cli.supervisor import Child, Supervisor


def a_child(code):
    return Child("test", [sys.executable, "-c", code])


@pytest.fixture
def said():
    return []


def supervising(child, said, *, ready=True):
    return Supervisor([child], is_ready=lambda: ready, say=said.append)


def test_who_dies_again_and_again_is_started_ever_later(said):
    child = Child("test", [])
    pauses = []

    for child.deaths in range(1, 9):
        pauses.append(child.pause)

    assert pauses == [0.5, 1, 2, 4, 8, 16, 30, 30]


def test_a_child_that_ends_is_started_again(said):
    child = a_child("pass")
    supervisor = supervising(child, said)
    supervisor.tend(restart=True)
    child.process.wait()

    supervisor.tend(restart=True)

    assert said == ["The test process ended (exit code 0); starting it again in 0.5 s."]
    assert child.process is None
    assert child.due > time.monotonic()


def test_a_child_that_can_not_even_start_ends_everything(said):
    child = a_child("raise SystemExit(3)")
    supervisor = supervising(child, said)
    supervisor.tend(restart=False)
    child.process.wait()

    assert not supervisor.tend(restart=False)
    assert "could not start (exit code 3)" in said[0]


def test_stopping_waits_for_a_child_to_finish_its_work(said):
    child = a_child(
        "import signal, sys, time; signal.signal(signal.SIGTERM, lambda *_: (time.sleep(.3), sys.exit(7)));"
        " print('up', flush=True); time.sleep(60)"
    )
    supervisor = supervising(child, said)
    supervisor.tend(restart=True)
    time.sleep(0.5)

    supervisor.stop()

    assert child.process.returncode == 7

"""The commands that need no installation."""

from __future__ import annotations

import os
import signal

import pytest

from groundwork.cli import without_home


def test_ctrl_c_while_libraries_load_is_heard_once_they_are_there(monkeypatch):
    loaded = []

    def loading(name):
        os.kill(os.getpid(), signal.SIGINT)
        loaded.append(name)

    monkeypatch.setattr(without_home, "import_module", loading)

    with pytest.raises(KeyboardInterrupt):
        without_home.load("match", "assign")

    assert loaded == ["groundwork.cli.match", "groundwork.cli.assign"]


def test_what_heard_ctrl_c_before_hears_it_again():
    before = signal.getsignal(signal.SIGINT)

    without_home.load("match")

    assert signal.getsignal(signal.SIGINT) is before

from __future__ import annotations

import os

import pytest

from groundwork.cli import demo
from groundwork.cli.stop import Stop


def test_a_folder_with_something_else_in_it_is_never_made_a_demo(tmp_path):
    (tmp_path / "groundwork.sqlite3").write_text("real people")

    with pytest.raises(Stop, match="no demo"):
        demo.make_demo_home(tmp_path)

    assert [path.name for path in tmp_path.iterdir()] == ["groundwork.sqlite3"]


def test_a_demo_keeps_its_keys_from_one_start_to_the_next(tmp_path):
    demo.make_demo_home(tmp_path / "demo")
    keys = (tmp_path / "demo" / "keys.toml").read_text()

    demo.make_demo_home(tmp_path / "demo")

    assert (tmp_path / "demo" / "keys.toml").read_text() == keys


def test_settings_of_a_real_installation_never_reach_the_demo(tmp_path, monkeypatch):
    monkeypatch.setattr(os, "environ", os.environ.copy() | {"GROUNDWORK_DATABASE_URL": "postgres://real/people"})

    demo.keep_the_real_world_out(tmp_path, port=8123)

    assert {name for name in os.environ if name.startswith("GROUNDWORK_")} == {
        "GROUNDWORK_HOME",
        "GROUNDWORK_DEMO",
        "GROUNDWORK_BASE_URL",
        "GROUNDWORK_WEB_WORKERS",
        "GROUNDWORK_LOG_LEVEL",
    }
    assert os.environ["GROUNDWORK_BASE_URL"] == "http://127.0.0.1:8123"

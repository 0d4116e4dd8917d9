from __future__ import annotations

import pytest
from django.core.exceptions import ImproperlyConfigured

from groundwork.core.configuration import Configuration, without_password


@pytest.fixture
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("GROUNDWORK_HOME", str(tmp_path))
    monkeypatch.delenv("GROUNDWORK_DATABASE_URL", raising=False)
    return tmp_path


def test_the_environment_wins_over_the_file_and_the_file_over_the_default(home, monkeypatch):
    (home / "config.toml").write_text('base_url = "https://file.example.org"\nlog_level = "ERROR"\n')
    monkeypatch.setenv("GROUNDWORK_BASE_URL", "https://environment.example.org/")

    configuration = Configuration.read()

    assert configuration.base_url == "https://environment.example.org"
    assert configuration.log_level == "ERROR"
    assert configuration.listen == ("127.0.0.1", 8000)
    assert configuration.sources["base_url"] == "environment"


def test_sqlite_finds_its_file_whatever_the_folder_is_called(home, monkeypatch):
    odd = home / "100% of #it, a ?"
    monkeypatch.setenv("GROUNDWORK_HOME", str(odd))

    assert Configuration.read().database_file == odd / "groundwork.sqlite3"


def test_a_file_that_is_no_toml_is_named(home):
    (home / "config.toml").write_text("base_url: https://file.example.org")

    with pytest.raises(ImproperlyConfigured, match=r"config\.toml"):
        Configuration.read()


def test_names_that_mean_nothing_are_noticed(home):
    (home / "config.toml").write_text('base_ulr = "https://file.example.org"')

    assert Configuration.read().unknown == ("base_ulr",)


@pytest.mark.parametrize("listen", ["8000", "127.0.0.1", "127.0.0.1:http"])
def test_listen_is_an_address_and_a_port(home, monkeypatch, listen):
    monkeypatch.setenv("GROUNDWORK_LISTEN", listen)

    with pytest.raises(ImproperlyConfigured, match="an address and a port"):
        _ = Configuration.read().listen


def test_being_a_demo_takes_the_marker_and_the_variable(home, monkeypatch):
    (home / "this-is-a-demo").touch()
    without = Configuration.read().demo
    monkeypatch.setenv("GROUNDWORK_DEMO", "1")

    assert not without
    assert Configuration.read().demo


def test_passwords_are_not_shown():
    assert without_password("postgres://me:p%40ss@host/name") == "postgres://me:***@host/name"
    assert without_password("postgres://host/name") == "postgres://host/name"

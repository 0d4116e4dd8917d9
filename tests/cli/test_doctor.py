from __future__ import annotations

import json

import pytest

pytestmark = pytest.mark.sqlite_only


def health_of(said, name):
    return {each["name"]: each["health"] for each in json.loads(said.stdout)["checks"]}[name]


def test_a_new_installation_has_warnings_but_no_problem(groundwork, installed):
    said = groundwork("doctor", "--json")

    assert said.returncode == 2, said.stdout
    report = json.loads(said.stdout)
    assert report["health"] == "warning"
    assert {each["health"] for each in report["checks"]} == {"ok", "warning"}
    assert all(each["why"] for each in report["checks"])
    assert all(each["mend"] for each in report["checks"] if each["health"] == "warning")


def test_without_a_data_folder_the_rest_is_not_looked_at(groundwork, home):
    said = groundwork("doctor", "--json")

    assert said.returncode == 1
    assert health_of(said, "data-folder") == "problem"
    assert health_of(said, "database") == "skipped"
    assert health_of(said, "worker") == "skipped"
    assert not home.exists()


def test_keys_that_others_can_read_are_a_problem_with_a_remedy(groundwork, installed):
    (installed / "keys.toml").chmod(0o644)

    said = groundwork("doctor")

    assert said.returncode == 1
    assert f"chmod 600 '{installed}/keys.toml'" in said.stdout


def test_a_damaged_database_is_noticed(groundwork, installed):
    file = installed / "groundwork.sqlite3"
    content = bytearray(file.read_bytes())
    content[8192:40960] = b"\xff" * 32768
    file.write_bytes(content)

    said = groundwork("doctor", "--json")

    assert said.returncode == 1
    assert "problem" in {health_of(said, "database"), health_of(said, "database-whole")}


def test_a_misspelt_setting_is_noticed(groundwork, installed):
    with (installed / "config.toml").open("a") as config:
        config.write('base_ulr = "https://mentoring.example.org"\n')

    said = groundwork("doctor")

    assert "Not known: base_ulr" in said.stdout


def test_a_mail_server_that_does_not_answer_is_a_problem(groundwork, installed, free_port):
    said = groundwork("doctor", "--json", GROUNDWORK_MAIL_URL=f"smtp://127.0.0.1:{free_port}")

    assert health_of(said, "mail") == "problem"


def test_settings_that_cannot_be_read_are_a_problem_with_a_remedy(groundwork, installed):
    (installed / "config.toml").write_text('base_url = "nonsense')

    said = groundwork("doctor", "--json")

    assert said.returncode == 1
    (found,) = json.loads(said.stdout)["checks"]
    assert found["health"] == "problem"
    assert "groundwork init" in found["mend"]


def test_a_setting_that_makes_no_sense_is_a_problem(groundwork, installed):
    with (installed / "config.toml").open("a") as config:
        config.write('listen = "nowhere"\n')

    said = groundwork("doctor", "--json")

    assert said.returncode == 1
    assert health_of(said, "settings") == "problem"

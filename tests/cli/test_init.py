from __future__ import annotations

import re
import stat
import tomllib

import pytest

pytestmark = pytest.mark.sqlite_only


def test_init_makes_a_private_home_with_keys_and_a_link_for_the_first_operator(groundwork, home):
    said = groundwork("init", "--yes")

    assert said.returncode == 0, said.stderr
    assert stat.S_IMODE(home.stat().st_mode) == 0o700
    assert stat.S_IMODE((home / "keys.toml").stat().st_mode) == 0o600
    assert (home / "groundwork.sqlite3").exists()
    assert re.search(r"http://127\.0\.0\.1:8000/operator/first/[\w-]{20,}/", said.stdout)


def test_init_asks_three_questions(groundwork, home):
    said = groundwork("init", answers="https://mentoring.example.org\nsmtp://u:p@mail.example.org:587\n\n")

    assert said.returncode == 0, said.stderr
    written = tomllib.loads((home / "config.toml").read_text())
    assert written == {
        "base_url": "https://mentoring.example.org",
        "mail_url": "smtp://u:p@mail.example.org:587",
        "from_email": "Groundwork <groundwork@mentoring.example.org>",
    }


def test_init_asks_nothing_that_the_environment_answers(groundwork, home):
    said = groundwork("init", answers="\n\n", GROUNDWORK_BASE_URL="https://mentoring.example.org")

    assert said.returncode == 0, said.stderr
    assert "Which address" not in said.stdout
    assert "base_url" not in (home / "config.toml").read_text()


def test_init_again_never_replaces_the_keys(groundwork, installed):
    before = (installed / "keys.toml").read_text()

    said = groundwork("init", "--yes", "--base-url", "https://mentoring.example.org")

    assert said.returncode == 0, said.stderr
    assert (installed / "keys.toml").read_text() == before
    assert "https://mentoring.example.org/operator/first/" in said.stdout


@pytest.mark.parametrize(
    ("option", "value"),
    [("--base-url", "mentoring"), ("--mail-url", "mail.example.org"), ("--database-url", "mysql://host/name")],
)
def test_init_refuses_what_it_cannot_use_before_it_makes_anything(groundwork, home, option, value):
    said = groundwork("init", "--yes", option, value)

    assert said.returncode == 1
    assert said.stderr.startswith("groundwork: ")
    assert not home.exists()


def test_init_says_what_to_do_when_the_answers_end(groundwork, home):
    said = groundwork("init", answers="")

    assert said.returncode == 1
    assert "--yes" in said.stderr
    assert not home.exists()


def test_init_makes_no_other_keys_for_a_database_in_use(groundwork, installed):
    (installed / "keys.toml").unlink()

    said = groundwork("init", "--yes")

    assert said.returncode == 1
    assert "Bring that file back from your copy" in said.stderr
    assert not (installed / "keys.toml").exists()

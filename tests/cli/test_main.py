from __future__ import annotations

import shlex
import subprocess
import sys

import pytest

from groundwork.cli import main


@pytest.mark.parametrize("verb", [verb for verb in main.VERBS if verb != "manage"])
def test_every_verb_explains_itself(verb, capsys):
    with pytest.raises(SystemExit) as leaving:
        main.main([verb, "--help"])

    assert leaving.value.code == 0
    assert main.VERBS[verb][1:] in " ".join(capsys.readouterr().out.split())


def test_an_expected_no_is_one_sentence_and_exit_code_1(groundwork, home):
    said = groundwork("worker", "--once")

    assert said.returncode == 1
    assert said.stdout == ""
    assert said.stderr.startswith("groundwork: There is no secret_key in")
    assert said.stderr.count("\n") == 1


def test_config_shows_where_each_value_comes_from_and_no_password(groundwork, home):
    said = groundwork("config", GROUNDWORK_MAIL_URL="smtp://me:hush@mail.example.org:587")

    assert said.returncode == 0
    assert "mail_url = smtp://me:***@mail.example.org:587" in said.stdout
    assert "from: environment; variable: GROUNDWORK_MAIL_URL" in said.stdout
    assert "hush" not in said.stdout


def test_test_mail_says_when_mail_is_off(groundwork, home):
    said = groundwork("test-mail", "ada@example.org", GROUNDWORK_SECRET_KEY="s" * 50, GROUNDWORK_WORDS_KEYS="k")

    assert said.returncode == 1
    assert "Mail is off" in said.stderr


def test_whoever_reads_along_may_stop_reading(home):
    said = subprocess.run(
        f"{shlex.quote(sys.executable)} -m groundwork.cli.main config | head -1",
        shell=True,
        capture_output=True,
        text=True,
    )

    assert said.stdout.startswith("Data folder")
    assert said.stderr == ""

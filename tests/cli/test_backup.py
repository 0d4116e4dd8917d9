from __future__ import annotations

import io
import json
import re
import sqlite3
import stat
import tarfile
import threading
from contextlib import closing

import pytest
from cryptography.fernet import Fernet

from groundwork.cli.archive import unpack
from groundwork.cli.database import copy_sqlite
from groundwork.cli.stop import Stop

pytestmark = pytest.mark.sqlite_only


def links_in(home):
    with closing(sqlite3.connect(home / "groundwork.sqlite3")) as database:
        return sorted(row[0] for row in database.execute("SELECT token_hash FROM people_onetimelink"))


def rewritten(backup, target, change):
    """The backup with its manifest changed."""
    with tarfile.open(backup) as old, tarfile.open(target, "w:gz") as new:
        for member in old.getmembers():
            content = old.extractfile(member).read()
            if member.name == "manifest.json":
                content = json.dumps(change(json.loads(content))).encode()
            member.size = len(content)
            new.addfile(member, io.BytesIO(content))
    return target


@pytest.fixture
def backup(groundwork, installed, tmp_path):
    said = groundwork("backup", tmp_path / "backup.tar.gz")
    assert said.returncode == 0, said.stderr
    return tmp_path / "backup.tar.gz"


def test_a_backup_is_private_and_says_that_the_keys_are_not_in_it(groundwork, installed, tmp_path):
    said = groundwork("backup", tmp_path / "backup.tar.gz")

    assert "The keys are not in it" in said.stdout
    assert stat.S_IMODE((tmp_path / "backup.tar.gz").stat().st_mode) == 0o600
    with tarfile.open(tmp_path / "backup.tar.gz") as archive:
        assert sorted(archive.getnames()) == ["config.toml", "database.sqlite3", "manifest.json"]


def test_restore_brings_back_what_was_there_and_puts_aside_what_is(groundwork, installed, backup):
    then = links_in(installed)
    groundwork("operator-link")
    assert links_in(installed) != then

    said = groundwork("restore", backup)

    assert said.returncode == 0, said.stderr
    assert links_in(installed) == then
    assert len(list(installed.glob("groundwork.sqlite3.before-restore-*"))) == 1


def test_a_dry_run_changes_nothing(groundwork, installed, backup):
    before = {path: path.stat().st_mtime_ns for path in installed.iterdir()}

    said = groundwork("restore", backup, "--dry-run")

    assert said.returncode == 0, said.stderr
    assert {path: path.stat().st_mtime_ns for path in installed.iterdir()} == before


def test_a_backup_with_keys_restores_on_an_empty_machine(groundwork, installed, tmp_path):
    groundwork("backup", tmp_path / "whole.tar.gz", "--with-keys")
    elsewhere = tmp_path / "elsewhere"

    said = groundwork("restore", tmp_path / "whole.tar.gz", home=elsewhere)

    assert said.returncode == 0, said.stderr
    assert links_in(elsewhere) == links_in(installed)
    assert "words_keys" in (elsewhere / "keys.toml").read_text()


def test_passwords_stay_out_of_a_backup_without_keys(groundwork, installed, tmp_path):
    groundwork("backup", tmp_path / "b.tar.gz", GROUNDWORK_MAIL_URL="smtp://me:hush@mail.example.org:587")

    with tarfile.open(tmp_path / "b.tar.gz") as archive:
        assert b"hush" not in b"".join(archive.extractfile(member).read() for member in archive.getmembers())


def test_without_its_keys_a_backup_is_refused(groundwork, installed, backup, tmp_path):
    said = groundwork("restore", backup, home=tmp_path / "elsewhere")

    assert said.returncode == 1
    assert "no keys in it" in said.stderr
    assert not (tmp_path / "elsewhere").exists()


def test_with_other_keys_a_backup_is_refused(groundwork, installed, backup):
    keys = installed / "keys.toml"
    keys.write_text(re.sub(r"words_keys = .*", f'words_keys = ["{Fernet.generate_key().decode()}"]', keys.read_text()))
    before = links_in(installed)

    said = groundwork("restore", backup)

    assert said.returncode == 1
    assert "not those of the backup" in said.stderr
    assert links_in(installed) == before


@pytest.mark.parametrize("kept", [0, 100, 20_000])
def test_a_cut_backup_is_refused(groundwork, installed, backup, kept):
    backup.write_bytes(backup.read_bytes()[:kept])
    before = links_in(installed)

    said = groundwork("restore", backup)

    assert said.returncode == 1
    assert said.stderr.startswith("groundwork: ")
    assert links_in(installed) == before


def test_a_backup_whose_content_was_changed_is_refused(groundwork, installed, backup, tmp_path):
    changed = rewritten(
        backup, tmp_path / "changed.tar.gz", lambda manifest: manifest | {"checksums": {"database.sqlite3": "0" * 64}}
    )

    said = groundwork("restore", changed)

    assert said.returncode == 1
    assert "is damaged" in said.stderr


def test_a_backup_of_a_newer_version_is_refused(groundwork, installed, backup, tmp_path):
    newer = rewritten(
        backup,
        tmp_path / "newer.tar.gz",
        lambda manifest: manifest | {"version": "9.9", "migrations": [*manifest["migrations"], "people.9999_later"]},
    )
    before = links_in(installed)

    said = groundwork("restore", newer)

    assert said.returncode == 1
    assert "Groundwork 9.9" in said.stderr
    assert links_in(installed) == before


def test_a_copy_made_while_others_write_is_whole_and_holds_all_that_was_said_to_be_saved(tmp_path):
    source = tmp_path / "busy.sqlite3"
    with closing(sqlite3.connect(source)) as database:
        database.execute("PRAGMA journal_mode=WAL")
        database.execute("CREATE TABLE row (number INTEGER PRIMARY KEY, words TEXT)")
    saved, enough = [0], threading.Event()

    def write():
        with closing(sqlite3.connect(source, timeout=20)) as database:
            while not enough.is_set():
                with database:
                    database.execute("INSERT INTO row VALUES (?, ?)", (saved[0] + 1, "words " * 50))
                saved[0] += 1

    writer = threading.Thread(target=write)
    writer.start()
    try:
        for number in range(20):
            before = saved[0]
            copy_sqlite(source, tmp_path / f"copy{number}.sqlite3")
            with closing(sqlite3.connect(tmp_path / f"copy{number}.sqlite3")) as copy:
                assert copy.execute("PRAGMA integrity_check").fetchone() == ("ok",)
                assert copy.execute("SELECT count(*) FROM row").fetchone()[0] >= before
    finally:
        enough.set()
        writer.join()


def test_a_file_that_would_land_outside_the_folder_is_refused(tmp_path):
    (tmp_path / "note.txt").write_text("x")
    with tarfile.open(tmp_path / "strange.tar.gz", "w:gz") as archive:
        archive.add(tmp_path / "note.txt", arcname="../note.txt")

    with pytest.raises(Stop, match="no file that a backup holds"):
        unpack(tmp_path / "strange.tar.gz", tmp_path)

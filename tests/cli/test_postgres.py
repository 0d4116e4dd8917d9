"""The same on PostgreSQL: set up, look after, dump, and restore into an empty database."""

from __future__ import annotations

import os
import uuid

import pytest

from tests import databases

pytestmark = pytest.mark.postgres_only


@pytest.fixture
def new_database():
    """Make an empty database; returns its address."""
    import psycopg

    made = []

    def make():
        name = f"groundwork_{uuid.uuid4().hex[:12]}"
        with psycopg.connect(databases.url(), autocommit=True) as server:
            server.execute(f"CREATE DATABASE {name}")
        made.append(name)
        return databases.url().replace("/postgres?", f"/{name}?")

    yield make

    with psycopg.connect(databases.url(), autocommit=True) as server:
        for name in made:
            server.execute(f"DROP DATABASE {name} WITH (FORCE)")


def links_in(url):
    import psycopg

    with psycopg.connect(url) as connection:
        return sorted(row[0] for row in connection.execute("SELECT token_hash FROM people_onetimelink"))


def test_a_dump_is_restored_into_an_empty_database_and_into_no_other(groundwork, new_database, tmp_path):
    path = f"{databases.programs()}{os.pathsep}{os.environ['PATH']}"
    first, second = new_database(), new_database()

    steps = [
        groundwork("init", "--yes", GROUNDWORK_DATABASE_URL=first),
        groundwork("backup", tmp_path / "b.tar.gz", GROUNDWORK_DATABASE_URL=first, PATH=path),
        groundwork("restore", tmp_path / "b.tar.gz", "--dry-run", GROUNDWORK_DATABASE_URL=second, PATH=path),
        groundwork("restore", tmp_path / "b.tar.gz", GROUNDWORK_DATABASE_URL=second, PATH=path),
    ]

    assert [step.stderr for step in steps if step.returncode] == []
    assert links_in(second) == links_in(first) != []
    again = groundwork("restore", tmp_path / "b.tar.gz", GROUNDWORK_DATABASE_URL=second, PATH=path)
    assert again.returncode == 1
    assert "is not empty" in again.stderr
    assert groundwork("doctor", GROUNDWORK_DATABASE_URL=second).returncode == 2

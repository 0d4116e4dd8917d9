from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from groundwork.core import sweeping

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


@pytest.fixture
def sweeps(monkeypatch):
    monkeypatch.setattr(sweeping, "SWEEPS", {})


@pytest.fixture
def seen(sweeps):
    """The moments at which an hourly sweeper ran."""
    moments = []

    @sweeping.sweep(every=HOUR)
    def look(now):
        moments.append(now)
        return 1

    return moments


def test_a_new_worker_runs_every_sweeper_first(seen):
    sweeping.Rota().run_due(NOON)

    assert seen == [NOON]


def test_a_sweeper_runs_again_when_its_time_has_come(seen):
    rota = sweeping.Rota()

    for minutes in (0, 30, 59, 60, 61):
        rota.run_due(NOON + timedelta(minutes=minutes))

    assert seen == [NOON, NOON + HOUR]


def test_a_clock_put_back_silences_nobody(seen):
    rota = sweeping.Rota()

    rota.run_due(NOON)
    rota.run_due(NOON - timedelta(days=1))

    assert len(seen) == 2


def test_a_sweeper_that_fails_leaves_the_others_running(seen, caplog):
    @sweeping.sweep(every=HOUR)
    def stumble(now):
        raise RuntimeError("over a stone")

    counts = sweeping.run_once(NOON)

    assert list(counts.values()) == [1]
    assert "stumble failed" in caplog.text

"""Who said yes elsewhere can be matched on a coordinator's word, and the import can still be taken back."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from groundwork.core.errors import NotAllowed, NotNow, Unacceptable
from groundwork.enrollment.landing.actions import StillNeeded, choose_columns, land, take_file, undo
from groundwork.enrollment.landing.inviting import not_written_to
from groundwork.enrollment.landing.vouching import vouch_for
from groundwork.enrollment.models import ImportRun, Participation
from groundwork.history.actions import record
from groundwork.history.models import Event
from groundwork.matching.queries import free_mentees, free_mentors
from groundwork.programs.models import Cohort
from groundwork.programs.states import CohortState
from tests import make

pytestmark = pytest.mark.django_db
FILE = b"email,name,role\r\nnina@example.org,Nina Berg,mentor\r\nomar@example.org,Omar Haddad,mentee\r\n"


@pytest.fixture
def cast() -> SimpleNamespace:
    cast = make.cast()
    said = {"by": cast.cleo, "at": make.NOW}
    run = take_file(cast.cohort, file_name="signed up.csv", content=FILE, **said)
    choose_columns(run, {int(index): key for index, key in run.mapping.items()}, default_role="", **said)
    land(run, new_skills=False, **said)
    cast.run = ImportRun.objects.get()
    cast.parts = Participation.objects.filter(source="import")
    return cast


def vouch(cast: Any, *, agreed: bool = True, by: Any = None) -> int:
    return vouch_for(cast.cohort, cast.parts, agreed=agreed, by=by or cast.cleo, at=make.NOW)


def test_those_vouched_for_can_be_matched_and_nobody_gets_a_letter(cast: Any) -> None:
    assert vouch(cast) == 2

    assert free_mentors(cast.cohort, at=make.NOW).filter(person__email="nina@example.org").exists()
    assert free_mentees(cast.cohort, at=make.NOW).filter(person__email="omar@example.org").exists()
    assert not not_written_to(cast.cohort).filter(pk__in=cast.parts).exists()
    assert not Event.objects.filter(name="part.vouched_for", announced_at=None).exists()


def test_their_own_consent_is_never_written_for_them(cast: Any) -> None:
    vouch(cast)

    assert set(cast.parts.values_list("consented_at", flat=True)) == {None}
    assert set(Event.objects.filter(name="part.vouched_for").values_list("by", flat=True)) == {cast.cleo.pk}


def test_who_has_answered_or_is_vouched_for_stays_as_they_are(cast: Any) -> None:
    vouch(cast)

    assert vouch(cast) == 0
    assert Event.objects.filter(name="part.vouched_for").count() == 2


def test_nobody_is_ready_without_the_coordinators_word(cast: Any) -> None:
    with pytest.raises(Unacceptable):
        vouch(cast, agreed=False)

    assert not cast.parts.ready().exists()


def test_a_stranger_vouches_for_nobody(cast: Any) -> None:
    with pytest.raises(NotAllowed):
        vouch(cast, by=cast.mallory)


def test_in_a_cohort_that_nobody_can_join_nobody_is_vouched_for(cast: Any) -> None:
    Cohort.objects.filter(pk=cast.cohort.pk).update(state=CohortState.DRAFT)
    cast.cohort.refresh_from_db()

    with pytest.raises(NotNow):
        vouch(cast)


def test_the_import_can_be_undone_until_somebody_has_acted(cast: Any) -> None:
    vouch(cast)

    undo(cast.run, by=cast.cleo, at=make.NOW)

    assert not Participation.objects.filter(source="import").exists()


def test_an_answer_of_their_own_keeps_the_import(cast: Any) -> None:
    vouch(cast)
    part = cast.parts.first()
    record("part.answered", about=part, by=part.person, at=make.NOW, organization=cast.here)

    with pytest.raises(StillNeeded):
        undo(cast.run, by=cast.cleo, at=make.NOW)

"""A version is in force when both have signed it; the one before holds until then (P21, P22)."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest

from groundwork.agreements.actions import change_draft, drop_draft, go_without_agreement, sign_agreement
from groundwork.agreements.models import Agreement, Clause
from groundwork.agreements.states import AgreementState, ClauseKey
from groundwork.core.errors import NotAllowed, NotNow, Unacceptable
from groundwork.history.models import Event
from groundwork.mentorships.actions import start_growing
from groundwork.mentorships.states import Stage
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast():
    return make.pair()


def change(cast, *, by=None, facts=None, clauses=None):
    return change_draft(cast.mentorship, by=by or cast.ben, at=make.NOW, facts=facts or {}, clauses=clauses or {})


def sign(draft, person):
    return sign_agreement(draft, revision=draft.revision, by=person, at=make.NOW)


def test_a_draft_begins_from_what_the_program_suggests(cast):
    draft = change(cast, clauses={ClauseKey.WHY: "To grow into leading"})

    assert (draft.rhythm_weeks, draft.minutes) == (3, 60)
    assert draft.ends_on == cast.mentorship.ends_on
    assert make.TODAY < draft.look_back_on < draft.ends_on
    assert {clause.key for clause in draft.clauses.all()} >= {ClauseKey.WHY, ClauseKey.CONFIDENCE, ClauseKey.STOPPING}


def test_what_the_mentor_does_not_offer_is_said_early(cast):
    cast.mentor.offer.not_offered = "Job references"
    cast.mentor.offer.save()

    draft = change(cast)

    assert "Job references" in draft.clauses.get(key=ClauseKey.BOUNDARIES).text


def test_one_signature_does_not_put_it_in_force(cast):
    draft = sign(change(cast), cast.ada)

    assert draft.state == AgreementState.DRAFT
    assert Event.objects.filter(name="agreement.signed").count() == 1


def test_with_both_signatures_it_holds_and_growing_begins(cast):
    draft = change(cast, facts={"ends_on": date(2027, 10, 29)})
    sign(draft, cast.ada)

    sign(draft, cast.ben)

    cast.mentorship.refresh_from_db()
    assert Agreement.objects.in_force().get() == draft
    assert cast.mentorship.stage == Stage.GROWING
    assert cast.mentorship.ends_on == date(2027, 10, 29)
    assert Event.objects.filter(name="agreement.in_force").count() == 1


def test_signing_twice_is_signing_once(cast):
    draft = change(cast)
    sign(draft, cast.ada)

    sign(draft, cast.ada)

    assert draft.signatures.count() == 1
    assert Event.objects.filter(name="agreement.signed").count() == 1


def test_nobody_signs_what_they_have_not_read(cast):
    read = change(cast)
    change(cast, by=cast.ada, facts={"rhythm_weeks": 1})

    with pytest.raises(NotNow):
        sign(read, cast.ben)


def test_a_change_takes_signatures_off(cast):
    draft = change(cast)
    sign(draft, cast.ada)

    change(cast, facts={"minutes": 45})

    assert not draft.signatures.exists()


def test_a_new_version_holds_when_both_have_signed_it(cast):
    first = make.agreement(cast.mentorship)
    second = change(cast, facts={"rhythm_weeks": 2})
    sign(second, cast.ben)
    assert Agreement.objects.in_force().get() == first

    sign(second, cast.ada)

    first.refresh_from_db()
    assert first.state == AgreementState.REPLACED
    assert Agreement.objects.in_force().get().number == 2


def test_a_new_version_begins_from_the_words_of_the_last(cast):
    make.agreement(cast.mentorship, clauses={ClauseKey.WHY: "To grow into leading"})

    second = change(cast, facts={"rhythm_weeks": 2})

    assert second.clauses.get(key=ClauseKey.WHY).text == "To grow into leading"


def test_a_dropped_draft_takes_its_words_along_and_its_number_is_free(cast):
    make.agreement(cast.mentorship)
    dropped = change(cast, facts={"rhythm_weeks": 2})

    drop_draft(dropped, by=cast.ada, at=make.NOW)

    assert not Clause.objects.filter(agreement=dropped).exists()
    assert change(cast).number == 2


def test_a_dropped_draft_is_signed_no_more(cast):
    draft = change(cast)
    drop_draft(draft, by=cast.ada, at=make.NOW)

    with pytest.raises(NotNow):
        sign(draft, cast.ben)


def test_signing_later_than_growing_began_leaves_the_stage_alone(cast):
    draft = change(cast)
    sign(draft, cast.ada)
    start_growing(cast.mentorship, by=cast.ada, at=make.NOW, without_agreement=True)

    sign(draft, cast.ben)

    assert Event.objects.filter(name="mentorship.grew").count() == 1


def test_going_without_an_agreement_is_a_recorded_choice(cast):
    go_without_agreement(cast.mentorship, by=cast.ben, at=make.NOW)

    assert cast.mentorship.stage == Stage.GROWING
    assert Event.objects.get(name="mentorship.grew").facts["without_agreement"] is True
    with pytest.raises(NotNow):
        go_without_agreement(cast.mentorship, by=cast.ada, at=make.NOW)


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"ends_on": make.TODAY}, "ends_on"),
        ({"look_back_on": date(2028, 1, 1)}, "look_back_on"),
        ({"hours_until": None}, "hours_until"),
        ({"hours_from": time(18)}, "hours_until"),
    ],
)
def test_dates_and_hours_that_cannot_be_are_refused_at_their_field(cast, facts, field):
    with pytest.raises(Unacceptable) as no:
        change(cast, facts=facts)

    assert no.value.field == field
    assert not Agreement.objects.exists()


def test_mallory_and_the_coordinator_neither_write_nor_sign(cast):
    draft = change(cast)

    for stranger in (cast.mallory, cast.cleo):
        with pytest.raises(NotAllowed):
            change(cast, by=stranger)
        with pytest.raises(NotAllowed):
            sign(draft, stranger)
        with pytest.raises(NotAllowed):
            go_without_agreement(cast.mentorship, by=stranger, at=make.NOW)


def test_the_coordinator_sees_the_facts_and_none_of_the_words(cast):
    make.agreement(cast.mentorship)

    assert Agreement.objects.visible_to(cast.cleo).exists()
    assert not Clause.objects.visible_to(cast.cleo).exists()
    assert not Agreement.objects.visible_to(cast.mallory).exists()


def test_events_carry_no_words(cast):
    make.agreement(cast.mentorship, clauses={ClauseKey.WHY: "A very private reason"})

    assert "private" not in str(list(Event.objects.values_list("facts", flat=True)))


def test_a_look_back_that_has_passed_is_set_anew_in_the_next_version(cast):
    make.agreement(cast.mentorship, facts={"look_back_on": make.TODAY + timedelta(days=5)})

    later = make.NOW + timedelta(days=10)
    second = change_draft(cast.mentorship, by=cast.ben, at=later, facts={}, clauses={})

    assert second.look_back_on > later.date()

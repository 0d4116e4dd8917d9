"""P17 on the screens: asked before two begin, sign or go on, and a kind way out for whoever says there is something."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse

from groundwork.agreements.actions import change_draft
from groundwork.agreements.models import Agreement
from groundwork.agreements.states import AgreementState
from groundwork.care.models import Concern
from groundwork.checkpoints.actions import open_checkpoint
from groundwork.checkpoints.models import Answer
from groundwork.core.clock import now
from groundwork.core.errors import NotNow
from groundwork.enrollment.actions import declare
from groundwork.enrollment.models import Conflict, Declaration
from groundwork.invitations.actions import accept, go_on, say_yes_to_a_talk
from groundwork.invitations.models import Invitation
from groundwork.invitations.states import InvitationState
from groundwork.matching.people import forbidden_between
from groundwork.mentorships.models import Mentorship
from groundwork.mentorships.states import Stage
from groundwork.programs.models import Coordination
from learning_fit import Rule
from tests import make

pytestmark = pytest.mark.django_db
QUESTION = "hard to be objective"
SATISFIED = {"satisfied": "mostly", "working": "", "progress": "", "better": ""}


@pytest.fixture
def cast():
    return make.cast()


def text(response):
    return " ".join(response.content.decode().split())


def see(client, person, name, row):
    client.force_login(person)
    return text(client.get(reverse(f"member:{name}", args=[row.pk])))


def answer(client, person, name, row, **said):
    client.force_login(person)
    return client.post(reverse(f"member:{name}", args=[row.pk]), said)


def declared_by(person, other, cast, kind="close"):
    return declare(cast.program, other, kind=kind, by=person, at=now())


def draft_of(pair):
    return change_draft(pair.mentorship, by=pair.ben, at=now(), facts={}, clauses={})


# Before two begin


@pytest.mark.parametrize("kind", ["decides", "close", "wants", "other"])
def test_whoever_says_there_is_something_does_not_begin_and_sees_ways_on(client, cast, kind):
    request = make.request(cast.mentor, cast.mentee, at=now())

    response = answer(client, cast.ada, "acceptance", request, declared=kind)

    assert response.url == reverse("member:invitation_declaration", args=[request.pk])
    assert "Thank you for saying so" in see(client, cast.ada, "invitation_declaration", request)
    assert not Mentorship.objects.exists()
    assert Rule.CONFLICT in forbidden_between(cast.mentor, cast.mentee, at=now())


def test_the_mentee_hears_a_no_like_any_other_when_ada_steps_away(client, cast):
    request = make.request(cast.mentor, cast.mentee, at=now())
    answer(client, cast.ada, "acceptance", request, declared="wants")

    answer(client, cast.ada, "answer", request, answer="no")

    page = see(client, cast.ben, "invitation", request)
    assert "It will not be Ada this time" in page
    assert QUESTION not in page
    assert Conflict.objects.visible_to(cast.ada).exists()


@pytest.mark.parametrize(
    ("is_talking", "who", "way", "state"),
    [
        (True, "ada", "parting", InvitationState.NOT_A_FIT),
        (False, "ada", "answer", InvitationState.DECLINED),
        (False, "ben", "withdrawal", InvitationState.WITHDRAWN),
    ],
)
def test_each_is_shown_the_way_out_that_is_theirs(client, cast, is_talking, who, way, state):
    request, person = make.request(cast.mentor, cast.mentee, at=now()), getattr(cast, who)
    if is_talking:
        say_yes_to_a_talk(request, by=cast.ada, at=now())
    answer(client, person, "invitation_declaration", request, declared="close")
    address = reverse(f"member:{way}", args=[request.pk])

    assert f'action="{address}"' in see(client, person, "invitation_declaration", request)
    client.post(address, {"answer": "no"})

    assert Invitation.objects.get().state == state


def test_what_was_said_is_taken_back_by_answering_anew(client, cast):
    request = make.request(cast.mentor, cast.mentee, at=now())
    declared_by(cast.ada, cast.ben, cast)
    assert "Nothing any more" in see(client, cast.ada, "acceptance", request)

    answer(client, cast.ada, "acceptance", request, declared="nothing")

    assert Mentorship.objects.of(cast.ada).exists()
    assert not Conflict.objects.exists()


def test_an_answer_is_asked_for(client, cast):
    request = make.request(cast.mentor, cast.mentee, at=now())

    response = answer(client, cast.ada, "acceptance", request)

    assert response.status_code == 422
    assert "Choose whether there is anything" in text(response)


def test_what_the_other_declared_meanwhile_stops_a_beginning_without_saying_whose_it_is(cast):
    request = make.request(cast.mentor, cast.mentee, at=now())
    say_yes_to_a_talk(request, by=cast.ada, at=now())
    go_on(request, nothing_in_the_way=True, by=cast.ben, at=now())
    declared_by(cast.ben, cast.ada, cast)

    with pytest.raises(NotNow, match="cannot_begin") as told:
        go_on(request, nothing_in_the_way=True, by=cast.ada, at=now())

    assert "Ben" not in str(told.value.sentence)
    assert not Mentorship.objects.exists()


def test_what_is_decided_is_past_declaring(client, cast):
    request = make.request(cast.mentor, cast.mentee, at=now())
    accept(request, nothing_in_the_way=True, by=cast.ada, at=now())

    response = answer(client, cast.ada, "invitation_declaration", request, declared="close")

    assert response.url == reverse("member:invitation", args=[request.pk])
    assert not Conflict.objects.exists()


# Whom a round brought together


def test_a_pair_of_a_round_is_asked_at_the_first_signature_and_not_prefilled(client):
    pair = make.pair()
    draft = draft_of(pair)

    page = see(client, pair.ada, "agreement_draft", pair.mentorship)
    response = answer(client, pair.ada, "signature", pair.mentorship, revision=draft.revision)

    assert QUESTION in page
    assert "checked" not in page
    assert response.status_code == 422
    assert not draft.signatures.exists()


def test_who_answered_when_accepting_is_not_asked_again_at_the_first_signature(client, cast):
    request = make.request(cast.mentor, cast.mentee, at=now())
    pair = accept(request, nothing_in_the_way=True, by=cast.ada, at=now())
    draft = change_draft(pair, by=cast.ben, at=now(), facts={}, clauses={})

    page = see(client, cast.ada, "agreement_draft", pair)
    answer(client, cast.ada, "signature", pair, revision=draft.revision)

    assert QUESTION not in page
    assert draft.signatures.get().by == cast.ada


@pytest.mark.parametrize("door", ["signature", "without_agreement"])
def test_whoever_says_there_is_something_lays_no_ground_until_it_is_settled(client, door):
    pair = make.pair()
    draft = draft_of(pair)

    response = answer(client, pair.ada, door, pair.mentorship, revision=draft.revision, declared="other")
    again = answer(client, pair.ada, door, pair.mentorship, revision=draft.revision)

    assert response.url == reverse("member:declaration", args=[pair.mentorship.pk])
    assert again.status_code == 302
    pair.mentorship.refresh_from_db()
    assert (draft.signatures.count(), pair.mentorship.stage) == (0, Stage.GROUNDWORK)
    assert "Your signature waits" in see(client, pair.ada, "agreement_draft", pair.mentorship)


def test_ben_signs_as_ever_and_sees_nothing_of_it(client):
    pair = make.pair()
    draft = draft_of(pair)
    declared_by(pair.ada, pair.ben, pair)

    page = see(client, pair.ben, "agreement_draft", pair.mentorship)
    answer(client, pair.ben, "signature", pair.mentorship, revision=draft.revision, declared="nothing")

    assert "Your signature waits" not in page
    assert draft.signatures.get().by == pair.ben


# Asked again


@pytest.fixture
def pair():
    return make.growing()


def look_back(pair):
    return open_checkpoint(pair.mentorship, due_on=pair.at.date(), at=pair.at)


def test_a_look_back_asks_once_more_and_the_other_reads_none_of_it(client, pair):
    look = look_back(pair)

    answer(client, pair.ben, "checkpoint", look, **SATISFIED, declared="nothing")
    response = answer(client, pair.ada, "checkpoint", look, **SATISFIED, declared="other")

    assert response.url == reverse("member:declaration", args=[pair.mentorship.pk])
    assert Answer.objects.count() == 2
    for name, row in [("checkpoint", look), ("mentorship", pair.mentorship), ("declaration", pair.mentorship)]:
        page = see(client, pair.ben, name, row)
        assert "There is something" not in page
        assert "Thank you for saying so" not in page


def test_whoever_changes_an_answer_of_today_is_not_asked_again(client, pair):
    look = look_back(pair)
    answer(client, pair.ben, "checkpoint", look, **SATISFIED, declared="nothing")

    client.force_login(pair.ben)
    page = text(client.get(reverse("member:checkpoint", args=[look.pk]), {"change": "1"}))

    assert QUESTION not in page


@pytest.mark.parametrize(
    ("door", "said"),
    [
        ("signature", {}),
        ("review", {"ends_on": (make.TODAY + timedelta(days=600)).isoformat()}),
    ],
)
def test_a_new_version_and_a_longer_time_ask_too_and_are_not_undone_by_it(client, pair, door, said):
    said["revision"] = draft_of(pair).revision
    assert answer(client, pair.ada, door, pair.mentorship, **said).status_code == 422

    response = answer(client, pair.ada, door, pair.mentorship, **said, declared="other")

    assert response.url == reverse("member:declaration", args=[pair.mentorship.pk])
    signed = Agreement.objects.get(state=AgreementState.DRAFT).signatures.filter(by=pair.ada).exists()
    pair.mentorship.refresh_from_db()
    assert signed or pair.mentorship.ends_on == make.TODAY + timedelta(days=600)


def test_it_can_be_said_at_any_time_and_leads_to_a_talk_or_a_good_ending(client, pair):
    assert reverse("member:declaration", args=[pair.mentorship.pk]) in see(
        client, pair.ada, "change_or_finish", pair.mentorship
    )

    answer(client, pair.ada, "declaration", pair.mentorship, declared="decides")

    page = see(client, pair.ada, "declaration", pair.mentorship)
    assert f"{reverse('member:concern', args=[pair.program.pk])}?about={pair.ben.pk}" in page
    assert f"{reverse('member:ending', args=[pair.mentorship.pk])}?kind=early" in page
    assert Declaration.objects.get().kind == "decides"


def test_nothing_leads_back_to_the_pair(client, pair):
    response = answer(client, pair.ada, "declaration", pair.mentorship, declared="nothing")

    assert response.url == reverse("member:mentorship", args=[pair.mentorship.pk])


@pytest.mark.parametrize("who", ["mallory", "cleo", "mo"])
def test_mallory_and_everybody_else_find_no_such_page(client, pair, who):
    client.force_login(getattr(pair, who))

    response = answer(client, getattr(pair, who), "declaration", pair.mentorship, declared="close")

    assert response.status_code == 404
    assert not Declaration.objects.exists()


# In confidence


def test_a_talk_about_somebody_met_in_an_invitation_is_kept_from_them(client, cast):
    Coordination.objects.create(program=cast.program, person=cast.ben)
    request = make.request(cast.mentor, cast.mentee, at=now())
    answer(client, cast.ada, "acceptance", request, declared="close")

    answer(client, cast.ada, "concern", cast.program, text="We grew up together", about=str(cast.ben.pk))

    assert Concern.objects.visible_to(cast.cleo).exists()
    assert not Concern.objects.visible_to(cast.ben).exists()

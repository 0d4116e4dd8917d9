"""The pair's page and its papers: for the two of them, and for nobody else (P19 to P22)."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse

from groundwork.agreements.actions import change_draft, finish_preparation, save_preparation, sign_agreement
from groundwork.agreements.models import Agreement, Preparation
from groundwork.agreements.states import AgreementState, ClauseKey
from groundwork.closing.actions import end_mentorship
from groundwork.core.clock import now
from groundwork.enrollment.models import Participation
from groundwork.meetings.models import Meeting
from groundwork.meetings.states import MeetingState
from groundwork.mentorships.models import Mentorship
from groundwork.mentorships.states import Stage
from groundwork.web.member.groundwork.questions import ORDER, PAGES
from groundwork.web.nextsteps import Urgency
from groundwork.web.whereabouts import Whereabouts
from tests import make

pytestmark = pytest.mark.django_db
PAIR_PAGES = [
    "mentorship",
    "preparation",
    "first_meeting",
    "without_agreement",
    "agreement",
    "agreement_draft",
]
QUERIES, STEP_QUERIES = 33, 7
WHY = {"why": "new", "why_own": "", "good": "own", "good_own": "The team runs a week on its own"}


@pytest.fixture
def cast(client):
    cast = make.pair()
    client.force_login(cast.ben)
    return cast


def url(name, cast, *more):
    return reverse(f"member:{name}", args=[cast.mentorship.pk, *more])


def text(response):
    return response.content.decode()


def draft(cast, **clauses):
    return change_draft(cast.mentorship, by=cast.ben, at=now(), facts={}, clauses=clauses)


# The circle around the two


@pytest.mark.parametrize("name", PAIR_PAGES)
def test_mallory_and_the_coordinator_find_no_such_page(client, cast, name):
    for stranger in (cast.mallory, cast.cleo):
        client.force_login(stranger)

        assert client.get(url(name, cast)).status_code == 404


@pytest.mark.parametrize("name", ["signature", "agreement_removal", "without_agreement", "preparation"])
def test_mallory_and_the_coordinator_change_nothing(client, cast, name):
    draft(cast)

    for stranger in (cast.mallory, cast.cleo):
        client.force_login(stranger)

        assert client.post(url(name, cast), {"revision": 1, "ready": "1"}).status_code == 404


@pytest.mark.parametrize("name", PAIR_PAGES)
def test_who_is_not_signed_in_is_asked_to(client, cast, name):
    client.logout()

    assert client.get(url(name, cast)).status_code == 302


# The pair's page


def test_groundwork_is_a_short_list_with_one_next_step(client, cast):
    page = text(client.get(url("mentorship", cast)))

    assert "Ada and you" in page
    assert "Prepare for your first talk with Ada" in page
    assert "What you promise each other" in page


def test_growing_shows_the_rhythm_agreed_and_what_lies_behind(client, cast):
    make.agreement(cast.mentorship, facts={"rhythm_weeks": 2})

    page = text(client.get(url("mentorship", cast)))

    assert "Every two weeks for an hour" in page
    assert "You both signed your agreement" in page
    assert "Groundwork done, growing began" in page


def test_a_closed_mentorship_keeps_what_was_written(client, cast):
    make.agreement(cast.mentorship)
    end_mentorship(cast.mentorship, kind="planned", by=cast.ben, at=now())

    page = text(client.get(url("mentorship", cast)))

    assert "What remains" in page
    assert "Laying the groundwork" not in page
    assert client.get(url("agreement", cast)).status_code == 200


def test_two_who_were_brought_together_read_why(client, cast):
    page = text(client.get(url("mentorship", cast)))

    assert "Why the two of you may suit" in page
    assert "You would like to learn “Leading a first team”, and Ada offers it." in page


@pytest.mark.parametrize(
    ("person", "said"),
    [
        ("ben", "You would like to learn “Leading a first team”, and Ada offers it."),
        ("ada", "Ben would like to learn “Leading a first team”, and you offer it."),
    ],
)
def test_why_the_two_may_suit_stays_to_be_read_once_they_are_growing(client, cast, person, said):
    make.agreement(cast.mentorship)
    client.force_login(getattr(cast, person))

    page = text(client.get(url("mentorship", cast)))

    assert "Why the two of you may suit" in page
    assert said in page
    assert "What a first talk could tell" not in page


@pytest.mark.parametrize(
    ("origin", "said"),
    [("round", "Why the two of you were brought together"), ("request", "Why the two of you came together")],
)
def test_after_the_end_it_says_how_the_two_came_together(client, cast, origin, said):
    Mentorship.objects.update(origin=origin)
    end_mentorship(cast.mentorship, kind="planned", by=cast.ben, at=now())

    assert said in text(client.get(url("mentorship", cast)))


def test_whoever_left_the_program_reads_no_offer_there_any_more(client, cast):
    end_mentorship(cast.mentorship, kind="planned", by=cast.ben, at=now())
    Participation.objects.filter(person=cast.ben).update(state="left")

    assert "came together" not in text(client.get(url("mentorship", cast)))


def test_what_is_not_known_of_the_two_is_something_for_a_first_talk(client, cast):
    cast.mentee.profile.wanted_skills.create(skill=make.skill(cast.here, "Negotiating"), rank=9)

    page = text(client.get(url("mentorship", cast)))

    assert "What a first talk could tell" in page
    assert "What Ada knows about “Negotiating”" in page


@pytest.mark.parametrize("talks", [1, 30])
def test_many_talks_cost_no_more_queries_than_few(client, cast, talks, django_assert_num_queries):
    for number in range(talks):
        at = make.NOW + timedelta(days=number)
        state = MeetingState.KEPT
        Meeting.objects.create(mentorship=cast.mentorship, state=state, starts_at=at, minutes=60, settled_at=at)

    with django_assert_num_queries(QUERIES):
        client.get(url("mentorship", cast))


# Preparation


def test_ben_and_ada_are_asked_in_words_of_their_own_role(client, cast):
    assert "What do I expect of a mentor?" in text(client.get(url("preparation", cast)))

    client.force_login(cast.ada)
    assert "What do I hope to pass on?" in text(client.get(url("preparation", cast)))


def test_a_draft_is_kept_and_stays_ones_own(client, cast):
    client.post(url("preparation", cast), {"expectations": "An honest ear"})

    assert "An honest ear" in text(client.get(url("preparation", cast)))
    client.force_login(cast.ada)
    assert "An honest ear" not in text(client.get(url("preparation", cast)))
    assert "An honest ear" not in text(client.get(url("first_meeting", cast)))


def test_both_ready_read_side_by_side(client, cast):
    finish_preparation(cast.mentorship, {"expectations": "To learn too"}, by=cast.ada, at=now())

    client.post(url("preparation", cast), {"expectations": "An honest ear", "ready": "1"})

    page = text(client.get(url("preparation", cast)))
    assert "To learn too" in page
    assert "An honest ear" in page


def test_ready_with_nothing_written_says_what_to_do(client, cast):
    response = client.post(url("preparation", cast), {"ready": "1"})

    assert response.status_code == 422
    assert text(response).count("Write a line under one of the questions") == 2
    assert not Preparation.objects.exists()


# The first talk, and going without


def test_the_plan_for_the_hour_tells_of_people_before_goals(client, cast):
    page = text(client.get(url("first_meeting", cast)))

    assert page.index("Who are you?") < page.index("What you promise each other")


def test_going_on_without_an_agreement_tells_the_cost_and_is_recorded(client, cast):
    assert "It often costs more later" in text(client.get(url("without_agreement", cast)))

    client.post(url("without_agreement", cast), {"declared": "nothing"})

    cast.mentorship.refresh_from_db()
    assert cast.mentorship.stage == Stage.GROWING
    assert "without a written agreement" in text(client.get(url("mentorship", cast)))


# Writing the agreement


def test_opening_the_questions_writes_nothing(client, cast):
    for page in PAGES:
        assert client.get(url("agreement_question", cast, page)).status_code == 200

    assert not Agreement.objects.exists()


def test_the_conversation_asks_nine_things_and_no_text():
    asked = [name for page in ORDER for name in [*PAGES[page].clauses, *PAGES[page].facts]]

    assert len(asked) <= 9


def test_an_answer_is_kept_at_once_and_the_next_page_follows(client, cast):
    response = client.post(url("agreement_question", cast, "why"), WHY)

    assert response.url == url("agreement_question", cast, "meeting")
    clause = Agreement.objects.get().clauses.get(key=ClauseKey.GOOD)
    assert clause.text == "The team runs a week on its own"


def test_a_ready_answer_and_own_words_stand_together_and_come_apart_again(client, cast):
    client.post(url("agreement_question", cast, "why"), {**WHY, "why_own": "And to have fun"})

    text_kept = Agreement.objects.get().clauses.get(key=ClauseKey.WHY).text
    form = client.get(url("agreement_question", cast, "why")).context["form"]
    assert text_kept.startswith("Ben is at the start of something new")
    assert text_kept.endswith("And to have fun")
    assert (form["why"].value(), form["why_own"].value()) == ("new", "And to have fun")


def test_changing_one_answer_leads_back_to_all_of_them(client, cast):
    response = client.post(url("agreement_question", cast, "why") + "?then=check", WHY)

    assert response.url == url("agreement_draft", cast)


def test_no_answer_is_asked_for_with_the_name_of_the_question(client, cast):
    response = client.post(url("agreement_question", cast, "why"), {"good": "own"})

    assert response.status_code == 422
    assert "Choose an answer under “Why we are here”, or write your own" in text(response)
    assert "Write your own answer, or choose one of the ready ones" in text(response)


def test_an_end_in_the_past_is_refused_at_its_field(client, cast):
    response = client.post(url("agreement_question", cast, "dates"), {"ends_on": "2020-01-01"})

    assert response.status_code == 422
    assert text(response).count("Choose an end date after today") == 2


def test_who_keeps_questions_for_the_next_talk_agrees_on_no_hours(client, cast):
    answers = {"between": "next_talk", "confidence": "everything", "stopping": "any_time"}

    client.post(url("agreement_question", cast, "trust"), answers)

    assert Agreement.objects.get().hours_from is None
    assert "can be reached" not in text(client.get(url("agreement_draft", cast)))


def test_both_sign_and_the_agreement_holds(client, cast):
    revision = draft(cast, why="To grow").revision
    client.post(url("signature", cast), {"revision": revision, "declared": "nothing"})
    assert "You agreed" in text(client.get(url("agreement_draft", cast)))

    client.force_login(cast.ada)
    response = client.post(url("signature", cast), {"revision": revision, "declared": "nothing"}, follow=True)

    assert "You have both signed" in text(response)
    assert "What Ada and Ben promise each other" in text(response)


def test_a_signature_under_words_that_changed_is_refused_with_a_reason(client, cast):
    read = draft(cast).revision
    draft(cast, why="Something else")

    response = client.post(url("signature", cast), {"revision": read, "declared": "nothing"}, follow=True)

    assert "The draft has changed since you opened it" in text(response)
    assert not Agreement.objects.get().signatures.exists()


def test_who_changes_a_signed_draft_is_told_what_it_costs(client, cast):
    made = draft(cast)
    sign_agreement(made, revision=made.revision, by=cast.ada, at=now())

    assert "Ada has signed this draft" in text(client.get(url("agreement_question", cast, "why")))


def test_a_draft_is_put_away_after_one_more_question(client, cast):
    draft(cast)

    assert "Put the draft away?" in text(client.get(url("agreement_removal", cast)))
    client.post(url("agreement_removal", cast))

    assert Agreement.objects.get().state == AgreementState.DROPPED


# Reading it


def test_what_changed_stands_beside_the_clause(client, cast):
    make.agreement(cast.mentorship, facts={"rhythm_weeks": 2})
    make.agreement(cast.mentorship, facts={"rhythm_weeks": 3})

    page = text(client.get(url("agreement", cast)))

    assert "Changed in version 2. It was: Every two weeks for an hour, by video." in page
    assert client.get(url("agreement_version", cast, 1)).status_code == 200
    assert client.get(url("agreement_version", cast, 3)).status_code == 404


def test_the_agreement_is_taken_along_as_text(client, cast):
    make.agreement(cast.mentorship, clauses={ClauseKey.WHY: "To grow & to laugh"})

    response = client.get(url("agreement_text", cast, 1))

    assert response["Content-Type"] == "text/markdown; charset=utf-8"
    assert "attachment" in response["Content-Disposition"]
    assert "To grow & to laugh" in text(response)
    client.force_login(cast.cleo)
    assert client.get(url("agreement_text", cast, 1)).status_code == 404


def test_before_any_agreement_its_page_leads_to_the_beginning(client, cast):
    response = client.get(url("agreement", cast), follow=True)

    assert "Begin your agreement" in text(response)


# Next steps


def steps(cast, person):
    from groundwork.web.member.groundwork.nextsteps import next_steps

    return [(step.urgency, step.title) for step in next_steps(Whereabouts(person), at=now())]


def test_first_comes_the_preparation(cast):
    assert steps(cast, cast.ben) == [(Urgency.MY_TURN, "Prepare for your first talk with Ada")]


def test_somebody_waits_for_a_signature(cast):
    made = draft(cast)
    sign_agreement(made, revision=made.revision, by=cast.ada, at=now())

    assert steps(cast, cast.ben) == [(Urgency.SOMEBODY_WAITS, "Read and sign your agreement with Ada")]
    assert steps(cast, cast.ada) == [(Urgency.NOTHING, "Ben reads your agreement")]


def test_a_saved_draft_is_still_to_be_finished(cast):
    save_preparation(cast.mentorship, {"expectations": "Half a thought"}, by=cast.ben, at=now())

    assert steps(cast, cast.ben) == [(Urgency.MY_TURN, "Prepare for your first talk with Ada")]


def test_after_the_first_talk_comes_the_agreement(cast):
    at = now() - timedelta(days=1)
    Meeting.objects.create(mentorship=cast.mentorship, state=MeetingState.KEPT, starts_at=at, minutes=60, settled_at=at)

    assert steps(cast, cast.ada) == [(Urgency.MY_TURN, "Write your agreement with Ben")]


def test_with_an_agreement_in_force_there_is_nothing_to_do_here(cast):
    make.agreement(cast.mentorship)

    assert steps(cast, cast.ben) == []


@pytest.mark.parametrize("pairs", [1, 6])
def test_many_pairs_cost_no_more_queries_than_few(cast, pairs, django_assert_num_queries):
    cast.mentor.offer.places = 20
    cast.mentor.offer.save()
    for _number in range(pairs - 1):
        make.mentorship(cast.mentor, make.mentee(cast.cohort))

    with django_assert_num_queries(STEP_QUERIES):
        steps(cast, cast.ada)

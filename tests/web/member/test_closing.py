"""Rest, review, ending and what remains, as pages (P40 to P42)."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse

from groundwork.care.models import Concern, MentorshipPause
from groundwork.closing.models import Closing, ClosingWords, Thanks
from groundwork.core.clock import now
from groundwork.meetings.actions import write_note
from groundwork.mentorships.models import Mentorship
from groundwork.mentorships.states import Stage
from groundwork.programs.models import Membership
from groundwork.web.whereabouts import Whereabouts
from tests import make

PAGES = ["change_or_finish", "declaration", "rest", "review", "ending", "closing", "record", "record_text"]
POSTS = ["declaration", "rest", "rest_end", "review", "ending", "closing", "thanks"]


@pytest.fixture
def pair(db, client):
    """Ada and Ben, who began today; Ben is at the keyboard."""
    pair = make.pair()
    client.force_login(pair.ben)
    return pair


def url(name, pair):
    return reverse(f"member:{name}", args=[pair.mentorship.pk])


def grow(pair, stage=Stage.GROWING):
    Mentorship.objects.filter(pk=pair.mentorship.pk).update(stage=stage, growing_at=now())
    pair.mentorship.refresh_from_db()


def end(client, pair, **answers):
    return client.post(url("ending", pair), {"kind": "early", "looks": "again", **answers}, follow=True)


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("who", ["mallory", "cleo", "mo", "otto"])
def test_nobody_but_the_two_finds_these_pages(client, pair, name, who):
    client.force_login(getattr(pair, who))

    assert client.get(url(name, pair)).status_code == 404


@pytest.mark.parametrize("name", POSTS)
@pytest.mark.parametrize("who", ["mallory", "cleo"])
def test_nobody_but_the_two_changes_anything(client, pair, name, who):
    client.force_login(getattr(pair, who))

    assert client.post(url(name, pair), {"kind": "early", "until": "2027-06-01"}).status_code == 404
    pair.mentorship.refresh_from_db()
    assert pair.mentorship.stage == Stage.GROUNDWORK


@pytest.mark.parametrize("name", PAGES)
def test_who_is_not_signed_in_is_asked_to(client, pair, name):
    client.logout()

    assert client.get(url(name, pair)).status_code == 302


def test_three_doors_and_a_word_in_confidence(client, pair):
    page = client.get(url("change_or_finish", pair)).content.decode()

    for name in ("rest", "agreement_draft", "ending"):
        assert url(name, pair) in page
    assert reverse("member:concern", args=[pair.program.pk]) in page


def test_the_two_rest_until_a_date_and_wake_earlier(client, pair):
    until = (now() + timedelta(days=40)).date()

    client.post(url("rest", pair), {"until": until.isoformat()})
    resting = client.get(url("rest", pair)).content.decode()
    client.post(url("rest_end", pair))

    assert "Go on now" in resting
    pause = MentorshipPause.objects.get()
    assert (pause.until, pause.ended_at is None) == (until, False)


def test_a_date_behind_us_is_answered_at_its_field(client, pair):
    response = client.post(url("rest", pair), {"until": "2020-01-01"})

    assert response.status_code == 422
    assert "Enter a date that is still ahead" in response.content.decode()


def test_what_the_other_will_read_stands_there_before_anything_ends(client, pair):
    page = client.get(url("ending", pair)).content.decode()

    assert "Ada reads: “Ben has ended your mentorship earlier than planned." in page
    assert Closing.objects.count() == 0


def test_ending_leads_to_the_closing_conversation(client, pair):
    response = end(client, pair)

    assert response.redirect_chain == [(url("closing", pair), 302)]
    assert Closing.objects.get().kind == "early"
    assert "Ada is told" in response.content.decode()


def test_a_choice_is_asked_for(client, pair):
    response = client.post(url("ending", pair), {})

    assert response.status_code == 422
    assert Closing.objects.count() == 0


def test_the_second_who_ends_it_is_told_kindly(client, pair):
    end(client, pair)
    client.force_login(pair.ada)

    response = end(client, pair, kind="planned")

    assert "has ended already" in response.content.decode()
    assert Closing.objects.get().kind == "early"


def test_the_other_reads_neutral_words_on_the_closing_page(client, pair):
    end(client, pair, kind="outgrown")
    client.force_login(pair.ada)

    assert "Your mentorship has done its work" in client.get(url("closing", pair)).content.decode()


@pytest.mark.parametrize("name", ["change_or_finish", "rest", "review", "ending"])
def test_a_closed_mentorship_leads_to_its_closing_page(client, pair, name):
    end(client, pair)

    assert client.get(url(name, pair)).url == url("closing", pair)
    assert client.post(url("rest", pair), {"until": "2030-01-01"}).url == url("closing", pair)


def test_both_sides_are_read_as_soon_as_they_are_written(client, pair):
    end(client, pair)
    client.post(url("closing", pair), {"expected": "Courage", "gained": "A plan", "next": ""})
    client.post(url("thanks", pair), {"text": "For the winter"})
    client.force_login(pair.ada)

    page = client.get(url("closing", pair)).content.decode()

    assert "A plan" in page
    assert "For the winter" in page


def test_nothing_written_is_answered_at_its_field(client, pair):
    end(client, pair)

    words = client.post(url("closing", pair), {})
    thanks = client.post(url("thanks", pair), {"text": " "})

    assert (words.status_code, thanks.status_code) == (422, 422)
    assert (ClosingWords.objects.count(), Thanks.objects.count()) == (0, 0)


def test_the_closing_page_opens_in_review(client, pair):
    grow(pair, Stage.REVIEW)

    assert client.get(url("closing", pair)).status_code == 200


def test_before_that_it_leads_to_the_three_ways(client, pair):
    assert client.get(url("closing", pair)).url == url("change_or_finish", pair)


def test_the_two_go_on_until_a_later_date(client, pair):
    grow(pair)
    later = pair.mentorship.ends_on + timedelta(days=60)

    client.post(url("review", pair), {"ends_on": later.isoformat(), "declared": "nothing"})

    pair.mentorship.refresh_from_db()
    assert (pair.mentorship.ends_on, pair.mentorship.stage) == (later, Stage.GROWING)


def test_an_earlier_end_is_answered_at_its_field(client, pair):
    grow(pair, Stage.REVIEW)

    response = client.post(url("review", pair), {"ends_on": pair.mentorship.ends_on.isoformat(), "declared": "nothing"})

    assert response.status_code == 422
    assert "Enter a date after the end you have now" in response.content.decode()


@pytest.mark.parametrize("name", ["record", "record_text"])
def test_a_record_holds_ones_own_notes_and_never_the_others(client, pair, name):
    write_note(pair.mentorship, "My own line", by=pair.ben, at=now())
    write_note(pair.mentorship, "A secret of Ada", by=pair.ada, at=now())
    end(client, pair)

    page = client.get(url(name, pair)).content.decode()

    assert "My own line" in page
    assert "A secret of Ada" not in page


def test_an_empty_record_says_so(client, pair):
    assert "You have written nothing down here" in client.get(url("record", pair)).content.decode()


def concern(client, pair, **answers):
    return client.post(reverse("member:concern", args=[pair.program.pk]), {"text": "It is like this", **answers})


def test_a_concern_reaches_the_coordinators(client, pair):
    concern(client, pair, about=str(pair.ada.pk))

    told = Concern.objects.get()
    assert (told.by, told.about, told.text) == (pair.ben, pair.ada, "It is like this")


def test_a_concern_may_be_about_nobody(client, pair):
    concern(client, pair, about="nobody")

    assert Concern.objects.get().about is None


def test_a_concern_is_about_somebody_one_met(client, pair):
    response = concern(client, pair, about=str(pair.cleo.pk))

    assert response.status_code == 422
    assert Concern.objects.count() == 0


def test_who_turns_to_whom_is_said_plainly(client, pair):
    make.person("Olu Adeyemi", organization=pair.here, role=Membership.Role.OWNER, email="olu@example.org")

    page = client.get(reverse("member:concern", args=[pair.program.pk])).content.decode()

    assert "Cleo Marques will read it" in page
    assert "olu@example.org" in page


def test_when_the_one_coordinator_is_the_one_it_is_about_it_is_not_kept(client, db):
    pair = make.cast()
    cleo_mentors = make.mentor(pair.cohort, pair.cleo)
    pair.mentorship = make.mentorship(cleo_mentors, pair.mentee)
    client.force_login(pair.ben)

    response = concern(client, pair, about=str(pair.cleo.pk))

    assert "Turn to its organizers" in response.content.decode()
    assert Concern.objects.count() == 0


def test_mallory_finds_no_place_for_a_concern_here(client, pair):
    client.force_login(pair.mallory)

    assert client.get(reverse("member:concern", args=[pair.program.pk])).status_code == 404


def test_a_coordinator_who_takes_no_part_has_no_such_page(client, pair):
    client.force_login(pair.cleo)

    assert client.get(reverse("member:concern", args=[pair.program.pk])).status_code == 404


def steps_of(person):
    from groundwork.web.member.closing.nextsteps import next_steps

    return [step.title for step in next_steps(Whereabouts(person), at=now())]


def test_a_review_and_an_ending_are_next_steps(client, pair):
    grow(pair, Stage.REVIEW)
    in_review = steps_of(pair.ben)
    end(client, pair)

    assert in_review == ["Talk with Ada about what comes next"]
    assert steps_of(pair.ada) == ["Look back on your talks with Ben"]


def test_who_has_looked_back_is_asked_no_more(client, pair):
    end(client, pair)
    client.post(url("closing", pair), {"expected": "", "gained": "A plan", "next": ""})

    assert steps_of(pair.ben) == []


@pytest.mark.parametrize("pairs", [1, 12])
def test_next_steps_cost_the_same_for_one_pair_and_many(db, pairs, django_assert_num_queries):
    cast = make.cast()
    cast.mentor.offer.places = 20
    cast.mentor.offer.save()
    for _ in range(pairs):
        mentorship = make.mentorship(cast.mentor, make.mentee(cast.cohort))
        Mentorship.objects.filter(pk=mentorship.pk).update(stage=Stage.REVIEW)

    with django_assert_num_queries(5):
        assert len(steps_of(cast.ada)) == pairs

"""Ending well, and what an ending sets free (P40 to P42)."""

from __future__ import annotations

from datetime import timedelta
from threading import Barrier, Thread

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from groundwork.agreements.actions import change_draft, finish_preparation, go_without_agreement
from groundwork.care.actions import rest, resume
from groundwork.checkpoints.actions import answer_checkpoint, open_checkpoint
from groundwork.closing.actions import end_mentorship, give_thanks, go_on_until, keep_closing_words
from groundwork.closing.models import Closing, ClosingWords, Thanks
from groundwork.closing.sweepers import begin_reviews
from groundwork.core.errors import GroundworkError, NotAllowed, NotNow, Unacceptable
from groundwork.enrollment.actions import pause_asks
from groundwork.enrollment.models import Pause
from groundwork.enrollment.queries import mentees_without_a_mentor, mentors_with_a_free_place
from groundwork.goals.actions import keep_vision, set_goal
from groundwork.history.models import Event
from groundwork.meetings.actions import add_to_agenda, agree_action, plan_talk, propose_times
from groundwork.meetings.models import Meeting
from groundwork.mentorships.models import Mentorship
from groundwork.mentorships.states import Stage
from tests import make

NOW, TODAY, DAY = make.NOW, make.TODAY, timedelta(days=1)


@pytest.fixture
def pair(db):
    return make.pair()


def end(pair, **facts):
    return end_mentorship(pair.mentorship, **{"kind": "early", "looks_again": True, "by": pair.ben, "at": NOW, **facts})


def free_mentors(pair):
    return {part.person for part in mentors_with_a_free_place(pair.program, at=NOW + DAY)}


def waiting(pair):
    return {part.person for part in mentees_without_a_mentor(pair.program, at=NOW + DAY)}


@pytest.mark.parametrize("who", ["ada", "ben"])
@pytest.mark.parametrize("kind", Closing.Kind.values)
def test_either_of_the_two_ends_it_as_they_see_it(pair, who, kind):
    closing = end(pair, by=getattr(pair, who), kind=kind)

    assert (closing.kind, closing.by) == (kind, getattr(pair, who))
    assert (pair.mentorship.stage, pair.mentorship.closed_at) == (Stage.CLOSED, NOW)


@pytest.mark.parametrize("who", ["mallory", "cleo", "mo", "otto"])
def test_nobody_else_ends_it(pair, who):
    with pytest.raises(NotAllowed):
        end(pair, by=getattr(pair, who))


def test_places_are_free_again_for_both(pair):
    pair.mentor.offer.places = 1
    pair.mentor.offer.save()
    before = (pair.ada in free_mentors(pair), pair.ben in waiting(pair))

    end(pair)

    assert before == (False, False)
    assert (pair.ada in free_mentors(pair), pair.ben in waiting(pair)) == (True, True)


def test_who_would_rather_not_look_again_is_left_in_peace_and_the_other_is_not(pair):
    end(pair, looks_again=False)

    assert pair.ben not in waiting(pair)
    assert pair.ada in free_mentors(pair)


def test_who_would_like_to_look_again_ends_an_earlier_pause_with_it(pair):
    pause_asks(pair.mentee, None, by=pair.ben, at=NOW - DAY)

    end(pair)

    assert pair.ben in waiting(pair)
    assert not Pause.objects.running(NOW).exists()


def test_the_two_may_find_each_other_again(pair):
    end(pair)

    again = make.mentorship(pair.mentor, pair.mentee, at=NOW + DAY)

    assert again.stage == Stage.GROUNDWORK


def test_a_talk_ahead_is_called_off(pair):
    plan_talk(pair.mentorship, NOW + DAY, minutes=60, by=pair.ben, at=NOW)

    end(pair)

    talk = Meeting.objects.get()
    assert (talk.state, talk.sequence, talk.settled_at) == ("called_off", 1, NOW)
    assert Event.objects.get(name="meeting.called_off").about_id == talk.pk


def test_an_ending_needs_its_kind(pair):
    with pytest.raises(Unacceptable):
        end(pair, kind="because")
    pair.mentorship.refresh_from_db()
    assert pair.mentorship.stage == Stage.GROUNDWORK


@pytest.mark.django_db(transaction=True)
def test_two_who_end_it_at_once_write_one_closing_and_the_second_is_told():
    pair = make.pair()
    barrier, errors = Barrier(2), []

    def work(person):
        try:
            barrier.wait(timeout=10)
            end_mentorship(Mentorship.objects.get(pk=pair.mentorship.pk), kind="planned", by=person, at=NOW)
        except Exception as error:
            errors.append(error)
        finally:
            connection.close()

    threads = [Thread(target=work, args=(person,)) for person in (pair.ada, pair.ben)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)

    (error,) = errors
    assert isinstance(error, NotNow)
    assert error.code == "closed"
    assert Closing.objects.count() == 1
    assert Event.objects.filter(name="mentorship.closed").count() == 1


VERBS = {
    "rest": lambda pair, by: rest(pair.mentorship, until=TODAY + 9 * DAY, by=by, at=NOW),
    "resume": lambda pair, by: resume(pair.mentorship, by=by, at=NOW),
    "end": lambda pair, by: end_mentorship(pair.mentorship, kind="planned", by=by, at=NOW),
    "go on": lambda pair, by: go_on_until(pair.mentorship, ends_on=TODAY + 600 * DAY, by=by, at=NOW),
    "draft": lambda pair, by: change_draft(pair.mentorship, by=by, at=NOW, facts={}, clauses={}),
    "without": lambda pair, by: go_without_agreement(pair.mentorship, by=by, at=NOW),
    "prepare": lambda pair, by: finish_preparation(pair.mentorship, {"expectations": "x"}, by=by, at=NOW),
    "propose": lambda pair, by: propose_times(pair.mentorship, [NOW + DAY, NOW + 2 * DAY], minutes=60, by=by, at=NOW),
    "plan": lambda pair, by: plan_talk(pair.mentorship, NOW + DAY, minutes=60, by=by, at=NOW),
    "agenda": lambda pair, by: add_to_agenda(pair.mentorship, "x", by=by, at=NOW),
    "action": lambda pair, by: agree_action(pair.mentorship, "x", owner=by, by=by, at=NOW),
    "vision": lambda pair, by: keep_vision(pair.mentorship, "x", by=by, at=NOW),
    "goal": lambda pair, by: set_goal(pair.mentorship, title="x", by=by, at=NOW),
    "look back": lambda pair, by: answer_checkpoint(
        open_checkpoint(pair.mentorship, due_on=TODAY, at=NOW),
        satisfied="mostly",
        working="x",
        progress="x",
        better="x",
        by=by,
        at=NOW,
    ),
}


class ClosedStaysAsItWas(TestCase):
    """Whatever the two try afterwards, in whatever order: a closed mentorship does not change."""

    @settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.too_slow])
    @given(st.lists(st.tuples(st.sampled_from(sorted(VERBS)), st.sampled_from(["ada", "ben"])), min_size=1, max_size=6))
    def test_closed_is_immutable(self, tries):
        pair = make.pair()
        make.agreement(pair.mentorship)
        end(pair)
        before = Mentorship.objects.values().get(pk=pair.mentorship.pk)

        for verb, who in tries:
            fresh = Mentorship.objects.get(pk=pair.mentorship.pk)
            pair.mentorship = fresh
            with pytest.raises(GroundworkError):
                VERBS[verb](pair, getattr(pair, who))

        assert Mentorship.objects.values().get(pk=pair.mentorship.pk) == before
        assert Closing.objects.filter(mentorship=pair.mentorship).count() == 1


def in_stage(pair, stage):
    Mentorship.objects.filter(pk=pair.mentorship.pk).update(stage=stage)
    pair.mentorship.refresh_from_db()


@pytest.mark.parametrize("stage", [Stage.GROWING, Stage.REVIEW])
def test_the_two_go_on_until_a_later_date(pair, stage):
    in_stage(pair, stage)
    later = pair.mentorship.ends_on + 30 * DAY

    go_on_until(pair.mentorship, ends_on=later, by=pair.ada, at=NOW)

    assert (pair.mentorship.stage, pair.mentorship.ends_on) == (Stage.GROWING, later)


def test_going_on_means_later_and_within_two_years(pair):
    in_stage(pair, Stage.REVIEW)

    for ends_on in (TODAY, pair.mentorship.ends_on, TODAY + 800 * DAY):
        with pytest.raises(Unacceptable):
            go_on_until(pair.mentorship, ends_on=ends_on, by=pair.ada, at=NOW)


def test_words_are_read_by_the_two_alone_as_soon_as_they_are_written(pair):
    end(pair)

    keep_closing_words(pair.mentorship, expected="Courage", gained="", next="", by=pair.ben, at=NOW)

    readers = [name for name in ("ada", "ben", "cleo", "mo", "mallory") if _reads(ClosingWords, getattr(pair, name))]
    assert readers == ["ada", "ben"]


def _reads(model, person):
    return model.objects.visible_to(person).exists()


def test_words_can_be_changed_and_are_told_of_once(pair):
    end(pair)
    for gained in ("A plan", "A better plan"):
        keep_closing_words(pair.mentorship, expected="", gained=gained, next="", by=pair.ben, at=NOW)

    mails = make.hear(NOW)

    assert ClosingWords.objects.get().gained == "A better plan"
    assert len([mail for mail in mails if "gained" in mail.subject]) == 1


def test_words_belong_to_the_review_and_the_time_after(pair):
    with pytest.raises(NotNow, match="too_early"):
        keep_closing_words(pair.mentorship, expected="x", gained="", next="", by=pair.ben, at=NOW)


def test_thanks_reach_the_other_and_nobody_else(pair):
    give_thanks(pair.mentorship, "For the winter", by=pair.ben, at=NOW)

    assert _reads(Thanks, pair.ada)
    assert not _reads(Thanks, pair.cleo)


def test_four_weeks_before_the_end_the_review_begins_by_itself_and_once(pair):
    in_stage(pair, Stage.GROWING)
    end_of_it = NOW + (pair.mentorship.ends_on - TODAY)

    begun = [begin_reviews(end_of_it - days * DAY) for days in (29, 28, 27)]

    assert begun == [0, 1, 0]


def test_who_rests_is_reviewed_afterwards(pair):
    in_stage(pair, Stage.GROWING)
    Mentorship.objects.filter(pk=pair.mentorship.pk).update(ends_on=TODAY + 20 * DAY)
    rest(pair.mentorship, until=TODAY + 5 * DAY, by=pair.ben, at=NOW)
    resting = begin_reviews(NOW)
    resume(pair.mentorship, by=pair.ben, at=NOW)

    assert (resting, begin_reviews(NOW)) == (0, 1)


def test_the_other_hears_of_the_ending_in_neutral_words(pair):
    end(pair, by=pair.ada)

    (mail,) = [mail for mail in make.hear(NOW) if "finished" in mail.subject]

    assert mail.to == [pair.ben.email]
    assert "Ada has ended your mentorship earlier than planned" in mail.body

"""What mentors offer (P6), what mentees seek (P7), and whom they would rather not meet."""

from __future__ import annotations

import pytest

from groundwork.core.errors import NotAllowed, NotNow, Unacceptable
from groundwork.enrollment.actions import (
    give_starter_skills,
    join_cohort,
    keep_offer_answers,
    keep_profile_answers,
    keep_unwanted,
    leave_cohort,
)
from groundwork.enrollment.answers import missing_pages
from groundwork.enrollment.models import Block, LearningProfile, MentorOffer, Participation, Role, Skill
from groundwork.enrollment.queries import find_unwanted, unwanted_by
from groundwork.enrollment.starter_skills import STARTER_SKILLS
from groundwork.enrollment.states import ParticipationState
from groundwork.history.models import Event
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast():
    return make.cast()


def seek(cast, answers, **more):
    keep_profile_answers(cast.mentee, answers, **more, by=cast.ben, at=make.NOW)


def test_an_offer_keeps_what_was_said_and_events_keep_no_words(cast):
    skills = [make.skill(cast.here, "Negotiating")]

    keep_offer_answers(cast.mentor, {"can_help_with": "Budgets"}, skills=skills, by=cast.ada, at=make.NOW)

    offer = MentorOffer.objects.get(participation=cast.mentor)
    assert offer.can_help_with == "Budgets"
    assert [skill.name for skill in offer.skills.all()] == ["Negotiating"]
    assert Event.objects.get(name="part.answered").facts == {"what": ["can_help_with", "skills"]}


def test_a_page_leaves_the_answers_of_other_pages_alone(cast):
    seek(cast, {"own_words": "Lead a team"})

    seek(cast, {"channel": "online"})

    profile = LearningProfile.objects.get(participation=cast.mentee)
    assert (profile.own_words, profile.channel) == ("Lead a team", "online")
    assert profile.wanted_skills.count() == 1


def test_nobody_wants_more_than_three_skills_at_once(cast):
    skills = [make.skill(cast.here, f"Skill {number}") for number in range(4)]

    with pytest.raises(Unacceptable) as no:
        seek(cast, {}, skills=skills)

    assert no.value.field == "skills"


def test_another_organizations_words_are_not_on_the_list(cast):
    with pytest.raises(Unacceptable):
        seek(cast, {}, skills=[make.skill(cast.elsewhere, "Spying")])


def test_own_words_never_become_vocabulary(cast):
    seek(cast, {"own_words": "Beekeeping"})

    assert not Skill.objects.filter(name__icontains="beekeeping").exists()


def test_the_first_answer_of_whoever_was_invited_is_coming_in(cast):
    Participation.objects.filter(pk=cast.mentee.pk).update(state=ParticipationState.INVITED)
    cast.mentee.refresh_from_db()

    seek(cast, {"own_words": "Lead a team"})

    assert Participation.objects.get(pk=cast.mentee.pk).state == ParticipationState.JOINING
    assert set(Event.objects.values_list("name", flat=True)) == {"part.joined", "part.answered"}


def test_mallory_answers_for_nobody(cast):
    with pytest.raises(NotAllowed):
        keep_profile_answers(cast.mentee, {"own_words": "x"}, by=cast.mallory, at=make.NOW)


def test_after_leaving_answers_stay_as_they_were(cast):
    leave_cohort(cast.mentee, by=cast.ben, at=make.NOW)

    with pytest.raises(NotNow):
        seek(cast, {"own_words": "x"})


def test_pages_are_missing_until_each_has_what_it_needs(cast):
    nora = make.person("Nora", languages=["en"])
    part = join_cohort(cast.cohort, nora, role=Role.MENTEE, by=nora, at=make.NOW)

    assert missing_pages(part) == ["you", "topics", "help", "rhythm"]

    answers = {"where_now": "x", "knows_not_yet": True, "kinds": ["ear"], "rhythm_weeks": 2, "channel": "online"}
    keep_profile_answers(part, answers, by=nora, at=make.NOW)
    part.refresh_from_db()
    assert missing_pages(part) == []


def test_people_and_units_are_found_by_what_one_would_write(cast):
    found = find_unwanted(["mo haddad", "", cast.ada.email.upper(), "surgery"], cast.here, person=cast.ben)

    assert found.people == [cast.mo, cast.ada]
    assert found.units == ["Surgery"]


def test_a_name_that_nobody_bears_is_named_in_the_answer(cast):
    with pytest.raises(Unacceptable) as no:
        find_unwanted(["Mo Haddad", "Mallory Reyes"], cast.here, person=cast.ben)

    assert "Mallory Reyes" in str(no.value.sentence)


def test_whom_ben_would_rather_not_meet_is_his_alone(cast):
    keep_unwanted(
        cast.mentee, find_unwanted(["Ada Lindqvist", "Surgery"], cast.here, person=cast.ben), by=cast.ben, at=make.NOW
    )

    assert unwanted_by(cast.ben, cast.here) == ["Ada Lindqvist", "Surgery"]
    for other in (cast.ada, cast.cleo, cast.otto):
        assert not Block.objects.visible_to(other).exists()
    assert Event.objects.get(name="part.answered").facts == {"what": ["unwanted"]}


def test_a_new_list_replaces_the_old(cast):
    keep_unwanted(cast.mentee, find_unwanted(["Surgery"], cast.here, person=cast.ben), by=cast.ben, at=make.NOW)

    keep_unwanted(cast.mentee, find_unwanted(["Mo Haddad"], cast.here, person=cast.ben), by=cast.ben, at=make.NOW)

    assert unwanted_by(cast.ben, cast.here) == ["Mo Haddad"]


def test_an_organization_starts_with_words_and_gets_them_once(cast):
    new = give_starter_skills(cast.here)

    assert new == len(STARTER_SKILLS) - 1  # "Leading a first team" is there already
    assert give_starter_skills(cast.here) == 0

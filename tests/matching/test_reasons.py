"""Why two suit, in words: true, with evidence, and with nobody's words before the wrong eyes."""

from __future__ import annotations

import pytest

from groundwork.core.circles import Circle
from groundwork.enrollment.models import LearningProfile, MentorOffer
from groundwork.matching.closeness import in_a_word
from groundwork.matching.private_life import sentences_for_all
from groundwork.matching.reasons import Reader, listed, shortened
from groundwork.matching.suggestions import mentees_for, mentors_for, pair_explained
from groundwork.programs.models import Membership
from tests import make
from tests.make import NOW

pytestmark = pytest.mark.django_db


def told_cast():
    cast = make.cast()
    offer, profile = cast.mentor.offer, cast.mentee.profile
    offer.can_help_with = "I have led teams. The first ninety days of a first team are hard."
    offer.lessons = "Leaving the ward for planning was harder than I thought."
    offer.save()
    profile.own_words = "I will lead six people in May."
    profile.where_now = "I left the ward for planning last year."
    profile.save()
    return cast


def test_the_mentee_reads_a_sentence_and_the_mentors_own_words():
    cast = told_cast()

    reason = mentors_for(cast.mentee, at=NOW).find(cast.mentor.pk).reasons[0]

    assert reason.title == "You would like to learn “Leading a first team”, and Ada offers it."
    assert reason.quote == "The first ninety days of a first team are hard."
    assert reason.by == "Ada, in the offer"
    assert reason.circle.circle == Circle.PROGRAM


def test_a_road_both_tell_of_is_named_with_their_common_words():
    cast = told_cast()

    titles = [reason.title for reason in mentors_for(cast.mentee, at=NOW).find(cast.mentor.pk).reasons]

    assert "A road you share: both of you speak of “planning” and “ward”." in titles


def test_before_contact_a_mentor_reads_none_of_the_mentees_words():
    cast = told_cast()

    suggestion = mentees_for(cast.mentor, at=NOW).find(cast.mentee.pk)

    assert suggestion.reasons[0].title == "Ben would like to learn “Leading a first team”, and you offer it."
    assert not any(reason.quote for reason in suggestion.reasons)
    assert "ward" not in " ".join(reason.title for reason in suggestion.reasons)


def test_in_contact_a_mentor_reads_the_mentees_words_with_their_circle():
    cast = told_cast()

    suggestion = pair_explained(cast.mentor, cast.mentee, reader=Reader.MENTOR, profile_is_open=True)

    assert suggestion.reasons[0].quote == "I will lead six people in May."
    assert suggestion.reasons[0].circle.circle == Circle.COORDINATOR


def test_coordinators_read_about_both_by_name():
    cast = told_cast()

    suggestion = pair_explained(cast.mentor, cast.mentee, reader=Reader.COORDINATOR)

    assert suggestion.reasons[0].title == "Ben would like to learn “Leading a first team”, and Ada offers it."


def test_bars_have_words_and_never_stand_for_what_nobody_said():
    cast = make.cast()
    cast.mentee.profile.wanted_skills.all().delete()

    bars = mentors_for(cast.mentee, at=NOW).find(cast.mentor.pk).bars

    assert [(bar["says"], bar["percent"]) for bar in bars[:2]] == [("not known yet", 0), ("not known yet", 0)]


def test_what_is_not_known_is_said_kindly():
    cast = make.cast()
    make.skill(cast.here, "Budgets")
    cast.mentee.profile.wanted_skills.create(skill=make.skill(cast.here, "Budgets"), rank=2)

    unknown = mentors_for(cast.mentee, at=NOW).find(cast.mentor.pk).unknown

    assert unknown == [
        "What Ada knows about “Budgets”",
        "What mentoring means to Ada",
        "How much time Ada has in mind",
    ]


def test_what_a_mentor_could_tell_is_said_to_the_mentor():
    cast = make.cast()
    cast.mentee.profile.wanted_skills.create(skill=make.skill(cast.here, "Budgets"), rank=2)

    unknown = mentees_for(cast.mentor, at=NOW).find(cast.mentee.pk).unknown

    assert unknown[0] == "What you know about “Budgets”"


@pytest.mark.parametrize(("value", "says"), [(0.594, "worth a talk"), (0.596, "close"), (0.796, "very close")])
def test_the_same_points_are_never_called_by_two_words(value, says):
    assert in_a_word(value) == says


def test_names_are_listed_as_in_speech():
    assert listed([]) == ""
    assert listed(["one", "two", "three"]) == "one, two and three"


def test_a_long_sentence_ends_at_a_whole_word():
    assert shortened("word " * 60, 23) == "word word word word…"


def suits_by_road():
    """Ada has been through what Ben goes through; they share a profession and an hour of the week, and no skill."""
    cast = make.cast()
    cast.mentee.profile.wanted_skills.all().delete()
    Membership.objects.filter(person__in=[cast.ada, cast.ben]).update(profession="Nurse")
    MentorOffer.objects.update(milestones=["setback", "first_team"], free_times=["early"])
    LearningProfile.objects.update(milestones=["first_team"], free_times=["early"])
    return cast


def titles_and_notes(suggestion):
    return [(reason.title, reason.note) for reason in suggestion.reasons]


def test_each_reads_what_they_share_as_a_sentence_to_repeat():
    cast = suits_by_road()

    read = titles_and_notes(mentors_for(cast.mentee, at=NOW).find(cast.mentor.pk))

    assert read == [
        ("Ada has been through what you are going through: leading people for the first time.", ""),
        (
            "A view from elsewhere: Ada works in Surgery, you in Planning.",
            "And close enough to have been there: you share a profession, Nurse.",
        ),
        ("Your time and place fit.", "Both are free about 5 hours a week."),
    ]


def test_before_contact_a_mentor_reads_nothing_of_what_a_mentee_goes_through():
    cast = suits_by_road()

    before = titles_and_notes(mentees_for(cast.mentor, at=NOW).find(cast.mentee.pk))
    after = titles_and_notes(pair_explained(cast.mentor, cast.mentee, reader=Reader.MENTOR, profile_is_open=True))

    assert not any("going through" in title for title, _note in before)
    assert after[0][0] == "You have been through what Ben is going through: leading people for the first time."


def test_one_word_in_common_is_no_reason():
    cast = make.cast()
    MentorOffer.objects.update(lessons="The ward taught me.")
    LearningProfile.objects.update(where_now="On a ward.")

    titles = [reason.title for reason in mentors_for(cast.mentee, at=NOW).find(cast.mentor.pk).reasons]

    assert not any("ward" in title for title in titles)


def test_goals_and_the_ideal_mentor_are_said_with_the_words_both_used():
    cast = make.cast()
    MentorOffer.objects.update(lessons="I built a research group from grants. Later I moved abroad with two children.")
    LearningProfile.objects.update(
        goals="A research group, and grants to pay for it.", must_have="Moved with children."
    )

    suggestion = mentors_for(cast.mentee, at=NOW).find(cast.mentor.pk)

    said = {reason.title: reason.quote for reason in suggestion.reasons}
    assert said["What you are heading for is familiar to Ada: both of you speak of “research” and “grants”."] == (
        "I built a research group from grants."
    )
    assert said["The mentor you have in mind is somebody like Ada: both of you speak of “children” and “moved”."] == (
        "Later I moved abroad with two children."
    )


def test_of_a_fresh_viewpoint_both_sides_are_seen():
    cast = suits_by_road()

    bars = mentors_for(cast.mentee, at=NOW).find(cast.mentor.pk).bars

    assert [(bar["label"], bar["says"], bar["percent"]) for bar in bars[4:6]] == [
        ("A fresh viewpoint", "another unit", 100),
        ("Near to your work", "the same profession", 100),
    ]


def test_a_sentence_is_quoted_once():
    cast = make.cast()
    MentorOffer.objects.update(can_help_with="Leading a first team means budgets and conflicts.")
    LearningProfile.objects.update(goals="Budgets and conflicts.")

    reasons = mentors_for(cast.mentee, at=NOW).find(cast.mentor.pk).reasons

    assert [bool(reason.quote) for reason in reasons[:2]] == [True, False]


@pytest.mark.parametrize(("others", "is_named"), [(0, True), (12, False)])
def test_what_most_people_here_write_is_no_reason_for_two_of_them(others, is_named):
    cast = told_cast()
    for _number in range(others):
        make.mentor(cast.cohort, lessons="From the ward to planning.")

    reasons = pair_explained(cast.mentor, cast.mentee, reader=Reader.MENTEE).reasons

    assert any("“planning”" in reason.title for reason in reasons) == is_named


@pytest.mark.parametrize(("about", "is_named"), [("the harbour", True), ("being gay", False)])
def test_who_somebody_is_by_love_faith_or_health_is_named_as_no_reason(about, is_named):
    cast = told_cast()
    MentorOffer.objects.update(lessons=f"The ward and {about} are what I know.")
    LearningProfile.objects.update(where_now=f"The ward and {about} keep me busy.")

    reasons = pair_explained(cast.mentor, cast.mentee, reader=Reader.COORDINATOR).reasons

    assert any("A road they share" in reason.title for reason in reasons) == is_named


def test_a_sentence_about_ones_private_life_bears_out_no_reason():
    said = "I am gay and led the ward. The ward and its planning took me years."

    assert sentences_for_all(said) == "The ward and its planning took me years."


def heading_for_grants(**of_profile):
    cast = make.cast()
    MentorOffer.objects.update(lessons="I built a research group from grants.", kinds=["ear"])
    LearningProfile.objects.update(goals="A research group, and grants to pay for it.", kinds=["ear"], **of_profile)
    return cast


def test_help_that_both_chose_comes_before_words_that_both_used_and_a_quote_bears_the_words_out():
    cast = heading_for_grants()

    reasons = mentors_for(cast.mentee, at=NOW).find(cast.mentor.pk).reasons

    found = next(reason for reason in reasons if "The help you hope for" in reason.title)
    assert found.note == "And both of you speak of “research” and “grants”."
    assert found.quote == "I built a research group from grants."


def test_where_the_quote_stands_elsewhere_already_its_words_are_not_named_again():
    cast = heading_for_grants(own_words="Research and grants.")
    cast.mentee.profile.wanted_skills.all().delete()

    reasons = mentors_for(cast.mentee, at=NOW).find(cast.mentor.pk).reasons

    said = " ".join(f"{reason.title} {reason.note}" for reason in reasons)
    assert [reason.quote for reason in reasons].count("I built a research group from grants.") == 1
    assert said.count("“grants”") == 1


def test_who_does_not_report_to_the_other_reads_it_in_plain_words():
    cast = make.cast()

    notes = [reason.note for reason in mentors_for(cast.mentee, at=NOW).find(cast.mentor.pk).reasons]

    assert "You do not report to Ada, directly or further up." in notes

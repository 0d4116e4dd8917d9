"""What somebody has said, row by row, each with the way to change it."""

from __future__ import annotations

from typing import Any

from django.contrib.humanize.templatetags.humanize import apnumber
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from groundwork.core.circles import Circle
from groundwork.core.days import say_day
from groundwork.enrollment.actions.answering import FIRST
from groundwork.enrollment.models import FreeTime, HelpKind, LearningProfile, MentorOffer, Milestone, Participation
from groundwork.enrollment.queries import interests_of, unwanted_by
from groundwork.people.languages import language_name

from .page_form import every_so_many_weeks

Row = dict[str, Any]


class Answers:
    """Rows for `parts/_check_answers.html` about one part."""

    def __init__(self, part: Participation) -> None:
        self.part = part
        self.rows: list[Row] = []

    def fact(self, label: str, value: Any, page: str, **more: Any) -> None:
        url = reverse("member:question", args=[self.part.pk, page]) + "?change=1"
        self.rows.append({"label": label, "value": value, "url": url, **more})

    def words(self, label: str, row: Any, name: str, page: str) -> None:
        said = getattr(row, name)
        self.fact(label, said, page, words=True, circle=row._meta.get_field(name) if said else "")


def answers_of(part: Participation) -> list[Row]:
    """The answers that come before being ready."""
    answers = Answers(part)
    person = part.person
    answers.fact(_("Name"), person.name, "you")
    answers.fact(_("Languages"), ", ".join(language_name(code) for code in person.languages), "you")
    answers.fact(_("Time zone"), person.time_zone.replace("_", " "), "you")
    if part.is_mentor:
        _offer(answers, part.offer)
    else:
        _profile(answers, part.profile)
    return answers.rows


def later_answers_of(part: Participation) -> list[Row]:
    """What may be added whenever one likes."""
    answers = Answers(part)
    if part.is_mentor:
        answers.words(_("Lessons from your own road"), part.offer, "lessons", "more")
        answers.fact(_("What you have been through"), _labels(Milestone, part.offer.milestones), "more")
        answers.words(_("What mentoring means to you"), part.offer, "mentoring_means", "more")
        answers.fact(_("People may ask you"), _yes(part.offer.open_to_asks), "more")
        _left_out(answers)
        return answers.rows
    profile = part.profile
    answers.fact(_("What you are going through now"), _labels(Milestone, profile.milestones), "ahead")
    answers.words(_("Goals for your work"), profile, "goals", "ahead")
    answers.words(_("In three years"), profile, "in_three_years", "ahead")
    answers.words(_("In five years"), profile, "in_five_years", "ahead")
    answers.words(_("A mentor has to have"), profile, "must_have", "ideal")
    answers.words(_("It would be good besides"), profile, "would_be_good", "ideal")
    answers.words(_("What mentoring means to you"), profile, "mentoring_means", "ideal")
    answers.fact(_("Mentors may offer you their help"), _yes(profile.open_to_offers), "ideal")
    return answers.rows


def _offer(answers: Answers, offer: MentorOffer) -> None:
    hours, places = offer.hours_per_month, offer.places
    answers.fact(
        _("Time you give"),
        hours
        and ngettext("About one hour a month", "About %(hours)s hours a month", hours) % {"hours": apnumber(hours)},
        "time",
    )
    answers.fact(
        _("At a time, to"),
        ngettext("One person", "%(places)s people", places) % {"places": str(apnumber(places)).capitalize()},
        "time",
    )
    answers.fact(_("Until"), say_day(offer.until, year=True) if offer.until else "", "time", empty=_("No end"))
    answers.fact(_("Usually free"), _labels(FreeTime, offer.free_times), "time")
    skills = [offered.skill.name for offered in offer.offered_skills.select_related("skill")]
    answers.fact(_("You can help with"), "\n".join(sorted(skills)), "topics")
    answers.words(_("In your own words"), offer, "can_help_with", "topics")
    answers.fact(_("What you like to give"), _labels(HelpKind, offer.kinds), "ways")
    answers.fact(_("How you like to meet"), offer.channel and offer.get_channel_display(), "ways")
    answers.words(_("What you would rather not do"), offer, "not_offered", "ways")


def _profile(answers: Answers, profile: LearningProfile) -> None:
    answers.words(_("Where you are now"), profile, "where_now", "you")
    skills = sorted(wanted.skill.name for wanted in profile.wanted_skills.select_related("skill"))
    unsure = _("You do not know yet") if profile.knows_not_yet else ""
    answers.fact(_("You would like to work on"), "\n".join(skills) or unsure, "topics")
    answers.words(_("In your own words"), profile, "own_words", "topics")
    if most := _most_wanted(profile):
        answers.fact(_("What matters most"), most, "help")
    answers.fact(_("Help that would do you good"), _labels(HelpKind, profile.kinds), "help")
    answers.words(_("What you could give in return"), profile, "in_return", "help")
    weeks = profile.rhythm_weeks
    answers.fact(_("How often"), every_so_many_weeks(weeks) if weeks else "", "rhythm")
    answers.fact(_("In which way"), _way(profile), "rhythm")
    answers.fact(_("Usually free"), _labels(FreeTime, profile.free_times), "rhythm")
    _left_out(answers)


def _left_out(answers: Answers) -> None:
    person, organization = answers.part.person, answers.part.cohort.program.organization_id
    for label, names in (
        (_("Rather not with"), unwanted_by(person, organization)),
        (_("Too close to"), interests_of(person, organization)),
    ):
        circle = Circle.ME if names else ""
        answers.fact(label, "\n".join(names), "apart", circle=circle, empty=_("Nobody named"))


def _most_wanted(profile: LearningProfile) -> str:
    """The one skill that stands above the others, if one does."""
    wanted = list(profile.wanted_skills.select_related("skill"))
    first = [each.skill.name for each in wanted if each.rank == FIRST]
    return str(first[0]) if len(first) == 1 < len(wanted) else ""


def _way(profile: LearningProfile) -> str:
    if not profile.channel:
        return ""
    return ", ".join(filter(None, [profile.get_channel_display(), profile.meeting_place]))


def _labels(choices: Any, codes: list[str]) -> str:
    return "\n".join(str(choices(code).label) for code in codes if code in choices.values)


def _yes(value: bool) -> str:
    return _("Yes") if value else _("No")

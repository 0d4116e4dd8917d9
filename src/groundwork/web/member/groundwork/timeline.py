"""What lies behind two people, in facts: newest first, older months folded."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from groundwork.agreements.models import Agreement
from groundwork.agreements.wording import say_day, say_length, say_rhythm
from groundwork.care.models import MentorshipPause
from groundwork.closing.models import Closing
from groundwork.meetings.models import Meeting
from groundwork.meetings.states import MeetingState
from groundwork.mentorships.models import Mentorship
from groundwork.mentorships.queries import stage_moves

MONTHS_OPEN = 2


@dataclass(frozen=True)
class Past:
    """Something that lies behind the two."""

    at: datetime
    sign: str
    title: str
    detail: str = ""
    quiet: bool = False


@dataclass(frozen=True)
class Timeline:
    """The recent months, and the older ones behind a line that names them."""

    recent: list[Past]
    older: list[Past]

    @property
    def older_months(self) -> str:
        """ "Show October and November"."""
        newest, oldest = (timezone.localtime(self.older[number].at) for number in (0, -1))
        names = {"first": _month(oldest), "last": _month(newest)}
        months_between = (newest.year - oldest.year) * 12 + newest.month - oldest.month
        if months_between == 0:
            return _("Show %(first)s") % names
        if months_between == 1:
            return _("Show %(first)s and %(last)s") % names
        return _("Show %(first)s to %(last)s") % names


def timeline_of(mentorship: Mentorship, *, versions: Iterable[Agreement], shown_at: datetime | None) -> Timeline:
    """All that the two have behind them, in a constant number of queries."""
    past = [
        Past(mentorship.began_at, "pair", _("You two began")),
        *([Past(shown_at, "document", _("You read what you both had prepared"))] if shown_at else []),
        *_of_agreements(sorted(versions, key=lambda version: version.number)),
        *(_of_stages(mentorship)),
        *(each for talk in mentorship.meetings.all() for each in _of_talk(talk)),
        *(_of_pause(pause) for pause in MentorshipPause.objects.filter(mentorship=mentorship)),
        *(_of_closing(closing) for closing in Closing.objects.filter(mentorship=mentorship)),
    ]
    return _folded(sorted(past, key=lambda each: each.at, reverse=True))


def _folded(past: list[Past]) -> Timeline:
    months = [list(those) for _key, those in groupby(past, key=lambda each: _year_and_month(each.at))]
    recent = [each for month in months[:MONTHS_OPEN] for each in month]
    return Timeline(recent, past[len(recent) :])


def _of_agreements(versions: list[Agreement]) -> Iterable[Past]:
    before: Agreement | None = None
    for version in versions:
        if version.in_force_at is None:
            continue
        title = _("You both signed your agreement")
        if version.number > 1:
            title = _("You both signed version %(number)d of your agreement") % {"number": version.number}
        detail = _("%(rhythm)s from now on.") % {"rhythm": say_rhythm(version.rhythm_weeks)}
        changed = before is not None and before.rhythm_weeks != version.rhythm_weeks
        yield Past(version.in_force_at, "sign", title, detail if changed else "")
        before = version


def _of_stages(mentorship: Mentorship) -> Iterable[Past]:
    for name, at, facts in stage_moves(mentorship):
        if name == "mentorship.grew" and facts.get("without_agreement"):
            yield Past(at, "leaf", _("Growing began, without a written agreement"))
        elif name == "mentorship.grew":
            yield Past(at, "leaf", _("Groundwork done, growing began"))
        elif name == "mentorship.review_began":
            yield Past(at, "eye", _("Your review began"))
        else:
            yield Past(at, "leaf", _("You decided to go on"))


def _of_talk(talk: Meeting) -> Iterable[Past]:
    if talk.starts_at is None:
        return
    length = say_length(talk.minutes)
    said: dict[Any, tuple[str, str, bool]] = {
        MeetingState.KEPT: ("check", _("You talked for %(length)s") % {"length": length}, False),
        MeetingState.SHORTENED: ("shorter", _("You kept it short: %(length)s") % {"length": length}, False),
        MeetingState.MISSED: ("calendar", _("A talk did not take place"), True),
        MeetingState.MOVED: ("calendar", _("You moved a talk to another day"), True),
        MeetingState.CALLED_OFF: ("calendar", _("A talk was called off"), True),
    }
    if talk.state in said:
        sign, title, quiet = said[talk.state]
        yield Past(talk.starts_at, sign, title, quiet=quiet)


def _of_pause(pause: MentorshipPause) -> Past:
    return Past(
        pause.since, "pause", _("You began a rest"), _("Until %(day)s.") % {"day": say_day(pause.until)}, quiet=True
    )


def _of_closing(closing: Closing) -> Past:
    return Past(closing.at, "flag", _("You finished"), f"{closing.get_kind_display()}.")


def _year_and_month(at: datetime) -> tuple[int, int]:
    local = timezone.localtime(at)
    return local.year, local.month


def _month(at: datetime) -> str:
    this_year = at.year == timezone.localdate().year
    return date_format(at, pgettext("date format", "F") if this_year else pgettext("date format", "F Y"))

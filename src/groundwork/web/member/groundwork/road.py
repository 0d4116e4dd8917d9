"""The road of a pair: its stages with their dates, the talks on it, and where the two are."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from groundwork.closing.sweepers import REVIEW_BEFORE_END
from groundwork.core.days import say_day
from groundwork.meetings.models import Meeting
from groundwork.mentorships.models import Mentorship
from groundwork.mentorships.states import Stage
from groundwork.web.road import Road, place_of, shares
from groundwork.web.road import Stage as Stretch

GROUNDWORK_TAKES = timedelta(weeks=4)
CLOSING_TAKES = timedelta(weeks=2)
A_STEP = 0.02
ORDER = [Stage.GROUNDWORK, Stage.GROWING, Stage.REVIEW, Stage.CLOSED]


def road_of(mentorship: Mentorship, *, at: datetime, held: Sequence[Meeting], ahead: Meeting | None) -> Road:
    """Where the two are on their way from the first day to the agreed end."""
    fences = _fences(mentorship, at)
    next_at = ahead.starts_at if ahead is not None else None
    today = _today(mentorship, at, fences)
    return Road(
        stages=_stretches(mentorship, held),
        talks=[place_of(talk.starts_at, fences) for talk in held if talk.starts_at],
        today=today,
        # A talk ahead is drawn ahead, also when the two take longer for a stage than expected.
        next_talk=max(place_of(next_at, fences), today + A_STEP) if next_at is not None else None,
        label=_in_words(held, next_at),
    )


def _fences(mentorship: Mentorship, at: datetime) -> list[datetime]:
    """When each stage begins and the whole ends, always one after another."""
    growing = mentorship.growing_at or max(mentorship.began_at + GROUNDWORK_TAKES, at)
    ends_on = mentorship.ends_on
    wanted = [growing, _begin_of(ends_on - REVIEW_BEFORE_END), _begin_of(ends_on - CLOSING_TAKES), _begin_of(ends_on)]
    fences = [mentorship.began_at]
    for fence in wanted:
        fences.append(max(fence, fences[-1] + timedelta(days=1)))
    return fences


def _begin_of(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time()))


def _today(mentorship: Mentorship, at: datetime, fences: list[datetime]) -> float:
    """The present, kept within the stage the two are in: the picture and the list say the same."""
    if mentorship.stage == Stage.CLOSED:
        return 1.0
    number = ORDER.index(Stage(mentorship.stage))
    begin = sum(shares(4)[:number])
    return min(max(place_of(at, fences), begin), begin + shares(4)[number] - 0.005)


def _stretches(mentorship: Mentorship, held: Sequence[Meeting]) -> list[Stretch]:
    here = ORDER.index(Stage(mentorship.stage)) if mentorship.stage != Stage.CLOSED else 4
    names = [_("Groundwork"), _("Growing"), _("Review"), _("Closing")]
    return [
        Stretch(name=name, when=_when(number, here, mentorship, held), state=_state(number, here))
        for number, name in enumerate(names)
    ]


def _state(number: int, here: int) -> str:
    return "behind" if number < here else "here" if number == here else "ahead"


def _when(number: int, here: int, mentorship: Mentorship, held: Sequence[Meeting]) -> str:
    if number == 0:
        return _("Since %(day)s") % {"day": say_day(mentorship.began_at)}
    if number == 1:
        return _growing(here, mentorship, held)
    if number == 2:
        day = mentorship.ends_on - REVIEW_BEFORE_END
        return _("Will you go on?") if here == 2 else _("From %(day)s") % {"day": say_day(day)} if here < 2 else ""
    if mentorship.closed_at is not None:
        return _("On %(day)s") % {"day": say_day(mentorship.closed_at)}
    return _("By %(day)s") % {"day": say_day(mentorship.ends_on)}


def _growing(here: int, mentorship: Mentorship, held: Sequence[Meeting]) -> str:
    if here == 0:
        return _("From your agreement on")
    if mentorship.growing_at is None:
        return ""
    since = _("Since %(day)s") % {"day": say_day(mentorship.growing_at)}
    if not held:
        return since
    talks = ngettext("%(count)d talk", "%(count)d talks", len(held)) % {"count": len(held)}
    return _("%(since)s, %(talks)s") % {"since": since, "talks": talks}


def _in_words(held: Sequence[Meeting], next_at: datetime | None) -> str:
    behind = ngettext("%(count)d talk behind you.", "%(count)d talks behind you.", len(held)) % {"count": len(held)}
    if next_at is None:
        return behind
    return _("%(behind)s The next one is on %(day)s.") % {"behind": behind, "day": say_day(next_at)}

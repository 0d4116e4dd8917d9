"""What this topic would have a person do next: pick a time, open the agenda, say how it went, look back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from groundwork.agreements.wording import number_word, say_rhythm
from groundwork.checkpoints.queries import Look, looks_of
from groundwork.core.clock import local_day
from groundwork.core.days import here, say_clock, say_day
from groundwork.meetings.models import Meeting
from groundwork.meetings.queries import last_talks, open_topic_counts
from groundwork.meetings.states import MeetingState
from groundwork.meetings.terms import Terms, terms_of_all
from groundwork.mentorships.states import Stage
from groundwork.web.member.groundwork.pairs import Pair
from groundwork.web.nextsteps import NextStep, Urgency
from groundwork.web.whereabouts import Whereabouts

SOON = timedelta(days=7)  # before the rhythm asks for a talk, it is time to propose one
TO_READ = timedelta(days=7)  # how long a look back is offered to be read


@dataclass(frozen=True)
class Rhythm:
    """How a pair stands in its talks, in facts alone."""

    pair: Pair
    terms: Terms
    ahead: Meeting | None
    held: int
    last_at: datetime | None
    topics: int
    look: Look | None

    @property
    def name(self) -> dict[str, str]:
        return {"name": self.pair.other.first_name}


def next_steps(here: Whereabouts, *, at: datetime) -> list[NextStep]:
    """The next steps of this topic, each with one button, in a constant number of queries."""
    return [step for rhythm in rhythms_of(here) for step in _steps(rhythm, here.person, at)]


def rhythms_of(here: Whereabouts) -> list[Rhythm]:
    """All of a person's pairs that live and do not rest."""
    person = here.person
    awake = [each for each in here.mentorships if each.pk not in here.rests]
    pairs = [Pair(each, person, each.other(person)) for each in awake]
    if not pairs:
        return []
    mentorships = [pair.mentorship for pair in pairs]
    ids = [mentorship.pk for mentorship in mentorships]
    terms, last, topics = terms_of_all(mentorships), last_talks(ids), open_topic_counts(ids, person)
    ahead = {talk.mentorship_id: talk for talk in _ahead(ids)}
    looks = {look.checkpoint.mentorship_id: look for look in reversed(looks_of(mentorships, person))}
    return [
        Rhythm(
            pair=pair,
            terms=terms[pair.mentorship.pk],
            ahead=ahead.get(pair.mentorship.pk),
            held=last.get(pair.mentorship.pk, (0, None))[0],
            last_at=last.get(pair.mentorship.pk, (0, None))[1],
            topics=topics.get(pair.mentorship.pk, 0),
            look=looks.get(pair.mentorship.pk),
        )
        for pair in pairs
    ]


def _ahead(ids: list[Any]) -> QuerySet[Meeting]:
    return Meeting.objects.ahead().filter(mentorship__in=ids).prefetch_related("options")


def _steps(rhythm: Rhythm, person: Any, at: datetime) -> Iterator[NextStep]:
    if rhythm.look is not None:
        yield from _of_look(rhythm, rhythm.look, at)
    talk = rhythm.ahead
    if talk is None:
        # The first talk is proposed from the groundwork, where what it is for is said.
        if rhythm.pair.mentorship.stage != Stage.GROUNDWORK or rhythm.held:
            yield _propose(rhythm, at)
    elif talk.state == MeetingState.PROPOSED:
        yield step_of_proposal(rhythm.pair, talk, at=at)
    elif talk.starts_at is not None:
        yield from _of_planned(rhythm, talk, talk.starts_at, person, at)


def step_of_proposal(pair: Pair, talk: Meeting, *, at: datetime) -> NextStep:
    """What proposed times ask of one of the two: to pick, to wait, or to propose others."""
    name = {"name": pair.other.first_name}
    url = reverse("member:meeting", args=[talk.pk])
    if not any(option.starts_at > at for option in talk.options.all()):
        return NextStep(
            Urgency.MY_TURN,
            _("Propose other times to %(name)s") % name,
            _("The times that were proposed have gone by. Nothing is lost: propose two or three new ones."),
            reverse("member:meeting_change", args=[talk.pk]),
            _("Propose times"),
            _("One minute"),
        )
    if talk.proposed_by_id == pair.me.pk:
        return NextStep(
            Urgency.NOTHING,
            _("%(name)s picks one of your times") % name,
            _("You get a letter as soon as one is picked. Until then there is nothing to do."),
            url,
            _("See what you proposed"),
        )
    return NextStep(
        Urgency.SOMEBODY_WAITS,
        _("Pick a time to talk with %(name)s") % name,
        _("%(name)s proposed a few. If none fits, propose others.") % name,
        url,
        _("Pick a time"),
        _("One minute"),
    )


def _of_planned(rhythm: Rhythm, talk: Meeting, starts_at: datetime, person: Any, at: datetime) -> Iterator[NextStep]:
    if starts_at + timedelta(minutes=talk.minutes) <= at:
        yield NextStep(
            Urgency.MY_TURN,
            _("Say how your talk with %(name)s went") % rhythm.name,
            _("It was planned for %(day)s. One tap is enough.") % {"day": say_day(starts_at)},
            reverse("member:outcome", args=[talk.pk]),
            _("Say how it went"),
            _("One minute"),
        )
    elif rhythm.pair.mentorship.stage != Stage.GROUNDWORK or rhythm.held:
        yield _of_the_day(rhythm, talk, starts_at, person, at)


def _of_the_day(rhythm: Rhythm, talk: Meeting, starts_at: datetime, person: Any, at: datetime) -> NextStep:
    days = (local_day(starts_at, person) - local_day(at, person)).days
    local = here(starts_at)
    assert isinstance(local, datetime)
    said = {**rhythm.name, "clock": say_clock(local), "day": say_day(starts_at)}
    url = reverse("member:meeting", args=[talk.pk])
    title = _agenda_title(rhythm.pair.is_mentor, days) % said
    if days > 1:
        urgency = Urgency.NOTHING if rhythm.pair.is_mentor else Urgency.WHENEVER
        return NextStep(urgency, title, _topics(rhythm.topics), url, _("Open the agenda"))
    lead = _("You talk at %(clock)s. %(topics)s") % {**said, "topics": _topics(rhythm.topics)}
    return NextStep(Urgency.TODAY, title, lead, url, _("Open the agenda"), _("About five minutes"))


def _agenda_title(is_mentor: bool, days: int) -> str:
    """The mentee leads: they choose the topics, and the mentor looks at them."""
    if is_mentor:
        later = _("Look at the agenda for %(day)s with %(name)s")
        soon = [_("Look at the agenda for today with %(name)s"), _("Look at the agenda for tomorrow with %(name)s")]
    else:
        later = _("Choose what you would like to talk about on %(day)s")
        soon = [
            _("Choose what to talk about with %(name)s today"),
            _("Choose what to talk about with %(name)s tomorrow"),
        ]
    return soon[days] if 0 <= days <= 1 else later


def _topics(count: int) -> str:
    if not count:
        return _("Nothing is on the agenda yet. Both of you can add to it.")
    return ngettext(
        "One topic is on the agenda. Both of you can add to it.",
        "%(number)s topics are on the agenda. Both of you can add to it.",
        count,
    ) % {"number": number_word(count).capitalize()}


def _propose(rhythm: Rhythm, at: datetime) -> NextStep:
    since = rhythm.last_at or rhythm.pair.mentorship.began_at
    is_time = rhythm.terms.due_after(since) - SOON <= at
    leads = not rhythm.pair.is_mentor
    urgency = Urgency.MY_TURN if is_time and leads else Urgency.WHENEVER
    title = _("Propose times to %(name)s") if leads else _("Find a time with %(name)s")
    return NextStep(
        urgency,
        title % rhythm.name,
        _since(rhythm),
        reverse("member:propose", args=[rhythm.pair.mentorship.pk]),
        _("Propose times"),
        _("One minute"),
    )


def _since(rhythm: Rhythm) -> str:
    """Their own rhythm and the last talk, as facts."""
    rhythm_said = say_rhythm(rhythm.terms.rhythm_weeks)
    if rhythm.last_at is None:
        return _("%(rhythm)s is your rhythm. No talk is planned yet.") % {"rhythm": rhythm_said}
    return _("%(rhythm)s is your rhythm. The last talk we know of was on %(day)s.") % {
        "rhythm": rhythm_said,
        "day": say_day(rhythm.last_at),
    }


def _of_look(rhythm: Rhythm, look: Look, at: datetime) -> Iterator[NextStep]:
    url = reverse("member:checkpoint", args=[look.checkpoint.pk])
    shown_at = look.checkpoint.shown_at
    if shown_at is not None:
        if at - shown_at <= TO_READ:
            yield NextStep(
                Urgency.WHENEVER,
                _("Read how %(name)s and you see it") % rhythm.name,
                _("You have both looked back. Talk about it when you meet."),
                url,
                _("Read both answers"),
                _("Five minutes"),
            )
    elif look.waits_for_me:
        waits = look.answered_by_other
        lead = _("%(name)s has answered.") % rhythm.name if waits else _("You agreed to look back about now.")
        yield NextStep(
            Urgency.SOMEBODY_WAITS if waits else Urgency.MY_TURN,
            _("Look back on your time with %(name)s") % rhythm.name,
            _("%(lead)s You read each other’s answers once both are there.") % {"lead": lead},
            url,
            _("Look back"),
            _("About five minutes"),
        )
    else:
        yield NextStep(
            Urgency.NOTHING,
            _("%(name)s looks back next") % rhythm.name,
            _("You have answered. You read both once %(name)s has too.") % rhythm.name,
            url,
            _("See what you answered"),
        )

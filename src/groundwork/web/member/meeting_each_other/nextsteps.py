"""What this topic would have a person do next."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from groundwork.core.days import say_day
from groundwork.enrollment.models import Participation, Pause, Place, Role
from groundwork.invitations.actions.cascading import goes_on_from
from groundwork.invitations.models import Invitation, Wait, Wish
from groundwork.invitations.queries import wishes_of
from groundwork.invitations.states import InvitationState
from groundwork.programs.states import OPEN_TO_JOIN
from groundwork.web.nextsteps import NextStep, Urgency
from groundwork.web.whereabouts import Whereabouts


def next_steps(here: Whereabouts, *, at: datetime) -> list[NextStep]:
    """Answers somebody waits for, talks to decide about, requests on their way, and mentors to look at."""
    person = here.person
    open_ones = [invitation for invitation in here.invitations if invitation.expires_at > at]
    steps = [_step_of(invitation, person) for invitation in open_ones]
    busy = {invitation.mentee_id for invitation in open_ones}
    return steps + [step for part in _seeking(person, at) if part.pk not in busy for step in _seek(part, at)]


def _seek(part: Participation, at: datetime) -> list[NextStep]:
    """For a mentee without a mentor who asks nobody now: the next choice, the place in the line, or mentors."""
    if wish := next(iter(wishes_of(part)), None):
        return [_next_choice(part, wish, goes_on=goes_on_from(part, at=at) is not None)]
    wait = Wait.objects.live().filter(mentee=part).first()
    return [_wait(part, wait)] if wait and not wait.can_ask else [_look(part)]


def _next_choice(part: Participation, wish: Wish, *, goes_on: bool) -> NextStep:
    facts = {"name": wish.mentor.person.first_name}
    url = reverse("member:wishes", args=[part.cohort.program_id])
    if goes_on:
        lead = _("Your note goes out by itself within the hour. There is nothing for you to do.")
        return NextStep(Urgency.NOTHING, _("%(name)s is asked next") % facts, lead, url, _("See your choices"))
    lead = _("Your note is ready. Nothing goes out before you say so.")
    return NextStep(Urgency.MY_TURN, _("Ask %(name)s next") % facts, lead, url, _("See your choices"))


def _wait(part: Participation, wait: Wait) -> NextStep:
    return NextStep(
        Urgency.NOTHING,
        _("We keep looking for you"),
        _("You have been told on %(day)s how it stands. Your place in the line is kept, and there is nothing to do.")
        % {"day": say_day(wait.wrote_at)},
        reverse("member:line", args=[part.cohort.program_id]),
        _("See where you stand"),
    )


def _step_of(invitation: Invitation, person: Any) -> NextStep:
    name = invitation.other(person).person.first_name
    url = reverse("member:invitation", args=[invitation.pk])
    facts = {"name": name, "day": say_day(invitation.expires_at)}
    if invitation.state == InvitationState.TALKING:
        return _after_the_talk(invitation, person, facts, url)
    if invitation.asked.person_id == person.pk:
        is_offer = invitation.kind == Invitation.Kind.OFFER
        title = _("Answer %(name)s, who offers to be your mentor") if is_offer else _("Answer %(name)s, who asks you")
        return NextStep(
            Urgency.SOMEBODY_WAITS,
            title % facts,
            _("Yes, not now and no are all fine. It ends by itself on %(day)s.") % facts,
            url,
            _("Read what %(name)s writes") % facts,
            _("About two minutes"),
        )
    return NextStep(
        Urgency.NOTHING,
        _("%(name)s has your note") % facts,
        _("There is nothing for you to do. The answer comes by %(day)s; then the way is free for somebody else.")
        % facts,
        url,
        _("Open your note"),
    )


def _after_the_talk(invitation: Invitation, person: Any, facts: dict[str, str], url: str) -> NextStep:
    is_mentor = invitation.mentor.person_id == person.pk
    mine = invitation.mentor_goes_on_at if is_mentor else invitation.mentee_goes_on_at
    theirs = invitation.mentee_goes_on_at if is_mentor else invitation.mentor_goes_on_at
    if mine:
        return NextStep(
            Urgency.NOTHING,
            _("You would like to go on with %(name)s") % facts,
            _("It begins as soon as %(name)s says so too, until %(day)s.") % facts,
            url,
            _("Open your letters"),
        )
    if theirs:
        lead = _("%(name)s would like to go on. Say whether you would too, until %(day)s.") % facts
    else:
        lead = _("Meet once, then say whether you would like to go on. There is time until %(day)s.") % facts
    return NextStep(
        Urgency.SOMEBODY_WAITS if theirs else Urgency.MY_TURN,
        _("Get to know %(name)s") % facts,
        lead,
        url,
        _("Write to %(name)s") % facts if not theirs else _("Decide about %(name)s") % facts,
    )


def _seeking(person: Any, at: datetime) -> list[Participation]:
    """This person's parts as mentee that are ready, do not pause, and hold no place with a mentor."""
    ready = Participation.objects.mentees().ready().filter(person=person, cohort__state__in=OPEN_TO_JOIN)
    held = Place.objects.told().filter(participation__person=person, participation__role=Role.MENTEE)
    quiet = Pause.objects.running(at).values("participation_id")
    ready = ready.exclude(pk__in=quiet).exclude(pk__in=held.values("participation_id"))
    return list(ready.select_related("cohort__program"))


def _look(part: Participation) -> NextStep:
    return NextStep(
        Urgency.MY_TURN,
        _("Look at people you could talk with"),
        _("Mentors with a free place, and why each may suit you. You ask one person at a time."),
        reverse("member:mentors", args=[part.cohort.program_id]),
        _("Look at mentors"),
        _("About five minutes"),
    )

"""Word to the mentee's manager (P18): told or asked, answered by a link, with guidance that the mentee reads."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from groundwork.core.errors import NotNow, Unacceptable
from groundwork.core.moves import move
from groundwork.history.actions import record
from groundwork.history.models import Event
from groundwork.mentorships.models import Mentorship
from groundwork.programs.models import Program, ReportingLine

from ..models import Guidance, ManagerNotice
from ..states import NOTICE_LEADS_TO, NoticeState
from .asking import MOST_WORDS

SILENCE_IS_CONSENT_AFTER = timedelta(days=10)


@transaction.atomic
def tell_manager(mentorship: Mentorship, *, at: datetime, by: Any) -> ManagerNotice | None:
    """The program's choice whenever a mentorship begins: the mentee's manager is told, asked, or hears nothing."""
    program = mentorship.program
    if program.manager_policy == Program.ManagerPolicy.NONE:
        return None
    line = _line_of(mentorship)
    address = (line.manager.email if line.manager else line.manager_email) if line else ""
    if not address:
        _record("manager.unknown", mentorship, mentorship=mentorship, at=at, by=by)
        return None
    asks = program.manager_policy == Program.ManagerPolicy.ASKED
    notice = ManagerNotice.objects.create(
        mentorship=mentorship,
        asks=asks,
        manager=line.manager if line else None,
        manager_email=address,
        answer_by=at + SILENCE_IS_CONSENT_AFTER if asks else None,
        created_at=at,
    )
    _record("manager.asked" if asks else "manager.told", notice, mentorship=mentorship, at=at, by=by)
    return notice


@transaction.atomic
def answer_as_manager(
    notice: ManagerNotice,
    *,
    state: str,
    at: datetime,
    busy_from: date | None = None,
    busy_until: date | None = None,
    guidance: str = "",
) -> None:
    """The manager says how it suits them. Whatever the answer, nothing is ended: the two and coordinators hear it."""
    _require_open(notice)
    if not notice.asks or state not in NOTICE_LEADS_TO[NoticeState.SENT] - {NoticeState.SILENT}:
        raise Unacceptable("unknown_answer", _("Choose an answer"), field="answer")
    _require_weeks(busy_from, busy_until)
    weeks: dict[str, Any] = {"busy_from": busy_from, "busy_until": busy_until, "answered_at": at}
    if notice.state == state:  # the same answer again, with other weeks or words
        ManagerNotice.objects.filter(pk=notice.pk).update(**weeks)
    else:
        move(notice, state, leads_to=NOTICE_LEADS_TO, **weeks)
    _keep_guidance(notice, guidance)
    _record("manager.answered", notice, mentorship=notice.mentorship, at=at, by=notice.manager, answer=state)


@transaction.atomic
def leave_guidance(notice: ManagerNotice, *, guidance: str, at: datetime) -> None:
    """The manager who was told writes what would help; the mentee reads it."""
    _require_open(notice)
    if not guidance.strip():
        raise Unacceptable("empty_note", _("Write a few words"), field="guidance")
    _keep_guidance(notice, guidance)
    ManagerNotice.objects.filter(pk=notice.pk).update(answered_at=at)
    _record("manager.guided", notice, mentorship=notice.mentorship, at=at, by=notice.manager)


def take_silence_as_consent(now: datetime) -> int:
    """A manager who was asked and said nothing has no objection, as the letter told them; says how many."""
    due = ManagerNotice.objects.filter(asks=True, state=NoticeState.SENT, answer_by__lte=now)
    return sum(_fall_silent(notice, at=now) for notice in due.select_related("mentorship__program"))


@transaction.atomic
def _fall_silent(notice: ManagerNotice, *, at: datetime) -> bool:
    try:
        move(notice, NoticeState.SILENT, leads_to={NoticeState.SENT: {NoticeState.SILENT}})
    except NotNow:
        return False
    _record("manager.stayed_silent", notice, mentorship=notice.mentorship, at=at, by=None)
    return True


def _keep_guidance(notice: ManagerNotice, text: str) -> None:
    if text.strip():
        Guidance.objects.update_or_create(notice=notice, defaults={"text": text.strip()[:MOST_WORDS]})


def _require_weeks(busy_from: date | None, busy_until: date | None) -> None:
    if busy_from and busy_until and busy_until < busy_from:
        raise Unacceptable("weeks_backwards", _("Enter a date on or after the first day"), field="busy_until")
    if busy_until and not busy_from:
        raise Unacceptable("weeks_without_start", _("Enter the first day as well"), field="busy_from")
    if busy_from and not busy_until:
        raise Unacceptable("weeks_without_end", _("Enter the last day as well"), field="busy_until")


def _require_open(notice: ManagerNotice) -> None:
    if notice.mentorship.closed_at is not None:
        raise NotNow("closed", _("This mentorship has ended. There is nothing left to answer."))


def tell_managers_of_rounds(now: datetime) -> int:
    """Managers of pairs that a matching round brought together hear of it too: a round tells nobody beyond the pair."""
    told = ManagerNotice.objects.filter(mentorship=OuterRef("pk"))
    unknown = Event.objects.filter(name="manager.unknown", about_id=OuterRef("pk"))
    new = (
        Mentorship.objects.live()
        .filter(~Exists(told), ~Exists(unknown), origin=Mentorship.Origin.ROUND)
        .exclude(program__manager_policy=Program.ManagerPolicy.NONE)
        .select_related("program")
    )
    return len([mentorship for mentorship in list(new) if tell_manager(mentorship, at=now, by=None)])


def _line_of(mentorship: Mentorship) -> ReportingLine | None:
    lines = ReportingLine.objects.select_related("manager")
    return lines.filter(organization=mentorship.program.organization_id, person=mentorship.mentee).first()


def _record(name: str, about: Any, *, mentorship: Mentorship, at: datetime, by: Any, **facts: Any) -> None:
    organization = mentorship.program.organization_id
    record(name, about=about, by=by, at=at, organization=organization, mentorship=mentorship, **facts)

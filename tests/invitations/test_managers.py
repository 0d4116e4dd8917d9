"""Word to the manager: told, asked, answered by a link, with guidance (P18)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from groundwork.core.errors import NotNow, Unacceptable
from groundwork.history.models import Event
from groundwork.invitations.actions import (
    accept,
    answer_as_manager,
    leave_guidance,
    take_silence_as_consent,
    tell_manager,
)
from groundwork.invitations.models import Guidance, ManagerNotice
from groundwork.invitations.states import NoticeState
from groundwork.mentorships.actions import close_mentorship
from groundwork.programs.models import Program, ReportingLine
from tests import make
from tests.make import NOW

pytestmark = pytest.mark.django_db


def asked_pair(policy=Program.ManagerPolicy.ASKED):
    cast = make.pair()
    cast.program.manager_policy = policy
    cast.program.save()
    cast.mentorship.program = cast.program
    cast.notice = tell_manager(cast.mentorship, at=NOW, by=cast.ada)
    return cast


def test_beginning_a_mentorship_tells_bens_manager():
    cast = make.cast()

    accept(make.request(cast.mentor, cast.mentee), nothing_in_the_way=True, by=cast.ada, at=NOW)

    notice = ManagerNotice.objects.get()
    assert (notice.manager, notice.manager_email, notice.asks) == (cast.mo, cast.mo.email, False)
    assert Event.objects.filter(name="manager.told", about_id=notice.pk).exists()


def test_a_program_may_ask_and_says_until_when():
    cast = asked_pair()

    assert cast.notice.asks
    assert cast.notice.answer_by == NOW + timedelta(days=10)


def test_a_program_may_leave_managers_out():
    cast = asked_pair(Program.ManagerPolicy.NONE)

    assert cast.notice is None
    assert not Event.objects.filter(name__startswith="manager.").exists()


def test_a_manager_without_an_account_is_told_at_their_address():
    cast = make.pair()
    ReportingLine.objects.update(manager=None, manager_email="mo@example.org")

    notice = tell_manager(cast.mentorship, at=NOW, by=None)

    assert (notice.manager, notice.manager_email) == (None, "mo@example.org")


def test_nobody_known_is_written_down_and_harms_nothing():
    cast = make.pair()
    ReportingLine.objects.all().delete()

    assert tell_manager(cast.mentorship, at=NOW, by=None) is None
    assert Event.objects.filter(name="manager.unknown", about_id=cast.mentorship.pk).exists()


def test_a_no_ends_nothing():
    cast = asked_pair()

    answer_as_manager(cast.notice, state=NoticeState.NOT_NOW, at=NOW)

    cast.mentorship.refresh_from_db()
    assert cast.notice.state == NoticeState.NOT_NOW
    assert cast.mentorship.closed_at is None
    assert Event.objects.get(name="manager.answered").facts["answer"] == "not_now"


def test_guidance_is_read_by_ben_and_mo_alone():
    cast = asked_pair()

    answer_as_manager(cast.notice, state=NoticeState.AGREED, at=NOW, guidance="Practise saying no.")

    assert Guidance.objects.visible_to(cast.ben).get().text == "Practise saying no."
    assert Guidance.objects.visible_to(cast.mo).exists()
    assert not Guidance.objects.visible_to(cast.ada).exists()
    assert not Guidance.objects.visible_to(cast.cleo).exists()


def test_mo_may_change_the_answer_and_the_weeks():
    cast = asked_pair()
    answer_as_manager(cast.notice, state=NoticeState.TALK_FIRST, at=NOW)

    weeks = {"busy_from": date(2027, 6, 1), "busy_until": date(2027, 6, 20)}
    answer_as_manager(cast.notice, state=NoticeState.AGREED, at=NOW, **weeks)
    answer_as_manager(cast.notice, state=NoticeState.AGREED, at=NOW, **weeks)

    cast.notice.refresh_from_db()
    assert (cast.notice.state, cast.notice.busy_until) == (NoticeState.AGREED, date(2027, 6, 20))


@pytest.mark.parametrize(
    ("busy_from", "busy_until", "field"),
    [
        (date(2027, 6, 2), date(2027, 6, 1), "busy_until"),
        (None, date(2027, 6, 1), "busy_from"),
        (date(2027, 6, 1), None, "busy_until"),
    ],
)
def test_weeks_have_two_ends_in_order(busy_from, busy_until, field):
    cast = asked_pair()

    with pytest.raises(Unacceptable) as no:
        answer_as_manager(cast.notice, state=NoticeState.AGREED, at=NOW, busy_from=busy_from, busy_until=busy_until)

    assert no.value.field == field


def test_silence_for_ten_days_is_no_objection_and_can_still_be_answered():
    cast = asked_pair()

    assert take_silence_as_consent(NOW + timedelta(days=9)) == 0
    assert take_silence_as_consent(NOW + timedelta(days=10)) == 1
    assert take_silence_as_consent(NOW + timedelta(days=11)) == 0

    cast.notice.refresh_from_db()
    answer_as_manager(cast.notice, state=NoticeState.TALK_FIRST, at=NOW + timedelta(days=12))
    assert cast.notice.state == NoticeState.TALK_FIRST


def test_who_was_told_leaves_guidance_without_an_answer():
    cast = asked_pair(Program.ManagerPolicy.TOLD)

    leave_guidance(cast.notice, guidance="Take the Fridays.", at=NOW)
    leave_guidance(cast.notice, guidance="Take the Mondays.", at=NOW)

    assert Guidance.objects.get().text == "Take the Mondays."
    with pytest.raises(Unacceptable):
        answer_as_manager(cast.notice, state=NoticeState.AGREED, at=NOW)


def test_after_the_end_there_is_nothing_to_answer():
    cast = asked_pair()
    close_mentorship(cast.mentorship, by=None, at=NOW)
    cast.notice.refresh_from_db()

    with pytest.raises(NotNow):
        answer_as_manager(cast.notice, state=NoticeState.AGREED, at=NOW)

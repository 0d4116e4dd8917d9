"""What brings each kind of letter about. Each story makes it happen and says by when everyone has heard of it."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from groundwork.agreements.actions import change_draft, finish_preparation, sign_agreement
from groundwork.care.actions import raise_concern, rest, resume
from groundwork.checkpoints.actions import answer_checkpoint, open_checkpoint
from groundwork.closing.actions import end_mentorship, give_thanks, go_on_until, keep_closing_words
from groundwork.enrollment.actions import (
    answer_place_ask,
    ask_for_place,
    change_capacity,
    invite_to_cohort,
    pause_asks,
    set_aside,
)
from groundwork.history.actions import record
from groundwork.invitations import actions as asking
from groundwork.invitations.models import ManagerNotice
from groundwork.matching.actions import begin_published_pairs, publish_round, tell_publication
from groundwork.meetings.actions import call_off, choose_time, make_shorter, plan_talk, propose_instead, propose_times
from groundwork.mentorships.actions import start_growing, start_review
from groundwork.mentorships.models import Mentorship
from groundwork.programs.actions import name_coordinator, open_cohort, start_organization
from groundwork.programs.models import Cohort
from groundwork.programs.states import CohortState
from tests import make

NOW, HOUR, DAY = make.NOW, timedelta(hours=1), timedelta(days=1)
ANSWERS = {"satisfied": "mostly", "working": "The rhythm", "progress": "A plan", "better": "Shorter agendas"}


def asked(**facts):
    cast = make.cast()
    cast.invitation = make.request(cast.mentor, cast.mentee, text="May I & you talk <once>?")
    return cast


def growing():
    pair = make.pair()
    make.agreement(pair.mentorship)
    return pair


def proposed(pair, by):
    return propose_times(pair.mentorship, [NOW + 2 * DAY, NOW + 3 * DAY], minutes=60, by=by, at=NOW)


def planned(pair):
    return plan_talk(pair.mentorship, NOW + 2 * DAY, minutes=60, by=pair.ben, at=NOW)


def organizer_named():
    otto = make.person("Otto Berg", is_operator=True)
    start_organization(
        "Valemere & Sons", organizer_name="Olu Adeyemi", organizer_email="o@example.org", by=otto, at=NOW
    )


def coordinator_named():
    cast = make.cast()
    name_coordinator(cast.program, email="r@example.org", name="Rosa Marques", by=cast.cleo, at=NOW)


def part_invited():
    cast = make.cast()
    for role in ("mentor", "mentee"):
        invite_to_cohort(cast.cohort, cast.mo, role=role, source="hand", by=cast.cleo, at=NOW)


def cohort_opened():
    cast = make.cast()
    Cohort.objects.filter(pk=cast.cohort.pk).update(state=CohortState.DRAFT)
    cast.cohort.refresh_from_db()
    invite_to_cohort(cast.cohort, cast.mo, role="mentor", source="hand", by=cast.cleo, at=NOW)
    open_cohort(cast.cohort, by=cast.cleo, at=NOW)


def request():
    asked()


def offer():
    cast = make.cast()
    make.offer(cast.mentor, cast.mentee)


def invitation_reminded() -> datetime:
    asked()
    asking.remind_half_way(NOW + 4 * DAY)
    return NOW + 6 * DAY  # a Monday


def note_sent():
    cast = asked()
    asking.send_letter(cast.invitation, text="How often?", by=cast.ada, at=NOW)


def invitation_talking():
    cast = asked()
    asking.say_yes_to_a_talk(cast.invitation, by=cast.ada, at=NOW)


def invitation_agreed():
    cast = asked()
    asking.say_yes_to_a_talk(cast.invitation, by=cast.ada, at=NOW)
    asking.go_on(cast.invitation, nothing_in_the_way=True, by=cast.ada, at=NOW)


def invitation_accepted():
    cast = asked()
    asking.accept(cast.invitation, nothing_in_the_way=True, by=cast.ada, at=NOW)


def invitation_refused() -> datetime:
    cast = asked()
    farid = make.mentor(cast.cohort, make.person("Farid Nasser", organization=cast.here))
    asking.say_not_now(cast.invitation, by=cast.ada, at=NOW, suggests=farid)
    return NOW + HOUR


def invitation_not_a_fit():
    cast = asked()
    asking.say_yes_to_a_talk(cast.invitation, by=cast.ada, at=NOW)
    asking.end_talk(cast.invitation, by=cast.ada, at=NOW)


def invitation_withdrawn():
    cast = asked()
    asking.withdraw(cast.invitation, by=cast.ben, at=NOW)


def invitation_lapsed() -> datetime:
    cast = asked()
    asking.lapse_due(cast.invitation.expires_at)
    return cast.invitation.expires_at


def invitation_outdated():
    cast = asked()
    other = make.mentor(cast.cohort, make.person("Farid Nasser", organization=cast.here))
    invitation = make.offer(other, cast.mentee)
    asking.accept(invitation, nothing_in_the_way=True, by=cast.ben, at=NOW)


def manager_told():
    invitation_accepted()


def _asked_manager():
    cast = make.cast()
    cast.program.manager_policy = "asked"
    cast.program.save()
    cast.mentorship = make.mentorship(cast.mentor, cast.mentee)
    asking.tell_manager(cast.mentorship, at=NOW, by=None)
    return cast


def manager_asked():
    _asked_manager()


def manager_answered(state="agreed"):
    _asked_manager()
    notice = ManagerNotice.objects.get()
    weeks = {"busy_from": date(2027, 4, 1), "busy_until": date(2027, 4, 20)}
    asking.answer_as_manager(notice, state=state, at=NOW, guidance="Budgets, perhaps", **weeks)


def manager_would_talk():
    manager_answered("talk_first")


def match_mentor():
    cast = make.cast()
    make.mentorship(cast.mentor, cast.mentee, origin=Mentorship.Origin.ROUND)


match_mentee = match_mentor


def preparation_done():
    pair = make.pair()
    finish_preparation(pair.mentorship, {"expectations": "An ear"}, by=pair.ada, at=NOW)


def preparations_shown():
    pair = make.pair()
    for person in (pair.ada, pair.ben):
        finish_preparation(pair.mentorship, {"expectations": "An ear"}, by=person, at=NOW)


def agreement_signed():
    pair = make.pair()
    draft = change_draft(pair.mentorship, by=pair.ben, at=NOW, facts={}, clauses={})
    sign_agreement(draft, revision=draft.revision, by=pair.ben, at=NOW)


def agreement_in_force():
    growing()


def meeting_proposed():
    pair = growing()
    proposed(pair, pair.ben)


def meeting_planned():
    pair = growing()
    meeting = proposed(pair, pair.ben)
    choose_time(meeting, meeting.options.first(), by=pair.ada, at=NOW)


def meeting_moved():
    pair = growing()
    propose_instead(planned(pair), [NOW + 4 * DAY, NOW + 5 * DAY], by=pair.ada, at=NOW)


def meeting_shortened_ahead():
    pair = growing()
    make_shorter(planned(pair), 25, by=pair.ada, at=NOW)


def meeting_called_off():
    pair = growing()
    call_off(planned(pair), by=pair.ada, at=NOW)


def talk_today() -> datetime:
    planned(growing())
    return NOW + 2 * DAY


def talk_happened() -> datetime:
    planned(growing())
    return NOW + 3 * DAY


def checkpoint_opened():
    pair = growing()
    open_checkpoint(pair.mentorship, due_on=NOW.date(), at=NOW)


def checkpoint_answered():
    pair = growing()
    checkpoint = open_checkpoint(pair.mentorship, due_on=NOW.date(), at=NOW)
    answer_checkpoint(checkpoint, **ANSWERS, by=pair.ben, at=NOW)


def checkpoint_shown():
    pair = growing()
    checkpoint = open_checkpoint(pair.mentorship, due_on=NOW.date(), at=NOW)
    for person in (pair.ben, pair.ada):
        answer_checkpoint(checkpoint, **ANSWERS, by=person, at=NOW)


def pair_nudged():
    pair = growing()
    record("pair.nudged", about=pair.mentorship, by=None, at=NOW, organization=pair.here, number=2)


def mentorship_paused():
    pair = growing()
    rest(pair.mentorship, until=(NOW + 30 * DAY).date(), by=pair.ben, at=NOW)


def mentorship_resumed():
    pair = growing()
    rest(pair.mentorship, until=(NOW + 30 * DAY).date(), by=pair.ben, at=NOW)
    resume(pair.mentorship, by=None, at=NOW)


def review_began():
    pair = growing()
    start_review(pair.mentorship, by=None, at=NOW)


def mentorship_went_on():
    pair = make.pair()
    start_growing(pair.mentorship, by=pair.ben, at=NOW)
    go_on_until(pair.mentorship, ends_on=pair.mentorship.ends_on + 30 * DAY, by=pair.ben, at=NOW)


def ended():
    pair = growing()
    end_mentorship(pair.mentorship, kind="early", looks_again=True, by=pair.ada, at=NOW)
    return pair


def mentorship_closed():
    ended()


def closing_words():
    pair = ended()
    keep_closing_words(pair.mentorship, expected="", gained="A plan", next="", by=pair.ben, at=NOW)


def thanks_given():
    pair = ended()
    give_thanks(pair.mentorship, "For the winter", by=pair.ben, at=NOW)


def _asked_for_a_place():
    cast = make.cast()
    cast.ask = ask_for_place(cast.mentor, waiting=2, by=cast.cleo, at=NOW)
    return cast


def place_asked():
    _asked_for_a_place()


def place_given():
    cast = _asked_for_a_place()
    answer_place_ask(cast.ask, gives=True, by=cast.ada, at=NOW)


def concern_raised():
    pair = make.pair()
    raise_concern(pair.program, "It is like this", about=pair.ada, by=pair.ben, at=NOW)


def pairs_not_begun():
    cast = make.cast()
    publication = publish_round(make.matched_round(cast.cohort, by=cast.cleo), by=cast.cleo, at=NOW)
    set_aside(cast.mentee, cast.mentor, by=cast.ben, at=NOW)
    tell_publication(publication, at=NOW + HOUR)
    begin_published_pairs(at=NOW + HOUR)
    return NOW + HOUR


def chosen():
    """Ben has asked Ada; Zoe is asked next."""
    cast = asked()
    cast.zoe = make.mentor(cast.cohort, make.person("Zoe Marsh", organization=cast.here))
    cast.wish = asking.keep_wish(cast.zoe, cast.mentee, text="I would be glad to learn", by=cast.ben, at=NOW)
    return cast


def wish_asked():
    cast = chosen()
    asking.decline(cast.invitation, by=cast.ada, at=NOW)
    asking.ask_next(cast.mentee, at=NOW + HOUR)
    return NOW + HOUR


def wishes_exhausted():
    cast = chosen()
    pause_asks(cast.zoe, None, by=cast.zoe.person, at=NOW)
    asking.lapse_due(cast.invitation.expires_at)
    asking.ask_next(cast.mentee, at=cast.invitation.expires_at)
    return cast.invitation.expires_at


def waiting():
    """Ada's places are held, and Ben waits."""
    cast = make.cast()
    for _ in range(2):
        make.mentorship(cast.mentor, make.mentee(cast.cohort))
    asking.look_after_lines(NOW)
    return cast


def wait_began():
    waiting()


def wait_went_on():
    waiting()
    asking.look_after_lines(NOW + 30 * DAY)
    return NOW + 31 * DAY


def wait_place_free():
    cast = waiting()
    change_capacity(cast.mentor, 3, by=cast.ada, at=NOW)
    asking.look_after_lines(NOW + HOUR)
    return NOW + HOUR

"""Talks on their pages: propose, pick, change, say how it went. For the two of them, and for nobody else."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse

from groundwork.meetings.actions import add_to_agenda, call_off, note_talk, plan_talk, propose_times
from groundwork.meetings.models import ActionItem, AgendaItem, Meeting, Pulse
from groundwork.meetings.states import MeetingState
from groundwork.meetings.terms import terms_of
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast(client):
    cast = make.growing()
    client.force_login(cast.ben)
    return cast


def pair_url(cast, name):
    return reverse(f"member:{name}", args=[cast.mentorship.pk])


def url(name, row):
    return reverse(f"member:{name}", args=[row.pk])


def times(cast, *days):
    return [cast.at + timedelta(days=day) for day in days]


def proposal(cast, by=None):
    return propose_times(cast.mentorship, times(cast, 2, 3), minutes=60, by=by or cast.ben, at=cast.at)


def planned(cast, days=2.0):
    return plan_talk(
        cast.mentorship, cast.at + timedelta(days=days), minutes=60, by=cast.ben, at=cast.at - timedelta(days=9)
    )


def suggested(client, cast):
    form = client.get(pair_url(cast, "propose")).context["times"]
    return [value for value, _label in form.fields["times"].choices]


def test_the_mentee_taps_two_suggested_times(client, cast):
    response = client.post(pair_url(cast, "propose"), {"times": suggested(client, cast)[:2]}, follow=True)

    meeting = Meeting.objects.get()
    assert (meeting.state, meeting.minutes, meeting.options.count()) == (MeetingState.PROPOSED, 60, 2)
    assert "Ada picks one of your times" in response.content.decode()


def test_a_time_typed_is_read_on_ones_own_clock(client, cast):
    day = (cast.at + timedelta(days=9)).date()

    client.post(
        pair_url(cast, "propose"),
        {"own_1": f"{day}T16:00", "own_2": f"{day}T18:30", "minutes": "45"},
    )

    first = Meeting.objects.get().options.first()
    expected = datetime(day.year, day.month, day.day, 16, tzinfo=ZoneInfo("Europe/Lisbon"))
    assert first.starts_at == expected.astimezone(UTC)
    assert Meeting.objects.get().minutes == 45


def test_one_time_is_too_few_and_nothing_typed_is_lost(client, cast):
    one = suggested(client, cast)[0]

    response = client.post(pair_url(cast, "propose"), {"times": [one], "own_1": "nonsense"})

    page = response.content.decode()
    assert response.status_code == 422
    assert "nonsense" in page
    assert f'value="{one}"' in page
    assert not Meeting.objects.exists()


def test_two_settled_a_time_between_themselves(client, cast):
    day = (cast.at + timedelta(days=9)).date()

    client.post(pair_url(cast, "propose"), {"settled": "1", "next_at": f"{day}T16:00"})

    assert Meeting.objects.get().state == MeetingState.PLANNED


def test_a_time_that_clocks_skip_is_refused_with_its_reason(client, cast):
    cast.ben.time_zone = "Europe/Stockholm"
    cast.ben.save()

    response = client.post(pair_url(cast, "propose"), {"settled": "1", "next_at": "2027-03-28T02:30"})

    assert response.status_code == 422
    assert "clocks go forward" in response.content.decode()


def test_both_clocks_stand_beside_each_time(client, cast):
    meeting = proposal(cast)
    client.force_login(cast.ada)

    page = client.get(url("meeting", meeting)).content.decode()

    assert "(Ben: " in page
    assert "Times are yours, in Stockholm" in page


def test_with_a_talk_ahead_proposing_leads_to_it(client, cast):
    meeting = proposal(cast)

    assert client.get(pair_url(cast, "propose")).url == url("meeting", meeting)


def test_the_other_picks_one(client, cast):
    meeting = proposal(cast)
    client.force_login(cast.ada)
    option = meeting.options.last()

    response = client.post(url("meeting_choice", meeting), {"option": option.pk}, follow=True)

    meeting.refresh_from_db()
    assert (meeting.state, meeting.starts_at) == (MeetingState.PLANNED, option.starts_at)
    assert "You meet Ben on" in response.content.decode()


def test_picking_nothing_is_asked_again(client, cast):
    meeting = proposal(cast)
    client.force_login(cast.ada)

    response = client.post(url("meeting_choice", meeting), {})

    assert response.status_code == 422
    assert "Choose one of the times" in response.content.decode()


def test_who_proposed_does_not_pick(client, cast):
    meeting = proposal(cast)

    response = client.post(url("meeting_choice", meeting), {"option": meeting.options.first().pk}, follow=True)

    assert "The other of you picks one" in response.content.decode()
    assert Meeting.objects.get().state == MeetingState.PROPOSED


def test_none_fits_and_others_are_proposed(client, cast):
    meeting = proposal(cast)
    client.force_login(cast.ada)
    choices = client.get(url("meeting_change", meeting)).context["times"].fields["times"].choices

    client.post(url("meeting_change", meeting), {"times": [value for value, _label in choices][:2]})

    meeting.refresh_from_db()
    assert meeting.proposed_by == cast.ada


def test_a_planned_talk_is_moved_and_the_other_picks_again(client, cast):
    meeting = planned(cast)
    choices = client.get(url("meeting_change", meeting)).context["times"].fields["times"].choices

    client.post(url("meeting_change", meeting), {"times": [value for value, _label in choices][:2]})

    meeting.refresh_from_db()
    assert meeting.state == MeetingState.MOVED
    assert Meeting.objects.ahead().get().moved_from == meeting


def test_shorter_is_offered_before_calling_off(client, cast):
    meeting = planned(cast)
    page = client.get(url("meeting_calling_off", meeting)).content.decode()
    assert page.index("Make it 45 minutes") < page.index("Call it off</button>")

    client.post(url("meeting_length", meeting), {"minutes": "45"})

    meeting.refresh_from_db()
    assert (meeting.minutes, meeting.state) == (45, MeetingState.PLANNED)


def test_a_talk_is_called_off(client, cast):
    meeting = planned(cast)

    client.post(url("meeting_calling_off", meeting))

    assert Meeting.objects.get().state == MeetingState.CALLED_OFF


def test_looking_at_pages_changes_nothing(client, cast):
    meeting = planned(cast)
    for name in ("meeting", "meeting_change", "meeting_length", "meeting_calling_off", "meeting_calendar"):
        assert client.get(url(name, meeting)).status_code == 200
    assert client.get(url("meeting_choice", meeting)).status_code == 405

    assert Meeting.objects.get().state == MeetingState.PLANNED


def test_a_talk_goes_into_ones_own_calendar(client, cast):
    meeting = planned(cast)

    response = client.get(url("meeting_calendar", meeting))

    assert response["Content-Type"].startswith("text/calendar")
    assert f"UID:{meeting.pk}" in response.content.decode()
    assert client.get(url("meeting_calendar", call_off_all(cast))).status_code == 404


def call_off_all(cast):
    call_off(Meeting.objects.get(), by=cast.ben, at=cast.at)
    return proposal(cast)


def test_one_tap_says_it_took_place(client, cast):
    meeting = planned(cast, days=-1)

    client.post(url("outcome", meeting), {"outcome": "kept"})

    assert Meeting.objects.get().state == MeetingState.KEPT


def test_all_there_is_to_say_is_kept_at_once(client, cast):
    meeting = planned(cast, days=-1)
    item = add_to_agenda(cast.mentorship, "Saying no", by=cast.ben, at=cast.at - timedelta(days=2))
    following = client.get(url("outcome", meeting)).context["form"].fields["next_time"].choices[1][0]

    client.post(
        url("outcome", meeting),
        {
            "outcome": "short",
            "minutes": "25",
            "talked": [str(item.pk)],
            "step-1-text": "Introduce Ben to Fatima",
            "step-1-owner": "other",
            "question": "When did you last say no?",
            "pulse": "great",
            "next_time": following,
        },
    )

    item.refresh_from_db()
    meeting.refresh_from_db()
    step = ActionItem.objects.get()
    assert (meeting.state, meeting.minutes, item.talked_in) == (MeetingState.SHORTENED, 25, meeting)
    assert (step.owner, step.agreed_in) == (cast.ada, meeting)
    assert AgendaItem.objects.get(is_question=True).text == "When did you last say no?"
    assert Pulse.objects.get().value == "great"
    assert Meeting.objects.ahead().get().state == MeetingState.PLANNED


def test_a_short_talk_asks_for_its_minutes_and_keeps_the_rest(client, cast):
    meeting = planned(cast, days=-1)

    response = client.post(url("outcome", meeting), {"outcome": "short", "question": "What next?"})

    assert response.status_code == 422
    assert "Enter how many minutes it took" in response.content.decode()
    assert "What next?" in response.content.decode()
    assert Meeting.objects.get().state == MeetingState.PLANNED


def test_one_no_keeps_nothing(client, cast):
    meeting = planned(cast, days=-1)

    response = client.post(
        url("outcome", meeting),
        {
            "outcome": "kept",
            "step-1-text": "Ask",
            "step-1-owner": "me",
            "next_time": "other",
            "next_at": "2020-01-01T10:00",
        },
    )

    assert response.status_code == 422
    assert "still ahead" in response.content.decode()
    assert Meeting.objects.get().state == MeetingState.PLANNED
    assert not ActionItem.objects.exists()


def test_it_was_moved_to_a_time_they_know(client, cast):
    meeting = planned(cast, days=-1)
    day = (cast.at + timedelta(days=5)).date()

    client.post(url("outcome", meeting), {"outcome": "moved", "next_time": "other", "next_at": f"{day}T10:00"})

    meeting.refresh_from_db()
    assert meeting.state == MeetingState.MOVED
    assert Meeting.objects.ahead().get().moved_from == meeting


def test_the_second_to_come_adds_to_it(client, cast):
    meeting = planned(cast, days=-1)
    note_talk(meeting, by=cast.ada, at=cast.at)

    page = client.get(url("outcome", meeting)).content.decode()
    client.post(url("outcome", meeting), {"pulse": "good", "step-1-text": "Ask Tomasz", "step-1-owner": "me"})

    assert "What became of" not in page
    assert Pulse.objects.get().by == cast.ben
    assert ActionItem.objects.get().owner == cast.ben


def test_what_a_letter_already_asked_stands_ticked(client, cast):
    meeting = planned(cast, days=-1)

    page = client.get(url("outcome", meeting) + "?outcome=missed").content.decode()

    assert 'value="missed" id="id_outcome_3" checked' in page or 'value="missed"' in page.split("checked")[0][-200:]
    assert Meeting.objects.get().state == MeetingState.PLANNED


def test_an_outcome_is_not_said_of_a_talk_ahead(client, cast):
    meeting = planned(cast)

    assert client.get(url("outcome", meeting)).url == url("meeting", meeting)


def test_a_talk_nobody_planned_is_noted(client, cast):
    day = (cast.at - timedelta(days=2)).date()

    response = client.post(pair_url(cast, "past_talk"), {"starts_at": f"{day}T10:00", "minutes": "30"})

    meeting = Meeting.objects.get()
    assert (meeting.state, meeting.minutes) == (MeetingState.KEPT, 30)
    assert response.url == url("outcome", meeting)


def test_ones_own_pulse_is_on_the_page_and_the_others_is_not(client, cast):
    meeting = planned(cast, days=-1)
    note_talk(meeting, by=cast.ada, at=cast.at)
    Pulse.objects.create(meeting=meeting, by=cast.ada, value="hard")

    page = client.get(url("meeting", meeting)).content.decode()

    assert "hard going" not in page


def test_terms_come_from_the_agreement(client, cast):
    assert terms_of(cast.mentorship).agreed
    assert client.get(pair_url(cast, "propose")).context["minutes"] == 60


@pytest.mark.parametrize("stranger", ["mallory", "cleo", "mo"])
def test_mallory_the_coordinator_and_the_manager_find_no_such_talk(client, cast, stranger):
    ahead = planned(cast)
    client.force_login(getattr(cast, stranger))
    names = ["meeting", "meeting_change", "meeting_length", "meeting_calling_off", "outcome", "meeting_calendar"]

    answers = [client.get(url(name, ahead)) for name in names]
    answers += [client.get(pair_url(cast, name)) for name in ("propose", "past_talk")]
    answers += [
        client.post(url(name, ahead), {"outcome": "kept"}) for name in ("meeting_choice", "meeting_calling_off")
    ]

    assert {answer.status_code for answer in answers} == {404}
    assert Meeting.objects.get().state == MeetingState.PLANNED


def test_signed_out_one_signs_in_first(client, cast):
    meeting = planned(cast)
    client.logout()

    assert client.get(url("meeting", meeting)).url.startswith("/sign-in/")


def test_a_closed_pair_reads_and_changes_nothing(client, cast):
    meeting = planned(cast)
    type(cast.mentorship).objects.update(stage="closed", closed_at=cast.at)

    client.post(url("meeting_calling_off", meeting))
    response = client.post(pair_url(cast, "propose"), {"times": []}, follow=True)

    assert response.status_code == 200
    assert Meeting.objects.get().state == MeetingState.PLANNED

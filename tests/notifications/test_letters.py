"""Every kind of letter, as it arrives: what it says, what it never says, and where its buttons lead."""

from __future__ import annotations

import re
from email import policy
from email.parser import BytesParser

import pytest
from django.urls import resolve
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from groundwork.invitations import actions as asking
from groundwork.notifications.catalogue import KINDS
from groundwork.notifications.models import Notification
from groundwork.notifications.rendering import one_line, render_letter
from tests import make
from tests.house.texts import FLAGGED

from . import stories

NOW = make.NOW
OF_PEOPLE = ["May I & you talk", "I would be glad to"]  # the notes that requests and offers carry
TAG = re.compile(r"</?[a-z]", re.IGNORECASE)
PRIVATE = ["An ear", "A plan", "For the winter", "It is like this", "Budgets, perhaps", "How often?"]


@pytest.fixture(params=sorted(KINDS))
def letters(request, db):
    """All letters of one kind that its story brings about."""
    at = getattr(stories, request.param)() or NOW
    sent = {mail.extra_headers["Message-ID"].strip("<").partition("@")[0]: mail for mail in make.hear(at)}
    rows = Notification.objects.filter(kind=request.param)
    problems = set(rows.exclude(problem="").values_list("problem", flat=True))
    assert not problems
    found = [sent[str(row.pk)] for row in rows if str(row.pk) in sent]
    assert found, f"Nobody got {request.param}"
    return found


def html_of(mail):
    return mail.alternatives[0][0]


def test_each_letter_says_what_it_is_about_in_both_readings(letters):
    for mail in letters:
        html, text = html_of(mail), mail.body
        assert 10 < len(mail.subject) < 110
        assert mail.subject in text
        for leftover in ("{{", "{%", "None", "&amp;", "&#x27;", "<p", "<time"):
            assert leftover not in text, (leftover, text)
        assert "{{" not in html
        assert "None" not in html
        assert "class=" in html
        assert len(html.encode()) < 102_000  # longer ones are clipped


def test_no_plain_text_holds_a_tag(letters):
    for mail in letters:
        ours = mail.body.replace("<once>", "")  # as somebody wrote it

        assert not TAG.search(ours), mail.body


def test_no_letter_weighs_on_its_reader(letters):
    for mail in letters:
        said = mail.subject + mail.body
        assert not FLAGGED.search(re.sub(r"^>.*$|https?://\S+", "", said, flags=re.M | re.I)), said


def test_private_words_stay_out_of_letters(letters):
    for mail in letters:
        assert not [words for words in PRIVATE if words in mail.body + html_of(mail)]


def test_every_button_leads_to_a_page_and_stands_in_both_readings(letters):
    for mail in letters:
        links = set(re.findall(r'class="(?:yes|other)"[^>]*><a href="([^"]+)"', html_of(mail)))
        assert links
        for link in links:
            link = link.replace("&amp;", "&")
            assert link in mail.body
            resolve(link.removeprefix("http://127.0.0.1:8000").partition("?")[0])


def test_why_it_came_and_how_to_change_that_stands_at_the_foot(letters):
    for mail in letters:
        assert "You get this because" in mail.body
        assert "http://127.0.0.1:8000/letters/" in mail.body or "No account is needed" in mail.body


def test_mentors_can_pause_from_every_letter(db):
    stories.request()

    (mail,) = make.hear(NOW)

    assert "Pause for a while: http://127.0.0.1:8000/pauses/" in mail.body


def test_the_note_stands_in_the_request_as_it_was_written(db):
    stories.request()

    (mail,) = make.hear(NOW)

    assert "> May I & you talk <once>?" in mail.body
    assert "May I &amp; you talk &lt;once&gt;?" in html_of(mail)


def test_times_are_said_on_the_readers_clock(db):
    stories.meeting_planned()

    mails = {mail.to[0].partition(".")[0]: mail for mail in make.hear(NOW) if "Your talk with" in mail.subject}

    assert mails["ada"].subject == "Your talk with Ben Okafor: Thursday 11 March, 10:00"
    assert mails["ben"].subject == "Your talk with Ada Lindqvist: Thursday 11 March, 09:00"


def test_a_planned_talk_comes_with_its_calendar_entry(db):
    stories.meeting_planned()

    mails = [mail for mail in make.hear(NOW) if "Your talk with" in mail.subject]

    assert len(mails) == 2
    for mail in mails:
        ((name, entry, kind),) = mail.attachments
        assert (name, kind) == ("talk.ics", "text/calendar; method=PUBLISH")
        assert "DTSTART:20270311T090000Z" in str(entry)


def test_the_calendar_entry_survives_the_post(db):
    stories.meeting_planned()

    mail = next(mail for mail in make.hear(NOW) if "Your talk with" in mail.subject)
    parsed = BytesParser(policy=policy.default).parsebytes(mail.message().as_bytes())

    (entry,) = parsed.iter_attachments()
    assert (entry.get_content_type(), entry["Content-Type"].params["method"]) == ("text/calendar", "PUBLISH")
    assert Calendar.from_ical(entry.get_content()).walk("VEVENT")[0].decoded("dtstart") == NOW + 2 * stories.DAY


def test_a_talk_that_moved_takes_its_entry_back(db):
    stories.meeting_moved()

    (mail,) = [mail for mail in make.hear(NOW) if "would like to move" in mail.subject]

    assert "METHOD:CANCEL" in str(mail.attachments[0][1])


def test_an_ending_takes_the_talk_ahead_out_of_the_calendar_in_one_letter(db):
    pair = stories.growing()
    talk = stories.planned(pair)
    make.hear(NOW)
    stories.end_mentorship(pair.mentorship, kind="early", by=pair.ada, at=NOW + stories.HOUR)

    (mail,) = make.hear(NOW + stories.HOUR)

    (entry,) = Calendar.from_ical(mail.attachments[0][1]).walk("VEVENT")
    assert mail.to == [pair.ben.email]
    assert "The talk on Thursday 11 March" in mail.body
    assert (str(entry["UID"]), str(entry["STATUS"]), entry["SEQUENCE"]) == (str(talk.pk), "CANCELLED", 1)


def test_who_asked_each_other_hears_of_the_beginning_once(db):
    stories.invitation_accepted()

    mails = [mail for mail in make.hear(NOW) if mail.to[0].startswith("ben.")]

    assert [mail.subject for mail in mails] == ["Ada Lindqvist says yes: your mentorship has begun"]


def test_a_no_that_was_taken_back_reaches_nobody(db):
    cast = stories.asked()
    stories.asking.decline(cast.invitation, by=cast.ada, at=NOW)
    stories.asking.undo_answer(cast.invitation, by=cast.ada, at=NOW + stories.HOUR / 4)

    mails = make.hear(NOW + stories.HOUR)

    assert [mail.to[0].partition(".")[0] for mail in mails] == ["ada"]  # the request alone


def test_a_concern_is_never_told_to_the_one_it_is_about(db):
    cast = make.cast()
    cleo = make.mentor(cast.cohort, cast.cleo)
    make.mentorship(cleo, cast.mentee)
    other = make.person("Rosa Marques", organization=cast.here)
    from groundwork.programs.models import Coordination

    Coordination.objects.create(program=cast.program, person=other)
    stories.raise_concern(cast.program, "It is like this", about=cast.cleo, by=cast.ben, at=NOW)

    assert [mail.to for mail in make.hear(NOW)] == [[other.email]]


def test_who_was_named_and_released_again_hears_nothing_of_it(db):
    from groundwork.programs.actions import release_coordinator
    from groundwork.programs.models import Coordination

    stories.coordinator_named()
    coordination = Coordination.objects.get(person__email="r@example.org")
    release_coordinator(coordination, by=coordination.program.coordinations.first().person, at=NOW)

    assert not make.hear(NOW)


def test_the_letter_about_how_a_talk_went_is_not_sent_once_somebody_has_said(db):
    from groundwork.meetings.actions import note_talk

    pair = stories.growing()
    talk = stories.planned(pair)
    make.hear(NOW)
    note_talk(talk, by=pair.ada, at=NOW + 2 * stories.DAY + stories.HOUR)

    mails = make.hear(NOW + 4 * stories.DAY)

    assert not [mail for mail in mails if "take place" in mail.subject]


@settings(deadline=None, max_examples=300, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.text(alphabet=st.characters(codec="utf-8"), min_size=1)
    | st.sampled_from(["Ada\r\nBcc: x@y.z", "A\u2028B\x85C\x0bD\x00"])
)
def test_a_name_never_becomes_a_header(name):
    from types import SimpleNamespace

    from django.core.mail import EmailMultiAlternatives

    reader = SimpleNamespace(time_zone="UTC", languages=[])
    subject, text, html = render_letter(
        "thanks_given", {"other": name, "name": name, "url": "https://x"}, reader=reader
    )
    mail = EmailMultiAlternatives(subject, text, "a@example.org", ["b@example.org"], reply_to=["c@example.org"])
    mail.attach_alternative(html, "text/html")

    parsed = BytesParser(policy=policy.default).parsebytes(mail.message().as_bytes())

    expected = ["Content-Type", "Date", "From", "MIME-Version", "Message-ID", "Reply-To", "Subject", "To"]
    assert sorted(parsed.keys()) == sorted(expected)
    assert len(mail.recipients()) == 1
    assert subject == one_line(subject)


def mails_to(name, at=NOW):
    return [mail for mail in make.hear(at) if mail.to[0].startswith(name)]


def test_what_ended_and_what_goes_on_come_in_one_letter(db):
    at = stories.wish_asked()

    mail, *others = mails_to("ben.", at)

    assert not others
    assert mail.subject == "Zoe Marsh has your note now"
    assert "Ada has no room for another mentorship at present." in mail.body
    assert "The answer comes by Tuesday 16 March" in mail.body


def test_the_next_mentor_reads_nothing_of_the_one_before(db):
    at = stories.wish_asked()

    (mail,) = mails_to("zoe.", at)

    assert mail.subject == "Ben Okafor asks for one talk: answer by Tuesday 16 March"
    assert "Ada" not in mail.body + html_of(mail)


def test_a_list_that_nobody_on_can_be_asked_is_told_in_one_letter(db):
    at = stories.wishes_exhausted()

    told = [mail for mail in mails_to("ben.", at) if "ended by itself" in mail.subject]

    assert len(told) == 1
    assert "Zoe Marsh came next on your list and can’t be asked at the moment." in told[0].body


def test_who_waits_reads_why_where_how_long_and_by_when(db):
    stories.wait_began()

    (mail,) = mails_to("ben.")

    assert "One mentor here would suit you, and has no room at the moment." in mail.body
    assert "You are number 1 of 1 in the line of Spring." in mail.body
    assert "How long it takes we cannot say yet" in mail.body
    assert "By Thursday 8 April at the latest" in mail.body


def test_a_place_that_is_gone_again_is_not_written_about(db):
    at = stories.wait_place_free()
    zoe = make.mentee(make.Participation.objects.mentors().get().cohort)
    make.request(make.Participation.objects.mentors().get(), zoe, at=at)

    assert not [mail for mail in mails_to("ben.", at) if "has a free place" in mail.subject]


@pytest.mark.parametrize(
    ("origin", "said"),
    [("round", "were brought together by Side by Side"), ("request", "have found each other in Side by Side")],
)
def test_the_manager_reads_how_the_two_came_together(db, origin, said):
    cast = make.cast()
    cast.program.manager_policy = "asked"
    cast.program.save()

    asking.tell_manager(make.mentorship(cast.mentor, cast.mentee, origin=origin), at=NOW, by=None)

    letter = next(mail.body for mail in make.hear(NOW) if "Fine with you?" in mail.body)
    assert said in letter

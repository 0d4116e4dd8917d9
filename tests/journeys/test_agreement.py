"""J4: the first agreement in one conversation, signed by both, on paper, with the next date set."""

from __future__ import annotations

import re

import pytest

from groundwork.agreements.models import Agreement
from groundwork.agreements.states import AgreementState, ClauseKey
from groundwork.meetings.models import Meeting
from groundwork.web.member.groundwork.draft_form import AT_MOST
from tests import make
from tests.browser import PHONE, Visitor, axe, sign_in

pytestmark = pytest.mark.django_db(transaction=True)


def visit(new_page, live_server, person, **options):
    page = new_page(**options)
    sign_in(page, live_server, person)
    return Visitor(page)


def pages_in(pdf):
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", pdf))


@pytest.mark.parametrize("with_scripts", [True, False])
def test_ten_minutes_nine_answers_two_names(live_server, new_page, with_scripts):
    cast = make.pair()
    ben = visit(new_page, live_server, cast.ben, viewport=PHONE, java_script_enabled=with_scripts)
    ada = visit(new_page, live_server, cast.ada, java_script_enabled=with_scripts)

    ben.open(f"/mentorships/{cast.mentorship.pk}/first-meeting/")
    ben.click("Write your agreement")
    ben.click("Begin your agreement")
    ben.choose("Ben wants to learn something that Ada knows well.")
    ben.choose("Ben can say what comes next, and why.")
    ben.click("Continue")
    ben.select("How often?", "Every two weeks")
    ben.click("Continue")
    ben.choose("Questions wait for our next talk. If a decision cannot wait, Ben may call.")
    ben.click("Continue")
    ada.open(f"/mentorships/{cast.mentorship.pk}/agreement/draft/")
    ada.page.get_by_text("Every two weeks for an hour, by video.").wait_for()
    ada.choose("Nothing I know of")
    ada.click("I agree")
    ben.choose("Nothing I know of")
    ben.click("I agree")

    ben.page.get_by_role("heading", name="What Ada and Ben promise each other").wait_for()
    assert Agreement.objects.get().state == AgreementState.IN_FORCE
    assert 1 <= pages_in(ben.page.pdf(prefer_css_page_size=True)) <= 2
    ben.require(clicks=7)
    ada.require(clicks=1, fields=1)

    ben.click("Set the date")
    for time in ben.page.get_by_role("checkbox").all()[:2]:
        ben.choose(time)
    ben.click("Send these times to Ada")

    ben.page.wait_for_url("**/meetings/*/")
    assert Meeting.objects.ahead().get().mentorship == cast.mentorship
    assert ben.fields + ada.fields <= 9


def test_even_the_longest_agreement_fits_on_two_pages(live_server, new_page):
    cast = make.pair()
    for number, weeks in enumerate((1, 2)):
        words = dict.fromkeys(ClauseKey, f"{number} {'We think about it and write it down. ' * 20}"[:AT_MOST])
        make.agreement(cast.mentorship, facts={"rhythm_weeks": weeks}, clauses=words)
    page = visit(new_page, live_server, cast.ben).page

    page.goto(f"/mentorships/{cast.mentorship.pk}/agreement/")

    assert pages_in(page.pdf(prefer_css_page_size=True)) == 2


def test_every_page_on_the_way_is_open_to_all(live_server, new_page):
    cast = make.pair()
    make.agreement(cast.mentorship)
    other = make.mentorship(cast.mentor, make.mentee(cast.cohort))
    page = visit(new_page, live_server, cast.ada, viewport={"width": 320, "height": 640}).page

    for path in [
        f"/mentorships/{other.pk}/",
        f"/mentorships/{other.pk}/preparation/",
        f"/mentorships/{other.pk}/first-meeting/",
        f"/mentorships/{other.pk}/going-without/",
        f"/mentorships/{other.pk}/agreement/draft/",
        f"/mentorships/{other.pk}/agreement/draft/why/",
        f"/mentorships/{other.pk}/agreement/draft/meeting/",
        f"/mentorships/{other.pk}/agreement/draft/trust/",
        f"/mentorships/{other.pk}/agreement/draft/limits/",
        f"/mentorships/{other.pk}/agreement/draft/dates/",
        f"/mentorships/{cast.mentorship.pk}/",
        f"/mentorships/{cast.mentorship.pk}/agreement/",
        f"/mentorships/{cast.mentorship.pk}/agreement/draft/",
    ]:
        page.goto(path)
        axe(page)
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), f"{path} is too wide"

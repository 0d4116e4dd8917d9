"""Looking back: from a plan to its groups, and from the past into a new round."""

from __future__ import annotations

import pytest

from groundwork.matching.learned import PartName
from groundwork.matching.models import Round
from groundwork.matching.states import RoundState
from tests import make
from tests.browser import PHONE, Visitor, axe, sign_in
from tests.crowds import crowd
from tests.reporting.pasts import a_past

pytestmark = pytest.mark.django_db(transaction=True)


def at_the_desk(new_page, live_server, person, **options):
    page = new_page(**options)
    sign_in(page, live_server, person)
    return Visitor(page)


@pytest.mark.parametrize("options", [{}, {"viewport": PHONE, "color_scheme": "dark"}])
def test_a_plan_is_looked_at_by_group(live_server, new_page, options):
    cast = make.cast()
    crowd(cast.cohort, mentors=40, mentees=60)
    round = make.matched_round(cast.cohort, by=cast.cleo)
    cleo = at_the_desk(new_page, live_server, cast.cleo, **options)

    cleo.open(f"/coordinator/rounds/{round.pk}/")
    cleo.click("Look at the plan by group")

    cleo.page.get_by_role("heading", name="The plan, looked at by group").wait_for()
    axe(cleo.page)
    cleo.require(clicks=1, fields=0)


@pytest.mark.parametrize("options", [{}, {"viewport": PHONE, "color_scheme": "dark"}])
def test_what_the_past_says_is_taken_up_in_a_new_round(live_server, new_page, options):
    cast = make.cast()
    a_past(cast.cohort, 240, speaks=PartName.FRESH_VIEWPOINT)
    cleo = at_the_desk(new_page, live_server, cast.cleo, **options)

    cleo.open(f"/coordinator/programs/{cast.program.pk}/")
    cleo.click("See what your past says")
    axe(cleo.page)
    cleo.click("Begin a round with these weights")
    cleo.page.get_by_text("A new round begins with these weights.").wait_for()

    cleo.require(clicks=2, fields=0)
    assert Round.objects.get(state=RoundState.DRAFT).weights["fresh_viewpoint"] == "must"

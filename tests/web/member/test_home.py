"""Home: one next step, the next talk, the road; and one's own account."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse

from groundwork.core.clock import now
from groundwork.enrollment.models import Participation
from groundwork.enrollment.states import ParticipationState
from groundwork.meetings.models import Meeting
from groundwork.meetings.states import MeetingState
from groundwork.mentorships.actions import close_mentorship
from groundwork.people.models import Person
from tests import make

pytestmark = pytest.mark.django_db
QUERIES = 31


@pytest.fixture
def cast(client):
    cast = make.cast()
    client.force_login(cast.ben)
    return cast


def home(client):
    response = client.get(reverse("member:home"))
    assert response.status_code == 200
    return response


def text(response):
    return response.content.decode()


def planned(mentorship, **facts):
    return Meeting.objects.create(
        mentorship=mentorship, state=MeetingState.PLANNED, starts_at=now() + timedelta(days=3), minutes=60, **facts
    )


def test_home_greets_with_the_day_and_says_one_next_step(client, cast):
    html = text(home(client))

    assert ", Ben. It is" in html
    assert html.count('class="button"') == 1


def test_whoever_was_invited_is_asked_to_begin(client, cast):
    Participation.objects.filter(pk=cast.mentee.pk).update(state=ParticipationState.INVITED)

    html = text(home(client))

    assert "Say what you would like to work on" in html
    assert reverse("member:questions", args=[cast.mentee.pk]) in html


def test_the_next_talk_and_the_road_stand_on_home(client, cast):
    planned(make.mentorship(cast.mentor, cast.mentee, at=now()))

    html = text(home(client))

    assert "You meet Ada" in html
    assert "Your road with Ada" in html


def test_whoever_takes_part_nowhere_is_told_what_to_do(client, cast):
    client.force_login(cast.mo)

    html = text(home(client))

    assert "You take part in no program at present" in html
    assert reverse("public:routing_guide") in html


def test_a_coordinator_who_takes_no_part_goes_to_the_desk(client, cast):
    client.force_login(cast.cleo)

    assert client.get(reverse("member:home")).url == reverse("coordinator:home")


@pytest.mark.parametrize("pairs", [1, 20])
def test_home_costs_the_same_for_one_pair_and_for_twenty(client, cast, pairs, django_assert_num_queries):
    cast.mentor.offer.places = 20
    cast.mentor.offer.save()
    client.force_login(cast.ada)
    planned(make.mentorship(cast.mentor, cast.mentee, at=now()))
    for _ in range(pairs - 1):
        planned(make.mentorship(cast.mentor, make.mentee(cast.cohort), at=now()))

    with django_assert_num_queries(QUERIES):
        home(client)


def test_several_pairs_each_have_their_road(client, cast):
    make.mentorship(cast.mentor, cast.mentee)
    make.mentorship(cast.mentor, make.mentee(cast.cohort, make.person("Nora Lind", organization=cast.here)))
    client.force_login(cast.ada)

    html = text(home(client))

    assert "Your road with Ben" in html
    assert "Your road with Nora" in html
    assert "Your pairs" in html


def test_what_was_brought_to_an_end_can_still_be_opened(client, cast):
    mentorship = make.mentorship(cast.mentor, cast.mentee)
    close_mentorship(mentorship, by=cast.ben, at=now())

    html = text(home(client))

    assert "Ada and you, earlier" in html
    assert reverse("member:mentorship", args=[mentorship.pk]) in html


def test_strangers_are_sent_to_sign_in(client):
    assert reverse("public:sign_in") in client.get(reverse("member:home")).url


# The account


def test_people_change_what_they_are_called_and_their_clock(client, cast):
    client.post(
        reverse("member:account"),
        {"name": "Benjamin Okafor", "languages": "English, Deutsch", "time_zone": "Asia/Tokyo"},
    )

    ben = Person.objects.get(pk=cast.ben.pk)
    assert (ben.name, ben.languages, ben.time_zone) == ("Benjamin Okafor", ["en", "de"], "Asia/Tokyo")


def test_a_language_nobody_knows_is_named(client, cast):
    response = client.post(
        reverse("member:account"), {"name": "Ben", "languages": "English, Klingonn", "time_zone": "Asia/Tokyo"}
    )

    assert response.status_code == 422
    assert "“Klingonn” is no language we know" in text(response)


def test_signing_out_everywhere_ends_this_session_too(client, cast):
    client.post(reverse("member:sessions"))

    assert not client.get("/").wsgi_request.user.is_authenticated


def test_looking_at_the_way_out_signs_nobody_out(client, cast):
    assert client.get(reverse("member:sessions")).status_code == 405


# Where one can go


def entries(client, url):
    nav = client.get(url).context["nav"]
    return [str(entry["label"]) for entry in nav]


def test_a_mentee_finds_mentors_and_the_partner(client, cast):
    make.mentorship(cast.mentor, cast.mentee)

    assert entries(client, reverse("member:home")) == ["Home", "Ada and you", "Find", "Help"]


def test_somebody_with_several_hats_has_five_ways_at_most(client, cast):
    make.mentorship(cast.mentor, cast.mentee)
    make.Coordination.objects.create(program=cast.program, person=cast.ben)
    Person.objects.filter(pk=cast.ben.pk).update(is_operator=True)

    assert entries(client, reverse("member:home")) == ["Home", "Ada and you", "Find", "Your desk", "Help"]


def test_a_visitor_has_no_ways_but_the_page(client):
    assert entries(client, reverse("public:who_sees_what")) == []


def current(client, url):
    return [str(entry["label"]) for entry in client.get(url).context["nav"] if entry.get("current")]


def test_the_desk_leads_to_people_matching_and_pairs_of_the_cohort(client, cast):
    client.force_login(cast.cleo)

    assert entries(client, reverse("coordinator:home")) == ["Overview", "People", "Matching", "Pairs", "Programs"]
    assert current(client, reverse("coordinator:home")) == ["Overview"]
    assert current(client, reverse("coordinator:rounds", args=[cast.cohort.pk])) == ["Matching"]
    assert current(client, reverse("coordinator:import_new", args=[cast.cohort.pk])) == ["People"]
    assert current(client, reverse("coordinator:program", args=[cast.program.pk])) == ["Programs"]
    assert current(client, reverse("coordinator:cohort_new", args=[cast.program.pk])) == ["Programs"]


def test_whoever_runs_the_machine_sees_organizations_and_health(client, cast):
    client.force_login(cast.otto)

    assert entries(client, reverse("operator:home")) == ["Organizations", "Health"]


def test_the_account_menu_leads_to_ones_own_words_and_out(client, cast):
    menu = client.get(reverse("member:home")).context["account"]

    assert [str(entry["label"]) for entry in menu] == ["Your account", "What you seek", "Letters you get", "Sign out"]
    assert menu[-1]["post"]


def test_the_foot_names_the_coordinator_and_who_sees_what(client, cast):
    foot = client.get(reverse("member:home")).context["foot"]

    assert foot["coordinator_contact"] == cast.cleo.email
    assert [str(link["label"]) for link in foot["links"]] == ["Who sees what", "Raise a concern in confidence"]

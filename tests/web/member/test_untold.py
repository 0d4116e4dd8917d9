"""The half hour in which nobody is told: what the two of a published pair read is what they read before."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.html import strip_tags

from groundwork.core.clock import now
from groundwork.core.errors import NoFreePlace
from groundwork.enrollment.models import LearningProfile, MentorOffer
from groundwork.invitations.actions import ask_mentor, look_after_lines, offer_mentoring
from groundwork.invitations.models import Wait
from groundwork.matching.actions import begin_published_pairs, publish_round, tell_publication
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast():
    """Ada has one place, and a round brings Ben to her. Kim has room as well."""
    cast = make.cast()
    MentorOffer.objects.filter(participation=cast.mentor).update(places=1)
    cast.mentor.refresh_from_db()
    cast.kim = make.mentor(cast.cohort, make.person("Kim Able", organization=cast.here))
    cast.zoe = make.mentee(cast.cohort, make.person("Zoe Late", organization=cast.here), skills=("Budgets",))
    cast.round = make.matched_round(cast.cohort, by=cast.cleo, at=now())
    cast.pairing = cast.round.pairings.get(mentee=cast.mentee, mentor=cast.mentor)
    return cast


def publish(cast):
    return publish_round(cast.round, pairings=[cast.pairing], by=cast.cleo, at=now())


def address(name, cast, part):
    about = {"home": [], "part": [part.pk], "line": [cast.program.pk]}[name]
    return reverse(f"member:{name}", args=about)


def reads(client, cast, part, name):
    client.force_login(part.person)
    response = client.get(address(name, cast, part))
    assert response.status_code == 200
    return " ".join(strip_tags(response.text.split("<main")[1]).split())


@pytest.mark.parametrize("seat", ["mentee", "mentor"])
@pytest.mark.parametrize("name", ["home", "part"])
def test_until_told_each_reads_what_stood_there_before(client, cast, seat, name):
    part = getattr(cast, seat)
    before = reads(client, cast, part, name)

    publish(cast)

    assert reads(client, cast, part, name) == before


def test_until_told_the_mentee_stands_in_the_line_as_before(client, cast):
    before, _line, _rest = reads(client, cast, cast.mentee, "line").partition(" in the line")

    publish(cast)

    assert "You are" in before
    assert f"{before} in the line" in reads(client, cast, cast.mentee, "line")


def test_once_the_pair_has_begun_both_read_of_it(client, cast):
    publication = publish(cast)
    tell_publication(publication, at=publication.undo_until)
    begin_published_pairs(at=publication.undo_until)

    assert "Somebody is found" in reads(client, cast, cast.mentee, "part")
    assert "You have given all you offered" in reads(client, cast, cast.mentor, "part")


def test_until_told_the_mentor_may_not_read_what_the_mentee_wrote(cast):
    publish(cast)

    assert not LearningProfile.objects.visible_to(cast.ada).filter(participation=cast.mentee).exists()


def test_until_told_a_request_or_an_offer_says_nothing_of_the_match(cast):
    publish(cast)

    with pytest.raises(NoFreePlace) as of_mentee:
        ask_mentor(cast.kim, cast.mentee, text="May I?", by=cast.ben, at=now())
    with pytest.raises(NoFreePlace) as of_mentor:
        offer_mentoring(cast.mentor, cast.zoe, text="Gladly.", by=cast.ada, at=now())

    assert (of_mentee.value.code, of_mentor.value.code) == ("cannot_be_asked", "cannot_be_asked")


def test_a_wait_goes_on_until_they_are_told(cast):
    Wait.objects.create(mentee=cast.mentee, began_at=now(), wrote_at=now(), can_ask=False)
    publication = publish(cast)

    look_after_lines(now())
    untold = Wait.objects.live().filter(mentee=cast.mentee).exists()
    tell_publication(publication, at=publication.undo_until)
    begin_published_pairs(at=publication.undo_until)
    look_after_lines(publication.undo_until + timedelta(minutes=5))

    assert (untold, Wait.objects.live().filter(mentee=cast.mentee).exists()) == (True, False)

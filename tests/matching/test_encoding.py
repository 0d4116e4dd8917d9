"""An operator's encoder compares own words by meaning; a round keeps what it needs to be worked out again."""

from __future__ import annotations

import json

import pytest
from django.core.exceptions import ImproperlyConfigured

from groundwork.matching.encoding import load_encoder
from groundwork.matching.models import Round
from groundwork.matching.snapshots import Snapshot, snapshot_of
from learning_fit import PartName, explain_pair
from tests import make
from tests.matching.toy_encoder import Meaning

pytestmark = pytest.mark.django_db
TOY = "tests.matching.toy_encoder:Meaning"


def told_cast():
    """Ada tells of conflict and Ben asks for leading: no word in common, and no skill."""
    cast = make.cast()
    cast.mentee.profile.wanted_skills.all().delete()
    cast.mentor.offer.offered_skills.all().delete()
    cast.mentor.offer.can_help_with = "Conflict."
    cast.mentor.offer.save()
    cast.mentee.profile.own_words = "Leading."
    cast.mentee.profile.save()
    return cast


def learning_fit_of(snapshot, cast):
    explanation = explain_pair(snapshot.problem, str(cast.ada.pk), str(cast.ben.pk))
    return next(part.value for part in explanation.parts if part.name == PartName.LEARNING_FIT)


def test_without_an_encoder_words_are_compared_as_words():
    cast = told_cast()

    round = make.matched_round(cast.cohort, by=cast.cleo)

    assert learning_fit_of(snapshot_of(round), cast) == 0.5


def test_with_an_encoder_a_round_sees_meaning_and_can_be_worked_out_again_without_it(settings):
    cast = told_cast()
    settings.ENCODER = TOY
    round = make.matched_round(cast.cohort, by=cast.cleo)
    settings.ENCODER = ""

    again = Snapshot(Round.objects.get(pk=round.pk).snapshot, round.weights)

    assert learning_fit_of(again, cast) == 1.0
    assert again.problem.fit.max() == round.pairings.get().fit


def test_the_vectors_lie_sealed_in_the_snapshot_and_name_no_text(settings):
    cast = told_cast()
    settings.ENCODER = TOY

    kept = json.loads(make.matched_round(cast.cohort, by=cast.cleo).snapshot)

    assert kept["encoder"] == TOY
    assert len(kept["vectors"]) == 2
    assert not {"Conflict.", "Leading."} & set(kept["vectors"])


def test_an_encoder_that_fails_fails_the_round_and_nothing_else(settings):
    cast = told_cast()
    settings.ENCODER = "tests.matching.toy_encoder:Careless"

    round = make.matched_round(cast.cohort, by=cast.cleo)
    round.refresh_from_db()

    assert (round.state, round.result["failure"]["code"]) == ("failed", "mishap")


@pytest.mark.parametrize(
    "name",
    [
        "tests.matching.toy_encoder",
        "nowhere:Meaning",
        "tests.matching.toy_encoder:Gone",
        "tests.matching.toy_encoder:nothing",
    ],
)
def test_what_is_no_encoder_is_refused_in_words(name):
    with pytest.raises(ImproperlyConfigured):
        load_encoder(name)


def test_an_encoder_is_made_once():
    assert load_encoder(TOY) is load_encoder(TOY)
    assert isinstance(load_encoder(TOY), Meaning)

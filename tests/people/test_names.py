"""What people are called in a sentence about two of them."""

from __future__ import annotations

import pytest

from groundwork.people.models import Person
from groundwork.people.names import told_apart


@pytest.mark.parametrize(
    ("one", "other", "called"),
    [
        ("Ada Lindqvist", "Ben Okafor", ("Ada", "Ben")),
        ("Anna Weber", "anna Kaya", ("Anna Weber", "anna Kaya")),
    ],
)
def test_two_of_the_same_first_name_are_told_apart_by_their_whole_names(one, other, called):
    assert told_apart(Person(name=one), Person(name=other)) == called

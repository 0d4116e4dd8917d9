"""What people read weighs on nobody: no blame, no hurry, no begging, no shouting."""

from __future__ import annotations

import pytest

from . import texts

JUSTIFIED = {
    "Only you": "the name of a circle",
    "My mentor must have": "a mentee's own words about the ideal mentor",
    "What the mentor must have": "the same, as a column of a file",
}


def test_no_text_weighs_on_its_reader():
    said = [*texts.translated_in_templates(), *texts.translated_in_sources()]

    assert len(said) > 1000
    assert not [text for text in said if texts.FLAGGED.search(text.words) and text.words not in JUSTIFIED]


@pytest.mark.parametrize(
    "words", ["You must answer", "Don’t lose your place", "It is late", "Welcome!", "JUST one step"]
)
def test_what_weighs_is_noticed(words):
    assert texts.FLAGGED.search(words)


@pytest.mark.parametrize("words", ["You can do that later", "The latest talk", "A mustard seed", "What is adjusted"])
def test_words_that_look_alike_are_none_of_them(words):
    assert not texts.FLAGGED.search(words)


def test_each_justified_text_is_still_said():
    said = {text.words for text in [*texts.translated_in_templates(), *texts.translated_in_sources()]}

    assert set(JUSTIFIED) <= said

"""Every text can be translated: it passes through gettext, under a name that `makemessages` looks for."""

from __future__ import annotations

import ast
import re

import pytest

from . import texts

NAMES = {"Groundwork", ": Groundwork"}  # the same in all languages
SAID_KEYWORDS = {"label", "help_text", "hint", "legend", "placeholder", "title", "heading", "sentence"}
SAID_ARGUMENT = {  # which argument of a call is said to people
    **dict.fromkeys(["success", "info", "warning", "error", "add_error", "NotNow", "NotAllowed", "Unacceptable"], 1),
    "ValidationError": 0,
}
LOGS = {"log", "logger"}


def test_no_template_says_what_cannot_be_translated():
    assert not [text for text in texts.untranslated_in_templates() if text.words not in NAMES]


@pytest.mark.parametrize(
    "source",
    [
        "<p>Your pair</p>",
        "<p>{{ number }} talks</p>",
        '<a href="/" aria-label="Back {{ name }}">{% icon "back" %}</a>',
        '<input placeholder="Ada">',
        '{% include "parts/_empty.html" with words="Nothing here yet" %}',
    ],
)
def test_what_cannot_be_translated_is_noticed(source):
    assert texts.untranslated(source)


@pytest.mark.parametrize(
    "source",
    [
        '<p class="muted">{% translate "Your pair" %}</p>',
        "<p>{% blocktranslate count n=n %}One talk{% plural %}{{ n }} talks{% endblocktranslate %}, 3</p>",
        '<a href="{% url "member:home" %}" aria-label="{% translate "Back" %}">←</a>',
        '{% include "parts/_empty.html" with words=_("Nothing here yet") %}',
    ],
)
def test_what_can_be_translated_is_left_alone(source):
    assert not texts.untranslated(source)


def test_gettext_goes_by_the_names_that_makemessages_looks_for():
    renamed = [
        f"{file.relative_to(texts.SOURCES)}: {name.name} as {name.asname}"
        for file in texts.MODULES
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and node.module == "django.utils.translation"
        for name in node.names
        if "gettext" in name.name and (name.asname or name.name) not in texts.MARKED
    ]

    assert not renamed


def test_labels_hints_messages_and_refusals_pass_through_gettext():
    found = []
    for place, name, call in texts.calls():
        if place.startswith(("cli/", "demo/")) or _is_a_log(call):  # operators read the command line as it is
            continue
        said = [keyword.value for keyword in call.keywords if keyword.arg in SAID_KEYWORDS]
        if name in SAID_ARGUMENT:
            said += call.args[SAID_ARGUMENT[name] :][:1]
        found += [f"{place}: {words}" for each in said if re.search(r"[^\W\d_]", words := texts.literal(each))]

    assert not found


def _is_a_log(call: ast.Call) -> bool:
    return isinstance(call.func, ast.Attribute) and getattr(call.func.value, "id", "") in LOGS


def test_sentences_are_whole_when_they_are_translated():
    formatted = [
        f"{place}: an f-string, which gettext can't look up"
        for place, name, call in texts.calls()
        if name in texts.MARKED and any(isinstance(each, ast.JoinedStr) for each in call.args)
    ]

    assert not formatted

"""How we ask: labels, hints, circles and errors tied together, for our forms and those of libraries."""

from __future__ import annotations

from typing import Any

import pytest
from django import forms
from django.template import engines

from groundwork.core.circles import Circle
from groundwork.core.errors import Unacceptable
from groundwork.web.forms import Form
from groundwork.web.widgets import ChoiceBoxes, WordsArea

TOPICS = [("team", "My first team"), ("money", "How the money works"), ("unsure", "I do not know yet")]


class TopicForm(Form):
    is_question = True
    caption = "Joining Side by Side"
    hints = {"topics": "Choose up to three.", "own": "One sentence is plenty."}
    circles = {"own": Circle.US}
    readers = {"own": "You and the mentor you ask"}

    topics = forms.MultipleChoiceField(
        label="What would you like to work on?",
        choices=TOPICS,
        widget=ChoiceBoxes(hints={"unsure": "A fine place to begin."}, apart="unsure"),
    )
    own = forms.CharField(label="In your own words", required=False, widget=WordsArea())


class DatesForm(Form):
    on = forms.DateField(label="Day")
    places = forms.IntegerField(label="Places", min_value=1)
    email = forms.EmailField(label="E-mail address")
    answer = forms.ChoiceField(label="Your answer", choices=[("yes", "Yes"), ("no", "No")], widget=forms.RadioSelect)


def html_of(form: Any) -> str:
    return " ".join(str(form).split())


def test_the_first_label_is_the_heading_of_a_question():
    html = html_of(TopicForm())

    assert '<legend><span class="caption">Joining Side by Side</span><h1>What would you like to work on?</h1>' in html
    assert html.count("<h1>") == 1


def test_hint_and_circle_belong_to_their_input():
    html = html_of(TopicForm())

    assert 'aria-describedby="id_own_hint id_own_circle"' in html
    assert '<p class="hint" id="id_own_hint">One sentence is plenty.</p>' in html
    assert "You and the mentor you ask" in html
    assert '<fieldset aria-describedby="id_topics_hint">' in html


def test_the_readers_can_be_named_for_one_page():
    assert "Ada and you" in html_of(TopicForm(readers={"own": "Ada and you"}))


def test_what_may_stay_empty_says_so_and_nothing_wears_an_asterisk():
    html = html_of(TopicForm())

    assert html.count("(optional)") == 1
    assert "*" not in html
    assert " required" not in html


def test_i_do_not_know_stands_apart_and_each_choice_is_one_target():
    html = html_of(TopicForm())

    assert html.index("choices-or") < html.index("I do not know yet")
    assert '<label class="choice" for="id_topics_2">' in html
    assert '<span class="choice-hint">A fine place to begin.</span>' in html


def test_an_error_stands_beside_the_field_in_the_words_of_the_summary():
    form = TopicForm({"own": "I begin in May"})
    summary = engines["django"].from_string("{% error_summary form %}").render({"form": form})
    html = html_of(form)

    assert '<a href="#id_topics_0">Choose at least one answer under “What would you like to work on?”</a>' in summary
    assert "Choose at least one answer under “What would you like to work on?”</p>" in html
    assert 'aria-describedby="id_topics_hint id_topics_error"' in html
    assert "I begin in May" in html


@pytest.mark.parametrize(
    ("data", "field", "said"),
    [
        ({}, "on", "Enter a date under “Day”"),
        ({"on": "soon"}, "on", "Enter a date, for example 14 9 2027"),
        ({"places": "0"}, "places", "Enter 1 or more"),
        ({"places": "many"}, "places", "Enter a whole number, for example 3"),
        ({"email": "ada"}, "email", "Enter an e-mail address in the form name@example.org"),
        ({}, "answer", "Choose an answer under “Your answer”"),
    ],
)
def test_an_error_says_what_to_do(data, field, said):
    assert DatesForm(data).errors[field] == [said]


def test_a_forms_own_words_win_over_ours():
    class Own(Form):
        why = forms.CharField(error_messages={"required": "Say in a sentence why you ask"})

    assert Own({}).errors["why"] == ["Say in a sentence why you ask"]


def test_the_devices_own_pickers_replace_plain_boxes():
    html = html_of(DatesForm(initial={"on": "2027-03-11"}))

    assert 'type="date" name="on" value="2027-03-11"' in html
    assert 'inputmode="numeric"' in html
    assert 'class="choice" for="id_answer_0"' in html


def test_the_domains_no_stands_beside_its_field_or_above_the_form():
    form = TopicForm({"topics": ["team"]})
    assert form.is_valid()

    form.add_domain_error(Unacceptable("too_long", "Keep it to a page", field="own"))
    form.add_domain_error(Unacceptable("closed", "This round has closed", field="elsewhere"))

    assert form.errors["own"] == ["Keep it to a page"]
    assert form.non_field_errors() == ["This round has closed"]
    summary = engines["django"].from_string("{% error_summary form %}").render({"form": form})
    assert "<li>This round has closed</li>" in summary


def test_a_form_of_a_library_gets_the_same_look():
    class Theirs(forms.Form):
        login = forms.EmailField()
        remember = forms.BooleanField(required=False)

    html = html_of(Theirs({"login": ""}))

    assert 'class="input"' in html
    assert '<label class="choice" for="id_remember">' in html
    assert 'id="id_login_error"' in html


def test_a_search_form_marks_nothing_optional():
    class Search(Form):
        marks_optional = False
        q = forms.CharField(label="Name", required=False)

    assert "(optional)" not in html_of(Search())

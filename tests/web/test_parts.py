"""The tags of every page: people and their words, days, drawings, and the frame's title."""

from __future__ import annotations

from datetime import UTC, date, datetime
from types import SimpleNamespace
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django import forms
from django.core.paginator import Paginator
from django.template import engines
from django.test import RequestFactory
from django.utils import timezone

from groundwork.core.circles import Circle, Words
from groundwork.web.road import Road, place_of
from groundwork.web.templatetags.groundwork.people import hue_of, initials

ADA = SimpleNamespace(id="ada", name="Ada Lindqvist", first_name="Ada", time_zone="Europe/Stockholm")
BEN = SimpleNamespace(id="ben", name="Ben Okafor", first_name="Ben", time_zone="Europe/Lisbon")
THURSDAY = datetime(2027, 3, 11, 16, 0, tzinfo=UTC)


def written(template: str, **context: Any) -> str:
    return " ".join(engines["django"].from_string(template).render(context, RequestFactory().get("/")).split())


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Ada Lindqvist", "AL"),
        ("Nguyễn Thị Hạnh", "NH"),
        ("E\u0301mile Zola", "ÉZ"),
        ("王小明", "王"),
        ("Ada", "A"),
        ("Hugh (the younger)", "HY"),
        ("", "·"),
    ],
)
def test_initials_are_whole_letters_as_people_see_them(name, letters):
    assert initials(name) == letters


def test_a_person_has_the_same_hue_everywhere_and_an_avatar_stays_silent():
    assert hue_of(ADA) == hue_of(SimpleNamespace(id="ada")) in range(1, 13)
    assert 'aria-hidden="true">AL</span>' in written("{% avatar ada %}", ada=ADA)


def test_the_circle_says_in_words_who_can_read():
    assert '<span class="vh">Who can read this: </span>Only you' in written('{% circle "me" %}')
    assert "Ada and you" in written('{% circle "us" "Ada and you" %}')
    assert "Ada and you" in written('{% circle "us" with_name="Ada" %}')
    assert "You and your manager" in written("{% circle circle %}", circle=Circle.MANAGER)


def test_the_circle_of_a_models_field_names_its_readers():
    field = Words(circle=Circle.COORDINATOR, readers="You, your coordinator and a mentor you ask")

    assert "You, your coordinator and a mentor you ask" in written("{% circle field %}", field=field)


def test_words_are_quoted_with_their_speaker_and_nothing_is_quoted_when_there_are_none():
    assert written('{% words "Say *no*" by="Ada" %}') == (
        '<blockquote class="words"><p>Say <em>no</em></p><footer>Ada</footer></blockquote>'
    )
    assert written('{% words "" by="Ada" %}') == ""


@pytest.mark.parametrize(
    "attack",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "[x](javascript:alert(1))",
        "[x](data:text/html,<script>1</script>)",
        "![x](https://elsewhere.example/pixel.png)",
    ],
)
def test_words_bring_no_script_no_picture_and_no_strange_link(attack):
    html = written("{{ text|markdown }}", text=attack)

    assert "<script" not in html
    assert "<img" not in html
    assert 'href="j' not in html
    assert 'href="d' not in html


def test_words_keep_paragraphs_lists_line_breaks_and_links():
    html = written("{{ text|markdown }}", text="One\ntwo\n\n- a\n- b\n\n[site](https://example.org)")

    assert "<p>One<br> two</p>" in html
    assert "<li>a</li>" in html
    assert '<a href="https://example.org" rel="noopener nofollow">site</a>' in html


def test_a_moment_is_said_on_the_readers_clock_with_the_others_beside_it_where_it_differs():
    with timezone.override(ZoneInfo("Europe/Lisbon")):
        mine, same = (
            written("{% when at ada %}", at=THURSDAY, ada=ADA),
            written("{% when at ben %}", at=THURSDAY, ben=BEN),
        )

    assert "Thursday 11 March, 16:00" in mine
    assert "(Ada: 17:00)" in mine
    assert "(" not in same


def test_the_others_clock_names_its_weekday_when_it_is_another_day_there():
    with timezone.override(ZoneInfo("Europe/Lisbon")):
        late = written("{% clock at ada %}", at=THURSDAY.replace(hour=23, minute=30), ada=ADA)

    assert "(Ada: Friday 00:30)" in late


def test_a_day_of_this_year_goes_without_its_year():
    this_year = timezone.localdate().year

    assert str(this_year) not in written("{% day day %}", day=date(this_year, 6, 30)).split("</time>")[0].split(">")[-1]
    assert "30 June 2031" in written("{% day day %}", day=date(2031, 6, 30))


def test_a_leaf_shortens_a_long_month():
    assert "Sep" in written("{% dateleaf at %}", at=THURSDAY.replace(month=9))
    assert "September" not in written("{% dateleaf at %}", at=THURSDAY.replace(month=9))


def test_the_road_puts_talks_between_its_lines_and_walkers_above_them():
    stages = [{"name": name, "when": "", "state": "ahead"} for name in ["Groundwork", "Growing", "Review", "Closing"]]
    road = Road(stages=stages, talks=[0.07], today=0.538, next_talk=0.57, label="One talk behind you.")

    html = written("{% road road %}", road=road)

    assert 'd="M200 30v90M600 30v90M800 30v90"' in html
    assert '<circle class="talk" cx="70" cy="103.6" r="6"/>' in html
    assert '<circle class="talk is-next" cx="570"' in html
    assert '<circle class="walker" cx="538" cy="44.5" r="9.5"/>' in html
    assert 'aria-label="One talk behind you."' in html


def test_a_road_without_talks_begins_at_its_beginning():
    html = written("{% road road flat=True %}", road=Road(stages=[{"name": "Talk", "when": "", "state": "here"}]))

    assert 'class="behind"' not in html
    assert 'aria-current="step"' in html


def test_a_moment_has_its_place_within_its_stage():
    fences = [datetime(2027, month, 1, tzinfo=UTC) for month in (1, 3, 7, 9, 11)]

    assert place_of(datetime(2026, 1, 1, tzinfo=UTC), fences) == 0
    assert place_of(datetime(2027, 3, 1, tzinfo=UTC), fences) == pytest.approx(0.2)
    assert place_of(datetime(2027, 5, 1, tzinfo=UTC), fences) == pytest.approx(0.4, abs=0.01)
    assert place_of(datetime(2028, 1, 1, tzinfo=UTC), fences) == 1


def test_bars_carry_their_word_and_no_inline_style():
    html = written("{% bars parts %}", parts=[{"label": "What you want to learn", "says": "very close", "percent": 94}])

    assert "<dd>very close</dd>" in html
    assert 'width="94%"' in html
    assert "style" not in html


def test_what_people_type_is_escaped_in_every_tag():
    evil = SimpleNamespace(id="x", name="<b>", first_name="<b>", time_zone="Asia/Tokyo")

    html = written(
        '{% avatar p %}{% circle "us" p.name %}{% said p.name %}{% tag_label p.name %}{% when at p %}'
        '{% nothing "yet" p.name %}{{ p.name }}{% endnothing %}{% door "/" p.name %}{{ p.name }}{% enddoor %}'
        "{% bars parts %}{% words p.name by=p.name %}",
        p=evil,
        at=THURSDAY,
        parts=[{"label": "<b>", "says": "<b>", "percent": 1}],
    )

    assert "<b>" not in html


class Question(forms.Form):
    name = forms.CharField()


def test_the_window_is_named_after_the_page_and_says_error_first():
    page = "{% page_title %}{% block title %}" + "{}" + "{% endblock %}{% endpage_title %}"

    assert written(page.replace("{}", "Home")) == "Home: Groundwork"
    assert written(page.replace("{}", "What next?")) == "What next? Groundwork"
    assert written(page.replace("{}", "")) == "Groundwork"
    assert written(page.replace("{}", "Home"), form=Question({})) == "Error: Home: Groundwork"
    assert written(page.replace("{}", "Home"), form=Question()) == "Home: Groundwork"


def test_pages_keep_the_rest_of_the_query():
    request = RequestFactory().get("/people/?q=ada&page=2")
    template = engines["django"].from_string('{% include "parts/_pages.html" %}')

    html = template.render({"page": Paginator(range(58), 25).get_page(2)}, request)

    assert 'href="?q=ada&amp;page=1"' in html
    assert "26 to 50 of 58" in html


def test_answers_to_check_name_what_each_link_changes():
    rows = [{"label": "When we meet", "value": "Every three weeks", "url": "/rhythm/"}]

    html = written('{% include "parts/_check_answers.html" %}', rows=rows)

    assert '<a href="/rhythm/">Change<span class="vh"> when we meet</span></a>' in html


def test_names_stand_in_a_row_as_in_speech():
    assert written("{{ names|in_a_row }}", names=["Ada", "Ben", "Cleo"]) == "Ada, Ben and Cleo"
    assert written("{{ names|in_a_row }}", names=["Ada"]) == "Ada"

"""Who you are: name, languages, time zone and, for whoever seeks a mentor, where they are now."""

from __future__ import annotations

import zoneinfo
from datetime import datetime
from itertools import groupby
from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.utils.translation.trans_real import parse_accept_lang_header

from groundwork.enrollment.actions import keep_profile_answers
from groundwork.enrollment.importing.languages import language_code
from groundwork.enrollment.models import LearningProfile
from groundwork.people.actions import describe_person
from groundwork.people.languages import language_name
from groundwork.web.widgets import WordsInput

from .page_form import PageForm, words_of

AREAS = {"Africa", "America", "Antarctica", "Arctic", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific"}
MOST_LANGUAGES = 8


def zones() -> list[tuple[str, Any]]:
    """All places with a clock of their own, by part of the world."""
    names = sorted(name for name in zoneinfo.available_timezones() if name.split("/")[0] in AREAS)
    by_area = groupby(names, key=lambda name: name.split("/")[0])
    cities = [(area, [(name, name.partition("/")[2].replace("_", " ")) for name in group]) for area, group in by_area]
    return [("UTC", "UTC"), *cities]


def languages_of(request: HttpRequest) -> list[str]:
    """What the browser says its owner reads, best first."""
    accepted = parse_accept_lang_header(request.headers.get("Accept-Language", "").lower())
    codes = [language_code(name) for name, _weight in accepted]
    return list(dict.fromkeys(code for code in codes if code))


class LanguagesField(forms.CharField):
    """Names of languages with commas between them, kept as their codes."""

    def prepare_value(self, value: Any) -> Any:
        return ", ".join(language_name(code) for code in value) if isinstance(value, list) else value

    def clean(self, value: Any) -> list[str]:
        named = [name.strip() for name in super().clean(value).replace(";", ",").split(",") if name.strip()]
        codes = [(name, language_code(name)) for name in named]
        for name, code in codes:
            if code is None:
                raise forms.ValidationError(
                    gettext("“%(name)s” is no language we know. Write its name, for example German") % {"name": name}
                )
        return list(dict.fromkeys(code for _name, code in codes if code))[:MOST_LANGUAGES]


class ZoneSelect(forms.Select):
    """Filled by the device where it knows its zone (groundwork.js); a person's own choice stays."""


class YouPage(PageForm):
    title = _("First, about you")
    hints = {
        "languages": _("Those you could have such a talk in, with commas between them."),
        "time_zone": _("So that we say times on your own clock."),
        "where_now": _("One line: what you do, and where in your road you are."),
    }
    name = forms.CharField(
        label=_("Your name"),
        max_length=120,
        widget=forms.TextInput({"autocomplete": "name"}),
        error_messages={"required": _("Enter your name")},
    )
    languages = LanguagesField(label=_("Your languages"), max_length=200)
    time_zone = forms.ChoiceField(label=_("Your time zone"), choices=zones, widget=ZoneSelect)
    where_now = forms.CharField(
        label=_("Where are you now?"),
        max_length=300,
        widget=WordsInput,
        error_messages={"required": _("Say in one line where you are now")},
    )

    def __init__(self, *args: Any, guess: dict[str, Any] | None = None, **kwargs: Any) -> None:
        self.guess = guess or {}
        super().__init__(*args, **kwargs)
        self.circles = words_of(LearningProfile, "where_now")
        if self.part.is_mentor:
            del self.fields["where_now"]
        for name in [name for name in self.fields if self._is_known(name)]:
            del self.fields[name]
        if "time_zone" in self.fields and self.part.person.time_zone == "UTC":
            self.fields["time_zone"].widget.attrs["data-device-zone"] = ""

    def _is_known(self, name: str) -> bool:
        if self.everything:
            return False
        return self._known(name) not in ("", [], "UTC")

    def _known(self, name: str) -> Any:
        if name == "where_now":
            return "" if self.part.is_mentor else self.part.profile.where_now
        return getattr(self.part.person, name)

    def what_is_kept(self) -> dict[str, Any]:
        person = self.part.person
        kept = {"name": person.name, "languages": person.languages, "time_zone": person.time_zone}
        if not self.part.is_mentor:
            kept["where_now"] = self.part.profile.where_now
        guessed = {name: value for name, value in self.guess.items() if kept[name] in ("", [], "UTC")}
        return {**kept, **guessed}

    def keep(self, *, by: Any, at: datetime) -> None:
        describe_person(self.part.person, **self.of("name", "languages", "time_zone"), by=by, at=at)
        keep_it = self.of("where_now")
        if not self.part.is_mentor:
            keep_profile_answers(self.part, keep_it, by=by, at=at)

"""How the cells of one column are read: a reader per kind of target, which tells what it does not understand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field

from django.utils.formats import date_format

from groundwork.enrollment.importing import answers, dates, values
from groundwork.enrollment.importing.targets import Target

MAX_TEXT = 120
MAX_LENGTHS = {"first_name": 59, "last_name": 59, "employee_number": 40, "manager_number": 40, "grade": 40}
MAX_SKILL = 80

Tell = Callable[..., None]
Reader = Callable[[str, Tell], object]


@dataclass(frozen=True, slots=True)
class Known:
    """What is known before the import: addresses, address by employee number, skills by small letters."""

    emails: Collection[str]
    email_by_number: Mapping[str, str]
    number_by_email: Mapping[str, str]
    skills: Mapping[str, str]
    unknown_skills: Counter[str] = field(default_factory=Counter)


def reader_for(target: Target, texts: Iterable[str], known: Known, order: dates.Order | None) -> Reader:
    """The reader for a column; `texts` are all its cells, from which the order of day and month shows."""
    match target.kind:
        case "email":
            return _reader(values.read_email, "manager_unclear" if target.key == "manager_email" else "email_unclear")
        case "role":
            return _reader(values.read_roles, "role_unclear")
        case "yes_no":
            return _reader(values.read_yes_no, "yes_no_unclear")
        case "places":
            return _reader(values.read_places, "places_unclear")
        case "time_zone":
            return _reader(values.read_time_zone, "time_zone_unclear")
        case "hours":
            return _reader(answers.read_hours, "hours_unclear")
        case "rhythm":
            return _reader(answers.read_rhythm, "rhythm_unclear")
        case "channel":
            return _reader(answers.read_channel, "channel_unclear")
        case "oriented":
            return _reader(answers.read_oriented, "oriented_unclear")
        case "choices":
            return _choice_reader(answers.CHOICES[target.key])
        case "languages":
            return _read_languages
        case "skills":
            return _skill_reader(known)
        case "date":
            return _date_reader(order or dates.order_of(texts), chosen=order is not None)
        case "long_text":
            return lambda text, tell: text
        case "text":
            return _read_name if target.key == "name" else _text_reader(MAX_LENGTHS.get(target.key, MAX_TEXT))


def _reader(read: Callable[[str], object], unclear: str) -> Reader:
    def reader(text: str, tell: Tell) -> object:
        value = read(text)
        if value is None:
            tell(unclear, text)
        return value

    return reader


def _text_reader(most: int) -> Reader:
    def reader(text: str, tell: Tell) -> object:
        text = " ".join(text.split())
        if len(text) > most:
            tell("too_long", text, most)
        return text

    return reader


def _read_name(text: str, tell: Tell) -> object:
    name = values.read_name(text)
    if "," in text and "," not in name:
        tell("name_turned", text, name)
    return _text_reader(MAX_TEXT)(name, tell)


def _read_languages(text: str, tell: Tell) -> object:
    codes, unclear = values.read_languages(text)
    for item in unclear:
        tell("language_unclear", item)
    return codes or None


def _choice_reader(words: answers.Words) -> Reader:
    """Those of a list of choices that are understood; the expected ones are named by the first word of each."""
    expected = "; ".join(names.split("|")[1] for names in words.values())

    def reader(text: str, tell: Tell) -> object:
        codes, unclear = answers.read_codes(text, words)
        for item in unclear:
            tell("choice_unclear", item, expected)
        return codes or None

    return reader


def _skill_reader(known: Known) -> Reader:
    """Skills in the spelling of the list; an unknown one is told the first time and counted always."""

    def reader(text: str, tell: Tell) -> object:
        skills = []
        for item in values.read_list(text):
            skill = known.skills.get(item.casefold())
            if skill is None:
                if len(item) > MAX_SKILL:
                    tell("too_long", item, MAX_SKILL)
                elif item not in known.unknown_skills:
                    tell("skill_unknown", item)
                known.unknown_skills[item] += 1
            skills.append(skill or item)
        return list(dict.fromkeys(skills)) or None

    return reader


def _date_reader(order: dates.Order | None, *, chosen: bool) -> Reader:
    """Without a choice or a telling value in the column, the day comes first, and that is said once."""
    told = chosen or order is not None

    def reader(text: str, tell: Tell) -> object:
        nonlocal told
        value = dates.read_date(text, order or "day")
        if value is None:
            tell("date_unclear", text)
        elif dates.is_serial(text):
            tell("date_serial", text, date_format(value, "j F Y"))
        elif not told and dates.fits_both_orders(text):
            told = True
            tell("date_order", text, date_format(value, "j F Y"))
        return value

    return reader

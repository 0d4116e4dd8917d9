"""What one column could be, judged by its title and by its first values."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass
from itertools import islice

from django.utils.translation import gettext as _

from groundwork.enrollment.importing import answers, values
from groundwork.enrollment.importing.dates import read_date
from groundwork.enrollment.importing.table import Table
from groundwork.enrollment.importing.targets import TARGET_BY_KEY
from groundwork.enrollment.importing.titles import KNOWN_TITLES, KNOWN_WORDS, normal_title, title_words

LOOKED_AT = 200
_UNDERSTANDS: dict[str, Callable[[str], object]] = {
    "email": lambda text: "@" in text and " " not in text,
    "role": values.read_roles,
    "yes_no": lambda text: values.read_yes_no(text) is not None,
    "languages": lambda text: not values.read_languages(text)[1],
    "places": lambda text: values.read_places(text) is not None,
    "time_zone": values.read_time_zone,
    "date": read_date,
    "hours": answers.read_hours,
    "rhythm": answers.read_rhythm,
    "channel": answers.read_channel,
    "oriented": lambda text: answers.read_oriented(text) is not None,
}
# Values that say what they are under any title; a wrong guess costs a click, so few kinds are trusted.
_BY_VALUES = (("email", 0.8), ("role", 0.9), ("time_zone", 0.9), ("languages", 0.9))
_PRIVATE = frozenset(
    re.findall(
        r"\w+",
        "identity identities characteristic characteristics gender sex sexual orientation pronouns ethnicity ethnic "
        "race religion religious belief disability health birth birthday dob age nationality citizenship marital "
        "married salary compensation iban bank ssn social tax union passport visa phone mobile "
        "geschlecht anrede geburtsdatum geburtstag geburtsort alter nationalitat staatsangehorigkeit familienstand "
        "konfession gehalt steuer schwerbehinderung telefon sexe naissance nationalite salaire handicap telephone "
        "sexo nacimiento nacionalidad salario discapacidad telefono",
    )
)
_SALUTATIONS = frozenset(
    ("mr", "mrs", "ms", "miss", "mx", "dr", "prof", "herr", "frau", "mme", "mlle", "m", "sr", "sra", "srta")
)
_NUMBER = re.compile(r"[A-Za-z]{0,4}[-_]?\d+[A-Za-z]?")


@dataclass(frozen=True, slots=True)
class Option:
    """A target a column could be; an empty key is a reason to leave the column out."""

    key: str
    confidence: float
    why: str


def best_options(table: Table, index: int, without: Collection[str] = ()) -> list[Option]:
    """The options for a column, the best first; the first may be a reason to leave it out."""
    title = table.columns[index]
    filled = list(islice((cells[index] for _number, cells in table.rows if cells[index]), LOOKED_AT))
    option = _by_title(title, without)
    if is_private(title) and (option is None or option.confidence < 0.9):
        return [Option("", 0.0, _("This is about a person's private life or identity, so it is left out."))]
    if option:
        return [_held_against_values(option, filled)]
    return _by_values(filled)


def is_private(title: str) -> bool:
    """Whether a column is about somebody's private life or identity: nobody needs to see its values."""
    return bool(title_words(title) & _PRIVATE)


def _by_title(title: str, without: Collection[str]) -> Option | None:
    words = title_words(title)
    if (found := KNOWN_TITLES.get(normal_title(title))) and found[0] not in without:
        return Option(found[0], 1 - found[1] / 1000, _why(_("The title is a usual one for %(field)s."), found[0]))
    if (found := KNOWN_WORDS.get(words)) and found[0] not in without:
        return Option(found[0], 0.9 - found[1] / 1000, _why(_("The title means %(field)s."), found[0]))
    parts = [
        (len(known), -rank, key)
        for known, (key, rank) in KNOWN_WORDS.items()
        if known < words and (len(known) > 1 or key == "email") and key not in without
    ]
    if not parts:
        return None
    length, _rank, key = max(parts)
    confidence = 0.4 + 0.4 * length / len(words)
    return Option(key, round(confidence, 2), _why(_("The title resembles one for %(field)s."), key))


def _held_against_values(option: Option, filled: list[str]) -> Option:
    """The option when the values agree, another one that they point to, or a reason to leave the column out."""
    kind = TARGET_BY_KEY[option.key].kind
    if option.key == "job_title" and _share(filled, lambda text: text.casefold().strip(".") in _SALUTATIONS) > 0.5:
        return Option("", 0.0, _("The values are forms of address, so it is left out."))
    understands = _understands_choice(option.key) if kind == "choices" else _UNDERSTANDS.get(kind)
    if not filled or understands is None or _share(filled, understands) >= 0.5:
        return option
    if option.key == "manager_email":
        if _share(filled, _NUMBER.fullmatch) >= 0.8:
            return Option("manager_number", 0.8, _("The title says manager and the values are numbers."))
        why = _("The values are names; a manager is recognised by e-mail or employee number, so it is left out.")
        return Option("", 0.0, why)
    if option.key == "role":
        return Option("job_title", 0.6, _("The values are not mentor or mentee, so this seems to be the job."))
    return Option("", 0.0, _why(_("The title says %(field)s, the values do not, so it is left out."), option.key))


def _understands_choice(key: str) -> Callable[[str], object]:
    return lambda text: answers.read_codes(text, answers.CHOICES[key])[0]


def _by_values(filled: list[str]) -> list[Option]:
    for key, share in _BY_VALUES:
        if len(filled) > 1 and _share(filled, _UNDERSTANDS[key]) >= share:
            return [Option(key, 0.5, _why(_("The values look like %(field)s."), key))]
    return []


def _share(filled: list[str], understands: Callable[[str], object]) -> float:
    return sum(1 for text in filled if understands(text)) / len(filled) if filled else 0.0


def _why(sentence: str, key: str) -> str:
    return sentence % {"field": TARGET_BY_KEY[key].label}

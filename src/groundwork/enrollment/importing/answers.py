"""What cells say in answer to the questions people are asked: hours, rhythm, where to meet, and lists of choices.

The codes are those the answers are kept by. Each is understood by itself, as it is asked, and in the words of four
languages that spreadsheets hold.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from groundwork.enrollment.importing.dates import read_date
from groundwork.enrollment.importing.values import read_list, read_yes_no

MAX_HOURS, MAX_WEEKS = 40, 12

Words = Mapping[str, str]

CHANNELS: Words = {
    "online": "online|remote|remotely|virtual|virtually|video|video call|by video|en ligne|à distance|en línea|digital",
    "in_person": "in person|in-person|in_person|face to face|face-to-face|on site|persönlich|vor ort|präsenz|"
    "en personne|sur place|presencial|en persona",
    "either": "either|both|any|hybrid|online or in person|online and in person|no preference|beides|egal|les deux|"
    "ambos|indistinto",
}
FREE_TIMES: Words = {
    "early": "early|early, before nine|early morning|early mornings|before nine|before 9|früh|frühmorgens|tôt|temprano",
    "morning": "morning|mornings|am|vormittag|vormittags|morgens|matin|le matin|mañana|por la mañana",
    "midday": "midday|around midday|noon|lunch|lunchtime|mittag|mittags|midi|mediodía|a mediodía",
    "afternoon": "afternoon|afternoons|pm|nachmittag|nachmittags|après-midi|tarde|por la tarde",
    "evening": "evening|evenings|after work|abend|abends|soir|le soir|noche|por la noche",
    "weekend": "weekend|weekends|saturday|sunday|wochenende|am wochenende|week-end|fin de semana",
}
HELP: Words = {
    "ear": "ear|thinking things through together|a listening ear|listening|sounding board|sparring|zuhören|écoute|"
    "escucha",
    "advice": "advice|advice from having been there|guidance|experience|rat|beratung|conseil|conseils|consejo|consejos",
    "doors": "doors|opening doors to people|opening doors|introductions|network|networking|contacts|netzwerk|kontakte|"
    "réseau|contactos|red de contactos",
    "skill": "skill|skills|learning a skill|teaching|training|fähigkeit|können|compétence|habilidad",
    "example": "example|seeing how somebody does it|shadowing|job shadowing|role model|vorbild|hospitation|modèle|"
    "observation|ejemplo",
}
MILESTONES: Words = {
    "first_team": "first_team|leading people for the first time|first team|first management role|first leadership role|"
    "new manager|erste führungsrolle|première équipe|primer equipo",
    "new_field": "new_field|a new field or profession|new field|new profession|career change|changing field|"
    "berufswechsel|quereinstieg|reconversion|cambio de carrera",
    "new_country": "new_country|a new country or a new language|new country|moving abroad|relocation|neues land|"
    "nouveau pays|país nuevo",
    "coming_back": "coming_back|coming back after a long break|return to work|returner|back from leave|parental leave|"
    "wiedereinstieg|rückkehr|retour au travail|reincorporación",
    "own_thing": "own_thing|building something from nothing|founding|startup|start-up|gründung|création|emprender",
    "study_beside": "study_beside|studying beside work|part-time study|studying|nebenberufliches studium|"
    "études en parallèle|estudiar trabajando",
    "caring": "caring|caring for others beside work|carer|caring responsibilities|parent|pflege|familie|"
    "aidant|cuidados",
    "first_of_family": "first_of_family|the first of the family on such a road|first generation|first in family|"
    "erste der familie|première génération|primera generación",
    "setback": "setback|a setback that hurt|failure|redundancy|rückschlag|revers|revés",
    "crossroads": "crossroads|choosing between two roads|career decision|specialist or manager|scheideweg|carrefour|"
    "encrucijada",
}
CHOICES: Mapping[str, Words] = {"free_times": FREE_TIMES, "help": HELP, "gone_through": MILESTONES}

_IN_WORDS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
_NUMBERS = {word: number for number, word in enumerate(_IN_WORDS, 1)}
_RHYTHMS = {
    1: "weekly|every week|once a week|wöchentlich|jede woche|hebdomadaire|chaque semaine|semanal|cada semana",
    2: "fortnightly|biweekly|bi-weekly|every other week|twice a month|zweiwöchentlich|14-täglich|alle zwei wochen|"
    "toutes les deux semaines|bimensuel|quincenal|cada dos semanas",
    4: "monthly|every month|once a month|monatlich|jeden monat|mensuel|chaque mois|mensual|cada mes",
    8: "every other month|every two months|bimonthly|alle zwei monate|tous les deux mois|cada dos meses",
    12: "quarterly|every quarter|every three months|vierteljährlich|trimestriel|trimestral",
}
_WEEKS_OF = {word: weeks for weeks, words in _RHYTHMS.items() for word in words.split("|")}
_EVERY = re.compile(r"(?:every |alle |toutes les |cada )?(\w+)(?: (?:weeks?|wochen?|semaines?|semanas?))?")
_HOURS = re.compile(r"(\d{1,2})(?:[.,]0)? ?(?:h|hrs?|hours?|std|stunden?|heures?|horas?)?")


@lru_cache(maxsize=1024)
def read_hours(text: str) -> int | None:
    """Whole hours a month, from 1 to 40."""
    found = _HOURS.fullmatch(text.casefold())
    return int(found[1]) if found and 1 <= int(found[1]) <= MAX_HOURS else None


@lru_cache(maxsize=1024)
def read_rhythm(text: str) -> int | None:
    """How many weeks from talk to talk, 1 to 12: weekly, every two weeks, 3."""
    said = " ".join(text.casefold().split())
    if said in _WEEKS_OF:
        return _WEEKS_OF[said]
    found = _EVERY.fullmatch(said)
    if not found:
        return None
    weeks = int(found[1]) if found[1].isascii() and found[1].isdigit() else _NUMBERS.get(found[1], 0)
    return weeks if 1 <= weeks <= MAX_WEEKS else None


@lru_cache(maxsize=1024)
def read_channel(text: str) -> str | None:
    """Online, in person, or either; both named is either."""
    codes, unclear = read_codes(text, CHANNELS)
    if unclear or not codes:
        return None
    return codes[0] if len(codes) == 1 else "either"


def read_codes(text: str, words: Words) -> tuple[list[str], list[str]]:
    """The codes that a list of choices stands for, and the items that were not understood."""
    known = _codes(tuple(words.items()))
    if whole := known.get(_plain(text)):
        return [whole], []
    items = {item: known.get(_plain(item)) for item in read_list(text)}
    return list(dict.fromkeys(filter(None, items.values()))), [item for item, code in items.items() if not code]


def read_oriented(text: str) -> bool | None:
    """Whether somebody has been to the orientation: yes or no, or the day they were there."""
    said = read_yes_no(text)
    return True if said is None and read_date(text) else said


@lru_cache(maxsize=8)
def _codes(words: tuple[tuple[str, str], ...]) -> dict[str, str]:
    return {_plain(name): code for code, names in words for name in names.split("|")}


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())

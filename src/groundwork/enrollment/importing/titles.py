"""Column titles brought to one form, and the titles each target is known by."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from groundwork.enrollment.importing.aliases import ALIASES

NOISE = frozenset(
    re.findall(
        r"\w+",
        "employee employees worker workers work business company corporate official primary legal preferred "
        "current user person participant mitarbeiter mitarbeitende dienstlich dienstliche geschaftlich geschaftliche "
        "professionnel professionnelle s the of your der des die du de la le el d l data information info",
    )
)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_BRACKETS = re.compile(r"[(\[][^)\]]*[)\]]")
_NOT_WORD = re.compile(r"[\W_]+")
_MAIL = re.compile(r" (?:e mails?|mail|emails) ")


@lru_cache(maxsize=4096)
def normal_title(title: str) -> str:
    """The title in small letters without accents, brackets and signs: 'E-Mail (dienstlich)' is 'email'."""
    text = _CAMEL.sub(" ", title.replace("#", " number "))
    text = unicodedata.normalize("NFKD", _BRACKETS.sub(" ", text).strip() or text)
    text = "".join(letter for letter in text if not unicodedata.combining(letter)).casefold()
    text = f" {_NOT_WORD.sub(' ', text)} "
    return _MAIL.sub(" email ", text).strip()


def title_words(title: str) -> frozenset[str]:
    """The telling words of a title; all words when none is telling."""
    words = frozenset(normal_title(title).split())
    return words - NOISE or words


# By title, and by its telling words in any order: the target's key, and how telling the title is (0 most).
KNOWN_TITLES: dict[str, tuple[str, int]] = {}
KNOWN_WORDS: dict[frozenset[str], tuple[str, int]] = {}
for _key, _aliases in ALIASES.items():
    for _rank, _alias in enumerate((*_aliases, _key.replace("_", " "))):
        KNOWN_TITLES.setdefault(normal_title(_alias), (_key, _rank))
        KNOWN_WORDS.setdefault(title_words(_alias), (_key, _rank))


def is_known_title(title: str) -> bool:
    """Whether HR exports use this title for something we take in."""
    return len(title) <= 80 and (normal_title(title) in KNOWN_TITLES or title_words(title) in KNOWN_WORDS)

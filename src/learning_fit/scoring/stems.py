"""Words as they are compared: folded, without the endings that grammar puts on them, joining words left out."""

import re
from functools import lru_cache

_WORD = re.compile(r"[^\W\d_]{3,}|\b[A-Z]{2}\b")
# Words that join sentences and say nothing about what is wanted (English, German, French, Spanish).
_JOINING_WORDS = """
the and for with that this from have has had was were are been being not but you your our their they them
his her its who what when where which would could should can will about into more most very how why any all
some than then also just only want wants like need get help helps learn learning there because while between
make made much many well good great able one two
der die das den dem des ein eine einen einem einer und oder aber mit von für auf aus bei nach nicht ist sind
war ich mich mir mein meine wir uns sie ihr sich auch wie was wer wenn dass zum zur als noch nur mehr sehr
möchte will
les des une est sont pour avec dans sur par pas que qui mais nous vous mon mes ses plus être avoir
los las una unos por para con del que como pero más muy sus mis nos son ser está
"""
_JOINING = frozenset(_JOINING_WORDS.split())
# Longest first: an ending, and how many letters stay at least. A light stemmer in the spirit of Harman (1991), "How
# effective is suffixing?": the few endings that carry no meaning, in the languages above.
_ENDINGS = (
    ("ements", 4),
    ("ement", 4),
    ("ments", 4),
    ("ment", 4),
    ("ships", 4),
    ("ship", 4),
    ("ungen", 4),
    ("ings", 3),
    ("ung", 4),
    ("ing", 3),
    ("ers", 4),
    ("ern", 4),
    ("ies", 3),
    ("ied", 3),
    ("ed", 3),
    ("er", 4),
    ("en", 4),
    ("es", 3),
    ("ly", 4),
    ("y", 3),
    ("s", 3),
    ("e", 3),
)


def words_of(text: str) -> list[str]:
    """The telling words of a text as written but for case: letters only, three or more; two capitals too, as HR."""
    found = _WORD.findall(text) if not text.isupper() else _WORD.findall(text.casefold())
    folded = (word if len(word) == 2 else word.casefold() for word in found)
    return [word for word in folded if word not in _JOINING]


@lru_cache(maxsize=65_536)
def stem_of(word: str) -> str:
    """A word without its endings: leading, leader, leads and leadership are all lead."""
    for _ in range(2):
        for ending, kept in _ENDINGS:
            if word.endswith(ending) and len(word) - len(ending) >= kept:
                word = word[: -len(ending)]
                break
    return word[:-1] if len(word) > 3 and word[-1] == word[-2] else word


def stems_of(text: str) -> list[str]:
    """The telling words of a text without their endings, in the text's order."""
    return [stem_of(word) for word in words_of(text)]

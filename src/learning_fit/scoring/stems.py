"""Words as they are compared: folded, without the endings that grammar puts on them, joining words left out."""

import re
from functools import lru_cache

_WORD = re.compile(r"[^\W\d_]{3,}|\b[A-Z]{2}\b")
# Words that join sentences and say nothing about what is wanted (English, German, French, Spanish).
_JOINING_WORDS = """
the and for with that this these those from have has had having was were are been being not but nor you your yours our
ours their theirs they them his her hers him she its who whom whose what when where which why how would could should
can may might must will shall does did doing done about into onto over under after before since until through between
among against without within upon again once here there then than also just only even still yet ever never always
often sometimes soon now more most much many some any each every both few several other others another such same own
all very too quite rather really well good great better best able one two three first second last next new old long
little big want wants wanted need needs needed like liked likes would help helps helped get gets got getting make
makes made making take takes took taken taking give gives gave given giving come comes came coming goes going went
gone keep keeps kept find finds found finding know knows knew known think thinks thought see sees saw seen look looks
looked looking feel feels felt say says said tell tells told use uses used try tries tried become becomes became let
lets put puts way ways thing things something anything everything nothing somebody anybody everybody nobody someone
anyone everyone people person time times day days week weeks month months year years today back because while though
although whether around away else maybe perhaps almost enough learn learned learning learns
der die das den dem des ein eine einen einem einer eines und oder aber mit von für auf aus bei nach nicht ist sind war
waren ich mich mir mein meine meinen wir uns unser sie ihr ihre sich auch wie was wer wenn dass zum zur als noch nur
mehr sehr möchte will wollen kann können habe haben hat hatte werden wurde sein schon immer wieder viel viele alle
alles etwas jahr jahre jahren tag tage zeit mensch menschen gut gute neue ersten erste durch über unter ohne gegen
les des une est sont était pour avec dans sur par pas que qui mais nous vous mon mes ses son leur plus être avoir fait
faire très tout tous toute bien aussi comme cette ces aux année années jour temps gens
los las una unos unas por para con del que como pero más muy sus mis nos son ser está estar había hacer todo todos
años año día tiempo gente
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

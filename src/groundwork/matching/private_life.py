"""What people write of who they are by love, sex, faith or health: theirs to tell, and compared with nobody's words.

A column of a file that says such things stays out of an import; the same things in somebody's own words stay out of the
fit, so that no reason names them to anybody. The words lie in the text as they were written, for whoever may read it.
"""

from __future__ import annotations

import re

_ANY_ENDING = """
lesb homosex heterosex bisex pansex asex aromant transgend transsex intersex cisgend genderqueer genderfluid queer lgb
muslim moslem islam jewish jüdisch judí hindu buddhis sikh atheis cathol katholi católic protestant evangelisch musulm
disab behinder schwerbehinder handicap discapaci wheelchair rollstuhl autis adhd dyslex legasthen neurodiver gehörlos
pregnan schwanger embaraz schwul nichtbinär
"""
_AS_IT_IS = "gay gays trans christian christians juif juive jew jews deaf sourd sourde sordo sorda enceinte"
_PRIVATE = re.compile(
    rf"(?<!\w)(?:non[-\s]?bin\w*|(?:{'|'.join(_ANY_ENDING.split())})\w*|(?:{'|'.join(_AS_IT_IS.split())})(?!\w))",
    re.IGNORECASE,
)
_SENTENCE_ENDS = re.compile(r"(?<=[.!?…])\s+|\n+")


def without_private_words(text: str) -> str:
    """The text as it is compared: such words are left out."""
    return _PRIVATE.sub(" ", text)


def sentences_for_all(text: str) -> str:
    """The sentences that speak of no such thing, each on a line: of these one may bear out a reason."""
    return "\n".join(sentence for sentence in _SENTENCE_ENDS.split(text) if not _PRIVATE.search(sentence))

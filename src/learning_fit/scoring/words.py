"""Own words compared: a small TF-IDF with cosine similarity."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from scipy.sparse import csr_array

from learning_fit.arrays import Bools, Floats, both

_WORD = re.compile(r"[^\W\d_]{3,}")
# Words that join sentences and say nothing about what is wanted (English, German, French, Spanish).
_JOINING_WORDS = """
the and for with that this from have has had was were are been being not but you your our their they them
his her its who what when where which would could should can will about into more most very how why any all
some than then also just only want like need get help learn
der die das den dem des ein eine einen einem einer und oder aber mit von für auf aus bei nach nicht ist sind
war ich mich mir mein meine wir uns sie ihr sich auch wie was wer wenn dass zum zur als noch nur mehr sehr
möchte will
les des une est sont pour avec dans sur par pas que qui mais nous vous mon mes ses plus être avoir
los las una unos por para con del que como pero más muy sus mis nos son ser está
"""
_JOINING = frozenset(_WORD.findall(_JOINING_WORDS))


def words_of(text: str) -> list[str]:
    """The telling words of a text, case folded: letters only, three or more, joining words left out."""
    return [word for word in _WORD.findall(text.casefold()) if word not in _JOINING]


@dataclass(frozen=True)
class WordTable:
    """Two lists of texts over one vocabulary; weights tf x (ln((1+n)/(1+df)) + 1), rows of length 1.

    Smoothed inverse document frequency as in Manning, Raghavan, Schuetze, Introduction to Information Retrieval (2008),
    ch. 6. `rows` are texts of mentees, `columns` texts of mentors.
    """

    rows: tuple[str, ...]
    columns: tuple[str, ...]

    @cached_property
    def similarity(self) -> Floats:
        """Cosine of every row with every column, (rows, columns), 0..1."""
        table, split = self._weights, len(self.rows)
        product: Floats = (table[:split] @ table[split:].T).toarray().astype(np.float32)
        return np.clip(product, 0.0, 1.0)

    @cached_property
    def known(self) -> Bools:
        """Where both texts hold a telling word, (rows, columns)."""
        some = [bool(counts) for counts in self._counts]
        return both(some[: len(self.rows)], some[len(self.rows) :])

    def shared(self, row: int, column: int, limit: int = 8) -> tuple[str, ...]:
        """The words that two texts have in common, the most telling first."""
        one, other = self._counts[row], self._counts[len(self.rows) + column]
        common = sorted(one.keys() & other.keys())
        return tuple(sorted(common, key=lambda word: -self._rarity[word])[:limit])

    @cached_property
    def _counts(self) -> list[Counter[str]]:
        return [Counter(words_of(text)) for text in (*self.rows, *self.columns)]

    @cached_property
    def _rarity(self) -> dict[str, float]:
        seen = Counter(word for counts in self._counts for word in counts)
        total = len(self._counts)
        return {word: float(np.log((1 + total) / (1 + seen[word])) + 1) for word in sorted(seen)}

    @cached_property
    def _weights(self) -> csr_array:
        place = {word: index for index, word in enumerate(self._rarity)}
        spots = [(row, place[word], count * self._rarity[word]) for row, word, count in self._entries()]
        rows, columns, values = zip(*spots, strict=True) if spots else ((), (), ())
        table = csr_array((values, (rows, columns)), shape=(len(self._counts), max(len(place), 1)), dtype=float)
        lengths = np.sqrt(np.asarray(table.multiply(table).sum(axis=1), dtype=float)).ravel()
        table.data = table.data / np.repeat(np.where(lengths > 0, lengths, 1), np.diff(table.indptr))
        return table

    def _entries(self) -> list[tuple[int, str, int]]:
        counted: Sequence[Counter[str]] = self._counts
        return [(row, word, counts[word]) for row, counts in enumerate(counted) for word in sorted(counts)]

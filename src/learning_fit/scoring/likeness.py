"""How alike two people's own words are: by the telling words they share, or by an encoder the operator supplies."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from functools import cached_property
from itertools import chain
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from learning_fit.arrays import Bools, Floats, Ints
from learning_fit.errors import EncoderFailed
from learning_fit.scoring.items import EVERY, Some, columns_of, sparse_table
from learning_fit.scoring.stems import stem_of, stems_of, words_of

Texts = tuple[str, ...]
"""What one person wrote; a text that stands there twice counts twice"""

Counted = Callable[[str], Counter[str]]
"""How often each stem stands in a text; what several parts compare is counted once where it remembers"""

MANY = 10  # from so many people on, what most of them write is no reason
WORDS_KEPT = 40  # of a long text the most telling words are compared
FINENESS = 3_500  # steps of an encoder's unit vector: inner products stay below 2**24, exact in whatever order


class Encoder(Protocol):
    """Turns texts into vectors that point the same way where texts mean the same."""

    def encode(self, texts: Sequence[str]) -> NDArray[Any]:
        """One vector for each text, as real numbers. (texts, dimensions)"""


class Likeness(Protocol):
    """How alike the words of each mentee and each mentor are."""

    @property
    def row_known(self) -> Bools:
        """Which mentees wrote a telling word. (mentees,)"""

    @property
    def column_known(self) -> Bools:
        """Which mentors did. (mentors,)"""

    @property
    def texts(self) -> tuple[str, ...]:
        """Every text that is compared, once, sorted."""

    def values(self, rows: Ints, columns: Some = EVERY) -> Floats:
        """0 for nothing in common to 1 for the same, 0 where either wrote nothing. (len(rows), len(columns))"""

    def shared(self, row: int, column: int) -> tuple[str, ...]:
        """The telling words that two texts share, as the mentor wrote them, the most telling first.

        What most people write says nothing of these two, and is left out where enough people wrote.
        """


class SharedWords:
    """TF-IDF with cosine similarity, of which the square root is taken: few short texts share much.

    Weights (1 + ln tf) x (ln((1 + n) / (1 + df)) + 1) with rows of length 1, as in Manning, Raghavan, Schuetze,
    Introduction to Information Retrieval (2008), ch. 6.
    """

    def __init__(self, rows: Sequence[Texts], columns: Sequence[Texts], counted: Counted | None = None) -> None:
        self._texts = (*rows, *columns)
        self._split = len(rows)
        self._counts = [_together(texts, counted or counted_stems) for texts in self._texts]
        known = np.array([bool(counts) for counts in self._counts], dtype=bool)
        self.row_known: Bools = known[: self._split]
        self.column_known: Bools = known[self._split :]

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """See `Likeness`."""
        return tuple(sorted(set(chain.from_iterable(self._said))))

    @cached_property
    def _said(self) -> list[list[str]]:
        """For each person the texts that say anything, none where no word of theirs tells."""
        people = zip(self._texts, self._counts, strict=True)
        return [[text for text in texts if text.strip()] if counts else [] for texts, counts in people]

    def values(self, rows: Ints, columns: Some = EVERY) -> Floats:
        """See `Likeness`."""
        ours, theirs = self._tables
        cosine = ours[rows] @ columns_of(theirs, columns)
        cosine.data = np.minimum(np.sqrt(cosine.data), np.float32(1))
        values: Floats = cosine.toarray()
        return values

    def shared(self, row: int, column: int, limit: int = 8) -> tuple[str, ...]:
        """See `Likeness`."""
        column += self._split
        both = self._counts[row].keys() & self._counts[column].keys()
        common = sorted(stem for stem in both if self._rarity[stem] >= self._least_rare)
        written = {stem_of(word): word for text in self._texts[column] for word in reversed(words_of(text))}
        return tuple(written[stem] for stem in sorted(common, key=lambda stem: -self._rarity[stem])[:limit])

    @cached_property
    def _rarity(self) -> dict[str, float]:
        seen = Counter(stem for counts in self._counts for stem in counts)
        total = len(self._counts)
        return {stem: _rarity(seen[stem], total) for stem in sorted(seen)}

    @property
    def _least_rare(self) -> float:
        """How rare a word has to be to tell anything: no more than half of many people use it."""
        wrote = sum(map(bool, self._counts))
        return _rarity(wrote // 2, len(self._counts)) if wrote >= MANY else 0.0

    @cached_property
    def _tables(self) -> tuple[csr_array, csr_array]:
        """(mentees, words) and (words, mentors) over the words that both sides use."""
        ours, theirs = self._counts[: self._split], self._counts[self._split :]
        both = set(chain.from_iterable(ours)) & set(chain.from_iterable(theirs))
        place = {stem: index for index, stem in enumerate(sorted(both))}
        return self._table(ours, place), csr_array(self._table(theirs, place).T)

    def _table(self, people: Sequence[Counter[str]], place: dict[str, int]) -> csr_array:
        entries = (
            (index, place[stem], weight)
            for index, counts in enumerate(people)
            for stem, weight in self._weighed(counts)
            if stem in place
        )
        return sparse_table(entries, (len(people), len(place)))

    def _weighed(self, counts: Counter[str]) -> list[tuple[str, float]]:
        raw = {stem: (1 + float(np.log(count))) * self._rarity[stem] for stem, count in counts.items()}
        telling = sorted(raw, key=lambda stem: (-raw[stem], stem))[:WORDS_KEPT]
        length = float(np.sqrt(sum(raw[stem] ** 2 for stem in telling))) or 1.0
        return sorted((stem, raw[stem] / length) for stem in telling)


def _rarity(seen: int, total: int) -> float:
    return float(np.log((1 + total) / (1 + seen)) + 1)


class EncodedWords(SharedWords):
    """The cosine of an encoder's vectors, from 0 up; what is shown as shared stays the words both wrote.

    Of several texts of one person the mean direction is taken. Raises `EncoderFailed`.
    """

    def __init__(
        self, rows: Sequence[Texts], columns: Sequence[Texts], encoder: Encoder, counted: Counted | None = None
    ) -> None:
        super().__init__(rows, columns, counted)
        self._encoder = encoder

    def values(self, rows: Ints, columns: Some = EVERY) -> Floats:
        """See `Likeness`."""
        ours, theirs = self._vectors
        cosine: Floats = np.clip(ours[rows] @ theirs[:, columns] / np.float32(FINENESS**2), 0, 1)
        return cosine

    @cached_property
    def _vectors(self) -> tuple[Floats, Floats]:
        vectors = _encoded(self._encoder, self.texts)
        place = {text: index for index, text in enumerate(self.texts)}
        table = np.zeros((len(self._said), vectors.shape[1]), dtype=np.float64)
        for index, person in enumerate(self._said):
            if person:
                table[index] = vectors[[place[text] for text in person]].mean(axis=0)
        fine = np.rint(_of_length_one(table) * FINENESS).astype(np.float32)
        return fine[: self._split], np.ascontiguousarray(fine[self._split :].T)


def counted_stems(text: str) -> Counter[str]:
    """How often each telling word stands in a text, without its endings."""
    return Counter(stems_of(text))


def _together(texts: Texts, counted: Counted) -> Counter[str]:
    total: Counter[str] = Counter()
    for text in texts:
        total.update(counted(text))
    return total


def telling_sentence(texts: Sequence[str], words: Sequence[str]) -> str | None:
    """The sentence that holds most of these words, as it was written; None when none holds a telling one of them."""
    stems, exactly = set(stems_of(" ".join(words))), set(" ".join(words).casefold().split())
    sentences = [each.strip() for text in texts for each in re.split(r"(?<=[.!?…])\s+|\n+", text) if each.strip()]

    def held(sentence: str) -> tuple[int, int]:
        return len(stems & set(stems_of(sentence))), len(exactly & set(sentence.casefold().split()))

    best = max(sentences, key=held, default="")
    return best if stems & set(stems_of(best)) else None


def _encoded(encoder: Encoder, texts: Sequence[str]) -> NDArray[np.float64]:
    if not texts:
        return np.zeros((0, 1), dtype=np.float64)
    vectors = np.asarray(encoder.encode(texts), dtype=np.float64)
    if vectors.ndim != 2 or len(vectors) != len(texts) or not np.isfinite(vectors).all():
        raise EncoderFailed(f"an encoder gives one row of numbers for each text, not {vectors.shape} for {len(texts)}")
    return _of_length_one(vectors)


def _of_length_one(vectors: NDArray[np.float64]) -> NDArray[np.float64]:
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    found: NDArray[np.float64] = vectors / np.where(lengths > 0, lengths, 1)
    return found

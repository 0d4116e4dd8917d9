"""Own words compared: by telling words without their endings, or by the operator's encoder."""

import numpy as np
import pytest

from learning_fit import EncoderFailed, Mentee, Mentor, PartName, Problem, explain_pair, telling_sentence
from learning_fit.scoring.likeness import EncodedWords
from learning_fit.scoring.stems import stem_of, stems_of


@pytest.mark.parametrize(
    "family",
    [
        ("lead", "leads", "leading", "leader", "leaders", "leadership"),
        ("manage", "manages", "managing", "manager", "management"),
        ("plan", "plans", "planned", "planning", "planner"),
        ("führen", "führung", "führungen"),
        ("équipe", "équipes"),
        ("study", "studies", "studied"),
    ],
)
def test_words_of_one_family_are_one(family):
    assert len({stem_of(word) for word in family}) == 1


def test_two_capitals_are_a_word_and_joining_words_are_none():
    assert stems_of("The IT of HR, and it was the budget") == ["IT", "HR", "budget"]


def value_of_words(mentor: str, mentee: str, encoder=None):
    ada, ben = Mentor(key="ada", own_words=mentor), Mentee(key="ben", own_words=mentee)
    explanation = explain_pair(Problem([ada], [ben], encoder=encoder), "ada", "ben")
    return next(part for part in explanation.parts if part.name is PartName.LEARNING_FIT)


def test_endings_do_not_keep_two_texts_apart():
    learning = value_of_words("I was a leader of teams.", "leading a team")

    assert learning.value == 1.0
    assert set(learning.evidence.shared_words) == {"leader", "teams"}


def test_shared_words_are_shown_as_the_mentor_wrote_them():
    assert value_of_words("Budgets", "my budget").evidence.shared_words == ("budgets",)


def test_what_most_people_write_is_no_reason_for_these_two():
    mentors = [Mentor(key=f"m{each}", own_words=f"department budgets{each}") for each in range(9)]
    ada, ben = Mentor(key="ada", own_words="department choirs"), Mentee(key="ben", own_words="department choirs")

    explanation = explain_pair(Problem([*mentors, ada], [ben]), "ada", "ben")

    learning = next(part for part in explanation.parts if part.name is PartName.LEARNING_FIT)
    assert learning.evidence.shared_words == ("choirs",)


class Meaning:
    """A toy encoder with two directions: people and numbers."""

    PEOPLE, NUMBERS = {"team", "leading", "conflict"}, {"budget", "accounts", "ledger"}

    def encode(self, texts):
        words = [set(text.split()) for text in texts]
        return np.array([[len(each & self.PEOPLE), len(each & self.NUMBERS)] for each in words], dtype=float)


def test_an_encoder_sees_meaning_where_no_word_is_shared():
    assert value_of_words("conflict team", "leading").value == 0.5
    assert value_of_words("conflict team", "leading", Meaning()).value == 1.0
    assert value_of_words("conflict team", "ledger", Meaning()).value == 0.5


def test_with_an_encoder_evidence_stays_the_words_both_wrote():
    learning = value_of_words("conflict team. ledger", "leading a team", Meaning())

    assert learning.evidence.shared_words == ("team",)
    assert learning.evidence.mentor_says == "conflict team."


def test_each_text_is_encoded_once_and_nothing_is_encoded_for_who_wrote_nothing():
    asked = []

    class Listening(Meaning):
        def encode(self, texts):
            asked.append(list(texts))
            return super().encode(texts)

    mentors = [Mentor(key=f"m{number}", own_words="team") for number in range(3)]
    problem = Problem(mentors, [Mentee(key="ben", own_words="team"), Mentee(key="cy")], encoder=Listening())

    problem.part(PartName.LEARNING_FIT)

    assert asked == [["team"]]


class Broken:
    def __init__(self, answer):
        self.answer = answer

    def encode(self, texts):
        return self.answer


@pytest.mark.parametrize("answer", [np.ones(2), np.ones((5, 3)), np.full((2, 3), np.nan)])
def test_an_encoder_that_gives_no_row_for_each_text_is_refused(answer):
    with pytest.raises(EncoderFailed):
        value_of_words("team", "budget", Broken(answer))


def test_the_telling_sentence_is_the_one_that_holds_most_of_the_words():
    texts = ("I came late to this. Budgets frightened me.", "Leading a team with a budget: that was the year.")

    assert telling_sentence(texts, ["budget", "team"]) == "Leading a team with a budget: that was the year."
    assert telling_sentence(texts, ["gardening"]) is None


class Wide:
    """An encoder with as many and as uneven dimensions as real ones have."""

    def encode(self, texts):
        return np.array([np.random.default_rng(len(text)).normal(size=384) for text in texts])


def test_how_alike_two_texts_are_does_not_depend_on_who_else_is_compared_at_the_time():
    texts = [("word" + "s" * number,) for number in range(200)]
    words = EncodedWords(texts[:80], texts[80:], Wide())

    one_by_one = np.concatenate([words.values(np.array([row])) for row in range(80)])

    assert np.array_equal(one_by_one, words.values(np.arange(80)))

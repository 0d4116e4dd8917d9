"""Suggested people as cards: reasons and bars from matching, and how soon a mentor usually answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator

from groundwork.invitations.queries import usual_answer_days
from groundwork.matching.suggestions import Ranking, Suggestion

CARDS_A_PAGE = 6


@dataclass(frozen=True)
class Card:
    """One suggested person on a page."""

    suggestion: Suggestion
    usual_days: int | None = None

    @property
    def person(self) -> Any:
        return self.suggestion.other.person

    @property
    def part(self) -> Any:
        return self.suggestion.other


def cards(suggestions: Sequence[Suggestion]) -> list[Card]:
    """The suggestions with what their mentors' answers so far tell, in one query."""
    days = usual_answer_days({suggestion.mentor for suggestion in suggestions})
    return [Card(suggestion, days.get(suggestion.mentor.pk)) for suggestion in suggestions]


def page_of(ranking: Ranking, number: str | None) -> tuple[Page[Any], list[Card]]:
    """One page of a ranking, explained; the people on other pages are not."""
    page = Paginator(ranking.people, CARDS_A_PAGE).get_page(number)
    return page, cards(ranking.suggestions(list(page)))

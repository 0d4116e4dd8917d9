"""Which column is what: a guess for each, with its reason and sample values, for a person to confirm."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from groundwork.enrollment.importing.options import Option, best_options
from groundwork.enrollment.importing.table import Table
from groundwork.enrollment.importing.targets import LEAVE_OUT, TARGET_BY_KEY

SURE = 0.9


@dataclass(frozen=True, slots=True)
class Guess:
    """What a column seems to hold; `target_key` is None when it is left out, and `why` says so either way."""

    column_index: int
    column: str
    target_key: str | None
    confidence: float
    why: str
    samples: list[str]

    @property
    def is_sure(self) -> bool:
        """Whether the title itself says it, so that a glance is enough."""
        return self.target_key is not None and self.confidence >= SURE


def guess_mapping(table: Table, *, without: Collection[str] = ()) -> list[Guess]:
    """One guess per column, in the order of the file; no target is given twice, and none of those `without`."""
    options = [best_options(table, index, without) for index in range(len(table.columns))]
    chosen = _one_column_per_target(options)
    _settle_names(chosen)
    return [_guess(table, index, chosen.get(index), options[index], chosen) for index in range(len(table.columns))]


def mapping_from(guesses: Iterable[Guess]) -> dict[int, str]:
    """The mapping that confirming all guesses gives."""
    return {guess.column_index: guess.target_key for guess in guesses if guess.target_key}


def mapping_problems(table: Table, mapping: Mapping[int, str]) -> list[str]:
    """What keeps a mapping from being used, each as a sentence; none when it can."""
    keys = [key for key in mapping.values() if key != LEAVE_OUT]
    problems = []
    if "email" not in keys:
        problems.append(_("Choose the column that holds the e-mail address."))
    if "name" not in keys and not {"first_name", "last_name"} <= set(keys):
        problems.append(_("Choose the column that holds the name, or one for the first and one for the last name."))
    for key in dict.fromkeys(keys):
        columns = [table.columns[index] for index, chosen in sorted(mapping.items()) if chosen == key]
        if len(columns) > 1:
            label = TARGET_BY_KEY[key].label
            problems.append(
                _("Choose one column for %(field)s; now it has: %(columns)s.")
                % {"field": label, "columns": ", ".join(columns)}
            )
    return problems


def _one_column_per_target(options: list[list[Option]]) -> dict[int, Option]:
    """The best options first; a column whose target is taken tries its next one."""
    offers = sorted(
        ((option, index) for index, column in enumerate(options) for option in column if option.key),
        key=lambda offer: (-offer[0].confidence, offer[1]),
    )
    chosen: dict[int, Option] = {}
    taken: set[str] = set()
    for option, index in offers:
        if index not in chosen and option.key not in taken:
            chosen[index] = option
            taken.add(option.key)
    return chosen


def _settle_names(chosen: dict[int, Option]) -> None:
    """First and last name together, or one full name: never both, never half."""
    places = {option.key: index for index, option in chosen.items()}
    halves = [key for key in ("first_name", "last_name") if key in places]
    if "name" in places and len(halves) == 2:
        del chosen[places["name"]]
    elif "name" in places:
        for half in halves:
            del chosen[places[half]]
    elif len(halves) == 1:
        why = _("There is no second column with a name, so this is taken as the full name.")
        chosen[places[halves[0]]] = Option("name", 0.6, why)


def _guess(
    table: Table, index: int, option: Option | None, options: list[Option], chosen: Mapping[int, Option]
) -> Guess:
    column, samples = table.columns[index], table.samples(index)
    if option:
        return Guess(index, column, option.key, option.confidence, option.why, samples)
    if not options:
        return Guess(index, column, None, 0.0, _("No field goes with this title, so it is left out."), samples)
    wanted = options[0]
    if not wanted.key:
        return Guess(index, column, None, 0.0, wanted.why, samples)
    holder = next((place for place, other in chosen.items() if other.key == wanted.key), None)
    label = TARGET_BY_KEY[wanted.key].label
    if holder is None:
        why = _("The name is taken from other columns.")
    else:
        why = _("%(field)s is taken from column '%(column)s'.") % {"field": label, "column": table.columns[holder]}
    return Guess(index, column, None, 0.0, why, samples)

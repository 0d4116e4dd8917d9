"""What a file says beforehand about what somebody offers or seeks: a beginning that the person reads and changes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from ..actions.answering import MOST_WANTED
from ..importing.rows import CleanRow
from ..models import Role
from .known import OF_OFFER, OF_PROFILE, Known


@dataclass(frozen=True, slots=True)
class Prefill:
    """First answers for one part. `text` goes into the field `own`, what the list of skills doesn't have after it."""

    own: str
    values: dict[str, Any]
    skills: list[Any]
    text: str | None
    beside: list[str]
    at_first: dict[str, Any]

    def over(self, before: dict[str, Any]) -> dict[str, Any]:
        """The answers with this laid over what stands there: a blank cell leaves it, and nothing is added twice."""
        base = self.text if self.text is not None else before.get(self.own, "")
        missing = [item for item in self.beside if item.casefold() not in base.casefold()]
        text = "\n\n".join(filter(None, [base, ", ".join(missing)]))
        return {**self.values, **({self.own: text} if text or before else {})}


def prefill_for(role: str, row: CleanRow, known: Known, *, until: date | None) -> Prefill:
    """What the row says for somebody in this role; of skills to learn the first three count, as everywhere."""
    if role == Role.MENTOR:
        skills, beside = _skills(row.values.get("skills_offered", []), known)
        said = row.values.get("can_help_with", row.values.get("about"))
        return Prefill("can_help_with", _said(row, OF_OFFER), skills, said, beside, {"until": until})
    skills, beside = _skills(row.values.get("skills_wanted", []), known, most=MOST_WANTED)
    # What a file tells about a mentee says where they stand. What they would like to learn they say themselves.
    work = ", ".join(filter(None, [row.values.get("job_title"), row.values.get("unit")]))
    where_now = "\n\n".join(filter(None, [work, row.values.get("about")]))
    said = row.values.get("to_learn")
    return Prefill("own_words", _said(row, OF_PROFILE), skills, said, beside, {"where_now": where_now})


def _said(row: CleanRow, fields: Mapping[str, str]) -> dict[str, Any]:
    return {field: row.values[key] for field, key in fields.items() if key in row.values}


def _skills(names: list[str], known: Known, *, most: int | None = None) -> tuple[list[Any], list[str]]:
    """Skills of the shared list, and the words that stay beside it."""
    found = {name: known.skills.get(name.casefold()) for name in names}
    skills = list(dict.fromkeys(skill for skill in found.values() if skill))
    taken = set(skills[:most])
    return skills[:most], [name for name, skill in found.items() if skill not in taken]

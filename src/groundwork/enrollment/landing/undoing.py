"""The way back: what an import made is taken out and what it changed stands as before, or nothing at all happens."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any
from uuid import UUID

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from groundwork.history.models import Event
from groundwork.people.models import Person

from ..models import ImportRun, OfferedSkill, Participation, Skill, WantedSkill
from ..states import ImportState, ParticipationState
from .bulk import as_json, delete_rows, differing, from_json, in_parts, write_changes
from .plan import ANSWERS, MODELS, Plan

THROUGH = {through: (model, parent) for model, through, parent in ANSWERS.values()}
Reasons = dict[Any, str | Promise]  # person or None -> why


def way_back(plan: Plan) -> dict[str, Any]:
    """All that undoing needs, taken down while landing."""
    return {
        "made": {
            model._meta.label: [row.hex for row in plan.new[model].ids] for model in MODELS if model not in THROUGH
        },
        "changed": {model._meta.label: as_json(model, changes) for model, changes in plan.changes.items() if changes},
        "replaced": {
            model._meta.label: {
                str(pk): [[{k: _plain(v) for k, v in row.items()} for row in before], list(map(str, after))]
                for pk, (before, after) in lists.items()
            }
            for model, lists in plan.replaced.items()
        },
    }


def _plain(value: Any) -> Any:
    return str(value) if isinstance(value, UUID) else value


class WayBack:
    """The kept way back of one run, read."""

    def __init__(self, run: ImportRun) -> None:
        self.run = run
        by_label = {model._meta.label: model for model in MODELS}
        self.made = {by_label[label]: set(map(UUID, ids)) for label, ids in run.undo.get("made", {}).items()}
        self.changed = {
            by_label[label]: from_json(by_label[label], kept) for label, kept in run.undo.get("changed", {}).items()
        }
        self.replaced = {
            by_label[label]: {UUID(pk): lists for pk, lists in kept.items()}
            for label, kept in run.undo.get("replaced", {}).items()
        }

    def touched(self) -> set[Any]:
        """All rows that the run made or changed."""
        rows: set[Any] = set()
        for each in (self.made, self.changed, self.replaced):
            rows.update(*each.values())
        return rows

    def reasons_against(self) -> Reasons:
        """Why it can't be undone any more, by person; empty when it can."""
        return {**_what_hangs_on(self), **self.reasons_at_hand()}

    def reasons_at_hand(self) -> Reasons:
        """Those that the database's own constraints would not notice between looking and undoing."""
        return _later_imports(self) or {
            **_what_stands_otherwise(self),
            **_who_has_signed_in(self.made.get(Person, set())),
            **_who_has_acted(self.made.get(Participation, set())),
        }

    def go(self) -> None:
        """Take out what was made, set back what was changed."""
        for through, (parent_model, parent) in THROUGH.items():
            lists = self.replaced.get(through, {})
            delete_rows(through, [*self.made.get(parent_model, ()), *lists], by=parent)
            old = [row for before, _after in lists.values() for row in before]
            through._base_manager.bulk_create([through(**row) for row in old])
        in_use = _skills_in_use(self.made.get(Skill, set()))
        for model in reversed(MODELS):
            if model in self.made:
                delete_rows(model, self.made[model] - in_use)
        for model, changes in self.changed.items():
            write_changes(model, changes, side=0)


def _skills_in_use(made: set[Any]) -> set[Any]:
    """New words that others have chosen meanwhile stay in the list."""
    return {
        skill
        for through in (OfferedSkill, WantedSkill)
        for part in in_parts(made)
        for skill in through._base_manager.filter(skill__in=part).values_list("skill_id", flat=True)
    }


def _later_imports(back: WayBack) -> Reasons:
    run = back.run
    later = ImportRun.objects.filter(
        cohort__program__organization=run.cohort.program.organization_id,
        state=ImportState.LANDED,
        landed_at__gt=run.landed_at,
    )
    touched = back.touched()
    if any(touched & WayBack(other).touched() for other in later.select_related("cohort__program").defer("content")):
        return {None: _("A later import changed some of the same people. Undo that one first.")}
    return {}


def _who_has_acted(parts: set[Any]) -> Reasons:
    own_word = Event.objects.filter(about_id=OuterRef("pk"), by=OuterRef("person"))
    vouched_for = Q(state=ParticipationState.READY, consented_at=None) & ~Exists(own_word)
    acted = [
        person
        for ids in in_parts(parts)
        for person in Participation.objects.filter(pk__in=ids)
        .exclude(Q(state=ParticipationState.INVITED) | vouched_for)
        .values_list("person_id", flat=True)
    ]
    invited = [
        person
        for ids in in_parts(parts)
        for person in Participation.objects.filter(
            pk__in=Event.objects.filter(name="part.invited", about_id__in=ids).values("about_id")
        ).values_list("person_id", flat=True)
    ]
    return {
        **dict.fromkeys(invited, _("has been invited")),
        **dict.fromkeys(acted, _("has answered")),
    }


def _who_has_signed_in(people: set[Any]) -> Reasons:
    signed_in = [
        person
        for ids in in_parts(people)
        for person in Person.objects.filter(pk__in=ids, last_login__isnull=False).values_list("pk", flat=True)
    ]
    return dict.fromkeys(signed_in, _("has signed in"))


def _what_stands_otherwise(back: WayBack) -> Reasons:
    if any(differing(model, changes, side=1) for model, changes in back.changed.items()):
        return {None: _("Some of what this import changed has been changed again since.")}
    for through, lists in back.replaced.items():
        _model, parent = THROUGH[through]  # type: ignore[index]
        now: dict[Any, list[str]] = {pk: [] for pk in lists}
        for ids in in_parts(lists):
            rows = through._base_manager.filter(**{f"{parent}__in": ids}).order_by("pk")
            for pk, skill in rows.values_list(parent, "skill_id"):
                now[pk].append(str(skill))
        if any(now[pk] != after for pk, (_before, after) in lists.items()):
            return {None: _("Some of what this import changed has been changed again since.")}
    return {}


def _what_hangs_on(back: WayBack) -> Reasons:
    """Whatever other rows point to those that were made: letters, answers, matches, other cohorts."""
    reasons: Reasons = {}
    for model in MODELS:
        if model in THROUGH or model is Skill:
            continue
        for relation in _relations_to(model):
            for pointed in _pointed_at(relation, back):
                reasons.setdefault(_person_behind(model, pointed), _("is part of something that came after"))
    return reasons


def _relations_to(model: type[models.Model]) -> Iterator[Any]:
    """Every foreign key to this model, also those that can't be followed from here and those of rounds' lists."""
    for relation in model._meta.get_fields(include_hidden=True):
        is_key = (relation.one_to_many or relation.one_to_one) and relation.auto_created and not relation.concrete
        if is_key and relation.related_model not in THROUGH:
            yield relation


def _pointed_at(relation: Any, back: WayBack) -> Iterator[Any]:
    source, field = relation.related_model, relation.field
    own = back.made.get(source, set())
    known = set(back.changed.get(source, ()))  # a line that now leads to a newcomer goes back by itself
    for ids in in_parts(back.made.get(relation.model, ())):
        rows = source._base_manager.filter(**{f"{field.name}__in": ids})
        for pk, pointed in rows.values_list("pk", field.attname):
            if pk not in own and pk not in known:
                yield pointed


def _person_behind(model: type[models.Model], pk: Any) -> Any:
    if model is Person:
        return pk
    names = {field.name for field in model._meta.get_fields()}
    path = "person_id" if "person" in names else "participation__person_id"
    return model._base_manager.filter(pk=pk).values_list(path, flat=True).get()


def names_of(reasons: Reasons) -> Iterable[tuple[str, str | Promise]]:
    """Each reason with the name it is about, in the order of names."""
    names = dict(Person.objects.filter(pk__in=[pk for pk in reasons if pk]).values_list("pk", "name"))
    return sorted(((names.get(pk, ""), why) for pk, why in reasons.items()), key=lambda item: item[0])

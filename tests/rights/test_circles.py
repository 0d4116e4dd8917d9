"""Circles of sight, for every model and every role: who_sees_what.csv is the specification, people can read it."""

from __future__ import annotations

import csv
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.db import models

from groundwork.core.circles import Circle, Label, Words, circle_of, words_of
from groundwork.core.models import RowSet

from .everything import everyone, our_models

TABLE = Path(__file__).parent / "who_sees_what.csv"
ROLES = [
    "mentee",
    "mentor",
    "former_mentor",
    "fellow_mentor",
    "fellow_mentee",
    "manager",
    "other_manager",
    "coordinator",
    "other_coordinator",
    "left_coordinator",
    "owner",
    "member",
    "operator",
    "stranger",
]
CAST = {
    "mentee": "ben",
    "mentor": "ada",
    "manager": "mo",
    "coordinator": "cleo",
    "operator": "otto",
    "stranger": "mallory",
}


def read_table() -> dict[str, set[str]]:
    with TABLE.open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(line for line in file if not line.startswith("#")))
    return {row["model"]: {role for role in ROLES if row[role] == "sees"} for row in rows}


def player(cast: SimpleNamespace, role: str) -> object:
    return getattr(cast, CAST.get(role, role))


@pytest.fixture
def cast(db: None) -> SimpleNamespace:
    return everyone()


def test_every_model_stands_in_the_table() -> None:
    assert {model.__name__ for model in our_models()} == set(read_table())


def test_every_model_has_a_row_to_look_at(cast: SimpleNamespace) -> None:
    assert set(our_models()) == set(cast.rows)


@pytest.mark.parametrize("role", ROLES)
def test_each_role_sees_exactly_what_the_table_says(cast: SimpleNamespace, role: str) -> None:
    someone = player(cast, role)

    seen = {
        model.__name__
        for model, row in cast.rows.items()
        if model.objects.visible_to(someone).filter(pk=row.pk).exists()
    }

    assert seen == {name for name, roles in read_table().items() if role in roles}


@pytest.mark.parametrize("model", our_models(), ids=lambda model: model.__name__)
def test_the_circle_of_the_words_agrees_with_the_table(model: type[models.Model]) -> None:
    inside = {
        Circle.ME: {"mentee"},
        Circle.US: {"mentee", "mentor"},
        Circle.COORDINATOR: {"mentee", "mentor", "coordinator"},
        Circle.MANAGER: {"mentee", "manager"},
        Circle.PROGRAM: set(ROLES) - {"operator", "stranger", "left_coordinator", "member", "manager", "other_manager"},
    }
    circle = circle_of(model)

    if circle and model.__name__ not in {"ClosingWords", "Thanks"}:  # of the old pair, whose mentor is the former one
        assert read_table()[model.__name__] <= inside[circle]


def test_words_of_the_inner_circles_lie_sealed_in_the_database(cast: SimpleNamespace) -> None:
    from django.db import connection

    for model, row in cast.rows.items():
        for field in (field for field in words_of(model) if field.encrypted):
            with connection.cursor() as cursor:
                name = connection.ops.quote_name
                cursor.execute(f"SELECT {name(field.column)} FROM {name(model._meta.db_table)}")
                stored = [value for (value,) in cursor.fetchall()]
            assert getattr(row, field.name).startswith("canary")
            assert not any("canary" in value for value in stored), f"{model.__name__}.{field.name}"


def test_every_text_column_is_words_a_label_or_a_choice() -> None:
    loose = [
        f"{model.__name__}.{field.name}"
        for model in our_models()
        for field in model._meta.local_fields
        if isinstance(field, (models.CharField, models.TextField))
        and not isinstance(field, (Words, Label))
        and not field.choices
        and field.name != "password"
    ]

    # Import roles are codes of a registry that lives outside the model.
    assert loose == ["ImportRun.default_role"]


def test_every_queryset_says_who_sees_it() -> None:
    silent = [model.__name__ for model in our_models() if type(model.objects.all()).visible_to is RowSet.visible_to]

    assert silent == []

"""Many rows in one short transaction: all that can be worked out is worked out before it begins.

A hundred thousand people through `bulk_create` hold SQLite's one writer for half a minute; made ready beforehand and
handed to the driver in one go they hold it for a quarter of that.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import islice
from typing import Any

from django.db import connection, models

from groundwork.core.circles import Words

AT_ONCE = 5000
Model = Any  # a model class; Django's own types know too little of fields named at run time
DEFAULT = object()

# Field name -> what stood there, what stands there now.
Change = dict[str, list[Any]]
Changes = dict[Any, Change]


class NewRows:
    """Rows of one model, gathered first and made ready for the database before its one writer is held."""

    def __init__(self, model: Model, *, at: datetime) -> None:
        self.model = model
        self.at = at
        self.rows: list[tuple[Any, ...]] = []
        self._fields = [field for field in model._meta.concrete_fields if not isinstance(field, models.BigAutoField)]
        self._names = [field.attname for field in self._fields]

    def __len__(self) -> int:
        return len(self.rows)

    @property
    def ids(self) -> list[Any]:
        place = self._names.index("id")
        return [row[place] for row in self.rows]

    def add(self, **values: Any) -> None:
        """One more row; what isn't given takes the field's default."""
        row = tuple(values.pop(name, DEFAULT) for name in self._names)
        if values:
            raise TypeError(f"{self.model.__name__} has no {sorted(values)}")
        self.rows.append(row)

    def make_ready(self) -> None:
        """Turn what was gathered into what the database takes, row by row, so that memory holds it once."""
        ways = [(_preparing(field), self._default(field)) for field in self._fields]
        for place, row in enumerate(self.rows):
            self.rows[place] = tuple(
                default if value is DEFAULT else prepare(value)
                for value, (prepare, default) in zip(row, ways, strict=True)
            )

    def _default(self, field: Any) -> Any:
        value = self.at if field.name == "created_at" else field.get_default()
        return field.get_db_prep_save(value, connection)

    def write(self) -> None:
        """Insert them all."""
        if not self.rows:
            return
        columns = ", ".join(_quoted(field.column) for field in self._fields)
        places = ", ".join(["%s"] * len(self._fields))
        table = _quoted(self.model._meta.db_table)
        with connection.cursor() as cursor:
            cursor.executemany(f"INSERT INTO {table} ({columns}) VALUES ({places})", self.rows)


def _preparing(field: Any) -> Callable[[Any], Any]:
    """How values of this field become what the driver takes; most are that already."""
    kind = field.target_field if isinstance(field, models.ForeignKey) else field
    if isinstance(kind, models.UUIDField) and not connection.features.has_native_uuid_field:
        return lambda value: value and value.hex
    if isinstance(kind, (models.UUIDField, models.CharField, models.IntegerField, models.BooleanField)):
        return lambda value: value
    return lambda value: field.get_db_prep_save(value, connection)


def write_changes(model: Model, changes: Changes, *, side: int = 1) -> None:
    """Set the changed fields: to what stands there now, or with `side=0` back to what stood there."""
    by_fields: dict[tuple[str, ...], list[tuple[Any, ...]]] = {}
    key = model._meta.pk
    for pk, change in changes.items():
        names = tuple(sorted(change))
        values = [model._meta.get_field(name).get_db_prep_save(change[name][side], connection) for name in names]
        by_fields.setdefault(names, []).append((*values, key.get_db_prep_save(pk, connection)))
    with connection.cursor() as cursor:
        for names, rows in by_fields.items():
            columns = ", ".join(f"{_quoted(model._meta.get_field(name).column)} = %s" for name in names)
            where = f"{_quoted(key.column)} = %s"
            cursor.executemany(f"UPDATE {_quoted(model._meta.db_table)} SET {columns} WHERE {where}", rows)


def stands_as(model: Model, changes: Changes, *, side: int) -> bool:
    """Whether the database still holds that side of every change."""
    return not differing(model, changes, side=side)


def differing(model: Model, changes: Changes, *, side: int) -> set[Any]:
    """The rows where something else stands now than that side of the change says."""
    different = set()
    names = sorted({name for change in changes.values() for name in change})
    for ids in in_parts(changes):
        found = {row["pk"]: row for row in model._base_manager.filter(pk__in=ids).values("pk", *names)}
        for pk in ids:
            row = found.get(pk)
            if row is None or any(row[name] != values[side] for name, values in changes[pk].items()):
                different.add(pk)
    return different


def delete_rows(model: Model, ids: Iterable[Any], *, by: str = "pk") -> None:
    """Delete by id, or by another field; nothing cascades, whoever calls has looked."""
    for part in in_parts(ids):
        rows = model._base_manager.filter(**{f"{by}__in": part})
        rows._raw_delete(rows.db)


def in_parts(ids: Iterable[Any]) -> Iterator[list[Any]]:
    """In portions that fit into one question to the database."""
    rest = iter(ids)
    while part := list(islice(rest, AT_ONCE)):
        yield part


def as_json(model: Model, changes: Changes) -> dict[str, dict[str, list[Any]]]:
    """Changes as they can be kept; confidential words stay sealed."""
    return {
        str(pk): {name: _kept(model, name, values) for name, values in change.items()} for pk, change in changes.items()
    }


def from_json(model: Model, kept: Mapping[str, Mapping[str, Sequence[Any]]]) -> Changes:
    """Changes as they were kept."""
    key = model._meta.pk
    return {
        key.to_python(pk): {name: _read(model, name, values) for name, values in change.items()}
        for pk, change in kept.items()
    }


def _kept(model: Model, name: str, values: Sequence[Any]) -> list[Any]:
    field = model._meta.get_field(name)
    if isinstance(field, Words):
        return [field.get_prep_value(value) for value in values]
    return [value if value is None or isinstance(value, (str, int, list)) else _text(value) for value in values]


def _text(value: Any) -> str:
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


def _read(model: Model, name: str, values: Sequence[Any]) -> list[Any]:
    field: Any = model._meta.get_field(name)
    if isinstance(field, Words):
        return [field.from_db_value(value, None, connection) for value in values]
    if isinstance(field, models.ForeignKey):
        field = field.target_field
    return [field.to_python(value) for value in values]


def _quoted(name: str) -> str:
    return connection.ops.quote_name(name)

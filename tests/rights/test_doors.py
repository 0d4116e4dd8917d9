"""Every address, every role, both methods: who_opens_what.csv is the specification. And whatever opens shows nobody a
word outside its circle: each text by a person is a canary.

After a new address: `python -m tests.rights.write_doors`, then read the difference before you keep it.
"""

from __future__ import annotations

import csv
import re
from functools import cache
from pathlib import Path

import pytest

from .doors import ROLES, Doors, addresses
from .test_circles import read_table as who_sees

TABLE = Path(__file__).parent / "who_opens_what.csv"
METHODS = ["get", "post"]
CANARY = re.compile(r"canary-(\w+)-(\w+)-[0-9a-f]{8}")
# What a program is for may be read by whoever holds the link to join it.
OPEN_WORDS = {("public:join", "Program")}


@cache
def who_opens() -> dict[tuple[str, str], dict[str, str]]:
    with TABLE.open(newline="", encoding="utf-8") as file:
        return {(row["address"], row["method"]): row for row in csv.DictReader(file)}


def test_every_address_stands_in_the_table() -> None:
    assert {(name, method) for name, _takes in addresses() for method in METHODS} == set(who_opens())


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.django_db
def test_each_role_opens_what_the_table_says_and_reads_no_word_outside_its_circle(role: str) -> None:
    doors, wrong, seen = Doors(), [], set()

    for name, takes in addresses():
        for method in METHODS:
            happened, text = doors.knock(role, name, takes, method)
            if happened != who_opens()[name, method][role]:
                wrong.append(f"{method} {name}: {happened}, not {who_opens()[name, method][role]}")
            for model, field in CANARY.findall(text):
                seen.add(model)
                if role not in who_sees()[model] and (name, model) not in OPEN_WORDS:
                    wrong.append(f"{method} {name} shows {model}.{field}")

    assert wrong == []
    assert seen or role not in {"mentee", "mentor", "coordinator"}, "a walk that meets no words proves nothing"

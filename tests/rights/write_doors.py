"""Writes who_opens_what.csv from what happens now. Read the difference before you keep it: it is the specification."""

from __future__ import annotations

import csv
import sys

import pytest


@pytest.mark.django_db
def test_write() -> None:
    from .doors import ROLES, Doors, addresses
    from .test_doors import METHODS, TABLE

    doors = Doors()
    with TABLE.open("w", newline="", encoding="utf-8") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(["address", "method", *ROLES])
        for name, takes in addresses():
            for method in METHODS:
                table.writerow([name, method, *(doors.knock(role, name, takes, method)[0] for role in ROLES)])


if __name__ == "__main__":
    sys.exit(pytest.main(["-q", "-p", "no:cacheprovider", __file__]))

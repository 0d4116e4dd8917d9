"""A hundred thousand people take seconds, not minutes, and a known amount of memory."""

from __future__ import annotations

import time
import tracemalloc

from groundwork.enrollment.importing.checking import check_rows
from groundwork.enrollment.importing.columns import guess_mapping, mapping_from
from groundwork.enrollment.importing.reading import read_table

from .files import TITLES, csv_file, mentees


def test_a_hundred_thousand_rows_are_checked_within_fifteen_seconds():
    table = read_table(csv_file([TITLES, *mentees(100_000)]), "all.csv")

    start = time.process_time()
    checked = check_rows(table, mapping_from(guess_mapping(table)), default_role="mentee")

    assert time.process_time() - start < 15
    assert (len(checked.clean), checked.problems) == (100_000, [])


def test_ten_thousand_rows_take_less_than_thirty_megabytes():
    content = csv_file([TITLES, *mentees(10_000)])

    tracemalloc.start()
    table = read_table(content, "all.csv")
    check_rows(table, mapping_from(guess_mapping(table)), default_role="mentee")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert peak < 30_000_000

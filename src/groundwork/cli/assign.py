"""`groundwork assign`: the best assignment for bare scores, with proof, for anyone's own data."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from .seeds import seed
from .stop import Stop

if TYPE_CHECKING:
    from learning_fit import Assignment

    from .scores.limits import Limit
    from .scores.reading import Scores
    from .sheets.progress import Step

OUT = (".csv", ".xlsx")


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("scores", type=Path, metavar="SCORES", help=".csv, .xlsx, .npy, .npz, or bids as .in")
    parser.add_argument("--capacity", default="1", metavar="N", help="how many rows a column takes, or a file")
    parser.add_argument("--demand", default="1", metavar="N", help="how many columns a row asks for, or a file")
    parser.add_argument("--at-least", default="0", metavar="N", help="how many rows a column would like, or a file")
    parser.add_argument("--aim", choices=("fairest", "total", "stable"), default="fairest", help="(default: fairest)")
    parser.add_argument("--out", type=Path, metavar="FILE", help="write row, column and score here, .csv or .xlsx")
    parser.add_argument("--long", action="store_true", help="the file lists one pair a line: row, column, score")
    header = argparse.BooleanOptionalAction
    parser.add_argument("--header", action=header, help="the first row is titles, or is scores (default: look)")
    parser.add_argument("--transpose", action="store_true", help="columns ask, rows give")
    parser.add_argument("--sheet", metavar="NAME", help="the sheet of a workbook")
    parser.add_argument("--seed", type=seed, default=0, metavar="NUMBER", help="decides what is equal (default: 0)")
    parser.add_argument("--force", action="store_true", help="overwrite a file that is there already")
    parser.add_argument("--quiet", action="store_true", help="say nothing but what is wrong")


def run(options: argparse.Namespace) -> None:
    """Read, assign, write, and say what was reached and what could be."""
    from .without_home import load

    load("scores.result", "scores.reading", "sheets.workbook")
    from .scores.reading import read_scores, scale_of
    from .scores.result import as_file, lines_of
    from .sheets import progress, writing

    if options.out:
        writing.check_targets({options.out: OUT}, force=options.force, sources=[options.scores])
    with progress.shown(quiet=options.quiet) as step:
        step("reading scores", 0, 0)
        scores = read_scores(options.scores, sheet=options.sheet, long=options.long, header=options.header)
        scores = scores.turned() if options.transpose else scores
        limits = limits_of(scores, options)
        scale, exact = scale_of(scores)
        found = assigned(scores, limits, scale, options, step)
        if options.out:
            step("writing", 0, 0)
            writing.write_all({options.out: as_file(scores, found, options.out)})
    if not options.quiet:
        print("\n".join(lines_of(scores, found, limits, scale, exact=exact)))
        print(f"Written: {options.out}" if options.out else "Nothing is written: --out FILE does that.")


def limits_of(scores: Scores, options: argparse.Namespace) -> dict[str, Limit]:
    """Capacity and the least wished for of the columns, demand of the rows."""
    from .scores.limits import read_limit

    rows, columns = scores.shape
    return {
        "capacity": read_limit(options.capacity, scores.column_names, columns, "capacity"),
        "demand": read_limit(options.demand, scores.row_names, rows, "demand"),
        "at_least": read_limit(options.at_least, scores.column_names, columns, "at-least"),
    }


def assigned(
    scores: Scores, limits: dict[str, Limit], scale: int, options: argparse.Namespace, step: Step
) -> Assignment:
    """The assignment; Stop when the scores can't be used."""
    from learning_fit import LearningFitError, assign

    from .sheets.progress import phases

    try:
        return assign(scores.allowed, **limits, aim=options.aim, scale=scale, seed=options.seed, progress=phases(step))
    except LearningFitError as no:
        raise Stop(f"{options.scores.name}: {no}.") from no

"""`groundwork match`: mentors and mentees from two spreadsheets, the best plan with its reasons as a third."""

from __future__ import annotations

import argparse
import shlex
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from .seeds import seed
from .stop import Stop

if TYPE_CHECKING:
    from .sheets.outcome import Outcome
    from .sheets.people_files import PeopleFile
    from .sheets.progress import Step
    from .sheets.terms import Terms

OUT, REPORT = (".xlsx", ".csv"), (".html",)
MOST_NAMED = 5
WHY = "say why these two are a pair, or are not, by name or address"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("mentors", type=Path, metavar="MENTORS", help="file of mentors: CSV, XLSX, XLS or ODS")
    parser.add_argument("mentees", type=Path, metavar="MENTEES", help="file of mentees")
    parser.add_argument("--rules", type=Path, metavar="FILE", help="what counts and what always holds, as TOML")
    parser.add_argument("--out", type=Path, metavar="FILE", help="write the pairs here, .xlsx or .csv")
    parser.add_argument("--report", type=Path, metavar="FILE", help="write a page to read and print here, .html")
    parser.add_argument("--map", action="append", default=[], metavar="SIDE.FIELD=TITLE", help="name a column")
    parser.add_argument("--mentors-sheet", metavar="NAME", help="the sheet to read in the mentors' workbook")
    parser.add_argument("--mentees-sheet", metavar="NAME", help="the sheet to read in the mentees' workbook")
    parser.add_argument("--aim", choices=("fairest", "total", "stable"), help="instead of the aim in the rules")
    parser.add_argument("--seed", type=seed, metavar="NUMBER", help="decides what is equal; instead of the rules'")
    parser.add_argument("--earlier", type=Path, metavar="FILE", help="take an earlier result further: its pairs stay")
    parser.add_argument("--moves", metavar="N", help="so many of its people may change, or any (default: 0)")
    parser.add_argument("--why", nargs=2, action="append", default=[], metavar=("MENTOR", "MENTEE"), help=WHY)
    parser.add_argument("--leave-out", action="store_true", help="leave out rows that can't be used, and go on")
    parser.add_argument("--force", action="store_true", help="overwrite files that are there already")
    parser.add_argument("--quiet", action="store_true", help="say nothing but what is wrong")


def run(options: argparse.Namespace) -> None:
    """Read, match, write. Files appear when all of them are whole; without --out and --report it is a trial."""
    from .without_home import load

    load("sheets.report", "sheets.why", "sheets.earlier", "sheets.workbook", "sheets.plan")
    from .sheets import progress, writing

    kinds = {path: kind for path, kind in ((options.out, OUT), (options.report, REPORT)) if path}
    sources = [options.mentors, options.mentees, options.rules, options.earlier]
    writing.check_targets(kinds, force=options.force, sources=sources)
    with progress.shown(quiet=options.quiet) as step:
        mentors, mentees, terms = understood(options, step)
        result = matched(options, mentors, mentees, terms, step)
        if result.contents:
            writing.write_all(result.contents)
    if not options.quiet:
        say(options, mentors, mentees, result)
    for sentence in result.answers:
        print(sentence)


@dataclass(frozen=True)
class Result:
    """What came of it: in words, as the files to write, and what was asked about two people."""

    outcome: Outcome
    contents: dict[Path, bytes]
    answers: list[str]
    told: list[str]


def understood(options: argparse.Namespace, step: Step) -> tuple[PeopleFile, PeopleFile, Terms]:
    """The two files and the rules; Stop with everything that stands in the way."""
    from .sheets.columns import read_map
    from .sheets.earlier import followed
    from .sheets.people_files import read_people
    from .sheets.problems import as_list
    from .sheets.terms import read_terms

    terms = read_terms(options.rules)
    given = {"aim": options.aim, "seed": options.seed}
    terms = replace(terms, **{name: value for name, value in given.items() if value is not None})
    if options.earlier:
        terms = followed(terms, options.earlier, options.moves or "0")
    elif options.moves:
        raise Stop("--moves goes with --earlier FILE: it says how many of its people may change.")
    mapped = read_map(options.map)
    step("reading mentors", 0, 0)
    mentors = read_people(options.mentors, "mentor", terms, sheet=options.mentors_sheet, mapped=mapped.get("mentor"))
    step("reading mentees", 0, 0)
    mentees = read_people(options.mentees, "mentee", terms, sheet=options.mentees_sheet, mapped=mapped.get("mentee"))
    problems = [*mentors.blocking, *mentees.blocking]
    if problems and not options.leave_out:
        raise Stop("\n".join(["nothing was matched: some rows can't be used as they are.", *as_list(problems)]))
    for file, who in ((mentors, "mentor"), (mentees, terms.mentee_word)):
        if not file.people:
            raise Stop(f"{file.place}: no row with a {who} is left.")
    return mentors, mentees, terms


def matched(options: argparse.Namespace, mentors: PeopleFile, mentees: PeopleFile, terms: Terms, step: Step) -> Result:
    """The plan in words, and the files as they are to be written."""
    from .sheets.about import about
    from .sheets.earlier import still_here
    from .sheets.outcome import outcome_of
    from .sheets.plan import plan_of
    from .sheets.report import as_report
    from .sheets.tables import pairs_sheet, sheets_of
    from .sheets.why import answer, asked_about
    from .sheets.workbook import as_csv, as_workbook

    terms, told = still_here(terms, mentors, mentees)
    asked = [(asked_about(mentor, mentors), asked_about(mentee, mentees)) for mentor, mentee in options.why]
    solved = plan_of(mentors, mentees, terms, step)
    outcome = outcome_of(solved, mentors, mentees, terms, lambda done, of: step("putting pairs into words", done, of))
    facts = about(outcome, mentors, mentees, command_of(options), options.earlier)
    contents: dict[Path, bytes] = {}
    step("writing", 0, 0)
    if options.out:
        as_table = options.out.suffix.lower() == ".csv"
        contents[options.out] = as_csv(pairs_sheet(outcome)) if as_table else as_workbook(sheets_of(outcome, facts))
    if options.report:
        contents[options.report] = as_report(outcome, facts)
    names = {person.key: person.name for person in mentees.people}
    answers = [sentence for pair in asked for sentence in answer(solved, *pair, names, terms)]
    return Result(outcome, contents, answers, told)


def command_of(options: argparse.Namespace) -> str:
    """The command that gives the same result, in a folder that holds the same files."""
    words = ["groundwork", "match", options.mentors.name, options.mentees.name]
    for name in ("rules", "out", "report", "earlier"):
        if path := getattr(options, name):
            words += [f"--{name}", path.name]
    for mapped in options.map:
        words += ["--map", mapped]
    for name in ("mentors_sheet", "mentees_sheet", "aim", "seed", "moves"):
        if (value := getattr(options, name)) is not None:
            words += [f"--{name.replace('_', '-')}", str(value)]
    return shlex.join([*words, *(["--leave-out"] if options.leave_out else [])])


def say(options: argparse.Namespace, mentors: PeopleFile, mentees: PeopleFile, result: Result) -> None:
    """What each column was taken for, what came of it, and where it lies."""
    from .sheets.columns import are_swapped
    from .sheets.problem import check_pairs
    from .sheets.problems import as_list

    outcome = result.outcome
    for file, who in ((mentors, "mentors"), (mentees, outcome.terms.mentee_words)):
        print(f"{file.place}: {len(file.people)} of {file.rows} rows are {who}")
        print("\n".join(file.columns.lines()), end="\n\n")
    told = as_list([problem for file in (mentors, mentees) for problem in file.problems])
    told += [
        *result.told,
        *mentors.columns.doubts,
        *mentees.columns.doubts,
        *check_pairs(mentors, mentees, outcome.terms),
    ]
    if are_swapped(mentors.columns, mentees.columns):
        told.append("It looks as if the two files were swapped. The mentors' file comes first.")
    for sentence in told:
        print(sentence, file=sys.stderr)
    for sentence in in_short(outcome):
        print(sentence)
    written = [str(path) for path in (options.out, options.report) if path]
    print(f"Written: {', '.join(written)}" if written else "Nothing is written: --out FILE and --report FILE do that.")


def in_short(outcome: Outcome) -> Iterator[str]:
    """How many are matched, how well, and why the first few are not."""
    yield " ".join([outcome.claim, *outcome.says])
    if outcome.follows:
        yield changes_in_short(outcome)
    if outcome.lines:
        weakest = outcome.weakest_first[0]
        names = f"{weakest.mentor.name} and {weakest.mentee.name}"
        yield f"Weakest pair: {names}, {weakest.points} of 100 ({weakest.says.lower()})."
    if outcome.little_known:
        yield f"Little is known of {outcome.little_known} of {len(outcome.lines)} pairs: less than half of what counts."
    for each in outcome.waiting[:MOST_NAMED]:
        yield f"Waits: {each.mentee.name}. {each.why} {each.remedy}"
    if (more := len(outcome.waiting) - MOST_NAMED) > 0:
        yield f"… and {more} more, each with the reason in --out and --report."


def changes_in_short(outcome: Outcome) -> str:
    """What became of an earlier result."""
    stay = sum(line.stays for line in outcome.lines)
    new = sum(line.is_new for line in outcome.lines)
    as_before = f"{stay} {'pair' if stay == 1 else 'pairs'}"
    counts = f"As before: {as_before}. Another mentor: {len(outcome.lines) - stay - new}. New: {new}."
    if not outcome.lost:
        return counts
    more = len(outcome.lost) - MOST_NAMED
    names = ", ".join(outcome.lost[:MOST_NAMED]) + (f" and {more} more" if more > 0 else "")
    return f"{counts} Had a mentor and would have none: {len(outcome.lost)} ({names})."

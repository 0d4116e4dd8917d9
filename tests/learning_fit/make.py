"""Builders for matching problems: by hand, as a table of fits, and drawn by hypothesis."""

from itertools import product

from hypothesis import strategies as st

from learning_fit import LIFTABLE_RULES, Mentee, Mentor, PairKeys, Problem, Rules

SIXTHS = {0: (), 1: (2,), 2: (1,), 3: (0,), 4: (0, 2), 5: (0, 1), 6: (0, 1, 2)}
Table = list[list[int | None]]


def in_points(sixths: int) -> int:
    """A fit of so many sixths in ten-thousandths."""
    return round(sixths * 10_000 / 6)


def table_problem(table: Table, places: list[int]) -> Problem:
    """Mentees e0, e1… by row and mentors m0, m1… by column; each fit in sixths, None for an excluded pair.

    Each mentee wants three skills that nobody else wants, worth 3, 2 and 1 sixths: so every fit can be set freely.
    """
    wants = [tuple(f"e{row}-{skill}" for skill in range(3)) for row in range(len(table))]
    mentees = [Mentee(key=f"e{row}", wants=skills) for row, skills in enumerate(wants)]
    mentors = [
        Mentor(key=f"m{column}", places=free, offers=("other", *_offers(table, column)))
        for column, free in enumerate(places)
    ]
    cells = [(row, column, value) for row, line in enumerate(table) for column, value in enumerate(line)]
    excluded = {(f"m{column}", f"e{row}") for row, column, value in cells if value is None}
    return Problem(mentors, mentees, rules=Rules(excluded=frozenset(excluded)))


def _offers(table: Table, column: int) -> tuple[str, ...]:
    return tuple(f"e{row}-{skill}" for row, line in enumerate(table) for skill in SIXTHS[line[column] or 0])


Aims = tuple[int, int, int]


def best_by_trying_all(problem: Problem, locked: tuple[PairKeys, ...] = ()) -> Aims:
    """(people, worst match not locked, total) of the best plan, found by trying every plan there is."""
    allowed, kept = problem.forbidden == 0, {problem.row(e): problem.column(m) for m, e in locked}
    options = [
        [kept[row]] if row in kept else [-1, *(c for c in range(len(problem.mentors)) if allowed[row, c])]
        for row in range(len(problem.mentees))
    ]
    return max(
        _aims(problem, chosen, kept)
        for chosen in product(*options)
        if _fits_places(problem, chosen) and not _turns_round(problem, chosen)
    )


def _fits_places(problem: Problem, chosen: tuple[int, ...]) -> bool:
    return all(chosen.count(column) <= places for column, places in enumerate(problem.places))


def _turns_round(problem: Problem, chosen: tuple[int, ...]) -> bool:
    pairs = {(problem.mentors[c].key, problem.mentees[r].key) for r, c in enumerate(chosen) if c >= 0}
    return any((mentee, mentor) in pairs for mentor, mentee in pairs)


def _aims(problem: Problem, chosen: tuple[int, ...], kept: dict[int, int]) -> Aims:
    fits = {row: int(problem.fit[row, column]) for row, column in enumerate(chosen) if column >= 0}
    loose = [fit for row, fit in fits.items() if row not in kept]
    return len(fits), min(loose, default=10_001), sum(fits.values())


@st.composite
def tables(draw: st.DrawFn, most_mentees: int = 4, most_mentors: int = 3) -> Problem:
    """Small problems with any fits, any places and any excluded pairs."""
    rows, columns = draw(st.integers(0, most_mentees)), draw(st.integers(0, most_mentors))
    fit = st.sampled_from([None, 0, 1, 2, 3, 4, 5, 6])
    table = [[draw(fit) for _ in range(columns)] for _ in range(rows)]
    return table_problem(table, [draw(st.integers(0, 2)) for _ in range(columns)])


TAGS = st.sampled_from(["law", "music", "physics", "selling"])
LANGUAGES = st.frozensets(st.sampled_from(["de", "en", "fr"]), max_size=2)
VOCABULARY = st.sampled_from(["first", "team", "leading", "research", "moving", "abroad"])
WORDS = st.lists(VOCABULARY, max_size=4).map(" ".join)
ZONES = st.sampled_from([None, "Europe/Berlin", "America/New_York", "Asia/Tokyo"])
COMMON = {
    "own_words": WORDS,
    "languages": LANGUAGES,
    "channels": st.frozensets(st.sampled_from(["phone", "video"])),
    "kinds_of_help": st.frozensets(st.sampled_from(["an ear", "introductions"])),
    "hours_per_month": st.none() | st.integers(0, 4),
    "time_zone": ZONES,
    "free": st.sampled_from([(), ((0, 8, 12),), ((0, 10, 18), (4, 9, 9.5))]),
    "milestones": st.frozensets(st.sampled_from(["first team", "return", "abroad"])),
    "awaits_orientation": st.sampled_from([False, False, True]),
    "unit": st.sampled_from([None, "north", "south"]),
    "profession": st.sampled_from([None, "nurse", "Nurse", "pilot"]),
    "level": st.none() | st.integers(1, 6),
}
TAG_LISTS = st.lists(TAGS, max_size=3, unique=True).map(tuple)
KEYS = [f"p{number}" for number in range(7)]  # one set of keys: some people stand on both sides
SOME_KEYS = st.lists(st.sampled_from(KEYS), max_size=4, unique=True)
PAIRS = st.frozensets(st.tuples(st.sampled_from(KEYS), st.sampled_from(KEYS)), max_size=4)
RULES = st.builds(
    Rules,
    managers=st.dictionaries(st.sampled_from(KEYS), st.sampled_from(KEYS), max_size=5),
    blocks=PAIRS,
    excluded=PAIRS,
    ended=PAIRS,
    exceptions=PAIRS,
    conflicts=PAIRS,
    off=st.frozensets(st.sampled_from(sorted(LIFTABLE_RULES)), max_size=2),
    levels_above=st.sampled_from([(None, None), (1, None), (0, 3)]),
    units_differ=st.booleans(),
)


@st.composite
def cohorts(draw: st.DrawFn) -> Problem:
    """Small problems of people with any answers, some not known, under any rules (loops in the line included)."""
    mentor = {**COMMON, "offers": TAG_LISTS, "places": st.integers(0, 2), "paused": st.booleans(), "road": WORDS}
    mentor["lived"] = st.none() | st.frozensets(TAGS, max_size=2)
    mentee = {**COMMON, "wants": TAG_LISTS, "goals": WORDS, "must_have": st.frozensets(TAGS, max_size=2)}
    mentee |= {"where_now": WORDS, "must_have_words": WORDS, "needs": st.sampled_from([(), ({"law", "music"},)])}
    mentors = [draw(st.builds(Mentor, key=st.just(key), **mentor)) for key in draw(SOME_KEYS)]
    mentees = [draw(st.builds(Mentee, key=st.just(key), **mentee)) for key in draw(SOME_KEYS)]
    return Problem(mentors, mentees, rules=draw(RULES))

"""What can be wrong with what the library is given. Every error names the people it is about."""


class LearningFitError(Exception):
    """Root of everything this library raises on purpose."""


class InvalidPerson(LearningFitError):
    """One person's answer cannot be used: negative places, a time zone that is none, one string where keys belong."""

    def __init__(self, key: str, problem: str) -> None:
        super().__init__(f"{key}: {problem}")
        self.key = key
        self.problem = problem


class EncoderFailed(LearningFitError):
    """The operator's encoder gave something that is no row of numbers for each text."""


class UnknownPerson(LearningFitError):
    """A pair names someone who is not in the problem."""

    def __init__(self, key: str, role: str) -> None:
        super().__init__(f"no {role} with the key {key!r} in this problem")
        self.key = key
        self.role = role


class RuleHolds(LearningFitError):
    """A rule is to be taken out that holds whatever a coordinator wishes: it is somebody's own no, or a plain fact."""

    def __init__(self, rule: str) -> None:
        super().__init__(f"the rule {rule!r} cannot be taken out")
        self.rule = rule


class InvalidPairs(LearningFitError):
    """A set of pairs is no plan: a mentee stands in two of them."""

    def __init__(self, mentee: str) -> None:
        super().__init__(f"mentee {mentee!r} stands in more than one pair")
        self.mentee = mentee


class LockError(LearningFitError):
    """A lock cannot be honoured."""

    def __init__(self, mentor: str, mentee: str, problem: str) -> None:
        super().__init__(f"the lock of mentor {mentor!r} with mentee {mentee!r} {problem}")
        self.mentor = mentor
        self.mentee = mentee


class LockBreaksRule(LockError):
    """A locked pair is forbidden; `rules` holds the names of the rules that forbid it."""

    def __init__(self, mentor: str, mentee: str, rules: tuple[str, ...]) -> None:
        super().__init__(mentor, mentee, f"breaks {', '.join(rules)}")
        self.rules = rules


class LockOverPlaces(LockError):
    """More mentees are locked to a mentor than the mentor has places."""

    def __init__(self, mentor: str, mentee: str, places: int) -> None:
        super().__init__(mentor, mentee, f"goes beyond the mentor's places ({places})")
        self.places = places


class LockedTwice(LockError):
    """A mentee is locked to two mentors."""

    def __init__(self, mentor: str, mentee: str) -> None:
        super().__init__(mentor, mentee, "is a second lock of the same mentee")


class InvalidScores(LearningFitError):
    """A table of scores, its counts or its aim cannot be used; the message says which and why."""


class SeveralMentors(LearningFitError):
    """What is asked can be answered exactly only where everybody wants one mentor; `mentee` wants more."""

    def __init__(self, mentee: str) -> None:
        super().__init__(f"mentee {mentee!r} wants several mentors; this is answered for one mentor each")
        self.mentee = mentee


class InvalidCircles(LearningFitError):
    """Circles of these sizes cannot be."""

    def __init__(self, smallest: int, largest: int) -> None:
        super().__init__(
            f"circles of {smallest} to {largest} cannot be: at least 1, and no fewer at most than at least"
        )
        self.smallest = smallest
        self.largest = largest


class SolverFailed(LearningFitError):
    """The flow solver did not prove an optimum. Never expected; please report it with the problem's size."""


class InvalidPast(LearningFitError):
    """A past pair has a part that is no share from 0 to 1."""

    def __init__(self, mentee: str, problem: str) -> None:
        super().__init__(f"past pair of mentee {mentee!r}: {problem}")
        self.mentee = mentee
        self.problem = problem

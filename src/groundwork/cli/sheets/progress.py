"""How far it is: a bar on the terminal, and nothing where nobody looks."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

Step = Callable[[str, int, int], None]
PHASES = {
    "candidates": "looking for good pairs",
    "floor": "lifting the weakest pair",
    "solving": "finding the best plan",
    "proving": "proving it",
    "certificate": "proving it",
}


def phases(step: Step) -> Callable[[str, float], None]:
    """For the library, which tells a phase and how much of it is done, 0 to 1."""
    return lambda phase, done: step(PHASES.get(phase, phase), round(100 * done), 100 if done else 0)


@contextmanager
def shown(*, quiet: bool) -> Iterator[Step]:
    """A function that hears what is being done and how much of it, (what, done, of); `of` 0 is not known."""
    if quiet or not sys.stderr.isatty():
        yield lambda what, done, of: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(bar_width=30),
        TextColumn("{task.fields[share]}"),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("beginning", total=None, share="")

        def step(what: str, done: int, of: int) -> None:
            bar.update(task, description=what, completed=done, total=of or None, share=f"{done / of:.0%}" if of else "")

        yield step

"""Reviewers' bids on papers, as PrefLib publishes them: real data that papers on matching are measured with.

A file holds a line "papers reviewers" and then a line of bids for each paper. The files are not ours to hand on; the
folder that has them is given when the benchmark is started.
"""

from dataclasses import dataclass
from math import ceil
from pathlib import Path

import numpy as np

from bench.cases import Case

HUNDREDTHS = 100
"""Bids are read as whole hundredths."""


@dataclass(frozen=True)
class Setting:
    """A file and what is asked of it: how many reviewers each paper wants, and how many papers a reviewer takes.

    `load` of None is as many as it takes when all reviewers take alike: ceil(papers x wanted / reviewers).
    """

    file: str
    wanted: int
    load: int | None = None

    @property
    def name(self) -> str:
        """Names the case: aamas2015-3."""
        return f"{self.file}-{self.wanted}"


SETTINGS = (
    Setting("aamas2015", wanted=3, load=12),
    Setting("aamas2016", wanted=3, load=12),
    Setting("aamas2015", wanted=1),
    Setting("aamas2016", wanted=1),
)


def bids(folder: Path, setting: Setting) -> Case:
    """One file under one setting; raises FileNotFoundError."""
    first, *lines = (folder / f"{setting.file}.in").read_text().split("\n")
    papers, reviewers = (int(number) for number in first.split())
    values = np.array(" ".join(lines).split(), dtype=np.float64).reshape(papers, reviewers)
    table = np.rint(values * HUNDREDTHS).astype(np.int16)
    load = setting.load or ceil(papers * setting.wanted / reviewers)
    return Case(setting.name, np.full(reviewers, load), setting.wanted, best=HUNDREDTHS, table=table)

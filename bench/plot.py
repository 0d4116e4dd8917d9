"""Draws how the cost grows with the candidate edges; run in an environment of its own that has matplotlib.

python bench/plot.py RESULTS.json PICTURE.svg
"""

import json
import re
import sys
from pathlib import Path

import matplotlib as mpl
from matplotlib import pyplot as plt
from matplotlib.axes import Axes

DRAWN = {
    "total": ("learning_fit, most total, proven", "#1f6f54", "o"),
    "fairest": ("learning_fit, worst match first, proven", "#7a4fa3", "s"),
    "flow": ("OR-Tools minimum cost flow, bare", "#8a8a8a", "^"),
}


PANELS = {
    "more people, 50 candidates each": re.compile(r"graph-\d+"),
    "10,000 × 30,000, more candidates each": re.compile(r"graph-10000(-\d+)?"),
}


def main(results: str, picture: str) -> None:
    """CPU seconds over candidate edges, both logarithmic, with a line for what linear growth would be."""
    mpl.rcParams |= {"svg.hashsalt": "groundwork", "font.size": 9}
    outcomes = [one for one in json.loads(Path(results).read_text())["outcomes"] if one["status"] == "done"]
    figure, panels = plt.subplots(1, 2, figsize=(9, 4), layout="constrained", sharey=True)
    for axes, (title, named) in zip(panels, PANELS.items(), strict=True):
        _draw(axes, [one for one in outcomes if named.fullmatch(one["bout"])])
        axes.set(title=title, xlabel="candidate edges (pairs to choose from)")
        axes.grid(True, which="major", alpha=0.3)
    panels[0].set_ylabel("CPU seconds")
    panels[0].legend(frameon=False)
    figure.savefig(picture, metadata={"Date": None})


def _draw(axes: Axes, outcomes: list[dict]) -> None:
    for contender, (label, color, marker) in DRAWN.items():
        points = sorted((one["edges"], one["cpu"]) for one in outcomes if one["contender"] == contender)
        if not points:
            continue
        axes.loglog(*zip(*points, strict=True), label=label, color=color, marker=marker)
        if contender == "flow":
            (first, start), (last, _) = points[0], points[-1]
            axes.loglog([first, last], [start, start * last / first], color="#bbbbbb", ls=":", label="linear growth")


if __name__ == "__main__":
    main(*sys.argv[1:])

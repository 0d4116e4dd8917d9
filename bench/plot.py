"""Draws how the cost grows with the candidate edges; run in an environment of its own that has matplotlib.

python bench/plot.py RESULTS.json PICTURE.svg
"""

import json
import sys
from pathlib import Path

import matplotlib as mpl
from matplotlib import pyplot as plt

DRAWN = {
    "total": ("learning_fit, most total, proven", "#1f6f54", "o"),
    "fairest": ("learning_fit, worst match first, proven", "#7a4fa3", "s"),
    "flow": ("OR-Tools minimum cost flow, bare", "#8a8a8a", "^"),
}


def main(results: str, picture: str) -> None:
    """CPU seconds over candidate edges, both logarithmic, with a line for what linear growth would be."""
    mpl.rcParams |= {"svg.hashsalt": "groundwork", "font.size": 10}
    outcomes = json.loads(Path(results).read_text())["outcomes"]
    figure, axes = plt.subplots(figsize=(7, 4.4), layout="constrained")
    for contender, (label, color, marker) in DRAWN.items():
        mine = [one for one in outcomes if one["bout"].startswith("graph-") and one["contender"] == contender]
        points = sorted((one["edges"], one["cpu"]) for one in mine if one["status"] == "done")
        if points:
            axes.loglog(*zip(*points, strict=True), label=label, color=color, marker=marker)
        if contender == "total" and points:
            (first, start), (last, _) = points[0], points[-1]
            axes.loglog([first, last], [start, start * last / first], color="#bbbbbb", ls=":", label="linear growth")
    axes.set(xlabel="candidate edges (pairs to choose from)", ylabel="CPU seconds")
    axes.grid(True, which="major", alpha=0.3)
    axes.legend(frameon=False)
    figure.savefig(picture, metadata={"Date": None})


if __name__ == "__main__":
    main(*sys.argv[1:])

"""What the documents point to is there, and what they list is complete."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
DECISIONS = ROOT / "docs" / "decisions"
ENGINE = (ROOT / "docs" / "develop" / "matching.md").read_text(encoding="utf-8")


def named(file: Path) -> str:
    return str(file.relative_to(ROOT))


@pytest.mark.parametrize("document", DOCUMENTS, ids=named)
def test_a_link_between_documents_leads_somewhere(document):
    links = re.findall(r"\]\(([^)#\s]+)[^)]*\)", document.read_text(encoding="utf-8"))

    assert not [link for link in links if "://" not in link and not (document.parent / link).exists()]


def test_every_decision_stands_in_the_index_by_its_own_title():
    index = re.findall(r"^\| \[(\d{4})\]\((.+?)\) \| (.+?) \| .+ \|$", (DECISIONS / "README.md").read_text(), re.M)
    files = sorted(DECISIONS.glob("[0-9]*.md"))

    titles = [file.read_text(encoding="utf-8").splitlines()[0] for file in files]
    assert [f"# {number} {title}" for number, _, title in index] == titles
    assert [name for _, name, _ in index] == [file.name for file in files]


def test_the_page_about_the_engine_points_to_code_that_is_there():
    folder, paths = ROOT / "src" / "learning_fit", re.findall(r"`([\w/]+\.py)`", ENGINE)
    known = {file.name: file for file in folder.rglob("*.py")}

    assert len(paths) > 20
    assert not [path for path in paths if not (folder / path).exists() and path not in known]


def test_what_the_page_about_the_engine_names_is_in_its_code():
    code = "\n".join(file.read_text(encoding="utf-8") for file in (ROOT / "src" / "learning_fit").rglob("*.py"))
    names = set(re.findall(r"`(_?[A-Za-z]+(?:_[a-z]+)*)(?:\.[a-z_]+)?`", ENGINE)) - {"1"}

    assert "best_flow" in names
    assert not [name for name in names if not re.search(rf"\b{name}\b", code)]


def test_the_sum_worked_by_hand_is_what_the_engine_says():
    names: dict = {}

    exec(re.search(r"```python\n(.*?)```", ENGINE, re.S)[1], names)

    found = names["found"]
    assert (found.total, found.bound, found.gap) == (17, 17, 0)
    assert found.places_matter.tolist() == [[0, 1], [0, 0]]

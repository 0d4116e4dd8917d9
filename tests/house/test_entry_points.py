"""What a newcomer types is what works."""

from __future__ import annotations

import re
from pathlib import Path

from groundwork.cli.main import VERBS

ROOT = Path(__file__).parents[2]
TEXTS = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md"))]


def test_every_command_in_the_documentation_exists():
    unknown = [
        f"{text.relative_to(ROOT)}: groundwork {verb}"
        for text in TEXTS
        for verb in re.findall(r"(?:`|^\s*\$? ?)groundwork ([a-z][a-z-]+)", text.read_text(encoding="utf-8"), re.M)
        if verb not in VERBS
    ]

    assert not unknown


def test_every_make_target_in_the_documentation_exists():
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.M))
    unknown = [
        f"{text.relative_to(ROOT)}: make {target}"
        for text in TEXTS
        for target in re.findall(r"(?:`|^\s*\$? ?)make ([a-z]+)", text.read_text(encoding="utf-8"), re.M)
        if target not in targets
    ]

    assert not unknown

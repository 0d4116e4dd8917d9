"""Pages keep the promise of a strict content security policy: no style and no script inside them."""

from __future__ import annotations

import re
from pathlib import Path

from django.conf import settings
from django.template import engines

TEMPLATES = [
    file
    for folder in {*(Path(place) for place in engines["django"].template_dirs)}
    for file in sorted(folder.rglob("*.html"))
    if file.is_relative_to(settings.HERE) and "mail" not in file.parts  # a mail carries its styles with it
]
INLINE = {
    "a style attribute": re.compile(r"<[^>{]*\sstyle\s*=", re.I),
    "a style element": re.compile(r"<style\b", re.I),
    "a script without src": re.compile(r"<script\b(?![^>]*\bsrc=)", re.I),
    "an on... handler": re.compile(r"<[^>{]*\son[a-z]+\s*=", re.I),
    "a javascript: address": re.compile(r"javascript:", re.I),
    "another host's file": re.compile(r"<(?:script|link|img|iframe)\b[^>]*(?:src|href)=[\"']?(?:https?:)?//", re.I),
}


def test_there_are_templates_to_look_at():
    assert TEMPLATES


def test_no_template_holds_style_or_script():
    found = [
        f"{file.relative_to(settings.HERE)}: {what}"
        for file in TEMPLATES
        for what, pattern in INLINE.items()
        if pattern.search(
            re.sub(r"{#.*?#}|{% comment.*?endcomment %}", "", file.read_text(encoding="utf-8"), flags=re.S)
        )
    ]

    assert not found


def test_every_template_compiles():
    broken = []
    for file in TEMPLATES:
        try:
            engines["django"].from_string(file.read_text(encoding="utf-8"))
        except Exception as problem:
            broken.append(f"{file}: {problem}")

    assert not broken

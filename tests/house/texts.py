"""All that the program says to people: read out of templates and sources, so that the house rules can be held to it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import NamedTuple

SOURCES = Path(__file__).parents[2] / "src" / "groundwork"
TEMPLATES = sorted(file for file in (SOURCES / "web" / "templates").rglob("*.*") if file.suffix in {".html", ".txt"})
MODULES = [file for file in sorted(SOURCES.rglob("*.py")) if "migrations" not in file.parts]
MARKED = {"_", "gettext", "gettext_lazy", "ngettext", "ngettext_lazy", "pgettext", "pgettext_lazy"}  # as makemessages
SAID_ATTRIBUTES = {"title", "alt", "placeholder", "aria-label", "aria-description"}

_UNSAID = re.compile(
    r"{#.*?#}|{%\s*comment\b.*?endcomment\s*%}|<!--.*?-->|<!doctype.*?>|<style\b.*?</style>|<script\b.*?</script>"
    r"|{%\s*block main_\w+\s*%}.*?{%\s*endblock\s*%}",
    re.S | re.I,
)
_TRANSLATED = re.compile(r'{%\s*translate\s+"(.*?)"(.*?)%}', re.S)
_BLOCK = re.compile(r"{%\s*blocktranslate\b.*?%}(.*?){%\s*endblocktranslate\s*%}", re.S)
_TAG = re.compile(r"{%.*?%}|{{.*?}}", re.S)


FLAGGED = re.compile(
    r"\b(?:needs improvement|weak|gap|lack|struggling|remedial|should|must|failed|overdue|late|inactive|at risk|deficit"
    r"|only|just|finally|don['’]t lose|last chance|you forgot|please|sorry|invalid|oops)\b|!",
    re.I,
)


class Text(NamedTuple):
    """Something that is said, and where."""

    place: str
    words: str


class _Said(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []

    def handle_data(self, data: str) -> None:
        self.words.append(data.strip())

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.words += [value for name, value in attributes if name in SAID_ATTRIBUTES and value]


def templates() -> Iterator[tuple[str, str]]:
    """Each template with its name, without what nobody reads."""
    for file in TEMPLATES:
        yield str(file.relative_to(SOURCES)), _UNSAID.sub(" ", file.read_text(encoding="utf-8"))


def translated_in_templates() -> Iterator[Text]:
    """What templates say through the translation tags."""
    for name, source in templates():
        for found in _TRANSLATED.finditer(source):
            yield Text(name, found.group(1))
        for found in _BLOCK.finditer(source):
            yield Text(name, _TAG.sub(" ", found.group(1)))


def untranslated_in_templates() -> Iterator[Text]:
    """Words between the tags of a page, in attributes that are read out, and handed to tags of ours."""
    for name, source in templates():
        yield from (Text(name, words) for words in untranslated(source))


def untranslated(source: str) -> list[str]:
    """What this piece of a template says past the translation tags."""
    source = _BLOCK.sub(" ", _TRANSLATED.sub(" ", source))
    handed = [words for tag in _TAG.findall(source) for words in re.findall(r'(?<!_\()"([A-Z][^"/]* [^"/]*)"', tag)]
    said = _Said()
    said.feed(_TAG.sub(" ", source))
    said.close()
    return [*handed, *(words for words in said.words if re.search(r"[^\W\d_]", words))]


def calls() -> Iterator[tuple[str, str, ast.Call]]:
    """Every call in the sources: where, by which name, and the call."""
    for file in MODULES:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
                yield f"{file.relative_to(SOURCES)}:{node.lineno}", name, node


def translated_in_sources() -> Iterator[Text]:
    """What sources say through gettext."""
    for place, name, call in calls():
        if name in MARKED:
            yield from (Text(place, words) for each in call.args if (words := literal(each)))


def literal(node: ast.expr | None) -> str:
    """The words of a plain or formatted string; of anything else, none."""
    if isinstance(node, ast.JoinedStr):
        return "".join(literal(part) for part in node.values)
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""

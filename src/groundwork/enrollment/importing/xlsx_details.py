"""What the library leaves out of an XLSX sheet and people rely on.

Cells with an error and formulas that were never calculated come out blank, and blank means "leave as is";
numbers shown with leading zeros lose them. All three are read from the sheet itself and laid over its values.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from xml.etree import ElementTree

from groundwork.enrollment.importing.cells import column_index

Details = dict[int, list[tuple[int, str]]]

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_REL = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_REFERENCE = re.compile(rb'\br="([A-Z]{1,3})(\d{1,7})"')
_ERROR_CELL = re.compile(rb'<c\b([^>]*\bt="e"[^>/]*)>(?:<f\b[^>]*(?:/>|>[^<]*</f>))?<v>([^<]{1,40})</v>')
_UNCALCULATED = re.compile(
    rb'<c\b((?:(?!\bt="str")[^>])*)><f\b(?:[^>]*/>|[^>]*>[^<]*</f>)\s*(?:<v\s*/>|<v>\s*</v>)?\s*</c>'
)
_ZEROS = re.compile(r"0{2,20}(?:;.*)?")


def details_of(content: bytes, sheet: str) -> Details:
    """By row number, the cells of the sheet whose text differs from the library's value."""
    details: Details = {}
    if not content.startswith(b"PK"):
        return details
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        part = _part_of(archive, sheet)
        if part is None:
            return details
        xml = archive.read(part)
        widths = _widths_by_style(archive)
    for attributes, text in _differing_cells(xml, widths):
        if place := _REFERENCE.search(attributes):
            details.setdefault(int(place[2]), []).append((column_index(place[1].decode()), text))
    return details


def _differing_cells(xml: bytes, widths: dict[int, int]) -> Iterator[tuple[bytes, str]]:
    if b't="e"' in xml:
        for cell in _ERROR_CELL.finditer(xml):
            yield cell[1], cell[2].decode()
    if b"<f" in xml:
        for cell in _UNCALCULATED.finditer(xml):
            yield cell[1], "#UNCALCULATED!"
    for style, width in widths.items():
        padded = re.compile(rb'<c\b([^>]*\bs="%d"[^>]*)><v>(\d{1,%d})</v>' % (style, width))
        for cell in padded.finditer(xml):
            yield cell[1], cell[2].decode().zfill(width)


def _part_of(archive: zipfile.ZipFile, sheet: str) -> str | None:
    try:
        book = ElementTree.fromstring(archive.read("xl/workbook.xml"))
        links = ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))
    except (KeyError, ElementTree.ParseError):
        return None
    ids = {entry.get("name"): entry.get(_REL) for entry in book.iter(f"{_MAIN}sheet")}
    targets = {link.get("Id"): link.get("Target", "") for link in links}
    target = targets.get(ids.get(sheet), "")
    part = target.removeprefix("/") if target.startswith("/") else f"xl/{target}"
    return part if part in archive.namelist() else None


def _widths_by_style(archive: zipfile.ZipFile) -> dict[int, int]:
    """Styles that show a number with zeros in front, such as 00000, and the number of digits they show."""
    try:
        styles = ElementTree.fromstring(archive.read("xl/styles.xml"))
    except (KeyError, ElementTree.ParseError):
        return {}
    formats = {entry.get("numFmtId"): entry.get("formatCode", "") for entry in styles.iter(f"{_MAIN}numFmt")}
    widths = {}
    for place, style in enumerate(styles.findall(f"{_MAIN}cellXfs/{_MAIN}xf")):
        code = formats.get(style.get("numFmtId"), "")
        if _ZEROS.fullmatch(code):
            widths[place] = len(code) - len(code.lstrip("0"))
    return widths

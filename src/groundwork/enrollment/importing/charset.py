"""Which letters the bytes of a CSV file stand for."""

from __future__ import annotations

import re

from charset_normalizer import from_bytes
from django.utils.translation import gettext as _

from groundwork.enrollment.importing.unreadable import unreadable

_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_WINDOWS = ["cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1257"]
_CANDIDATES = [*_WINDOWS, "cp850", "cp852", "shift_jis", "gb18030", "big5", "euc_kr"]
_WORD = re.compile(r"[^\W\d_]+")
# Polish, Czech, Greek or Macintosh text that is read with the wrong letters shows signs such as ³ or ≥ inside words,
# capitals after other letters, or letters of other scripts.
_OUT_OF_PLACE = re.compile(
    r"[^\W\d_](?:[¡-©«-¶¸¹»-¿]|[^\w\s\x00-\x7f’‘–—·…])[^\W\d_]|[^\W\d_][À-ÖØ-ÞŠŒŽŸ][a-z]|[a-z][À-ÖØ-ÞŠŒŽŸ]|(?=[^\W\d_])[ƀ-\uffff]"
)


def decode(content: bytes) -> tuple[str, str]:
    """The text of the file and the name of its encoding."""
    encoding = _encoding_by_mark(content)
    if encoding:
        try:
            return content.decode(encoding).removeprefix("\ufeff"), encoding
        except UnicodeDecodeError:
            raise unreadable("encoding") from None
    if b"\0" in content:
        raise unreadable("not_a_table", found=_("not text"))
    try:
        return content.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return _decode_older(content)


def _encoding_by_mark(content: bytes) -> str | None:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return encoding
    start = content[:2000]
    if len(start) >= 20 and len(start) % 2 == 0:
        # Text in UTF-16 without a mark: every second byte of Western text is zero.
        if start[1::2].count(0) > len(start) * 0.4 and 0 not in start[::2]:
            return "utf-16-le"
        if start[::2].count(0) > len(start) * 0.4 and 0 not in start[1::2]:
            return "utf-16-be"
    return None


def _decode_older(content: bytes) -> tuple[str, str]:
    """Windows or Macintosh letters when they read as Western European words, else the likeliest encoding."""
    for encoding in ("cp1252", "mac_roman"):
        text = _decoded(content, encoding)
        if text and _reads_as_western(text):
            return text, encoding
    telling = b"\n".join(line for line in content.splitlines() if not line.isascii())[:100_000]
    likely = from_bytes(telling, cp_isolation=_CANDIDATES).best()
    for encoding in (likely.encoding if likely else "cp1252", "cp1252"):
        if text := _decoded(content, encoding):
            return text, encoding
    raise unreadable("encoding")


def _decoded(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        return None


def _reads_as_western(text: str) -> bool:
    telling = "\n".join(line for line in text.splitlines() if not line.isascii())[:100_000]
    words = [word for word in _WORD.findall(telling) if not word.isascii()]
    letters = sum(map(len, words))
    foreign = sum(1 for word in words for letter in word if letter > "\x7f")
    return foreign <= letters * 0.6 and _OUT_OF_PLACE.search(telling) is None

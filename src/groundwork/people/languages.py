"""Names of the languages people speak, for their ISO 639-1 codes."""

from __future__ import annotations

from django.conf.locale import LANG_INFO
from django.utils.translation import get_language_info
from django.utils.translation import gettext as _

# Languages that an import understands and Django has no name for.
OTHER_NAMES = {"gu": "Gujarati", "mt": "Maltese", "ps": "Pashto", "tl": "Filipino", "zh": "Chinese"}


def language_name(code: str) -> str:
    """What a language is called in the reader's own, or its code when nobody knows better."""
    if code in LANG_INFO and "name" in LANG_INFO[code]:
        return str(get_language_info(code)["name_translated"])
    return _(OTHER_NAMES[code]) if code in OTHER_NAMES else code

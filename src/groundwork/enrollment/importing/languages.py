"""Names of languages, in English and as their speakers write them, to ISO 639-1 codes."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Code, English name, own name, other names (German, French, Spanish), separated by spaces.
_TABLE = """
ar Arabic العربية arabisch arabe árabe
az Azerbaijani azərbaycanca
be Belarusian беларуская
bg Bulgarian български bulgarisch bulgare búlgaro
bn Bengali বাংলা bangla
bs Bosnian bosanski bosnisch
ca Catalan català katalanisch catalán
cs Czech čeština česky tschechisch tchèque checo
cy Welsh cymraeg walisisch
da Danish dansk dänisch danois danés
de German deutsch allemand alemán tedesco
el Greek ελληνικά griechisch grec griego
en English englisch anglais inglés inglese
es Spanish español castellano spanisch espagnol
et Estonian eesti estnisch
eu Basque euskara baskisch
fa Persian فارسی farsi persisch
fi Finnish suomi finnisch finnois finés finlandés
fr French français französisch francés francese
ga Irish gaeilge irisch
gl Galician galego gallego galizisch
gu Gujarati ગુજરાતી
he Hebrew עברית hebräisch hébreu hebreo
hi Hindi हिन्दी
hr Croatian hrvatski kroatisch croate croata
hu Hungarian magyar ungarisch hongrois húngaro
hy Armenian հայերեն armenisch
id Indonesian bahasa indonesisch
is Icelandic íslenska isländisch
it Italian italiano italienisch italien
ja Japanese 日本語 japanisch japonais japonés
ka Georgian ქართული georgisch
kk Kazakh қазақша
km Khmer ខ្មែរ
ko Korean 한국어 koreanisch coréen coreano
lb Luxembourgish lëtzebuergesch luxemburgisch
lt Lithuanian lietuvių litauisch
lv Latvian latviešu lettisch
mk Macedonian македонски mazedonisch
mr Marathi मराठी
ms Malay melayu malaiisch
mt Maltese malti maltesisch
nl Dutch nederlands niederländisch néerlandais neerlandés flemish vlaams
no Norwegian norsk bokmål norwegisch norvégien noruego nb
pa Punjabi ਪੰਜਾਬੀ panjabi
pl Polish polski polnisch polonais polaco
ps Pashto پښتو
pt Portuguese português portugiesisch portugais portugués
ro Romanian română rumänisch roumain rumano
ru Russian русский russisch russe ruso
sk Slovak slovenčina slowakisch slovaque eslovaco
sl Slovenian slovenščina slovene slowenisch slovène esloveno
sq Albanian shqip albanisch albanais albanés
sr Serbian српски srpski serbisch serbe serbio
sv Swedish svenska schwedisch suédois sueco
sw Swahili kiswahili suaheli
ta Tamil தமிழ்
te Telugu తెలుగు
th Thai ไทย thailändisch
tl Tagalog filipino
tr Turkish türkçe türkisch turc turco
uk Ukrainian українська ukrainisch ukrainien ucraniano
ur Urdu اردو
vi Vietnamese vietnamesisch vietnamien vietnamita
zh Chinese 中文 chinesisch chinois chino mandarin
"""
# "German (C1)", "Deutsch: Muttersprache", "English - fluent", "en-GB" and "pt_BR" all name a language first.
_LEVEL = re.compile(r"\s*[(\[:].*|\s+[-–—/].*|\s+(?:[ABC][12]|native|fluent|basic)\b.*", re.DOTALL | re.IGNORECASE)
_REGION = re.compile(r"([a-z]{2})[-_][a-z]{2,4}", re.IGNORECASE)


def _plain(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


CODES: dict[str, str] = {_plain(name): line.split()[0] for line in _TABLE.strip().splitlines() for name in line.split()}


@lru_cache(maxsize=4096)
def language_code(text: str) -> str | None:
    """The ISO 639-1 code of a language by name or code, with or without a level; None when not understood."""
    name = _LEVEL.sub("", text.strip())
    if region := _REGION.fullmatch(name):
        name = region[1]
    return CODES.get(_plain(name))

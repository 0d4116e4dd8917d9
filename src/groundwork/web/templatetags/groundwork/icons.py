"""Icons: drawn on a 24 by 24 field, always beside a word."""

from __future__ import annotations

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from .library import register

PEOPLE_PAIR = (
    '<circle cx="8" cy="8.5" r="3"/><circle cx="16.5" cy="7" r="2.5"/>'
    '<path d="M2.5 19.5c.5-3.5 2.5-5.5 5.5-5.5s5 2 5.5 5.5M15.5 12.6c3.5-.6 5.5 1.4 6 4.9"/>'
)
CLOCK = '<circle cx="12" cy="12" r="8.5"/><path d="M12 7v5.3l3.5 2"/>'
LOUPE = '<circle cx="10.5" cy="10.5" r="6"/><path d="m15.5 15.5 5 5"/>'

DRAWINGS = {
    # where one goes
    "home": '<path d="M4 11.5 12 5l8 6.5V19a1 1 0 0 1-1 1h-4.5v-5h-5v5H5a1 1 0 0 1-1-1z"/>',
    "pair": PEOPLE_PAIR,
    "pairs": PEOPLE_PAIR,
    "find": LOUPE,
    "search": LOUPE,
    "help": '<circle cx="12" cy="12" r="9"/><path d="M9.5 9.5a2.5 2.5 0 1 1 3.5 2.3c-.7.3-1 .9-1 1.7M12 16.8v.1"/>',
    "overview": '<rect x="4" y="4.5" width="7" height="7" rx="1"/><rect x="13" y="4.5" width="7" height="7" rx="1"/>'
    '<rect x="4" y="13.5" width="7" height="6" rx="1"/><rect x="13" y="13.5" width="7" height="6" rx="1"/>',
    "people": '<circle cx="9" cy="9" r="3"/><path d="M3.5 19c.5-3.5 2.5-5 5.5-5s5 1.5 5.5 5M15 6.5a2.7 2.7 0 0 1 0 5'
    'M17 14.3c2 .6 3.2 2.2 3.5 4.7"/>',
    "person": '<circle cx="12" cy="8.5" r="3.5"/><path d="M5 19.5c.6-3.8 3-5.5 7-5.5s6.4 1.7 7 5.5"/>',
    "matching": '<circle cx="6" cy="7" r="2.2"/><circle cx="18" cy="7" r="2.2"/><circle cx="6" cy="17" r="2.2"/>'
    '<circle cx="18" cy="17" r="2.2"/><path d="M8.5 7h7M8 15.5l8-7"/>',
    "reports": '<path d="M4 20h16M7 16.5v-5M12 16.5v-9M17 16.5v-3"/>',
    "settings": '<path d="M4 7.5h9M18 7.5h2M4 16.5h2M11 16.5h9"/><circle cx="15.5" cy="7.5" r="2.3"/>'
    '<circle cx="8.5" cy="16.5" r="2.3"/>',
    "key": '<circle cx="8" cy="15.5" r="3.8"/><path d="m10.8 12.7 8.2-8.2M16 7.5l2.8 2.8M13.3 10.2l1.7 1.7"/>',
    # what one meets
    "video": '<rect x="3" y="6.5" width="12.5" height="11" rx="2"/><path d="m15.5 11 5.5-3v8l-5.5-3"/>',
    "place": '<path d="M12 21c4.5-4.8 6.5-8 6.5-11a6.5 6.5 0 0 0-13 0c0 3 2 6.2 6.5 11z"/>'
    '<circle cx="12" cy="10" r="2.3"/>',
    "phone": '<path d="M6 4.5h3l1.5 4-2 1.5c1 2.3 2.7 4 5 5l1.5-2 4 1.5v3c0 1-.8 1.7-1.8 1.6C10.5 18.5 5 '
    '13 4.4 6.3 4.3 5.3 5 4.5 6 4.5z"/>',
    "message": '<path d="M4 6.5a2 2 0 0 1 2-2h12a2 2 0 0 1 2 2v8a2 2 0 0 1-2 2h-7l-4.5 3.5v-3.5H6a2 2 0 0 1-2-2z"/>',
    "mail": '<rect x="3.5" y="5.5" width="17" height="13" rx="2"/><path d="m4 7.5 8 6 8-6"/>',
    "calendar": '<rect x="4" y="5.5" width="16" height="14.5" rx="2"/><path d="M4 10h16M8.5 3.5v4M15.5 3.5v4"/>',
    "clock": CLOCK,
    "bell": '<path d="M6 16.5c1-1.2 1.5-2.5 1.5-5.5a4.5 4.5 0 0 1 9 0c0 3 .5 4.3 1.5 5.5zM10.3 19.3a1.9 '
    '1.9 0 0 0 3.4 0"/>',
    "goal": '<path d="M6 20V5M6 5.5h11l-2.5 3.5 2.5 3.5H6"/>',
    "flag": '<path d="M6 20V5M6 5.5h11l-2.5 3.5 2.5 3.5H6"/>',
    "question": '<path d="M4 6.5a2 2 0 0 1 2-2h12a2 2 0 0 1 2 2v8a2 2 0 0 1-2 2h-7l-4.5 3.5v-3.5H6a2 2 0 0 1-2-2z"/>'
    '<path d="M10.3 8.7a1.8 1.8 0 1 1 2.6 1.7c-.6.3-.9.6-.9 1.2M12 13.7v.1"/>',
    "leaf": '<path d="M12 20v-8M12 13c0-4-2.5-6-7-6 0 4 2.5 6 7 6zM12 11c0-3.5 2.5-5.5 7-5.5 0 3.5-2.5 5.5-7 5.5z"/>',
    "sign": '<path d="M4 19.5h16M5 15c2.5-6 5-10 6.5-9.5 2 .7-3 8-1.5 9 1.2.8 2.5-3 3.7-2.7 1 .3 0 2.2 1 2.5s2-.8 '
    '3.3-.8"/>',
    "seal": '<circle cx="12" cy="9.5" r="5.5"/><path d="m9.7 9.6 1.7 1.7 3-3.2M8.5 14.3 7 21l5-2.5L17 21l-1.5-6.7"/>',
    "document": '<path d="M6.5 3.5h7.5l4 4v13h-11.5zM14 3.5v4h4M9.5 12h5.5M9.5 15.5h5.5"/>',
    "list": '<path d="M8.5 6.5h11M8.5 12h11M8.5 17.5h11M4.5 6.5v.1M4.5 12v.1M4.5 17.5v.1"/>',
    "lock": '<rect x="5.5" y="10.5" width="13" height="9.5" rx="2"/><path d="M8.5 10.5V8a3.5 3.5 0 0 1 7 0v2.5"/>',
    "heart": '<path d="M12 19.5C7 15.5 4.5 12.7 4.5 9.5a3.8 3.8 0 0 1 7.5-1 3.8 3.8 0 0 1 7.5 1c0 3.2-2.5 6-7.5 10z"/>',
    "info": '<circle cx="12" cy="12" r="9"/><path d="M12 11v5.5M12 7.7v.1"/>',
    "attention": '<path d="M12 4.5 21 19.5H3zM12 10v4.5M12 17v.1"/>',
    # what one does
    "check": '<path d="m5 12.5 4.5 4.5L19 7.5"/>',
    "cross": '<path d="m6.5 6.5 11 11M17.5 6.5l-11 11"/>',
    "plus": '<path d="M12 5v14M5 12h14"/>',
    "minus": '<path d="M5 12h14"/>',
    "pause": '<path d="M9 6v12M15 6v12"/>',
    "play": '<path d="M8 5.5v13l10.5-6.5z"/>',
    "shorter": '<path d="M4 12h5.5m-3-3 3 3-3 3M20 12h-5.5m3-3-3 3 3 3M12 5v14"/>',
    "swap": '<path d="M4 8.5h14m-3.5-4 4 4-4 4M20 15.5H6m3.5-4-4 4 4 4"/>',
    "exclude": '<circle cx="12" cy="12" r="8.5"/><path d="m6 6 12 12"/>',
    "edit": '<path d="M5 19l1-4L16.5 4.5l3 3L9 18z"/>',
    "pen": '<path d="M5 19l1-4L16.5 4.5l3 3L9 18z"/>',
    "print": '<path d="M7.5 9V4.5h9V9M7.5 16.5h-2a1.5 1.5 0 0 1-1.5-1.5v-4.5A1.5 1.5 0 0 1 5.5 9h13a1.5 '
    '1.5 0 0 1 1.5 1.5V15a1.5 1.5 0 0 1-1.5 1.5h-2M7.5 14h9v6h-9z"/>',
    "download": '<path d="M12 4.5v10.5m-4.5-4.5 4.5 4.5 4.5-4.5M5 19.5h14"/>',
    "upload": '<path d="M12 15V4.5m-4.5 4.5L12 4.5l4.5 4.5M5 19.5h14"/>',
    "trash": '<path d="M5 7.5h14M9.5 7.5v-3h5v3M7 7.5l.8 12h8.4l.8-12M10.5 11v5M13.5 11v5"/>',
    "undo": '<path d="M8.5 5 4.5 9l4 4M5 9h9.5a5 5 0 0 1 0 10H9"/>',
    "arrow-right": '<path d="M5 12h12m-4.5-5 5 5-5 5"/>',
    "arrow-left": '<path d="M19 12H5.5m5.5-6-6 6 6 6"/>',
    "link-out": '<path d="M13.5 5H19v5.5M18.5 5.5 11 13M16.5 13.5V18a1 1 0 0 1-1 1H6a1 1 0 0 1-1-1V8.5a1 1 0 0 '
    '1 1-1h4.5"/>',
    "eye": '<path d="M3 12c2.3-4 5.3-6 9-6s6.7 2 9 6c-2.3 4-5.3 6-9 6s-6.7-2-9-6z"/><circle cx="12" cy="12" r="2.7"/>',
    "sign-out": '<path d="M10 4.5H6a1 1 0 0 0-1 1v13a1 1 0 0 0 1 1h4M15.5 8l4 4-4 4M19 12H9.5"/>',
}

BRAND = mark_safe(
    '<svg viewBox="0 0 32 32" fill="none" stroke="currentColor" stroke-width="3.2" stroke-linecap="round" '
    'aria-hidden="true"><path d="M2 21.5C12 21.5 15 14 30 14M2 29C13 29 16 21.5 30 21.5"/>'
    '<circle cx="8.5" cy="13.3" r="3.9" fill="currentColor" stroke="none"/>'
    '<circle cx="20.5" cy="7" r="3.9" fill="currentColor" stroke="none"/></svg>'
)


@register.simple_tag
def icon(name: str) -> SafeString:
    """A drawing that goes with a word; readers of the page aloud pass over it."""
    drawing = mark_safe(DRAWINGS[name])
    return format_html('<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">{}</svg>', drawing)


@register.simple_tag
def brand_sign() -> SafeString:
    """Two people on rising ground and the furrows beneath them."""
    return BRAND

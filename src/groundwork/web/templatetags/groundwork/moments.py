"""Days and times as people say them: with the weekday, in the reader's own time zone."""

from __future__ import annotations

from typing import Any
from zoneinfo import ZoneInfo

from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from groundwork.core.days import Day, Moment, here, say_clock, say_day, say_when

from .library import register


def there(value: Moment, other: Any) -> str:
    """The other's clock in brackets where it differs from the reader's: " (Ada: 17:00)"."""
    if other is None or not getattr(other, "time_zone", ""):
        return ""
    mine, theirs = here(value), value.astimezone(ZoneInfo(other.time_zone))
    assert isinstance(mine, Moment)
    if mine.replace(tzinfo=None) == theirs.replace(tzinfo=None):
        return ""
    clock = say_clock(theirs)
    if mine.date() != theirs.date():
        clock = _("%(weekday)s %(clock)s") % {"weekday": date_format(theirs, "l"), "clock": clock}
    name = getattr(other, "first_name", None) or getattr(other, "name", "")
    return _("(%(name)s: %(clock)s)") % {"name": name, "clock": clock}


def _time(value: Moment, said: str) -> SafeString:
    return format_html('<time datetime="{}">{}</time>', value.isoformat("T", "minutes"), said)


def _with_other(text: SafeString, value: Moment, other: Any) -> SafeString:
    aside = there(value, other)
    return format_html('{} <span class="muted">{}</span>', text, aside) if aside else text


@register.simple_tag
def day(value: Day | None) -> SafeString:
    """The day alone."""
    if value is None:
        return mark_safe("")
    local = here(value)
    machine = local.date().isoformat() if isinstance(local, Moment) else local.isoformat()
    return format_html('<time datetime="{}">{}</time>', machine, say_day(value))


@register.simple_tag
def when(value: Moment | None, other: Any = None) -> SafeString:
    """Day and time, with the other's clock beside it when it differs."""
    if value is None:
        return mark_safe("")
    local = here(value)
    assert isinstance(local, Moment)
    return _with_other(_time(local, say_when(value)), value, other)


@register.simple_tag
def clock(value: Moment | None, other: Any = None) -> SafeString:
    """The time alone."""
    if value is None:
        return mark_safe("")
    local = here(value)
    assert isinstance(local, Moment)
    return _with_other(_time(local, say_clock(local)), value, other)


@register.simple_tag
def span(start: Moment, end: Moment, other: Any = None) -> SafeString:
    """From when to when: "16:00 to 17:00"."""
    begin, until = here(start), here(end)
    assert isinstance(begin, Moment)
    assert isinstance(until, Moment)
    said = _("%(start)s to %(end)s") % {"start": say_clock(begin), "end": say_clock(until)}
    return _with_other(_time(begin, said), start, other)


@register.simple_tag
def dateleaf(value: Day) -> SafeString:
    """A leaf from a wall calendar; the date stands in words beside it."""
    local = here(value)
    month = date_format(local, "F")
    return format_html(
        '<p class="dateleaf" aria-hidden="true"><span class="month">{}</span><span class="day">{}</span>'
        '<span class="weekday">{}</span></p>',
        month if len(month) <= 5 else date_format(local, "M"),
        local.day,
        date_format(local, "D"),
    )

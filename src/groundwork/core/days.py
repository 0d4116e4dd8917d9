"""Days and times in sentences, as people say them: on the reader's own clock, with the weekday."""

from __future__ import annotations

from datetime import date, datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

Moment = datetime
Day = date  # a datetime is one as well


def here(value: Day) -> Day:
    """The moment on the reader's own clock; a plain date stays as it is."""
    return timezone.localtime(value) if isinstance(value, Moment) and timezone.is_aware(value) else value


def say_day(value: Day, *, year: bool | None = None) -> str:
    """ "Thursday 11 March", with the year when it is another one than this."""
    local = here(value)
    with_year = local.year != timezone.localdate().year if year is None else year
    pattern = pgettext("date format", "l j F Y") if with_year else pgettext("date format", "l j F")
    return date_format(local, pattern)


def say_clock(value: Moment) -> str:
    """ "16:00"."""
    return date_format(value, pgettext("time format", "H:i"))


def say_when(value: Moment) -> str:
    """ "Thursday 11 March, 16:00"."""
    local = here(value)
    assert isinstance(local, Moment)
    return _("%(day)s, %(clock)s") % {"day": say_day(value), "clock": say_clock(local)}

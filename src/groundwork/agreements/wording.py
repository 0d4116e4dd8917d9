"""What an agreement's facts say in a sentence: the same on every page, in mails and on paper."""

from __future__ import annotations

from datetime import time
from typing import Any

from django.utils.formats import date_format, time_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext

from .models import Agreement
from .states import ClauseKey

NUMBERS: list[str | Promise] = [
    gettext_lazy("two"),
    gettext_lazy("three"),
    gettext_lazy("four"),
    gettext_lazy("five"),
    gettext_lazy("six"),
    gettext_lazy("seven"),
    gettext_lazy("eight"),
    gettext_lazy("nine"),
    gettext_lazy("ten"),
    gettext_lazy("eleven"),
    gettext_lazy("twelve"),
]
LENGTHS: dict[int, str | Promise] = {
    30: gettext_lazy("half an hour"),
    60: gettext_lazy("an hour"),
    90: gettext_lazy("an hour and a half"),
    120: gettext_lazy("two hours"),
}
CHANNELS: dict[str, str | Promise] = {
    Agreement.Channel.VIDEO: gettext_lazy("by video"),
    Agreement.Channel.PHONE: gettext_lazy("by phone"),
    Agreement.Channel.IN_PERSON: gettext_lazy("in person"),
    Agreement.Channel.MIXED: gettext_lazy("sometimes in person, sometimes not"),
}


def number_word(number: int) -> str:
    """Small numbers as people write them in a sentence."""
    return str(NUMBERS[number - 2]) if 2 <= number <= 12 else str(number)


def say_rhythm(weeks: int) -> str:
    """ "Every three weeks"."""
    if weeks == 1:
        return _("Every week")
    return _("Every %(number)s weeks") % {"number": number_word(weeks)}


def say_length(minutes: int) -> str:
    """ "an hour"."""
    if minutes in LENGTHS:
        return str(LENGTHS[minutes])
    return ngettext("%(count)d minute", "%(count)d minutes", minutes) % {"count": minutes}


def say_rhythm_and_length(agreement: Agreement) -> str:
    """ "Every three weeks for an hour"."""
    return _("%(rhythm)s for %(length)s") % {
        "rhythm": say_rhythm(agreement.rhythm_weeks),
        "length": say_length(agreement.minutes),
    }


def say_day(day: Any) -> str:
    """A day with its year, as it stands in a document."""
    return date_format(day, pgettext("date format", "l j F Y"))


def say_meeting(agreement: Agreement) -> str:
    """ "Every three weeks for an hour, by video."."""
    return _("%(rhythm_and_length)s, %(channel)s.") % {
        "rhythm_and_length": say_rhythm_and_length(agreement),
        "channel": CHANNELS[agreement.channel],
    }


def say_answer_time(days: int) -> str:
    """ "within two days"."""
    if days == 1:
        return _("within a day")
    if days == 7:
        return _("within a week")
    return _("within %(number)s days") % {"number": number_word(days)}


def say_reach(agreement: Agreement, mentorship: Any) -> str:
    """When the mentor may be reached between talks; nothing when questions wait for the next talk."""
    if agreement.hours_from is None or agreement.hours_until is None:
        return ""
    mentor, mentee = mentorship.mentor, mentorship.mentee
    said = {
        "mentor": mentor.first_name,
        "from": _clock(agreement.hours_from),
        "until": _clock(agreement.hours_until),
        "in_time": say_answer_time(agreement.answer_days),
        "city": city_of(mentor.time_zone),
    }
    if mentor.time_zone != mentee.time_zone and said["city"]:
        said["until"] = _("%(until)s in %(city)s") % said
    return _("%(mentor)s can be reached on working days from %(from)s to %(until)s and answers %(in_time)s.") % said


def say_looking_back(agreement: Agreement) -> str:
    """How and when the two look back."""
    if agreement.look_back_on is None:
        return ""
    return _("On %(day)s we each answer a few questions alone and then read them together.") % {
        "day": say_day(agreement.look_back_on)
    }


def say_end(agreement: Agreement) -> str:
    """Until when it holds."""
    return _("It holds until %(day)s.") % {"day": say_day(agreement.ends_on)}


def sentence_of(key: str, agreement: Agreement, mentorship: Any) -> str:
    """What the facts have to say in this clause, beside the two people's words."""
    if key == ClauseKey.MEETING:
        return say_meeting(agreement)
    if key == ClauseKey.BETWEEN:
        return say_reach(agreement, mentorship)
    if key == ClauseKey.LOOKING_BACK:
        return say_looking_back(agreement)
    if key == ClauseKey.STOPPING:
        return say_end(agreement)
    return ""


def city_of(time_zone: str) -> str:
    """ "Lisbon" for Europe/Lisbon; nothing for a zone that is no place."""
    return (
        time_zone.rpartition("/")[2].replace("_", " ") if "/" in time_zone and not time_zone.startswith("Etc/") else ""
    )


def _clock(hour: time) -> str:
    return time_format(hour, pgettext("time format", "G:i"))

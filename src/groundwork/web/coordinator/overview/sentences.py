"""How a pair stands, in sentences: facts against their own rhythm, and a kind word ready to be sent."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from urllib.parse import quote

from django.contrib.humanize.templatetags.humanize import apnumber
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from groundwork.core.days import say_day
from groundwork.mentorships.models import Mentorship
from groundwork.mentorships.states import Stage
from groundwork.reporting.contact import Contact, Why


def greeting(pairs: int, words: int) -> str:
    """The one sentence a coordinator's morning begins with."""
    if not pairs:
        return _("No pair has begun yet.")
    if not words:
        return _("Everyone here is in touch.")
    could = ngettext("%(count)s could use a word.", "%(count)s could use a word.", words)
    said = could % {"count": str(apnumber(words)).capitalize()}
    most = _("Most pairs are in touch.") if words * 2 < pairs else _("A good moment to write.")
    return f"{most} {said}"


def why_a_word(contact: Contact, why: Why) -> str:
    """The fact behind it, against the pair's own rhythm; never what was said."""
    if why == Why.QUIET:
        return _("They planned to talk %(rhythm)s; the last talk we know of was on %(day)s.") % {
            "rhythm": rhythm(contact),
            "day": _day(contact.last_talk_at),
        }
    if why == Why.NO_FIRST_TALK:
        return _("Together since %(day)s, no first talk planned yet.") % {"day": _day(contact.mentorship.began_at)}
    if why == Why.MOVED_OFTEN:
        return _("%(count)s talks were moved in a row.") % {"count": str(apnumber(contact.moved_in_a_row)).capitalize()}
    return _("First talk on %(day)s; the agreement waits for a signature.") % {"day": _day(contact.first_talk_at)}


def in_words(contact: Contact, *, at: datetime) -> str:
    """How a pair stands, in a line of a table."""
    if contact.mentorship.stage == Stage.CLOSED:
        return _("Ended on %(day)s") % {"day": _day(contact.mentorship.closed_at)}
    if contact.resting_until:
        return _("Resting until %(day)s") % {"day": say_day(contact.resting_until)}
    if contact.next_talk_at:
        return _("Next talk %(day)s") % {"day": _day(contact.next_talk_at)}
    if contact.left_until and contact.left_until > at.date():
        return _("Left in peace until %(day)s") % {"day": say_day(contact.left_until)}
    if contact.last_talk_at:
        return _("Last talk %(day)s, %(rhythm)s agreed") % {
            "day": _day(contact.last_talk_at),
            "rhythm": rhythm(contact),
        }
    return _("Together since %(day)s, first talk open") % {"day": _day(contact.mentorship.began_at)}


def rhythm(contact: Contact) -> str:
    """How often they agreed to talk, or the program's wish before they agreed."""
    weeks = contact.rhythm.days // 7
    return ngettext("every week", "every %(weeks)s weeks", weeks) % {"weeks": apnumber(weeks)}


def word_to_both(contact: Contact, why: Why, *, by: Any) -> str:
    """A letter to both, to be read over and sent from the coordinator's own mail program."""
    mentorship = contact.mentorship
    names = {"mentor": mentorship.mentor.first_name, "mentee": mentorship.mentee.first_name}
    subject = _("A word about your talks")
    parts = [
        _("Dear %(mentee)s, dear %(mentor)s,") % names,
        _kindly(contact, why),
        _("If this is a busy time, you can pause until a day that suits you both; your places are kept."),
        _("And if something else is in the way, I am glad to listen."),
        by.first_name,
    ]
    to = f"{mentorship.mentee.email},{mentorship.mentor.email}"
    return f"mailto:{quote(to, safe='@,')}?subject={quote(subject)}&body={quote(chr(10).join(_spaced(parts)))}"


def _kindly(contact: Contact, why: Why) -> str:
    if why == Why.QUIET:
        day = _day(contact.last_talk_at)
        return _("The last talk we know of was on %(day)s. Have you talked since? Then note it on your page.") % {
            "day": day
        }
    if why == Why.NO_FIRST_TALK:
        return _("The two of you have come together, and a first talk is a good beginning. Half an hour is plenty.")
    if why == Why.MOVED_OFTEN:
        return _("Some of your talks had to move. A shorter one, or another rhythm, may suit you better now.")
    return _("You have talked already. Writing down what you agreed takes about ten minutes.")


def _spaced(parts: list[str]) -> list[str]:
    return [line for part in parts for line in (part, "")]


def names_of(mentorship: Mentorship) -> str:
    """The two by first name, the mentee first: it is theirs."""
    return _("%(mentee)s and %(mentor)s") % {
        "mentee": mentorship.mentee.first_name,
        "mentor": mentorship.mentor.first_name,
    }


def _day(moment: datetime | None) -> str:
    return say_day(moment) if moment else ""

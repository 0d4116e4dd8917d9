"""The kinds of problems a file can have: a title for the group, what was expected, and what to do."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

_CORRECT = _("Correct it in the file, or leave this row out.")
_LEFT_AS_IS = _("The row goes ahead; this cell is left as it is.")
_SHOWN = _("The row goes ahead; look whether this reading is right.")

# Kind: title, expected, remedy. %(note)s is what the kind wants to add: a row, a reading, another address.
_BLOCKING: dict[str, tuple[Promise, Promise, Promise]] = {
    "email_missing": (
        _("No e-mail address"),
        _("an address such as anna@example.org"),
        _("Add it in the file, or leave this row out."),
    ),
    "email_unclear": (
        _("E-mail address not understood"),
        _("an address such as anna@example.org"),
        _CORRECT,
    ),
    "email_twice": (
        _("The same e-mail address twice"),
        _("an address that is in the file once, and row %(note)s has this one"),
        _("Keep the row that is right; this one is left out."),
    ),
    "number_twice": (
        _("The same employee number twice"),
        _("a number that is in the file once, and row %(note)s has this one"),
        _("Keep the row that is right; this one is left out."),
    ),
    "two_people": (
        _("E-mail and employee number belong to two people"),
        _("the number and the address of one person, and this number belongs to %(note)s"),
        _CORRECT,
    ),
    "name_missing": (_("No name"), _("a name, as this person is new"), _("Add it in the file, or leave this row out.")),
    "role_missing": (
        _("No role"),
        _("mentor, mentee or both"),
        _("Add it in the file, or choose one role for all rows."),
    ),
    "role_unclear": (_("Role not understood"), _("mentor, mentee or both"), _CORRECT),
    "yes_no_unclear": (_("Yes or no not understood"), _("yes or no"), _CORRECT),
    "places_unclear": (_("Places not understood"), _("a whole number from 0 to 20"), _CORRECT),
    "date_unclear": (_("Date not understood"), _("a date such as 2026-09-14 or 14.09.2026"), _CORRECT),
    "too_long": (
        _("Text too long"),
        _("up to %(note)s characters"),
        _("Shorten it in the file, or leave this row out."),
    ),
    "row_too_long": (
        _("More cells than titles"),
        _("%(note)s cells, one for each title"),
        _("Often a text with a separator needs quotation marks around it. Correct it, or leave this row out."),
    ),
}
_WARNINGS: dict[str, tuple[Promise, Promise, Promise]] = {
    "manager_unknown": (
        _("Manager not known"),
        _("a person in this file or known already"),
        _("The row goes ahead; check the spelling, or add the manager to the file."),
    ),
    "manager_self": (
        _("Own manager"),
        _("another person than the one in this row"),
        _("The row goes ahead; the manager is left as it is."),
    ),
    "manager_circle": (
        _("Managers in a circle"),
        _("a line that ends, and this one comes back to the same person"),
        _("The row goes ahead; the manager is left as it is."),
    ),
    "manager_unclear": (_("Manager not understood"), _("an address such as mo@example.org"), _LEFT_AS_IS),
    "language_unclear": (
        _("Language not understood"),
        _("a language such as German, Deutsch or de"),
        _("The row goes ahead without this language; correct it in the file to have it."),
    ),
    "skill_unknown": (
        _("Skill not in the list yet"),
        _("a skill that the list of skills has"),
        _("The row goes ahead; it joins the list, or stands in the person's own words."),
    ),
    "time_zone_unclear": (_("Time zone not understood"), _("a time zone such as Europe/Berlin"), _LEFT_AS_IS),
    "hours_unclear": (_("Hours not understood"), _("a whole number from 1 to 40"), _LEFT_AS_IS),
    "rhythm_unclear": (
        _("Rhythm not understood"),
        _("a rhythm such as every two weeks, or the number of weeks from 1 to 12"),
        _LEFT_AS_IS,
    ),
    "channel_unclear": (_("Where to meet not understood"), _("online, in person or either"), _LEFT_AS_IS),
    "choice_unclear": (
        _("Answer not understood"),
        _("one of these, or several with ; between: %(note)s"),
        _("The row goes ahead without this one; correct it in the file to have it."),
    ),
    "oriented_unclear": (_("Orientation not understood"), _("yes or no, or the day of it"), _LEFT_AS_IS),
    "formula": (_("Looks like a formula"), _("a value"), _("It is taken as text and never calculated.")),
    "cell_error": (
        _("Cell with an error"),
        _("a value, and the spreadsheet could not work it out"),
        _LEFT_AS_IS,
    ),
    "date_order": (_("Day or month first"), _("a date with one reading; it is read as %(note)s"), _SHOWN),
    "date_serial": (_("Date as a bare number"), _("a date; it is read as %(note)s"), _SHOWN),
    "name_turned": (_("Last name first"), _("first name before last name; it is read as %(note)s"), _SHOWN),
    "email_changes": (
        _("New e-mail address"),
        _("the address known for this employee number, %(note)s"),
        _("The row goes ahead with the new address; look whether it is the same person."),
    ),
    "email_kept": (
        _("Address kept as it is"),
        _("the address that this person signs in with, %(note)s"),
        _("The row goes ahead; the person changes the address after signing in."),
    ),
    "number_changes": (
        _("New employee number"),
        _("the number known for this address, %(note)s"),
        _("The row goes ahead with the new number; look whether it is the same person."),
    ),
}
_KINDS = {**_BLOCKING, **_WARNINGS}

BLOCKING = frozenset(_BLOCKING)
TITLES: dict[str, Promise] = {kind: words[0] for kind, words in _KINDS.items()}
EXPECTED: dict[str, Promise] = {kind: words[1] for kind, words in _KINDS.items()}
REMEDIES: dict[str, Promise] = {kind: words[2] for kind, words in _KINDS.items()}

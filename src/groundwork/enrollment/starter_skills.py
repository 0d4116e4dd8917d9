"""What people often come to mentoring for: a first vocabulary, to be changed at will."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

STARTER_SKILLS = [
    _("Leading a first team"),
    _("Leading people who lead others"),
    _("Holding difficult conversations"),
    _("Giving and taking feedback"),
    _("Speaking so that people listen"),
    _("Writing clearly"),
    _("Deciding when much is uncertain"),
    _("Thinking in strategies"),
    _("Understanding how the money works"),
    _("Working with numbers and data"),
    _("Running projects"),
    _("Getting to know how the organization works"),
    _("Working across units and professions"),
    _("Working across cultures"),
    _("Negotiating"),
    _("Winning people without giving orders"),
    _("Bringing about change"),
    _("Serving customers, patients or the public"),
    _("Deepening a technical craft"),
    _("Finding the next step of a career"),
    _("Moving to a different kind of work"),
    _("Knowing more people in the field"),
    _("Coming back after time away"),
    _("Work that leaves room for a life"),
]

"""What an operator is asked."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from groundwork.people.models import Person
from groundwork.programs.models import Organization
from groundwork.web.forms import Form

NAME = Person._meta.get_field("name").max_length
ORGANIZATION_NAME = Organization._meta.get_field("name").max_length


class OrganizerForm(Form):
    """Somebody who starts programs and names their coordinators."""

    name = forms.CharField(
        label=_("Organizer’s name"),
        max_length=NAME,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": _("Enter the organizer’s name")},
    )
    email = forms.EmailField(label=_("Organizer’s e-mail"), widget=forms.EmailInput(attrs={"autocomplete": "off"}))


class OrganizationForm(OrganizerForm):
    """A new organization and its first organizer."""

    hints = {
        "organization": _("As its people call it: an employer, an association, a university."),
        "name": _("Starts programs and names their coordinators. You can name more later."),
    }
    organization = forms.CharField(
        label=_("Name of the organization"),
        max_length=ORGANIZATION_NAME,
        error_messages={"required": _("Enter the name of the organization")},
    )
    field_order = ["organization", "name", "email"]


class OperatorForm(Form):
    """Who becomes an operator."""

    name = forms.CharField(
        label=_("Your name"),
        max_length=NAME,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": _("Enter your name")},
    )
    email = forms.EmailField(label=_("Your e-mail"), widget=forms.EmailInput(attrs={"autocomplete": "email"}))

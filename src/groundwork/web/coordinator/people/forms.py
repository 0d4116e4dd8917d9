"""What a coordinator says about people."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from groundwork.enrollment.importing.unreadable import MAX_BYTES, SENTENCES
from groundwork.enrollment.models import Role
from groundwork.programs.models import Membership, Program
from groundwork.web.forms import Form, ModelForm
from groundwork.web.widgets import ChoiceCards


class PersonForm(Form):
    """One person by hand."""

    hints = {"email": _("The invitation goes there.")}
    name = forms.CharField(
        label=_("Name"),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": _("Enter a name")},
    )
    email = forms.EmailField(label=_("E-mail"), widget=forms.EmailInput(attrs={"autocomplete": "off"}))
    role = forms.ChoiceField(label=_("Takes part as"), widget=ChoiceCards())

    def __init__(self, *args: Any, program: Program, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        word = program.mentee_word.capitalize()
        self.fields["role"].choices = [(Role.MENTOR, _("Mentor")), (Role.MENTEE, word)]  # type: ignore[attr-defined]


class WorkForm(ModelForm):
    """What the organization's files say of somebody's work."""

    class Meta:
        model = Membership
        fields = ["job_title", "profession", "unit", "location", "grade"]
        labels = {
            "job_title": _("Job title"),
            "profession": _("Profession"),
            "unit": _("Unit"),
            "location": _("Location"),
            "grade": _("Grade"),
        }


class ManagerForm(Form):
    """Whom somebody reports to."""

    hints = {"email": _("Whoever manages somebody, directly or further up, is never matched as their mentor.")}
    email = forms.EmailField(label=_("Manager’s e-mail"), required=False)


class UploadForm(Form):
    """The file as HR exports it."""

    hints = {"file": _("CSV, XLSX, XLS or ODS, up to 20 MB. The column titles may be whatever your system calls them.")}
    file = forms.FileField(
        label=_("The file with people"),
        allow_empty_file=True,  # the reader says kindly what an empty file needs
        widget=forms.FileInput(attrs={"accept": ".csv,.txt,.tsv,.xlsx,.xlsm,.xls,.ods,text/csv"}),
    )

    def clean_file(self) -> UploadedFile:
        file: UploadedFile = self.cleaned_data["file"]
        size = file.size or 0
        if size > min(settings.UPLOAD_LIMIT, MAX_BYTES):
            limits = {"megabytes": -(-size // 1_000_000), "limit": MAX_BYTES // 1_000_000}
            raise forms.ValidationError(str(SENTENCES["too_big"]) % limits)
        return file

"""A day and a time on one's own clock."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from groundwork.core.errors import Unacceptable
from groundwork.meetings.moments import moment_at


class MomentField(forms.DateTimeField):
    """Typed on one's own clock, kept as a moment. Hours that clocks skip are refused with the reason."""

    def to_python(self, value: Any) -> datetime | None:
        # Read as if in UTC, so that what Django makes of it is the wall clock as it was typed.
        with timezone.override(UTC):
            typed = super().to_python(value)
        if typed is None:
            return None
        try:
            return moment_at(typed.replace(tzinfo=None), timezone.get_current_timezone())
        except Unacceptable as error:
            raise ValidationError(str(error.sentence), code=error.code) from error

"""Notes to oneself: nobody else reads them, not even afterwards."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from groundwork.core.circles import Circle
from groundwork.core.clock import now
from groundwork.core.errors import GroundworkError
from groundwork.meetings.actions import tear_up_note, write_note
from groundwork.meetings.models import Note
from groundwork.web.forms import Form
from groundwork.web.widgets import WordsArea

from .pages import attempt, go_back, own_pair

LONGEST_NOTE = 4000
A_PAGE = 20


class NoteForm(Form):
    """A note to oneself."""

    circles = {"text": Circle.ME}
    text = forms.CharField(label=gettext_lazy("A note to yourself"), max_length=LONGEST_NOTE, widget=WordsArea(rows=3))

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, auto_id="note_%s")


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def show_notes(request: HttpRequest, mentorship: UUID) -> HttpResponse:
    """All one's notes of this mentorship, newest first, and a box for a new one."""
    pair = own_pair(request, mentorship)
    form = NoteForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            write_note(pair.mentorship, form.cleaned_data["text"], by=request.user, at=now())
        except GroundworkError as error:
            form.add_domain_error(error)
        else:
            messages.success(request, _("Kept for you alone."))
            return go_back(request, reverse("member:notes", args=[pair.mentorship.pk]))
    notes = Note.objects.visible_to(request.user).filter(mentorship=pair.mentorship)
    page = Paginator(notes, A_PAGE).get_page(request.GET.get("page"))
    context = {**pair.page, "form": form, "page": page}
    return render(request, "member/growing/notes.html", context, status=422 if form.errors else 200)


@login_required
@require_POST
def tear_up(request: HttpRequest, note: UUID) -> HttpResponse:
    """Throw a note away for good."""
    found = get_object_or_404(Note.objects.visible_to(request.user).select_related("mentorship__program"), pk=note)
    attempt(request, lambda: tear_up_note(found, by=request.user, at=now()), said=_("The note is gone for good."))
    return redirect("member:notes", found.mentorship_id)

"""All pairs of a cohort: stage, talks and state in words. Facts alone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from groundwork.core.clock import now
from groundwork.mentorships.models import Mentorship
from groundwork.mentorships.states import Stage
from groundwork.programs.models import Cohort
from groundwork.reporting.contact import Contact, contacts

from .sentences import in_words, why_a_word

PAGE = 50
Keep = Callable[[Contact, datetime], bool]

SHOWN: dict[str, tuple[object, Keep]] = {
    "": (_("All that are live"), lambda contact, at: contact.mentorship.stage != Stage.CLOSED),
    "word": (_("Could use a word"), lambda contact, at: contact.why(at) is not None),
    "resting": (_("Resting"), lambda contact, at: contact.resting_until is not None),
    "unsigned": (
        _("Without an agreement"),
        lambda contact, at: contact.mentorship.stage != Stage.CLOSED and not contact.signed,
    ),
    "ended": (_("Ended"), lambda contact, at: contact.mentorship.stage == Stage.CLOSED),
}


@login_required
@require_safe
def list_pairs(request: HttpRequest, cohort: UUID) -> HttpResponse:
    """A page of pairs, filtered by how they stand or by name."""
    of = get_object_or_404(Cohort.objects.coordinated_by(request.user).select_related("program"), pk=cohort)
    request.cohort = of  # type: ignore[attr-defined]
    at = now()
    show = request.GET.get("show", "")
    show = show if show in SHOWN else ""
    search = request.GET.get("q", "").strip()
    everyone = contacts(Mentorship.objects.visible_to(request.user).filter(cohort=of), at=at)
    groups = {key: [each for each in everyone if keep(each, at)] for key, (_label, keep) in SHOWN.items()}
    found = sorted((each for each in groups[show] if _is_called(each, search)), key=_by_mentee)
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    context = {
        "cohort": of,
        "page": page,
        "rows": [{"contact": contact, "says": _state(contact, at)} for contact in page],
        "filters": [(key, label, len(groups[key])) for key, (label, _keep) in SHOWN.items()],
        "show": show,
        "search": search,
        "any": bool(everyone),
    }
    return render(request, "coordinator/overview/pairs.html", context)


def _state(contact: Contact, at: datetime) -> str:
    why = contact.why(at)
    return why_a_word(contact, why) if why else in_words(contact, at=at)


def _is_called(contact: Contact, search: str) -> bool:
    names = " ".join(str(seat.person) for seat in contact.mentorship.seats.all()).casefold()
    return all(word in names for word in search.casefold().split())


def _by_mentee(contact: Contact) -> tuple[str, str]:
    return str(contact.mentorship.mentee).casefold(), str(contact.mentorship.pk)

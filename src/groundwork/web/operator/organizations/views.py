"""Organizations: how many there are, who organizes them, and nothing of what is said in them."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from groundwork.core.clock import now
from groundwork.core.errors import GroundworkError
from groundwork.enrollment.actions import give_starter_skills
from groundwork.people.welcoming import issue_welcome_link, may_be_welcomed
from groundwork.programs.actions import name_organizer, start_organization
from groundwork.programs.queries import organizations_at_a_glance
from groundwork.web.mail import mail_is_off

from .forms import OrganizationForm, OrganizerForm
from .gate import for_operators


@for_operators
def home(request: HttpRequest) -> HttpResponse:
    """All organizations with counts."""
    return render(request, "operator/organizations/home.html", {"organizations": organizations_at_a_glance()})


@for_operators
def organization_new(request: HttpRequest) -> HttpResponse:
    """A name, and who organizes."""
    form = OrganizationForm(request.POST or None)
    if form.is_valid():
        said = form.cleaned_data
        try:
            organization = start_organization(
                said["organization"],
                organizer_name=said["name"],
                organizer_email=said["email"],
                by=request.user,
                at=now(),
            )
        except GroundworkError as error:
            error.field = "organization" if error.field == "name" else error.field
            form.add_domain_error(error)
        else:
            give_starter_skills(organization)
            messages.success(request, _started() % {"name": organization.name})
            return redirect("operator:organization", organization.pk)
    status = 422 if form.is_bound else 200
    return render(request, "operator/organizations/organization_new.html", {"form": form}, status=status)


def _started() -> str:
    if mail_is_off():
        return _("%(name)s has been started. No letters go out: make a link for the organizer and hand it over.")
    return _("%(name)s has been started. The organizer gets a letter.")


def _named() -> str:
    if mail_is_off():
        return _("%(name)s is an organizer now. No letters go out: make a link and hand it over.")
    return _("%(name)s is an organizer now and gets a letter.")


@for_operators
def organization(request: HttpRequest, organization: UUID) -> HttpResponse:
    """One organization: its counts and organizers, and naming another one."""
    chosen = get_object_or_404(organizations_at_a_glance(), pk=organization)
    form = OrganizerForm(request.POST or None)
    if form.is_valid():
        membership = name_organizer(chosen, **form.cleaned_data, by=request.user, at=now())
        messages.success(request, _named() % {"name": membership.person})
        return redirect("operator:organization", chosen.pk)
    return _organization_page(request, chosen, form)


def _organization_page(request: HttpRequest, chosen: Any, form: OrganizerForm, link: Any = None) -> HttpResponse:
    organizers = [
        {"membership": member, "may_be_welcomed": may_be_welcomed(member.person)} for member in chosen.organizers
    ]
    context = {"organization": chosen, "organizers": organizers, "form": form, "link": link}
    status = 422 if form.is_bound and not form.is_valid() else 200
    return render(request, "operator/organizations/organization.html", context, status=status)


@require_POST
@for_operators
def welcome_link(request: HttpRequest, organization: UUID, membership: UUID) -> HttpResponse:
    """A link to hand over where letters do not go out; it is shown once, here."""
    chosen: Any = get_object_or_404(organizations_at_a_glance(), pk=organization)
    member = next((member for member in chosen.organizers if member.pk == membership), None)
    if member is None:
        return redirect("operator:organization", chosen.pk)
    try:
        operator: Any = request.user
        token = issue_welcome_link(member.person, by=operator, at=now())
    except GroundworkError as error:
        messages.error(request, str(error.sentence))
        return redirect("operator:organization", chosen.pk)
    url = settings.BASE_URL + reverse("operator:welcome", args=[token])
    return _organization_page(request, chosen, OrganizerForm(), {"url": url, "person": member.person})

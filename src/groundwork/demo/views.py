"""Looking around as somebody, and reading the mail everyone gets."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth import login, logout
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_POST

from groundwork.invitations.links import manager_url
from groundwork.invitations.models import ManagerNotice
from groundwork.people.models import Person
from groundwork.web.middleware import CONTENT_SECURITY_POLICY

from .cast import BY_KEY, CAST
from .models import Mail

PER_PAGE = 30


def seats(request: HttpRequest) -> HttpResponse:
    """Whom the visitor can be."""
    return render(request, "demo/seats.html", {"cast": CAST})


@require_POST
def sit(request: HttpRequest) -> HttpResponse:
    """See the program as this person from now on. The manager has no account: his letter's page opens instead."""
    player = BY_KEY.get(request.POST.get("as", ""))
    if player is None:
        raise Http404
    if player.key == "mo":
        notice = ManagerNotice.objects.filter(manager_email=player.email).order_by("created_at").last()
        if notice is None:
            raise Http404
        logout(request)
        # The name of this computer that the visitor came by: no form here may lead to another one.
        return redirect(manager_url(notice).removeprefix(settings.BASE_URL))
    person = get_object_or_404(Person, email=player.email)
    login(request, person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return redirect("public:landing")


def outbox(request: HttpRequest) -> HttpResponse:
    """All mail, newest first, or that of one person."""
    address = request.GET.get("to", "")
    mails = Mail.objects.filter(to=address) if address else Mail.objects.all()
    page = Paginator(mails.only("id", "created_at", "to", "subject"), PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "demo/outbox.html", {"page": page, "cast": CAST, "address": address})


def mail(request: HttpRequest, mail: str) -> HttpResponse:
    """One mail, as its reader would see it, and its plain text."""
    one = get_object_or_404(Mail, pk=mail)
    response = render(request, "demo/mail.html", {"mail": one, "text": _here(request, one.text)})
    response["Content-Security-Policy"] = f"{CONTENT_SECURITY_POLICY}; frame-src 'self'"
    return response


@xframe_options_sameorigin
def letter(request: HttpRequest, mail: str) -> HttpResponse:
    """The mail's own page. Mails carry their style in their elements, so this page alone allows it; nothing else."""
    html = get_object_or_404(Mail, pk=mail).html.replace("<head>", '<head><base target="_top">', 1)
    response = HttpResponse(_here(request, html))
    response["Content-Security-Policy"] = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'"
    return response


def _here(request: HttpRequest, letter: str) -> str:
    """The letter with its links on the name the visitor came by: on another name they would be nobody."""
    return letter.replace(f"{settings.BASE_URL}/", request.build_absolute_uri("/"))

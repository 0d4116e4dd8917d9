"""Joining a cohort by its link: what it is, an address, a code, in."""

from __future__ import annotations

from typing import Any

from allauth.account.internal.flows.login import record_authentication
from allauth.account.utils import perform_login
from allauth.core import ratelimit
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from groundwork.core.clock import now
from groundwork.core.errors import GroundworkError
from groundwork.enrollment.actions import join_cohort
from groundwork.enrollment.models import Participation
from groundwork.people.actions import find_or_make_person
from groundwork.people.models import tidy_address
from groundwork.programs.models import Cohort
from groundwork.programs.states import OPEN_TO_JOIN
from groundwork.web.public.accounts.letters import send_letter

from .forms import JoinCodeForm, JoinForm, RoleForm, roles_of
from .pending import Pending, forget, pending_for

PATIENCE = _("There were many tries within a short time. Wait a few minutes, then go on.")


@never_cache
def join(request: HttpRequest, token: str) -> HttpResponse:
    """What the program is and what taking part means; then one address and one choice."""
    cohort = _cohort(request, token)
    if cohort.state not in OPEN_TO_JOIN:
        return render(request, "public/joining/not_open.html", {"cohort": cohort})
    invited_as = {"role": request.GET.get("as", "")}  # our letter knows what somebody was invited to be
    if request.user.is_authenticated:
        form: RoleForm = RoleForm(program=cohort.program, initial=invited_as)
        return render(request, "public/joining/join.html", {"cohort": cohort, "form": form, "token": token})
    form = JoinForm(request.POST if request.method == "POST" else None, program=cohort.program, initial=invited_as)
    if request.method == "POST" and form.is_valid():
        email = tidy_address(form.cleaned_data["email"])
        if _may_ask_for_a_code(request, email):
            _send_code(request, Pending(token, email, form.cleaned_data["role"]), cohort)
            return redirect("public:join_code", token)
        form.add_error(None, PATIENCE)
    context = {"cohort": cohort, "form": form, "token": token}
    return render(request, "public/joining/join.html", context, status=422 if form.is_bound else 200)


@never_cache
def join_code(request: HttpRequest, token: str) -> HttpResponseBase:
    """The code shows that the address is theirs; then the account and the part come to be, and they are signed in."""
    cohort = _cohort(request, token)
    pending = pending_for(request, token)
    if pending is None or request.user.is_authenticated:
        return redirect("public:join", token)
    if pending.is_over(now()):
        forget(request)
        messages.error(request, _("This code works no longer. Ask for a new one."))
        return redirect("public:join", token)
    if request.POST.get("action") == "resend":
        if pending.may_have_another and _may_ask_for_a_code(request, pending.email):
            _send_code(request, pending, cohort)
        else:
            messages.error(request, PATIENCE)
        return redirect("public:join_code", token)
    form = JoinCodeForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        if pending.accepts(form.cleaned_data["code"], request):
            return _let_in(request, pending, cohort)
        if pending.is_over(now()):
            return redirect("public:join_code", token)
        form.add_error("code", _("This is not the code in our letter. Look again, or ask for a new one"))
    context = {"cohort": cohort, "form": form, "token": token, "pending": pending, "email": pending.email}
    return render(request, "public/joining/code.html", context, status=422 if form.is_bound else 200)


@require_POST
def join_at_once(request: HttpRequest, token: str) -> HttpResponse:
    """Whoever is signed in needs no code."""
    cohort = _cohort(request, token)
    form = RoleForm(request.POST, program=cohort.program)
    if not request.user.is_authenticated or not form.is_valid():
        return redirect("public:join", token)
    try:
        parts = _join(cohort, request.user, form.roles)
    except GroundworkError as error:
        messages.error(request, str(error.sentence))
        return redirect("public:join", token)
    return _to_the_questions(parts)


def _cohort(request: HttpRequest, token: str) -> Cohort:
    cohort = get_object_or_404(Cohort.objects.select_related("program__organization"), join_token=token)
    request.program = cohort.program  # type: ignore[attr-defined]
    return cohort


def _may_ask_for_a_code(request: HttpRequest, email: str) -> bool:
    """The same count as for signing in: one address gets few letters, and one place asks for few."""
    return bool(ratelimit.consume(request, action="request_login_code", key=email))


def _send_code(request: HttpRequest, pending: Pending, cohort: Cohort) -> None:
    code = pending.new_code(request, at=now())
    send_letter(request, "join_code", pending.email, {"code": code, "program_name": cohort.program.name})


def _let_in(request: HttpRequest, pending: Pending, cohort: Cohort) -> HttpResponseBase:
    person, _new = find_or_make_person(pending.email)
    forget(request)
    try:
        parts = _join(cohort, person, roles_of(pending.role))
    except GroundworkError as error:
        messages.error(request, str(error.sentence))
        return redirect("public:join", pending.token)
    record_authentication(request, person, method="code", email=pending.email)
    url = _to_the_questions(parts).url
    answer: HttpResponseBase = perform_login(request, person, redirect_url=url, email=pending.email)
    return answer


def _join(cohort: Cohort, person: Any, roles: list[Any]) -> list[Participation]:
    return [join_cohort(cohort, person, role=role, by=person, at=now()) for role in roles]


def _to_the_questions(parts: list[Participation]) -> Any:
    return redirect("member:questions", parts[0].pk)

"""The page behind a letter's foot: it says which letters these are, and one button ends them."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from groundwork.core.clock import now
from groundwork.core.signing import LinkExpired
from groundwork.notifications.actions import CAN_BE_OFF, switch_off
from groundwork.notifications.links import read
from groundwork.notifications.models import SwitchedOff


# Mail clients post here for their reader (RFC 8058) and hold no cookie: the signed token in the address is what
# shows that the letter's reader asks, and all it can do is to stop letters.
@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def letters_link(request: HttpRequest, token: str) -> HttpResponse:
    """GET shows and changes nothing; POST ends this class of letters at once, however often it comes."""
    try:
        person, importance = read(token)
    except LinkExpired:
        return render(request, "public/letters/expired.html", status=410)
    if request.method == "POST" and importance in CAN_BE_OFF:
        switch_off(person, importance, at=now())
    context = {
        "importance": importance,
        "can_be_off": importance in CAN_BE_OFF,
        "is_off": SwitchedOff.objects.filter(person=person, importance=importance).exists(),
    }
    return render(request, "public/letters/letters.html", context)

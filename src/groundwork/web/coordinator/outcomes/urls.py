"""Addresses: a plan by group, and what the past says."""

from __future__ import annotations

from django.urls import path

from . import groups, past

urlpatterns = [
    path("rounds/<uuid:round>/groups/", groups.show_groups, name="round_groups"),
    path("programs/<uuid:program>/past/", past.show_past, name="past"),
    path("programs/<uuid:program>/past/weights/", past.start, name="past_weights"),
]

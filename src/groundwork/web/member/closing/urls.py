"""Addresses: pauses, concerns, the review and a good ending."""

from __future__ import annotations

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []

"""Addresses: the one next step, and one's own account."""

from __future__ import annotations

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []

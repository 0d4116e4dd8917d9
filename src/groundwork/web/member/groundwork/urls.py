"""Addresses: preparation, the first meeting and the agreement; the pair's page."""

from __future__ import annotations

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []

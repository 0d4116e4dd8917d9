"""Addresses: starting an organization and naming its organizers."""

from __future__ import annotations

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []

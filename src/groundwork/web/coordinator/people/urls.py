"""Addresses: people of a cohort, and importing them from files."""

from __future__ import annotations

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []

"""Addresses: a matching round, from choosing people to publishing."""

from __future__ import annotations

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []

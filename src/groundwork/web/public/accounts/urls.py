"""Addresses: signing in and out, and the ways to do it."""

from __future__ import annotations

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []

"""Addresses: the coordinator's home, and the pairs."""

from __future__ import annotations

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []

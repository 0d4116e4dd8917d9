"""Addresses: what a manager is told or asked."""

from __future__ import annotations

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []

"""Addresses: what a mentor offers and what a mentee seeks, as question pages."""

from __future__ import annotations

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []

"""Addresses: the directory, requests, offers and the questions before deciding."""

from __future__ import annotations

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []

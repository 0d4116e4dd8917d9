"""Addresses: what a manager is told or asked."""

from __future__ import annotations

from django.urls import URLPattern, path

from . import views

urlpatterns: list[URLPattern] = [
    path("<str:token>/", views.notice, name="notice"),
]

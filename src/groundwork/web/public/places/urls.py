"""Addresses: one more place, by a signed link."""

from __future__ import annotations

from django.urls import URLPattern, path

from . import views

urlpatterns: list[URLPattern] = [
    path("places/<str:token>/", views.place, name="place"),
]

"""Addresses: one's letters."""

from __future__ import annotations

from django.urls import path

from . import views

urlpatterns = [path("you/letters/", views.letters, name="letters")]

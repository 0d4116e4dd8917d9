"""Addresses: the link in a letter's foot."""

from __future__ import annotations

from django.urls import path

from . import views

urlpatterns = [path("letters/<str:token>/", views.letters_link, name="letters_link")]

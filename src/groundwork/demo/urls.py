"""Addresses that exist in the demo alone."""

from __future__ import annotations

from django.urls import path

from . import views

app_name = "demo"
urlpatterns = [
    path("", views.seats, name="seats"),
    path("seat/", views.sit, name="sit"),
    path("outbox/", views.outbox, name="outbox"),
    path("outbox/<uuid:mail>/", views.mail, name="mail"),
    path("outbox/<uuid:mail>/letter/", views.letter, name="letter"),
]

"""Addresses: what a mentor offers and what a mentee seeks, as question pages."""

from __future__ import annotations

from django.urls import path

from . import leaving, parts, pausing, questions

urlpatterns = [
    path("parts/<uuid:part>/", parts.part, name="part"),
    path("parts/<uuid:part>/readiness/", parts.readiness, name="readiness"),
    path("parts/<uuid:part>/next/", parts.what_next, name="what_next"),
    path("parts/<uuid:part>/pause/", pausing.pause, name="pause"),
    path("parts/<uuid:part>/pause/lifting/", pausing.lifting, name="pause_lifting"),
    path("parts/<uuid:part>/departure/", leaving.departure, name="departure"),
    path("parts/<uuid:part>/questions/", questions.questions, name="questions"),
    path("parts/<uuid:part>/<slug:page>/", questions.question, name="question"),
]

"""Addresses: answering mail by a signed link, without signing in."""

from __future__ import annotations

from django.urls import URLPattern, path

from . import pausing, views

urlpatterns: list[URLPattern] = [
    path("answers/<str:token>/", views.answer, name="answer"),
    path("answers/<str:token>/reconsideration/", views.undo, name="answer_undo"),
    path("answers/<str:token>/colleague/", views.someone, name="answer_someone"),
    path("answers/<str:token>/forwarded/", views.forwarded, name="answer_forwarded"),
    path("pauses/<str:token>/", pausing.pause, name="pause_link"),
    path("pauses/<str:token>/limit/", pausing.lower_limit, name="pause_limit"),
    path("pauses/<str:token>/end/", pausing.end_pause, name="pause_end"),
]

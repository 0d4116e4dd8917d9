"""Addresses of this audience, topic by topic."""

from __future__ import annotations

from django.urls import include, path

app_name = "coordinator"
urlpatterns = [
    path("", include("groundwork.web.coordinator.frame.urls")),
    path("", include("groundwork.web.coordinator.people.urls")),
    path("", include("groundwork.web.coordinator.rounds.urls")),
    path("", include("groundwork.web.coordinator.outcomes.urls")),
    path("", include("groundwork.web.coordinator.overview.urls")),
]

"""Addresses of this audience, topic by topic."""

from __future__ import annotations

from django.urls import include, path

app_name = "manager"
urlpatterns = [
    path("", include("groundwork.web.manager.notices.urls")),
]

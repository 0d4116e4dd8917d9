"""Addresses of this audience, topic by topic."""

from __future__ import annotations

from django.urls import include, path

app_name = "public"
urlpatterns = [
    path("", include("groundwork.web.public.accounts.urls")),
    path("", include("groundwork.web.public.answers.urls")),
    path("", include("groundwork.web.public.joining.urls")),
    path("", include("groundwork.web.public.letters.urls")),
    path("", include("groundwork.web.public.places.urls")),
]

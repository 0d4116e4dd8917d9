"""Addresses: starting an organization and naming its organizers."""

from __future__ import annotations

from django.urls import path

from . import first, health, views

urlpatterns = [
    path("", views.home, name="home"),
    path("first/<str:token>/", first.first, name="first"),
    path("welcome/<str:token>/", first.welcome, name="welcome"),
    path("organizations/new/", views.organization_new, name="organization_new"),
    path("organizations/<uuid:organization>/", views.organization, name="organization"),
    path(
        "organizations/<uuid:organization>/organizers/<uuid:membership>/link/",
        views.welcome_link,
        name="welcome_link",
    ),
    path("health/", health.health, name="health"),
]

"""Addresses of this audience, topic by topic."""

from __future__ import annotations

from django.urls import include, path

app_name = "member"
urlpatterns = [
    path("", include("groundwork.web.member.home.urls")),
    path("", include("groundwork.web.member.taking_part.urls")),
    path("", include("groundwork.web.member.meeting_each_other.urls")),
    path("", include("groundwork.web.member.groundwork.urls")),
    path("", include("groundwork.web.member.growing.urls")),
    path("", include("groundwork.web.member.closing.urls")),
    path("", include("groundwork.web.member.letters.urls")),
]

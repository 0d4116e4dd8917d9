"""All addresses, by audience."""

from __future__ import annotations

from django.conf import settings
from django.urls import include, path

urlpatterns = [
    path("", include("groundwork.web.public.urls")),
    path("", include("groundwork.web.public.accounts.library_urls")),
    path("", include("groundwork.web.member.urls")),
    path("coordinator/", include("groundwork.web.coordinator.urls")),
    path("operator/", include("groundwork.web.operator.urls")),
    path("manager/", include("groundwork.web.manager.urls")),
]
if settings.DEMO:
    urlpatterns.append(path("demo/", include("groundwork.demo.urls")))

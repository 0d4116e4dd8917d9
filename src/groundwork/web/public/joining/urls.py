"""Addresses: joining a cohort by its link."""

from __future__ import annotations

from django.urls import path

from . import views

urlpatterns = [
    path("join/<str:token>/", views.join, name="join"),
    path("join/<str:token>/code/", views.join_code, name="join_code"),
    path("join/<str:token>/part/", views.join_at_once, name="join_at_once"),
]

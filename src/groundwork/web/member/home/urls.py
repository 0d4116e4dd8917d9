"""Addresses: the one next step, and one's own account."""

from __future__ import annotations

from django.urls import path

from . import account, home

urlpatterns = [
    path("home/", home.home, name="home"),
    path("you/", account.account, name="account"),
    path("you/sessions/", account.end_sessions, name="sessions"),
]

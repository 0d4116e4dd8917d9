"""Addresses: the front page, signing in and out, appearance, and who sees what."""

from __future__ import annotations

from allauth.account.views import logout
from django.urls import path

from groundwork.web.appearance import choose_appearance

from . import landing, views

urlpatterns = [
    path("", landing.landing, name="landing"),
    path("what-am-i-asking-for/", landing.routing_guide, name="routing_guide"),
    path("who-sees-what/", landing.who_sees_what, name="who_sees_what"),
    path("appearance/", choose_appearance, name="appearance"),
    path("sign-in/", views.sign_in, name="sign_in"),
    path("sign-out/", logout, name="sign_out"),
]

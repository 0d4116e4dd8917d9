"""Addresses: the coordinator's home, the pairs, and what was told in confidence."""

from __future__ import annotations

from django.urls import path

from . import concerns, home, leaves, pair, pairs

urlpatterns = [
    path("", home.show_home, name="home"),
    path("cohorts/<uuid:cohort>/pairs/", pairs.list_pairs, name="pairs"),
    path("pairs/<uuid:mentorship>/", pair.show_pair, name="pair"),
    path("pairs/<uuid:mentorship>/leave/", leaves.leave, name="pair_leave"),
    path("programs/<uuid:program>/concerns/", concerns.list_concerns, name="concerns"),
    path("concerns/<uuid:concern>/settlement/", concerns.settle, name="concern_settlement"),
]

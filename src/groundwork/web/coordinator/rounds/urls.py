"""Addresses: a matching round, from choosing people to publishing."""

from __future__ import annotations

from django.urls import path

from . import pairs, people, publication, rounds, show, swaps, terms

urlpatterns = [
    path("cohorts/<uuid:cohort>/rounds/", rounds.list_rounds, name="rounds"),
    path("rounds/<uuid:round>/", show.show_round, name="round"),
    path("rounds/<uuid:round>/terms/", terms.edit_terms, name="round_terms"),
    path("rounds/<uuid:round>/people/", people.choose_people, name="round_people"),
    path("rounds/<uuid:round>/runs/", terms.run_again, name="round_runs"),
    path("rounds/<uuid:round>/mentees/<uuid:mentee>/", swaps.choose_mentor, name="round_mentee"),
    path("rounds/<uuid:round>/publication/", publication.publish, name="round_publication"),
    path("pairings/<uuid:pairing>/lock/", pairs.lock, name="pairing_lock"),
    path("pairings/<uuid:pairing>/exclusion/", pairs.exclude, name="pairing_exclusion"),
    path("exclusions/<uuid:exclusion>/lifting/", pairs.lift, name="exclusion_lifting"),
    path("publications/<uuid:publication>/undoing/", publication.undo, name="publication_undoing"),
]

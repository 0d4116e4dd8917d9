"""Addresses: a matching round, from choosing people to publishing."""

from __future__ import annotations

from django.urls import path

from . import (
    allowances,
    batches,
    changes,
    newcomers,
    pairs,
    people,
    plans,
    previews,
    publication,
    review_files,
    rounds,
    running,
    shortcuts,
    show,
    swaps,
    terms,
    what_if,
)

urlpatterns = [
    path("cohorts/<uuid:cohort>/rounds/", rounds.list_rounds, name="rounds"),
    path("cohorts/<uuid:cohort>/allowances/", allowances.allowances, name="allowances"),
    path("cohorts/<uuid:cohort>/allowances/<uuid:allowance>/ending/", allowances.end, name="allowance_ending"),
    path("cohorts/<uuid:cohort>/rounds/newcomers/", newcomers.newcomers, name="newcomers"),
    path("rounds/<uuid:round>/", show.show_round, name="round"),
    path("rounds/<uuid:round>/terms/", terms.edit_terms, name="round_terms"),
    path("rounds/<uuid:round>/preview/", previews.preview, name="round_preview"),
    path("rounds/<uuid:round>/progress/", running.show_progress, name="round_progress"),
    path("rounds/<uuid:round>/calling-off/", running.call_off, name="round_calling_off"),
    path("rounds/<uuid:round>/plans/", plans.list_plans, name="round_plans"),
    path("rounds/<uuid:round>/plans/comparison/", plans.compare_plans, name="round_comparison"),
    path("rounds/<uuid:round>/what-if/", what_if.what_if, name="round_what_if"),
    path("rounds/<uuid:round>/place-asks/", what_if.ask, name="round_place_asks"),
    path("plans/<uuid:plan>/use/", plans.bring_back, name="plan_use"),
    path("plans/<uuid:plan>/repetition/", plans.repeat, name="plan_repetition"),
    path("rounds/<uuid:round>/people/", people.choose_people, name="round_people"),
    path("rounds/<uuid:round>/runs/", terms.run_again, name="round_runs"),
    path("rounds/<uuid:round>/mentees/<uuid:mentee>/", swaps.choose_mentor, name="round_mentee"),
    path("rounds/<uuid:round>/publication/", publication.publish, name="round_publication"),
    path("pairings/<uuid:pairing>/lock/", pairs.lock, name="pairing_lock"),
    path("pairings/<uuid:pairing>/exclusion/", pairs.exclude, name="pairing_exclusion"),
    path("exclusions/<uuid:exclusion>/lifting/", pairs.lift, name="exclusion_lifting"),
    path("rounds/<uuid:round>/publications/", batches.show_publications, name="round_publications"),
    path("rounds/<uuid:round>/trail/", changes.show_trail, name="round_trail"),
    path("rounds/<uuid:round>/last-change/undoing/", changes.undo_last, name="round_undoing"),
    path("rounds/<uuid:round>/review.xlsx", review_files.download, name="round_review_workbook"),
    path("rounds/<uuid:round>/review-files/", review_files.bring_back, name="round_review_files"),
    path("review-files/<uuid:file>/", review_files.review_file, name="review_file"),
    path("shortcuts/", shortcuts.choose_shortcuts, name="shortcuts"),
    path("publications/<uuid:publication>/undoing/", publication.undo, name="publication_undoing"),
]

"""Addresses: programs, cohorts and their task list."""

from __future__ import annotations

from django.urls import path

from . import cohorts, grades, programs

urlpatterns = [
    path("programs/", programs.programs, name="programs"),
    path("organizations/<uuid:organization>/programs/new/", programs.program_new, name="program_new"),
    path("programs/<uuid:program>/", programs.program, name="program"),
    path("programs/<uuid:program>/edit/<slug:page>/", programs.program_edit, name="program_edit"),
    path("programs/<uuid:program>/grades/", grades.grades, name="grades"),
    path("programs/<uuid:program>/coordinators/", programs.coordinators, name="coordinators"),
    path(
        "programs/<uuid:program>/coordinators/<uuid:coordination>/release/",
        programs.release,
        name="coordinator_release",
    ),
    path("programs/<uuid:program>/cohorts/new/", cohorts.cohort_new, name="cohort_new"),
    path("cohorts/<uuid:cohort>/", cohorts.cohort, name="cohort"),
    path("cohorts/<uuid:cohort>/edit/", cohorts.cohort_edit, name="cohort_edit"),
    path("cohorts/<uuid:cohort>/state/", cohorts.cohort_state, name="cohort_state"),
    path("cohorts/<uuid:cohort>/join-link/", cohorts.join_link, name="join_link"),
]

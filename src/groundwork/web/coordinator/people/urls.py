"""Addresses: people of a cohort, and importing them from files."""

from __future__ import annotations

from django.urls import path

from . import imports, orientation, person, rows_out, views, vouching

urlpatterns = [
    path("cohorts/<uuid:cohort>/people/", views.people, name="people"),
    path("cohorts/<uuid:cohort>/people/new/", views.person_new, name="person_new"),
    path("cohorts/<uuid:cohort>/people/table/", views.people_export, name="people_export"),
    path("cohorts/<uuid:cohort>/orientation/", orientation.orientation, name="orientation"),
    path("cohorts/<uuid:cohort>/people/invitations/", views.invitations, name="people_invitations"),
    path("cohorts/<uuid:cohort>/people/readiness/", vouching.people_readiness, name="people_readiness"),
    path("people/<uuid:part>/", person.person, name="person"),
    path("people/<uuid:part>/work/", person.work, name="person_work"),
    path("people/<uuid:part>/manager/", person.manager, name="person_manager"),
    path("people/<uuid:part>/invitation/", person.invitation, name="person_invitation"),
    path("people/<uuid:part>/link/", person.link, name="person_link"),
    path("people/<uuid:part>/departure/", person.departure, name="person_departure"),
    path("cohorts/<uuid:cohort>/imports/new/", imports.import_new, name="import_new"),
    path("imports/<uuid:run>/", imports.import_, name="import"),
    path("imports/<uuid:run>/columns/", imports.columns, name="import_columns"),
    path("imports/<uuid:run>/sheet/", imports.sheet, name="import_sheet"),
    path("imports/<uuid:run>/rows/", rows_out.import_rows, name="import_rows"),
    path("imports/<uuid:run>/landing/", imports.landing, name="import_landing"),
    path("imports/<uuid:run>/undo/", imports.undo, name="import_undo"),
    path("imports/<uuid:run>/invitations/", imports.import_invitations, name="import_invitations"),
    path("imports/<uuid:run>/readiness/", vouching.import_readiness, name="import_readiness"),
    path("imports/<uuid:run>/removal/", imports.removal, name="import_removal"),
]

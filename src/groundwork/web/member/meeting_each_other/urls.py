"""Addresses: the directory, requests, offers and the questions before deciding."""

from __future__ import annotations

from django.urls import URLPattern, path

from . import going_on, invitations, mentors, seekers

urlpatterns: list[URLPattern] = [
    path("programs/<uuid:program>/mentors/", mentors.show_mentors, name="mentors"),
    path("mentors/<uuid:part>/", mentors.show_mentor, name="mentor"),
    path("mentors/<uuid:part>/request/", mentors.ask, name="ask"),
    path("programs/<uuid:program>/seekers/", seekers.show_seekers, name="seekers"),
    path("seekers/<uuid:part>/", seekers.show_seeker, name="seeker"),
    path("seekers/<uuid:part>/offer/", seekers.offer, name="offer"),
    path("invitations/", invitations.show_invitations, name="invitations"),
    path("invitations/<uuid:invitation>/", invitations.show_invitation, name="invitation"),
    path("invitations/<uuid:invitation>/answer/", invitations.answer, name="answer"),
    path("invitations/<uuid:invitation>/letters/", invitations.write_letter, name="invitation_letters"),
    path("invitations/<uuid:invitation>/reflection/", invitations.keep_note, name="invitation_reflection"),
    path("invitations/<uuid:invitation>/withdrawal/", invitations.take_back, name="withdrawal"),
    path("invitations/<uuid:invitation>/reconsideration/", invitations.reconsider, name="reconsideration"),
    path("invitations/<uuid:invitation>/acceptance/", going_on.acceptance, name="acceptance"),
    path("invitations/<uuid:invitation>/going-on/", going_on.going_on, name="going_on"),
    path("invitations/<uuid:invitation>/parting/", going_on.parting, name="parting"),
]

"""Addresses: suggestions, requests, further choices, offers and the questions before deciding."""

from __future__ import annotations

from django.urls import URLPattern, path

from . import aside, going_on, invitations, line, mentors, objectivity, seekers, wishes

urlpatterns: list[URLPattern] = [
    path("programs/<uuid:program>/mentors/", mentors.show_mentors, name="mentors"),
    path("mentors/<uuid:part>/", mentors.show_mentor, name="mentor"),
    path("mentors/<uuid:part>/request/", mentors.ask, name="ask"),
    path("mentors/<uuid:part>/wish/", wishes.wish, name="wish"),
    path("mentors/<uuid:part>/aside/", aside.mentor_aside, name="mentor_aside"),
    path("programs/<uuid:program>/aside/<uuid:part>/end/", aside.looking_again, name="looking_again"),
    path("programs/<uuid:program>/wishes/", wishes.show_wishes, name="wishes"),
    path("programs/<uuid:program>/wishes/end/", wishes.end_wishes, name="wishes_end"),
    path("wishes/<uuid:wish>/precedence/", wishes.precedence, name="wish_precedence"),
    path("wishes/<uuid:wish>/removal/", wishes.removal, name="wish_removal"),
    path("wishes/<uuid:wish>/asking/", wishes.asking, name="wish_asking"),
    path("programs/<uuid:program>/line/", line.show_line, name="line"),
    path("programs/<uuid:program>/seekers/", seekers.show_seekers, name="seekers"),
    path("seekers/<uuid:part>/", seekers.show_seeker, name="seeker"),
    path("seekers/<uuid:part>/offer/", seekers.offer, name="offer"),
    path("seekers/<uuid:part>/aside/", aside.seeker_aside, name="seeker_aside"),
    path("invitations/", invitations.show_invitations, name="invitations"),
    path("invitations/<uuid:invitation>/", invitations.show_invitation, name="invitation"),
    path("invitations/<uuid:invitation>/answer/", invitations.answer, name="answer"),
    path("invitations/<uuid:invitation>/letters/", invitations.write_letter, name="invitation_letters"),
    path("invitations/<uuid:invitation>/reflection/", invitations.keep_note, name="invitation_reflection"),
    path("invitations/<uuid:invitation>/withdrawal/", invitations.take_back, name="withdrawal"),
    path("invitations/<uuid:invitation>/reconsideration/", invitations.reconsider, name="reconsideration"),
    path("invitations/<uuid:invitation>/acceptance/", going_on.acceptance, name="acceptance"),
    path("invitations/<uuid:invitation>/going-on/", going_on.going_on, name="going_on"),
    path("invitations/<uuid:invitation>/declaration/", objectivity.declaration, name="invitation_declaration"),
    path("invitations/<uuid:invitation>/parting/", going_on.parting, name="parting"),
]

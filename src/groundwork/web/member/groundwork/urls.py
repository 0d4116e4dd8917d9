"""Addresses: preparation, the first meeting and the agreement; the pair's page."""

from __future__ import annotations

from django.urls import URLPattern, path

from . import agreement, draft, first_meeting, pair, preparation

PAIR = "mentorships/<uuid:mentorship>/"

urlpatterns: list[URLPattern] = [
    path(PAIR, pair.show_pair, name="mentorship"),
    path(f"{PAIR}preparation/", preparation.prepare, name="preparation"),
    path(f"{PAIR}first-meeting/", first_meeting.show_first_meeting, name="first_meeting"),
    path(f"{PAIR}going-without/", first_meeting.go_without, name="without_agreement"),
    path(f"{PAIR}agreement/", agreement.show_agreement, name="agreement"),
    path(f"{PAIR}agreement/versions/<int:number>/", agreement.show_version, name="agreement_version"),
    path(f"{PAIR}agreement/versions/<int:number>/text/", agreement.download_version, name="agreement_text"),
    path(f"{PAIR}agreement/draft/", draft.show_draft, name="agreement_draft"),
    path(f"{PAIR}agreement/draft/<slug:page>/", draft.ask, name="agreement_question"),
    path(f"{PAIR}agreement/removal/", draft.drop, name="agreement_removal"),
    path(f"{PAIR}agreement/signature/", draft.sign, name="signature"),
]

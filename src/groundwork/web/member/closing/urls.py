"""Addresses: pauses, concerns, the review and a good ending."""

from __future__ import annotations

from django.urls import URLPattern, path

from . import change, concern, ending, objectivity, record, rest, review, words

PAIR = "mentorships/<uuid:mentorship>/"

urlpatterns: list[URLPattern] = [
    path(f"{PAIR}change/", change.change_or_finish, name="change_or_finish"),
    path(f"{PAIR}pause/", rest.rest_page, name="rest"),
    path(f"{PAIR}pause/end/", rest.end_rest, name="rest_end"),
    path(f"{PAIR}review/", review.review, name="review"),
    path(f"{PAIR}declaration/", objectivity.declaration, name="declaration"),
    path(f"{PAIR}ending/", ending.end, name="ending"),
    path(f"{PAIR}closing/", words.closing, name="closing"),
    path(f"{PAIR}thanks/", words.thank, name="thanks"),
    path(f"{PAIR}record/", record.show_record, name="record"),
    path(f"{PAIR}record/text/", record.download_record, name="record_text"),
    path("programs/<uuid:program>/concern/", concern.raise_one, name="concern"),
]

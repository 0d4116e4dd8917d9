"""One at a time: whoever changes a pair's papers holds its mentorship first."""

from __future__ import annotations

from groundwork.mentorships.models import Mentorship


def hold(mentorship: Mentorship) -> Mentorship:
    """The mentorship as it stands now, with everybody else waiting until we are done.

    The row lock orders the two on PostgreSQL, IMMEDIATE transactions do on SQLite: when both finish or sign in the
    same moment, the second one sees what the first one did.
    """
    held: Mentorship = (
        Mentorship.objects.select_for_update(of=("self",)).select_related("program").get(pk=mentorship.pk)
    )
    return held

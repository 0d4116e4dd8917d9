"""The people of a cohort, found and filtered, in a constant number of queries."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Count, Exists, IntegerField, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from groundwork.enrollment.models import Participation, Place, Role
from groundwork.enrollment.states import ParticipationState
from groundwork.history.models import Event
from groundwork.programs.models import Cohort, Membership
from groundwork.web.forms import Form

NOT_WRITTEN_TO = "not_written_to"


class FindForm(Form):
    """Words to look for, a role, a state."""

    marks_optional = False
    q = forms.CharField(label=_("Name, e-mail or unit"), required=False, max_length=120)
    role = forms.ChoiceField(label=_("Role"), required=False)
    state = forms.ChoiceField(label=_("State"), required=False)

    def __init__(self, *args: Any, cohort: Cohort, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        word = cohort.program.mentee_word_plural.capitalize()
        self.fields["role"].choices = [("", _("Everyone")), (Role.MENTOR, _("Mentors")), (Role.MENTEE, word)]  # type: ignore[attr-defined]
        self.fields["state"].choices = [  # type: ignore[attr-defined]
            ("", _("Everyone who takes part")),
            (NOT_WRITTEN_TO, _("Not invited yet")),
            *ParticipationState.choices,
        ]


def people_of(cohort: Cohort, *, seen_by: Any, form: FindForm) -> QuerySet[Any]:
    """The parts that match, by name, each with what a row shows."""
    organization = cohort.program.organization_id
    parts = Participation.objects.visible_to(seen_by).filter(cohort=cohort)
    member = Membership.objects.filter(organization=organization, person=OuterRef("person"))
    held = Place.objects.live().filter(participation=OuterRef("pk")).order_by().values("participation")
    rows = parts.select_related("person", "offer").annotate(
        unit=Subquery(member.values("unit")[:1]),
        name_here=Subquery(member.values("name_here")[:1]),
        held=Coalesce(Subquery(held.annotate(n=Count("pk")).values("n"), output_field=IntegerField()), Value(0)),
        is_written_to=Exists(Event.objects.filter(name="part.invited", about_id=OuterRef("pk"))),
    )
    said = form.cleaned_data if form.is_valid() else {}
    return _found(rows, said, organization).order_by("person__name", "person__email", "role")


def _found(rows: QuerySet[Any], said: dict[str, str], organization: Any) -> QuerySet[Any]:
    if role := said.get("role"):
        rows = rows.filter(role=role)
    state = said.get("state")
    if state == NOT_WRITTEN_TO:
        rows = rows.filter(state=ParticipationState.INVITED, is_written_to=False)
    elif state:
        rows = rows.filter(state=state)
    else:
        rows = rows.exclude(state=ParticipationState.LEFT)
    for word in said.get("q", "").split():
        of_unit = Membership.objects.filter(organization=organization, unit__icontains=word).values("person_id")
        rows = rows.filter(Q(person__name__icontains=word) | Q(person__email__icontains=word) | Q(person__in=of_unit))
    return rows


def shown_name(part: Any) -> str:
    """An account from elsewhere goes by the name in this organization's files until its owner has come in."""
    if part.state == ParticipationState.INVITED and part.name_here:
        return str(part.name_here)
    return str(part.person)


def state_in_words(part: Any) -> tuple[str, str]:
    """What to call the state, and the kind of its tag."""
    if part.state == ParticipationState.INVITED:
        return (str(_("Invited")), "info") if part.is_written_to else (str(_("Not invited yet")), "outline")
    if part.state == ParticipationState.JOINING:
        return str(_("Filling in")), "info"
    if part.state == ParticipationState.LEFT:
        return str(_("Left")), "outline"
    if part.held:
        return (str(_("Has someone")), "good")
    return str(_("Ready")), "good"

"""Letters while the two lay the groundwork: preparing, and agreeing."""

from __future__ import annotations

from groundwork.agreements.models import Agreement, Preparation
from groundwork.agreements.states import AgreementState
from groundwork.history.models import Event

from ..about import both, live_pair_letter, mentorship_of, the_other
from ..catalogue import Letter, Listener, letter
from ..models import Importance


def the_other_who_prepares(event: Event) -> list[Listener]:
    """The other, unless both are ready already: then what opens says it."""
    mentorship = mentorship_of(event)
    ready = Preparation.objects.filter(mentorship=mentorship, done_at__isnull=False).values_list("by_id", flat=True)
    return [listener for listener in the_other(event) if listener.person.pk not in set(ready)]


@letter("preparation_done", on="preparation.done", importance=Importance.WAITING, to=the_other_who_prepares)
def preparation_done(event: Event, listener: Listener) -> Letter | None:
    """One of the two is ready for the first talk: the other's answers open both."""
    here = Preparation.objects.filter(mentorship=event.facts["mentorship"])
    if not here.filter(pk=event.about_id, done_at=event.at).exists():  # said before; something was added since
        return None
    if here.filter(by=listener.person, done_at__isnull=False).exists():
        return None
    return live_pair_letter(event, listener, "preparation")


@letter("preparations_shown", on="preparations.shown", importance=Importance.PAIR, to=the_other)
def preparations_shown(event: Event, listener: Listener) -> Letter | None:
    """Each can read what the other has prepared."""
    theirs = Preparation.objects.filter(mentorship=event.about_id, shown_at__isnull=False).exclude(by=listener.person)
    return live_pair_letter(event, listener, "preparation") if theirs.exists() else None


@letter("agreement_signed", on="agreement.signed", importance=Importance.WAITING, to=the_other)
def agreement_signed(event: Event, listener: Listener) -> Letter | None:
    """One has signed; with the other's name it holds."""
    draft = Agreement.objects.filter(pk=event.about_id, state=AgreementState.DRAFT).first()
    if draft is None or draft.signatures.filter(by=listener.person).exists():
        return None
    if not draft.signatures.exists():  # changed since: there is another text to be read now
        return None
    return live_pair_letter(event, listener, "agreement_draft", number=draft.number)


@letter("agreement_in_force", on="agreement.in_force", importance=Importance.PAIR, to=both)
def agreement_in_force(event: Event, listener: Listener) -> Letter | None:
    """Both have signed; this is what holds."""
    agreement = Agreement.objects.filter(pk=event.about_id, state=AgreementState.IN_FORCE).first()
    return live_pair_letter(event, listener, "agreement", agreement=agreement) if agreement else None

"""People who find each other without a round: they ask, go down a list, offer, and wait."""

from __future__ import annotations

from datetime import datetime

from groundwork.enrollment.actions import change_capacity, declare
from groundwork.enrollment.models import Declaration, Participation, Place, Role
from groundwork.enrollment.queries import mentors_with_a_free_place
from groundwork.invitations.actions import (
    accept,
    ask_mentor,
    ask_next,
    keep_wish,
    look_after_lines,
    offer_mentoring,
    say_not_now,
)
from groundwork.invitations.models import Invitation
from groundwork.matching.people import forbidden_between
from groundwork.programs.actions import set_manager
from groundwork.programs.models import Cohort, Membership, Program
from groundwork.programs.states import CohortState

from . import texts
from .frame import Frame
from .population import House, bring_mentee


class Finding(Frame):
    """Late joiners of the running cohort, each on a way of their own."""

    ada_part: Participation
    left_free: Participation | None = None

    def meet_by_themselves(self, house: House, cohort: Cohort) -> None:
        """Late joiners who ask, and a mentor who offers."""
        noor = bring_mentee(
            house,
            cohort,
            self.noor,
            at=self.ago(9),
            topics=["Leading a first team", "Speaking so that people listen"],
            own_words="In spring I begin to lead a team in surgery planning. I come with questions, not with a plan.",
        )
        change_capacity(self.ada_part, 2, by=self.ada, at=self.ago(8))
        self.noor_goes_down_her_list(cohort, noor)
        yuki = bring_mentee(house, cohort, self.yuki, at=self.ago(12), topics=["Running projects"])
        set_manager(
            Membership.objects.get(organization=house.organization, person=self.yuki),
            email=self.mo.email,
            by=house.organizer,
            at=self.ago(12),
        )
        mentor = self.free_mentor(cohort, yuki)
        asked = self.ask(yuki, mentor=mentor, at=self.ago(3))
        accept(asked, nothing_in_the_way=True, by=mentor.person, at=self.ago(1.5))
        seeker = bring_mentee(house, cohort, self.next_mentee(house), at=self.ago(6), topics=["Bringing about change"])
        # They grew up together: nobody else reads it, and no round brings the two together.
        declare(cohort.program, seeker.person, kind=Declaration.Kind.CLOSE, by=self.ada, at=self.ago(5))
        mentor = self.free_mentor(cohort, seeker)
        text = texts.OFFER.format(mentee=seeker.person.first_name, skill="bringing about change")
        offer_mentoring(mentor, seeker, text=text, by=mentor.person, at=self.ago(2))

    def noor_goes_down_her_list(self, cohort: Cohort, noor: Participation) -> None:
        """Her first choice said "not now"; Ada is asked by itself; somebody else stands after her."""
        first, third = self.free_mentors(cohort, noor)[:2]
        self.left_free = third  # whoever says "not now" as Ada sees Noor's note go on
        asked = self.ask(noor, mentor=first, at=self.ago(4))
        for mentor in (self.ada_part, third):
            keep_wish(mentor, noor, text=self.note(noor, mentor), by=self.noor, at=self.ago(3.9))
        say_not_now(asked, by=first.person, at=self.ago(1.1))
        ask_next(noor, at=self.ago(1))

    def iris_waits(self, house: House, program: Program) -> None:
        """She would like to talk in Dutch. One mentor could, and has no room; another takes a pause."""
        cohort = Cohort.objects.get(program=program, state=CohortState.RUNNING)
        bring_mentee(
            house,
            cohort,
            self.iris,
            at=self.ago(12),
            topics=["Understanding how the money works"],
            own_words="I order medicines for nine wards and would like to see the whole budget, not my line of it.",
        )
        paused = Participation.objects.get(pauses__isnull=False, role=Role.MENTOR, cohort__program=program)
        taken = Place.objects.live().filter(purpose=Place.Purpose.MENTORSHIP, participation__role=Role.MENTOR)
        free = mentors_with_a_free_place(program, at=self.noon).values("person")
        full = taken.filter(participation__cohort=cohort).exclude(participation__person__in=free)
        places = full.select_related("participation__person").order_by("participation")[:1]
        for mentor in (paused, *(place.participation for place in places)):
            mentor.person.languages = [*mentor.person.languages, "nl"]
            mentor.person.save(update_fields=["languages"])
        self.iris.languages = ["nl"]
        self.iris.save(update_fields=["languages"])
        look_after_lines(self.ago(1))

    def ask(self, mentee: Participation, *, at: datetime, mentor: Participation | None = None) -> Invitation:
        mentor = mentor or self.ada_part
        return ask_mentor(mentor, mentee, text=self.note(mentee, mentor), by=mentee.person, at=at)

    def note(self, mentee: Participation, mentor: Participation) -> str:
        return texts.REQUEST.format(
            mentor=mentor.person.first_name, own_words=mentee.profile.own_words, offer=mentor.offer.can_help_with
        )

    def free_mentor(self, cohort: Cohort, mentee: Participation) -> Participation:
        """A mentor whom this mentee may ask."""
        return self.free_mentors(cohort, mentee)[0]

    def free_mentors(self, cohort: Cohort, mentee: Participation) -> list[Participation]:
        """All of them."""
        free = (
            mentors_with_a_free_place(cohort.program, at=self.noon).filter(cohort=cohort).exclude(pk=self.ada_part.pk)
        )
        rows = free.select_related("person", "cohort__program", "offer").order_by("pk")
        found = [
            mentor
            for mentor in rows
            if mentor != self.left_free and not forbidden_between(mentor, mentee, at=self.noon)
        ]
        if not found:
            raise LookupError("The seed leaves a mentor free")
        return found

"""What a mentor offers (P6) and what a mentee seeks (P7)."""

from __future__ import annotations

from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from groundwork.core.circles import Circle, Label, Words
from groundwork.core.models import Row, RowSet
from groundwork.programs.models import programs_coordinated_by

from .participation import Participation
from .skills import Skill

LEARNING_READERS = _("You, your coordinator, and a mentor you ask or are matched with")


class Channel(models.TextChoices):
    ONLINE = "online", _("Online")
    IN_PERSON = "in_person", _("In person")
    EITHER = "either", _("Online or in person")


class HelpKind(models.TextChoices):
    EAR = "ear", _("Thinking things through together")
    ADVICE = "advice", _("Advice from having been there")
    DOORS = "doors", _("Opening doors to people")
    SKILL = "skill", _("Learning a skill")
    EXAMPLE = "example", _("Seeing how somebody does it")


class Milestone(models.TextChoices):
    """What people go through at work, and others have gone through before them."""

    FIRST_TEAM = "first_team", _("Leading people for the first time")
    NEW_FIELD = "new_field", _("A new field or profession")
    NEW_COUNTRY = "new_country", _("A new country or a new language")
    COMING_BACK = "coming_back", _("Coming back after a long break")
    OWN_THING = "own_thing", _("Building something from nothing")
    STUDY_BESIDE = "study_beside", _("Studying beside work")
    CARING = "caring", _("Caring for others beside work")
    FIRST_OF_FAMILY = "first_of_family", _("The first of the family on such a road")
    SETBACK = "setback", _("A setback that hurt")
    CROSSROADS = "crossroads", _("Choosing between two roads")


class FreeTime(models.TextChoices):
    """When somebody usually has time to talk, by their own clock."""

    EARLY = "early", _("Early, before nine")
    MORNING = "morning", _("Mornings")
    MIDDAY = "midday", _("Around midday")
    AFTERNOON = "afternoon", _("Afternoons")
    EVENING = "evening", _("Evenings")
    WEEKEND = "weekend", _("Weekends")


class MentorOfferSet(RowSet):
    def visible_to(self, person: Any) -> MentorOfferSet:
        return self.filter(participation__in=Participation.objects.visible_to(person))


class MentorOffer(Row):
    """What a mentor can give, how much of it, and what not."""

    participation = models.OneToOneField(Participation, on_delete=models.CASCADE, related_name="offer")
    places = models.PositiveSmallIntegerField(default=1, validators=[MaxValueValidator(20)])
    hours_per_month = models.PositiveSmallIntegerField(
        null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(40)]
    )
    until = models.DateField(null=True, blank=True)
    skills = models.ManyToManyField(Skill, through="OfferedSkill", related_name="offers")
    can_help_with = Words(circle=Circle.PROGRAM)
    lessons = Words(circle=Circle.PROGRAM)
    not_offered = Words(circle=Circle.PROGRAM)
    mentoring_means = Words(circle=Circle.PROGRAM)
    kinds = models.JSONField(default=list)  # HelpKind codes
    milestones = models.JSONField(default=list)  # Milestone codes: what the mentor has gone through
    free_times = models.JSONField(default=list)  # FreeTime codes
    channel = models.CharField(max_length=10, choices=Channel, blank=True)
    open_to_asks = models.BooleanField(default=True)

    objects = MentorOfferSet.as_manager()

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(places__lte=20), name="places_a_person_can_hold")]


class OfferedSkill(models.Model):
    """A mentor offers a skill."""

    offer = models.ForeignKey(MentorOffer, on_delete=models.CASCADE, related_name="offered_skills")
    skill = models.ForeignKey(Skill, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["offer", "skill"], name="offered_once")]


class LearningProfileSet(RowSet):
    def visible_to(self, person: Any) -> LearningProfileSet:
        """The mentee, the coordinators, and mentors who are asked by or matched with the mentee (a place is held)."""
        from .places import Place

        with_a_place = Place.objects.told().filter(participation__person=person, partner__isnull=False)
        return self.filter(
            Q(participation__person=person)
            | Q(participation__cohort__program__in=programs_coordinated_by(person))
            | Q(participation__in=with_a_place.values("partner_id"))
        )


class LearningProfile(Row):
    """What a mentee wants to learn, and the ideal mentor who serves as a guide in looking."""

    participation = models.OneToOneField(Participation, on_delete=models.CASCADE, related_name="profile")
    skills = models.ManyToManyField(Skill, through="WantedSkill", related_name="profiles")
    knows_not_yet = models.BooleanField(default=False)  # "I do not know yet" is a real answer
    where_now = Words(circle=Circle.COORDINATOR, readers=LEARNING_READERS)
    own_words = Words(circle=Circle.COORDINATOR, readers=LEARNING_READERS)
    in_return = Words(circle=Circle.COORDINATOR, readers=LEARNING_READERS)
    goals = Words(circle=Circle.COORDINATOR, readers=LEARNING_READERS)
    in_three_years = Words(circle=Circle.COORDINATOR, readers=LEARNING_READERS)
    in_five_years = Words(circle=Circle.COORDINATOR, readers=LEARNING_READERS)
    must_have = Words(circle=Circle.COORDINATOR, readers=LEARNING_READERS)
    would_be_good = Words(circle=Circle.COORDINATOR, readers=LEARNING_READERS)
    mentoring_means = Words(circle=Circle.COORDINATOR, readers=LEARNING_READERS)
    kinds = models.JSONField(default=list)  # HelpKind codes
    milestones = models.JSONField(default=list)  # Milestone codes: what the mentee is going through
    free_times = models.JSONField(default=list)  # FreeTime codes
    rhythm_weeks = models.PositiveSmallIntegerField(null=True, blank=True)
    channel = models.CharField(max_length=10, choices=Channel, blank=True)
    meeting_place = Label(max_length=120, blank=True)
    open_to_offers = models.BooleanField(default=True)

    objects = LearningProfileSet.as_manager()


class WantedSkill(models.Model):
    """A mentee wants to learn a skill; rank 1 is wanted most."""

    profile = models.ForeignKey(LearningProfile, on_delete=models.CASCADE, related_name="wanted_skills")
    skill = models.ForeignKey(Skill, on_delete=models.CASCADE, related_name="+")
    rank = models.PositiveSmallIntegerField(default=1)

    class Meta:
        ordering = ["rank"]
        constraints = [models.UniqueConstraint(fields=["profile", "skill"], name="wanted_once")]

"""An import lands whole or not at all, updates what it may, and is undone exactly (P10)."""

from __future__ import annotations

import csv
import io
from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.apps import apps
from django.db import IntegrityError, connection
from django.utils import timezone

from groundwork.core.errors import NotAllowed, NotNow, Unacceptable
from groundwork.enrollment.actions import become_ready, join_cohort
from groundwork.enrollment.landing import actions
from groundwork.enrollment.landing.actions import StillNeeded, choose_columns, land, take_file, undo
from groundwork.enrollment.landing.bulk import NewRows
from groundwork.enrollment.landing.export import people_table
from groundwork.enrollment.landing.inviting import add_by_hand, invite_waiting, not_written_to
from groundwork.enrollment.landing.undoing import names_of
from groundwork.enrollment.models import ImportRun, LearningProfile, MentorOffer, Orientation, Participation, Skill
from groundwork.enrollment.states import ImportState, ParticipationState
from groundwork.enrollment.sweepers import forget_old_files, land_large_imports
from groundwork.history.models import Event
from groundwork.people.models import Person
from groundwork.programs.actions import set_manager
from groundwork.programs.models import Cohort, Membership, ReportingLine
from groundwork.programs.states import CohortState
from tests import make

pytestmark = pytest.mark.django_db
NINA = {"E-mail": "nina@example.org", "Name": "Nina Berg", "Employee number": "007", "Role": "mentor"}
OMAR = {"E-mail": "omar@example.org", "Name": "Omar Said", "Employee number": "008", "Role": "mentee"}
MODELS = [model for model in apps.get_models() if model._meta.app_label in {"people", "programs", "enrollment"}]


@pytest.fixture
def cast() -> SimpleNamespace:
    return make.cast()


def as_csv(*rows: dict[str, str]) -> bytes:
    columns = list(dict.fromkeys(title for row in rows for title in row))
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, columns)
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


def taken(cast: Any, *rows: dict[str, str], role: str = "", **more: Any) -> ImportRun:
    facts = {"by": cast.cleo, "at": make.NOW, **more}
    run = take_file(cast.cohort, file_name="people.csv", content=as_csv(*rows), **facts)
    mapping = {int(index): key for index, key in run.mapping.items()}
    choose_columns(run, mapping, default_role=role, **facts)
    return run


def landed(cast: Any, *rows: dict[str, str], role: str = "", new_skills: bool = False, **more: Any) -> ImportRun:
    run = taken(cast, *rows, role=role, **more)
    land(run, new_skills=new_skills, **{"by": cast.cleo, "at": make.NOW, **more})
    return run


def everything() -> dict[str, list[dict[str, Any]]]:
    """All rows about people and programs, as they stand."""
    models = [model for model in MODELS if model is not ImportRun]
    return {model._meta.label: list(model._base_manager.order_by("pk").values()) for model in models}


def nina() -> Person:
    return Person.objects.get(email="nina@example.org")


# Landing


def test_new_people_come_in_with_their_work_their_manager_and_a_part(cast: Any) -> None:
    landed(cast, NINA | {"Unit": "Planning", "Grade": "G7", "Manager e-mail": "mo.haddad@example.org"}, OMAR)

    member = Membership.objects.get(person=nina(), organization=cast.here)
    part = Participation.objects.get(person=nina(), cohort=cast.cohort)
    assert (member.unit, member.grade, member.employee_number) == ("Planning", "G7", "007")
    assert (part.role, part.state, part.source) == ("mentor", ParticipationState.INVITED, "import")
    assert not nina().has_usable_password()


def test_a_manager_who_is_a_member_is_linked_and_another_stays_an_address(cast: Any) -> None:
    landed(cast, NINA | {"Manager e-mail": cast.mo.email}, OMAR | {"Manager e-mail": "boss@elsewhere.org"})

    lines = dict(ReportingLine.objects.exclude(person=cast.ben).values_list("person__email", "manager_email"))
    assert ReportingLine.objects.get(person=nina()).manager == cast.mo
    assert lines["omar@example.org"] == "boss@elsewhere.org"
    assert ReportingLine.objects.get(person__email="omar@example.org").manager is None


def test_a_line_that_led_to_an_address_leads_to_the_person_once_there_is_one(cast: Any) -> None:
    member = Membership.objects.get(person=cast.ada, organization=cast.here)
    set_manager(member, email="nina@example.org", by=cast.cleo, at=make.NOW)

    landed(cast, NINA)

    assert ReportingLine.objects.get(person=cast.ada).manager == nina()


def test_first_answers_are_filled_in_for_the_person_to_read(cast: Any) -> None:
    make.skill(cast.here, "Public speaking")
    rows = [
        NINA | {"Offers": "Public speaking; Beekeeping", "Places": "3", "About": "Twenty years of wards."},
        OMAR | {"Would like to learn": "Leading a first team", "Job title": "Nurse", "Unit": "Surgery"},
    ]

    landed(cast, *rows)

    offer = MentorOffer.objects.get(participation__person=nina())
    profile = LearningProfile.objects.get(participation__person__email="omar@example.org")
    assert (offer.places, offer.can_help_with) == (3, "Twenty years of wards.\n\nBeekeeping")
    assert [skill.name for skill in offer.skills.all()] == ["Public speaking"]
    assert [skill.name for skill in profile.skills.all()] == ["Leading a first team"]
    assert profile.where_now == "Nurse, Surgery"


def test_what_a_file_tells_about_a_mentee_is_never_taken_for_what_they_want_to_learn(cast: Any) -> None:
    landed(cast, OMAR | {"Job title": "Nurse", "About": "I grew up in three countries."})

    profile = LearningProfile.objects.get(participation__person__email="omar@example.org")
    assert (profile.where_now, profile.own_words) == ("Nurse\n\nI grew up in three countries.", "")


def test_new_words_join_the_shared_list_when_the_coordinator_says_so(cast: Any) -> None:
    landed(cast, NINA | {"Offers": "Beekeeping"}, OMAR | {"Would like to learn": "beekeeping"}, new_skills=True)

    beekeeping = Skill.objects.get(organization=cast.here, name="Beekeeping")
    assert list(beekeeping.offers.values_list("participation__person__email", flat=True)) == ["nina@example.org"]
    assert list(beekeeping.profiles.values_list("participation__person__email", flat=True)) == ["omar@example.org"]


def test_another_name_of_a_skill_is_understood(cast: Any) -> None:
    skill = make.skill(cast.here, "Public speaking")
    skill.other_names = ["Rhetoric"]
    skill.save()

    landed(cast, NINA | {"Offers": "rhetoric"})

    assert MentorOffer.objects.get(participation__person=nina()).skills.get() == skill


def test_the_programs_own_word_says_the_role(cast: Any) -> None:
    cast.program.mentee_word = "Fellow"
    cast.program.save()

    landed(cast, NINA | {"Role": "fellow"}, OMAR | {"Role": "Mentor"})

    assert Participation.objects.get(person=nina()).role == "mentee"


def test_who_is_both_has_two_parts(cast: Any) -> None:
    landed(cast, NINA | {"Role": "mentor and mentee"})

    assert set(nina().participations.values_list("role", flat=True)) == {"mentor", "mentee"}


def test_somebody_new_without_a_role_stays_out(cast: Any) -> None:
    run = taken(cast, NINA, OMAR | {"Role": ""})

    assert run.outcome["kinds"] == {"role_missing": 1}
    assert run.outcome["counts"]["clean"] == 1


def test_clean_rows_go_ahead_and_what_stays_of_the_file_are_the_others(cast: Any) -> None:
    run = landed(cast, NINA, OMAR | {"E-mail": "no address"})

    run.refresh_from_db()
    assert Person.objects.filter(email="nina@example.org").exists()
    assert b"no address" in bytes(run.content)
    assert b"nina@example.org" not in bytes(run.content)


def test_a_file_without_one_clean_row_does_not_land(cast: Any) -> None:
    run = taken(cast, NINA | {"E-mail": "no address"})

    with pytest.raises(NotNow) as no:
        land(run, new_skills=False, by=cast.cleo, at=make.NOW)

    assert no.value.code == "nothing_to_land"


def test_one_event_says_how_many_and_nobody_is_written_to(cast: Any) -> None:
    landed(cast, NINA, OMAR)

    event = Event.objects.get(name="people.imported")
    assert (event.facts["new"], event.facts["out"]) == (2, 0)
    assert not Event.objects.filter(name="part.invited").exists()


# All or nothing


def test_a_landing_that_breaks_half_way_leaves_nothing(cast: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    run = taken(cast, NINA, OMAR)
    before, write = everything(), NewRows.write

    def break_at_parts(rows: NewRows) -> None:
        if rows.model is Participation:
            rows.rows[1] = rows.rows[0]  # the same id twice: the database itself refuses
        write(rows)

    monkeypatch.setattr(NewRows, "write", break_at_parts)
    with pytest.raises(NotNow):
        land(run, new_skills=False, by=cast.cleo, at=make.NOW)

    assert everything() == before
    assert ImportRun.objects.get().state == ImportState.CHECKED


def test_a_crash_half_way_leaves_nothing(cast: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    run = taken(cast, NINA, OMAR)
    before = everything()

    def crash(*args: Any, **kwargs: Any) -> None:
        raise IntegrityError

    monkeypatch.setattr(actions, "record", crash)
    with pytest.raises(NotNow):
        land(run, new_skills=False, by=cast.cleo, at=make.NOW)

    assert everything() == before


def test_two_clicks_land_once(cast: Any) -> None:
    run = taken(cast, NINA)
    same = ImportRun.objects.get(pk=run.pk)
    land(run, new_skills=False, by=cast.cleo, at=make.NOW)

    with pytest.raises(NotNow):
        land(same, new_skills=False, by=cast.cleo, at=make.NOW)

    assert Participation.objects.filter(person=nina()).count() == 1


def test_somebody_who_changed_meanwhile_stops_the_landing(cast: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    landed(cast, NINA | {"Unit": "Planning"})
    run = taken(cast, NINA | {"Unit": "Surgery"})
    plan_for = actions.plan_for

    def plan_and_lose_the_race(*args: Any, **kwargs: Any) -> Any:
        plan = plan_for(*args, **kwargs)
        Membership.objects.filter(person=nina()).update(unit="Kitchen")
        return plan

    monkeypatch.setattr(actions, "plan_for", plan_and_lose_the_race)
    with pytest.raises(NotNow) as no:
        land(run, new_skills=False, by=cast.cleo, at=make.NOW)

    assert no.value.code == "changed_meanwhile"
    assert Membership.objects.get(person=nina()).unit == "Kitchen"


# Coming again


def test_a_second_file_updates(cast: Any) -> None:
    landed(cast, NINA | {"Unit": "Planning", "Places": "1"})

    run = landed(cast, NINA | {"Name": "Nina Berg-Holt", "Unit": "Surgery", "Places": "2"})

    assert run.outcome["counts"] | {"new": 0, "changed": 1} == run.outcome["counts"]
    assert nina().name == "Nina Berg-Holt"
    assert Membership.objects.get(person=nina()).unit == "Surgery"
    assert MentorOffer.objects.get(participation__person=nina()).places == 2


def test_the_same_file_again_changes_nothing(cast: Any) -> None:
    rows = [NINA | {"Offers": "Beekeeping", "Places": "2"}, OMAR | {"Manager e-mail": "nina@example.org"}]
    landed(cast, *rows)
    before = everything()

    run = landed(cast, *rows)

    assert run.outcome["counts"]["same"] == 2
    assert everything() == before


def test_a_blank_cell_leaves_what_is_known(cast: Any) -> None:
    full = NINA | {"Unit": "Planning", "Places": "3", "About": "Wards.", "Manager e-mail": cast.mo.email}
    landed(cast, full)
    before = everything()

    landed(cast, dict.fromkeys(full, "") | {"E-mail": "nina@example.org"})

    assert everything() == before


def test_an_employee_number_recognises_somebody_whose_address_changed(cast: Any) -> None:
    landed(cast, NINA)
    person = nina()

    landed(cast, NINA | {"E-mail": "nina.holt@example.org"})

    person.refresh_from_db()
    assert person.email == "nina.holt@example.org"


def test_a_file_gives_no_new_address_to_somebody_who_has_come_in(cast: Any) -> None:
    landed(cast, NINA)
    Person.objects.filter(email="nina@example.org").update(last_login=make.NOW)

    run = landed(cast, NINA | {"E-mail": "cleo.again@example.org", "Name": "N. B.", "Unit": "Surgery"})

    assert run.outcome["kinds"] == {"email_kept": 1}
    assert nina().name == "Nina Berg"
    assert Membership.objects.get(person=nina()).unit == "Surgery"


def test_an_address_of_somebody_elsewhere_is_never_taken_over(cast: Any) -> None:
    landed(cast, NINA)

    run = landed(cast, NINA | {"E-mail": cast.mallory.email})

    assert run.outcome["kinds"] == {"email_kept": 1}
    assert nina().email == "nina@example.org"


def test_what_somebody_answered_stays_theirs(cast: Any) -> None:
    landed(cast, NINA | {"Places": "1"})
    join_cohort(cast.cohort, nina(), role="mentor", by=nina(), at=make.NOW)

    run = landed(cast, NINA | {"Places": "9"})

    assert MentorOffer.objects.get(participation__person=nina()).places == 1
    assert run.outcome["counts"]["kept_answers"] == 1


def test_who_left_the_cohort_is_not_brought_back(cast: Any) -> None:
    landed(cast, NINA)
    Participation.objects.filter(person=nina()).update(state=ParticipationState.LEFT)

    run = landed(cast, NINA)

    assert Participation.objects.get(person=nina()).state == ParticipationState.LEFT
    assert run.outcome["counts"]["stay_away"] == 1


def test_columns_are_remembered_for_files_with_the_same_titles(cast: Any) -> None:
    run = take_file(cast.cohort, file_name="a.csv", content=as_csv(NINA | {"Shoes": "42"}), by=cast.cleo, at=make.NOW)
    choose_columns(run, {0: "email", 1: "name", 4: "location"}, default_role="mentor", by=cast.cleo, at=make.NOW)
    land(run, new_skills=False, by=cast.cleo, at=make.NOW)

    again = take_file(cast.cohort, file_name="b.csv", content=as_csv(OMAR | {"Shoes": "44"}), by=cast.cleo, at=make.NOW)

    assert again.mapping == {"0": "email", "1": "name", "4": "location"}


# The wall


def test_somebody_from_elsewhere_becomes_a_member_and_keeps_the_account_as_it_is(cast: Any) -> None:
    row = {"E-mail": cast.mallory.email.upper(), "Name": "M. Reyes", "Role": "mentor", "Languages": "German"}

    landed(cast, row)

    cast.mallory.refresh_from_db()
    member = Membership.objects.get(person=cast.mallory, organization=cast.here)
    assert (cast.mallory.name, cast.mallory.languages) == ("Mallory Reyes", [])
    assert member.name_here == "M. Reyes"


def test_an_operators_account_is_left_alone(cast: Any) -> None:
    landed(cast, {"E-mail": cast.otto.email, "Name": "Somebody Else", "Role": "mentor"})

    cast.otto.refresh_from_db()
    assert (cast.otto.name, cast.otto.is_operator) == ("Otto Berg", True)


def test_only_coordinators_of_the_program_bring_people_in(cast: Any) -> None:
    run = taken(cast, NINA)

    for stranger in (cast.mallory, cast.ada, cast.otto):
        with pytest.raises(NotAllowed):
            take_file(cast.cohort, file_name="a.csv", content=as_csv(NINA), by=stranger, at=make.NOW)
        with pytest.raises(NotAllowed):
            land(run, new_skills=False, by=stranger, at=make.NOW)


def test_a_file_that_cannot_be_read_says_why(cast: Any) -> None:
    with pytest.raises(Unacceptable) as no:
        take_file(cast.cohort, file_name="people.csv", content=b"", by=cast.cleo, at=make.NOW)

    assert (no.value.code, no.value.field) == ("empty", "file")


def test_nobody_comes_into_a_cohort_that_is_closing(cast: Any) -> None:
    Cohort.objects.filter(pk=cast.cohort.pk).update(state=CohortState.CLOSING)
    cast.cohort.refresh_from_db()

    with pytest.raises(NotNow):
        take_file(cast.cohort, file_name="a.csv", content=as_csv(NINA), by=cast.cleo, at=make.NOW)


# The way back


def test_undo_restores_exactly_what_stood_before(cast: Any) -> None:
    first = [NINA | {"Offers": "Public speaking", "Places": "1", "About": "Wards."}, OMAR | {"Unit": "Planning"}]
    landed(cast, *first, new_skills=True)
    member = Membership.objects.get(person=cast.ada, organization=cast.here)
    set_manager(member, email="pia@example.org", by=cast.cleo, at=make.NOW)
    Membership.objects.filter(person=cast.mo).update(left_at=make.NOW)
    before = everything()

    run = landed(
        cast,
        NINA | {"Name": "N. Berg", "Offers": "Beekeeping; Public speaking", "Places": "4", "About": "More wards."},
        OMAR | {"Unit": "Surgery", "Languages": "German", "Would like to learn": "Beekeeping", "Places": ""},
        {"E-mail": "pia@example.org", "Name": "Pia Holm", "Role": "both", "Manager e-mail": "nina@example.org"},
        {"E-mail": cast.mallory.email, "Name": "M.", "Role": "mentee"},
        {"E-mail": cast.mo.email, "Name": "Mo Haddad", "Role": "mentor", "Unit": "Kitchen"},
        new_skills=True,
        at=make.NOW + timedelta(hours=1),
    )
    assert everything() != before
    undo(run, by=cast.cleo, at=make.NOW + timedelta(hours=2))

    assert everything() == before
    assert ImportRun.objects.get(pk=run.pk).state == ImportState.UNDONE


def refusal(run: ImportRun, cast: Any) -> list[tuple[str, str]]:
    with pytest.raises(StillNeeded) as no:
        undo(ImportRun.objects.get(pk=run.pk), by=cast.cleo, at=make.NOW)
    return [(name, str(why)) for name, why in names_of(no.value.reasons)]


def test_who_has_answered_keeps_an_import_from_being_undone(cast: Any) -> None:
    run = landed(cast, NINA, OMAR)
    join_cohort(cast.cohort, nina(), role="mentor", by=nina(), at=make.NOW)
    before = everything()

    assert refusal(run, cast) == [("Nina Berg", "has answered")]
    assert everything() == before


def test_who_was_invited_keeps_an_import_from_being_undone(cast: Any) -> None:
    run = landed(cast, NINA)
    invite_waiting(cast.cohort, by=cast.cleo, at=make.NOW)

    assert refusal(run, cast) == [("Nina Berg", "has been invited")]


def test_who_has_signed_in_keeps_an_import_from_being_undone(cast: Any) -> None:
    run = landed(cast, NINA)
    Person.objects.filter(email="nina@example.org").update(last_login=make.NOW)

    assert refusal(run, cast) == [("Nina Berg", "has signed in")]


def test_a_round_that_counts_on_somebody_keeps_an_import_from_being_undone(cast: Any) -> None:
    run = landed(cast, NINA)
    matching = apps.get_model("matching", "Round").objects.create(cohort=cast.cohort)
    matching.people.add(Participation.objects.get(person=nina()))

    assert refusal(run, cast) == [("Nina Berg", "is part of something that came after")]


def test_imports_are_undone_from_the_last_to_the_first(cast: Any) -> None:
    first = landed(cast, NINA)
    second = landed(cast, NINA | {"Unit": "Surgery"}, at=make.NOW + timedelta(hours=1))

    assert refusal(first, cast)[0][1].startswith("A later import")
    undo(second, by=cast.cleo, at=make.NOW)
    undo(first, by=cast.cleo, at=make.NOW)

    assert not Person.objects.filter(email="nina@example.org").exists()


def test_a_change_by_hand_since_keeps_an_import_from_being_undone(cast: Any) -> None:
    landed(cast, NINA)
    run = landed(cast, NINA | {"Unit": "Surgery"}, at=make.NOW + timedelta(hours=1))
    Membership.objects.filter(person=nina()).update(unit="Kitchen")

    assert "changed again" in refusal(run, cast)[0][1]


def test_words_that_others_use_by_now_stay_in_the_list(cast: Any) -> None:
    run = landed(cast, NINA | {"Offers": "Beekeeping"}, new_skills=True)
    cast.mentor.offer.skills.add(Skill.objects.get(name="Beekeeping"))

    undo(run, by=cast.cleo, at=make.NOW)

    assert Skill.objects.filter(name="Beekeeping").exists()
    assert not Person.objects.filter(email="nina@example.org").exists()


def test_confidential_words_stay_sealed_in_the_way_back(cast: Any) -> None:
    landed(cast, OMAR | {"About": "I want out of nights."})
    run = landed(cast, OMAR | {"About": "Days, please."}, at=make.NOW + timedelta(hours=1))

    with connection.cursor() as cursor:
        cursor.execute("SELECT undo FROM enrollment_importrun")
        kept = str(cursor.fetchall())

    assert "nights" not in kept
    undo(run, by=cast.cleo, at=make.NOW)
    assert LearningProfile.objects.get(participation__person__email="omar@example.org").where_now.endswith("nights.")


# Large files, and old ones


def test_the_worker_lands_what_was_left_to_it(cast: Any) -> None:
    run = taken(cast, NINA)
    actions.ask_to_land(run, new_skills=False, by=cast.cleo, at=make.NOW)

    assert land_large_imports(make.NOW) == 1
    assert land_large_imports(make.NOW) == 0
    assert ImportRun.objects.get().state == ImportState.LANDED


def test_a_no_to_the_worker_comes_back_to_the_page(cast: Any) -> None:
    run = taken(cast, NINA)
    actions.ask_to_land(run, new_skills=False, by=cast.cleo, at=make.NOW)
    Cohort.objects.filter(pk=cast.cohort.pk).update(state=CohortState.CLOSED)

    assert land_large_imports(make.NOW) == 0
    run.refresh_from_db()
    assert run.state == ImportState.CHECKED
    assert run.outcome["refused"].startswith("This cohort")


def test_after_thirty_days_a_file_is_forgotten_and_the_numbers_stay(cast: Any) -> None:
    run, never = landed(cast, NINA, OMAR | {"E-mail": "?"}), taken(cast, OMAR)
    ImportRun.objects.update(created_at=timezone.now() - timedelta(days=31))

    forget_old_files(timezone.now())
    forget_old_files(timezone.now())

    run.refresh_from_db()
    assert (bytes(run.content), run.undo, run.outcome["counts"]["new"]) == (b"", {}, 1)
    assert "problems" not in run.outcome
    with pytest.raises(NotNow):
        undo(run, by=cast.cleo, at=make.NOW)
    assert not ImportRun.objects.filter(pk=never.pk).exists()


def test_a_file_put_away_leaves_nothing(cast: Any) -> None:
    run = taken(cast, NINA)
    before = everything()

    actions.drop_file(run, by=cast.cleo, at=make.NOW)

    assert not ImportRun.objects.exists()
    assert everything() == before


# Inviting, and taking a table away


def test_everybody_is_invited_once_and_with_one_letter(cast: Any) -> None:
    landed(cast, NINA | {"Role": "both"}, OMAR)

    assert invite_waiting(cast.cohort, by=cast.cleo, at=make.NOW) == 2
    assert invite_waiting(cast.cohort, by=cast.cleo, at=make.NOW) == 0
    assert not not_written_to(cast.cohort).exists()
    assert Event.objects.filter(name="part.invited").count() == 3
    assert Event.objects.filter(name="part.invited", announced_at=None).count() == 2


def test_nobody_is_invited_to_a_cohort_that_nobody_can_join(cast: Any) -> None:
    landed(cast, NINA)
    Cohort.objects.filter(pk=cast.cohort.pk).update(state=CohortState.DRAFT)
    cast.cohort.refresh_from_db()

    with pytest.raises(NotNow):
        invite_waiting(cast.cohort, by=cast.cleo, at=make.NOW)


def test_one_person_is_added_by_hand_once(cast: Any) -> None:
    said = {"name": "Nina Berg", "email": "Nina@Example.org", "role": "mentor", "by": cast.cleo, "at": make.NOW}
    part = add_by_hand(cast.cohort, **said)

    assert part.person == nina()
    assert Event.objects.filter(name="part.invited", about_id=part.pk).exists()
    with pytest.raises(NotNow):
        add_by_hand(cast.cohort, **said)


def test_the_table_comes_back_unchanged(cast: Any) -> None:
    landed(
        cast,
        NINA | {"Offers": "Law", "Places": "2", "Start date": "2019-03-04", "Time zone": "Europe/Oslo"},
        OMAR | {"Languages": "de; en", "Manager e-mail": "nina@example.org", "Profession": "=cmd|'/c calc'!A1"},
        new_skills=True,
    )
    titles, rows = people_table(cast.cohort)

    run = landed(cast, *(dict(zip(titles, row, strict=True)) for row in rows))

    assert run.outcome["counts"] | {"new": 0, "changed": 0, "out": 0, "same": 4} == run.outcome["counts"]


def test_becoming_ready_is_still_the_persons_own_word(cast: Any) -> None:
    landed(cast, NINA | {"Offers": "Law", "Places": "2"})
    part = Participation.objects.get(person=nina())

    with pytest.raises(NotAllowed):
        become_ready(part, agrees=True, by=cast.cleo, at=make.NOW)


# Answers of people, beforehand


ANSWERS_OF_NINA = NINA | {
    "Hours a month": "3",
    "Where to meet": "online",
    "When there is time": "mornings; evenings",
    "Help given or hoped for": "advice",
    "What one goes through, or has": "first team",
    "What a mentor can help with": "First teams.",
    "What a mentor has lived through": "Two mergers.",
    "What a mentor does not offer": "A job.",
}
ANSWERS_OF_OMAR = OMAR | {
    "Would like to learn": "Budgets; Law",
    "How often to talk": "every two weeks",
    "Where to meet": "either",
    "What to learn, in own words": "Money.",
    "Career goals": "Head of Finance.",
    "What the mentor must have": "Patience.",
    "What would be good in a mentor": "A laugh.",
}


def test_a_file_may_answer_what_mentors_are_asked(cast: Any) -> None:
    landed(cast, ANSWERS_OF_NINA)

    offer = MentorOffer.objects.get(participation__person=nina())
    assert (offer.hours_per_month, offer.channel, offer.free_times) == (3, "online", ["morning", "evening"])
    assert (offer.kinds, offer.milestones) == (["advice"], ["first_team"])
    assert (offer.can_help_with, offer.lessons, offer.not_offered) == ("First teams.", "Two mergers.", "A job.")


def test_a_file_may_answer_what_mentees_are_asked_and_what_is_wanted_most_comes_first(cast: Any) -> None:
    landed(cast, ANSWERS_OF_OMAR, new_skills=True)

    profile = LearningProfile.objects.get(participation__person__email="omar@example.org")
    assert (profile.rhythm_weeks, profile.channel, profile.own_words) == (2, "either", "Money.")
    assert (profile.goals, profile.must_have, profile.would_be_good) == ("Head of Finance.", "Patience.", "A laugh.")
    assert list(profile.wanted_skills.values_list("skill__name", "rank")) == [("Budgets", 1), ("Law", 2)]


def test_answers_of_a_file_are_changed_by_the_next_and_undone_exactly(cast: Any) -> None:
    landed(cast, ANSWERS_OF_NINA, ANSWERS_OF_OMAR)
    before = everything()

    again = landed(
        cast,
        NINA
        | {"Hours a month": "2", "When there is time": "weekends", "What a mentor has lived through": "A wedding."},
        OMAR | {"Career goals": "A farm.", "How often to talk": "monthly"},
        at=make.NOW + timedelta(hours=1),
    )
    offer = MentorOffer.objects.get(participation__person=nina())
    undo(again, by=cast.cleo, at=make.NOW + timedelta(hours=2))

    assert (offer.hours_per_month, offer.free_times, offer.lessons) == (2, ["weekend"], "A wedding.")
    assert everything() == before


def test_what_somebody_has_answered_themselves_stays(cast: Any) -> None:
    landed(cast, {"E-mail": cast.ada.email, "Name": "Ada", "Role": "mentor", "Hours a month": "9"})

    cast.mentor.offer.refresh_from_db()
    assert cast.mentor.offer.hours_per_month is None


def test_who_has_been_to_the_orientation_is_noted_by_a_file_for_everybody_and_undone(cast: Any) -> None:
    ada = {"E-mail": cast.ada.email, "Name": "Ada", "Role": "mentor", "Orientation attended": "yes"}
    run = landed(cast, NINA | {"Orientation attended": "14.01.2027"}, ada, OMAR | {"Orientation attended": "no"})
    noted = set(Orientation.objects.values_list("participation__person__email", "by"))

    again = landed(cast, ada, at=make.NOW + timedelta(hours=1))
    undo(again, by=cast.cleo, at=make.NOW + timedelta(hours=2))
    undo(run, by=cast.cleo, at=make.NOW + timedelta(hours=3))

    assert noted == {("nina@example.org", cast.cleo.pk), (cast.ada.email, cast.cleo.pk)}
    assert not Orientation.objects.exists()


def test_answers_in_the_table_come_back_unchanged(cast: Any) -> None:
    landed(cast, ANSWERS_OF_NINA | {"Orientation attended": "yes"}, ANSWERS_OF_OMAR, new_skills=True)
    titles, rows = people_table(cast.cohort)
    table = [dict(zip(titles, row, strict=True)) for row in rows]

    run = landed(cast, *table)

    assert [row["When there is time"] for row in table] == ["", "", "morning; evening", ""]
    assert run.outcome["counts"] | {"new": 0, "changed": 0, "out": 0, "same": 4} == run.outcome["counts"]


def test_where_somebody_says_two_things_in_two_roles_the_table_leaves_it_blank(cast: Any) -> None:
    both = {"E-mail": "kim@example.org", "Name": "Kim Lund", "Role": "mentor and mentee", "Where to meet": "online"}
    landed(cast, both)
    LearningProfile.objects.filter(participation__person__email="kim@example.org").update(channel="either")

    titles, rows = people_table(cast.cohort)

    kim = dict(zip(titles, next(row for row in rows if "kim@example.org" in row), strict=True))
    assert kim["Where to meet"] == ""

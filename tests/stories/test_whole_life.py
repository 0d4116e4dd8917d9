"""One long life, through the pages and letters that people have: from an empty installation to free places again."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from groundwork.people.actions import issue_operator_link

from .clock import story_time
from .player import Player

TUESDAY = datetime(2027, 3, 9, 9, 0, tzinfo=UTC)
THURSDAY = datetime(2027, 3, 11, 8, 0, tzinfo=UTC)
PEOPLE = """\
Role,Name,E-mail,Unit,Manager e-mail,Languages,Places,Offers,Would like to learn
mentor,Ada Lindqvist,ada@valemere.example,Surgery,,English; Swedish,2,Leading a first team; Negotiating,
mentor,Grace Park,grace@valemere.example,Surgery,,English,1,Running projects,
mentor,Tomasz Nowak,tomasz@valemere.example,Finance,,English,1,Understanding how the money works,
mentor,Ines Costa,ines@valemere.example,Nursing,,English,1,Bringing about change,
mentee,Ben Okafor,ben@valemere.example,Planning,mo@valemere.example,English,,,Leading a first team
mentee,Noor Haddad,noor@valemere.example,Planning,mo@valemere.example,English,,,Leading a first team
mentee,Yuki Tanaka,yuki@valemere.example,Laboratory,,English,,,Running projects
mentee,Lea Fischer,lea@valemere.example,Pharmacy,,English,,,Bringing about change
mentee,Nobody Known,nobody.at.valemere,Pharmacy,,English,,,Bringing about change
"""


@pytest.mark.django_db(transaction=True)
def test_a_whole_life():
    with story_time(TUESDAY) as clock:
        story = Story(clock)
        story.an_organization_is_started()
        story.the_organizer_makes_a_program()
        story.people_come_out_of_a_file()
        story.they_come_in()
        story.a_round_brings_pairs_together()
        story.it_is_published_and_undone_and_published()
        story.the_manager_is_asked()
        story.both_prepare()
        story.they_find_a_time_and_talk()
        story.they_promise_each_other()
        story.they_say_how_it_went()
        story.a_picture_and_a_goal()
        story.the_next_talk_is_noted_from_a_letter()
        story.ada_pauses_from_the_foot_of_a_letter()
        story.lea_asks_ines()
        story.they_write_before_deciding()
        story.they_meet_once_and_begin()
        story.tomasz_offers_and_sam_says_not_now()
        story.they_look_back()
        story.the_end_draws_near()
        story.they_say_what_they_gained()
        story.places_are_free_again()


class Story:
    def __init__(self, clock):
        self.clock = clock
        self.otto = Player("Otto Berg", "otto@operators.example")
        self.mallory = Player("Mallory Reyes", "mallory@northgate.example")
        names = ["Cleo Marques", "Mo Haddad", "Ada Lindqvist", "Grace Park", "Tomasz Nowak", "Ines Costa"]
        names += ["Ben Okafor", "Noor Haddad", "Yuki Tanaka", "Lea Fischer", "Sam Okoye"]
        for name in names:
            first = name.split()[0].lower()
            setattr(self, first, Player(name, f"{first}@valemere.example"))

    # -- before there is anybody ------------------------------------------------------------------------------------

    def an_organization_is_started(self):
        otto = self.otto
        once = f"/operator/first/{issue_operator_link(at=self.clock.at)}/"
        otto.open(once)
        otto.fill("Your name", otto.name)
        otto.fill("Your e-mail", otto.email)
        otto.press("Become the operator")
        self.start_organization("Valemere Hospitals", self.cleo)
        self.start_organization("Northgate University", self.mallory)

        self.ada.open(once, status=410)
        self.ada.sees("This link is over")

    def start_organization(self, name, organizer):
        otto = self.otto
        otto.open("/operator/")
        otto.follow("Start an organization")
        otto.fill("Name of the organization", name)
        otto.fill("Organizer’s name", organizer.name)
        otto.fill("Organizer’s e-mail", organizer.email)
        otto.press("Start the organization")
        otto.sees(f"{name} has been started")
        self.clock.go_on(minutes=1)
        organizer.follow_mail("You can start mentoring programs", link="sign-in")
        organizer.sign_in()

    # -- a program, and people in it --------------------------------------------------------------------------------

    def the_organizer_makes_a_program(self):
        cleo = self.cleo
        cleo.follow("See your programs")
        cleo.follow("Start a program")
        cleo.fill("Name of the program", "Side by Side")
        cleo.fill("Purpose", "So that nobody leads a first team alone.")
        cleo.press("Continue")
        cleo.press("Continue")
        cleo.choose("Managers are asked")
        cleo.press("Continue")
        cleo.fill("End", "2026-01-26")
        cleo.press("Continue")
        cleo.sees("There is a problem")
        cleo.fill("End", "2028-01-26")
        cleo.press("Continue")
        cleo.sees("Side by Side · April 2027", "One of four is done")
        self.cohort = cleo.path
        cleo.press("Open for people")
        cleo.sees("Gathering people")

        self.mallory.is_refused(self.cohort)
        cleo.is_refused("/operator/")

    def people_come_out_of_a_file(self):
        cleo = self.cleo
        cleo.follow("Bring in a file")
        cleo.attach("The file with people", "people.csv", PEOPLE)
        cleo.press("Continue")
        cleo.press("Look through the rows")
        cleo.sees("8 people can come in, 1 to correct", "nobody.at.valemere", "Manager not known (2)")
        cleo.press("Bring in 8 people")
        cleo.sees("8 people are in", "Nobody has been written to")
        self.clock.go_on(minutes=1)
        assert not self.ben.mails()
        self.mallory.is_refused(cleo.path)
        cleo.press("Invite these 8 people now")
        cleo.press("Undo this import")
        cleo.sees("This import stays as it is")
        self.clock.go_on(minutes=1)

        assert [letter.subject for letter in self.ben.mails()] == [
            "Cleo Marques invites you to find a mentor in Side by Side"
        ]

    def they_come_in(self):
        self.join_by_mail(self.ben, "I would like to have a mentor")
        self.join_by_mail(self.ada, "I would like to be a mentor")
        ada, ben = self.ada, self.ben
        ada.press("Continue")
        ada.sees("There is a problem", "Enter how many hours a month")
        ben.is_refused(ada.path)
        self.offer_places(ada)
        ada.sees("Your offer can be seen now", "You offered 2 places")
        self.seek_a_mentor(ben)
        ben.sees("The search is on", "One mentor has a free place today")
        for mentor in (self.grace, self.tomasz):
            self.join_by_mail(mentor, "I would like to be a mentor")
            self.offer_places(mentor)
        for mentee in (self.noor, self.yuki):
            self.join_by_mail(mentee, "I would like to have a mentor")
            self.seek_a_mentor(mentee)

        self.cleo.open(self.cohort)
        self.cleo.sees("6 of 8 people joined, 3 mentors offer places for 4")

    def join_by_mail(self, player, wish):
        player.follow_mail("invites you")
        player.choose(wish)
        player.fill("Your e-mail address", player.email)
        player.press("Send me a code")
        player.enter_code("Join Side by Side")

    def offer_places(self, mentor):
        mentor.fill("Hours a month", "3")
        mentor.press("Continue")
        mentor.press("Continue")
        mentor.choose("Advice from having been there", "Online or in person")
        mentor.fill("What you would rather not do", "No recommendations for jobs.")
        mentor.press("Continue")
        mentor.press("Offer my")

    def seek_a_mentor(self, mentee, *, rather_not="Finance"):
        mentee.choose("Thinking things through together")
        mentee.press("Continue")
        mentee.choose("Online or in person")
        mentee.press("Continue")
        mentee.fill("Is there anybody", rather_not)
        mentee.press("Continue")
        mentee.choose("My coordinator, and a mentor I ask")
        mentee.press("Find me a mentor")

    # -- a round ----------------------------------------------------------------------------------------------------

    def a_round_brings_pairs_together(self):
        cleo = self.cleo
        cleo.follow("Match")
        cleo.press("Start a round")
        cleo.press("Run the round")
        self.clock.go_on(minutes=1)
        self.round = cleo.path
        cleo.open(self.round)
        cleo.sees("3 of 3 mentees have a mentor", "Ben would like to learn “Leading a first team”, and Ada offers it.")
        cleo.follow("Noor Haddad")
        cleo.follow("Keep apart")
        cleo.press("Keep Noor and Ada apart")
        cleo.sees("There is a problem")
        cleo.fill("Noor Haddad and Ada Lindqvist", "They share an office.")
        cleo.press("Keep Noor and Ada apart")
        cleo.sees("Run the round again to arrange everyone anew")
        cleo.press("Run again")
        self.clock.go_on(minutes=1)
        cleo.open(self.round)
        cleo.sees("3 of 3 mentees have a mentor", "Kept apart (1)")

        self.mallory.is_refused(self.round)
        self.ben.is_refused(self.round)

    def it_is_published_and_undone_and_published(self):
        cleo = self.cleo
        cleo.follow("Preview the two letters")
        cleo.sees("Ben Okafor is your mentee", "Ada Lindqvist is your mentor")
        cleo.press_twice("Publish 3 pairs")
        cleo.sees("3 pairs are published", "This has moved on since you opened the page")
        self.clock.go_on(minutes=10)
        assert len(self.ben.mails()) == 2, "Nobody is told yet"
        cleo.press("Undo the publication")
        cleo.sees("Nobody was told, and every place is free again")
        cleo.follow("Preview the two letters")
        cleo.press("Publish 3 pairs")
        self.clock.go_on(minutes=31)
        cleo.open(self.round)
        cleo.sees("3 pairs have begun")
        cleo.does_not_see("Undo")

        self.ben.follow_mail("Ada Lindqvist is your mentor")
        self.ben.sees("Ada and you", "Prepare for your first talk")
        self.pair = self.ben.path
        self.ada.follow_mail("Ben Okafor is your mentee")
        self.ada.sees("Ben and you")
        for stranger in (self.mallory, self.noor, self.cleo, self.otto):
            stranger.is_refused(self.pair)

    def the_manager_is_asked(self):
        mo, ben = self.mo, self.ben
        mo.follow_mail("Ben Okafor would like about an hour a month", link="/manager/")
        mo.choose("Fine with me")
        mo.fill("What would help Ben", "It would help if Ben handed over the rota.")
        mo.press("Send my answer")
        mo.sees("Ben reads your answer")
        self.clock.go_on(minutes=10)
        ben.follow_mail("Your manager is fine")
        ben.sees("handed over the rota")
        mo.open(mo.path)
        mo.does_not_see("handed over the rota")
        self.ada.open(self.pair)
        self.ada.does_not_see("rota", "manager")

    # -- groundwork -------------------------------------------------------------------------------------------------

    def both_prepare(self):
        ada, ben = self.ada, self.ben
        ben.open(self.pair)
        ben.follow("Prepare")
        ben.fill("What do I expect of a mentor?", "Honest questions.")
        ben.press("I am ready")
        ada.open(self.pair)
        ada.follow("Prepare")
        ada.does_not_see("Honest questions.")
        ada.fill("What do I expect of the two of us?", "That we say it early.")
        ada.press("I am ready")
        for one in (ada, ben):
            one.open(f"{self.pair}preparation/")
            one.sees("Honest questions.", "That we say it early.")

    def they_find_a_time_and_talk(self):
        ada, ben = self.ada, self.ben
        ben.open(self.pair)
        ben.follow("Propose times")
        ben.choose("Thursday 11 March, 15:00", "Friday 12 March, 15:00")
        ben.press("Send these times to Ada")
        self.clock.go_on(minutes=10)
        ada.follow_mail("Ben Okafor proposes times", link="/meetings/")
        ada.choose("Thursday 11 March, 15:00")
        ada.press_twice("Plan this talk")
        ada.sees("You meet Ben on Thursday 11 March", "This has moved on since you opened the page")
        self.talk = ada.path
        self.mallory.is_refused(self.talk)
        self.clock.go_on(minutes=10)
        letter = ben.mail("Your talk with Ada Lindqvist: Thursday 11 March, 15:00")
        assert "BEGIN:VCALENDAR" in str(letter.message())
        self.clock.go_to(THURSDAY)
        ada.mail("Today at 15:00: your talk with Ben Okafor")

    def they_promise_each_other(self):
        ada, ben = self.ada, self.ben
        self.clock.go_on(hours=9)
        ben.open(self.pair)
        ben.follow("Begin your agreement")
        ben.follow("Begin your agreement")
        ben.press("Continue")
        ben.sees("There is a problem")
        ben.choose("Ben wants to learn something that Ada knows well.", "Ben can say what comes next, and why.")
        ben.press("Continue")
        ben.press("Continue")
        ben.choose("Questions wait for our next talk. If a decision")
        ben.press("Continue")
        ben.press_twice("I agree")
        ben.sees("Ada Lindqvist has not signed yet")
        ada.open(self.pair)
        ada.follow("Read the agreement")
        ada.sees("Every three weeks for an hour, by video.", "No recommendations for jobs.")
        ada.press("I agree")
        ada.sees("You have both signed", "In force since Thursday 11 March 2027")
        for stranger in (self.mallory, self.noor, self.cleo, self.otto):
            stranger.is_refused(f"{self.pair}agreement/")

    # -- growing ----------------------------------------------------------------------------------------------------

    def they_say_how_it_went(self):
        ada, ben = self.ada, self.ben
        ben.open(self.pair)
        ben.follow("Say how it went")
        ben.choose("It took place", "It was hard going", "Wednesday 31 March, 15:00")
        ben.fill("What will be done?", "Ask for a budget round")
        ben.fill("A question to think about", "What would a good week look like?")
        ben.press("Save all of it")
        ben.sees("Ask for a budget round", "Wednesday 31 March", "Growing Since Thursday 11 March, 1 talk")
        ada.open(self.talk)
        ada.sees("You talked with Ben", "Ask for a budget round")
        ada.does_not_see("hard going")

        self.cleo.open("/coordinator/")
        self.cleo.sees("Agreements signed 1 of 3")
        self.cleo.is_refused(self.talk)

    def a_picture_and_a_goal(self):
        ada, ben = self.ada, self.ben
        ben.open(f"{self.pair}goals/")
        ben.follow("Describe the picture")
        ben.fill("Where do you see yourself in three years?", "I lead people the way I would like to be led.")
        ben.press("Keep this picture")
        ben.follow("Set a first goal")
        ben.fill("What would you like to reach?", "Lead my first team through a whole quarter")
        ben.fill("What is the first step?", "Ask Tomasz about the budget")
        ben.press("Set this goal")
        ben.press("Done: Ask Tomasz about the budget")
        ben.sees("Done on Thursday 11 March")
        ada.open(ben.path)
        ada.fill("Nudge Ben", "What if the team were twice as large?")
        ada.press("Send Ben this nudge")
        ben.open(ben.path)
        ben.sees("twice as large")
        self.noor.is_refused(ben.path)

    def the_next_talk_is_noted_from_a_letter(self):
        ben = self.ben
        self.clock.go_to(THURSDAY + timedelta(days=20))
        self.clock.go_on(hours=24)
        ben.follow_mail("Did your talk with Ada Lindqvist on Wednesday 31 March take place?")
        ben.sees("Sign in")
        ben.sign_in()
        ben.sees("Your talk with Ada on Wednesday 31 March")
        ben.follow("Say how it went")
        ben.choose("We kept it short")
        ben.fill("Minutes, if it was short", "20")
        ben.press("Save this")
        ben.sees("Growing Since Thursday 11 March, 2 talks")

    # -- others find each other ------------------------------------------------------------------------------------

    def ada_pauses_from_the_foot_of_a_letter(self):
        ada = self.ada
        ada.follow_mail("Today at 15:00", link="/pauses/")
        ada.sees("Pause new requests")
        ada.choose("One month")
        ada.press("Pause new requests")
        ada.sees("Until Saturday 1 May nobody can ask you")

    def lea_asks_ines(self):
        ines, lea = self.ines, self.lea
        self.join_by_mail(ines, "I would like to be a mentor")
        self.offer_places(ines)
        self.join_by_mail(lea, "I would like to have a mentor")
        self.seek_a_mentor(lea)
        lea.follow("Look at mentors")
        lea.sees("You would like to learn “Bringing about change”, and Ines offers it.")
        lea.does_not_see("Tomasz", "Ada")
        lea.follow("Ask Ines")
        lea.press("Send to Ines")
        lea.sees("Ines has your note")
        self.asked = lea.path
        self.mallory.is_refused(self.asked)

    def they_write_before_deciding(self):
        ines, lea = self.ines, self.lea
        self.clock.go_on(minutes=10)
        ines.open(self.asked)
        ines.fill("Ask, or answer", "What have you tried so far?")
        ines.press("Send to Lea")
        self.clock.go_on(minutes=10)
        lea.follow_mail("Ines Costa wrote to you before deciding")
        lea.fill("Ask, or answer", "Two small things, and one went well.")
        lea.press("Send to Ines")
        ines.follow_mail("Lea Fischer asks for one talk", link="answer=yes")
        ines.press("Send my answer")
        ines.sees("You and Lea meet once")

    def they_meet_once_and_begin(self):
        ines, lea = self.ines, self.lea
        self.clock.go_on(days=4)
        lea.follow_mail("Ines Costa says yes to a first talk")
        lea.fill("A note for yourself", "I felt heard.")
        lea.press("Keep the note")
        lea.follow("Go on with Ines")
        lea.choose("Nothing binds us")
        lea.press("Go on with Ines")
        lea.sees("It begins as soon as Ines says so too")
        ines.open(self.asked)
        ines.does_not_see("I felt heard.")
        ines.follow("Go on with Lea")
        ines.press("Go on with Lea")
        ines.sees("There is a problem")
        ines.choose("Nothing binds us")
        ines.press("Go on with Lea")
        ines.sees("You and Lea begin today", "Prepare for your first talk with Lea")

    def tomasz_offers_and_sam_says_not_now(self):
        sam, tomasz = self.sam, self.tomasz
        self.cleo.sign_in()
        self.cleo.open(self.cohort)
        sam.open(self.cleo.page.named("Whoever has it", self.cleo.page.controls())["value"])
        sam.choose("I would like to have a mentor")
        sam.fill("Your e-mail address", sam.email)
        sam.press("Send me a code")
        sam.enter_code("Join Side by Side")
        sam.fill("Your name", sam.name)
        sam.fill("Your languages", "English")
        sam.fill("Where are you now?", "Nurse in planning")
        sam.press("Continue")
        sam.choose("Understanding how the money works")
        sam.press("Continue")
        self.seek_a_mentor(sam, rather_not="")
        tomasz.sign_in()
        tomasz.follow("Find")
        tomasz.does_not_see("Lea")
        tomasz.follow("Write to Sam")
        tomasz.press("Send to Sam")
        tomasz.sees("Sam has your note")
        self.clock.go_on(minutes=10)
        sam.follow_mail("Tomasz Nowak offers to be your mentor", link="answer=not-now")
        sam.press("Send my answer")
        sam.sees("You said “not now”")
        self.clock.go_on(minutes=40)
        assert "Sam thanks you for the offer" in str(tomasz.mail("Sam Okoye has decided").body)

        self.cleo.open("/coordinator/")
        self.cleo.sees("9 of 9", "Agreements signed 1 of 4", "Waiting for a mentor 1", "Free places 1 with one mentor")

    # -- looking back, and a good ending ---------------------------------------------------------------------------

    def they_look_back(self):
        ada, ben = self.ada, self.ben
        self.cleo.open(self.cohort)
        self.cleo.press("Start the cohort")
        self.clock.go_to(datetime(2027, 8, 18, 9, 0, tzinfo=UTC))
        self.cleo.sign_in()
        self.cleo.sees("Pairs in touch 0 of 4", "the last talk we know of was on Wednesday 31 March")
        ben.follow_mail("Time to look back with Ada Lindqvist")
        ben.sign_in()
        ben.choose("Mostly")
        ben.fill("What works well", "We begin with what went well.")
        ben.press("Save my answers")
        look = ben.path
        ada.sign_in()
        ada.open(look)
        ada.does_not_see("We begin with what went well.")
        ada.choose("Very much")
        ada.press("Save my answers")
        ada.sees("You have both answered", "We begin with what went well.")
        self.cleo.is_refused(look)

    def the_end_draws_near(self):
        self.clock.go_to(datetime(2027, 9, 20, 9, 0, tzinfo=UTC))
        self.clock.go_to(datetime(2027, 12, 29, 10, 0, tzinfo=UTC))
        ben = self.ben
        ben.follow_mail("what comes after Wednesday 26 January 2028?")
        ben.sign_in()
        ben.sees("All three ways are good")
        ben.fill("Until when would you like to go on?", "2027-12-01")
        ben.press("Go on until then")
        ben.sees("There is a problem")
        ben.follow("Close well")
        ben.press("Finish with Ada")
        ben.sees("There is a problem")
        ben.choose("As planned")
        ben.press_twice("Finish with Ada")
        ben.sees("Your mentorship has ended already", "Closing with Ada")

    def they_say_what_they_gained(self):
        ada, ben = self.ada, self.ben
        ben.fill("What did you gain?", "Questions I now ask myself.")
        ben.press("Keep my words")
        ben.fill("Thank Ada", "Thank you for never telling me what to do.")
        ben.press("Thank Ada")
        self.clock.go_on(minutes=20)
        ada.follow_mail("Ben Okafor says thank you")
        ada.sign_in()
        ada.sees("never telling me what to do", "Questions I now ask myself.", "Your place is free again")
        ada.fill("What did you gain?", "A way of seeing that I did not have.")
        ada.press("Keep my words")
        ben.open(self.pair)
        ben.follow("What you may keep")
        ben.follow("Download it as text")
        kept = ben.page.top.text
        assert "Questions I now ask myself." in kept
        assert "A way of seeing" not in kept
        for stranger in (self.mallory, self.noor, self.cleo, self.otto):
            stranger.is_refused(f"{self.pair}record/")
            stranger.is_refused(f"{self.pair}record/text/")

    def places_are_free_again(self):
        self.cleo.open("/coordinator/")
        self.cleo.sees("Agreements signed 0 of 3", "Waiting for a mentor 2", "Free places 2 with two mentors")
        self.cleo.open(f"{self.cohort}pairs/")
        self.cleo.sees("Ended (1)")
        ben = self.ben
        ben.open(f"{self.pair}closing/")
        ben.follow("Look for another mentor")
        ben.sees("People you could talk with")
        self.sam.sign_in()
        self.sam.follow("Look")
        self.sam.sees("Ada")

"""An installation, an organization, a program, and people in it."""

from __future__ import annotations

from groundwork.people.actions import issue_operator_link

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


def an_organization_is_started(story):
    otto = story.otto
    once = f"/operator/first/{issue_operator_link(at=story.clock.at)}/"
    otto.open(once)
    otto.fill("Your name", otto.name)
    otto.fill("Your e-mail", otto.email)
    otto.press("Become the operator")
    start_organization(story, "Valemere Hospitals", story.cleo)
    start_organization(story, "Northgate University", story.mallory)

    story.ada.open(once, status=410)
    story.ada.sees("This link is over")


def start_organization(story, name, organizer):
    otto = story.otto
    otto.open("/operator/")
    otto.follow("Start an organization")
    otto.fill("Name of the organization", name)
    otto.fill("Organizer’s name", organizer.name)
    otto.fill("Organizer’s e-mail", organizer.email)
    otto.press("Start the organization")
    otto.sees(f"{name} has been started")
    story.clock.go_on(minutes=1)
    organizer.follow_mail("You can start mentoring programs", link="sign-in")
    organizer.sign_in()


def the_organizer_makes_a_program(story):
    cleo = story.cleo
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
    story.cohort = cleo.path
    cleo.press("Open for people")
    cleo.sees("Gathering people")

    story.mallory.is_refused(story.cohort)
    cleo.is_refused("/operator/")


def people_come_out_of_a_file(story):
    cleo = story.cleo
    cleo.follow("Bring in a file")
    cleo.attach("The file with people", "people.csv", PEOPLE)
    cleo.press("Continue")
    cleo.press("Look through the rows")
    cleo.sees("8 people can come in, 1 to correct", "nobody.at.valemere", "Manager not known (2)")
    cleo.press("Bring in 8 people")
    cleo.sees("8 people are in", "Nobody has been written to")
    story.clock.go_on(minutes=1)
    assert not story.ben.mails()
    story.mallory.is_refused(cleo.path)
    cleo.press("Invite these 8 people now")
    cleo.press("Undo this import")
    cleo.sees("This import stays as it is")
    story.clock.go_on(minutes=1)

    assert [letter.subject for letter in story.ben.mails()] == [
        "Cleo Marques invites you to find a mentor in Side by Side"
    ]


def they_come_in(story):
    join_by_mail(story.ben, "I would like to have a mentor")
    join_by_mail(story.ada, "I would like to be a mentor")
    ada, ben = story.ada, story.ben
    ada.press("Continue")
    ada.sees("There is a problem", "Enter how many hours a month")
    ben.is_refused(ada.path)
    offer_places(ada)
    ada.sees("Your offer can be seen now", "You offered 2 places")
    seek_a_mentor(ben)
    ben.sees("The search is on", "One mentor has a free place today")
    for mentor in (story.grace, story.tomasz):
        join_by_mail(mentor, "I would like to be a mentor")
        offer_places(mentor)
    for mentee in (story.noor, story.yuki):
        join_by_mail(mentee, "I would like to have a mentor")
        seek_a_mentor(mentee)

    story.cleo.open(story.cohort)
    story.cleo.sees("6 of 8 on the list take part, 3 mentors offer places for 4")


def join_by_mail(player, wish):
    player.follow_mail("invites you")
    player.choose(wish)
    player.fill("Your e-mail address", player.email)
    player.press("Send me a code")
    player.enter_code("Join Side by Side")


def offer_places(mentor):
    mentor.fill("Hours a month", "3")
    mentor.press("Continue")
    mentor.press("Continue")
    mentor.choose("Advice from having been there", "Online or in person")
    mentor.fill("What you would rather not do", "No recommendations for jobs.")
    mentor.press("Continue")
    mentor.press("Offer my")


def seek_a_mentor(mentee, *, rather_not="Finance"):
    mentee.choose("Thinking things through together")
    mentee.press("Continue")
    mentee.choose("Online or in person")
    mentee.press("Continue")
    mentee.fill("Is there anybody", rather_not)
    mentee.press("Continue")
    mentee.choose("My coordinator, and a mentor I ask")
    mentee.press("Find me a mentor")

"""People find each other by themselves: paused, asked, offered."""

from __future__ import annotations

from .bringing_in import join_by_mail, offer_places, seek_a_mentor


def ada_pauses_from_the_foot_of_a_letter(story):
    ada = story.ada
    ada.follow_mail("Today at 15:00", link="/pauses/")
    ada.sees("Pause new requests")
    ada.choose("One month")
    ada.press("Pause new requests")
    ada.sees("Until Saturday 1 May nobody can ask you")


def lea_asks_ines(story):
    ines, lea = story.ines, story.lea
    join_by_mail(ines, "I would like to be a mentor")
    offer_places(ines)
    join_by_mail(lea, "I would like to have a mentor")
    seek_a_mentor(lea)
    lea.follow("Look at mentors")
    lea.sees("You would like to learn “Bringing about change”, and Ines offers it.")
    lea.does_not_see("Tomasz", "Ada")
    lea.follow("Ask Ines")
    lea.press("Send to Ines")
    lea.sees("Ines has your note")
    story.asked = lea.path
    story.mallory.is_refused(story.asked)


def they_write_before_deciding(story):
    ines, lea = story.ines, story.lea
    story.clock.go_on(minutes=10)
    ines.open(story.asked)
    ines.fill("Ask, or answer", "What have you tried so far?")
    ines.press("Send to Lea")
    story.clock.go_on(minutes=10)
    lea.follow_mail("Ines Costa wrote to you before deciding")
    lea.fill("Ask, or answer", "Two small things, and one went well.")
    lea.press("Send to Ines")
    ines.follow_mail("Lea Fischer asks for one talk", link="answer=yes")
    ines.press("Send my answer")
    ines.sees("You and Lea meet once")


def they_meet_once_and_begin(story):
    ines, lea = story.ines, story.lea
    story.clock.go_on(days=4)
    lea.follow_mail("Ines Costa says yes to a first talk")
    lea.fill("A note for yourself", "I felt heard.")
    lea.press("Keep the note")
    lea.follow("Go on with Ines")
    lea.choose("Nothing I know of")
    lea.press("Go on with Ines")
    lea.sees("It begins as soon as Ines says so too")
    ines.open(story.asked)
    ines.does_not_see("I felt heard.")
    ines.follow("Go on with Lea")
    ines.press("Go on with Lea")
    ines.sees("There is a problem")
    ines.choose("Nothing I know of")
    ines.press("Go on with Lea")
    ines.sees("You and Lea begin today", "Prepare for your first talk with Lea")


def tomasz_offers_and_sam_says_not_now(story):
    sam, tomasz = story.sam, story.tomasz
    story.cleo.sign_in()
    story.cleo.open(story.cohort)
    sam.open(story.cleo.page.named("Whoever has it", story.cleo.page.controls())["value"])
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
    seek_a_mentor(sam, rather_not="")
    tomasz.sign_in()
    tomasz.follow("Find")
    tomasz.does_not_see("Lea")
    tomasz.follow("Write to Sam")
    tomasz.press("Send to Sam")
    tomasz.sees("Sam has your note")
    story.clock.go_on(minutes=10)
    sam.follow_mail("Tomasz Nowak offers to be your mentor", link="answer=not-now")
    sam.press("Send my answer")
    sam.sees("You said “not now”", "Tomasz hears it in kind words")
    sam.does_not_see("your place")
    story.clock.go_on(minutes=40)
    assert "Sam thanks you for the offer" in str(tomasz.mail("Sam Okoye has decided").body)

    story.cleo.open("/coordinator/")
    story.cleo.sees("9 of 9", "Agreements signed 1 of 4", "Waiting for a mentor 1", "Free places 1 with one mentor")

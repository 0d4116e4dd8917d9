"""A round brings people together; their manager hears of it."""

from __future__ import annotations


def a_round_brings_pairs_together(story):
    cleo = story.cleo
    cleo.follow("Match")
    cleo.press("Start a round")
    cleo.press("Run the round")
    story.clock.go_on(minutes=1)
    story.round = cleo.path
    cleo.open(story.round)
    cleo.sees("3 of 3 mentees have a mentor", "Ben would like to learn “Leading a first team”, and Ada offers it.")
    cleo.follow("Noor Haddad")
    cleo.follow("Keep apart")
    cleo.press("Keep Noor Haddad and Ada Lindqvist apart")
    cleo.sees("There is a problem")
    cleo.fill("Noor Haddad and Ada Lindqvist", "They share an office.")
    cleo.press("Keep Noor Haddad and Ada Lindqvist apart")
    cleo.sees("Run the round again to arrange everyone anew")
    cleo.press("Run again")
    story.clock.go_on(minutes=1)
    cleo.open(story.round)
    cleo.sees("3 of 3 mentees have a mentor", "Kept apart (1)")

    story.mallory.is_refused(story.round)
    story.ben.is_refused(story.round)


def it_is_published_and_undone_and_published(story):
    cleo = story.cleo
    cleo.follow("Preview the two letters")
    cleo.sees("Ben Okafor is your mentee", "Ada Lindqvist is your mentor")
    cleo.press_twice("Publish 3 pairs")
    cleo.sees("3 pairs are published", "This has moved on since you opened the page")
    story.clock.go_on(minutes=10)
    assert len(story.ben.mails()) == 2, "Nobody is told yet"
    cleo.press("Undo the publication")
    cleo.sees("Nobody was told, and the places of these pairs are free again")
    cleo.follow("Preview the two letters")
    cleo.press("Publish 3 pairs")
    story.clock.go_on(minutes=31)
    cleo.open(story.round)
    cleo.sees("3 pairs have begun")
    cleo.does_not_see("Undo")

    story.ben.follow_mail("Ada Lindqvist is your mentor")
    story.ben.sees("Ada and you", "Prepare for your first talk")
    story.pair = story.ben.path
    story.ada.follow_mail("Ben Okafor is your mentee")
    story.ada.sees("Ben and you")
    story.noor.mail("Grace Park is your mentor")
    for stranger in (story.mallory, story.noor, story.cleo, story.otto):
        stranger.is_refused(story.pair)


def the_manager_is_asked(story):
    mo, ben = story.mo, story.ben
    mo.follow_mail("Ben Okafor would like about an hour a month", link="/manager/")
    mo.choose("Fine with me")
    mo.fill("What would help Ben", "It would help if Ben handed over the rota.")
    mo.press("Send my answer")
    mo.sees("Ben reads your answer")
    story.clock.go_on(minutes=10)
    ben.follow_mail("Your manager is fine")
    ben.sees("handed over the rota")
    mo.open(mo.path)
    mo.does_not_see("handed over the rota")
    story.ada.open(story.pair)
    story.ada.does_not_see("rota", "Haddad", "manager is", "manager was")

"""What a newcomer does first: in the demo, bring two people of one's own from a file to a signed agreement."""

from __future__ import annotations

import re
import time

from tests.browser import DESKTOP, PATIENCE, Visitor

PEOPLE = """\
Role;Full name;Work e-mail;Department;Languages;Places;Offers;Would like to learn
Mentor;Iris Vogel;iris.vogel@own.example;Radiology;English;1;Negotiating;
Mentee;Jonas Brandt;jonas.brandt@own.example;Kitchen;English;;;Negotiating
"""
WITHIN = 40  # seconds until the worker has brought a letter


class Newcomer(Visitor):
    """A person in the demo, who reads mail in its outbox."""

    def __init__(self, browser, demo, email):
        context = browser.new_context(base_url=demo.url, viewport=DESKTOP, locale="en-GB")
        context.set_default_timeout(PATIENCE)
        super().__init__(context.new_page())
        self.email = email

    def sees(self, words):
        self.page.get_by_text(words).first.wait_for()

    def open_letter(self, about):
        """The newest letter of this subject, as soon as it is there."""
        patience = time.monotonic() + WITHIN
        while True:
            self.open(f"/demo/outbox/?to={self.email}")
            letter = self.page.get_by_role("link", name=re.compile(about))
            if letter.count():
                letter.first.click()
                return
            assert time.monotonic() < patience, f"No letter about {about}: {self.page.inner_text('main')}"
            self.page.wait_for_timeout(500)

    def follow_letter(self, about, button):
        self.open_letter(about)
        letter = self.page.frame_locator("iframe")
        letter.get_by_role("link", name=button).first.click()
        self.page.wait_for_url(lambda url: "/demo/" not in url)

    def enter_code(self, about, button):
        here = self.page.url
        self.open_letter(about)
        code = re.search(r"\d{4}-\d{4}", self.page.title() + self.page.locator(".plainletter").text_content())[0]
        self.open(here)
        self.fill("The code in our letter", code)
        self.click(button)


def join(player, wish):
    player.follow_letter("invites you", re.compile("See what it is about"))
    player.choose(player.page.get_by_label(wish))
    player.fill("Your e-mail address", player.email)
    player.click("Send me a code")
    player.enter_code("Your code to join", "Join Side by Side")


def bring_in(cleo, file):
    cleo.open("/demo/")
    cleo.click("See as Cleo")
    cleo.click(cleo.page.get_by_role("list", name="Your cohorts").get_by_role("link").first)  # the one that gathers
    cleo.page.get_by_role("main").get_by_role("link", name="People", exact=True).click()
    cleo.click("Bring in a file")
    cleo.page.get_by_label("The file with people").set_input_files(file)
    cleo.click("Continue")
    cleo.click("Look through the rows")
    cleo.sees("All 2 people can come in")
    cleo.click("Bring in 2 people")
    cleo.click("Invite these 2 people now")
    cleo.sees("2 people are invited and get a letter")


def offer_a_place(iris):
    join(iris, "I would like to be a mentor")
    iris.fill("Hours a month", "3")
    iris.click("Continue")
    iris.click("Continue")
    iris.choose("Thinking things through together")
    iris.choose("Online or in person")
    iris.click("Continue")
    iris.click("Offer my place")
    iris.sees("Your offer can be seen now")


def look_for_a_mentor(jonas):
    join(jonas, "I would like to have a mentor")
    jonas.choose("Thinking things through together")
    jonas.click("Continue")
    jonas.choose("Online or in person")
    jonas.click("Continue")
    jonas.click("Continue")
    jonas.choose(jonas.page.get_by_role("checkbox"))
    jonas.click("Find me a mentor")
    jonas.click("Look at mentors")
    jonas.sees("Very close to what you seek")


def ask_and_begin(iris, jonas):
    jonas.click("Ask Iris")
    jonas.click("Send to Iris")
    iris.follow_letter("asks for one talk", "Yes, let’s meet once")
    iris.click("Send my answer")
    iris.click("Sign in and write to Jonas")
    jonas.follow_letter("Iris Vogel says yes to a first talk", "Prepare for the talk")
    for one, other in ((iris, "Jonas"), (jonas, "Iris")):
        one.click(f"Go on with {other}")
        one.choose("Nothing I know of")
        one.click(f"Go on with {other}")
    jonas.sees("You and Iris begin today")


def prepare(player, question, answer):
    player.open("/home/")
    player.click("Prepare")
    player.fill(question, answer)
    player.click("I am ready")


def agree_and_sign(iris, jonas):
    jonas.click("What you promise each other")
    jonas.click("Begin your agreement")
    jonas.choose("Jonas wants to learn something that Iris knows well.")
    jonas.choose("Jonas can say what comes next, and why.")
    jonas.click("Continue")
    jonas.click("Continue")
    jonas.choose("A short message is welcome whenever a question comes up.")
    jonas.click("Continue")
    jonas.click("I agree")
    jonas.sees("You agreed. When Iris has signed too, it holds.")
    iris.open("/home/")
    iris.click("Read the agreement")
    iris.click("I agree")
    iris.sees("You have both signed. Your agreement holds from now on.")


def test_from_a_file_of_ones_own_to_a_signed_agreement(browser, demo, tmp_path):
    cleo = Newcomer(browser, demo, "cleo.marques@valemere.example")
    iris = Newcomer(browser, demo, "iris.vogel@own.example")
    jonas = Newcomer(browser, demo, "jonas.brandt@own.example")
    (tmp_path / "people.csv").write_text(PEOPLE)

    bring_in(cleo, tmp_path / "people.csv")
    offer_a_place(iris)
    look_for_a_mentor(jonas)
    ask_and_begin(iris, jonas)
    prepare(iris, "What do I expect of the two of us?", "That we say it early.")
    prepare(jonas, "What do I expect of a mentor?", "Honest questions.")
    agree_and_sign(iris, jonas)

    jonas.follow_letter("Your agreement with Iris Vogel is signed by both", re.compile("agreement"))
    jonas.sees("What Iris and Jonas promise each other")
    for one in (cleo, iris, jonas):
        one.page.context.close()

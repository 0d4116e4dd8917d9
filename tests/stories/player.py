"""Somebody who takes part in a story: opens pages, reads, fills in, presses buttons, gets mail. Nothing else."""

from __future__ import annotations

import re
from itertools import count
from typing import Any
from urllib.parse import urljoin, urlsplit

from django.conf import settings
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.mail import EmailMessage
from django.test import Client

from .paper import Node, Paper

_addresses = count(1)


class Player:
    """A person at a browser of their own, without JavaScript."""

    def __init__(self, name: str, email: str) -> None:
        self.name, self.email = name, email
        self.client = Client(enforce_csrf_checks=True, REMOTE_ADDR=f"10.0.0.{next(_addresses)}")
        self.path = ""
        self.page = Paper("")
        self._files: dict[str, SimpleUploadedFile] = {}

    # -- looking ----------------------------------------------------------------------------------------------------

    def open(self, address: str, *, status: int = 200) -> None:
        """Go to an address of this site; it must be there."""
        self._take(self.client.get(self._here(address), follow=True), address, (status,))

    def is_refused(self, address: str) -> None:
        """To this person the address doesn't exist."""
        answer = self.client.get(self._here(address), follow=True)
        if answer.redirect_chain and urlsplit(answer.redirect_chain[-1][0]).path == "/sign-in/":
            self.sign_in()
            answer = self.client.get(self._here(address), follow=True)
        status = answer.status_code
        assert status == 404, f"{self.name} got {status} from {address}"

    def follow(self, link: str, *, near: str = "") -> None:
        """Go where a link leads."""
        links = [node for node in self.page.top.all("a") if node["href"]]
        self.open(urljoin(self.path, self._find(link, links, near)["href"]))

    def sees(self, *words: str) -> None:
        for each in words:
            assert each in self.words, f"{self.name} at {self.path} does not see “{each}” in: {self.words}"

    def does_not_see(self, *words: str) -> None:
        for each in words:
            assert each not in self.words, f"{self.name} at {self.path} sees “{each}”"

    @property
    def words(self) -> str:
        """What stands on the page."""
        return (self.page.top.all("main") or [self.page.top])[0].text

    # -- acting -----------------------------------------------------------------------------------------------------

    def fill(self, label: str, answer: str, *, near: str = "") -> None:
        """Answer a field or take something out of a list."""
        self.page.write(self._find(label, self.page.controls(), near), answer)

    def choose(self, *labels: str, near: str = "", on: bool = True) -> None:
        """Tick boxes, or choose one out of several."""
        boxes = [control for control in self.page.controls() if control["type"] in ("checkbox", "radio")]
        for label in labels:
            self.page.tick(self._find(label, boxes, near), on=on)

    def attach(self, label: str, name: str, content: str) -> None:
        """Hand a file over."""
        field = self._find(label, self.page.controls(), "")
        self._files[field["name"]] = SimpleUploadedFile(name, content.encode(), "text/csv")

    def press(self, button: str, *, near: str = "", status: int | None = None) -> None:
        """Press a button and go where it leads; the same page with its errors is as good an answer."""
        pressed = self._find(button, self.page.controls(buttons=True), near)
        form = self.page.form_of(pressed)
        sent = {name: list(values) for name, values in self.page.answers(form, pressed).items()}
        path = urljoin(self.path, pressed["formaction"] or form["action"] or self.path)
        if (pressed["formmethod"] or form["method"]).lower() == "post":
            if self._files:
                assert form["enctype"] == "multipart/form-data"
            answer = self.client.post(self._here(path), sent | self._files, follow=True)
        else:
            answer = self.client.get(urlsplit(path).path, sent, follow=True)
        self._take(answer, path, (status,) if status else (200, 409, 422))

    def press_twice(self, button: str, *, near: str = "") -> None:
        """Press again before the page has changed, as impatient people do."""
        path, page = self.path, self.page
        self.press(button, near=near)
        self.path, self.page = path, page
        self.press(button, near=near)

    # -- mail -------------------------------------------------------------------------------------------------------

    def mails(self) -> list[EmailMessage]:
        """All mail that came for this person, oldest first."""
        return [letter for letter in mail.outbox if self.email in letter.to]

    def mail(self, about: str = "") -> EmailMessage:
        """The newest mail whose subject has these words."""
        found = [letter for letter in self.mails() if about in letter.subject]
        assert found, f"{self.name} has no mail about “{about}”, but {[letter.subject for letter in self.mails()]}"
        return found[-1]

    def follow_mail(self, about: str = "", *, link: str = "", status: int = 200) -> None:
        """Open the first link in a mail, or the one whose address has these words."""
        addresses = re.findall(r"https?://[^\s>)]+", str(self.mail(about).body))
        self.open(next(address for address in addresses if link in address), status=status)

    def sign_in(self) -> None:
        """By the code from the mail."""
        if self.path != "/sign-in/":
            self.open("/sign-in/")
        if self.path != "/sign-in/":
            return  # still signed in
        self.fill("Your e-mail address", self.email)
        self.press("Send me a code")
        self.enter_code("Sign in")

    def enter_code(self, button: str) -> None:
        """Copy the code out of the newest mail."""
        code = re.search(r"\b\d{4}-\d{4}\b", str(self.mails()[-1].body))
        assert code, f"No code in {self.mails()[-1].subject}"
        self.fill("The code", code[0])
        self.press(button)

    # -- within -----------------------------------------------------------------------------------------------------

    def _find(self, name: str, nodes: list[Node], near: str) -> Node:
        try:
            return self.page.named(name, nodes, near=near)
        except LookupError as problem:
            raise AssertionError(f"{self.name} at {self.path}: {problem}. The page says: {self.words}") from None

    def _here(self, address: str) -> str:
        assert not urlsplit(address).netloc or address.startswith(settings.BASE_URL), f"{address} is elsewhere"
        parts = urlsplit(address)
        return parts.path + (f"?{parts.query}" if parts.query else "")

    def _take(self, response: Any, asked: str, statuses: tuple[int, ...]) -> None:
        self._files = {}
        last = response.redirect_chain[-1][0] if response.redirect_chain else self._here(asked)
        self.path = urlsplit(last).path
        self.page = Paper(response.content.decode())
        assert response.status_code in statuses, f"{self.name} got {response.status_code} from {asked}: {self.words}"

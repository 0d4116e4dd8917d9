"""Mail servers with moods, as backends: away, refusing one letter, or gone in the middle of a word."""

from __future__ import annotations

from smtplib import SMTPRecipientsRefused, SMTPServerDisconnected

from django.core import mail
from django.core.mail.backends.locmem import EmailBackend

AWAY = f"{__name__}.Away"
PICKY = f"{__name__}.Picky"
FORGETFUL = f"{__name__}.Forgetful"
WELL = "django.core.mail.backends.locmem.EmailBackend"


class Away(EmailBackend):
    """Nobody answers the door."""

    def open(self):
        raise ConnectionRefusedError


class Picky(EmailBackend):
    """Refuses one address."""

    def send_messages(self, messages):
        for message in messages:
            if any("refused" in address for address in message.to):
                raise SMTPRecipientsRefused({message.to[0]: (550, b"No such user")})
        return super().send_messages(messages)


class Forgetful(EmailBackend):
    """Takes the letter and hangs up before it says so."""

    def send_messages(self, messages):
        super().send_messages(messages)
        raise SMTPServerDisconnected


def addresses():
    return sorted(address for message in mail.outbox for address in message.to)

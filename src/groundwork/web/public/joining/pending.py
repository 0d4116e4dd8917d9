"""Somebody on their way in: whoever asked for a code at a join link, until the code is entered.

The code goes to any address, known or not, by the same path and in the same words; an account comes to be only when
the code has shown that the address belongs to whoever typed it. The session keeps a keyed hash of the code.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime, timedelta

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.http import HttpRequest
from django.utils.crypto import constant_time_compare, salted_hmac

KEY = "joining"
MOST_LETTERS = 3


@dataclass
class Pending:
    """An address that still has to show that it is theirs, and what its owner wants to be."""

    token: str
    email: str
    role: str
    code_hash: str = ""
    asked_at: str = ""
    tries: int = 0
    letters: int = 0

    @property
    def may_have_another(self) -> bool:
        return self.letters < MOST_LETTERS

    def new_code(self, request: HttpRequest, *, at: datetime) -> str:
        """A fresh code; the one before works no longer."""
        code: str = get_adapter(request).generate_login_code()
        self.code_hash, self.asked_at, self.tries = _hash(code), at.isoformat(), 0
        self.letters += 1
        self.keep(request)
        return code

    def accepts(self, code: str, request: HttpRequest) -> bool:
        """Whether this is the code. Every try counts, and after the last one nothing opens any more."""
        self.tries += 1
        self.keep(request)
        return constant_time_compare(self.code_hash, _hash(code))

    def is_over(self, at: datetime) -> bool:
        lives = timedelta(seconds=settings.ACCOUNT_LOGIN_BY_CODE_TIMEOUT)
        spent = self.tries >= settings.ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS
        return spent or at - datetime.fromisoformat(self.asked_at) > lives

    def keep(self, request: HttpRequest) -> None:
        request.session[KEY] = asdict(self)


def pending_for(request: HttpRequest, token: str) -> Pending | None:
    """Who is on their way in through this link, in this browser."""
    kept = request.session.get(KEY)
    return Pending(**kept) if kept and kept["token"] == token else None


def forget(request: HttpRequest) -> None:
    request.session.pop(KEY, None)


def _hash(code: str) -> str:
    digits = "".join(sign for sign in code if sign.isalnum()).lower()
    return salted_hmac("groundwork.joining.code", digits, algorithm="sha256").hexdigest()

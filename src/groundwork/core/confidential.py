"""Sealing confidential words with Fernet keys that are kept outside the database. The first key writes, all read."""

from __future__ import annotations

from functools import lru_cache

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings


@lru_cache(maxsize=4)
def _box(keys: tuple[str, ...]) -> MultiFernet:
    return MultiFernet([Fernet(key) for key in keys])


def seal(clear: str) -> str:
    """The text as it may lie in the database."""
    return _box(tuple(settings.WORDS_KEYS)).encrypt(clear.encode()).decode()


def unseal(sealed: str) -> str:
    """The text as it was written. Raises InvalidToken, loudly, when no key fits: words are never shown half."""
    try:
        return _box(tuple(settings.WORDS_KEYS)).decrypt(sealed.encode()).decode()
    except InvalidToken as problem:
        raise InvalidToken("No key in the data folder opens this text; `groundwork doctor` says more") from problem


def reseal(sealed: str) -> str:
    """The same text under the first key, for when keys are rotated."""
    return _box(tuple(settings.WORDS_KEYS)).rotate(sealed.encode()).decode()

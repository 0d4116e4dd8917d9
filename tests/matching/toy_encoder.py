"""An encoder small enough to follow by hand: one direction for people, one for numbers."""

import numpy as np

PEOPLE, NUMBERS = {"team", "leading", "conflict"}, {"budget", "accounts", "ledger"}


class Meaning:
    def encode(self, texts):
        words = [set(text.casefold().replace(".", "").split()) for text in texts]
        return np.array([[len(each & PEOPLE), len(each & NUMBERS)] for each in words], dtype=float)


class Careless(Meaning):
    def encode(self, texts):
        return super().encode(texts)[:-1]


def nothing():
    return object()

"""Own words compared by their meaning, where whoever runs the installation supplies an encoder.

Texts are encoded when a round runs, and the vectors lie in its snapshot: pages never wait for an encoder, and the round
can be worked out again after the encoder has changed. Suggestions outside of rounds compare by shared words.
"""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from hashlib import sha256
from importlib import import_module
from typing import Any

import numpy as np
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from numpy.typing import NDArray

from learning_fit import Encoder

AT_A_TIME = 64


class KeptVectors:
    """The vectors of a snapshot, found again by their texts."""

    def __init__(self, vectors: Mapping[str, str]) -> None:
        self._vectors = vectors

    def encode(self, texts: Sequence[str]) -> NDArray[Any]:
        """One kept vector for each text. (texts, dimensions)"""
        found = [np.frombuffer(b64decode(self._vectors[_digest(text)]), dtype="<f2") for text in texts]
        return np.array(found, dtype=np.float64)


def the_encoder() -> Encoder | None:
    """The operator's encoder, loaded once, or None: words are then compared as words."""
    return load_encoder(settings.ENCODER) if settings.ENCODER else None


@lru_cache(maxsize=1)
def load_encoder(name: str) -> Encoder:
    """What `package.module:factory` makes. Raises ImproperlyConfigured when it makes no encoder."""
    module, colon, factory = name.partition(":")
    if not (module and colon and factory):
        raise ImproperlyConfigured(f"encoder is written as package.module:factory, not {name}")
    try:
        made = getattr(import_module(module), factory)()
    except (ImportError, AttributeError) as mishap:
        raise ImproperlyConfigured(f"There is no encoder at {name}: {mishap}") from mishap
    if not callable(getattr(made, "encode", None)):
        raise ImproperlyConfigured(f"What {name} makes has no method encode(texts)")
    encoder: Encoder = made
    return encoder


def with_vectors(snapshot: str, texts: Sequence[str], *, beat: Callable[[float], None]) -> str:
    """A snapshot with a vector for each text; as it was where there is no encoder. `beat` hears how far it is, to 1."""
    encoder = the_encoder()
    if encoder is None:
        return snapshot
    vectors: dict[str, str] = {}
    for start in range(0, len(texts), AT_A_TIME):
        some = texts[start : start + AT_A_TIME]
        found = np.asarray(encoder.encode(some), dtype=np.float64)
        if found.ndim != 2 or len(found) != len(some) or not np.isfinite(found).all():
            raise ImproperlyConfigured(f"{settings.ENCODER} gives no row of numbers for each text")
        small = found / np.maximum(np.linalg.norm(found, axis=1, keepdims=True), 1e-12)
        rows = zip(some, small.astype("<f2"), strict=True)
        vectors |= {_digest(text): b64encode(row.tobytes()).decode() for text, row in rows}
        beat((start + len(some)) / len(texts))
    return json.dumps(json.loads(snapshot) | {"encoder": settings.ENCODER, "vectors": vectors}, ensure_ascii=False)


def with_kept_vectors(snapshot: str, texts: Sequence[str], kept: str) -> str:
    """A snapshot with the vectors of an earlier one; as it was where those don't hold all of its texts."""
    earlier = json.loads(kept)
    vectors = earlier.get("vectors", {})
    if not vectors or any(_digest(text) not in vectors for text in texts):
        return snapshot
    return json.dumps(json.loads(snapshot) | {"encoder": earlier["encoder"], "vectors": vectors}, ensure_ascii=False)


def _digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:32]

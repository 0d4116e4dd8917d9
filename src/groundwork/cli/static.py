"""Collecting styles, scripts and pictures into the data folder, when they have changed."""

from __future__ import annotations

import hashlib
from pathlib import Path

STAMP = ".collected"


def collect() -> bool:
    """Collect them unless they are current; says whether it did."""
    from django.conf import settings
    from django.core.management import call_command

    if is_current():
        return False
    root = Path(settings.STATIC_ROOT)
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)
    (root / STAMP).write_text(fingerprint(), encoding="utf-8")
    return True


def is_current() -> bool:
    """Whether what was collected is what this version brings."""
    from django.conf import settings

    stamp = Path(settings.STATIC_ROOT) / STAMP
    return stamp.exists() and stamp.read_text(encoding="utf-8") == fingerprint()


def fingerprint() -> str:
    """Changes when a file does."""
    from django.contrib.staticfiles.finders import get_finders

    files = sorted(
        (path, Path(storage.path(path)).stat())
        for finder in get_finders()
        for path, storage in finder.list([])  # type: ignore[no-untyped-call]
    )
    return hashlib.sha256(repr([(path, stat.st_size, stat.st_mtime_ns) for path, stat in files]).encode()).hexdigest()

"""Django for the commands that need no installation: its words and templates, no data folder, no key, no database."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path

STAGES = ["core", "history", "people", "programs", "enrollment", "mentorships", "matching"]
TEMPLATES = Path(__file__).parent / "templates"


def load(*modules: str) -> None:
    """Django and the modules of a command, with their libraries, whole: Ctrl-C is heard once all are there."""
    with _held_back(signal.SIGINT):
        start_django_alone()
        for module in modules:
            import_module(f"groundwork.cli.{module}")


@contextmanager
def _held_back(number: signal.Signals) -> Iterator[None]:
    """Within an import a library may swallow Ctrl-C, or turn it into a failure of its own."""
    pressed: list[int] = []
    before = signal.signal(number, lambda signalled, frame: pressed.append(signalled))
    try:
        yield
    finally:
        signal.signal(number, before)
    if pressed:
        raise KeyboardInterrupt


def start_django_alone() -> None:
    """Load the stages up to matching; where Django runs already, as in tests, it stays as it is."""
    import django
    from django.conf import settings

    if settings.configured:
        return
    settings.configure(
        AUTH_USER_MODEL="people.Person",
        DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
        INSTALLED_APPS=[
            "django.contrib.auth",
            "django.contrib.contenttypes",
            *(f"groundwork.{stage}" for stage in STAGES),
        ],
        TEMPLATES=[
            {
                "BACKEND": "django.template.backends.django.DjangoTemplates",
                "DIRS": [TEMPLATES],
                "OPTIONS": {"builtins": ["django.templatetags.i18n"]},
            }
        ],
        USE_TZ=True,
    )
    django.setup()

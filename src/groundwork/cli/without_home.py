"""Django for the commands that need no installation: its words and templates, no data folder, no key, no database."""

from __future__ import annotations

from pathlib import Path

STAGES = ["core", "history", "people", "programs", "enrollment", "mentorships", "matching"]
TEMPLATES = Path(__file__).parent / "templates"


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

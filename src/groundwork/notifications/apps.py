"""Fills the catalogue of letters when Django starts."""

from django.apps import AppConfig


class NotificationsConfig(AppConfig):
    name = "groundwork.notifications"

    def ready(self) -> None:
        from . import kinds  # noqa: F401

"""Finds the sweepers and the checkups of all stages when Django starts."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class CommandLineConfig(AppConfig):
    name = "groundwork.cli"

    def ready(self) -> None:
        autodiscover_modules("sweepers", "checkups")

"""`groundwork operator-link`: the way in for whoever runs the installation."""

from __future__ import annotations

import argparse
from datetime import datetime

from groundwork.core.configuration import Configuration

from .home import start_django


def run(options: argparse.Namespace) -> None:
    """Print a new link."""
    from django.utils import timezone

    print(invitation(start_django(), at=timezone.now()))


def invitation(configuration: Configuration, *, at: datetime) -> str:
    """What an operator is told, with a link that works once and for an hour."""
    from groundwork.people.actions import issue_operator_link

    link = f"{configuration.base_url}/operator/first/{issue_operator_link(at=at)}/"
    return f"Open this link to become an operator. It works once, within an hour:\n\n    {link}\n"

"""`groundwork test-mail ADDRESS`: one mail, to see whether mail works."""

from __future__ import annotations

import argparse
import smtplib

from .home import start_django
from .stop import Stop


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("address", help="who gets the mail")


def run(options: argparse.Namespace) -> None:
    """Send it now, past the queue, and say what the mail server said."""
    configuration = start_django()
    from django.core.mail import EmailMessage

    if not configuration.values["mail_url"]:
        raise Stop("Mail is off: mail_url is empty. `groundwork init` asks for it, `groundwork config` explains it.")
    server = configuration.email_settings
    try:
        EmailMessage(
            "A test mail from Groundwork",
            f"Mail from {configuration.base_url} arrives.\n",
            configuration.from_email,
            [options.address],
        ).send()
    except (smtplib.SMTPException, OSError) as problem:
        raise Stop(f"{server['EMAIL_HOST']}:{server['EMAIL_PORT']} did not take the mail: {problem}") from problem
    print(f"{server['EMAIL_HOST']} took the mail for {options.address}. Look into the inbox, and among the spam.")

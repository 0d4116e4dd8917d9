"""`groundwork`: one command, many verbs. Each verb is a module here with `arguments(parser)` and `run(options)`."""

from __future__ import annotations

import argparse
import errno
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Any

from django.core.exceptions import ImproperlyConfigured

from groundwork.core.errors import GroundworkError

from .stop import Stop

VERBS = {
    "demo": "show Groundwork with people in it, on this computer alone",
    "init": "set up a new installation: three questions, then a link for the first operator",
    "up": "run it: web pages and background work in one process",
    "doctor": "look whether all is well, and say what mends it",
    "config": "show every setting in force and where it comes from",
    "backup": "write everything into one file",
    "restore": "bring back what a backup file holds",
    "match": "match mentors and mentees from two spreadsheets, with reasons, without a database",
    "assign": "solve a table of bare scores, with capacities and demands, and prove it",
    "test-mail": "send one mail, to see whether mail works",
    "operator-link": "make a new one-time link for an operator",
    "migrate": "bring the database to this version",
    "worker": "only the background work, where web pages run elsewhere",
    "manage": "one of Django's own commands, as in `groundwork manage shell`",
    "version": "say which version this is",
}
EPILOGUE = "The data folder is $GROUNDWORK_HOME, or the usual place of your system; `groundwork config` shows it."
REFUSED_BY_THE_DISK = {errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOSPC, errno.EDQUOT}


def main(argv: Sequence[str] | None = None) -> int:
    """Run one verb; an expected no becomes one sentence and exit code 1."""
    words = list(sys.argv[1:] if argv is None else argv)
    # Django has its own idea of options and help.
    manage = words[:1] == ["manage"]
    options = argparse.Namespace(verb="manage", words=words[1:]) if manage else parser().parse_args(words)
    os.umask(0o077)  # what we write is for its owner alone
    try:
        return int(module_of(options.verb).run(options) or 0)
    except (Stop, ImproperlyConfigured) as no:
        print(f"groundwork: {no}", file=sys.stderr)
    except GroundworkError as no:
        print(f"groundwork: {no.sentence}", file=sys.stderr)
    except BrokenPipeError:  # whoever reads along has read enough, as in `groundwork config | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError as no:
        if no.errno not in REFUSED_BY_THE_DISK:
            raise
        print(f"groundwork: {no.filename or 'the disk'}: {no.strerror}", file=sys.stderr)
    except KeyboardInterrupt:
        return 130
    return 1


def parser() -> argparse.ArgumentParser:
    """The parser of all verbs."""
    whole = argparse.ArgumentParser(prog="groundwork", description="Self-hosted mentoring.", epilog=EPILOGUE)
    verbs = whole.add_subparsers(dest="verb", metavar="VERB", required=True)
    for verb, meaning in VERBS.items():
        part = verbs.add_parser(verb, help=meaning, description=f"{meaning[0].upper()}{meaning[1:]}.")
        add_arguments = getattr(module_of(verb), "arguments", None)
        if add_arguments:
            add_arguments(part)
    return whole


def module_of(verb: str) -> Any:
    """The module of a verb."""
    return import_module(f"groundwork.cli.{verb.replace('-', '_')}")


if __name__ == "__main__":
    sys.exit(main())

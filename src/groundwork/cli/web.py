"""The process that answers pages: granian, started by `groundwork up`.

Two processes where there are two cores, with four threads each: one slow page never holds up all others, one crash
leaves the site up, and 110 MB suffice. WSGI, since ASGI costs Django's synchronous views several times the work.
"""

from __future__ import annotations

import argparse

from . import leash

THREADS = 4


def main() -> None:
    """Serve until told to stop."""
    from granian import Granian
    from granian.constants import Interfaces
    from granian.log import LogLevels

    parser = argparse.ArgumentParser(prog="python -m groundwork.cli.web")
    parser.add_argument("host")
    parser.add_argument("port", type=int)
    parser.add_argument("workers", type=int)
    options = parser.parse_args()
    leash.heed()
    Granian(
        "groundwork.wsgi:application",
        address=options.host,
        port=options.port,
        interface=Interfaces.WSGI,
        workers=options.workers,
        blocking_threads=THREADS,
        websockets=False,
        respawn_failed_workers=True,
        workers_kill_timeout=10,
        log_level=LogLevels.warning,
    ).serve()


if __name__ == "__main__":
    main()

"""Whether a port is free: the web server itself would not notice, since several may share one."""

from __future__ import annotations

import errno
import socket

from .stop import Stop


def require_free(host: str, port: int) -> None:
    """Stop with a clear sentence when somebody listens there already, or when nobody may."""
    try:
        family, kind, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        if answers(host, port):
            raise Stop(_occupied(port))
        with socket.socket(family, kind) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
            probe.listen()
    except PermissionError as problem:
        raise Stop(f"Port {port} needs the rights of root. Choose one above 1023: --port 8000") from problem
    except OSError as problem:
        raise Stop(
            _occupied(port) if problem.errno == errno.EADDRINUSE else f"{host}:{port} can't be used: {problem}"
        ) from problem


def answers(host: str, port: int) -> bool:
    """Whether somebody listens there."""
    try:
        with socket.create_connection((_reachable(host), port), timeout=1):
            return True
    except OSError:
        return False


def _reachable(host: str) -> str:
    return {"0.0.0.0": "127.0.0.1", "::": "::1", "": "127.0.0.1"}.get(host, host)


def _occupied(port: int) -> str:
    return f"Port {port} is taken by another program. Choose another: --port {port + 1} (with make: PORT={port + 1})"

"""What every page of the demo knows: that it is one."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest


def demo(request: HttpRequest) -> dict[str, Any]:
    """Turns the bar on."""
    return {"demo": True}

"""The demo is one for all journeys that lead through it."""

from tests.demo.conftest import demo

__all__ = ["demo"]

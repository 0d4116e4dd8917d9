"""One demo for all tests of a process that look around in it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from .running import Demo, running_demo


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    with running_demo(tmp_path_factory.mktemp("demo") / "home") as demo:
        yield demo

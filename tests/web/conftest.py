"""Fixtures of the tests that drive a browser; other tests need neither it nor its driver."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from desks import make_desk

from pipeline.review.desk import Desk


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """A Chromium of the system."""
    from screens import ARGUMENTS, CHROMIUM, sync_api

    with sync_api.sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=CHROMIUM, args=list(ARGUMENTS))
        yield launched
        launched.close()


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Callable[..., Any]]:
    """Serves a desk, or one made as `make_desk` does."""
    from screens import Served

    served: list[Served] = []

    def start(*arguments: object, desk: Desk | None = None) -> Served:
        served.append(Served(desk or make_desk(tmp_path, *arguments)))  # type: ignore[arg-type]
        return served[-1]

    yield start
    for each in served:
        each.close()

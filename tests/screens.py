"""A real Chromium over a review screen, for tests."""

import os
import threading
import time
from pathlib import Path
from typing import Literal

import pytest
import uvicorn

from pipeline.review.desk import Desk
from pipeline.review.people import People, Person, hash_password
from pipeline.review.web.app import create_app
from pipeline.review.web.site import Site

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
axe = pytest.importorskip("axe_playwright_python", reason="axe is not installed")

CHROMIUM = os.environ.get("JPOA_CHROMIUM", "/usr/bin/chromium")
ARGUMENTS = (
    "--no-sandbox", "--disable-gpu", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--no-first-run",
)  # fmt: skip
PASSWORD = "a long enough one"
SETTLE_MS = 300
ROLES: dict[str, Literal["reviewer", "lead"]] = {
    "Aigul": "reviewer", "Botir": "reviewer", "Dana": "lead",
}  # fmt: skip
MARKS = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.xdist_group("browser"),
    pytest.mark.skipif(
        not Path(CHROMIUM).exists(), reason=f"no Chromium at {CHROMIUM} (set JPOA_CHROMIUM)"
    ),
]
"""Of every module whose tests drive it."""


class Served:
    """A review screen on a free port, in a thread."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        people = People(
            reviewers={
                name: Person(role=role, password=hash_password(PASSWORD))
                for name, role in ROLES.items()
            }
        )
        config = uvicorn.Config(
            create_app(Site(desk, people)), port=0, log_level="error", access_log=False
        )
        self.server = uvicorn.Server(config)
        self.thread = threading.Thread(target=self.server.run, daemon=True)
        self.thread.start()
        deadline = time.monotonic() + 30
        while not self.server.started and time.monotonic() < deadline:
            time.sleep(0.02)
        port = self.server.servers[0].sockets[0].getsockname()[1]
        self.url = f"http://127.0.0.1:{port}"

    def close(self) -> None:
        self.server.should_exit = True
        self.thread.join(10)


class Screen:
    """A signed-in page that collects what goes wrong on it."""

    def __init__(self, browser: sync_api.Browser, served: Served, name: str, **options: object):
        self.context = browser.new_context(**options)
        self.page = self.context.new_page()
        self.wrong: list[str] = []
        self.page.on("dialog", lambda dialog: self.wrong.append(f"dialog {dialog.message}"))
        self.page.on("pageerror", lambda error: self.wrong.append(str(error)))
        self.page.on("console", self._listen)
        self.served = served
        self.page.goto(f"{served.url}/sign-in")
        self.page.focus("#name")
        self.page.keyboard.type(name)
        self.page.keyboard.press("Tab")
        self.page.keyboard.type(PASSWORD)
        self.page.keyboard.press("Enter")
        self.page.wait_for_url("**/queue")

    def _listen(self, message: sync_api.ConsoleMessage) -> None:
        # Chromium itself reports each answer of 409 and 422 as an error on the console.
        if message.type == "error" and "responded with a status of 4" not in message.text:
            self.wrong.append(message.text)

    def press(self, key: str) -> None:
        """A key, and the page that it brings: the heading of the new page has the focus."""
        self.page.wait_for_timeout(SETTLE_MS)
        self.page.evaluate("document.querySelector('h1').dataset.old = '1'")
        self.page.keyboard.press(key)
        # The page's policy forbids what `wait_for_function` does.
        self.page.wait_for_selector("h1:not([data-old])", state="attached")

    @property
    def focused(self) -> str:
        return str(self.page.evaluate("document.activeElement.tagName"))

    def close(self) -> None:
        self.context.close()
        assert self.wrong == []


def states(served: Served) -> list[str]:
    return [item.state for item in served.desk.state().in_order]


def violations(page: sync_api.Page) -> list[tuple[str, str]]:
    """What axe finds wrong with a page."""
    # The page's own policy keeps axe from being added as a script, so it is evaluated.
    page.evaluate(_axe_source())
    found = page.evaluate("axe.run()")["violations"]
    return [(each["id"], each["nodes"][0]["html"]) for each in found]


def _axe_source() -> str:
    folder = Path(str(axe.__file__)).parent
    return next(folder.glob("axe*.js")).read_text(encoding="utf-8")

"""The screen in a real Chromium: keys, focus, conflicts, accessibility, content policy."""

import os
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal

import pytest
import uvicorn
from desks import TEXTS, doubtful, make_desk
from factories import NOW
from rich.console import Console

from flows.run import run_ingest
from gazetteers.additions import read_additions, read_rejected
from pipeline.review.desk import Desk
from pipeline.review.people import People, Person, hash_password
from pipeline.review.record import Edit, Signature, answer
from pipeline.review.web.app import create_app
from pipeline.review.web.site import Site
from pipeline.settings import Settings
from pipeline.workspace import Workspace

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

DOCS = Path(__file__).parents[2] / "docs"
PICTURED = """Contribution of UNODC to the Joint Plan of Action

UNODC trained 25 border guards of Tajikistan at the checkpoint of Nizhny Pyanj on 14-16 May 2018.

In June 2018 the OSCE held a workshop on investigating the use of the Internet by terrorists for 20
police officers in Osh.

In June 2018 the OSCE held a workshop on investigating the use of the Internet by terrorists for 25
police officers in Karakol.

In September 2018 UNRCCA and CIS-ATC organized a round table on the financing of terrorism.

A handbook for judges on foreign terrorist fighters is planned for 2020.
"""

TAUGHT = """Contribution of UNODC to the Joint Plan of Action

In June 2018 UNODC and the Border Research Institute held a course on travel documents for 20 police
officers in Osh.

In September 2018 UNRCCA and the Border Research Institute organized a round table on the financing
of terrorism in Almaty.

In October 2018 the Office trained 25 judges of Kyrgyzstan on evidence in Bishkek.
"""

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.xdist_group("browser"),
    pytest.mark.skipif(
        not Path(CHROMIUM).exists(), reason=f"no Chromium at {CHROMIUM} (set JPOA_CHROMIUM)"
    ),
]


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


@pytest.fixture(scope="module")
def browser() -> Iterator[sync_api.Browser]:
    with sync_api.sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=CHROMIUM, args=list(ARGUMENTS))
        yield launched
        launched.close()


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Callable[..., Served]]:
    served: list[Served] = []

    def start(*arguments: object, desk: Desk | None = None) -> Served:
        served.append(Served(desk or make_desk(tmp_path, *arguments)))  # type: ignore[arg-type]
        return served[-1]

    yield start
    for each in served:
        each.close()


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


def test_keyboard_only_from_sign_in_to_an_empty_queue(
    browser: sync_api.Browser, serve: Callable[..., Served]
) -> None:
    served = serve([f"UNODC held course {number} on arms in Osh in 2018." for number in range(20)])
    screen = Screen(browser, served, "Aigul")
    screen.press("j")
    for left in range(19, -1, -1):
        screen.press("1")
        if left:
            assert f"{left} left" in screen.page.inner_text("#announce")
        assert screen.focused == "H1"
    assert "Nothing waits" in screen.page.inner_text("h1")
    assert set(states(served)) == {"confirmed"}
    screen.close()


def test_a_correction_takes_four_keys(
    browser: sync_api.Browser, serve: Callable[..., Served]
) -> None:
    served = serve()
    screen = Screen(browser, served, "Aigul")
    screen.press("j")
    screen.page.wait_for_timeout(SETTLE_MS)
    screen.page.keyboard.press("/")
    screen.page.keyboard.type("II.6")
    screen.press("Enter")
    assert "Corrected: II.6" in screen.page.inner_text("#announce")
    made = [item for item in served.desk.state().items.values() if item.state == "corrected"]
    assert [(match.id, match.basis) for match in made[0].activity.measures] == [
        ("II.6", "reviewer")
    ]
    screen.close()


def test_keys_are_silent_while_typing_and_can_be_switched_off(
    browser: sync_api.Browser, serve: Callable[..., Served]
) -> None:
    served = serve()
    screen = Screen(browser, served, "Aigul")
    screen.press("j")
    screen.page.focus("#note")
    screen.page.keyboard.type("x 1 2 3 s")
    screen.press("Enter")
    assert "nothing was decided" in screen.page.inner_text("[role=alert]")
    screen.page.goto(f"{served.url}/help")
    screen.page.uncheck("#shortcuts")
    screen.page.goto(f"{served.url}/queue")
    screen.page.keyboard.press("j")
    screen.page.wait_for_timeout(SETTLE_MS)
    assert screen.page.url.endswith("/queue")
    assert served.desk.state().log == ()
    screen.close()


def test_looking_never_decides(browser: sync_api.Browser, serve: Callable[..., Served]) -> None:
    served = serve()
    screen = Screen(browser, served, "Aigul")
    for key in ("j", "j", "k"):
        screen.press(key)
    screen.page.hover("mark >> nth=0")
    screen.page.wait_for_timeout(SETTLE_MS)
    screen.page.keyboard.press("e")
    assert screen.page.is_visible("input[name=organization] >> nth=0")
    assert served.desk.state().log == ()
    screen.close()


def test_undo_works_again_and_after_a_reload(
    browser: sync_api.Browser, serve: Callable[..., Served]
) -> None:
    served = serve()
    screen = Screen(browser, served, "Aigul")
    screen.press("j")
    screen.press("1")
    screen.press("x")
    assert sorted(states(served)) == ["confirmed", "needs_review", "needs_review", "rejected"]
    screen.page.reload()
    screen.press("u")
    screen.press("u")
    assert set(states(served)) == {"needs_review"}
    screen.close()


def test_a_split_by_keyboard(browser: sync_api.Browser, serve: Callable[..., Served]) -> None:
    served = serve([TEXTS[1]])
    screen = Screen(browser, served, "Aigul")
    screen.press("j")
    screen.press("t")
    screen.page.focus("input[name=cut]")
    screen.page.keyboard.press("Space")
    screen.page.focus("text=Split where ticked")
    screen.press("Enter")
    assert "first of 2" in screen.page.inner_text("#announce")
    assert sorted(states(served)) == ["corrected", "corrected", "rejected"]
    screen.close()


def test_of_two_people_the_second_sees_both_versions(
    browser: sync_api.Browser, serve: Callable[..., Served]
) -> None:
    served = serve([TEXTS[0]])
    one, two = Screen(browser, served, "Aigul"), Screen(browser, served, "Botir")
    one.press("j")
    two.press("j")
    assert "Open with Aigul" in two.page.inner_text("main")
    one.press("2")
    two.press("3")
    assert violations(two.page) == []
    text = two.page.inner_text("main")
    assert "Aigul" in text and "II.5" in text and "I.6" in text and "was not saved" in text
    assert [decision.reviewer for decision in served.desk.state().log] == ["Aigul"]
    two.page.focus("text=Decide as I sent it")
    two.press("Enter")
    log = served.desk.state().log
    assert [(item.reviewer, item.result[0].measures[0].id) for item in log] == [
        ("Aigul", "II.5"),
        ("Botir", "I.6"),
    ]
    one.close()
    two.close()


def test_hostile_text_stays_text(browser: sync_api.Browser, serve: Callable[..., Served]) -> None:
    evil = "<script>alert(1)</script><img src=x onerror=alert(2)> was held in Osh in 2018."
    served = serve([evil], [doubtful(evil)])
    screen = Screen(browser, served, "Aigul")
    screen.press("j")
    assert evil in screen.page.inner_text("blockquote")
    screen.press("1")
    screen.close()


def test_without_scripts_a_decision_still_works(
    browser: sync_api.Browser, serve: Callable[..., Served]
) -> None:
    served = serve()
    screen = Screen(browser, served, "Aigul", java_script_enabled=False)
    screen.page.click("text=Start with the first")
    screen.page.select_option("#other", "IV.1")
    screen.page.click("text=Choose it")
    assert "corrected" in states(served)
    screen.context.close()


PAGES = (
    "/queue", "/item/{id}", "/item/{id}/split", "/item/{id}/bulk", "/item/{id}/merge",
    "/dashboard", "/log", "/documents", "/document/{sha}", "/gazetteer/proposals", "/workbook",
    "/help",
)  # fmt: skip


def test_pages_are_accessible_and_fit_narrow_screens(
    browser: sync_api.Browser, serve: Callable[..., Served]
) -> None:
    served = serve()
    item = served.desk.state().in_order[2].activity
    screen = Screen(browser, served, "Aigul")
    for path in PAGES:
        sha = item.ref.document.removeprefix("sha256:")
        screen.page.set_viewport_size({"width": 1280, "height": 900})
        screen.page.goto(served.url + path.replace("{id}", item.id).replace("{sha}", sha))
        screen.page.evaluate(
            "document.querySelectorAll('main details').forEach((each) => { each.open = true; })"
        )
        assert violations(screen.page) == [], path
        for width in (320, 640):
            screen.page.set_viewport_size({"width": width, "height": 600})
            wide = screen.page.evaluate("document.documentElement.scrollWidth")
            assert wide <= width, f"{path} is {wide} wide on {width}"
    screen.close()


def violations(page: sync_api.Page) -> list[tuple[str, str]]:
    """What axe finds wrong with a page."""
    # The page's own policy keeps axe from being added as a script, so it is evaluated.
    page.evaluate(_axe_source())
    found = page.evaluate("axe.run()")["violations"]
    return [(each["id"], each["nodes"][0]["html"]) for each in found]


def test_pictures_for_the_manual(
    browser: sync_api.Browser, serve: Callable[..., Served], tmp_path: Path
) -> None:
    """The main pages as pictures; with JPOA_WRITE_PICTURES they replace those in docs/."""
    source = tmp_path / "UNODC contribution.txt"
    source.write_text(PICTURED, encoding="utf-8")
    workspace = Workspace(Settings(data=tmp_path / "data", accept_at=0.99))
    run_ingest(workspace, [source], through_prefect=False, again=False, console=Console(quiet=True))
    served = serve(desk=Desk(workspace))
    folder = DOCS if os.environ.get("JPOA_WRITE_PICTURES") else tmp_path
    screen = Screen(browser, served, "Aigul", viewport={"width": 1200, "height": 760})
    item = served.desk.state().in_order[1].activity.id
    assert served.desk.state().items[item].activity.text.startswith("In June 2018 the OSCE")
    for name, path in (
        ("review-queue", "/queue"),
        ("review-item", f"/item/{item}"),
        ("review-alike", f"/item/{item}/bulk"),
        ("review-dashboard", "/dashboard"),
    ):
        screen.page.goto(served.url + path)
        screen.page.screenshot(path=folder / f"{name}.png")
        assert (folder / f"{name}.png").stat().st_size > 10_000
    screen.close()


def test_a_lead_rules_on_proposals_by_keyboard(
    browser: sync_api.Browser, serve: Callable[..., Served], tmp_path: Path
) -> None:
    """Looked at, tried otherwise, accepted, rejected; with JPOA_WRITE_PICTURES into docs/."""
    source = tmp_path / "UNODC contribution.txt"
    source.write_text(TAUGHT, encoding="utf-8")
    workspace = Workspace(Settings(data=tmp_path / "data"))
    run_ingest(workspace, [source], through_prefect=False, again=False, console=Console(quiet=True))
    served = serve(desk=Desk(workspace))
    _correct(served.desk)
    screen = Screen(browser, served, "Dana", viewport={"width": 1200, "height": 760})
    screen.page.goto(f"{served.url}/gazetteer/proposals")
    assert violations(screen.page) == []
    screen.press("j")
    assert "Border Research Institute" in screen.page.inner_text("h1")
    screen.page.wait_for_selector("#effect li")
    assert "UNRCCA (lead), OSCE-BMSC (lead)" in screen.page.inner_text("#effect")
    assert violations(screen.page) == []
    folder = DOCS if os.environ.get("JPOA_WRITE_PICTURES") else tmp_path
    screen.page.screenshot(path=folder / "review-proposal.png")
    for width in (320, 640):
        screen.page.set_viewport_size({"width": width, "height": 600})
        wide = screen.page.evaluate("document.documentElement.scrollWidth")
        assert wide <= width, f"{wide} wide on {width}"
    screen.page.screenshot(path=tmp_path / "narrow.png", full_page=True)
    screen.page.set_viewport_size({"width": 1200, "height": 760})
    screen.page.keyboard.press("e")
    screen.page.keyboard.press("End")
    screen.page.keyboard.type("s")
    screen.page.keyboard.press("Escape")
    screen.press("a")
    assert "Added: “Border Research Institutes”" in screen.page.inner_text("main [role=status]")
    assert "“Office”" in screen.page.inner_text("h1")
    screen.press("a")
    assert "ordinary word" in screen.page.inner_text("[role=alert]")
    assert violations(screen.page) == []
    screen.press("r")
    assert "No proposal waits" in screen.page.inner_text("h1")
    assert violations(screen.page) == []
    lists = workspace.settings.additions
    assert [entry.name for entry in read_additions(lists).entries] == ["Border Research Institutes"]
    assert [entry.name for entry in read_rejected(lists)] == ["Office"]
    screen.page.focus("tbody th a")
    screen.press("Enter")
    screen.page.wait_for_selector("#effect b")
    assert violations(screen.page) == []
    screen.page.set_viewport_size({"width": 320, "height": 600})
    assert screen.page.evaluate("document.documentElement.scrollWidth") <= 320
    screen.page.screenshot(path=tmp_path / "accepted.png", full_page=True)
    screen.press("r")
    assert "Taken back: “Border Research Institutes”" in screen.page.inner_text(
        "main [role=status]"
    )
    assert read_additions(lists).entries == ()
    screen.close()


def _correct(desk: Desk) -> None:
    """Decide that the institute is the staff college, and that the office is a mission."""
    by = Signature(reviewer="Aigul", decided_at=NOW, channel="web")
    for item in desk.state().in_order:
        if item.activity.text.startswith("In June"):
            bodies = (("UNODC", "lead"), ("OSCE-BMSC", "lead"))
            words = {"OSCE-BMSC": "Border Research Institute"}
        elif "Office" in item.activity.text:
            bodies, words = (("UNRCCA", "lead"),), {"UNRCCA": "Office"}
        else:
            continue
        edit = Edit.model_validate({"organizations": bodies, "words": words})
        framework = desk.workspace.framework.id
        desk.decide([answer(item, edit, by, framework=framework)])


def _axe_source() -> str:
    folder = Path(str(axe.__file__)).parent
    return next(folder.glob("axe*.js")).read_text(encoding="utf-8")

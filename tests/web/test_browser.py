"""The screen in a real Chromium: keys, focus, conflicts, accessibility, content policy."""

import os
from collections.abc import Callable
from pathlib import Path

from desks import TEXTS, doubtful
from factories import NOW
from rich.console import Console
from screens import MARKS, SETTLE_MS, Screen, Served, states, sync_api, violations

from flows.run import run_ingest
from gazetteers.additions import read_additions, read_rejected
from pipeline.review.desk import Desk
from pipeline.review.record import Edit, Signature, answer
from pipeline.settings import Settings
from pipeline.workspace import Workspace

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

pytestmark = MARKS


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

"""Every page in a real Chromium: accessible, and usable on narrow screens and at 200 %."""

from collections.abc import Callable
from pathlib import Path

from desks import SHA, doubtful, drawn_activity, make_desk
from openpyxl import load_workbook
from screens import MARKS, Screen, Served, sync_api, violations

pytestmark = MARKS

PAGES = (
    "/queue", "/queue?words=nothing+like+it", "/item/{id}", "/item/{id}/split", "/item/{id}/bulk",
    "/item/{id}/merge", "/dashboard", "/log", "/documents", "/document/{sha}",
    "/document/{sha}/add?block=para%3D5", "/gazetteer/proposals", "/workbook", "/help",
    "/item/not-there",
)  # fmt: skip
WIDTHS = (320, 640)
"""Of a small screen, and of one of 1280 at 200 %."""


def look_at(screen: Screen, what: str) -> None:
    """See that the page has no fault that axe finds, and needs no scrolling sideways."""
    page = screen.page
    page.set_viewport_size({"width": 1280, "height": 900})
    page.evaluate(
        "document.querySelectorAll('main details').forEach((each) => { each.open = true; })"
    )
    assert violations(page) == [], what
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 600})
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= width, f"{what} is {wide} wide on {width}"


def test_pages_are_accessible_and_fit_narrow_screens(
    browser: sync_api.Browser, serve: Callable[..., Served]
) -> None:
    served = serve()
    item = served.desk.state().in_order[2].activity.id
    screen = Screen(browser, served, "Aigul")
    for path in PAGES:
        screen.page.goto(served.url + path.replace("{id}", item).replace("{sha}", SHA))
        look_at(screen, path)
    screen.close()


def test_so_are_the_ways_in_and_out(
    browser: sync_api.Browser, serve: Callable[..., Served]
) -> None:
    screen = Screen(browser, serve(), "Aigul")
    screen.page.click("text=Sign out")
    look_at(screen, "signed out")
    screen.page.goto(f"{screen.served.url}/sign-in")
    look_at(screen, "/sign-in")
    screen.page.fill("#name", "Aigul")
    screen.page.fill("[type=password]", "not this one")
    screen.page.keyboard.press("Enter")
    screen.page.wait_for_selector("[role=alert]")
    look_at(screen, "a wrong password")
    screen.close()


def test_so_is_a_blind_check_before_and_after_the_answer(
    browser: sync_api.Browser, serve: Callable[..., Served], tmp_path: Path
) -> None:
    activity = drawn_activity()
    served = serve(desk=make_desk(tmp_path, [activity.text], [activity]))
    screen = Screen(browser, served, "Aigul")
    screen.press("j")
    assert "Blind check" in screen.page.inner_text("h1")
    look_at(screen, "the blind check")
    screen.page.keyboard.press("/")
    screen.page.keyboard.type("II.5")
    screen.press("Enter")
    assert "You said II.5" in screen.page.inner_text("main")
    look_at(screen, "its answer")
    screen.close()


def test_so_is_the_preview_of_a_workbook_with_mistakes(
    browser: sync_api.Browser, serve: Callable[..., Served], tmp_path: Path
) -> None:
    served = serve()
    screen = Screen(browser, served, "Aigul")
    screen.page.goto(f"{served.url}/workbook")
    with screen.page.expect_download() as download:
        screen.page.click("text=/^Download/")
    file = tmp_path / "review.xlsx"
    download.value.save_as(file)
    book = load_workbook(file)
    sheet = book["Review"]
    column = [cell.value for cell in sheet[1]].index("decision") + 1
    for row, value in ((2, "confirm"), (3, "confrim")):
        sheet.cell(row=row, column=column).value = value
    book.save(file)
    screen.page.set_input_files("#file", file)
    screen.page.click("text=Check only")
    screen.page.wait_for_selector("#preview")
    assert "1 to apply" in screen.page.inner_text("main")
    assert "confrim" in screen.page.inner_text("main")
    look_at(screen, "the preview")
    assert served.desk.state().log == ()
    screen.close()


def test_so_is_an_item_that_a_colleague_has_open(
    browser: sync_api.Browser, serve: Callable[..., Served]
) -> None:
    served = serve([doubtful("OSCE held a course on arms in Osh in 2018.").text])
    one, two = Screen(browser, served, "Aigul"), Screen(browser, served, "Botir")
    one.press("j")
    two.press("j")
    assert "Open with Aigul" in two.page.inner_text("main")
    look_at(two, "an item that is open elsewhere")
    one.close()
    two.close()

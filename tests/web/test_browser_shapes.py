"""Split, merge, add, and the decision about many at once, by keyboard in a real Chromium."""

from collections.abc import Callable

from desks import GREETING, SHA, TEXTS
from screens import MARKS, Screen, Served, states, sync_api

pytestmark = MARKS


def test_a_split(browser: sync_api.Browser, serve: Callable[..., Served]) -> None:
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


def test_a_merge_and_its_undo(browser: sync_api.Browser, serve: Callable[..., Served]) -> None:
    served = serve(TEXTS[2:])
    screen = Screen(browser, served, "Aigul")
    screen.press("j")
    screen.press("m")
    assert TEXTS[2] in screen.page.inner_text("main") and TEXTS[3] in screen.page.inner_text("main")
    screen.page.focus("button.main")
    screen.press("Enter")
    (decision,) = served.desk.state().log
    assert [item.text for item in decision.result] == [f"{TEXTS[2]}\n{TEXTS[3]}"]
    assert sorted(states(served)) == ["corrected", "rejected", "rejected"]
    screen.press("u")
    assert states(served) == ["needs_review", "needs_review"]
    screen.close()


def test_what_was_missed_is_added(browser: sync_api.Browser, serve: Callable[..., Served]) -> None:
    served = serve()
    screen = Screen(browser, served, "Aigul")
    screen.page.goto(f"{served.url}/document/{SHA}")
    screen.page.focus("a:has-text('Add an activity here') >> nth=-1")
    screen.press("Enter")
    screen.page.focus("select[name=end]")
    screen.page.select_option("select[name=end]", str(GREETING.index(" thank")))
    screen.page.focus("select[name=measure]")
    screen.page.keyboard.type("III.1")
    screen.page.focus("button.main")
    screen.press("Enter")
    (decision,) = served.desk.state().log
    (added,) = decision.result
    assert (decision.verdict, added.text) == ("add", "Dear colleagues,")
    assert [measure.id for measure in added.measures] == ["III.1"]
    screen.close()


def test_many_at_once_but_one_and_back_in_one_go(
    browser: sync_api.Browser, serve: Callable[..., Served]
) -> None:
    alike = [
        f"OSCE held a round table on the financing of terrorism in {place} in 2019."
        for place in ("Almaty", "Astana", "Aktobe")
    ]
    served = serve(alike)
    screen = Screen(browser, served, "Aigul")
    screen.press("j")
    screen.press("b")
    assert screen.page.locator("input[name=chosen]").count() == 3
    screen.page.focus("input[name=chosen] >> nth=2")
    screen.page.keyboard.press("Space")
    screen.page.focus("button[name=choice] >> nth=0")
    screen.press("Enter")
    assert sorted(states(served)) == ["confirmed", "confirmed", "needs_review"]
    screen.press("u")
    assert set(states(served)) == {"needs_review"}
    screen.close()

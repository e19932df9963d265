"""Every page and every refusal, without a browser."""

from pathlib import Path

import pytest
from desks import GREETING, SHA, TEXTS, doubtful, drawn_activity, make_desk
from factories import NOW
from fastapi.testclient import TestClient
from httpx import Response
from lxml import html

from pipeline.review.desk import Desk
from pipeline.review.people import People, Person, hash_password
from pipeline.review.record import Signature, reject
from pipeline.review.web.app import create_app
from pipeline.review.web.security import Brake
from pipeline.review.web.site import HERE, Site

pytestmark = pytest.mark.slow

PASSWORD = "a long enough one"


def client_of(site: Site) -> TestClient:
    return TestClient(create_app(site), base_url="http://127.0.0.1", follow_redirects=False)


def enter(site: Site) -> TestClient:
    client = client_of(site)
    assert client.get(f"/enter?link={site.sessions.link}").status_code == 200
    return client


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return make_desk(tmp_path)


@pytest.fixture
def site(desk: Desk) -> Site:
    return Site(desk, People(), local="Aigul")


@pytest.fixture
def client(site: Site) -> TestClient:
    return enter(site)


def fields(page: str, form: str = "/decide") -> dict[str, list[str]]:
    """What a browser without scripts would send of the form with this end of its address."""
    found: dict[str, list[str]] = {}
    for each in html.fromstring(page).forms:
        if each.action.partition("?")[0].endswith(form):
            for name, value in each.form_values():
                found.setdefault(name, []).append(value)
            return found
    raise AssertionError(f"no form for {form}")


def first_id(desk: Desk, number: int = 0) -> str:
    return desk.state().in_order[number].activity.id


def decide(client: TestClient, activity_id: str, choice: str, **more: str) -> Response:
    page = client.get(f"/item/{activity_id}").text
    return client.post(f"/item/{activity_id}/decide", data=fields(page) | {"choice": choice} | more)


@pytest.mark.parametrize(
    "path",
    [
        "/queue",
        "/queue?order=margin&scope=all&measure=II.4&words=OSCE&page=2",
        "/queue?order=nonsense&page=-1",
        "/dashboard",
        "/log",
        "/help",
        "/documents",
        "/workbook",
        f"/document/{SHA}",
        f"/document/{SHA}/add?block=para%3D5",
        "/item/{id}",
        "/item/{id}/split",
        "/item/{id}/split?every=1",
        "/item/{id}/merge",
        "/item/{id}/bulk",
    ],
)
def test_pages_have_one_heading_and_decide_nothing(
    client: TestClient, desk: Desk, path: str
) -> None:
    answer = client.get(path.replace("{id}", first_id(desk, 2)))
    assert answer.status_code == 200
    assert answer.text.count("<h1") == 1
    assert '<html lang="en">' in answer.text
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert desk.state().log == ()


@pytest.mark.parametrize(
    "path",
    ["/item/act_0000000000000000", "/item/x", "/nothing", f"/document/{'0' * 63}", "/docs",
     "/openapi.json", "/static/../app.py"],
)  # fmt: skip
def test_what_is_not_there(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 404


def test_nobody_gets_in_without_the_link(site: Site) -> None:
    client = client_of(site)
    for path in ("/", "/queue", "/item/x", "/dashboard", "/export/review.xlsx"):
        assert client.get(path).status_code == 401, path
    assert client.post("/undo").status_code == 401
    assert client.get("/enter?link=wrong").status_code == 401
    assert client.get("/healthz").text == "ok"


def test_the_link_works_once(site: Site) -> None:
    enter(site)
    assert client_of(site).get(f"/enter?link={site.sessions.link}").status_code == 401


def test_the_cookie_is_kept_from_scripts_and_other_sites(site: Site) -> None:
    answer = client_of(site).get(f"/enter?link={site.sessions.link}")
    cookie = answer.headers["set-cookie"]
    assert "HttpOnly" in cookie and "SameSite=strict" in cookie


def test_another_host_name_is_refused_first(site: Site) -> None:
    client = client_of(site)
    assert client.get("/healthz", headers={"host": "evil.example"}).status_code == 400


@pytest.mark.parametrize(
    "headers",
    [
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"origin": "http://evil.example"},
        {"origin": "null"},
    ],
)
def test_posts_from_elsewhere_are_refused(
    client: TestClient, desk: Desk, headers: dict[str, str]
) -> None:
    page = client.get(f"/item/{first_id(desk)}").text
    data = fields(page) | {"choice": "II.4"}
    path = f"/item/{first_id(desk)}/decide"
    assert client.post(path, data=data, headers=headers).status_code == 403
    assert desk.state().log == ()


@pytest.mark.parametrize(
    "path", ["/undo", "/item/{id}/decide", "/item/{id}/split", "/item/{id}/bulk", "/import/xlsx",
             f"/document/{SHA}/add", "/sign-out"]
)  # fmt: skip
def test_a_form_without_our_secret_is_refused(client: TestClient, desk: Desk, path: str) -> None:
    path = path.replace("{id}", first_id(desk))
    assert client.post(path, data={"choice": "II.4", "csrf": "guess"}).status_code == 403
    assert desk.state().log == ()


def test_a_body_that_is_too_large_is_refused(client: TestClient) -> None:
    answer = client.post("/import/xlsx", content=b"", headers={"content-length": "99999999"})
    assert answer.status_code == 413


@pytest.mark.parametrize(
    ("choice", "more", "state", "measures"),
    [
        ("II.4", {}, "confirmed", ["II.4"]),
        ("II.5", {}, "corrected", ["II.5"]),
        ("other", {"other": "IV.1"}, "corrected", ["IV.1"]),
        ("II.4", {"also": "II.5"}, "corrected", ["II.4", "II.5"]),
        ("none", {}, "corrected", []),
        ("save", {"status": "ongoing"}, "corrected", ["II.4"]),
        ("reject", {}, "rejected", ["II.4", "II.5", "I.6"]),
        ("flag", {}, "needs_review", ["II.4", "II.5", "I.6"]),
    ],
)
def test_decisions_without_scripts(
    client: TestClient,
    desk: Desk,
    choice: str,
    more: dict[str, str],
    state: str,
    measures: list[str],
) -> None:
    activity_id = first_id(desk)
    answer = decide(client, activity_id, choice, **more)
    assert answer.status_code == 303, answer.text
    assert answer.headers["location"].startswith("/item/act_")
    item = desk.state().item(activity_id)
    assert item.state == state
    assert [match.id for match in item.activity.measures] == measures
    decision = desk.state().log[-1]
    assert (decision.channel, decision.reviewer) == ("web", "Aigul")
    assert decision.shown == ("II.4", "II.5", "I.6")
    assert decision.dwell_ms is not None


@pytest.mark.parametrize(
    ("choice", "more", "says"),
    [
        ("nothing", {}, "nothing was decided"),
        ("", {}, "nothing was decided"),
        ("other", {"other": ""}, "no measure"),
        ("II.4", {"also": "V.9"}, "no measure “V.9”"),
        ("II.4", {"organization": "OSEC"}, "Did you mean OSCE"),
        ("II.4", {"date": "soon"}, "no days can be read"),
        ("II.4", {"countries": "Atlantis"}, "no country"),
        ("II.4", {"status": "done"}, "Choose one of"),
        ("II.4", {"note": "x" * 2001}, "too long"),
    ],
)
def test_what_is_not_understood_stays_in_the_form(
    client: TestClient, desk: Desk, choice: str, more: dict[str, str], says: str
) -> None:
    answer = decide(client, first_id(desk), choice, **more)
    assert answer.status_code == 422
    assert says in answer.text
    assert all(value in answer.text for value in more.values())
    assert desk.state().log == ()


def test_skipping_goes_on_and_a_note_is_logged(client: TestClient, desk: Desk) -> None:
    answer = decide(client, first_id(desk), "skip")
    assert answer.headers["location"] != f"/item/{first_id(desk)}"
    assert desk.state().log == ()
    decide(client, first_id(desk), "skip", note="ask the mission")
    assert desk.state().log[0].verdict == "note"


def test_a_stale_form_gets_both_versions_and_nothing_is_lost(
    client: TestClient, desk: Desk
) -> None:
    activity_id = first_id(desk)
    sent = fields(client.get(f"/item/{activity_id}").text) | {"choice": "II.5", "note": "mine"}
    by = Signature(reviewer="Botir", decided_at=NOW, channel="web", note="theirs")
    desk.decide([reject(desk.state().item(activity_id), by)])
    answer = client.post(f"/item/{activity_id}/decide", data=sent)
    assert answer.status_code == 409
    for words in ("Botir", "theirs", "mine", "II.5", "was not saved"):
        assert words in answer.text
    assert len(desk.state().log) == 1
    again = fields(answer.text, "/decide") | {"choice": "II.5"}
    assert client.post(f"/item/{activity_id}/decide", data=again).status_code == 303
    assert desk.state().item(activity_id).state == "corrected"


def test_undo_takes_back_ones_own_last_again_and_again(client: TestClient, desk: Desk) -> None:
    decide(client, first_id(desk, 0), "II.4")
    decide(client, first_id(desk, 1), "II.5")
    csrf = fields(client.get("/queue").text, "/undo")["csrf"]
    for number in (1, 0):
        answer = client.post("/undo", data={"csrf": csrf})
        assert answer.headers["location"] == f"/item/{first_id(desk, number)}"
    assert {item.state for item in desk.state().items.values()} == {"needs_review"}
    assert "nothing of yours" in client.post("/undo", data={"csrf": csrf}).text


def test_near_duplicates_are_decided_and_taken_back_together(
    client: TestClient, desk: Desk
) -> None:
    one, other = first_id(desk, 2), first_id(desk, 3)
    page = client.get(f"/item/{one}/bulk").text
    assert "<del>Almaty</del>" in page and "<ins>Astana</ins>" in page
    data = fields(page, "/bulk") | {"choice": "II.6"}
    assert client.post(f"/item/{one}/bulk", data=data).status_code == 303
    state = desk.state()
    assert state.item(one).state == state.item(other).state == "corrected"
    assert len({decision.batch for decision in state.log}) == 1
    assert client.post(f"/item/{one}/bulk", data=data).status_code == 409
    csrf = fields(client.get("/queue").text, "/undo")["csrf"]
    client.post("/undo", data={"csrf": csrf})
    assert desk.state().item(one).state == desk.state().item(other).state == "needs_review"


def test_an_unticked_near_duplicate_is_left_alone(client: TestClient, desk: Desk) -> None:
    one, other = first_id(desk, 2), first_id(desk, 3)
    data = fields(client.get(f"/item/{one}/bulk").text, "/bulk") | {"choice": "II.6"}
    data["chosen"] = [pair for pair in data["chosen"] if not pair.startswith(other)]
    client.post(f"/item/{one}/bulk", data=data)
    assert desk.state().item(one).state == "corrected"
    assert desk.state().item(other).state == "needs_review"


def test_split_merge_and_add(client: TestClient, desk: Desk) -> None:
    activity_id = first_id(desk, 1)
    page = client.get(f"/item/{activity_id}/split").text
    data = fields(page, f"/item/{activity_id}/split")
    assert client.post(f"/item/{activity_id}/split", data=data).status_code == 422
    data["cut"] = [str(TEXTS[1].index("A seminar"))]
    assert client.post(f"/item/{activity_id}/split", data=data).status_code == 303
    assert desk.state().item(activity_id).state == "rejected"
    one = first_id(desk, -2)
    merging = fields(client.get(f"/item/{one}/merge").text, f"/item/{one}/merge")
    assert client.post(f"/item/{one}/merge", data=merging).status_code == 303
    assert desk.state().log[-1].result[0].text == f"{TEXTS[2]}\n{TEXTS[3]}"
    adding = fields(client.get(f"/document/{SHA}/add?block=para%3D5").text, "/add")
    adding |= {"start": "0", "end": str(len(GREETING)), "measure": "III.1"}
    assert client.post(f"/document/{SHA}/add", data=adding).status_code == 303
    assert [decision.verdict for decision in desk.state().log] == ["recut", "recut", "add"]


def test_ends_are_moved(client: TestClient, desk: Desk) -> None:
    activity_id = first_id(desk)
    page = client.get(f"/item/{activity_id}/split").text
    data = {"csrf": fields(page, "/split")["csrf"], "revision": "0", "way": "ends"}
    end = str(TEXTS[0].index(" in May"))
    answer = client.post(f"/item/{activity_id}/split", data=data | {"start": "0", "end": end})
    assert answer.status_code == 303
    assert desk.state().log[0].result[0].text == TEXTS[0][: int(end)]


def test_a_blind_check_shows_what_stands_only_after_the_answer(tmp_path: Path) -> None:
    activity = drawn_activity()
    words = activity.text
    desk = make_desk(tmp_path, [words], [activity])
    client = enter(Site(desk, People(), local="Aigul"))
    activity_id = first_id(desk)
    assert "blind check" in client.get("/queue").text
    page = client.get(f"/item/{activity_id}").text
    assert words in page
    for hidden in ("95 %", "written so", "accepted, no doubts", "History", "selected"):
        assert hidden not in page
    sent = fields(page, "/audit") | {"choice": "other", "other": "II.5"}
    after = client.post(f"/item/{activity_id}/audit", data=sent)
    assert "You said II.5; II.4 stands" in after.text and "95 %" in after.text
    assert desk.state().log == ()
    assert activity_id in client.get("/queue?scope=flagged").text
    assert "0 %" in client.get("/dashboard").text


def test_a_workbook_makes_the_round_trip(client: TestClient, desk: Desk) -> None:
    book = client.get("/export/review.xlsx")
    assert book.content.startswith(b"PK")
    csrf = fields(client.get("/workbook").text, "/import/xlsx")["csrf"]
    for step in ("check", "apply"):
        answer = client.post(
            "/import/xlsx",
            data={"csrf": csrf, "step": step},
            files={"file": ("review.xlsx", book.content)},
        )
        assert "4 untouched" in answer.text
    wrong = client.post(
        "/import/xlsx", data={"csrf": csrf, "step": "check"}, files={"file": ("a.xlsx", b"no")}
    )
    assert wrong.status_code == 422 and "no Excel workbook" in wrong.text


def test_hostile_text_is_only_text(tmp_path: Path) -> None:
    evil = '<script>alert("x")</script><img src=x onerror=alert(1)> held a workshop in Osh.'
    desk = make_desk(tmp_path, [evil], [doubtful(evil)])
    client = enter(Site(desk, People(), local="Aigul"))
    for path in ("/queue", f"/item/{first_id(desk)}", f"/document/{SHA}"):
        page = client.get(path).text
        assert "<script>alert" not in page and "<img src=x" not in page
        assert "&lt;script&gt;" in page


def test_people_sign_in_with_passwords(desk: Desk) -> None:
    people = People(reviewers={"Aigul": Person(role="lead", password=hash_password(PASSWORD))})
    site = Site(desk, people)
    client = client_of(site)
    assert client.get(f"/enter?link={site.sessions.link}").status_code == 401
    assert "password" in client.get("/sign-in").text
    wrong = client.post("/sign-in", data={"name": "Aigul", "password": "wrong"})
    assert wrong.status_code == 401
    assert client.post("/sign-in", data={"name": "Aigul", "password": PASSWORD}).status_code == 200
    queue = client.get("/queue")
    assert "Aigul (lead)" in queue.text
    csrf = fields(queue.text, "/sign-out")["csrf"]
    assert client.post("/sign-out", data={"csrf": csrf}).status_code == 303
    assert client.get("/queue").status_code == 401


def test_who_guesses_passwords_must_wait(desk: Desk) -> None:
    people = People(reviewers={"Aigul": Person(password=hash_password(PASSWORD))})
    now = [0.0]
    client = client_of(Site(desk, people, brake=Brake(clock=lambda: now[0])))

    def sign_in(password: str, name: str = "Aigul") -> int:
        return client.post("/sign-in", data={"name": name, "password": password}).status_code

    assert [sign_in("a wrong password") for _ in range(5)] == [401] * 5
    assert sign_in(PASSWORD) == 429
    now[0] += 15
    assert sign_in("a wrong password") == 401
    now[0] += 29
    assert sign_in(PASSWORD) == 429
    now[0] += 1
    assert sign_in(PASSWORD) == 200
    assert sign_in("a wrong password") == 401


def test_what_was_flagged_is_for_leads(desk: Desk) -> None:
    people = People(
        reviewers={
            name: Person(role=role, password=hash_password(PASSWORD))
            for name, role in (("Aigul", "reviewer"), ("Botir", "lead"))
        }
    )
    for name, status in (("Aigul", 403), ("Botir", 200)):
        client = client_of(Site(desk, people))
        client.post("/sign-in", data={"name": name, "password": PASSWORD})
        assert client.get("/queue?scope=flagged").status_code == status
        assert ("flagged for a lead" in client.get("/queue").text) is (status == 200)


def test_a_proxy_names_who_is_signed_in(desk: Desk) -> None:
    site = Site(desk, People(reviewers={"Botir": Person()}), proxy_header="x-remote-user")
    client = client_of(site)
    botir = {"x-remote-user": "Botir"}
    assert client.get("/sign-in").status_code == 401
    assert client.get("/sign-in", headers={"x-remote-user": "Eve"}).status_code == 401
    assert client.get("/sign-in", headers=botir).status_code == 200
    assert client.get("/queue", headers=botir).status_code == 200
    assert client.get("/queue").status_code == 401


def test_templates_never_switch_escaping_off_nor_carry_scripts() -> None:
    for path in sorted((HERE / "templates").glob("*.html")):
        text = path.read_text(encoding="utf-8")
        for banned in ("|safe", "| safe", "hx-on", "js:", "style=", "onclick", "<script>"):
            assert banned not in text, f"{path.name} has {banned}"


def test_htmx_is_the_published_file() -> None:
    import hashlib

    digest = hashlib.sha256((HERE / "static" / "htmx.min.js").read_bytes()).hexdigest()
    assert digest == "a0abb04f2f45a1f89d1d4844023245537e5e6014c87b144553e0607b4cc32130"


def test_what_cannot_be_done_is_said_in_a_sentence_with_a_way_back(
    client: TestClient, desk: Desk
) -> None:
    last = first_id(desk, -1)
    answer = client.get(f"/item/{last}/merge")
    page = html.fromstring(answer.text)
    assert answer.status_code == 422
    assert page.findtext(".//h1") == "This cannot be done"
    assert page.xpath(f"//main//a[@href='/item/{last}']")


def test_an_empty_page_says_why_it_is_empty(client: TestClient, desk: Desk) -> None:
    found = html.fromstring(client.get("/queue?words=zzzz").text)
    assert found.findtext(".//h1") == "Queue"
    assert found.xpath("//main//a[text()='Show all that wait']")
    alone = first_id(desk)
    page = client.get(f"/item/{alone}/bulk").text
    assert "No near-duplicate waits" in page and 'name="choice"' not in page
    assert "No sentence ends inside it" in client.get(f"/item/{alone}/split").text

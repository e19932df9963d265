"""The pages of proposals: what leads do there, what reviewers see, and what is refused."""

from pathlib import Path

import pytest
from desks import doubtful, make_desk
from factories import BECAUSE, NOW
from fastapi.testclient import TestClient
from lxml import html

from extractors.model import OrganizationTag
from gazetteers.additions import ACCEPTED, read_additions, read_rejected
from gazetteers.model import OrganizationId
from pipeline.review.desk import Desk
from pipeline.review.people import People, Person, hash_password
from pipeline.review.record import Edit, Signature, answer
from pipeline.review.web.app import create_app
from pipeline.review.web.site import Site

pytestmark = pytest.mark.slow

TEXTS = (
    "The Border Research Institute held a course for 20 officers in Osh in 2018.",
    "The Border Research Institute and the OSCE held a round table in Almaty in 2019.",
    "The <b>Centre</b> held a seminar on arms in Bishkek in 2019.",
)
PASSWORD = "a long enough one"
PROPOSALS = "/gazetteer/proposals"


def unlisted(name: str) -> OrganizationTag:
    return OrganizationTag(
        id=OrganizationId(f"NEW:{name}"), role="lead", mention=name, evidence=BECAUSE
    )


def make_taught(folder: Path) -> Desk:
    """A desk with two proposals: a name of the staff college, and an ordinary word."""
    names = ("Border Research Institute", "Border Research Institute", "Centre")
    desk = make_desk(
        folder,
        TEXTS,
        [
            doubtful(text, number, organizations=(unlisted(name),))
            for number, (text, name) in enumerate(zip(TEXTS, names, strict=True), 1)
        ],
    )
    by = Signature(reviewer="Aigul", decided_at=NOW, channel="web")
    listed = ((OrganizationId("OSCE-BMSC"), "lead"),)
    for item in desk.state().in_order:
        if "round table" not in item.activity.text:
            edit = Edit(organizations=listed)  # type: ignore[arg-type]
            framework = desk.workspace.framework.id
            desk.decide([answer(item, edit, by, framework=framework)])
    return desk


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return make_taught(tmp_path)


def sign_in(desk: Desk, name: str, role: str = "lead") -> TestClient:
    people = People(
        reviewers={
            each: Person(role="reviewer" if role == "reviewer" else "lead", password=PASSWORD_HASH)
            for each in ("Aigul", name)
        }
    )
    client = TestClient(
        create_app(Site(desk, people)), base_url="http://127.0.0.1", follow_redirects=False
    )
    client.post("/sign-in", data={"name": name, "password": PASSWORD})
    return client


PASSWORD_HASH = hash_password(PASSWORD)


def proposal(desk: Desk, name: str = "Border Research Institute") -> str:
    return next(item.id for item in desk.proposals.taught().waiting if item.name == name)


def sent(client: TestClient, path: str, **more: object) -> dict[str, object]:
    """What a browser would send of the form of a proposal, with what is chosen."""
    form = html.fromstring(client.get(path).text).get_element_by_id("rule")
    return {**dict(form.form_values()), **more}


def csrf_of(client: TestClient) -> str:
    return str(html.fromstring(client.get("/queue").text).xpath("//input[@name='csrf']/@value")[0])


def test_the_list_and_one_of_it_can_be_looked_at(desk: Desk) -> None:
    client = sign_in(desk, "Lead")
    page = client.get(PROPOSALS).text
    assert "2 proposals" in page and "Border Research Institute" in page
    one = client.get(f"{PROPOSALS}/{proposal(desk)}").text
    assert "<mark>Border Research Institute</mark>" in one
    assert "OSCE-BMSC instead of NEW:Border Research Institute" in one
    assert "OSCE Border Management Staff College" in one
    assert desk.state().log == desk.state().log[:2], "looking decides nothing"
    assert not desk.workspace.settings.additions.exists()


def test_what_it_would_change_is_shown(desk: Desk) -> None:
    client = sign_in(desk, "Lead")
    page = client.get(f"{PROPOSALS}/{proposal(desk)}?effect=1").text
    told = " ".join(html.fromstring(page).get_element_by_id("effect").text_content().split())
    assert "1 of 1 document with such words tried" in told
    assert "3 activities would be read otherwise; 2 of them were decided by people" in told


def test_a_lead_accepts_and_goes_on_with_the_next(desk: Desk) -> None:
    client = sign_in(desk, "Lead")
    first, second = proposal(desk), proposal(desk, "Centre")
    path = f"{PROPOSALS}/{first}"
    answer = client.post(path, data=sent(client, path, choice="accept", note="asked them"))
    assert answer.status_code == 303 and second in answer.headers["location"]
    page = client.get(answer.headers["location"]).text
    assert "Added: “Border Research Institute” of OSCE-BMSC" in page
    (entry,) = read_additions(desk.workspace.settings.additions).entries
    assert (entry.name, entry.source.by, entry.source.note) == (
        "Border Research Institute",
        "Lead",
        "asked them",
    )


def test_a_lead_edits_before_accepting(desk: Desk) -> None:
    client = sign_in(desk, "Lead")
    path = f"{PROPOSALS}/{proposal(desk)}"
    data = sent(client, path, choice="accept", name="Border Research Institutes", match="exact")
    assert client.post(path, data=data).status_code == 303
    (entry,) = read_additions(desk.workspace.settings.additions).entries
    assert (entry.name, entry.match) == ("Border Research Institutes", "exact")


def test_a_lead_rejects(desk: Desk) -> None:
    client = sign_in(desk, "Lead")
    path = f"{PROPOSALS}/{proposal(desk)}"
    assert client.post(path, data=sent(client, path, choice="reject")).status_code == 303
    (entry,) = read_rejected(desk.workspace.settings.additions)
    assert entry.name == "Border Research Institute"
    assert "Rejected or taken back, not proposed again" in client.get(PROPOSALS).text


def test_a_lead_takes_an_accepted_name_back(desk: Desk) -> None:
    one, other = sign_in(desk, "One"), sign_in(desk, "Other")
    path = f"{PROPOSALS}/{proposal(desk)}"
    one.post(path, data=sent(one, path, choice="accept", note="asked them"))
    (link,) = html.fromstring(one.get(PROPOSALS).text).xpath("//tbody//th/a/@href")
    page = other.get(f"{link}?effect=1").text
    assert "Accepted by One" in page and "asked them" in page
    told = html.fromstring(page).get_element_by_id("effect").text_content()
    assert "3 activities would be read otherwise" in " ".join(told.split())
    assert len(read_additions(desk.workspace.settings.additions).entries) == 1, "looking is free"
    form = sent(other, str(link))
    refused = other.post(str(link), data=form)
    assert refused.status_code == 422 and "accepted by One" in refused.text
    done = other.post(str(link), data=form | {"note": "another institute"})
    assert done.status_code == 303
    assert (
        "Taken back: “Border Research Institute” of OSCE-BMSC"
        in other.get(done.headers["location"]).text
    )
    assert read_additions(desk.workspace.settings.additions).entries == ()
    (entry,) = read_rejected(desk.workspace.settings.additions)
    assert (entry.source.by, entry.source.note) == ("Other", "another institute")
    assert entry.source.accepted.startswith("One, ") and "asked them" in entry.source.accepted
    late = one.post(str(link), data={"csrf": csrf_of(one), "note": "me too"})
    assert late.status_code == 409 and "was taken back by Other" in late.text


def test_reviewers_do_not_take_back(desk: Desk) -> None:
    chief, client = sign_in(desk, "Lead"), sign_in(desk, "Botir", role="reviewer")
    path = f"{PROPOSALS}/{proposal(desk)}"
    chief.post(path, data=sent(chief, path, choice="accept"))
    (link,) = html.fromstring(client.get(PROPOSALS).text).xpath("//tbody//th/a/@href")
    page = client.get(str(link)).text
    assert "Only a lead takes it back" in page and "Take it back</button>" not in page
    answer = client.post(str(link), data={"csrf": csrf_of(client)})
    assert answer.status_code == 403
    assert len(read_additions(desk.workspace.settings.additions).entries) == 1


def test_an_ordinary_word_needs_a_tick(desk: Desk) -> None:
    client = sign_in(desk, "Lead")
    path = f"{PROPOSALS}/{proposal(desk, 'Centre')}"
    form = sent(client, path, choice="accept", note="typed already")
    refused = client.post(path, data=form)
    assert refused.status_code == 422
    assert "ordinary word" in refused.text and "typed already" in refused.text
    assert not (desk.workspace.settings.additions / ACCEPTED).exists()
    ticks = html.fromstring(refused.text).xpath("//input[@name='despite']/@value")
    assert client.post(
        path, data=form | {"despite": [str(each) for each in ticks]}
    ).status_code in (
        303,
        422,
    )


def test_reviewers_look_and_do_not_rule(desk: Desk) -> None:
    client = sign_in(desk, "Botir", role="reviewer")
    path = f"{PROPOSALS}/{proposal(desk)}"
    page = html.fromstring(client.get(path).text)
    assert page.xpath("//button[@name='choice']") == []
    csrf = page.xpath("//input[@name='csrf']/@value")[0]
    answer = client.post(path, data={"csrf": str(csrf), "choice": "accept"})
    assert answer.status_code == 403
    assert not desk.workspace.settings.additions.exists()
    assert client.get(PROPOSALS).status_code == 200


def test_of_two_leads_the_second_gets_the_list_and_a_word(desk: Desk) -> None:
    one, two = sign_in(desk, "One"), sign_in(desk, "Two")
    path = f"{PROPOSALS}/{proposal(desk)}"
    mine, theirs = sent(one, path, choice="accept"), sent(two, path, choice="reject")
    assert one.post(path, data=mine).status_code == 303
    late = two.post(path, data=theirs)
    assert late.status_code == 409
    assert "was accepted by One" in late.text
    assert read_rejected(desk.workspace.settings.additions) == ()
    assert two.get(path).status_code == 409


@pytest.mark.parametrize(
    ("path", "status"),
    [("/gazetteer/proposals/pnone", 404), ("/gazetteer/proposals/{id}?match=nonsense", 422)],
)
def test_what_is_not_there(desk: Desk, path: str, status: int) -> None:
    client = sign_in(desk, "Lead")
    assert client.get(path.replace("{id}", proposal(desk))).status_code == status


def test_a_damaged_list_is_one_clear_line(desk: Desk) -> None:
    client = sign_in(desk, "Lead")
    folder = desk.workspace.settings.additions
    folder.mkdir(parents=True)
    (folder / ACCEPTED).write_text("- id: [", encoding="utf-8")
    answer = client.get(PROPOSALS)
    assert answer.status_code == 422
    assert "additions.yml, line 2" in answer.text and "Traceback" not in answer.text


def test_a_reviewer_says_which_words_name_somebody(tmp_path: Path) -> None:
    desk = make_desk(tmp_path, [TEXTS[0]])
    client = sign_in(desk, "Botir", role="reviewer")
    path = f"/item/{desk.state().in_order[0].activity.id}"
    form = html.fromstring(client.get(path).text).get_element_by_id("decide")
    fields: dict[str, list[str]] = {}
    for name, value in form.form_values():
        fields.setdefault(name, []).append(value)
    sent = fields | {
        "choice": ["II.4"],
        "organization": ["Border Research Institute = OSCE-BMSC"],
        "role": ["lead"],
        "countries": ["20 officers = TJK"],
    }
    wrong = sent | {"organization": ["Border Academy = OSCE-BMSC"]}
    refused = client.post(f"{path}/decide", data=wrong)
    assert refused.status_code == 422 and "does not stand in the text" in refused.text
    assert client.post(f"{path}/decide", data=sent).status_code == 303
    assert [(item.kind, item.of, item.name) for item in desk.proposals.taught().waiting] == [
        ("country", "TJK", "20 officers"),
        ("organization", "OSCE-BMSC", "Border Research Institute"),
    ]

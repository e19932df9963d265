"""A served release: what is found, what is given out, and what is kept in."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from factories import BECAUSE, UNSURE, make_activity, make_match
from fastapi.testclient import TestClient
from releases import make_release, read_jsonl

from extractors.model import CountryTag, DateRange, Judged, OrganizationTag
from gazetteers.model import CountryCode, OrganizationId
from pipeline.errors import ReleaseError
from pipeline.query.app import create_query_app
from pipeline.query.dataset import Filters, Page, PublishedDataset
from pipeline.release.publish import Release
from pipeline.store.engine import open_engine


def organization(name: str, role: str = "lead") -> OrganizationTag:
    return OrganizationTag(
        id=OrganizationId(name),
        role=role,  # type: ignore[arg-type]
        mention=name,
        evidence=BECAUSE,
    )


def country(code: str) -> CountryTag:
    return CountryTag(code=CountryCode(code), mention=code, evidence=BECAUSE)


SEMINAR = make_activity(
    "OSCE held a border seminar in Osh.",
    organizations=(organization("OSCE"), organization("UNODC", "partner")),
    countries=(country("KGZ"),),
    measures=(make_match("II.4"), make_match("I.2")),
    dates=(DateRange(raw="May 2019", start=date(2019, 5, 1), end=date(2019, 5, 31)),),
)
PORTAL = make_activity(
    "UNODC keeps a portal for prosecutors <script>alert(1)</script> since 2020.",
    block="para=2",
    organizations=(organization("UNODC"),),
    measures=(make_match("I.2"),),
    dates=(DateRange(raw="since 2020", start=date(2020, 1, 1), end=None),),
    status=Judged(value="ongoing"),
)
CONTEST = make_activity(
    "Конкурс рисунков на границе",
    block="para=3",
    organizations=(),
    measures=(),
    dates=(),
    region=Judged(value="central-asia"),
    doubts=(UNSURE,),
)
ALL = (SEMINAR, PORTAL, CONTEST)


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Release:
    folder = tmp_path_factory.mktemp("query")
    return make_release(open_engine(f"sqlite:///{folder}/db.sqlite"), folder, activities=ALL)


@pytest.fixture(scope="module")
def dataset(release: Release) -> PublishedDataset:
    return PublishedDataset(release.folder)


@pytest.fixture
def client(dataset: PublishedDataset) -> Iterator[TestClient]:
    with TestClient(create_query_app(dataset), base_url="http://127.0.0.1") as opened:
        yield opened


@pytest.mark.parametrize(
    ("filters", "found", "why"),
    [
        (Filters(), ALL, "no condition asks for all"),
        (Filters(words="semin"), (SEMINAR,), "the beginning of a word is enough"),
        (Filters(words="границ"), (CONTEST,), "in Russian, too"),
        (Filters(words="portal seminar"), (), "all words must be there"),
        (Filters(words='" OR 1=1 --*'), (), "signs of a query language are no words"),
        (Filters(measure="I.2"), (PORTAL,), "a second candidate is an alternative, no claim"),
        (Filters(organization="UNODC"), (SEMINAR, PORTAL), "in any role"),
        (Filters(organization="UNODC", role="lead"), (PORTAL,), "in one role"),
        (Filters(country="KGZ"), (SEMINAR,), "countries that are concerned"),
        (Filters(region="central-asia"), (CONTEST,), "the region is no country"),
        (Filters(status="ongoing"), (PORTAL,), "status"),
        (Filters(state="needs_review"), (CONTEST,), "what nobody has looked at"),
        (Filters(since=date(2019, 5, 31)), (SEMINAR, PORTAL), "the last day counts"),
        (Filters(since=date(2019, 6, 1)), (PORTAL,), "an open end goes on"),
        (Filters(until=date(2019, 12, 31)), (SEMINAR,), "what began later is left out"),
    ],
)
def test_finds(dataset: PublishedDataset, filters: Filters, found: tuple, why: str) -> None:
    total, ids = dataset.find(filters, Page())
    assert (total, set(ids)) == (len(found), {item.id for item in found}), why


def test_orders_by_measure_then_newest(dataset: PublishedDataset) -> None:
    by_measure = [PORTAL.id, SEMINAR.id, CONTEST.id]
    assert list(dataset.find(Filters(), Page())[1]) == by_measure
    assert list(dataset.find(Filters(), Page(order="newest"))[1]) == [
        PORTAL.id, SEMINAR.id, CONTEST.id,
    ]  # fmt: skip


def test_gives_rows_as_they_were_published(client: TestClient, release: Release) -> None:
    published = {line["activity_id"]: line for line in read_jsonl(release)}
    assert client.get(f"/api/activities/{SEMINAR.id}").json() == published[SEMINAR.id]
    items = client.get("/api/activities").json()["items"]
    assert {item["activity_id"]: item for item in items} == published


def test_parts_give_each_row_once(client: TestClient) -> None:
    address, seen = "/api/activities?limit=1", []
    while address:
        part = client.get(address).json()
        assert part["total"] == len(ALL)
        seen += [item["activity_id"] for item in part["items"]]
        address = part["next"]
    assert sorted(seen) == sorted(item.id for item in ALL)


def test_an_answer_that_is_known_is_not_sent_again(client: TestClient) -> None:
    first = client.get("/api/activities?measure=II.4")
    known = {"if-none-match": f'W/"other", {first.headers["etag"]}'}
    again = client.get("/api/activities?measure=II.4", headers=known)
    assert (again.status_code, again.content) == (304, b"")
    assert client.get("/api/activities?measure=I.2", headers=known).status_code == 200


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/api/activities/act_0000000000000000", 404),
        ("/activities/act_0000000000000000", 404),
        ("/files/..%2f..%2fdb.sqlite", 404),
        ("/files/activity.schema.json", 200),
        ("/files/nothing.csv", 404),
        ("/api/activities?limit=501", 422),
        ("/api/activities?status=imagined", 422),
        ("/?status=&since=&words=", 200),
    ],
)
def test_answers_with_the_right_status(client: TestClient, path: str, status: int) -> None:
    assert client.get(path).status_code == status


def test_nothing_is_written(client: TestClient) -> None:
    for method in ("POST", "PUT", "DELETE", "PATCH"):
        assert client.request(method, "/api/activities").status_code == 405


def test_words_of_documents_stay_words(client: TestClient) -> None:
    for path in ("/?words=portal", f"/activities/{PORTAL.id}"):
        page = client.get(path)
        assert "&lt;script&gt;alert(1)" in page.text
        assert "<script" not in page.text
        assert "script-src" not in page.headers["content-security-policy"]
        assert page.headers["content-security-policy"].startswith("default-src 'none'")


def test_other_hosts_are_let_in_only_where_said(dataset: PublishedDataset) -> None:
    page = {"origin": "https://example.org"}
    closed = TestClient(create_query_app(dataset, hosts=("127.0.0.1",)))
    assert closed.get("/api/release", headers={"host": "evil.example"}).status_code == 400
    answer = closed.get("/api/release", headers=page | {"host": "127.0.0.1"})
    assert "access-control-allow-origin" not in answer.headers
    opened = TestClient(create_query_app(dataset, origins=("https://example.org",)))
    assert opened.get("/api/release", headers=page).headers["access-control-allow-origin"] == (
        "https://example.org"
    )


def test_describes_itself_without_outside_addresses(client: TestClient) -> None:
    description = client.get("/api/openapi.json").json()
    assert {"/api/activities", "/api/activities/{activity_id}", "/api/release"} <= set(
        description["paths"]
    )
    asked = {item["name"] for item in description["paths"]["/api/activities"]["get"]["parameters"]}
    assert {"words", "measure", "organization", "since", "limit", "offset"} <= asked
    assert client.get("/docs").status_code == 404
    for path in ("/", f"/activities/{SEMINAR.id}"):
        assert "http://" not in client.get(path).text.replace("http://127.0.0.1", "")


def test_choices_count_rows(dataset: PublishedDataset) -> None:
    counted = {choice.id: choice for choice in dataset.choices["organization"]}
    assert counted["UNODC"].activities == 2
    assert [choice.id for choice in dataset.choices["measure"]] == ["I.2", "II.4"]
    assert [choice.name for choice in dataset.choices["country"]] == ["Kyrgyzstan", "Tajikistan"]


def test_a_folder_that_is_no_release_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(ReleaseError, match=r"lacks activities\.sqlite"):
        PublishedDataset(tmp_path)

"""The same activity in two documents, and activities that only look alike."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from factories import BECAUSE, document_id, make_activity

from extractors.model import CountryTag, DateRange, Judged, OrganizationTag, PlaceTag
from gazetteers.model import CountryCode, OrganizationId
from pipeline.keys import activity_id, file_series
from pipeline.model import Activity
from pipeline.similar import Search, Similar, find_similar, same_words
from pipeline.similar_features import in_latin

OSH = ("Osh", "KGZ", 40.5, 72.8)
OSH_RU = ("Ош", "KGZ", 40.5, 72.8)
KHUJAND = ("Khujand", "TJK", 40.3, 69.6)


def report(
    document: str,
    text: str,
    *,
    days: str = "",
    who: str = "",
    where: tuple[tuple[str, str, float, float], ...] = (),
    countries: str = "",
    kind: str = "training",
    language: str = "en",
    number: int = 1,
) -> Activity:
    """An activity: `days` as "start/end;…", `who` as "LEAD +PARTNER", `countries` as codes."""
    fields: dict[str, Any] = {
        "id": activity_id(file_series(document), text, number),
        "language": language,
        "dates": tuple(dates(days)),
        "organizations": tuple(
            OrganizationTag(
                id=OrganizationId(name.removeprefix("+")),
                role="partner" if name.startswith("+") else "lead",
                mention="",
                evidence=BECAUSE,
            )
            for name in who.split()
        ),
        "countries": tuple(
            CountryTag(code=CountryCode(code), mention="", evidence=BECAUSE)
            for code in (countries.split() or [place[1] for place in where])
        ),
        "places": tuple(
            PlaceTag(
                name=name, country=CountryCode(code), latitude=north, longitude=east,
                evidence=BECAUSE,
            )
            for name, code, north, east in where
        ),
        "type": Judged(value=kind),
    }  # fmt: skip
    return make_activity(text, document=document, **fields)


def dates(days: str) -> Iterator[DateRange]:
    for part in filter(None, days.split(";")):
        start, _, end = part.partition("/")
        yield DateRange(
            raw=part,
            start=date.fromisoformat(start) if start else None,
            end=date.fromisoformat(end) if end else None,
        )


def pairs(*activities: Activity) -> list[Similar]:
    return list(find_similar(activities))


DOGS = report(
    "unodc.docx",
    "UNODC trained 24 dog handlers of the customs service in detecting explosives in Osh.",
    days="2023-06-12/2023-06-16", who="UNODC +GOV-KGZ", where=(OSH,),
)  # fmt: skip


@pytest.mark.parametrize(
    ("other", "why"),
    [
        (
            report(
                "osce.docx", "Two OSCE experts assisted a UNODC course for 24 dog handlers.",
                days="2023-06-12/2023-06-16", who="OSCE +UNODC", countries="KGZ",
            ),
            "the same days, told by a partner",
        ),
        (
            report(
                "bulletin.docx", "UNODC: customs dogs learn to find explosives, Osh",
                days="2023-06-01/2023-06-30", who="UNODC", where=(OSH,),
            ),
            "only the month is given",
        ),
        (
            report(
                "spravka.docx", "В Оше УНП ООН обучило 24 кинолога таможенной службы.",
                days="2023-06-12/2023-06-16", who="UNODC +GOV-KGZ", where=(OSH_RU,), language="ru",
            ),
            "in Russian, the place in Cyrillic letters",
        ),
        (
            report(
                "letter.docx", "UNODC taught dog handlers of the customs to detect explosives.",
                days="2023-06-13/2023-06-16", who="UNODC-ROCA", where=(OSH,),
            ),
            "counted without the day of arrival, by the office of the same body",
        ),
    ],
)  # fmt: skip
def test_the_same_activity(other: Activity, why: str) -> None:
    found = pairs(DOGS, other)
    assert [{pair.first, pair.second} for pair in found] == [{DOGS.id, other.id}], why
    assert 0.5 <= found[0].similarity < 1


@pytest.mark.parametrize(
    ("other", "why"),
    [
        (
            report(
                "next.docx", "UNODC trained 24 dog handlers of the customs service in Osh.",
                days="2024-06-12/2024-06-16", who="UNODC +GOV-KGZ", where=(OSH,),
            ),
            "the next year's course",
        ),
        (
            report(
                "week.docx", "UNODC trained 24 dog handlers of the customs service in Osh.",
                days="2023-06-19/2023-06-23", who="UNODC +GOV-KGZ", where=(OSH,),
            ),
            "the next week's course",
        ),
        (
            report(
                "other.docx", "UNODC trained 24 dog handlers of the customs service in Khujand.",
                days="2023-06-12/2023-06-16", who="UNODC", where=(KHUJAND,),
            ),
            "the same days in another town",
        ),
        (
            report(
                "odihr.docx", "ODIHR trained judges in fair trial rights in Osh.",
                days="2023-06-12/2023-06-16", who="OSCE-ODIHR", where=(OSH,),
            ),
            "another body's course in the same town on the same days",
        ),
        (
            report(
                "month.docx", "UNODC opened a legal clinic for families of prisoners.",
                days="2023-06-01/2023-06-30", who="UNODC", countries="KGZ", kind="mechanism",
            ),
            "another thing of the same body in that month",
        ),
        (
            report(
                "sbor.docx", "УНП ООН провело встречу прокуроров.",
                days="2023-06-01/2023-06-30", who="UNODC", countries="KGZ", kind="meeting",
                language="ru",
            ),
            "in Russian: only month, country and body agree",
        ),
        (
            report(
                "unodc.docx", "UNODC trained 24 dog handlers in Osh.",
                days="2023-06-12/2023-06-16", who="UNODC +GOV-KGZ", where=(OSH,),
            ),
            "two activities of one document were told apart by its author",
        ),
    ],
)  # fmt: skip
def test_alike_but_not_the_same(other: Activity, why: str) -> None:
    assert pairs(DOGS, other) == [], why


def test_of_two_candidates_the_better_one_is_taken() -> None:
    exercise = report(
        "digest.docx", "The exercise Tulpar-Antiterror-2022 of the Centre ended at Osh.",
        days="2022-09-02/2022-09-02", who="CIS-ATC", where=(OSH,), kind="operation",
    )  # fmt: skip
    same = report(
        "pismo.docx", "В Оше завершилось учение «Тулпар-Антитеррор – 2022».",
        days="2022-09-02/2022-09-02", who="CIS-ATC", where=(OSH_RU,), kind="operation",
        language="ru",
    )  # fmt: skip
    meeting = report(
        "pismo.docx", "В тот же день там же прошёл сбор руководителей подразделений.",
        days="2022-09-02/2022-09-02", who="CIS-ATC", where=(OSH_RU,), kind="meeting",
        language="ru",
    )  # fmt: skip
    found = pairs(exercise, same, meeting)
    assert [{pair.first, pair.second} for pair in found] == [{exercise.id, same.id}]
    assert "same name" in found[0].signs


def test_undated_activities_need_most_of_their_words() -> None:
    text = (
        "The secure database of the Structure holds files on members of banned groups, their "
        "aliases, travel documents and bank accounts, and is open to the services of all members."
    )
    one = report("matrix.docx", text, who="SCO-RATS", kind="mechanism")
    two = report(
        "digest.docx", text.replace("bank accounts", "telephone numbers"), who="SCO-RATS",
        kind="mechanism",
    )  # fmt: skip
    three = report(
        "news.docx", "The secure database of the Structure was moved to a new building in spring.",
        who="SCO-RATS", kind="mechanism",
    )  # fmt: skip
    assert [{pair.first, pair.second} for pair in pairs(one, two, three)] == [{one.id, two.id}]


def test_the_same_words_are_the_same_wherever_they_stand() -> None:
    one = report("matrix.docx", "CTED visited Tajikistan.", who="CTED")
    two = report("matrix.docx", "CTED visited  Tajikistan", who="CTED", number=2)
    (pair,) = pairs(two, one)
    assert pair.similarity == 1.0
    assert same_words([one, two]) == (pair,)


def test_the_order_of_activities_does_not_matter() -> None:
    activities = [
        DOGS,
        report(
            "osce.docx", "Two OSCE experts assisted a UNODC course for 24 dog handlers.",
            days="2023-06-12/2023-06-16", who="OSCE +UNODC", countries="KGZ",
        ),
    ]  # fmt: skip
    assert find_similar(activities) == find_similar(reversed(activities))


@pytest.mark.parametrize(
    ("one", "other"),
    [("Актау", "Aktau"), ("Содружество-Антитеррор", "Sodruzhestvo-Antiterror"), ("Ош", "Osh")],
)
def test_names_meet_across_scripts(one: str, other: str) -> None:
    assert in_latin(one) == in_latin(other)


def test_documents_are_told_apart_by_their_bytes() -> None:
    assert DOGS.ref.document == document_id("unodc.docx")


def test_what_two_have_taken_in_is_what_one_takes_in() -> None:
    activities = [
        report(f"{name}.docx", f"{text} in {place[0]}.", days=days, who="OSCE", where=(place,))
        for name, days in (("a", "2018-03-05/2018-03-07"), ("b", "2018-03-05/2018-03-07"))
        for text in ("OSCE trained border guards", "OSCE held a seminar on judges and prisons")
        for place in (OSH, KHUJAND)
    ]
    expected = find_similar(activities)
    assert expected, "there is something to be found"
    one, other = Search(), Search()
    for number, activity in enumerate(reversed(activities)):
        (one if number % 3 else other).add(activity)
    one.join(other)
    assert one.pairs() == expected

"""Who writes where no list knows its name: mastheads, "Who we are", signatures, addresses, "we"."""

from collections.abc import Sequence

import pytest

from extractors.context import document_context
from extractors.extract import extract
from extractors.read import read_document
from extractors.roles.self import UNNAMED
from gazetteers.frameworks import load_frameworks

BODY = (
    "In March 2021, with a grant of the European Union and with UNICEF as partner, we trained "
    "sixty teachers in Osh on how to recognise recruitment.",
    "In May 2021 our lawyers opened a legal clinic in Batken, jointly with UNHCR.",
    "Next year we will hold four courses for imams in Jalal-Abad, paid for by Norway.",
)
RUSSIAN = (
    "В марте 2021 года при финансовой поддержке Европейского союза и в партнёрстве с ЮНИСЕФ мы "
    "обучили в Оше 60 учителей распознавать вербовку.",
    "В мае 2021 года наши юристы совместно с УВКБ открыли в Баткене юридическую клинику.",
    "В 2022 году мы проведём четыре курса для имамов в Джалал-Абаде на средства Норвегии.",
)


def leads(lines: Sequence[str]) -> list[set[str]]:
    """Who leads each activity."""
    document = read_document("\n\n".join(lines).encode(), "note.txt")
    found = extract(document, load_frameworks())
    return [{tag.id for tag in item.organizations if tag.role == "lead"} for item in found.tagged]


NAMED = [
    (["NEIGHBOURS", "News from Kelechek Plus, issue 4, spring 2021", *BODY], "Kelechek Plus"),
    (['Crisis Centre "Ak Jurok"', "Plan and results 2021", *BODY], "Ak Jurok"),
    (["Silk Road Resilience Hub", "Spring 2021", *BODY], "Silk Road Resilience Hub"),
    (["Annual report of the Silk Road Resilience Hub 2021", *BODY], "Silk Road Resilience Hub"),
    (["Spring letter", *BODY, "About us",
      "Kelechek Plus was set up in Osh in 2009 by former teachers."], "Kelechek Plus"),
    (["Spring letter", *BODY, "Who we are: Kelechek Plus is a group of teachers."],
     "Kelechek Plus"),
    (["Dear friends,", *BODY, "With best wishes,", "Your Kelechek Plus team"], "Kelechek Plus"),
    (["Dear colleagues,", *BODY, "Yours sincerely,", "Aigul Toktorova", "Kelechek Plus, Osh"],
     "Kelechek Plus"),
    (["Spring letter", *BODY, "Kelechek Plus thanks you. Write to office@kelechekplus.kg"],
     "Kelechek Plus"),
    (["Spring letter", "We at Kelechek Plus had a full year.", *BODY], "Kelechek Plus"),
    (["From: Aigul Toktorova, Kelechek Plus <aigul@kelechekplus.kg>",
      "To: UNRCCA <desk@unrcca.example>", "Subject: inputs", "Dear all,", *BODY],
     "Kelechek Plus"),
    (["Новости общественного объединения «Келечек плюс»", "Выпуск 4, весна 2021 года", *RUSSIAN],
     "Келечек плюс"),
    (["СОСЕДИ", "Бюллетень центра «Келечек плюс», № 4", *RUSSIAN], "Келечек плюс"),
    (["Весеннее письмо", *RUSSIAN, "О нас", "«Келечек плюс» основан в Оше в 2009 году."],
     "Келечек плюс"),
    (["Весеннее письмо", *RUSSIAN, "Кто мы. ОО «Келечек плюс» работает в Оше с 2009 года."],
     "Келечек плюс"),
    (["Уважаемые коллеги!", *RUSSIAN, "С уважением,",
      "Айгуль Токторова, директор ОФ «Келечек плюс»"], "Келечек плюс"),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "name"), NAMED)
def test_the_writer_leads_and_not_who_paid_or_helped(lines: Sequence[str], name: str) -> None:
    found = leads(lines)
    writer = f"NEW:{name}"
    assert writer in found[0] | found[1]
    assert not any({"EU", "UNICEF", "GOV-NOR"} & each for each in found)


@pytest.mark.parametrize("lines", [["NEIGHBOURS", "Spring letter", *BODY], ["СОСЕДИ", *RUSSIAN]])
def test_a_writer_without_a_name_is_nobody_else(lines: Sequence[str]) -> None:
    found = leads(lines)
    assert not any({"EU", "UNICEF", "GOV-NOR", UNNAMED} & each for each in found)


def test_that_nobody_named_leads_is_a_doubt() -> None:
    document = read_document("\n\n".join(("Spring letter", *BODY)).encode(), "note.txt")
    found = extract(document, load_frameworks())
    assert "no-lead" in {doubt.code for doubt in found.tagged[0].doubts}


def test_what_others_say_of_themselves_in_quotes_is_not_the_writer() -> None:
    lines = (
        "PRESS NOTE",
        "On 4 May 2021 UNODC opened a course for judges in Osh. “We trained them with Norwegian "
        "money,” said a guest.",
    )
    assert leads(lines)[0] == {"UNODC"}


NOT_NAMES = [
    ["Update of 5 May 2021", *BODY],
    ["News from Central Asia", *BODY],
    ["Spring letter", *BODY, "Write to: aigul.toktorova@gmail.com"],
    ["Spring letter", *BODY, "Kelechek has a page: <https://kelechek.example.org/news?id=5>"],
    ["Spring letter", *BODY, "We at the moment have no office."],
]


@pytest.mark.parametrize("lines", NOT_NAMES)
def test_days_lands_and_free_addresses_name_nobody(lines: Sequence[str]) -> None:
    document = read_document("\n\n".join(lines).encode(), "note.txt")
    assert not [words.text for words, sure in document_context(document).own_names if sure]


SENTENCES = [
    (
        "With a grant of the EU and with UNICEF as a partner, UNODC trained judges in Osh in 2021.",
        {"EU": "funder", "UNICEF": "partner", "UNODC": "lead"},
    ),
    (
        "In cooperation with the OSCE and with UNICEF, UNODC trained judges in Osh in 2021.",
        {"OSCE": "partner", "UNICEF": "partner", "UNODC": "lead"},
    ),
    (
        "The forum, with IOM and UNHCR as partners, was held by UNODC in Osh in May 2021.",
        {"IOM": "partner", "UNHCR": "partner", "UNODC": "lead"},
    ),
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_partners_named_behind_a_donor(text: str, expected: dict[str, str]) -> None:
    document = read_document(text.encode(), "note.txt")
    found = extract(document, load_frameworks()).tagged
    assert {tag.id: tag.role for tag in found[0].organizations} == expected

"""Which dates of a text belong to an activity, and what a person must look at."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.dates import (
    DateContext,
    DateRole,
    context_after,
    date_doubts,
    find_dates,
    when,
    writes_month_first,
    year_of,
)
from extractors.model import Cell, DateRange
from gazetteers.dates import date_cues
from gazetteers.model import LanguageCode


def shown(ranges: tuple[DateRange, ...]) -> list[str]:
    return [f"{item.start or ''}..{item.end or ''}" for item in ranges]


def row(*cells: tuple[str, str]) -> tuple[str, tuple[Cell, ...]]:
    """The text of a row and its cells, from (column, words)."""
    found, at = [], 0
    for column, words in cells:
        found.append(Cell(column=column, heading="", start=at, end=at + len(words)))
        at += len(words) + 3
    return " | ".join(words for _, words in cells), tuple(found)


ROLES: list[tuple[str, LanguageCode, DateRole, str]] = [
    ("UNODC held a seminar in May 2018.", "en", "activity", "says when"),
    ("CTED visited Astana pursuant to resolution A/RES/72/284 of 26 June 2018.", "en", "reference",
     "the day of a resolution"),
    ("It acts in line with the 2010 Framework Agreement.", "en", "reference", "a cited agreement"),
    ("the exercise Rubezh-2019 took place in Osh", "en", "title", "a year joined to a name"),
    ("Participants of “Clean Skies 2021” came from six States.", "en", "title",
     "in quotation marks"),
    ("during the Chairmanship (2017-2018)", "en", "term", "a term of office"),
    ("As of 1 March 2019, there are 14 liaison offices.", "en", "figure-day", "a count"),
    ("A 2014 Concept was approved by the Council.", "en", "document",
     "the document is the activity"),
    ("The Council adopted the 2021-2025 Strategy.", "en", "document", "the document is adopted"),
    ("after 11 September 2001 controls were tightened", "en", "reference", "only what came before"),
    ("в соответствии с Соглашением от 12 мая 2015 года", "ru", "reference",
     "цитируемое соглашение"),
    ("учение «Восток-Антитеррор – 2014»", "ru", "title", "в кавычках"),
    ("По состоянию на 1 мая 2019 года в банке содержится 3000 записей", "ru", "figure-day",
     "день подсчёта"),
    ("В мае 2024 года издано пособие.", "ru", "activity", "когда"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "language", "role", "why"), ROLES)
def test_roles(text: str, language: LanguageCode, role: str, why: str) -> None:
    assert [mention.role for mention in find_dates(text, language)] == [role], why


def test_a_lead_in_gives_its_date_only_to_those_without_one() -> None:
    lead_in = find_dates("In 2019 the Office organized the following:", "en")
    own = "a seminar in Osh (March 2020)"
    bare = "a round table in Batken"
    assert shown(when(own, find_dates(own, "en"), lead_in=lead_in)) == ["2020-03-01..2020-03-31"]
    assert shown(when(bare, find_dates(bare, "en"), lead_in=lead_in)) == ["2019-01-01..2019-12-31"]


def test_only_dates_inside_the_activity_count() -> None:
    text = "a workshop in Khujand (May 2015); a seminar in Ashgabat (March 2016)"
    cut = text.index("; ")
    mentions = find_dates(text, "en")
    assert shown(when(text, mentions, end=cut)) == ["2015-05-01..2015-05-31"]
    assert shown(when(text, mentions, start=cut + 2)) == ["2016-03-01..2016-03-31"]


def test_the_date_cell_of_a_row_decides() -> None:
    text, cells = row(
        ("activity", "Study tour on the lessons of 2016"),
        ("date", "3-5 May 2019"),
        ("place", "Minsk"),
    )
    assert shown(when(text, find_dates(text, "en"), cells=cells)) == ["2019-05-03..2019-05-05"]


def test_the_term_of_what_was_adopted_stands_beside_the_date_cell() -> None:
    text, cells = row(
        ("activity", "Approval of the programme of cooperation for 2023-2025"),
        ("date", "14 October 2022"),
    )
    assert shown(when(text, find_dates(text, "en"), cells=cells)) == [
        "2023-01-01..2025-12-31",
        "2022-10-14..2022-10-14",
    ]


@pytest.mark.parametrize(
    ("cells", "expected", "why"),
    [
        ([("activity", "Study of sentences, 2016-2020"), ("date", "by October 2022")],
         ["..2022-10-31"], "the years that a study looks at"),
        ([("activity", "Принятие закона"), ("date", "II квартал 2023 г."),
          ("result", "Закон подписан 12 мая 2023 г.")],
         ["2023-04-01..2023-06-30", "2023-05-12..2023-05-12"], "день, когда это сделано"),
        ([("activity", "Course"), ("date", "June 2023"), ("result", "next one: 5 May 2024")],
         ["2023-06-01..2023-06-30"], "another course"),
    ],
)  # fmt: skip
def test_what_other_cells_add_to_the_date_cell(
    cells: list[tuple[str, str]], expected: list[str], why: str
) -> None:
    text, found = row(*cells)
    language: LanguageCode = "ru" if "Закон" in text else "en"
    assert shown(when(text, find_dates(text, language), cells=found)) == expected, why


@pytest.mark.parametrize(
    ("text", "expected", "why"),
    [
        ("12–14.03 | Косшы | Семинар", ["2019-03-12..2019-03-14"], "дни без года"),
        ("04.06 | онлайн | Вебинар", ["2019-06-04..2019-06-04"], "день без года"),
        ("с 01.09 | Косшы | Курс", ["2019-09-01.."], "начало"),
        ("до 30.11 | – | Курс", ["..2019-11-30"], "срок"),
        ("Средняя оценка 12.05 балла", [], "число внутри строки"),
        ("03/29-31   Bishkek, training", ["2019-03-29..2019-03-31"], "the month stands first"),
        ("Radios | 06/09 | Osh", [], "nothing says which is the month"),
        ("02/25/2021 | Osh", ["2021-02-25..2021-02-25"], "no month has the number 25"),
        ("В 2020 году форум не проводился.", [], "ничего не было"),
    ],
)  # fmt: skip
def test_days_in_digits(text: str, expected: list[str], why: str) -> None:
    language: LanguageCode = "ru" if any("а" <= sign <= "я" for sign in text) else "en"
    context = DateContext(year=2019, document_year=2019)
    assert shown(when(text, find_dates(text, language, context))) == expected, why


def test_a_document_that_writes_the_month_first_does_so_throughout() -> None:
    texts = ["02/25/2021 laptops", "06/09 drill in a mall"]
    assert writes_month_first(texts)
    assert not writes_month_first([*texts, "25/02/2021 course"])
    context = DateContext(year=2021, month_first=True)
    assert shown(when("06/09  drill", find_dates("06/09  drill", "en", context))) == [
        "2021-06-09..2021-06-09"
    ]


@pytest.mark.parametrize(
    ("text", "expected", "why"),
    [
        ("It helps with the strategy for 2021-2026. The strategy was approved on 1 July 2021.",
         ["2021-01-01..2026-12-31", "2021-07-01..2021-07-01"], "the plan and its approval"),
        ("It supports the strategy for 2021-2026. A storm hit the town on 1 July 2021.",
         ["2021-01-01..2026-12-31"], "something else"),
        ("In its 2022 recommendations, CTED encouraged the States.", ["2022-01-01..2022-12-31"],
         "what the document says"),
        ('Phase III of "Towards implementation of the Strategy" (2018-2021) goes on.',
         ["2018-01-01..2021-12-31"], "the words inside the quotation marks cite nothing"),
    ],
)  # fmt: skip
def test_dates_of_plans(text: str, expected: list[str], why: str) -> None:
    assert shown(when(text, find_dates(text, "en"))) == expected, why


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("second half of the year", "en"),
        ("2nd half of the year", "en"),
        ("второе полугодие года", "ru"),
    ],
)
def test_half_of_the_year_that_a_heading_gives_fills_a_cell(
    words: str, language: LanguageCode
) -> None:
    text, cells = row(("date", words), ("activity", "Translation of a manual"))
    found = find_dates(text, language, DateContext(year=2021))
    assert shown(when(text, found, cells=cells)) == ["2021-07-01..2021-12-31"]


def test_dates_in_the_activity_cell_count_when_the_date_cell_has_none() -> None:
    text, cells = row(("activity", "Forum in Osh (May 2019)"), ("date", "see left"))
    assert shown(when(text, find_dates(text, "en"), cells=cells)) == ["2019-05-01..2019-05-31"]


@pytest.mark.parametrize(
    ("words", "doubtful", "why"),
    [
        ("tbd", False, "says openly that there is no date"),
        ("n/a", False, "says openly that there is no date"),
        ("permanent", False, "says openly that there is no date"),
        ("twice a year", False, "a frequency"),
        ("every third Monday", False, "a frequency in other words"),
        ("each autumn, in Osh and Batken", False, "a frequency beside a place"),
        ("after reaching quorum", True, "each and every stand for themselves only"),
        ("final session", True, "nor is “na” inside a word “n/a”"),
        ("see protocol", True, "a date that stands elsewhere"),
        ("31 February 2019", True, "the calendar has no such day"),
        ("Q3", True, "no year anywhere"),
        ("12.05.2019", False, "a date"),
    ],
)
def test_doubts_about_date_cells(words: str, doubtful: bool, why: str) -> None:
    text, cells = row(("activity", "Training of judges"), ("date", words))
    mentions = find_dates(text, "en")
    doubts = date_doubts(text, mentions, "en", cells=cells)
    assert bool(doubts) == doubtful, why
    assert all(doubt.code == "date-unparsed" for doubt in doubts)


@pytest.mark.parametrize(
    ("words", "doubtful", "why"),
    [
        ("каждую зиму", False, "частота"),
        ("раз в полтора месяца", False, "частота"),
        ("продолжается", False, "идёт и сейчас"),
        ("см. протокол", True, "дата стоит в другом месте"),
        ("после рассмотрения в Комитете", True, "не дата и не частота"),
    ],
)
def test_doubts_about_russian_date_cells(words: str, doubtful: bool, why: str) -> None:
    text, cells = row(("activity", "Курсы для судей"), ("date", words))
    doubts = date_doubts(text, find_dates(text, "ru"), "ru", cells=cells)
    assert bool(doubts) == doubtful, why


LATER: list[tuple[str, LanguageCode, list[str], str]] = [
    ("UNODC held a workshop in Almaty on 5 May 2022. The project had started in 2019.", "en",
     ["2022-05-05..2022-05-05"], "background lies before the event"),
    ("A seminar took place in Osh in May 2022. The experts agreed to meet again in 2024.", "en",
     ["2022-05-01..2022-05-31"], "what was agreed is another event"),
    ("The course was held in May 2022. A second one took place in June 2022 in Batken.", "en",
     ["2022-05-01..2022-05-31", "2022-06-01..2022-06-30"], "a series of like events"),
    ("The forum met on 3-5 May 2022. On 5 May 2022 a declaration was read out.", "en",
     ["2022-05-03..2022-05-05"], "a day of the event itself"),
    ("The project began in 2019. It will run until the end of 2023.", "en",
     ["2019-01-01..2019-12-31", "..2023-12-31"], "the period of what goes on"),
    ("Семинар прошёл 5 мая 2022 года. Центр работает с 2006 года.", "ru",
     ["2022-05-05..2022-05-05"], "то, что было раньше"),
    ("Первый сбор прошёл в мае 2022 года. Второй сбор состоялся в июне 2022 года.", "ru",
     ["2022-05-01..2022-05-31", "2022-06-01..2022-06-30"], "серия"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "language", "expected", "why"), LATER)
def test_later_sentences(text: str, language: LanguageCode, expected: list[str], why: str) -> None:
    assert shown(when(text, find_dates(text, language))) == expected, why


CONTEXTS: list[tuple[str, LanguageCode, DateContext, str, str]] = [
    ("The seminar took place in June.", "en", DateContext(year=2017), "2017-06-01..2017-06-30",
     "the year heading above"),
    ("4 September", "en",
     DateContext(previous=DateRange(raw="May 2020", start=date(2020, 5, 1), end=date(2020, 5, 31))),
     "2020-09-04..2020-09-04", "the text before"),
    ("in the same month", "en",
     DateContext(previous=DateRange(raw="5 May", start=date(2020, 5, 5), end=date(2020, 5, 5))),
     "2020-05-01..2020-05-31", "the text before"),
    ("Q3", "en", DateContext(document_year=2024), "2024-07-01..2024-09-30", "the document"),
    ("by the end of the year", "en", DateContext(document_year=2024), "..2024-12-31",
     "the document"),
    ("next year", "en", DateContext(document_year=2024), "2025-01-01..2025-12-31", "the document"),
    ("до конца текущего года", "ru", DateContext(document_year=2024), "..2024-12-31", "документ"),
    ("в июне", "ru", DateContext(year=2019), "2019-06-01..2019-06-30", "год из заголовка"),
    ("в прошлом году", "ru", DateContext(document_year=2024), "2023-01-01..2023-12-31", "документ"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "language", "context", "expected", "why"), CONTEXTS)
def test_context_gives_the_year(
    text: str, language: LanguageCode, context: DateContext, expected: str, why: str
) -> None:
    mentions = find_dates(text, language, context)
    assert shown(when(text, mentions)) == [expected], why


def test_the_last_date_of_a_text_is_the_context_of_the_next() -> None:
    context = context_after(find_dates("It met on 7 June 2022.", "en"), DateContext())
    text = "The next day a protocol was signed."
    assert shown(when(text, find_dates(text, "en", context))) == ["2022-06-08..2022-06-08"]


@pytest.mark.parametrize(
    ("heading", "language", "year"),
    [("2018", "en", 2018), ("Activities in 2019", "en", 2019), ("2025 год", "ru", 2025),
     ("2017-2018", "en", None), ("Training", "en", None)],
)  # fmt: skip
def test_year_headings(heading: str, language: LanguageCode, year: int | None) -> None:
    assert year_of(heading, language) == year


def test_every_date_says_why() -> None:
    for mention in find_dates("Two seminars, in April and in December 2009", "en"):
        assert mention.range.raw in mention.evidence.detail
    assert "listed with" in find_dates("in April and in December 2009", "en")[0].evidence.detail


@pytest.mark.parametrize("language", ["en", "ru"])
def test_cue_files_pass_their_own_examples(language: LanguageCode) -> None:
    assert all(mask.examples.match for mask in date_cues(language).masks)


@given(st.text(alphabet="0123456789 .,-–/()&MayJunetofrmisc«»“”\nгодмаяпо", max_size=60))
def test_phrases_quote_the_text_and_do_not_overlap(text: str) -> None:
    for language in ("en", "ru"):
        end = 0
        for mention in find_dates(text, "ru" if language == "ru" else "en"):
            assert mention.start >= end
            assert text[mention.start : mention.end] == mention.range.raw
            start, last = mention.range.start, mention.range.end
            assert start is None or last is None or start <= last
            end = mention.end


@pytest.mark.parametrize(
    ("text", "language", "expected", "why"),
    [
        ("Tashkent, 19 September 2024. – On 17 and 18 September 2024 the Committee met.", "en",
         ["2024-09-17..2024-09-18"], "the day of the release is another"),
        ("BISHKEK, 5 June 2019 – On 3-4 June the Office held a course.", "en",
         ["2019-06-03..2019-06-04"], "its year is that of the release"),
        ("Astana, Kazakhstan, 2 May 2023 - A course on detention took place on 27 April 2023.",
         "en", ["2023-04-27..2023-04-27"], "a country beside the town"),
        ("Ташкент, 19 сентября 2024 года. – 17 и 18 сентября 2024 года прошла конференция.", "ru",
         ["2024-09-17..2024-09-18"], "день сообщения"),
        ("BISHKEK, 5 June 2019 – The Office opened a course today.", "en",
         ["2019-06-05..2019-06-05"], "it was that day"),
        ("Osh, 12 May 2021 – course for judges. It was repeated on 4 June 2021.", "en",
         ["2021-05-12..2021-05-12", "2021-06-04..2021-06-04"], "an entry of a list"),
        ("The Office met in Osh on 5 June 2019 – On 7 June it left.", "en",
         ["2019-06-05..2019-06-05", "2019-06-07..2019-06-07"], "no head of a release"),
    ],
)  # fmt: skip
def test_the_day_of_a_press_release(
    text: str, language: LanguageCode, expected: list[str], why: str
) -> None:
    assert shown(when(text, find_dates(text, language))) == expected, why

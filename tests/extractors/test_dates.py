"""Date phrases of rolling matrices and reports: (text, expected ranges, why)."""

import pytest

from extractors.dates import DateContext, find_dates
from gazetteers.model import LanguageCode

Case = tuple[str, str, str]
"""Text, ranges as "start..end" joined with blanks (an open end is empty), the reason."""


def ranges(text: str, language: LanguageCode = "en", context: DateContext | None = None) -> str:
    return " ".join(
        f"{mention.range.start or ''}..{mention.range.end or ''}"
        for mention in find_dates(text, language, context)
        if mention.role in ("activity", "document") and mention.is_resolved
    )


MATRIX: list[Case] = [
    ("9-11 July 2014", "2014-07-09..2014-07-11", "days of a month"),
    ("21-22 May 2018", "2018-05-21..2018-05-22", "days of a month"),
    ("in May 2018", "2018-05-01..2018-05-31", "a month"),
    ("since 2012", "2012-01-01..", "open end"),
    ("2017-2018", "2017-01-01..2018-12-31", "years"),
    ("January 2018-2021", "2018-01-01..2021-12-31", "a month to a year"),
    ("By the end of June 2017", "..2017-06-30", "open start"),
    ("every year", "", "a frequency is no date"),
    ("November 20-22, 2013", "2013-11-20..2013-11-22", "American order"),
    ("for 2014 – 2018", "2014-01-01..2018-12-31", "a dash with blanks"),
    ("as of March 2018 for 30 months", "2018-03-01..2020-08-31", "a length closes the range"),
    ("tentatively in 2019", "2019-01-01..2019-12-31", "an adverb in front"),
    ("Before the end of 2018", "..2018-12-31", "before the end of = by the end of"),
    ("(June 2018 in Uzbekistan)", "2018-06-01..2018-06-30", "in brackets"),
    ("between 2015-2018", "2015-01-01..2018-12-31", "between with a dash"),
    ("throughout June–July 2018", "2018-06-01..2018-07-31", "months joined by a dash"),
    ("twentieth session", "", "an ordinal in words"),
    ("30 November 2011", "2011-11-30..2011-11-30", "a day"),
    ("On the 30th of November 2011", "2011-11-30..2011-11-30", "an ordinal day"),
    ("September 16, 2016", "2016-09-16..2016-09-16", "American order"),
    ("15-16 December 2010", "2010-12-15..2010-12-16", "days of a month"),
    ("March 29-31, 2016", "2016-03-29..2016-03-31", "American order, a range"),
    (
        "in November 2017 and March 2018",
        "2017-11-01..2017-11-30 2018-03-01..2018-03-31",
        "two months are two dates",
    ),
    (
        "(Bishkek, July 2012, October 2013 and Issyk Kyl, September 2014)",
        "2012-07-01..2012-07-31 2013-10-01..2013-10-31 2014-09-01..2014-09-30",
        "places between the dates",
    ),
    ("resolutions (incl. 1373 (2001), 1624 (2005) and 2178 (2014))", "", "resolution numbers"),
    ("S/2016/49, 20 January 2016", "", "the day of a cited document"),
    ("AI24/7 and the 10 Point Plan", "", "numbers in names"),
    ("(2009-2015)", "2009-01-01..2015-12-31", "years in brackets"),
    ("annually since 2014", "2014-01-01..", "a frequency and an open end"),
    ("From 2011 to 2014", "2011-01-01..2014-12-31", "from … to"),
    ("Between 2010 and 2017", "2010-01-01..2017-12-31", "between … and"),
    ("Phase IV (2021-ongoing)", "2021-01-01..", "an open end in words"),
    ("Since October 2002", "2002-10-01..", "open end from a month"),
    ("at the end of January 2017", "2017-01-01..2017-01-31", "the end of a month is the month"),
    ("The 1267/1989 Al-Qaida Sanctions Committee", "", "a committee's name"),
    ("Res 1267 (1999)", "", "a short word for resolution"),
    ("Chair (2017-2018)", "", "a term of office"),
    ("13 BLOs on the Uzbek-Tajik (4) borders", "", "counted things"),
    ("by September 2015", "..2015-09-30", "by a month"),
    ("approved for 2013-2015", "2013-01-01..2015-12-31", "the period of a plan"),
]

VARIED: list[Case] = [
    ("Q3 2018", "2018-07-01..2018-09-30", "a quarter"),
    ("the third quarter of 2018", "2018-07-01..2018-09-30", "a quarter in words"),
    ("in spring 2019", "2019-03-01..2019-05-31", "a season"),
    ("the first half of 2018", "2018-01-01..2018-06-30", "a half"),
    ("1-3 Oct. 2019", "2019-10-01..2019-10-03", "a short month"),
    ("from 28 February to 2 March 2018", "2018-02-28..2018-03-02", "over the end of a month"),
    ("28 February – 2 March 2018", "2018-02-28..2018-03-02", "the first day takes the year"),
    ("31 Dec 2018", "2018-12-31..2018-12-31", "a short month"),
    ("mid-2018", "2018-01-01..2018-12-31", "the middle of a year is the year"),
    ("in early 2019", "2019-01-01..2019-03-31", "early = beginning"),
    ("in 2016 and 2017", "2016-01-01..2016-12-31 2017-01-01..2017-12-31", "two years"),
    (
        "2016, 2017 and 2018",
        "2016-01-01..2016-12-31 2017-01-01..2017-12-31 2018-01-01..2018-12-31",
        "three years",
    ),
    ("12.07.2018", "2018-07-12..2018-07-12", "day first"),
    ("2018-07-12", "2018-07-12..2018-07-12", "ISO"),
    ("2018/19", "2018-01-01..2019-12-31", "two years with a stroke"),
    (
        "January and February 2018",
        "2018-01-01..2018-01-31 2018-02-01..2018-02-28",
        "two months are two dates",
    ),
    ("December 2017 to February 2018", "2017-12-01..2018-02-28", "months of two years"),
    ("15 and 16 December 2010", "2010-12-15..2010-12-16", "two days on end are one range"),
    ("until 2020", "..2020-12-31", "open start"),
    ("A/RES/72/284 of 26 June 2018", "", "the day of a cited document"),
    ("General Assembly resolution 60/288", "", "a resolution"),
    ("SDG 16.1 and ISO 9001:2015", "", "a goal and a standard"),
    ("Agenda 2030", "", "an agenda"),
    ("phone +7 727 258 26 43", "", "a phone"),
    ("paragraph 12 of document 2018", "", "numbered things"),
    ("over 2000 participants", "", "counted persons"),
    ("was launched in 2009", "2009-01-01..2009-12-31", "launched in: closed"),
    ("as of May 2018 for 12 months", "2018-05-01..2019-04-30", "a length closes the range"),
    ("beginning of 2018", "2018-01-01..2018-03-31", "first quarter"),
    ("end of 2018", "2018-10-01..2018-12-31", "last quarter"),
    ("By mid-2025", "..2025-06-30", "the middle as a limit"),
    ("recently; in the past ten years", "", "no dates"),
    (
        "Before the end of 2018, a training will be held in Uzbekistan (June)",
        "..2018-12-31 2018-06-01..2018-06-30",
        "a bare month in brackets takes the year of its sentence",
    ),
]

OWN: list[Case] = [
    ("held in Termez on 3, 10 and 17 March 2021", "2021-03-03..2021-03-03 "
     "2021-03-10..2021-03-10 2021-03-17..2021-03-17", "a list of days"),
    ("5 and 19 May 2020", "2020-05-05..2020-05-05 2020-05-19..2020-05-19", "days apart"),
    ("29 September to 3 October 2025", "2025-09-29..2025-10-03", "over a month's end"),
    ("30 December 2019 – 3 January 2020", "2019-12-30..2020-01-03", "over the new year"),
    ("28 December – 3 January 2020", "2019-12-28..2020-01-03", "the year belongs to the end"),
    ("late 2021", "2021-10-01..2021-12-31", "late = end"),
    ("by early 2026", "..2026-03-31", "a limit in a part of a year"),
    ("no later than 30 June 2024", "..2024-06-30", "another word for by"),
    ("Q2-Q3 2023", "2023-04-01..2023-09-30", "quarters joined by a dash"),
    ("second half of 2019", "2019-07-01..2019-12-31", "a half"),
    ("H1 2022", "2022-01-01..2022-06-30", "a half, short"),
    ("summer of 2017", "2017-06-01..2017-08-31", "a season with of"),
    ("from 2020 onwards", "2020-01-01..", "an open end after the date"),
    ("2019 onwards", "2019-01-01..", "an open end without from"),
    ("2016-present", "2016-01-01..", "an open end in words"),
    ("May 2019 to date", "2019-05-01..", "an open end in words"),
    ("since 15 March 2016", "2016-03-15..", "since a day"),
    ("12/07/2018", "2018-07-12..2018-07-12", "day first with strokes"),
    ("05.2019", "2019-05-01..2019-05-31", "month and year in figures"),
    ("01.02.2020-15.03.2020", "2020-02-01..2020-03-15", "two full numeric dates"),
    ("May 28 - June 2, 2018", "2018-05-28..2018-06-02", "American order over a month's end"),
    ("throughout 2022", "2022-01-01..2022-12-31", "the whole year"),
    ("The workshop (Nur-Sultan, 4-6 Feb. 2020) was well attended", "2020-02-04..2020-02-06",
     "a short month in brackets"),
    ("In May 20 officers were trained; the course of June 2019", "2019-05-01..2019-05-31 "
     "2019-06-01..2019-06-30", "20 counts officers"),
    ("A seminar was held on 4 September. It followed a meeting of May 2023.",
     "2023-05-01..2023-05-31", "a day without any year before it is no date"),
    ("The forum met on 2 March 2020. On 4 September the experts met again.",
     "2020-03-02..2020-03-02 2020-09-04..2020-09-04", "the year of the sentence before"),
    ("two seminars, in April and in December 2009", "2009-04-01..2009-04-30 "
     "2009-12-01..2009-12-31", "the year of the date that it is listed with"),
    ("It was opened in May 2015; in the same month an agreement was signed",
     "2015-05-01..2015-05-31 2015-05-01..2015-05-31", "it points back"),
    ("It met on 7 June 2022. The next day a protocol was signed.",
     "2022-06-07..2022-06-07 2022-06-08..2022-06-08", "it points back, one day on"),
    ("In 2019 the office moved. Later that year a course was held.",
     "2019-01-01..2019-12-31 2019-01-01..2019-12-31", "it points back to a year"),
    ("30-31 February 2018", "", "the calendar has no such day"),
    ("a march through the town may follow", "", "verbs and nouns, not months"),
    ("the May course and the end of the road", "", "a bare month without a preposition"),
    ("UNSCR 2396 (2017) and Council decision 2015/1814", "", "numbers of decisions"),
    ("the 1540 Committee", "", "a committee"),
    ("in accordance with the 2006 UN Global Counter-Terrorism Strategy", "",
     "the year of a cited strategy"),
    ("under the Bucharest Plan (2001)", "", "the year of a cited plan"),
    ("The 2005 Treaty provides for joint patrols", "2005-01-01..2005-12-31",
     "the document is the activity"),
    ("A 2012 Concept was approved by the Council", "2012-01-01..2012-12-31",
     "the document is the activity"),
    ("It follows the revised procedures adopted in October 2010", "", "a document made earlier"),
    ("A handbook published in 2017 is used in all academies", "2017-01-01..2017-12-31",
     "the document opens the sentence"),
    ("As of 2016, there are 9 units in the country", "", "the day of a figure"),
    ("As of 2017 the office has been working on a guide", "2017-01-01..", "as of = since"),
    ("exercise Kaspiy-Antiterror-2021 in Aktau", "", "a year in a name"),
    ("the exercise “Peace Mission 2021”", "", "a year in quotation marks"),
    ("the 2018 edition of the exercise", "2018-01-01..2018-12-31", "an edition is dated"),
    ("all five 2015-2017 assessment visits", "2015-01-01..2017-12-31", "years before visits"),
    ("progress made since 2011 was reviewed", "", "since when progress is measured"),
    ("Mission report 2018 copies and 1,998 leaflets", "", "counted things"),
    ("EUR 2020 and 2019 participants", "", "money and persons"),
    ("during its 2019 OSCE Chairmanship", "", "a term of office"),
    ("Decision No. 5/2016 of 9 December 2016", "", "the day of a cited decision"),
    ("a programme of cooperation for 2023-2025", "2023-01-01..2025-12-31", "its period"),
    ("mission on 14-\n16 May 2019", "2019-05-14..2019-05-16", "a line break inside"),
]  # fmt: skip

RUSSIAN: list[Case] = [
    ("30 ноября 2011 года", "2011-11-30..2011-11-30", "a day"),
    ("в мае 2018 года", "2018-05-01..2018-05-31", "a month"),
    ("9–11 июля 2014 г.", "2014-07-09..2014-07-11", "days, a short word for year"),
    ("с 2012 года", "2012-01-01..", "open end"),
    ("в период с 3 по 5 мая 2016 года", "2016-05-03..2016-05-05", "from … to"),
    ("в I квартале 2019 г.", "2019-01-01..2019-03-31", "a Roman quarter"),
    ("в третьем квартале 2021 года", "2021-07-01..2021-09-30", "a quarter in words"),
    ("до конца 2020 года", "..2020-12-31", "by the end"),
    ("в мае – июне 2018 г.", "2018-05-01..2018-06-30", "months joined by a dash"),
    ("2016–2018 гг.", "2016-01-01..2018-12-31", "years"),
    ("на 2024–2026 годы", "2024-01-01..2026-12-31", "the period of a plan"),
    ("в 2017-2019 годах", "2017-01-01..2019-12-31", "years in a case"),
    ("с мая 2018 г. по июнь 2019 г.", "2018-05-01..2019-06-30", "months of two years"),
    ("с 28 февраля по 2 марта 2018 года", "2018-02-28..2018-03-02", "over a month's end"),
    ("15 и 16 декабря 2010 года", "2010-12-15..2010-12-16", "two days on end"),
    ("в первом полугодии 2026 года", "2026-01-01..2026-06-30", "a half"),
    ("во второй половине 2019 года", "2019-07-01..2019-12-31", "a half in other words"),
    ("весной 2019 года", "2019-03-01..2019-05-31", "a season"),
    ("осенью 2020 г.", "2020-09-01..2020-11-30", "a season"),
    ("в конце 2018 года", "2018-10-01..2018-12-31", "last quarter"),
    ("в начале 2019 года", "2019-01-01..2019-03-31", "first quarter"),
    ("в конце января 2017 года", "2017-01-01..2017-01-31", "the end of a month is the month"),
    ("к концу 2025 года", "..2025-12-31", "by the end"),
    ("не позднее 1 июня 2024 года", "..2024-06-01", "by a day"),
    ("в июле 2012 г., октябре 2013 г. и сентябре 2014 г.", "2012-07-01..2012-07-31 "
     "2013-10-01..2013-10-31 2014-09-01..2014-09-30", "three months"),
    ("начиная с 2015 года", "2015-01-01..", "open end"),
    ("с 2016 года по настоящее время", "2016-01-01..", "an open end in words"),
    ("с октября 2002 года", "2002-10-01..", "open end"),
    ("с мая 2018 года сроком на 12 месяцев", "2018-05-01..2019-04-30", "a length"),
    ("12.07.2018 г.", "2018-07-12..2018-07-12", "day first"),
    ("27-28.02.2017", "2017-02-27..2017-02-28", "days in figures"),
    ("29.09-03.10.2008", "2008-09-29..2008-10-03", "days of two months in figures"),
    ("12 мая 2019 г. Алматы", "2019-05-12..2019-05-12", "г. may stand before a city"),
    ("Учение прошло 2 сентября 2021 года. В тот же день состоялся сбор.",
     "2021-09-02..2021-09-02 2021-09-02..2021-09-02", "it points back"),
    ("Первый этап прошёл в сентябре 2018 года. Второй этап, в том же месяце, завершился.",
     "2018-09-01..2018-09-30 2018-09-01..2018-09-30", "it points back to a month"),
    ("Семинар состоялся 5 мая 2022 года, а 10 июня – круглый стол.",
     "2022-05-05..2022-05-05 2022-06-10..2022-06-10", "the year of the sentence"),
    ("резолюций 1373 (2001) и 2178 (2014) Совета Безопасности", "", "resolution numbers"),
    ("резолюция 60/288 Генеральной Ассамблеи", "", "a resolution"),
    ("учение «Содружество-Антитеррор – 2025»", "", "a year in quotation marks"),
    ("учение «Иссык-Куль-Антитеррор-2018»", "", "a year in a name"),
    ("в соответствии с Договором от 15 мая 1992 года", "", "the day of a cited treaty"),
    ("в соответствии с Законом от 10 июля 2020 года", "", "the day of a cited law"),
    ("По состоянию на 1 января 2019 года насчитывается 9 отделений", "", "the day of a figure"),
    ("обучено более 2000 человек", "", "counted persons"),
    ("Повестка дня 2030", "", "an agenda"),
    ("тел.: +996 312 45 67 89", "", "a phone"),
    ("Комитет 1267/1989", "", "a committee"),
    ("ежегодно", "", "a frequency is no date"),
    ("в 2016, 2017 и 2018 годах", "2016-01-01..2016-12-31 2017-01-01..2017-12-31 "
     "2018-01-01..2018-12-31", "three years"),
    ("Программа сотрудничества на 2023–2025 годы утверждена 13 октября 2022 года",
     "2023-01-01..2025-12-31 2022-10-13..2022-10-13", "a period and a day"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected", "why"), [*MATRIX, *VARIED, *OWN])
def test_english_phrases(text: str, expected: str, why: str) -> None:
    context = DateContext()
    assert ranges(text, "en", context).split() == expected.split(), why


@pytest.mark.parametrize(("text", "expected", "why"), RUSSIAN)
def test_russian_phrases(text: str, expected: str, why: str) -> None:
    assert ranges(text, "ru").split() == expected.split(), why

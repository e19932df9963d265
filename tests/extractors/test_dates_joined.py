"""Dates that are one: days and months of one phrase, school years, the years of a frame."""

import pytest

from extractors.dates import DateContext, find_dates, when

CONTEXT = DateContext(document_year=2021)
ROWS: list[tuple[str, list[str], str]] = [
    # months on end
    ("The review took place in July and August 2020.", ["2020-07-01..2020-08-31"], "on end"),
    ("Courses ran in April, May and June 2019.", ["2019-04-01..2019-06-30"], "three on end"),
    ("Courses ran in December 2019 and January 2020.", ["2019-12-01..2020-01-31"], "two years"),
    ("Two courses were held in March and June 2019.",
     ["2019-03-01..2019-03-31", "2019-06-01..2019-06-30"], "months apart"),
    ("Courses were held in Osh and Naryn in April and May 2019 respectively.",
     ["2019-04-01..2019-04-30", "2019-05-01..2019-05-31"], "each has its own"),
    ("Two courses were held in Osh (April and May 2019).",
     ["2019-04-01..2019-04-30", "2019-05-01..2019-05-31"], "an enumeration in brackets"),
    ("They met in May 2020 and in June.",
     ["2020-05-01..2020-05-31", "2020-06-01..2020-06-30"], "told apart"),
    ("В сентябре и октябре 2020 года проведена оценка.", ["2020-09-01..2020-10-31"], "on end"),
    ("Семинары прошли в марте и в апреле 2020 года.",
     ["2020-03-01..2020-03-31", "2020-04-01..2020-04-30"], "told apart"),
    ("В феврале и октябре 2020 года прошли курсы.",
     ["2020-02-01..2020-02-29", "2020-10-01..2020-10-31"], "months apart"),
    # years on end
    ("UNDP opened nine clubs in 2021 and 2022.", ["2021-01-01..2022-12-31"], "on end"),
    ("Courses were held in 2021 and in 2022.",
     ["2021-01-01..2021-12-31", "2022-01-01..2022-12-31"], "told apart"),
    ("Courses were held in 2020, 2021 and 2022.",
     ["2020-01-01..2020-12-31", "2021-01-01..2021-12-31", "2022-01-01..2022-12-31"], "a list"),
    ("Courses were held in Osh and Naryn in 2021 and 2022 respectively.",
     ["2021-01-01..2021-12-31", "2022-01-01..2022-12-31"], "each has its own"),
    ("Courses were held in 2019 and 2022.",
     ["2019-01-01..2019-12-31", "2022-01-01..2022-12-31"], "years apart"),
    ("В 2021 и 2022 годах эксперты посетили колонии.", ["2021-01-01..2022-12-31"], "on end"),
    ("Семинары прошли в 2021 году и в 2022 году.",
     ["2021-01-01..2021-12-31", "2022-01-01..2022-12-31"], "told apart"),
    # days of one month
    ("The class met on 4, 11 and 18 May 2020.",
     ["2020-05-04..2020-05-04", "2020-05-11..2020-05-11", "2020-05-18..2020-05-18"], "days apart"),
    ("Занятия прошли 4, 11 и 25 мая 2020 года.",
     ["2020-05-04..2020-05-04", "2020-05-11..2020-05-11", "2020-05-25..2020-05-25"], "days apart"),
    ("The class met on 4, 5 and 6 May 2020.", ["2020-05-04..2020-05-06"], "days on end"),
    ("Занятия прошли 4, 5, 6 и 11 мая 2020 года.",
     ["2020-05-04..2020-05-06", "2020-05-11..2020-05-11"], "days on end and one more"),
    ("Seminars were held on 4 and 18 May 2020.",
     ["2020-05-04..2020-05-04", "2020-05-18..2020-05-18"], "two events"),
    ("Seminars were held on 4-5, 11-12 and 18-19 May 2020.",
     ["2020-05-04..2020-05-05", "2020-05-11..2020-05-12", "2020-05-18..2020-05-19"],
     "events of several days"),
    # limits
    ("The list is to be ready before 1 July 2021.", ["..2021-07-01"], "as by 1 July"),
    ("The list is to be ready prior to 15 March 2021.", ["..2021-03-15"], "as by 15 March"),
    ("Before 2020 the Centre trained judges.", ["..2019-12-31"], "the year is not meant"),
    # school years
    ("The module was taught in the 2020/21 school year.", ["2020-09-01..2021-05-31"], "school"),
    ("The module was tested during the academic year 2019-2020.",
     ["2019-09-01..2020-05-31"], "university"),
    ("В 2019/2020 учебном году курс прошли судьи.", ["2019-09-01..2020-05-31"], "school"),
    ("С 2019/2020 учебного года курс ведётся в школах.", ["2019-09-01.."], "from its beginning"),
    ("A plan for 2020/21 was adopted.", ["2020-01-01..2021-12-31"], "two whole years"),
    ("In the 2020/21 budget year radios were bought.", ["2020-01-01..2021-12-31"], "no school"),
    # the years of what an activity is done under
    ("Under a project on prisons paid by Japan (2018-2022), UNDP advises the Ministry.",
     ["2018-01-01..2022-12-31"], "it lasts as long as its project"),
    ("As part of the EU programme on borders (phase 2, 2019-2023), posts are equipped.",
     ["2019-01-01..2023-12-31"], "the phase"),
    ("Under a project on prisons paid by Japan (2018-2022), a course was held in May 2019.",
     ["2019-05-01..2019-05-31"], "the course has a day of its own"),
    ("In line with its Strategy (2018-2022) the Ministry trained judges.", [], "only cited"),
    ("In accordance with the Programme of Cooperation for 2018-2022 guards were trained.", [],
     "only cited"),
    # nothing took place
    ("It will be held in 2022, having fallen through in May.", ["2022-01-01..2022-12-31"], "not"),
    ("The visit, postponed in March, will take place in October 2021.",
     ["2021-10-01..2021-10-31"], "put off"),
    ("The visit was postponed to October 2021.", ["2021-10-01..2021-10-31"], "the new day"),
    ("Поездка, отложенная в марте, ожидается до конца 2021 года.", ["..2021-12-31"], "put off"),
    ("Сорвавшийся в марте семинар проведён в июне 2020 года.",
     ["2020-06-01..2020-06-30"], "not in March"),
    ("Семинар перенесён на май 2021 года.", ["2021-05-01..2021-05-31"], "the new day"),
    # a month or day at the end of what commas part
    ("Final conference, Astana, November", ["2021-11-01..2021-11-30"], "it closes the line"),
    ("Семинар для следователей (г. Ош, ноябрь)", ["2021-11-01..2021-11-30"], "in brackets"),
    ("Заключение направлено Правительству Таджикистана 7.11.2020", ["2020-11-07..2020-11-07"],
     "a day is no part of a name"),
    ("Peace Mission 2018 was rehearsed.", [], "a year is"),
    ("ежегодно, октябрь | Ош | Конкурс сочинений", ["2021-10-01..2021-10-31"], "a date cell"),
    ("ежегодно, в октябре | Ош | Конкурс сочинений", [], "in October of each year"),
    ("Ежегодно в октябре проводится конкурс.", [], "no day of one year"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected", "why"), ROWS)
def test_days(text: str, expected: list[str], why: str) -> None:
    language = "en" if text.isascii() else "ru"
    found = when(text, find_dates(text, language, CONTEXT))

    assert [f"{item.start or ''}..{item.end or ''}" for item in found] == expected, why

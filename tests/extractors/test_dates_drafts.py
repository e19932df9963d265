"""Days of opinions on drafts, years of programmes that are carried out, years told as one."""

import pytest

from extractors.dates import find_dates, when
from gazetteers.model import LanguageCode


@pytest.mark.parametrize(
    ("language", "text", "days", "why"),
    [
        ("en", "UNHCR commented on the draft law “On Borders” (7 March 2022).",
         ["2022-03-07..2022-03-07"], "a draft has no day of its own"),
        ("ru", "Омбудсмен дал заключение на проект закона «О беженцах» (07.03.2022).",
         ["2022-03-07..2022-03-07"], "то же"),
        ("en", "The lawyers gave an opinion on the draft Penal Code (2022).",
         ["2022-01-01..2022-12-31"], "the same with a year"),
        ("en", "Comments on amendments to the draft Act “On Media” (2011) were sent in May 2020.",
         ["2020-05-01..2020-05-31"], "the year of the Act"),
        ("en", "The lawyers reviewed the draft bill, which replaces the Act (2014).", [],
         "the year of another Act"),
        ("en", "The implementation of the Programme for 2022–2024 is being carried out by IOM.",
         ["2022-01-01..2024-12-31"], "what is carried out is the activity"),
        ("en", "Implementation of the Programme for 2022–2024 was discussed on 4 May 2023.",
         ["2023-05-04..2023-05-04"], "it was only discussed"),
        ("en", "UNDP opened 22 clubs in the course of 2021 and 2022.", ["2021-01-01..2022-12-31"],
         "one stretch of time"),
        ("en", "IOM helps with a law on the Convention\nJanuary 2019: a guide was published.",
         ["2019-01-01..2019-01-31"], "a line that its month heads"),
        ("en", "UNDP opened 22 clubs in 2021 and 2022.", ["2021-01-01..2022-12-31"], "on end"),
    ],
)  # fmt: skip
def test_dates_beside_documents(
    language: LanguageCode, text: str, days: list[str], why: str
) -> None:
    found = when(text, find_dates(text, language))
    assert [f"{day.start or ''}..{day.end or ''}" for day in found] == days, why

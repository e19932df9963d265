"""From which words on an activity of a matrix is told, behind what only opens it."""

import pytest

from extractors.segment import segment
from gazetteers.model import LanguageCode
from tests.extractors.test_segment_passages import marks_of, passage_of


@pytest.mark.parametrize(
    ("language", "opening", "told", "why"),
    [
        ("en", "Online recruitment has become the main channel of extremist circles.",
         "In March 2022 UNODC published a guide for moderators.", "the situation"),
        ("en", "OSCE field offices have been involved in a number of initiatives.",
         "In May 2022 the OSCE Programme Office in Bishkek held two courses in Osh.", "generic"),
        ("ru", "Обстановка на границе вызывает серьёзную озабоченность.",
         "В мае 2023 года РЦПДЦА провёл в Ташкенте встречу.", "обстановка"),
        ("en", "", "UNODC held a course in Osh in May 2022. It was attended by 20 officers.",
         "near miss: the first sentence names it"),
    ],
)  # fmt: skip
def test_status_and_leads_come_from_what_is_told(
    language: LanguageCode, opening: str, told: str, why: str
) -> None:
    text = f"{opening} {told}".strip()
    passage = passage_of(text, "matrix", language)

    (span,) = segment([passage], [marks_of(text, language)]).spans

    assert text[span.start : span.end] == text, why
    assert text[span.told_from :] == told, why

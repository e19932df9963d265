"""Lines that were pasted into a Word file as paragraphs, and lists that only look like them."""

import textwrap

import pytest

from extractors.layout import ParagraphLayout
from extractors.readers.word.pasted import without_pasted_lines

FIRST = (
    "In March the centre invited forty officers of the border service to a course on forged "
    "passports. It was held in Khorog and paid for by Japan. Those who took part will teach their "
    "colleagues at nine posts along the river, and report on it before the end of the year."
)
SECOND = (
    "Весной министерство провело в Оше семинар для следователей, на котором эксперты центра "
    "рассказали о сборе электронных доказательств. Участники получили пособие, изданное на двух "
    "языках, и договорились о встрече осенью, когда начнётся второй этап работы."
)
LIST = (
    "training of officers of the border service in Osh and Batken by the regional centre",
    "supply of lamps and mirrors to two posts",
    "a campaign in schools of the southern provinces on how recruiters work",
    "journeys of imams",
    "a round table with the media and with bloggers of three towns",
)


def _read(*texts: str) -> list[str]:
    elements = without_pasted_lines([ParagraphLayout(text) for text in texts])
    return [element.text for element in elements if isinstance(element, ParagraphLayout)]


@pytest.mark.parametrize("width", [60, 80, 100])
def test_lines_become_paragraphs_again(width: int) -> None:
    lines = [line for text in (FIRST, SECOND) for line in textwrap.wrap(text, width)]
    assert _read(*lines) == [FIRST, SECOND]


@pytest.mark.parametrize(
    ("texts", "why"),
    [
        ((FIRST, SECOND, FIRST, SECOND), "whole paragraphs"),
        (("The project covers", *LIST), "a list without marks in small letters"),
        (tuple(f"{text};" for text in LIST), "a list with semicolons"),
        (("Osh", "and", "Batken", "in", "spring"), "short lines"),
    ],
)
def test_others_stay_as_they_are(texts: tuple[str, ...], why: str) -> None:
    assert _read(*texts) == list(texts), why


def test_bold_words_move_along() -> None:
    lines = [ParagraphLayout(text) for text in textwrap.wrap(FIRST, 60)]
    lines[1] = lines[1]._replace(bold=((0, 4),))
    (whole,) = without_pasted_lines(lines)
    assert isinstance(whole, ParagraphLayout)
    assert [whole.text[a:b] for a, b in whole.bold] == [lines[1].text[:4]]

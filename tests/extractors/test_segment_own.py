"""What a sentence has of its own beside the activity before it."""

import pytest

from extractors.languages import language
from extractors.segment.model import Mark, Marks
from extractors.segment.own import announces, is_beside_main_clause, own_place_marks
from extractors.segment.reading import Sentence, read_sentence
from gazetteers.model import LanguageCode


def sentence_of(
    text: str,
    spoken: LanguageCode = "en",
    *,
    date: str = "",
    place: str = "",
    body: str = "",
) -> Sentence:
    """A sentence in which the given words are a date, a place and a body."""

    def marks(words: str) -> tuple[Mark, ...]:
        at = text.find(words)
        return (Mark(at, at + len(words), words),) if words else ()

    return read_sentence(
        text,
        (0, len(text)),
        Marks(organizations=marks(body), territories=marks(place), dates=marks(date)),
        language=language(spoken),
        paragraph=0,
        first_in_paragraph=True,
        list_item=False,
        in_matrix=False,
    )


@pytest.mark.parametrize(
    ("text", "spoken", "expected", "why"),
    [
        ("The Centre also opened a portal.", "en", True, "a further thing"),
        ("Кроме того, Центр открыл портал.", "ru", True, "a further thing"),
        ("Центр также открыл портал.", "ru", True, "a further thing"),
        ("Прибыли судьи, а также прокуроры.", "ru", False, "it joins those who came"),
        ("The Centre opened a portal.", "en", False, "nothing is announced"),
    ],
)
def test_a_word_announces_a_further_thing(
    text: str, spoken: LanguageCode, expected: bool, why: str
) -> None:
    assert announces(sentence_of(text, spoken)) is expected, why


@pytest.mark.parametrize(
    ("text", "date", "spoken", "expected", "why"),
    [
        ("It was led by trainers who took a course in 2017.", "2017", "en", True, "their course"),
        (
            "Занятия провели офицеры, которые учились в 2017 году.",
            "2017",
            "ru",
            True,
            "their course",
        ),
        ("In 2017 it was led by officers who train others.", "2017", "en", False, "its own date"),
        ("It was led by men who train, in May 2017.", "May 2017", "en", False, "after the clause"),
    ],
)
def test_a_date_in_a_clause_on_persons(
    text: str, date: str, spoken: LanguageCode, expected: bool, why: str
) -> None:
    sentence = sentence_of(text, spoken, date=date)
    assert is_beside_main_clause(sentence, sentence.dates[0]) is expected, why


@pytest.mark.parametrize(
    ("text", "body", "expected", "why"),
    [
        ("The Office in Osh led it.", "Office in Osh", 0, "the seat of a body"),
        ("The Office led it in Osh.", "Office", 1, "where it was led"),
    ],
)
def test_the_seat_of_a_body_is_no_place_of_the_event(
    text: str, body: str, expected: int, why: str
) -> None:
    assert len(own_place_marks(sentence_of(text, body=body, place="Osh"))) == expected, why

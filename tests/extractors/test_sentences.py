"""Sentence ends: (text, number of sentences, why)."""

import pytest

from extractors.languages import language, sentences
from extractors.languages.splitter import pipeline, rule_spans, split
from gazetteers.model import LanguageCode

CASES: list[tuple[LanguageCode, str, int, str]] = [
    (
        "en",
        "States met (incl. 1373 (2001), 1624 (2005), and 2178 (2014)). It ended.",
        2,
        "brackets",
    ),
    (
        "en",
        "They met (incl. 1373 (2001), 1624 (2005), and agreed. It ended.",
        2,
        "unclosed bracket",
    ),
    ("en", "See S/2016/49, 20 January 2016; A compilation of reports. CTED works.", 2, "symbol"),
    ("en", "It follows resolution No. 1373 on the matter.", 1, "number of a resolution"),
    ("en", "On 28 Sept. 2001 the Council met.", 1, "month before a year"),
    (
        "en",
        "Lee et al., as well as Mr. Neumann, spoke (cf. para. 12, p. 4).",
        1,
        "titles, references",
    ),
    ("en", "It appeared in Vol. 3, No. 2 of the review.", 1, "volume and number"),
    ("en", "It began at 10.30 a.m. in Ashgabat.", 1, "time of day"),
    ("en", "Tools (i.e. TechAgainstTerrorism) of the Dept. of State were used.", 1, "i.e., Dept."),
    ("en", "The aims are: a) to help; b) to train; c) to build. It is new.", 2, "running list"),
    ("en", "It covers Central Asia.. From 2013 to 2014 it ran.", 2, "double full stop"),
    ("en", "See www.osce.org/. OSCE field offices organized seminars.", 2, "address and full stop"),
    (
        "en",
        "It launched http://www.un.org/victimsofterrorism/ UNODC published a guide.",
        2,
        "an address swallowed the full stop",
    ),
    ("en", "It can be found at http://www.un.org/victims/ Russian version.", 1, "no second verb"),
    ("en", "“Nobody wants it. Not me,” he said. The seminar ended.", 2, "quotation kept whole"),
    ("en", "Topics: “Detention,” and “The Right to a Trial.” These Guides are ready.", 2, "quotes"),
    ("en", "J. Smith of the U.S. Department of State spoke.", 1, "initials"),
    ("en", "They met in Phase I. The project ended.", 2, "a number is no initial"),
    ("en", "The course covered the region.The project began in 2015.", 2, "lost blank"),
    ("en", "It reached 6,000 people through mentoring.1 Its results were examined.", 2, "footnote"),
    ("en", "1. Border security was discussed.", 1, "number of a paragraph"),
    ("en", "What next? The Centre will decide! It hopes so… The end.", 4, "other marks"),
    ("en", "It was held for women, youth etc. in Osh.", 1, "etc. inside"),
    ("en", "It was held for women, youth etc. The next is planned.", 2, "etc. at the end"),
    ("ru", "В мае 2018 г. ОБСЕ провела семинар. В нём участвовали 20 чел. из 5 стран.", 2, "год"),
    (
        "ru",
        "Семинар состоялся в 2018 г. Участники обсудили ст. 205 УК, т.е. терроризм.",
        2,
        "конец",
    ),
    ("ru", "Семинар прошёл в г. Ош. Он длился два дня.", 2, "город"),
    ("ru", "В 2016-2018 гг. Центр выпустил сборник им. И. И. Иванова.", 1, "годы, инициалы"),
    ("ru", "А. Б. Иванов (тел. +7 495) и др. выступили. Затем прошли занятия.", 2, "и др."),
    (
        "ru",
        "Учение «Каспий – 2021. Второй этап» завершилось. Далее – сбор.",
        2,
        "название в кавычках",
    ),
]


@pytest.mark.parametrize(("code", "text", "count", "why"), CASES)
def test_sentences_end_where_a_reader_would_end_them(
    code: LanguageCode, text: str, count: int, why: str
) -> None:
    found = [text[start:end] for start, end in sentences(text, code)]

    assert len(found) == count, (why, found)


def test_sentences_leave_out_nothing_but_blanks() -> None:
    for code, text, _, _ in CASES:
        spans = sentences(text, code)
        outside = [
            text[end:start]
            for end, start in zip(
                (0, *(end for _, end in spans)),
                (*(start for start, _ in spans), len(text)),
                strict=True,
            )
        ]
        assert not "".join(outside).strip()


@pytest.mark.parametrize(
    "text", ["", "   ", "...", "«", '"', "(((", ")." * 50, "а. " * 500, "A" * 100_000]
)
def test_odd_texts_are_cut_without_complaint(text: str) -> None:
    for code in ("en", "ru"):
        spans = sentences(text, code)
        assert all(0 <= start < end <= len(text) for start, end in spans)


GLUED = "Border guards of the region.The project ended in 2019."

PIPELINE_TEXTS: list[tuple[LanguageCode, str, str]] = [
    (
        "en",
        "The Council adopted resolution No. 1373. It binds all States.",
        "a short form is one token",
    ),
    ("en", GLUED, "a token with the end of a sentence inside is divided"),
    (
        "en",
        "Courses began (in Osh, cf. para. 4).\nThey went on in Naryn.",
        "line breaks are borders",
    ),
    ("ru", "В 2018 г. ОБСЕ провела семинар в г. Ош. Он длился два дня.", "Russian short forms"),
    ("en", "", "nothing"),
]


@pytest.mark.parametrize(("code", "text", "why"), PIPELINE_TEXTS)
def test_pipeline_splits_as_the_rules_do(code: LanguageCode, text: str, why: str) -> None:
    assert split(text, language(code)) == rule_spans(text, language(code)), why


def test_pipeline_hands_sentences_and_short_forms_to_spacy() -> None:
    doc = pipeline(language("en"))("See resolution No. 1373. " + GLUED)

    assert [sentence.text for sentence in doc.sents] == [
        "See resolution No. 1373.",
        "Border guards of the region.",
        "The project ended in 2019.",
    ]
    assert "No." in [token.text for token in doc]

"""Which stretches of a passage are activities: ⟦…⟧ marks them.

The passages stand in the folder `cuts`. They were written before the rules, in the manner of many
organizations; facts are invented or public. The first words of a line say that it is an item of a
list ("- ").
"""

import re
from pathlib import Path
from typing import Final, Literal, NamedTuple

import pytest

from extractors.dates import find_dates
from extractors.mentions import find_organizations
from extractors.model import Paragraph, Passage, SourceRef
from extractors.places import find_territories
from extractors.segment import Mark, Marks, segment
from gazetteers.load import read_yaml
from gazetteers.model import LanguageCode

CUTS: Final = Path(__file__).parent / "cuts"
DOCUMENT: Final = "sha256:" + "0" * 64


class Marked(NamedTuple):
    """A passage with its activities marked, and why they are cut so."""

    kind: Literal["matrix", "prose"]
    language: LanguageCode
    headings: tuple[str, ...]
    marked: str
    why: str


def read_marked() -> list[Marked]:
    """The passages of all files; the name of a file begins with the kind of its passages."""
    return [
        Marked(
            "matrix" if path.name.startswith("matrix_") else "prose",
            language,
            tuple(row.get("under", ())),
            row[language],
            row["why"],
        )
        for path in sorted(CUTS.glob("*.yml"))
        for row in read_yaml(path)
        for language in row.keys() & {"en", "ru"}
    ]


MARKED: Final = read_marked()


def marks_of(text: str, language: LanguageCode) -> Marks:
    return Marks(
        organizations=tuple(
            Mark(found.start, found.end, found.id, weak=found.strength == "weak")
            for found in find_organizations(text, language)
        ),
        territories=tuple(
            Mark(found.start, found.end, found.id) for found in find_territories(text, language)
        ),
        dates=tuple(
            Mark(found.start, found.end, found.range.raw)
            for found in find_dates(text, language)
            if found.role == "activity"
        ),
    )


def passage_of(
    text: str, kind: str, language: LanguageCode, headings: tuple[str, ...] = ()
) -> Passage:
    """A passage of lines; those with "- " are items of a list, the mark is no part of the words."""
    paragraphs: list[Paragraph] = []
    start = 0
    for number, line in enumerate(text.split("\n")):
        item = line.startswith("- ")
        end = start + len(line.removeprefix("- "))
        paragraphs.append(
            Paragraph(
                block=f"para={number}",
                start=start,
                end=end,
                level=1 if item else 0,
                marker="-" if item else "",
            )
        )
        start = end + 1
    words = "\n".join(line.removeprefix("- ") for line in text.split("\n"))
    block = "para=0" if len(paragraphs) == 1 else f"para=0..{len(paragraphs) - 1}"
    return Passage.model_validate(
        {
            "ref": SourceRef(document=DOCUMENT, block=block, start=0, end=len(words)),
            "text": words,
            "kind": kind,
            "paragraphs": paragraphs,
            "headings": headings,
            "language": language,
        }
    )


def unmarked(
    marked: str, kind: str, language: LanguageCode, headings: tuple[str, ...] = ()
) -> Passage:
    """The passage of a marked text."""
    text = re.sub("[⟦⟧]", "", marked.replace("⟦- ", "- ⟦"))
    return passage_of(text, kind, language, headings)


def marked_words(marked: str) -> list[str]:
    """The words of each activity that is marked."""
    return [words.replace("\n- ", "\n") for words in re.findall("⟦(.*?)⟧", marked, re.DOTALL)]


def is_press_release(headings: tuple[str, ...]) -> bool:
    return any("press release" in h.lower() or "пресс-релиз" in h.lower() for h in headings)


def activities(
    marked: str, kind: str, language: LanguageCode, headings: tuple[str, ...] = ()
) -> tuple[list[str], list[str]]:
    """What was found in a marked text, and what is marked."""
    passage = unmarked(marked, kind, language, headings)
    found = segment(
        [passage], [marks_of(passage.text, language)], one_event=is_press_release(headings)
    )
    return [passage.text[span.start : span.end] for span in found.spans], marked_words(marked)


@pytest.mark.parametrize("case", MARKED, ids=lambda case: case.why)
def test_activities_are_cut_as_marked(case: Marked) -> None:
    found, wanted = activities(case.marked, case.kind, case.language, case.headings)

    assert found == wanted, case.why


@pytest.mark.parametrize("path", sorted(CUTS.glob("*.yml")), ids=lambda path: path.stem)
def test_a_file_holds_what_its_name_says(path: Path) -> None:
    kind, _, theme = path.stem.partition("_")
    counts = {len(marked_words(row.get("en") or row["ru"])) for row in read_yaml(path)}

    assert kind in ("matrix", "prose")
    if theme in ("none", "one"):
        assert counts == {("none", "one").index(theme)}


ROWS_OF_A_MEASURE: list[tuple[str, str, str]] = [
    (
        "The Programme maintains port control units in Termez and at Nizhny Panj.",
        "In June 2023 two scanners were handed over to the Customs Service in Termez.",
        "",
    ),
    (
        "UNDP organized in Minsk a conference of the heads of training centres.",
        "On 29 May IOM and UNICEF signed a protocol on the exchange of instructors.",
        "",
    ),
    (
        "UNDP organized in Minsk a conference of the heads of training centres.",
        "The participants asked for a second one.",
        "who took part",
    ),
    ("Trial monitoring:", "38 hearings were observed in Osh (May 2019).", "a label"),
    ("Meeting of analysts in Osh.", "Discussion of a common form for findings.", "no verbs"),
]


@pytest.mark.parametrize(("first", "second", "together"), ROWS_OF_A_MEASURE)
def test_a_row_below_a_measure_is_cut_before_another_deed(
    first: str, second: str, together: str
) -> None:
    cell = f"{first} {second}"
    text = f"2022 | {cell}"
    cells = [
        {"column": "date", "heading": "", "start": 0, "end": 4},
        {"column": "activity", "heading": "", "start": 7, "end": len(text)},
    ]
    passage = passage_of(text, "row", "en").model_dump() | {"cells": cells, "measure": "II.4"}
    row = Passage.model_validate(passage)

    spans = segment([row], [marks_of(text, "en")]).spans

    texts = [text[span.start : span.end] for span in spans]
    assert texts == ([text] if together else [first, second]), together

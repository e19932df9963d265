"""What cutting promises whatever the text: references, rows, reasons, doubts."""

from collections.abc import Callable, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.model import Cell, Document, Paragraph, Passage, SourceRef
from extractors.passages import passages
from extractors.segment import (
    Mark,
    Marks,
    reference,
    segment,
    tells_of_one_event,
)
from extractors.segment.fitted import SET_BY_HAND
from extractors.segment.told import reasons, wordings
from extractors.segment.verdict import verdict
from gazetteers.frameworks import Framework

DOCUMENT = "sha256:" + "0" * 64


def passage_of(*lines: str, kind: str = "prose", first: int = 17) -> Passage:
    paragraphs: list[Paragraph] = []
    start = 0
    for number, line in enumerate(lines, first):
        end = start + len(line)
        paragraphs.append(Paragraph(block=f"para={number}", start=start, end=end))
        start = end + 1
    last = first + len(lines) - 1
    text = "\n".join(lines)
    block = f"para={first}" if len(lines) == 1 else f"para={first}..{last}"
    return Passage.model_validate(
        {
            "ref": SourceRef(document=DOCUMENT, block=block, start=0, end=len(text)),
            "text": text,
            "kind": kind,
            "paragraphs": paragraphs,
        }
    )


def row_of(*cells: tuple[str, str]) -> Passage:
    made: list[Cell] = []
    start = 0
    for column, text in cells:
        made.append(
            Cell.model_validate(
                {"column": column, "heading": "", "start": start, "end": start + len(text)}
            )
        )
        start += len(text) + len(" | ")
    text = " | ".join(text for _, text in cells)
    ref = SourceRef(document=DOCUMENT, block="table=1;row=2", start=4, end=4 + len(text))
    return Passage(ref=ref, text=text, kind="row", cells=tuple(made))


def test_reference_names_only_the_paragraphs_it_touches() -> None:
    passage = passage_of("One.", "Two words.", "Three.")

    second = reference(passage, 5, 15)
    both = reference(passage, 5, 22)

    assert (second.block, second.start, second.end) == ("para=18", 0, 10)
    assert (both.block, both.start, both.end) == ("para=18..19", 0, 17)


def test_reference_keeps_the_beginning_that_a_row_lacks() -> None:
    row = row_of(("activity", "Workshop"), ("date", "May 2018"))

    assert reference(row, 0, 8).start == 4


def test_words_of_references_are_words_of_spans(
    document_of: Callable[..., Document], frameworks: Sequence[Framework]
) -> None:
    document = document_of(
        "# Report of the mission",
        "# Training",
        "In May 2018 UNODC organized a workshop in Osh. Participants discussed routes.",
        "In our view this was useful.",
        "In June 2018 UNODC published a handbook for judges.",
    )
    found = passages(document, frameworks)
    result = segment(found, [Marks()] * len(found))

    for span in result.spans:
        assert document.text_at(span.ref) == found[span.passage].text[span.start : span.end]


def test_other_words_have_a_reason() -> None:
    passage = passage_of("Dear colleagues, many thanks for your letter.")

    result = segment([passage], [Marks()])

    assert result.spans == ()
    (rejection,) = result.rejections
    assert rejection.reason == "greeting"
    assert (rejection.ref.start, rejection.ref.end) == (0, len(passage.text))


def test_marks_must_be_given_for_each_passage() -> None:
    with pytest.raises(ValueError, match="1 passages"):
        segment([passage_of("One.")], [])


def test_row_is_one_activity() -> None:
    row = row_of(
        ("activity", "Training of trainers. Open to officers of five countries."),
        ("date", "Q1 2022"),
        ("status", "planned"),
    )

    (span,) = segment([row], [Marks()]).spans

    assert (span.start, span.end) == (0, len(row.text))


def test_row_without_words_in_its_activity_cell_is_none() -> None:
    row = row_of(("activity", "–"), ("date", "2019"))

    result = segment([row], [Marks()])

    assert result.spans == ()
    assert [rejection.reason for rejection in result.rejections] == ["row without an activity"]


def test_row_whose_cell_dates_two_events_is_two_activities() -> None:
    first = "A workshop for judges was held by ODIHR in Osh in May 2018."
    second = "Another seminar was organized by UNODC in Khujand in March 2019."
    row = row_of(("activity", f"{first} {second}"), ("status", "completed"))
    at = row.text.index
    marks = Marks(
        organizations=(
            Mark(at("ODIHR"), at("ODIHR") + 5, "OSCE-ODIHR"),
            Mark(at("UNODC"), at("UNODC") + 5, "UNODC"),
        ),
        territories=(
            Mark(at("Osh"), at("Osh") + 3, "osh"),
            Mark(at("Khujand"), at("Khujand") + 7, "khujand"),
        ),
        dates=(
            Mark(at("May 2018"), at("May 2018") + 8, "a"),
            Mark(at("March 2019"), at("March 2019") + 10, "b"),
        ),
    )

    result = segment([row], [marks])

    assert [row.text[span.start : span.end] for span in result.spans] == [first, second]
    assert [rejection.reason for rejection in result.rejections] == ["holds for several activities"]


@pytest.mark.parametrize(
    ("first", "second", "days"),
    [
        (
            "Study visit to the academy (4-6 June 2019).",
            "Signing of a letter of intent on lecturers (8 June 2019).",
            ("4-6 June 2019", "8 June 2019"),
        ),
        (
            "Workshop on forged documents (3 May 2018).",
            "Hand-over of two scanners (7 May 2018).",
            ("3 May 2018", "7 May 2018"),
        ),
    ],
)
def test_row_whose_cell_holds_two_dated_entries_is_two_activities(
    first: str, second: str, days: tuple[str, str]
) -> None:
    row = row_of(("activity", f"{first} {second}"), ("place", "Ankara"))
    dates = tuple(Mark(row.text.index(day), row.text.index(day) + len(day), day) for day in days)

    result = segment([row], [Marks(dates=dates)])

    assert [row.text[span.start : span.end] for span in result.spans] == [first, second]


def test_items_with_markers_in_a_cell_are_activities_of_their_own() -> None:
    first = "(a) Register of births, supplied to the Ministry of Justice."
    second = "(b) Training of registrars in the detection of forged certificates."
    row = row_of(("activity", f"{first} {second}"), ("status", "closed"))

    result = segment([row], [Marks()])

    assert [row.text[span.start : span.end] for span in result.spans] == [first, second]


@pytest.mark.parametrize(
    ("cell", "parts", "why"),
    [
        (
            "The Centre convenes heads every year; a meeting will be held in Astana in May 2024.",
            2,
            "one of a series is told of",
        ),
        (
            "IOM published a handbook for consuls and is preparing a course for border guards.",
            2,
            "a second deed of another status",
        ),
        (
            "The Centre published a handbook and a leaflet for judges and prosecutors.",
            1,
            "a list of things under one verb",
        ),
        (
            "UNODC held a course for judges; the sessions were led by officers of the Customs.",
            1,
            "who taught there",
        ),
    ],
)
def test_sentence_of_a_row_is_cut_inside_below_a_measure(cell: str, parts: int, why: str) -> None:
    row = row_of(("organization", "IOM"), ("activity", cell), ("date", "–"))
    names = [name for name in ("The Centre", "IOM", "UNODC", "Customs") if name in cell]
    at = row.text.index(cell)
    marks = Marks(
        organizations=tuple(
            Mark(row.text.index(name, at), row.text.index(name, at) + len(name), name)
            for name in names
        ),
        dates=tuple(
            Mark(row.text.index(day), row.text.index(day) + len(day), day)
            for day in ("May 2024",)
            if day in cell
        ),
    )
    below = row.model_copy(update={"measure": "II.2"})

    assert len(segment([below], [marks]).spans) == parts, why
    assert len(segment([row], [marks]).spans) == 1, "in a report a row is one activity"


@pytest.mark.parametrize("note", ["cancelled (April)", "Not held"])
def test_row_that_was_called_off_is_no_activity(note: str) -> None:
    row = row_of(("date", note), ("activity", "Seminar on energy security"))

    result = segment([row], [Marks()])

    assert result.spans == ()
    assert [rejection.reason for rejection in result.rejections] == ["called off"]


@pytest.mark.parametrize(
    "errand",
    [
        "Circulate the corrected list of participants",
        "Find a larger room",
        "to send comments on the minutes",
        "Ask the hotel about prices",
    ],
)
def test_errand_of_minutes_is_no_activity(errand: str) -> None:
    found = segment(
        [row_of(("organization", "UNDP"), ("activity", errand), ("date", "5 May"))], [Marks()]
    )

    assert not found.spans
    assert found.rejections[0].reason == "errand"


@pytest.mark.parametrize(
    "deed",
    [
        "Send two trainers to Osh",
        "Prepare a course for judges",
        "Joint briefing for teachers",
        "Findings of the survey presented to the Ministry",
    ],
)
def test_plan_of_minutes_is_an_activity(deed: str) -> None:
    found = segment([row_of(("organization", "UNDP"), ("activity", deed))], [Marks()])

    assert len(found.spans) == 1


def test_uncertain_borders_raise_a_doubt_in_words() -> None:
    passage = passage_of(
        "UNODC published a handbook on prisons. Training was given by it in Osh.", kind="matrix"
    )
    marks = Marks(organizations=(Mark(0, 5, "UNODC"),), territories=(Mark(67, 70, "osh"),))

    doubts = [doubt for span in segment([passage], [marks]).spans for doubt in span.doubts]

    assert {doubt.code for doubt in doubts} <= {"split-unsure"}
    assert all(
        "for a beginning:" in doubt.detail or "against it:" in doubt.detail for doubt in doubts
    )


_BODIES = Marks(organizations=(Mark(0, 5, "UNODC"),))
_LONG = "UNODC trained twenty customs officers in profiling containers in Osh on 3 May 2021"


def _is_doubted(passage: Passage, marks: Marks, words: str) -> bool:
    [found] = [
        span
        for span in segment([passage], [marks]).spans
        if passage.text[span.start : span.end].startswith(words)
    ]
    return any("it is short" in doubt.detail for doubt in found.doubts)


def test_short_activity_cut_out_of_a_paragraph_may_be_a_part() -> None:
    passage = passage_of(f"{_LONG}. A guide to seals was printed in Kyrgyz in June 2022.")

    assert _is_doubted(passage, _BODIES, "A guide")


def test_what_names_a_body_or_fills_its_paragraph_is_an_activity_of_its_own() -> None:
    alone = passage_of(_LONG, "A guide to seals was printed in Kyrgyz in June 2022.")
    longer = passage_of(f"{_LONG}, for two weeks. The port held an exercise in Aktau in June 2022.")

    assert not _is_doubted(alone, _BODIES, "A guide")
    assert not _is_doubted(longer, _BODIES, "UNODC trained")


def test_press_release_is_recognised_by_its_head(document_of: Callable[..., Document]) -> None:
    assert tells_of_one_event(document_of("PRESS RELEASE", "# Judges meet", "They met in Osh."))
    assert not tells_of_one_event(document_of("# Progress report", "It was a year."))


SENTENCES = st.lists(
    st.sampled_from(
        [
            "UNODC organized a workshop in Osh (May 2015), and a seminar in Khujand (June 2016).",
            "It covers (see No. 5) prisons; the guide is available.",
            "Participants discussed routes and “The Way. Forward”.",
            "Furthermore, OSCE has adopted a plan and is running a network.",
            "As well as holding a forum, UNESCO published a guide",
            "The workshop aimed at judges;",
            "«Опыт». Центр провёл семинар, а в 2019 году издал пособие.",
        ]
    ),
    min_size=1,
    max_size=6,
)


@settings(max_examples=40, deadline=None)
@given(SENTENCES)
def test_matrix_spans_cover_everything_but_joints(parts: list[str]) -> None:
    passage = passage_of(" ".join(parts), kind="matrix")

    spans = segment([passage], [Marks()]).spans

    position = 0
    for span in spans:
        assert passage.text[position : span.start].strip(" ,;") in ("", "and", "и")
        assert position <= span.start < span.end
        position = span.end
    assert not passage.text[position:].strip(" ;")


@settings(max_examples=40, deadline=None)
@given(SENTENCES)
def test_prose_leaves_no_word_without_activity_or_reason(parts: list[str]) -> None:
    passage = passage_of(*parts)

    result = segment([passage], [Marks()])

    covered = [(span.ref.block, span.start, span.end) for span in result.spans]
    assert covered == sorted(covered, key=lambda item: item[1])
    words = sum(len(passage.text[start:end].split()) for _, start, end in covered)
    for rejection in result.rejections:
        words += len(passage_words(passage, rejection.ref).split())
    missing = len(passage.text.split()) - words
    # Conjunctions at cuts inside sentences belong to neither side.
    assert 0 <= missing <= passage.text.count(" and ")


def passage_words(passage: Passage, ref: SourceRef) -> str:
    if ".." in ref.block:
        first = ref.block.split("..")[0]
        base = next(p.start for p in passage.paragraphs if p.block == first)
    else:
        base = next(p.start for p in passage.paragraphs if p.block == ref.block)
    return passage.text[base + ref.start : base + ref.end]


def test_a_cut_that_only_its_rule_bears_out_is_shown_to_both_sides() -> None:
    """Of two doubts one names each side of the cut, so that a reviewer sees both rows."""
    passage = passage_of("UNESCO taught teachers in Osh and published the leaflets.", kind="matrix")
    marks = Marks(organizations=(Mark(0, 6, "UNESCO"),))

    first, second = segment([passage], [marks]).spans

    assert any("the next activity begins" in doubt.detail for doubt in first.doubts)
    assert any("that an activity begins" in doubt.detail for doubt in second.doubts)


def test_a_place_that_looks_like_a_cut_is_shown() -> None:
    passage = passage_of(
        "UNODC held a seminar in Osh in May 2019; a further report on prisons was read there.",
        kind="matrix",
    )
    marks = Marks(organizations=(Mark(0, 5, "UNODC"),), dates=(Mark(31, 39, "May 2019"),))

    spans = segment([passage], [marks]).spans

    assert len(spans) > 1 or any("no activity begins" in d.detail for d in spans[0].doubts)


def test_every_sign_that_is_set_by_hand_is_told_in_words() -> None:
    named = {sign for signs in SET_BY_HAND.values() for sign in signs} - {"always"}
    assert named <= wordings().keys()


def test_what_speaks_for_and_against_is_told_strongest_first() -> None:
    judged = verdict(["own place", "own date", "refers back", "~long"], "starts")
    assert reasons(judged) == (
        "for a beginning: it has a date of its own, it names a place of its own; "
        "against it: its subject is the thing just named"
    )
    assert reasons(verdict([], "starts")) == ""

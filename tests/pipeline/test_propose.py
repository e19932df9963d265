"""From tagged activities to proposals: ids, rows of matrices, pages and boxes."""

from collections.abc import Sequence

from extractors.extract import Extraction, extract
from extractors.model import Block, Document, SourceRef
from extractors.printed import Line
from gazetteers.frameworks import load_frameworks
from gazetteers.model import UnitFloat
from pipeline.keys import activity_id, file_series
from pipeline.model import MeasureMatch, Versions
from pipeline.propose import propose, where_printed

FRAMEWORKS = load_frameworks()
VERSIONS = Versions(extractor="1", gazetteers="1", matcher="1")
ID = f"sha256:{'0' * 64}"
WORDS = "The OSCE held a workshop on border security in Dushanbe on 12-14 June 2018."


class Silent:
    """A matcher that has nothing to say."""

    def match(self, extraction: Extraction) -> Sequence[tuple[MeasureMatch, ...]]:
        return [() for _ in extraction.tagged]

    def thresholds(self, language: str | None) -> tuple[UnitFloat | None, UnitFloat]:
        return None, 0.0


def report(*texts: str) -> Document:
    return Document(
        id=ID,
        file_name="report.docx",
        format="docx",
        blocks=tuple(
            Block(id=f"para={number}", kind="paragraph", text=text)
            for number, text in enumerate(texts, 1)
        ),
    )


def test_a_report_gives_proposals_with_stable_ids() -> None:
    extraction = extract(report(WORDS), FRAMEWORKS)
    (proposal,) = propose(extraction, framework=FRAMEWORKS[0], matcher=Silent(), versions=VERSIONS)
    activity = proposal.activity
    assert activity.id == activity_id(file_series("report.docx"), activity.text, 1)
    assert extraction.document.text_at(activity.ref) == activity.text
    assert [doubt.code for doubt in activity.doubts] == ["measure-none"]


def test_repeated_words_have_ids_of_their_own() -> None:
    extraction = extract(report(WORDS, "Other words stand between them.", WORDS), FRAMEWORKS)
    proposals = propose(extraction, framework=FRAMEWORKS[0], matcher=Silent(), versions=VERSIONS)
    ids = [proposal.activity.id for proposal in proposals]
    assert len(ids) == len(set(ids))


def test_an_unlisted_body_is_asked_for_once_a_document() -> None:
    extraction = extract(
        report(
            "The Bright Valley Network held a forum in Osh on 3 May 2018.",
            "The Bright Valley Network trained teachers in Naryn on 8 June 2018.",
            "The Quiet River Centre opened a library in Khujand on 9 July 2018.",
        ),
        FRAMEWORKS,
    )
    proposals = propose(extraction, framework=FRAMEWORKS[0], matcher=Silent(), versions=VERSIONS)
    asked = [
        [doubt.detail for doubt in item.activity.doubts if doubt.code == "organization-unknown"]
        for item in proposals
    ]
    assert [
        [tag.id for tag in item.activity.organizations if tag.role == "lead"] for item in proposals
    ] == [
        ["NEW:Bright Valley Network"],
        ["NEW:Bright Valley Network"],
        ["NEW:Quiet River Centre"],
    ]
    assert asked == [
        ['"Bright Valley Network" is not listed'],
        [],
        ['"Quiet River Centre" is not listed'],
    ]


def test_boxes_are_drawn_around_the_lines_that_are_touched() -> None:
    lines = (
        Line(start=0, end=10, page=1, box=(50, 700, 200, 712)),
        Line(start=11, end=20, page=2, box=(50, 60, 180, 72)),
        Line(start=21, end=30, page=2, box=(50, 74, 210, 86)),
    )
    block = Block(id="para=1", kind="paragraph", text="x" * 30, lines=lines)
    document = Document(id=ID, file_name="a.pdf", format="pdf", pages=2, blocks=(block,))
    ref = SourceRef(document=ID, block="para=1", start=5, end=25)
    assert where_printed(document, ref) == (
        (1, 2),
        ((50, 700, 200, 712), (50, 60, 210, 86)),
    )
    first = ref.model_copy(update={"end": 8})
    assert where_printed(document, first) == ((1,), ((50, 700, 200, 712),))


def test_a_run_of_paragraphs_counts_the_line_breaks_between_them() -> None:
    blocks = tuple(
        Block(
            id=f"para={number}",
            kind="paragraph",
            text="y" * 10,
            lines=(Line(start=0, end=10, page=number, box=(0, 0, 10 * number, 5)),),
        )
        for number in (1, 2, 3)
    )
    document = Document(id=ID, file_name="a.pdf", format="pdf", pages=3, blocks=blocks)
    ref = SourceRef(document=ID, block="para=1..3", start=11, end=21)
    assert where_printed(document, ref)[0] == (2,)


def test_documents_without_pages_have_no_boxes() -> None:
    document = report(WORDS)
    ref = SourceRef(document=ID, block="para=1", start=0, end=8)
    assert where_printed(document, ref) == ((), ())

"""New cuts: always slices of the document, with ids that nothing else has."""

from pathlib import Path

import pytest
from desks import GREETING, TEXTS, make_desk
from factories import NOW, document_id

from extractors.model import Block, Document, SourceRef
from pipeline.errors import DecisionError
from pipeline.model import Reviewed, Series
from pipeline.review.cuts import cut_points, joined_ref, split_refs
from pipeline.review.desk import Desk
from pipeline.review.record import Signature, add, reject, replace, undo
from pipeline.review.recut import Cutter

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("database_url")]
"""On both kinds of database."""

BY = Signature(reviewer="Aigul", decided_at=NOW, channel="web")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return make_desk(tmp_path)


def cutter(desk: Desk) -> Cutter:
    state = desk.state()
    document, _ = desk.document(document_id())
    return Cutter(
        document,
        state.documents[document_id()].series,
        desk.workspace.frameworks,
        desk.workspace.framework,
        state.items,
    )


def split(desk: Desk, item: Reviewed) -> list[Reviewed]:
    refs = split_refs(item.activity.ref, item.activity.text, [TEXTS[1].index("A seminar")])
    parts = [cutter(desk).cut(ref, instead_of=[item]) for ref in refs]
    desk.decide([replace([item], parts, BY)])
    return parts


def test_cuts_are_offered_behind_sentences(desk: Desk) -> None:
    assert cut_points(TEXTS[1]) == (
        ("OSCE held a course on travel documents in Osh. ", None),
        ("A seminar on arms followed in June 2018.", TEXTS[1].index("A seminar")),
    )
    assert len(cut_points("one two three", every=True)) == 3
    assert "".join(piece for piece, _ in cut_points("a; b\nc | d", every=True)) == "a; b\nc | d"


def test_a_split_stands_as_corrected_and_its_parent_is_rejected(desk: Desk) -> None:
    item = desk.state().in_order[1]
    parts = split(desk, item)
    state = desk.state()
    assert state.items[item.activity.id].state == "rejected"
    assert [part.activity.text for part in parts] == [
        "OSCE held a course on travel documents in Osh.",
        "A seminar on arms followed in June 2018.",
    ]
    assert {state.items[part.activity.id].state for part in parts} == {"corrected"}
    document, _ = desk.document(document_id())
    assert all(document.text_at(p.activity.ref) == p.activity.text for p in parts)
    texts = [each.activity.text for each in state.in_order if each.state != "rejected"]
    assert texts[1:3] == [part.activity.text for part in parts]


def test_a_part_takes_the_lead_from_what_it_was_cut_from(desk: Desk) -> None:
    parts = split(desk, desk.state().in_order[1])
    assert [(tag.id, tag.role) for tag in parts[1].activity.organizations] == [("OSCE", "lead")]
    assert [str(when.start) for when in parts[1].activity.dates] == ["2018-06-01"]
    assert [match.id for match in parts[1].activity.measures] == ["II.4"]


def test_a_split_is_taken_back_unless_something_rests_on_it(desk: Desk) -> None:
    parts = split(desk, desk.state().in_order[1])
    desk.decide([reject(desk.state().items[parts[0].activity.id], BY)])
    with pytest.raises(DecisionError, match="2 rests on it"):
        undo(desk.state().log, [1], BY)
    desk.decide(undo(desk.state().log, [2], BY))
    desk.decide(undo(desk.state().log, [1], BY))
    state = desk.state()
    assert {item.state for item in state.items.values()} == {"needs_review"}
    assert len(state.items) == len(TEXTS)


def test_paragraphs_are_merged_into_a_run(desk: Desk) -> None:
    one, other = desk.state().in_order[2:4]
    document, _ = desk.document(document_id())
    ref = joined_ref(document, other.activity.ref, one.activity.ref)
    assert (ref.block, document.text_at(ref)) == ("para=3..4", f"{TEXTS[2]}\n{TEXTS[3]}")
    part = cutter(desk).cut(ref, instead_of=[one, other])
    desk.decide([replace([one, other], [part], BY)])
    state = desk.state()
    assert state.items[part.activity.id].state == "corrected"
    assert state.items[one.activity.id].state == state.items[other.activity.id].state == "rejected"


def test_what_was_missed_is_added_once(desk: Desk) -> None:
    ref = SourceRef(document=document_id(), block="para=5", start=0, end=len(GREETING))
    made = cutter(desk).cut(ref)
    desk.decide([add(made, BY)])
    with pytest.raises(DecisionError, match="somebody else"):
        desk.decide([add(made, BY)])
    assert desk.state().items[made.activity.id].state == "corrected"
    assert desk.state().in_order[-1].activity.text == GREETING


@pytest.mark.parametrize(
    ("block", "start", "end", "says"),
    [
        ("para=99", 0, 4, "no such paragraph"),
        ("para=1", 5, 4000, "outside the paragraph"),
        ("para=1", 5, 5, "outside the paragraph"),
        ("para=1", len(TEXTS[0]) - 1, len(TEXTS[0]), "no words"),
    ],
)
def test_wrong_spans_are_refused(desk: Desk, block: str, start: int, end: int, says: str) -> None:
    with pytest.raises(DecisionError, match=says):
        cutter(desk).cut(SourceRef(document=document_id(), block=block, start=start, end=end))


def test_the_same_words_elsewhere_get_another_id(desk: Desk) -> None:
    whole = desk.state().in_order[0]
    again = cutter(desk).cut(whole.activity.ref)
    assert again.activity.text == whole.activity.text
    assert again.activity.id != whole.activity.id


def report_cutter(desk: Desk) -> Cutter:
    texts = (
        "Submitted by: UNODC",
        "We trained border guards at the checkpoints of Osh in June 2018.",
    )
    document = Document(
        id=document_id("own.docx"),
        file_name="own.docx",
        format="docx",
        kind="report",
        language="en",
        blocks=tuple(
            Block(id=f"para={number}", kind="paragraph", text=words)
            for number, words in enumerate(texts, 1)
        ),
    )
    workspace = desk.workspace
    return Cutter(document, Series("file:own"), workspace.frameworks, workspace.framework, {})


def test_new_cuts_know_who_speaks_in_the_document(desk: Desk) -> None:
    cutter = report_cutter(desk)
    words = cutter.document.by_id["para=2"].text
    ref = SourceRef(document=cutter.document.id, block="para=2", start=0, end=len(words))
    organizations = cutter.cut(ref).activity.organizations
    assert [(tag.id, tag.role) for tag in organizations] == [("UNODC", "lead")]


def test_what_was_missed_gets_the_most_probable_measure(desk: Desk) -> None:
    cutter = report_cutter(desk)
    words = cutter.document.by_id["para=2"].text
    ref = SourceRef(document=cutter.document.id, block="para=2", start=0, end=len(words))
    made = cutter.with_matches(cutter.cut(ref), desk.workspace.matcher())
    assert [match.id for match in made.activity.measures] == ["II.4"]
    assert made.activity.measures[0].evidence

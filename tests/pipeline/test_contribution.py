"""A form goes out, comes back filled in, and becomes decisions and proposals."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from desks import make_desk
from docx import Document as open_word
from docx.oxml.ns import qn
from docx.table import _Row

from extractors.contribution_form import NEW_ENTRY, read_form
from extractors.extract import extract
from extractors.read import read_document
from gazetteers.organizations import organizations
from pipeline.contribution.form_docx import entries_of, write_form
from pipeline.contribution.take_in import TakenIn, take_in_forms
from pipeline.ingest import Extracted
from pipeline.intake import Incoming
from pipeline.model import Reviewed
from pipeline.review.desk import Desk
from pipeline.review.record import Edit, Signature, answer

pytestmark = pytest.mark.slow

COURSE = "OSCE held a workshop on border security in Dushanbe in May 2018."
ADDED = (
    "On 5 March 2026 the OSCE held a course on travel documents for 20 border guards in Khujand."
)


def send(desk: Desk, path: Path) -> None:
    """Write the form of the OSCE."""
    write_form(
        path,
        entries_of("OSCE", desk.state().in_order, organizations()),
        organization="OSCE",
        name="Organization for Security and Co-operation in Europe",
        framework=desk.workspace.framework,
        today=desk.now().date(),
    )


def fill_in(path: Path, *answers: tuple[str, str, str]) -> None:
    """Fill in a form as a person would: (beginning of the entry, new words, answer) each."""
    form = open_word(str(path))
    rows = [row for table in form.tables for row in table.rows[1:]]
    for begins, words, answered in answers:
        row = next(row for row in rows if row.cells[1].text.startswith(begins))
        if words:
            row.cells[1].paragraphs[0].text = words
        if answered:
            _choose(row, answered)
    form.save(str(path))


def _choose(row: _Row, answered: str) -> None:
    for text in row.cells[3]._tc.iter(qn("w:t")):
        text.text = answered


def hand_in(desk: Desk, path: Path) -> tuple[TakenIn, ...]:
    """Ingest a form, and take it in."""

    def read(items: Sequence[Incoming]) -> Iterator[Extracted]:
        for item in items:
            document = read_document(item.path.read_bytes(), item.path.name)
            yield Extracted(item, extract(document, desk.workspace.frameworks))

    list(desk.workspace.ingest().run([path], read))
    return take_in_forms(desk)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return make_desk(tmp_path)


@pytest.fixture
def form(desk: Desk, tmp_path: Path) -> Path:
    path = tmp_path / "form.docx"
    send(desk, path)
    return path


def standing(desk: Desk) -> dict[str, Reviewed]:
    return {item.activity.text: item for item in desk.state().in_order}


def test_a_form_that_comes_back_untouched_changes_nothing(desk: Desk, form: Path) -> None:
    before = desk.state().items
    assert hand_in(desk, form) == ()
    assert desk.state().items == before


def test_a_form_lists_every_measure_and_each_entry_once(desk: Desk, form: Path) -> None:
    tables = open_word(str(form)).tables
    assert len(tables) == len(desk.workspace.framework.measures)
    references = [row.cells[0].text for table in tables for row in table.rows[1:]]
    entries = [reference for reference in references if reference != NEW_ENTRY]
    assert sorted(entries) == sorted(f"{item} / 0" for item in desk.state().items)


@pytest.mark.parametrize(
    ("words", "written", "kind", "state", "why"),
    [
        ("", "confirm", "confirmed", "confirmed", "chosen from the list"),
        ("", "Да.", "confirmed", "confirmed", "typed over, in Russian"),
        ("", "remove", "removed", "rejected", "no longer to be listed"),
        ("", "ii.5", "moved", "corrected", "the number of another measure"),
        ("", "ask our Dushanbe office", "remark", "needs_review", "free words decide nothing"),
        (COURSE.upper(), "confirm", "confirmed", "confirmed", "the same words in other letters"),
    ],
)
def test_an_answer_becomes_a_decision(
    desk: Desk, form: Path, words: str, written: str, kind: str, state: str, why: str
) -> None:
    fill_in(form, (COURSE[:20], words, written))
    (taken,) = hand_in(desk, form)
    assert [item.kind for item in taken.answers if item.kind != "open"] == [kind], why
    item = standing(desk)[COURSE]
    assert item.state == state
    (decision,) = desk.state().log
    assert (decision.reviewer, decision.channel) == ("OSCE", "form")
    if kind == "moved":
        assert [match.id for match in item.activity.measures] == ["II.5"]
    if kind == "remark":
        assert decision.note == written


def test_amended_words_are_quoted_from_the_form(desk: Desk, form: Path) -> None:
    amended = "OSCE and UNODC held a workshop on border security in Khujand in June 2018."
    fill_in(form, (COURSE[:20], amended, "amend"))
    (taken,) = hand_in(desk, form)
    old, new = standing(desk)[COURSE], standing(desk)[amended]
    assert (old.state, new.state) == ("rejected", "corrected")
    assert new.activity.ref.document == taken.document.id
    document, _ = desk.document(taken.document.id)
    assert document.text_at(new.activity.ref) == amended
    assert [tag.id for tag in new.activity.organizations] == ["OSCE", "UNODC"]
    assert [match.id for match in new.activity.measures] == ["II.4"], "the measure is kept"


def test_what_was_added_is_proposed_under_its_measure(desk: Desk, form: Path) -> None:
    filled = open_word(str(form))
    tables = dict(
        zip((m.id for m in desk.workspace.framework.measures), filled.tables, strict=True)
    )
    row = next(row for row in tables["I.6"].rows if row.cells[0].text == NEW_ENTRY)
    row.cells[1].paragraphs[0].text = ADDED
    filled.save(str(form))
    assert hand_in(desk, form) == (), "nothing that stood in it was answered"
    item = standing(desk)[ADDED]
    assert [(match.id, match.basis) for match in item.activity.measures] == [("I.6", "matrix-row")]
    assert [tag.id for tag in item.activity.organizations] == ["OSCE"]
    assert item.proposal is not None


def test_the_same_form_is_taken_in_once(desk: Desk, form: Path) -> None:
    fill_in(form, (COURSE[:20], "", "remove"))
    assert len(hand_in(desk, form)) == 1
    assert hand_in(desk, form) == ()
    assert len(desk.state().log) == 1


def test_who_decided_after_the_form_was_made_is_not_overruled(desk: Desk, form: Path) -> None:
    by = Signature(reviewer="Aigul", decided_at=desk.now(), channel="web")
    item = standing(desk)[COURSE]
    framework = desk.workspace.framework.id
    desk.decide([answer(item, Edit(status="planned"), by, framework=framework)])
    fill_in(form, (COURSE[:20], "", "remove"))
    (taken,) = hand_in(desk, form)
    assert [entry.kind for entry in taken.of("conflict")] == ["conflict"]
    assert standing(desk)[COURSE].activity.status.value == "planned"
    assert len(desk.state().log) == 1


def test_a_form_of_another_dataset_decides_nothing(desk: Desk, tmp_path: Path) -> None:
    other = make_desk(tmp_path / "other", ["OSCE met in Osh."])
    path = tmp_path / "strange.docx"
    send(other, path)
    fill_in(path, ("OSCE met", "", "confirm"))
    (taken,) = hand_in(desk, path)
    assert [entry.kind for entry in taken.answers] == ["missing"]
    assert desk.state().log == ()


def test_every_word_of_a_form_is_accounted_for(desk: Desk, form: Path) -> None:
    fill_in(form, (COURSE[:20], "", "confirm"))
    document = read_document(form.read_bytes(), form.name)
    extraction = extract(document, desk.workspace.frameworks)
    named = {
        block.id
        for found in (*extraction.passages, *extraction.rejections)
        for block in document.run(found.ref.block)
    }
    for block in document.blocks:
        if block.text and block.kind != "row":
            assert {block.id, block.id.partition(";cell=")[0]} & named, block


def test_a_report_that_speaks_of_forms_is_none() -> None:
    text = "Form for OSCE, framework JPoA-2011, was sent out.\n\nOSCE met experts in Osh in 2019."
    document = read_document(text.encode(), "report.txt")
    assert read_form(document, ()) is None

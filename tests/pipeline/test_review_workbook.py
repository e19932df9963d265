"""The Excel round trip: what goes out comes back, and nothing half-way."""

import shutil
import subprocess
from collections.abc import Callable
from datetime import datetime
from io import BytesIO
from pathlib import Path

import pytest
from desks import TEXTS, doubtful, make_desk
from factories import NOW
from openpyxl import Workbook, load_workbook

from pipeline.errors import DecisionError
from pipeline.review.desk import Desk
from pipeline.review.record import Signature, reject
from pipeline.review.workbook import COLUMNS, SHEET, write_workbook
from pipeline.review.workbook_import import Checked, check_workbook, with_status

pytestmark = pytest.mark.slow


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return make_desk(tmp_path)


@pytest.fixture
def exported(desk: Desk, tmp_path: Path) -> Path:
    path = tmp_path / "review.xlsx"
    state = desk.state()
    write_workbook(
        path,
        state.in_order,
        codes=desk.codes,
        documents=state.documents,
        last_decision=0,
        now=NOW,
    )
    return path


def fill(path: Path, *rows: dict[str, str]) -> bytes:
    """Fill in the rows from the second on, as a reviewer would."""
    book = load_workbook(path)
    for number, values in enumerate(rows, 2):
        for name, value in values.items():
            book[SHEET].cell(row=number, column=COLUMNS.index(name) + 1, value=value)
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def check(desk: Desk, data: bytes) -> Checked:
    def sign(name: str, note: str) -> Signature:
        return Signature(reviewer=name, decided_at=NOW, channel="xlsx", note=note)

    return check_workbook(data, desk.state(), codes=desk.codes, sign=sign, default="Aigul")


def apply(desk: Desk, data: bytes, *, leave_out_stale: bool = False) -> int:
    decisions = check(desk, data).decisions(leave_out_stale=leave_out_stale)
    desk.decide(decisions)
    return len(decisions)


FILLED = (
    {"decision": "confirm"},
    {
        "decision": "correct",
        "measure_final": "II.5; IV.1",
        "organizations_fix": "OSCE (lead); NEW:Border Academy (partner)",
        "countries_fix": "Kyrgyzstan",
        "dates_fix": "2018-06",
        "status_fix": "ongoing",
        "type_fix": "meeting",
        "note": "the course, too",
        "reviewer": "Botir",
    },
    {"decision": "reject"},
    {"decision": "note", "note": "ask the mission"},
)


def test_a_filled_in_workbook_is_applied(desk: Desk, exported: Path) -> None:
    assert apply(desk, fill(exported, *FILLED)) == 4
    items = desk.state().in_order
    assert [item.state for item in items] == [
        "confirmed",
        "corrected",
        "rejected",
        "needs_review",
    ]
    made = items[1].activity
    assert [match.id for match in made.measures] == ["II.5", "IV.1"]
    assert [(tag.id, tag.role) for tag in made.organizations] == [
        ("OSCE", "lead"),
        ("NEW:Border Academy", "partner"),
    ]
    assert [tag.code for tag in made.countries] == ["KGZ"]
    assert (made.status.value, made.type.value) == ("ongoing", "meeting")
    assert items[1].reviewer == "Botir"
    assert items[0].reviewer == "Aigul"


def test_words_of_the_text_may_be_said_to_name_a_body(desk: Desk, exported: Path) -> None:
    words = TEXTS[0].split()
    fixes = {
        "organizations_fix": f"{words[1]} {words[2]} = NEW:Border Academy (lead); OSCE (partner)",
        "countries_fix": f"{words[0]} = TJK; KGZ",
    }
    assert apply(desk, fill(exported, {"decision": "correct", **fixes})) == 1
    made = desk.state().in_order[0].activity
    assert [(tag.id, tag.role, tag.mention) for tag in made.organizations] == [
        ("NEW:Border Academy", "lead", f"{words[1]} {words[2]}"),
        ("OSCE", "partner", "OSCE"),
    ]
    assert [(tag.code, tag.mention) for tag in made.countries] == [("TJK", words[0]), ("KGZ", "")]


def test_the_same_file_twice_changes_nothing(desk: Desk, exported: Path) -> None:
    data = fill(exported, *FILLED)
    apply(desk, data)
    checked = check(desk, data)
    assert len(checked.of("known")) == 4
    assert checked.decisions(leave_out_stale=False) == ()


def test_untouched_rows_decide_nothing(desk: Desk, exported: Path) -> None:
    checked = check(desk, exported.read_bytes())
    assert (checked.rows, checked.untouched) == ((), 4)


def test_sorted_rows_still_mean_their_own_activity(desk: Desk, exported: Path) -> None:
    book = load_workbook(exported)
    sheet = book[SHEET]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
    rows[0][COLUMNS.index("decision")] = "reject"
    for number, row in enumerate(reversed(rows), 2):
        for column, value in enumerate(row, 1):
            sheet.cell(row=number, column=column, value=value)
    stream = BytesIO()
    book.save(stream)
    apply(desk, stream.getvalue())
    assert [item.state for item in desk.state().in_order].index("rejected") == 0


@pytest.mark.parametrize(
    ("values", "column", "says"),
    [
        ({"decision": "confrim"}, "decision", "Did you mean confirm"),
        ({"measure_final": "II.5"}, "decision", "is empty"),
        ({"decision": "correct"}, "decision", "what is right"),
        ({"decision": "confirm", "measure_final": "II.5"}, "decision", "write correct"),
        ({"decision": "correct", "measure_final": "V.1"}, "measure_final", "Did you mean"),
        ({"decision": "correct", "measure_final": "I.1;I.2;I.3;I.4"}, "measure_final", "three"),
        ({"decision": "correct", "organizations_fix": "OSEC"}, "organizations_fix", "OSCE"),
        ({"decision": "correct", "organizations_fix": "OSCE (boss)"}, "organizations_fix", "lead"),
        (
            {"decision": "correct", "organizations_fix": "OSCE (lead); osce (funder)"},
            "organizations_fix",
            "stands twice",
        ),
        (
            {"decision": "correct", "organizations_fix": "the Academy = OSCE"},
            "organizations_fix",
            "does not stand in the text",
        ),
        (
            {"decision": "correct", "organizations_fix": "Border Academy"},
            "organizations_fix",
            "NEW:Border Academy",
        ),
        ({"decision": "correct", "organizations_fix": "NEW:"}, "organizations_fix", "no org"),
        (
            {"decision": "correct", "countries_fix": "the north = KGZ"},
            "countries_fix",
            "does not stand in the text",
        ),
        ({"decision": "correct", "countries_fix": "Kirgizstam"}, "countries_fix", "KGZ"),
        ({"decision": "reject", "text": TEXTS[2]}, "text", "another activity_id"),
        ({"decision": "reject", "text": ""}, "text", "another activity_id"),
        ({"decision": "reject", "activity_id": ""}, "activity_id", "is empty"),
        ({"decision": "reject", "note": "n" * 2001}, "note", "longer"),
        ({"decision": "correct", "dates_fix": "2018-06-14/2018-06-12"}, "dates_fix", "ends before"),
        ({"decision": "correct", "dates_fix": "soon"}, "dates_fix", "no days"),
        ({"decision": "correct", "status_fix": "done"}, "status_fix", "completed"),
        ({"decision": "note"}, "note", "is empty"),
        ({"decision": "reject", "reviewer": "=1+1"}, "reviewer", "cannot be"),
        ({"decision": "reject", "activity_id": "act_0000000000000000"}, "activity_id", "not known"),
        ({"decision": "reject", "revision": "x"}, "revision", "whole number"),
    ],
)
def test_one_wrong_row_and_nothing_is_applied(
    desk: Desk, exported: Path, values: dict[str, str], column: str, says: str
) -> None:
    data = fill(exported, values, {"decision": "reject"})
    checked = check(desk, data)
    finding = checked.of("wrong")[0].findings[0]
    assert (finding.row, finding.column) == (2, column)
    assert says in finding.problem
    with pytest.raises(DecisionError, match="1 rows are wrong"):
        apply(desk, data, leave_out_stale=True)
    assert desk.state().log == ()


def test_a_doubled_id_is_wrong_in_both_rows(desk: Desk, exported: Path) -> None:
    activity_id = desk.state().in_order[0].activity.id
    same = {"decision": "reject", "activity_id": activity_id}
    assert len(check(desk, fill(exported, same, same)).of("wrong")) == 2


def test_stale_rows_are_left_out_only_when_asked(desk: Desk, exported: Path) -> None:
    by = Signature(reviewer="Botir", decided_at=NOW, channel="web")
    desk.decide([reject(desk.state().in_order[0], by)])
    data = fill(exported, {"decision": "confirm"}, {"decision": "confirm"})
    stale = check(desk, data).of("stale")[0]
    assert (stale.row, "by Botir" in stale.now) == (2, True)
    with pytest.raises(DecisionError, match="decided by somebody else"):
        apply(desk, data)
    assert apply(desk, data, leave_out_stale=True) == 1
    assert [item.state for item in desk.state().in_order[:2]] == ["rejected", "confirmed"]


def test_text_that_looks_like_a_formula_stays_text(tmp_path: Path) -> None:
    evil = '=HYPERLINK("http://evil.example","OSCE")'
    desk = make_desk(tmp_path, [evil], [doubtful(evil)])
    state, path = desk.state(), tmp_path / "r.xlsx"
    write_workbook(path, state.in_order, codes=desk.codes, documents={}, last_decision=0, now=NOW)
    cell = load_workbook(path)[SHEET].cell(row=2, column=COLUMNS.index("text") + 1)
    assert (cell.data_type, cell.value) == ("s", evil)


def test_the_columns_to_fill_in_are_open_and_all_else_is_locked(exported: Path) -> None:
    sheet = load_workbook(exported)[SHEET]
    assert sheet.protection.sheet
    open_columns = [
        name
        for part in sheet.column_dimensions.values()
        if not part.protection.locked
        for name in COLUMNS[part.min - 1 : part.max]
    ]
    assert open_columns == list(COLUMNS[14:])
    assert all(cell.protection.locked for cell in sheet[2] if cell.value)
    formulas = {item.formula1 for item in sheet.data_validations.dataValidation}
    assert formulas == {"decisions", "measures", "statuses", "types"}


def test_the_result_comes_back_with_a_status_column(desk: Desk, exported: Path) -> None:
    data = fill(exported, {"decision": "confrim"}, {"decision": "reject"})
    sheet = load_workbook(BytesIO(with_status(data, check(desk, data))))[SHEET]
    column = [sheet.cell(row, len(COLUMNS) + 1).value for row in (1, 2, 3)]
    assert column[0] == "import_status"
    assert str(column[1]).startswith("wrong") and column[2] == "ready"


def _no_sheet() -> bytes:
    stream = BytesIO()
    Workbook().save(stream)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (lambda: b"hello", "no Excel workbook"),
        (lambda: b"PK\x03\x04broken", "no Excel workbook"),
        (_no_sheet, "no sheet Review"),
    ],
)
def test_other_files_are_refused(desk: Desk, make: Callable[[], bytes], says: str) -> None:
    with pytest.raises(DecisionError, match=says):
        check(desk, make())


def test_numbers_and_dates_that_a_program_made_of_text_are_read(desk: Desk, exported: Path) -> None:
    book = load_workbook(exported)
    for column, value in (("revision", 0.0), ("decision", "correct"), ("dates_fix", 2018)):
        book[SHEET].cell(row=2, column=COLUMNS.index(column) + 1, value=value)
    for column, value in (("decision", "correct"), ("dates_fix", datetime(2018, 6, 12))):
        book[SHEET].cell(row=3, column=COLUMNS.index(column) + 1, value=value)
    stream = BytesIO()
    book.save(stream)
    apply(desk, stream.getvalue())
    dates = [item.activity.dates[0] for item in desk.state().in_order[:2]]
    assert [(str(item.start), str(item.end)) for item in dates] == [
        ("2018-01-01", "2018-12-31"),
        ("2018-06-12", "2018-06-12"),
    ]


def _saved_by_libreoffice(path: Path, folder: Path) -> Path:
    soffice = shutil.which("soffice")
    if soffice is None:
        pytest.skip("LibreOffice (soffice) is not installed")
    profile = f"-env:UserInstallation=file://{folder / 'profile'}"
    subprocess.run(
        [soffice, profile, "--headless", "--convert-to", "xlsx", "--outdir", folder, path],
        check=True,
        capture_output=True,
        timeout=120,
    )
    return folder / path.name


@pytest.mark.slow
def test_a_file_saved_by_libreoffice_reads_the_same(
    desk: Desk, exported: Path, tmp_path: Path
) -> None:
    plain = tmp_path / "plain.xlsx"
    Workbook().save(plain)
    if not _saved_by_libreoffice(plain, tmp_path / "saved").is_file():
        pytest.skip("LibreOffice is installed without Calc")
    filled = tmp_path / "filled.xlsx"
    filled.write_bytes(fill(exported, *FILLED))
    data = _saved_by_libreoffice(filled, tmp_path / "saved").read_bytes()
    assert len(check(desk, data).of("ready")) == 4
    assert apply(desk, filled.read_bytes()) == 4
    assert len(check(desk, data).of("known")) == 4
    assert [item.activity.text for item in desk.state().in_order] == list(TEXTS)

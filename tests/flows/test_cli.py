"""The command line as its user meets it: what it prints, and its exit status."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from flows import cli
from flows.demo import SAMPLES
from gazetteers.errors import JpoaError

pytestmark = pytest.mark.slow

Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command in a fresh workspace, as `main` does."""
    monkeypatch.delenv("PREFECT_API_URL", raising=False)
    monkeypatch.delenv("JPOA_DATA", raising=False)

    def command(*words: str | Path) -> Result:
        arguments = ["--data", str(tmp_path / "data"), *map(str, words)]
        return CliRunner().invoke(cli.app, arguments)

    return command


def last_line(result: Result) -> str:
    return result.stdout.rstrip("\n").rpartition("\n")[2]


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


REPORT = """\
OSCE: input to the matrix

On 12-14 June 2018 the OSCE held a workshop on border security in Dushanbe, Tajikistan.
"""


def test_the_samples_become_a_release(run: Run) -> None:
    ingested = run("ingest", "--no-prefect", SAMPLES)
    assert ingested.exit_code == 0, ingested.output
    assert "5 documents: 5 read" in ingested.stdout
    released = run("release", "--no-prefect")
    assert released.exit_code == 0, released.output
    folder = Path(last_line(released))
    rows = [
        json.loads(line)
        for line in (folder / "activities.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    assert {row["document"]["file_name"] for row in rows} >= {
        "sample_matrix.pdf",
        "unrcca_unoct_input_2022.docx",
        "bomca_input_2025.pdf",
        "odkb_informatsiya_2025.txt",
    }
    # The matrix came as DOCX and as PDF: each activity is one row, quoting the printed page.
    assert all(row["document"]["file_name"] != "sample_matrix.docx" for row in rows)
    matrix = [row for row in rows if row["document"]["kind"] == "matrix"]
    assert {row["measures"][0]["basis"] for row in matrix} == {"matrix-row"}
    assert all(row["provenance"]["pages"] for row in matrix)


def test_the_second_time_nothing_changes(run: Run, tmp_path: Path) -> None:
    report = write(tmp_path / "report.txt", REPORT)
    assert "1 document: 1 read" in run("ingest", "--no-prefect", report).stdout
    before = run("status").stdout.partition("What is in")[2]
    again = run("ingest", "--no-prefect", report)
    assert again.exit_code == 0
    assert "1 known already, nothing changed" in again.stdout
    after = run("status").stdout
    assert before and after.partition("What is in")[2] == before
    assert "1 known already" in after


def test_the_same_bytes_under_another_name_are_known(run: Run, tmp_path: Path) -> None:
    one = write(tmp_path / "one" / "report.txt", REPORT)
    other = write(tmp_path / "other" / "copy.txt", REPORT)
    assert "1 read" in run("ingest", "--no-prefect", one, other).stdout


def test_one_bad_document_never_stops_the_others(run: Run, tmp_path: Path) -> None:
    inbox = tmp_path / "inbox"
    write(inbox / "report.txt", REPORT)
    write(inbox / "empty.docx", "")
    result = run("ingest", "--no-prefect", inbox)
    assert result.exit_code == 1
    problems = [line for line in result.stdout.splitlines() if line.startswith("not read")]
    assert len(problems) == 1
    assert "empty.docx" in problems[0]
    assert "1 read" in result.stdout
    assert run("release", "--no-prefect").exit_code == 0


def test_a_defect_in_one_document_is_its_own(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pipeline.workspace import Workspace

    real = Workspace.extract

    def breaks(self: Workspace, item: object) -> object:
        if getattr(item, "path").name == "bad.txt":  # noqa: B009
            raise ZeroDivisionError("division by zero")
        return real(self, item)  # type: ignore[arg-type]

    monkeypatch.setattr(Workspace, "extract", breaks)
    write(tmp_path / "inbox" / "good.txt", REPORT)
    write(tmp_path / "inbox" / "bad.txt", REPORT + "\nAnd more.\n")
    result = run("ingest", "--no-prefect", tmp_path / "inbox")
    assert result.exit_code == 1
    assert "bad.txt" in result.stdout
    assert "a defect in jpoa" in result.stdout
    assert "1 read" in result.stdout


def test_a_release_of_nothing_is_refused(run: Run) -> None:
    result = run("release", "--no-prefect")
    assert isinstance(result.exception, JpoaError)
    assert "jpoa ingest" in str(result.exception)


def test_status_of_a_new_workspace_says_what_to_do(run: Run, tmp_path: Path) -> None:
    assert "jpoa ingest" in run("status").stdout


def test_explain_says_why(run: Run, tmp_path: Path) -> None:
    run("ingest", "--no-prefect", write(tmp_path / "report.txt", REPORT))
    folder = Path(last_line(run("release", "--no-prefect")))
    row = json.loads((folder / "activities.jsonl").read_text(encoding="utf-8").splitlines()[0])
    result = run("explain", row["activity_id"])
    assert result.exit_code == 0
    for words in ("OSCE", "Dushanbe", "TJK", "12-14 June 2018", "report.txt", "Measures"):
        assert words in result.stdout


def test_explain_of_a_document_shows_what_was_left_out(run: Run, tmp_path: Path) -> None:
    text = "Dear colleagues,\n\n" + REPORT + "\nWith kind regards,\nA. Person\n"
    run("ingest", "--no-prefect", write(tmp_path / "report.txt", text))
    result = run("explain", "--document", "report.txt")
    assert result.exit_code == 0
    assert "Dear colleagues" in result.stdout


def test_explain_of_an_unknown_id_is_one_line(run: Run) -> None:
    result = run("explain", "act_0000000000000000")
    assert isinstance(result.exception, JpoaError)


def test_evaluate_prints_figures_and_finds_losses(run: Run, tmp_path: Path) -> None:
    run("ingest", "--no-prefect", write(tmp_path / "report.txt", REPORT))
    folder = Path(last_line(run("release", "--no-prefect")))
    row = json.loads((folder / "activities.jsonl").read_text(encoding="utf-8").splitlines()[0])
    reference = {
        "id": "report",
        "document": "report.txt",
        "text": row["text"],
        "activities": [row | {"measures": [match["id"] for match in row["measures"]]}],
    }
    gold = write(tmp_path / "gold.jsonl", json.dumps(reference) + "\n")
    baseline = tmp_path / "baseline.json"
    first = run("evaluate", gold, "--baseline", baseline)
    assert first.exit_code == 0, first.output
    assert json.loads(baseline.read_text(encoding="utf-8"))["row_right"] == 1.0
    wrong = {**reference, "activities": [{**row, "countries": ["KAZ"], "measures": []}]}
    worse = run("evaluate", write(gold, json.dumps(wrong) + "\n"), "--baseline", baseline)
    assert worse.exit_code == 1
    assert "Worse than the baseline" in worse.stdout
    assert "countries" in worse.stdout


def test_gazetteers_are_in_order(run: Run) -> None:
    result = run("gazetteers", "check")
    assert result.exit_code == 0
    assert "All gazetteers are in order." in result.stdout


@pytest.mark.parametrize("words", [["--help"], ["status"], ["gazetteers", "check"]])
def test_commands_that_do_not_need_prefect_do_not_import_it(
    tmp_path: Path, words: list[str]
) -> None:
    program = (
        "import sys; from flows import cli\n"
        f"sys.argv = ['jpoa', '--data', {str(tmp_path)!r}, *{words!r}]\n"
        "try:\n    cli.main()\nexcept SystemExit:\n    pass\n"
        "sys.exit('prefect' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def test_an_error_is_one_line_and_exit_status_1(tmp_path: Path) -> None:
    result = subprocess.run(
        [sys.executable, "-m", "flows.cli", "--data", str(tmp_path), "ingest", "missing.docx"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 1
    assert "missing.docx: there is no such file or folder" in result.stdout
    assert "Traceback" not in result.stderr

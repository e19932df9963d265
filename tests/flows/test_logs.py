"""What is logged: fields for programs, and never a word of a document above "debug"."""

import json
import logging
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from extractors.guard import ReaderCrash
from flows.logs import OURS, place_of, set_up_logs
from flows.run import extract_one
from gazetteers.errors import JpoaError
from pipeline.intake import receive
from pipeline.settings import Settings
from pipeline.workspace import Workspace

SECRET = "Kropotkin-Meridian"


@pytest.fixture(autouse=True)
def _restore() -> Iterator[None]:
    yield
    for name in OURS:
        logger = logging.getLogger(name)
        logger.handlers, logger.propagate = [], True
        logger.setLevel(logging.NOTSET)


def test_a_record_is_one_object_with_its_fields(capsys: pytest.CaptureFixture[str]) -> None:
    set_up_logs(as_json=True, level=None)
    logging.getLogger("pipeline.ingest").info("document_read", extra={"activities": 3})
    logging.getLogger("pipeline.ingest").debug("unseen")
    (line,) = capsys.readouterr().err.splitlines()
    record = json.loads(line)
    assert record.pop("time").endswith("+00:00")
    assert record == {
        "level": "info", "logger": "pipeline.ingest", "event": "document_read", "activities": 3,
    }  # fmt: skip


def test_people_see_warnings_only(capsys: pytest.CaptureFixture[str]) -> None:
    set_up_logs(as_json=False, level=None)
    logging.getLogger("flows").info("unseen")
    logging.getLogger("flows").warning("slow", extra={"seconds": 3})
    assert capsys.readouterr().err == "warning  slow seconds=3\n"


def test_an_unknown_level_is_refused() -> None:
    with pytest.raises(JpoaError, match="Choose one of: debug, info"):
        set_up_logs(as_json=True, level="loud")


def breaking(workspace: Workspace, item: object) -> object:
    """A defect whose message quotes the document, as those of libraries do."""
    raise ValueError(f"cannot parse {SECRET}")


@pytest.mark.parametrize("as_json", [True, False])
def test_no_word_of_a_document_above_debug(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    as_json: bool,
) -> None:
    workspace = Workspace(Settings(data=tmp_path))
    path = tmp_path / "report.txt"
    path.write_text(f"The OSCE held a workshop on {SECRET} in Dushanbe.\n")
    item = receive(path, workspace.settings.documents)
    monkeypatch.setattr(Workspace, "extract", breaking)
    set_up_logs(as_json=as_json, level="info")
    problem = extract_one(workspace, item).problem
    said = capsys.readouterr().err
    assert "defect" in said and "ValueError" in said and "test_logs.py:" in said
    assert SECRET not in said and SECRET not in str(problem)
    set_up_logs(as_json=as_json, level="debug")
    extract_one(workspace, item)
    assert SECRET in capsys.readouterr().err


@pytest.mark.slow
def test_a_whole_run_logs_no_word_of_its_document(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from typer.testing import CliRunner

    from flows import cli

    path = tmp_path / "report.txt"
    path.write_text(f"On 3 May 2018 the OSCE held a workshop on {SECRET} in Dushanbe.\n")
    words = ["--log-json", "--data", str(tmp_path / "data"), "ingest", "--no-prefect", str(path)]
    result = CliRunner().invoke(cli.app, words)
    assert result.exit_code == 0, result.output
    lines = [json.loads(line) for line in result.stderr.splitlines() if line.startswith("{")]
    assert {"run_started", "document_read", "run_ended"} <= {line["event"] for line in lines}
    assert SECRET not in result.stderr
    (record,) = (tmp_path / "data" / "runs").glob("*.json")
    assert SECRET not in record.read_text(encoding="utf-8")


def test_the_place_of_an_error_of_a_child_is_that_in_the_child() -> None:
    told = 'Traceback\n  File "/x/pdf.py", line 7, in read\n    raise ValueError\nValueError: words'
    assert place_of(ReaderCrash(told)) == "pdf.py:7"
    try:
        raise KeyError("words")
    except KeyError as error:
        line = sys._getframe().f_lineno - 2
        assert place_of(error) == f"test_logs.py:{line}"

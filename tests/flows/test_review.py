"""`jpoa review …` as its user meets it."""

import json
import re
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest
from desks import make_desk
from openpyxl import load_workbook
from typer.testing import CliRunner, Result

from flows import cli
from gazetteers.errors import JpoaError
from pipeline.review.workbook import COLUMNS, SHEET

pytestmark = pytest.mark.slow


def run(folder: Path, *words: str, text: str | None = None) -> Result:
    arguments = ["--data", str(folder / "data"), "review", *words]
    return CliRunner().invoke(cli.app, arguments, input=text)


def test_the_workbook_and_the_log(tmp_path: Path) -> None:
    make_desk(tmp_path)
    file = tmp_path / "review.xlsx"
    assert "4 activities written" in run(tmp_path, "export", "--to", str(file)).stdout
    book = load_workbook(file)
    book[SHEET].cell(row=2, column=COLUMNS.index("decision") + 1, value="reject")
    book.save(file)
    dry = run(tmp_path, "import", str(file), "--as", "Aigul", "--dry-run")
    assert "1 decisions would be applied. Nothing was changed." in dry.stdout
    assert "No decision yet" in run(tmp_path, "log").stdout
    status = tmp_path / "status.xlsx"
    applied = run(tmp_path, "import", str(file), "--as", "Aigul", "--status", str(status))
    assert "1 decisions applied." in applied.stdout
    assert status.is_file()
    assert "No changes." in run(tmp_path, "import", str(file), "--as", "Aigul").stdout
    log = run(tmp_path, "log").stdout
    assert "Aigul  reject" in log and log.count("act_") == 1


def test_a_mistake_names_row_column_and_value(tmp_path: Path) -> None:
    make_desk(tmp_path)
    file = tmp_path / "review.xlsx"
    run(tmp_path, "export", "--to", str(file))
    book = load_workbook(file)
    book[SHEET].cell(row=3, column=COLUMNS.index("decision") + 1, value="confrim")
    book.save(file)
    result = run(tmp_path, "import", str(file), "--as", "Aigul")
    assert "row 3, decision “confrim”" in result.stdout
    assert isinstance(result.exception, JpoaError)
    assert "nothing was changed" in str(result.exception)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("export", "--to", "x.xlsx", "--scope", "odd"), "Choose one of: open"),
        (("export", "--to", "x.xlsx", "--document", "none.pdf"), "no such document"),
        (("import", "none.xlsx", "--as", "A"), "cannot be read"),
        (("import", "none.xlsx", "--as", "=A"), "cannot be a reviewer"),
        (("serve", "--host", "0.0.0.0"), "can be reached by others"),
        (("serve", "--host", "0.0.0.0", "--i-understand"), "can be reached by others"),
    ],
)
def test_refusals(tmp_path: Path, words: tuple[str, ...], says: str) -> None:
    make_desk(tmp_path)
    assert says in str(run(tmp_path, *words).exception)


def test_a_reviewer_is_listed_with_a_hash(tmp_path: Path) -> None:
    typed = "a long enough one\na long enough one\n"
    result = run(tmp_path, "add-reviewer", "Aigul", "--lead", text=typed)
    assert result.exit_code == 0, result.output
    written = (tmp_path / "data" / "reviewers.toml").read_text(encoding="utf-8")
    assert "scrypt$" in written and "long enough" not in written


@pytest.mark.slow
def test_the_server_starts_without_prefect_and_lets_the_link_in(tmp_path: Path) -> None:
    make_desk(tmp_path)
    code = (
        "import sys, json, atexit\n"
        "atexit.register(lambda: print(json.dumps('prefect' in sys.modules), flush=True))\n"
        "from flows.cli import main\n"
        f"sys.argv = ['jpoa', '--data', {str(tmp_path / 'data')!r}, 'review', 'serve',"
        " '--port', '0', '--as', 'Aigul']\n"
        "main()\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code], stdout=subprocess.PIPE, text=True
    ) as server:
        assert server.stdout is not None
        server.stdout.readline()
        link = server.stdout.readline().strip()
        assert re.fullmatch(r"http://127\.0\.0\.1:\d+/enter\?link=\S+", link)
        base = link.partition("/enter")[0]
        for _ in range(100):
            try:
                urllib.request.urlopen(f"{base}/healthz", timeout=5).close()
                break
            except urllib.error.URLError:
                time.sleep(0.1)
        with urllib.request.urlopen(link, timeout=20) as answer:
            assert "Signed in" in answer.read().decode()
        with pytest.raises(urllib.error.HTTPError, match="401"):
            urllib.request.urlopen(f"{base}/queue", timeout=20)
        server.send_signal(signal.SIGINT)
        rest = server.stdout.read()
    assert json.loads(rest.strip().splitlines()[-1]) is False

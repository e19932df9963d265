"""A scan through the command: read on request, doubtful where it was hard to read."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFilter, ImageFont
from typer.testing import CliRunner, Result

from flows import cli
from pipeline.settings import Settings
from pipeline.store.proposals import current_proposals
from pipeline.workspace import Workspace

pytestmark = pytest.mark.slow

FONT = Path("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf")
needs_tesseract = pytest.mark.skipif(
    shutil.which("tesseract") is None or not FONT.exists(),
    reason="NOT TESTED: recognising pages needs Tesseract (eng, rus) and the DejaVu fonts",
)
ENGLISH = (
    "On 5 May 2019 the OSCE held a seminar on border security in Osh\n"
    "for thirty officers of the border guard service of Kyrgyzstan."
)
RUSSIAN = (
    "5 мая 2019 года в Душанбе АТЦ СНГ провёл семинар о защите\n"
    "границ для тридцати офицеров пограничной службы Таджикистана."
)

Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.delenv("PREFECT_API_URL", raising=False)
    monkeypatch.delenv("JPOA_OCR", raising=False)

    def command(*words: str | Path) -> Result:
        return CliRunner().invoke(cli.app, ["--data", str(tmp_path / "data"), *map(str, words)])

    return command


def scan(path: Path, text: str, *, blurred: float = 0) -> Path:
    """A page that is nothing but a picture of text, at 200 dpi."""
    picture = Image.new("L", (1654, 2339), 255)
    if text:
        font = ImageFont.truetype(str(FONT), 30)
        ImageDraw.Draw(picture).multiline_text((120, 150), text, font=font, fill=0, spacing=12)
    target = BytesIO()
    picture.filter(ImageFilter.GaussianBlur(blurred)).save(target, "PDF", resolution=200)
    path.write_bytes(target.getvalue())
    return path


def proposed(tmp_path: Path) -> dict[str, list[str]]:
    """The text and doubts of each proposal."""
    engine = Workspace(Settings(data=tmp_path / "data")).engine
    return {
        proposal.activity.text: [doubt.code for doubt in proposal.activity.doubts]
        for proposal in current_proposals(engine)
    }


@needs_tesseract
@pytest.mark.parametrize(("text", "name"), [(ENGLISH, "osce.pdf"), (RUSSIAN, "atc.pdf")])
def test_a_scan_is_read_on_request(run: Run, tmp_path: Path, text: str, name: str) -> None:
    path = scan(tmp_path / name, text)
    refused = run("ingest", "--no-prefect", path)
    assert refused.exit_code == 1
    assert "no text layer" in refused.stdout and "--ocr" in refused.stdout
    result = run("ingest", "--no-prefect", "--ocr", path)
    assert result.exit_code == 0, result.stdout
    assert "read by OCR" in " ".join(result.stdout.split())
    (said,) = proposed(tmp_path).items()
    assert said[0] == text.replace("\n", " ")
    assert "text-damaged" not in said[1]


@needs_tesseract
def test_a_page_that_was_hard_to_read_is_doubtful(run: Run, tmp_path: Path) -> None:
    path = scan(tmp_path / "osce.pdf", ENGLISH, blurred=3.5)
    assert run("ingest", "--no-prefect", "--ocr", path).exit_code == 0
    doubts = proposed(tmp_path)
    assert doubts and all("text-damaged" in codes for codes in doubts.values()), doubts


@needs_tesseract
def test_a_blank_page_is_no_text(run: Run, tmp_path: Path) -> None:
    result = run("ingest", "--no-prefect", "--ocr", scan(tmp_path / "osce.pdf", ""))
    assert result.exit_code == 1
    assert "Tesseract found no words" in " ".join(result.stdout.split())


def test_without_tesseract_the_command_says_how_to_install_it(tmp_path: Path) -> None:
    command = ["--data", str(tmp_path / "data"), "ingest", "--no-prefect", "--ocr"]
    result = subprocess.run(
        [sys.executable, "-m", "flows.cli", *command, str(scan(tmp_path / "osce.pdf", ""))],
        env={**os.environ, "PATH": str(tmp_path / "nothing")},
        capture_output=True,
        text=True,
        check=False,
    )
    said = " ".join(result.stdout.split())
    assert result.returncode == 1
    assert "Install Tesseract" in said and "Windows: " in said and "macOS: " in said

"""Prints designs: as flat OpenDocument text through LibreOffice, else with reportlab."""

import io
import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from xml.sax.saxutils import escape

import pikepdf
from layouts import (
    FONTS,
    HEADS,
    Design,
    Part,
    ReportDesign,
    design,
    matrix_text,
    office_design,
    report_design,
    report_text,
)
from layouts_matrix import RUNNING_HEAD, cell, item, matrix_fodt, paragraph, spans
from layouts_printed import unprinted
from layouts_score import Score, score_matrix, score_report, source_texts
from layouts_styles import list_style, page, paragraph_style, whole
from reportlab.pdfgen.canvas import Canvas

from extractors.layout import Layout

_TAGS = 'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"%s"}}'

LONGEST_PRINT = 60.0
"""Seconds for one text, of which usual ones take a few: LibreOffice never ends with some."""


def office() -> str | None:
    """The program of LibreOffice, if it is installed."""
    return shutil.which("soffice") or shutil.which("libreoffice")


def installed(fonts: Sequence[str]) -> list[str]:
    """Those of the fonts that are installed."""
    lister = shutil.which("fc-list")
    if lister is None:
        return list(fonts)[:1]
    known = subprocess.run([lister, ":", "family"], capture_output=True, text=True, check=True)
    names = {name.strip() for line in known.stdout.splitlines() for name in line.split(",")}
    return [font for font in fonts if font in names] or list(fonts)[:1]


def print_all(texts: Sequence[tuple[str, bool]]) -> list[bytes | None]:
    """PDF files of flat OpenDocument texts, each (text, tagged).

    None for a text that LibreOffice does not end to lay out within `LONGEST_PRINT`.
    """
    program = office()
    assert program is not None, "LibreOffice (soffice) is not installed"
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for tagged in (False, True):
            sources = []
            for i, (text, tags) in enumerate(texts):
                if tags == tagged:
                    source = folder / f"{i}.fodt"
                    source.write_text(text, encoding="utf-8")
                    sources.append(source)
            _convert(program, sources, folder, _TAGS % str(tagged).lower())
        files = [folder / f"{i}.pdf" for i in range(len(texts))]
        return [file.read_bytes() if file.exists() else None for file in files]


def _convert(program: str, sources: Sequence[Path], folder: Path, form: str) -> None:
    """Prints all at once, and what then is missing one by one: a single text may take for ever."""
    left = list(sources)
    if len(left) > 1:
        _run_office(program, left, folder, form, LONGEST_PRINT + 10 * len(left))
        left = [source for source in left if not source.with_suffix(".pdf").exists()]
    for source in left:
        _run_office(program, [source], folder, form, LONGEST_PRINT)


def _run_office(
    program: str, sources: Sequence[Path], folder: Path, form: str, seconds: float
) -> None:
    """LibreOffice runs as several processes, which end together when the time is up."""
    running = subprocess.Popen(
        [
            program, f"-env:UserInstallation=file://{folder}/profile", "--headless",
            "--convert-to", form, "--outdir", str(folder), *map(str, sources),
        ],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )  # fmt: skip
    try:
        status = running.wait(timeout=seconds)
        assert status == 0, f"LibreOffice ended with status {status}"
    except subprocess.TimeoutExpired:
        os.killpg(running.pid, signal.SIGKILL)
        running.wait()


def turned(data: bytes, turn: int) -> bytes:
    """The file with its pages turned by so many degrees."""
    if not turn:
        return data
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as file:
        for page in file.pages:
            page.rotate(turn, relative=True)
        file.save(target)
    return target.getvalue()


def stamped(data: bytes, word: str) -> bytes:
    """The file with a word across each page, behind the text."""
    if not word:
        return data
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as file:
        for sheet in file.pages:
            _, _, width, height = (float(x) for x in sheet.mediabox)
            mark = io.BytesIO()
            canvas = Canvas(mark, pagesize=(width, height))
            canvas.setFont("Helvetica-Bold", 1.1 * width / len(word))
            canvas.setFillGray(0.85)
            canvas.translate(width / 2, height / 2)
            canvas.rotate(50)
            canvas.drawCentredString(0, 0, word)
            canvas.save()
            with pikepdf.open(mark) as stamp:
                sheet.add_underlay(stamp.pages[0])
        file.save(target)
    return target.getvalue()


def report_fodt(parts: Sequence[Part], made: ReportDesign) -> str:
    """A report as flat OpenDocument text."""
    each = (595.3 - 120 - 18 * (made.columns - 1)) / made.columns
    rule = 'style:width="0.7pt" style:rel-width="30%" style:adjustment="left"'
    layout = page(595.3, 841.9, 60, made.columns)
    note = (
        f'<style:footnote-sep {rule} style:line-style="solid"/>'
        if made.note_rule
        else ('<style:footnote-sep style:width="0pt" style:rel-width="0%"/>')
    )
    layout = layout.replace(
        "</style:page-layout-properties>", f"{note}</style:page-layout-properties>"
    )
    styles = [
        layout,
        paragraph_style("Body", made),
        f'<style:style style:name="H" style:family="paragraph" style:parent-style-name="Heading_1">'
        f'<style:text-properties fo:font-weight="bold" fo:font-size="{made.size + 2}pt"/>'
        '<style:paragraph-properties fo:margin-top="10pt" fo:margin-bottom="6pt" '
        'fo:keep-with-next="always"/></style:style>',
        f'<style:style style:name="N" style:family="paragraph">'
        f'<style:text-properties fo:font-size="{made.size - 2}pt"/></style:style>',
        f'<style:style style:name="T" style:family="table"><style:table-properties '
        f'style:width="{each}pt" table:align="left" fo:margin-top="6pt" fo:margin-bottom="8pt"/>'
        "</style:style>",
        '<style:style style:name="Cell" style:family="table-cell"><style:table-cell-properties '
        'fo:padding="6pt" fo:border="0.7pt solid #1f4e79" fo:background-color="#eaf1dd"/>'
        "</style:style>",
        list_style(),
    ]
    body: list[str] = []
    marks = 0
    for part in parts:
        if part.kind == "heading":
            body.append(f'<text:h text:style-name="H" text:outline-level="1">'
                        f"{escape(part.text)}</text:h>")  # fmt: skip
        elif part.kind == "item":
            body.append(item(part.text))
        elif part.kind == "box":
            box = cell([paragraph("Body", part.text)])
            body.append(
                '<table:table table:style-name="T"><table:table-column/><table:table-row>'
                f"{box}</table:table-row></table:table>"
            )
        elif part.kind == "note":
            marks += 1
            mark = (
                f'<text:note text:note-class="footnote"><text:note-citation>{marks}'
                '</text:note-citation><text:note-body><text:p text:style-name="N">'
                f"{spans(part.text.replace('**', ''))}</text:p></text:note-body></text:note>"
            )
            body[-1] = body[-1].removesuffix("</text:p>") + mark + "</text:p>"
        else:
            body.append(paragraph("Body", part.text))
    return whole(styles, body, made.font, made.size, made.furniture, "Progress report of a test")


Reader = Callable[[bytes, str], Layout]


def print_matrices(made: Sequence[Design], shared: Path | None = None) -> list[bytes | None]:
    """The files of designs, stamped and turned; None for one that cannot be printed."""
    files = print_all([(matrix_fodt(matrix_text(one, shared), one), one.tagged) for one in made])
    return [
        None if data is None else turned(stamped(data, one.stamp), one.turn)
        for one, data in zip(made, files, strict=True)
    ]


def score_matrices(
    seeds: Iterable[int], read: Reader, shared: Path | None = None, *, office: bool = False
) -> list[tuple[Design, Score]]:
    """Prints the matrices of the seeds, reads them, and compares; see `print_all` for gaps.

    `office`: with what offices add to tables (`office_design`).
    """
    fonts = installed(FONTS)
    draw = office_design if office else design
    made = [draw(seed, fonts=fonts, reference=shared is not None) for seed in seeds]
    texts = [matrix_text(one, shared) for one in made]
    files = print_matrices(made, shared)
    scores = []
    for one, text, data in zip(made, texts, files, strict=True):
        if data is None:
            continue
        score = score_matrix(read(data, f"{one.seed}.pdf"), text, one)
        lost = unprinted(data, source_texts(text, one), (*HEADS[:2], RUNNING_HEAD))
        scores.append((one, replace(score, unprinted=lost)))
    return scores


def score_reports(seeds: Iterable[int], read: Reader) -> list[tuple[ReportDesign, Score]]:
    """Prints the reports of the seeds, reads them, and compares."""
    fonts = installed(FONTS)
    made = [report_design(seed, fonts=fonts) for seed in seeds]
    texts = [report_text(one.seed) for one in made]
    files = print_all(
        [(report_fodt(text, one), one.tagged) for one, text in zip(made, texts, strict=True)]
    )
    return [
        (one, score_report(read(data, f"{one.seed}.pdf"), text))
        for one, text, data in zip(made, texts, files, strict=True)
        if data is not None
    ]

"""What reading costs, against other ways to read the same file in the same run.

Processor time and memory of the PDF reader (against pdfium's bare text and against pdfplumber's
tables) and of the Word reader (against python-docx walking the same tables). Ratios hardly depend
on the machine; the limits are those that every version must keep.
"""

import argparse
import gc
import io
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pypdfium2
from docx import Document as open_document

from extractors.readers.pdf import read_pdf
from extractors.readers.word import read_word

ROOT = Path(__file__).parents[1]
MATRIX = "rolling_matrix_2018"
SAMPLE = ROOT / "data" / "samples" / "inbox" / "sample_matrix"
RUNS = 5
SHORT_RUNS = 15
IN_A_ROW = 5
"""A Word file takes thousandths of a second: it is read several times in a row, as from a full
inbox, or what is measured is the caches that the other reader and the collector have filled."""
TIMES_BARE = 4.0
TIMES_PDFPLUMBER = 15.0
TIMES_PYTHON_DOCX = 3.0
LONG_PAGES = 600
LONG_MB = 100.0
PEAK = """
import pathlib, resource, sys
from extractors.readers.pdf import read_pdf
read_pdf(sys.stdin.buffer.read(), "long.pdf")
status = pathlib.Path("/proc/self/status")
if status.exists():  # the other figure includes the process that started this one
    (line,) = (line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
    print(int(line.split()[1]) / 1024)
else:
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""


def main(arguments: list[str] | None = None) -> int:
    """Measure and print; exit status 1 when a limit is broken."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    chosen = parser.parse_args(arguments)
    stem = chosen.shared / "corpus" / MATRIX
    if not stem.with_suffix(".pdf").exists():
        print("the reference corpus is missing: the sample matrix stands in for it")
        stem = SAMPLE
    pdf, word = stem.with_suffix(".pdf").read_bytes(), stem.with_suffix(".docx").read_bytes()
    if stem == SAMPLE:
        pdf = repeated(pdf, 56)
    kept = [_pdf(pdf), _word(word), _memory(pdf)]
    return 0 if all(kept) else 1


def _pdf(data: bytes) -> bool:
    pages = read_pdf(data, "matrix.pdf").pages
    bare, read = _together(
        lambda: _bare(data), lambda: read_pdf(data, "matrix.pdf"), runs=SHORT_RUNS
    )
    other = _time(lambda: _pdfplumber(data))
    costs = [1000 * cost / pages for cost in (bare, read, other)]
    print(f"PDF, {pages} pages, ms of processor time a page: "
          "bare text {:.2f}, our reader {:.2f}, pdfplumber {:.1f}".format(*costs))  # fmt: skip
    times = read / bare
    slow = _told("times bare text", times, times <= TIMES_BARE, f"at most {TIMES_BARE}")
    quick = _told("times less than pdfplumber", other / read, other / read >= TIMES_PDFPLUMBER,
                  f"at least {TIMES_PDFPLUMBER}")  # fmt: skip
    return slow and quick


def _word(data: bytes) -> bool:
    read, other = _together(
        lambda: read_word(data, "matrix.docx"), lambda: _python_docx(data), SHORT_RUNS, IN_A_ROW
    )
    print(f"Word, ms of processor time: our reader {1000 * read:.1f}, python-docx "
          f"{1000 * other:.1f}")  # fmt: skip
    return _told("times less than python-docx", other / read, other / read >= TIMES_PYTHON_DOCX,
                 f"at least {TIMES_PYTHON_DOCX}")  # fmt: skip


def _memory(data: bytes) -> bool:
    """Peak memory of fresh processes that read files of growing length."""
    print("peak memory, MB:", end="")
    peaks: list[float] = []
    for pages in (LONG_PAGES // 4, LONG_PAGES // 2, LONG_PAGES):
        told = subprocess.run(
            [sys.executable, "-c", PEAK], input=repeated(data, pages),
            capture_output=True, check=True, cwd=ROOT,
        )  # fmt: skip
        peaks.append(float(told.stdout))
        print(f"  {pages} pages {peaks[-1]:.0f}", end="")
    print()
    linear = peaks[2] - peaks[1] < 2.6 * max(1.0, peaks[1] - peaks[0])
    _told("MB growth is linear", peaks[2] - peaks[1], linear, "about twice the growth before")
    return _told("MB", peaks[-1], peaks[-1] < LONG_MB, f"below {LONG_MB:.0f}") and linear


def repeated(data: bytes, pages: int) -> bytes:
    """The file again and again, up to so many pages."""
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as source, pikepdf.new() as result:
        while len(result.pages) < pages:
            result.pages.extend(list(source.pages)[: pages - len(result.pages)])
        result.save(target)
    return target.getvalue()


def _told(what: str, value: float, kept: bool, limit: str) -> bool:
    print(f"  {value:6.1f} {what} ({limit}): {'kept' if kept else 'BROKEN'}")
    return kept


def _time(work: Callable[[], object], in_a_row: int = 1) -> float:
    gc.collect()
    start = time.process_time()
    for _ in range(in_a_row):
        work()
    return (time.process_time() - start) / in_a_row


def _together(
    one: Callable[[], object], other: Callable[[], object], runs: int = RUNS, in_a_row: int = 1
) -> tuple[float, float]:
    """The least cost of each in runs in turn: what else the machine does only adds to one.

    Each run reads `in_a_row` times. Medians of the same runs differ by a fifth from one minute to
    the next on a machine that others share, as a slow spell meets more runs of one than of the
    other.
    """
    one(), other()
    times = [(_time(one, in_a_row), _time(other, in_a_row)) for _ in range(runs)]
    return min(t[0] for t in times), min(t[1] for t in times)


def _bare(data: bytes) -> None:
    document = pypdfium2.PdfDocument(data)
    for index in range(len(document)):
        page = document[index]
        text = page.get_textpage()
        text.get_text_range()
        text.close()
        page.close()
    document.close()


def _pdfplumber(data: bytes) -> None:
    import pdfplumber

    with pdfplumber.open(io.BytesIO(data)) as document:
        for page in document.pages:
            page.extract_tables()
            page.close()


def _python_docx(data: bytes) -> None:
    for table in open_document(io.BytesIO(data)).tables:
        for row in table.rows:
            for cell in row.cells:
                for paragraph in cell.paragraphs:
                    [(run.text, run.bold) for run in paragraph.runs]


if __name__ == "__main__":
    sys.exit(main())

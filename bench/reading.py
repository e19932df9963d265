"""Time and memory of reading PDF files, against bare text extraction in the same run.

`python bench/reading.py FILE.pdf …` prints milliseconds of processor time a page. The ratio to bare
extraction hardly depends on the machine; it should stay below 5.
"""

import resource
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pypdfium2

from extractors.readers.pdf import read_pdf

RUNS = 5


def main(names: list[str]) -> int:
    if not names:
        print(__doc__)
        return 2
    print(f"{'file':<48} {'pages':>5} {'bare':>7} {'read':>7} {'ratio':>6}")
    for name in names:
        data = Path(name).read_bytes()
        pages = read_pdf(data, name).pages
        bare = _median(lambda data=data: _bare(data))  # type: ignore[misc]
        read = _median(lambda data=data, name=name: read_pdf(data, name))  # type: ignore[misc]
        print(
            f"{Path(name).name[:48]:<48} {pages:>5} {1000 * bare / pages:>7.2f} "
            f"{1000 * read / pages:>7.2f} {read / bare:>6.2f}"
        )
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak memory of the process: {peak:.0f} MB")
    return 0


def _median(work: Callable[[], object]) -> float:
    times = []
    for _ in range(RUNS):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return statistics.median(times)


def _bare(data: bytes) -> None:
    document = pypdfium2.PdfDocument(data)
    for index in range(len(document)):
        page = document[index]
        text = page.get_textpage()
        text.get_text_range()
        text.close()
        page.close()
    document.close()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""The child process of `guard`: reads one document after the other from its standard input.

Run as a module. Each request is a line of JSON and the bytes of the document; each answer is lines
of JSON, the last with a document or an error. JSON and not pickle, because a file that took over
this process must not run code in its parent.
"""

import json
import sys
from dataclasses import asdict, dataclass
from typing import IO, Any, Final

from extractors.detect import detect
from extractors.errors import DocumentError
from extractors.limits import Limits
from extractors.read import read_document

_OCR_FACTOR: Final = 15
"""Recognising a page takes a second or two on a free machine, against milliseconds for text."""
_SPARE_SECONDS: Final = 5
"""Added to the CPU limit, so that the parent's clock normally strikes first."""


@dataclass(frozen=True, slots=True)
class Request:
    """What the parent asks for; the bytes of the document follow on the stream."""

    size: int
    file_name: str
    titles: tuple[str, ...]
    limits: Limits
    ocr: bool

    def to_line(self) -> bytes:
        """The request as one line."""
        return json.dumps(asdict(self)).encode() + b"\n"

    @classmethod
    def from_line(cls, line: bytes) -> "Request":
        """The request of a line that `to_line` made."""
        fields: dict[str, Any] = json.loads(line)
        fields["titles"] = tuple(fields["titles"])
        fields["limits"] = Limits(**fields["limits"])
        return cls(**fields)


def main() -> None:
    """Serve requests until the parent closes the stream."""
    source, target = sys.stdin.buffer, sys.stdout.buffer
    # What a library prints must not get between the answers.
    sys.stdout = sys.stderr
    while line := source.readline():
        request = Request.from_line(line)
        data = source.read(request.size)
        if len(data) < request.size:
            return
        _answer(request, data, target)


def _answer(request: Request, data: bytes, target: IO[bytes]) -> None:
    limits = request.limits
    try:
        _limit_memory(limits.memory_bytes)
        _limit_cpu(limits.seconds)
        pages = _pages(request, data)
        if pages:
            more = pages * limits.seconds_per_page * (_OCR_FACTOR if request.ocr else 1)
            _send(target, {"seconds": more})
            _limit_cpu(limits.seconds + more)
        document = read_document(
            data, request.file_name, request.titles, limits=limits, ocr=request.ocr
        )
        target.write(b'{"document": ' + document.model_dump_json().encode() + b"}\n")
        target.flush()
    except DocumentError as error:
        _send(
            target,
            {"error": {"problem": error.problem, "where": error.where, "remedy": error.remedy}},
        )
    except MemoryError:
        _send(target, {"memory": True})
        # What is left of the heap is of no use for the next document.
        sys.exit(0)


def _send(target: IO[bytes], answer: dict[str, Any]) -> None:
    target.write(json.dumps(answer).encode() + b"\n")
    target.flush()


def _pages(request: Request, data: bytes) -> int:
    """Number of pages of a PDF, for its share of time; 0 for others and for damaged ones."""
    if detect(data, request.file_name, limits=request.limits).format != "pdf":
        return 0
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:
        return 0
    pages = len(document)
    document.close()
    return min(pages, request.limits.pages)


if sys.platform == "win32":

    def _limit_memory(size: int) -> None:
        """Windows has no such limit; the parent's clock remains."""

    def _limit_cpu(seconds: float) -> None:
        """Windows has no such limit; the parent's clock remains."""

else:
    import resource

    def _limit_memory(size: int) -> None:
        """Limit the address space; some systems (macOS) refuse, and the clock remains."""
        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        if hard != resource.RLIM_INFINITY:
            size = min(size, hard)
        try:
            resource.setrlimit(resource.RLIMIT_AS, (size, hard))
        except (ValueError, OSError):
            return

    def _limit_cpu(seconds: float) -> None:
        """Let this process use so many seconds more; the system ends it after that."""
        usage = resource.getrusage(resource.RUSAGE_SELF)
        used = usage.ru_utime + usage.ru_stime
        _, hard = resource.getrlimit(resource.RLIMIT_CPU)
        limit = int(used + seconds) + _SPARE_SECONDS
        if hard != resource.RLIM_INFINITY:
            limit = min(limit, hard)
        resource.setrlimit(resource.RLIMIT_CPU, (limit, hard))


if __name__ == "__main__":
    main()

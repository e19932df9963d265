"""`make fuzz`: thousands of damaged files, each of which must be read or refused in time.

Every file comes from a seed; `python -m bench.fuzz --first SEED --count 1` makes one again. A file
that hangs the reader or ends in anything but a document or a `DocumentError` is saved, and the exit
status is 1.
"""

import argparse
import html
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from email.message import EmailMessage
from pathlib import Path

from bench.mutations import MAIL, PDF, TEXT, WORD, Mutation, plain_pdf
from bench.seeds import packed_pdf, rich_word
from extractors.errors import DocumentError
from extractors.guard import close_readers, read_guarded
from extractors.limits import Limits

INBOX = Path(__file__).parents[1] / "data" / "samples" / "inbox"
LIMITS = Limits(seconds=20.0, seconds_per_page=0.5)
HANGS = 60.0
"""Seconds after which a file counts as one that hangs; starting a reader takes some of them."""


@dataclass(frozen=True)
class Outcome:
    """What became of one file: how it was damaged, how it ended, and its bytes if it failed."""

    seed: int
    kind: str
    end: str
    seconds: float
    failure: str = ""
    data: bytes = b""


MUTATIONS: Mapping[str, Sequence[Mutation]] = {
    "docx": WORD, "pdf": PDF, "eml": MAIL, "txt": TEXT,
}  # fmt: skip


def bases() -> list[tuple[str, bytes]]:
    """The undamaged files: PDF files packed in three ways, texts also as mails."""
    found = [("docx", rich_word())]
    for path in sorted(INBOX.iterdir()):
        data = path.read_bytes()
        if path.suffix == ".docx":
            found.append(("docx", data))
        elif path.suffix == ".pdf":
            found += [("pdf", data), ("pdf", plain_pdf(data)), ("pdf", packed_pdf(data))]
        elif path.suffix == ".txt":
            found += [("txt", data), ("eml", as_mail(data.decode()))]
    return found


def as_mail(text: str) -> bytes:
    """A text as a mail in several parts: plain and HTML, a picture, a message that it passes on."""
    inner = EmailMessage()
    inner["From"], inner["Subject"] = "ОБСЕ <b@example.org>", "Сведения"
    inner.set_content(text[:2_000], charset="windows-1251", cte="base64")
    mail = EmailMessage()
    mail["From"], mail["Subject"] = "UNRCCA <a@example.org>", "FW: Сведения для матрицы"
    mail.set_content(text)
    rows = "".join(f"<tr><td>{html.escape(line)}</td><td>x</td></tr>" for line in text.split("\n"))
    mail.add_alternative(
        f"<p>{html.escape(text)}</p><blockquote type=cite>{html.escape(text[:500])}</blockquote>"
        f"<table>{rows}</table>",
        subtype="html",
    )
    mail.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename="Отчёт.pdf")
    mail.add_attachment(inner)
    return mail.as_bytes()


def damaged(seed: int, files: Sequence[tuple[str, bytes]]) -> tuple[str, bytes]:
    """The file of a seed and what was done to it."""
    pick = random.Random(seed)
    form, data = pick.choice(files)
    mutation = pick.choice(MUTATIONS[form])
    return f"{form} {mutation.__name__}", mutation(pick, data)


def read_one(seed: int, files: Sequence[tuple[str, bytes]]) -> Outcome:
    """Reads the file of a seed."""
    kind, data = damaged(seed, files)
    start = time.monotonic()
    end, failure = "read", ""
    try:
        read_guarded(data, f"seed-{seed}.{kind[:4].strip()}", limits=LIMITS)
    except DocumentError as error:
        end = "stopped" if "took more than" in error.problem else "refused"
        if "brought the reader down" in error.problem:
            end = "reader ended"
    except Exception as error:  # whatever else comes is what we look for
        end, failure = "FAILED", f"{type(error).__name__}: {error}"
    seconds = time.monotonic() - start
    if seconds > HANGS:
        end, failure = "FAILED", f"took {seconds:.0f} s"
    return Outcome(seed, kind, end, seconds, failure, data if failure else b"")


def main() -> int:
    """Damage, read, count; exit status 1 when a file failed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=2000, help="number of files")
    parser.add_argument("--first", type=int, default=1, help="first seed")
    parser.add_argument("--form", choices=sorted(MUTATIONS), action="append", help="only these")
    parser.add_argument("--jobs", type=int, default=2, help="readers at the same time")
    arguments = parser.parse_args()
    forms = arguments.form or sorted(MUTATIONS)
    files = [(form, data) for form, data in bases() if form in forms]
    last = arguments.first + arguments.count - 1
    print(f"seeds {arguments.first} to {last}")
    start = time.monotonic()
    with ThreadPoolExecutor(arguments.jobs) as pool:
        seeds = range(arguments.first, last + 1)
        outcomes = list(pool.map(lambda seed: read_one(seed, files), seeds))
    close_readers()
    return report(outcomes, time.monotonic() - start)


def report(outcomes: Sequence[Outcome], seconds: float) -> int:
    """Prints the counts and saves what failed."""
    ends = ("read", "refused", "stopped", "reader ended", "FAILED")
    counts = Counter((outcome.kind, outcome.end) for outcome in outcomes)
    print(f"{'':<22}" + "".join(f"{end:>13}" for end in ends))
    for kind in sorted({outcome.kind for outcome in outcomes}):
        print(f"{kind:<22}" + "".join(f"{counts[kind, end]:>13}" for end in ends))
    totals = Counter(outcome.end for outcome in outcomes)
    print(f"{'all':<22}" + "".join(f"{totals[end]:>13}" for end in ends))
    slowest = max(outcomes, key=lambda outcome: outcome.seconds)
    print(f"{len(outcomes)} files in {seconds:.0f} s; slowest: seed {slowest.seed}, "
          f"{slowest.seconds:.1f} s")  # fmt: skip
    for outcome in outcomes:
        if outcome.end in ("stopped", "reader ended"):
            print(f"{outcome.end}: seed {outcome.seed} ({outcome.kind}, {outcome.seconds:.1f} s)")
    failed = [outcome for outcome in outcomes if outcome.failure]
    if failed:
        folder = Path(tempfile.mkdtemp(prefix="jpoa-fuzz-"))
        for outcome in failed:
            path = folder / f"seed-{outcome.seed}.{outcome.kind.split()[0]}"
            path.write_bytes(outcome.data)
            print(f"FAILED: seed {outcome.seed} ({outcome.kind}), saved as {path}")
            print(f"        {outcome.failure[-1500:]}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())

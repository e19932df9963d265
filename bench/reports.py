"""Made-up reports for the benches of the inbox: Word, PDF and text, three to twelve activities.

By a fixed seed: the same number gives the same files, so that two runs can be compared row by row.
"""

import io
import random
import zipfile
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from docx import Document as open_word
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer

from gazetteers.organizations import organizations
from gazetteers.territories import territories

FORMS = ("docx", "pdf", "txt")
_EVENTS = (
    "held a training course on {topic} for {audience} in {place}",
    "organized a regional workshop on {topic} in {place}, attended by {audience}",
    "published a handbook on {topic} for {audience}",
    "supplied equipment for {topic} to {audience} in {place}",
    "held a round table on {topic} with {audience} in {place}",
    "assessed the capacity of {audience} for {topic} in {place}",
)
_TOPICS = (
    "border security", "countering the financing of terrorism", "passenger data",
    "the prevention of violent extremism", "the rehabilitation of returnees", "cargo control",
    "the protection of witnesses", "risk management in prisons", "the use of the Internet",
    "the security of explosives", "mutual legal assistance", "the rights of suspects",
    "dialogue between religions", "the screening of travel documents",
)  # fmt: skip
_AUDIENCES = (
    "border guards", "judges and prosecutors", "customs officers", "prison staff", "teachers",
    "youth leaders", "investigators", "civil society organizations", "bank supervisors",
)  # fmt: skip


def write_reports(folder: Path, number: int, *, seed: int = 2011) -> list[Path]:
    """Write so many reports into a folder, the three forms in turn."""
    folder.mkdir(parents=True, exist_ok=True)
    chance = random.Random(seed)
    bodies = [item for item in organizations().entries if item.kind in ("un", "regional")]
    places = [place.name.en for place in territories().places.values() if place.country in _HOME]
    written = []
    for index in range(number):
        body = chance.choice(bodies).name.en
        lines = list(_activities(chance, body, places, chance.randint(3, 12)))
        form = FORMS[index % len(FORMS)]
        path = folder / f"report_{index:04}.{form}"
        path.write_bytes(_WRITERS[form](f"{body}: input {index} to the matrix", lines))
        written.append(path)
    return written


_HOME = ("KAZ", "KGZ", "TJK", "TKM", "UZB")


def _activities(chance: random.Random, body: str, places: list[str], number: int) -> Iterator[str]:
    for _ in range(number):
        day = date(2016, 1, 1) + timedelta(days=chance.randrange(3400))
        what = chance.choice(_EVENTS).format(
            topic=chance.choice(_TOPICS),
            audience=chance.choice(_AUDIENCES),
            place=chance.choice(places),
        )
        people = chance.randint(8, 90)
        yield f"On {day.day} {day:%B %Y}, {body} {what}. Some {people} people took part."


def _text(title: str, lines: list[str]) -> bytes:
    return "\n\n".join([title, *lines, ""]).encode()


def _word(title: str, lines: list[str]) -> bytes:
    document = open_word()
    document.core_properties.title = title
    document.add_heading(title, level=1)
    for line in lines:
        document.add_paragraph(line)
    written = io.BytesIO()
    document.save(written)
    return _with_fixed_times(written.getvalue())


def _with_fixed_times(package: bytes) -> bytes:
    """The same package without the time of writing: the same content must be the same bytes."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(package)) as source,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for item in source.infolist():
            target.writestr(zipfile.ZipInfo(item.filename), source.read(item))
    return out.getvalue()


def _pdf(title: str, lines: list[str]) -> bytes:
    styles = getSampleStyleSheet()
    story: list[Paragraph | Spacer] = [Paragraph(title, styles["Heading1"])]
    for line in lines:
        story += [Paragraph(line, styles["BodyText"]), Spacer(1, 6)]
    written = io.BytesIO()
    SimpleDocTemplate(written, pagesize=A4, invariant=1, title=title).build(story)
    return written.getvalue()


_WRITERS = {"docx": _word, "pdf": _pdf, "txt": _text}

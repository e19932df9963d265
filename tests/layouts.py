"""Matrices and reports laid out at random, and how much of them a reader gives back.

A seed fixes everything: the words, the type, the table, the page. `Design` says how a text is set,
`Row` and `Report` what it says; `layouts_print` prints them with LibreOffice or, without it, with
reportlab. What was printed is known word by word, so every paragraph can be asked for.
"""

import importlib.util
import random
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any, Literal

from layouts_text import activity, label, long_paragraph

from extractors.layout import Layout, ParagraphLayout, TableCellLayout, TableLayout

SAMPLES = Path(__file__).parents[1] / "data" / "samples" / "build.py"
HEADS = (
    "Measure identified in the plan",
    "What is being done or planned by regional and international organizations",
    "Who",
    "Status",
)
FONTS = ("Liberation Sans", "Liberation Serif", "DejaVu Sans", "DejaVu Serif", "Carlito")


@dataclass(frozen=True)
class Row:
    """A measure with its activities; `**` encloses bold words. A pillar is a row without any."""

    label: str
    activities: tuple[str, ...] = ()


@dataclass(frozen=True)
class Pillar:
    """A heading and the rows of its table."""

    heading: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Design:
    """How a matrix is set.

    Attributes:
        seed: makes it known.
        font: of all text.
        size: in points.
        pitch: line height as a multiple of the font's own.
        gap: points between paragraphs of a cell.
        indent: points by which first lines are set in.
        justified: both edges are straight.
        borders: "grid", "outer" (frame and horizontal rules), "across" (horizontal rules only),
            "columns" (vertical rules and a frame per table), "none".
        columns: 2 (measure, activities), 3 (number before them) or 4 (each activity a row with two
            short cells, the measure merged down).
        share: part of the width that labels take.
        header: column headings are "repeated" on every page, stand "once", or "none".
        shaded: headings have a coloured background.
        label: type of the labels.
        bullets: activities are list items in some cells.
        pillars: pillars are "headings" between tables, or "rows" over all columns of one table.
        landscape: the page is wider than high.
        furniture: running head and page number.
        tagged: the file says what is a row and a paragraph.
        turn: degrees by which pages are turned after printing.
        padding: of cells in points.
        note: one label in the matrix carries a footnote.
    """

    seed: int
    font: str = "Liberation Sans"
    size: float = 10
    pitch: float = 1.0
    gap: float = 6
    indent: float = 0
    justified: bool = False
    borders: Literal["grid", "outer", "across", "columns", "none"] = "grid"
    columns: int = 2
    share: float = 0.33
    header: Literal["repeated", "once", "none"] = "repeated"
    shaded: bool = False
    label: Literal["plain", "italic", "bold"] = "plain"
    bullets: bool = False
    pillars: Literal["headings", "rows"] = "headings"
    landscape: bool = False
    furniture: bool = True
    tagged: bool = False
    turn: int = 0
    padding: float = 4
    source: Literal["sample", "long", "reference"] = "long"

    def __str__(self) -> str:
        plain = type(self)(self.seed)
        said = [
            f"{name}={getattr(self, name)}"
            for name in self.__dataclass_fields__
            if name != "seed" and getattr(self, name) != getattr(plain, name)
        ]
        return f"seed {self.seed}: " + ", ".join(said)


def design(seed: int, *, fonts: Sequence[str] = FONTS, reference: bool = False) -> Design:
    """The design of a seed; `reference`: the matrix of the reference corpus may be its text."""
    pick = random.Random(f"design {seed}")
    return Design(
        seed,
        font=pick.choice(list(fonts)),
        size=pick.choice([8, 9, 9.5, 10, 10, 10.5, 11, 12, 14]),
        pitch=pick.choice([1.0, 1.0, 1.0, 1.08, 1.15, 1.5]),
        gap=pick.choice([0, 2, 3, 4, 6, 6, 8, 10]),
        indent=pick.choice([0, 0, 0, 0, 12, 20]),
        justified=pick.random() < 0.5,
        borders=pick.choice(["grid"] * 5 + ["outer", "across", "columns", "none"]),  # type: ignore[arg-type]
        columns=pick.choice([2, 2, 2, 3, 3, 4]),
        share=pick.choice([0.22, 0.28, 0.33, 0.4]),
        header=pick.choice(["repeated", "repeated", "repeated", "once", "none"]),  # type: ignore[arg-type]
        shaded=pick.random() < 0.4,
        label=pick.choice(["plain", "plain", "italic", "bold"]),  # type: ignore[arg-type]
        bullets=pick.random() < 0.25,
        pillars=pick.choice(["headings", "headings", "rows"]),  # type: ignore[arg-type]
        landscape=pick.random() < 0.3,
        furniture=pick.random() < 0.7,
        tagged=pick.random() < 0.25,
        turn=pick.choice([0] * 9 + [90]),
        padding=pick.choice([2.8, 4, 5.4]),
        source=pick.choice(["sample", "long", "long"] + ["reference"] * 3 * reference),  # type: ignore[arg-type]
    )


@cache
def sample_matrix() -> tuple[Pillar, ...]:
    """The sample matrix of the project."""
    spec = importlib.util.spec_from_file_location("build_samples", SAMPLES)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return tuple(
        Pillar(heading, tuple(Row(label, tuple(said)) for label, said in rows.items()))
        for heading, rows in module.PILLARS.items()
    )


def long_matrix(seed: int) -> tuple[Pillar, ...]:
    """A matrix of many pages: the sample's rows among others of any length."""
    pick = random.Random(f"text {seed}")
    pillars = []
    for sample in (
        *sample_matrix(),
        *(Pillar(f"Pillar {n}: {label(pick)}", ()) for n in ["3", "4"]),
    ):
        rows = list(sample.rows)
        for _ in range(pick.randint(2, 4)):
            rows.append(Row(label(pick), tuple(activity(pick) for _ in range(pick.randint(1, 9)))))
        pick.shuffle(rows)
        pillars.append(replace(sample, rows=tuple(rows)))
    return tuple(pillars)


def reference_matrix(shared: Path) -> tuple[Pillar, ...]:
    """The matrix of the reference corpus, as its Word file says it."""
    from extractors.readers.word import read_word

    data = (shared / "corpus" / "rolling_matrix_2018.docx").read_bytes()
    pillars: list[Pillar] = []
    heading = ""
    for element in read_word(data, "rolling_matrix_2018.docx").elements:
        if isinstance(element, ParagraphLayout):
            heading = element.text
            continue
        rows = [
            Row(" ".join(p.text for p in row.cells[0].paragraphs),
                tuple(map(_starred, row.cells[1].paragraphs)))
            for row in element.rows
            if not row.header
        ]  # fmt: skip
        pillars.append(Pillar(heading, tuple(rows)))
    return tuple(pillars)


def _starred(paragraph: ParagraphLayout) -> str:
    text = paragraph.text
    for start, end in reversed(paragraph.bold):
        text = f"{text[:start]}**{text[start:end]}**{text[end:]}"
    return text


def matrix_text(made: Design, shared: Path | None = None) -> tuple[Pillar, ...]:
    """The text that a design sets."""
    if made.source == "sample":
        return sample_matrix()
    if made.source == "reference" and shared is not None:
        return reference_matrix(shared)
    return long_matrix(made.seed)


def short_cells(text: str) -> tuple[str, str]:
    """The two short cells that stand beside an activity in four columns."""
    words = plain(text).split()
    return words[0].strip(".,:;()"), ("completed", "ongoing", "planned")[len(words) % 3]


def plain(text: str) -> str:
    """The words without the marks of bold type."""
    return text.replace("**", "")


@dataclass(frozen=True)
class Score:
    """How much of a printed text was read.

    Attributes:
        expected: number of paragraphs, labels included.
        right: those read word by word, in the right row and column.
        read: number of paragraphs that were read.
        wrong: what is missing or too much, for people.
        warnings: of the reader.
    """

    expected: int
    right: int
    read: int
    wrong: tuple[str, ...]
    warnings: tuple[str, ...] = ()

    @property
    def f1(self) -> float:
        """Of whole paragraphs: one cut in two costs all three."""
        return 2 * self.right / max(1, self.expected + self.read)


_Found = Counter[tuple[str, str, str]]


def score_matrix(layout: Layout, pillars: Sequence[Pillar], made: Design) -> Score:
    """Compares the tables of a layout with what was printed: (label, column, paragraph)."""
    expected: _Found = Counter()
    for pillar in pillars:
        if made.pillars == "rows":
            expected[pillar.heading, "label", pillar.heading] += 1
        for row in pillar.rows:
            expected[row.label, "label", row.label] += 1
            for text in row.activities:
                expected[row.label, "activity", plain(text)] += 1
                if made.columns == 4:
                    for column, words in zip(("who", "status"), short_cells(text), strict=True):
                        expected[row.label, column, words] += 1
    found: _Found = Counter()
    for element in layout.elements:
        if isinstance(element, TableLayout):
            found.update(_read_rows(element, made))
    return _score(expected, found, layout.warnings)


def _read_rows(table: TableLayout, made: Design) -> Iterator[tuple[str, str, str]]:
    first = 1 if made.columns == 3 else 0
    names = {first: "label", first + 1: "activity", first + 2: "who", first + 3: "status"}
    current = ""
    for row in table.rows:
        texts = {cell.column: _text(cell) for cell in row.cells}
        if set(texts.values()) & set(HEADS):
            continue
        if made.pillars == "rows" and _is_pillar(row.cells, table.columns):
            current = " ".join(filter(None, texts.values()))
            yield current, "label", current
            continue
        if texts.get(first):
            current = texts[first]
            yield current, "label", current
        for cell in row.cells:
            if cell.column > first:
                for paragraph in cell.paragraphs:
                    yield current, names.get(cell.column, "?"), paragraph.text


def _is_pillar(cells: Sequence[TableCellLayout], columns: int) -> bool:
    filled = [cell for cell in cells if cell.paragraphs]
    return len(filled) == 1 and (filled[0].span == columns or _text(filled[0])[:6] == "Pillar")


def _text(cell: TableCellLayout) -> str:
    return " ".join(paragraph.text for paragraph in cell.paragraphs)


def _score(expected: Counter[Any], found: Counter[Any], warnings: Sequence[str]) -> Score:
    missing, extra = expected - found, found - expected
    wrong = [f"- {' | '.join(key)}" for key in missing] + [f"+ {' | '.join(key)}" for key in extra]
    return Score(
        expected=expected.total(),
        right=(expected & found).total(),
        read=found.total(),
        wrong=tuple(wrong),
        warnings=tuple(warnings),
    )


@dataclass(frozen=True)
class Part:
    """A part of a report: heading, paragraph, item (with a bullet), box, or note (a footnote)."""

    kind: Literal["heading", "paragraph", "item", "box", "note"]
    text: str


@dataclass(frozen=True)
class ReportDesign:
    """How a report in prose is set; fields as in `Design`.

    Attributes:
        hyphens: words are cut at line ends.
        note_rule: a rule stands above footnotes.
    """

    seed: int
    font: str = "Liberation Serif"
    size: float = 10.5
    pitch: float = 1.0
    gap: float = 6
    indent: float = 0
    justified: bool = True
    columns: int = 2
    furniture: bool = True
    tagged: bool = False
    hyphens: bool = False
    note_rule: bool = True

    __str__ = Design.__str__


def report_design(seed: int, *, fonts: Sequence[str] = FONTS) -> ReportDesign:
    """The design of a seed."""
    pick = random.Random(f"report {seed}")
    gap, indent = pick.choice([(0, 14), (3, 0), (6, 0), (6, 12), (8, 0)])
    return ReportDesign(
        seed,
        font=pick.choice(list(fonts)),
        size=pick.choice([8.5, 9, 10, 10.5, 11, 12]),
        pitch=pick.choice([1.0, 1.0, 1.15, 1.3]),
        gap=gap,
        indent=indent,
        justified=pick.random() < 0.6,
        columns=pick.choice([1, 2, 2, 2]),
        furniture=pick.random() < 0.8,
        tagged=pick.random() < 0.2,
        hyphens=pick.random() < 0.3,
        note_rule=pick.random() < 0.8,
    )


def report_text(seed: int) -> tuple[Part, ...]:
    """Headings, paragraphs, lists, boxes and footnotes in an order of their own."""
    pick = random.Random(f"report text {seed}")
    parts: list[Part] = []
    for _ in range(pick.randint(3, 6)):
        parts.append(Part("heading", label(pick).rstrip(".")))
        for _ in range(pick.randint(2, 5)):
            parts.append(Part("paragraph", long_paragraph(pick)))
            if pick.random() < 0.25:
                parts.append(Part("note", activity(pick)))
        kind = pick.random()
        if kind < 0.35:
            parts += [Part("item", plain(activity(pick))) for _ in range(pick.randint(2, 5))]
        elif kind < 0.6:
            parts.append(Part("box", long_paragraph(pick)))
    return tuple(parts)


def score_report(layout: Layout, parts: Sequence[Part]) -> Score:
    """Compares paragraphs with what was printed; one in the wrong place counts as wrong."""
    notes = [part for part in parts if part.kind == "note"]
    body = [part for part in parts if part.kind != "note"]
    expected = Counter(_followed((part.kind != "note", plain(part.text)) for part in body + notes))
    read = [e for e in layout.elements if isinstance(e, ParagraphLayout)]
    read.sort(key=lambda e: e.kind == "note")
    found = Counter(_followed((e.kind != "note", e.text) for e in read))
    tables = sum(isinstance(e, TableLayout) for e in layout.elements)
    found.update({("?", "a table that is none"): tables} if tables else {})
    return _score(expected, found, layout.warnings)


def _followed(texts: Iterable[tuple[bool, str]]) -> Iterator[tuple[str, ...]]:
    """Each text of the body with the first words of the text before it; each note alone."""
    before = ""
    for in_body, text in texts:
        yield ("body", before, text) if in_body else ("note", text)
        # A box may stand above or below its paragraph: the words of a few lines do not matter.
        before = ""


def starred(text: str) -> list[tuple[str, bool]]:
    """The pieces of a text with whether each is bold."""
    return [(piece, i % 2 == 1) for i, piece in enumerate(re.split(r"\*\*", text)) if piece]

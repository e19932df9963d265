"""Matrices and reports laid out at random, and how much of them a reader gives back.

A seed fixes everything: the words, the type, the table, the page. `Design` says how a text is set,
`Row` and `Report` what it says; `layouts_print` prints them with LibreOffice or, without it, with
reportlab. What was printed is known word by word, so every paragraph can be asked for.
"""

import importlib.util
import random
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Literal

from layouts_text import activity, label, long_paragraph

from extractors.layout import ParagraphLayout

SAMPLES = Path(__file__).parents[1] / "data" / "samples" / "build.py"
HEADS = (
    "Measure identified in the plan",
    "What is being done or planned by regional and international organizations",
    "Who",
    "Status",
)
JOINT_HEAD = "Contribution"
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
        order: column names from left to right; empty for the usual order.
        side: pillars stand turned by so many degrees in a first column merged down (0: not).
        nested: some cells hold a small table of their own.
        typed: how items are marked that some cells hold in one paragraph with line breaks.
        captions: each measure has a table of its own with a caption and a note.
        prose: columns of the text before and behind the tables; 0 without any.
        frame: a border around each page.
        stamp: a word across each page, behind the text.
        tint: "rows" (every other one) or "labels" have a coloured background.
        hyphens: words are cut at line ends.
        again: headings are typed once more inside the tables.
        whole: rows are not cut by pages.
        middle: labels stand at half the height of their rows.
        joint: the headings of the two short columns have one over both.
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
    order: tuple[str, ...] = ()
    side: Literal[0, 90, 270] = 0
    nested: bool = False
    typed: Literal["", "1.", "•", "–", "(a)"] = ""
    captions: bool = False
    prose: Literal[0, 1, 2] = 0
    frame: bool = False
    stamp: str = ""
    tint: Literal["", "rows", "labels"] = ""
    hyphens: bool = False
    again: bool = False
    whole: bool = False
    middle: bool = False
    joint: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        """What the columns hold, from left to right."""
        usual = {2: ("label", "activity"), 3: ("number", "label", "activity")}
        names = self.order or usual.get(self.columns, ("label", "activity", "who", "status"))
        return ("pillar", *names) if self.side else names

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


def office_design(seed: int, *, fonts: Sequence[str] = FONTS, reference: bool = False) -> Design:
    """The design of a seed with what offices add to it."""
    made = design(seed, fonts=fonts, reference=reference)
    pick = random.Random(f"office {seed}")
    names = list(made.names)
    if pick.random() < 0.3:
        moved = names[made.columns == 3 :]
        pick.shuffle(moved)
        names[made.columns == 3 :] = moved
    captions = pick.random() < 0.15
    ruled = made.borders in ("grid", "outer", "across")
    grid = made.borders == "grid"
    columns = pick.choice([0, 0, 1, 2])
    side = pick.choice([90, 270]) if grid and not captions and pick.random() < 0.25 else 0
    return replace(
        made,
        order=tuple(names) if names != list(made.names) else (),
        side=side,
        pillars="headings" if captions or side else made.pillars,
        nested=grid and pick.random() < 0.25,
        typed=pick.choice(["1.", "•", "–", "(a)"]) if pick.random() < 0.3 else "",  # type: ignore[arg-type]
        captions=captions,
        prose=columns,  # type: ignore[arg-type]
        frame=pick.random() < 0.15,
        stamp=pick.choice(["DRAFT", "NOT FOR CIRCULATION"]) if pick.random() < 0.2 else "",
        tint=pick.choice(["rows", "labels"]) if pick.random() < 0.3 else "",  # type: ignore[arg-type]
        # LibreOffice may never end its search for columns of one height with hyphens about.
        hyphens=pick.random() < 0.3 and columns < 2,
        again=made.header != "none" and pick.random() < 0.15,
        whole=pick.random() < 0.2,
        middle=ruled and pick.random() < 0.2,
        joint=made.columns == 4 and pick.random() < 0.5,
        turn=pick.choice([made.turn] * 6 + [90, 180, 270]),
        # LibreOffice cuts no row with turned text, so that long ones would leave the page.
        source="sample" if side else made.source,
        size=min(made.size, 11) if side else made.size,
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


@dataclass(frozen=True)
class Said:
    """What a cell says: a "paragraph", a list "item", "typed" items, or a "nested" table's rows."""

    kind: Literal["paragraph", "item", "typed", "nested"]
    texts: tuple[tuple[str, ...], ...]


def cell_content(row: Row, number: int, made: Design) -> list[Said]:
    """What the cell of activities says in the row of a number, counted from 1."""
    listed = made.bullets and number % 2 == 0 and made.columns < 4
    said = [Said("item" if listed else "paragraph", ((text,),)) for text in row.activities]
    if made.typed and number % 3 == 1 and len(said) > 1 and made.columns < 4:
        said = [Said("typed", tuple((plain(text),) for text in row.activities))]
    if made.nested and number % 4 == 2 and said[-1].kind != "typed":
        pick = random.Random(f"nested {made.seed} {number}")
        rows = [(f"{2012 + i}", f"{pick.randint(12, 90)} officers trained") for i in range(3)]
        said.append(Said("nested", (("Year", "Results of the courses"), *rows)))
    return said


def typed_items(texts: Sequence[str], made: Design) -> list[str]:
    """The items of a cell with the marks that were typed before them."""
    marks = {"1.": "{0}. ", "(a)": "({1}) "}
    mark = marks.get(made.typed, f"{made.typed} ")
    return [mark.format(i + 1, "abcdefghijkl"[i]) + text for i, text in enumerate(texts)]


def headings(made: Design) -> list[list[tuple[str, int, int]]]:
    """Column headings by line: words, columns and rows that they cover (none: see above)."""
    names = {"number": "No.", "pillar": "Part"}
    names |= dict(zip(("label", "activity", "who", "status"), HEADS, strict=True))
    pair = ("who", "status")
    if not made.joint:
        return [[(names[name], 1, 1) for name in made.names]]
    upper: list[tuple[str, int, int]] = []
    for i, name in enumerate(made.names):
        if name not in pair:
            upper.append((names[name], 1, 2))
        elif i and made.names[i - 1] in pair:
            upper[-1] = (JOINT_HEAD, 2, 1)
        else:
            upper.append((JOINT_HEAD, 1, 1))
    return [upper, [(names[n], 1, 1) if n in pair else ("", 1, 0) for n in made.names]]


def caption(row: Row, number: int) -> tuple[str, str]:
    """What stands above and below the table of a measure."""
    return f"Table {number}. Contributions, {number + 2010}", f"Source: survey no. {number}."


def prose(made: Design, place: str) -> list[str]:
    """The text "before" or "behind" the tables."""
    pick = random.Random(f"prose {made.seed} {place}")
    return [long_paragraph(pick) for _ in range(pick.randint(2, 4))] if made.prose else []


def side_name(heading: str) -> str:
    """What the turned cell beside the rows of a pillar says."""
    return heading.partition(":")[0]


def short_cells(text: str) -> tuple[str, str]:
    """The two short cells that stand beside an activity in four columns."""
    words = plain(text).split()
    return words[0].strip(".,:;()"), ("completed", "ongoing", "planned")[len(words) % 3]


def plain(text: str) -> str:
    """The words without the marks of bold type."""
    return text.replace("**", "")


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


def starred(text: str) -> list[tuple[str, bool]]:
    """The pieces of a text with whether each is bold."""
    return [(piece, i % 2 == 1) for i, piece in enumerate(re.split(r"\*\*", text)) if piece]

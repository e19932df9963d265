"""How much of a printed text a reader gives back, paragraph by paragraph."""

import re
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from layouts import (
    HEADS,
    JOINT_HEAD,
    Design,
    Part,
    Pillar,
    caption,
    cell_content,
    plain,
    prose,
    short_cells,
    side_name,
)

from extractors.layout import Layout, ParagraphLayout, TableCellLayout, TableLayout

_TYPED = re.compile(r"(?:^|(?<= ))(?:\d{1,2}\.|[•–]|\([a-z]\)) ")


@dataclass(frozen=True)
class Score:
    """How much of a printed text was read.

    Attributes:
        expected: number of paragraphs, labels included.
        right: those read word by word, in the right row and column.
        read: number of paragraphs that were read.
        wrong: what is missing or too much, for people.
        warnings: of the reader.
        unprinted: words that the file does not hold, which says nothing of the reader.
    """

    expected: int
    right: int
    read: int
    wrong: tuple[str, ...]
    warnings: tuple[str, ...] = ()
    unprinted: tuple[str, ...] = ()

    @property
    def f1(self) -> float:
        """Of whole paragraphs: one cut in two costs all three."""
        return 2 * self.right / max(1, self.expected + self.read)


_Found = Counter[tuple[str, str, str]]


def score_matrix(
    layout: Layout, pillars: Sequence[Pillar], made: Design, more: Sequence[str] = ()
) -> Score:
    """Compares a layout with what was printed: (label, column, paragraph), and the text around.

    `more`: what else stands around the tables.
    """
    expected, typed = _expected(pillars, made, more)
    headings = {pillar.heading for pillar in pillars}
    body = any(column == "body" for _, column, _ in expected)
    found: _Found = Counter()
    for element in layout.elements:
        if isinstance(element, TableLayout):
            found.update(_read_rows(element, made, typed))
        elif element.text not in headings and body:
            found["", "body", element.text] += 1
    return _score(expected, found, layout.warnings)


def source_texts(pillars: Sequence[Pillar], made: Design) -> list[str]:
    """Every paragraph that a design prints, without what pages and parts of tables repeat."""
    expected, _ = _expected(pillars, made, ())
    between = made.pillars == "headings" and not made.side
    headings = [pillar.heading for pillar in pillars if between]
    return headings + [text for _, _, text in expected.elements()]


def _expected(
    pillars: Sequence[Pillar], made: Design, more: Sequence[str]
) -> tuple[_Found, set[str]]:
    """What a reader should find, and the labels of rows whose items are typed."""
    expected: _Found = Counter()
    body = [*more, *prose(made, "before"), *prose(made, "behind")]
    numbered = enumerate((row for pillar in pillars for row in pillar.rows), start=1)
    contents = [(row.label, cell_content(row, number, made)) for number, row in numbered]
    typed = {label for label, said in contents if said and said[0].kind == "typed"}
    number = 0
    for pillar in pillars:
        if made.pillars == "rows":
            expected[pillar.heading, "label", pillar.heading] += 1
        if made.side:
            printed = sum(len(r.activities) if made.columns == 4 else 1 for r in pillar.rows)
            expected["", "pillar", side_name(pillar.heading)] += (printed + 1) // 2
        for row in pillar.rows:
            number += 1
            expected[row.label, "label", row.label] += 1
            if "number" in made.names:
                expected[row.label, "number", f"{number}."] += 1
            if made.captions:
                body += caption(row, number)
            _, said = contents[number - 1]
            if row.label in typed:
                texts = [plain(text) for part in said for line in part.texts for text in line]
                expected[row.label, "typed", _joined(texts)] += 1
                continue
            for part in said:
                for texts in part.texts:
                    expected.update((row.label, "activity", plain(text)) for text in texts)
            if "who" in made.names:
                for text in row.activities:
                    for column, words in zip(("who", "status"), short_cells(text), strict=True):
                        expected[row.label, column, words] += 1
    expected.update(("", "body", plain(text)) for text in body)
    return expected, typed


def _joined(texts: Iterable[str]) -> str:
    """Typed items as one text without their marks, which a reader may keep or part."""
    return _TYPED.sub("", " ".join(texts))


def _read_rows(
    table: TableLayout, made: Design, typed: Container[str]
) -> Iterator[tuple[str, str, str]]:
    names = dict(enumerate(made.names))
    label = made.names.index("label")
    current = ""
    for row in table.rows:
        texts = {cell.column: _text(cell) for cell in row.cells}
        if set(texts.values()) & {*HEADS, JOINT_HEAD}:
            continue
        if made.pillars == "rows" and _is_pillar(row.cells, table.columns):
            current = " ".join(filter(None, texts.values()))
            yield current, "label", current
            continue
        if texts.get(label):
            current = texts[label]
            yield current, "label", current
        for cell in row.cells:
            name = names.get(cell.column, "?")
            if name == "activity" and current in typed:
                yield current, "typed", _joined(p.text for p in cell.paragraphs)
                continue
            for paragraph in cell.paragraphs if name != "label" else ():
                yield "" if name == "pillar" else current, name, paragraph.text


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

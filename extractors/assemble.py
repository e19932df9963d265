"""Turns what a reader saw into the stored document: ids, row blocks, language, title, losses."""

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePath
from typing import Final

from extractors.errors import DocumentError
from extractors.language import prevailing_language, scripts_of
from extractors.layout import Layout, ParagraphLayout, TableLayout, TableRowLayout
from extractors.limits import DEFAULT_LIMITS, Limits, check_length
from extractors.losses import losses
from extractors.model import Block, Discard, Document
from extractors.printed import GridCell, GridRow, Line, TableGrid
from extractors.text import display_name

CELL_SEPARATOR: Final = " | "
_READ_SCRIPTS: Final = frozenset({"LATIN", "CYRILLIC"})
_THIRD_SCRIPT: Final = re.compile("[\u0530-\u1bff\u2e80-\ud7ff\uf900-\ufdff\ufe70-\uffdc]")
"""Where the letters of other scripts begin: a quick test before letters are counted."""
_MOST_ALIEN: Final = 0.1
"""Share of a document's letters up to which lines in a third script are foreign to it."""
_LONGEST_TITLE: Final = 300
_EMPTY_TITLE: Final = re.compile(
    r"(?:microsoft (?:word|powerpoint) - .*|.*\.(?:docx?|pdf|txt|rtf|indd|md)"
    r"|untitled.*|document\d*|документ\d*|title|word document|normal)?",
    re.IGNORECASE | re.DOTALL,
)
"""Titles that programs write by themselves."""


def document_id(data: bytes) -> str:
    """The id of a document: SHA-256 of its bytes."""
    return f"sha256:{hashlib.sha256(data).hexdigest()}"


def assemble(
    layout: Layout,
    data: bytes,
    file_name: str,
    *,
    limits: Limits = DEFAULT_LIMITS,
    warnings: Sequence[str] = (),
) -> Document:
    """Make the document of a layout.

    Body paragraphs and headings are "para=1", "para=2" …; a row is "table=1;row=2", followed by its
    cells' paragraphs "table=1;row=2;cell=1;para=1"; notes are "note=1" …. A row's text is that of
    its cells joined with " | ", empty cells included ("Seminar |  | Almaty"); cells are counted as
    they stand in their row. Lines in a script that is foreign to the document are discards.

    Raises:
        DocumentError: if the document has no words, or more blocks or pages than allowed.
    """
    name = display_name(file_name)
    elements, alien = _without_alien_lines(layout.elements)
    blocks: list[Block] = []
    tables: list[TableGrid] = []
    paragraphs = notes = 0
    for element in elements:
        if isinstance(element, TableLayout):
            grid, table_blocks = _table(element, f"table={len(tables) + 1}")
            tables.append(grid)
            blocks.extend(table_blocks)
        elif element.kind == "note":
            notes += 1
            blocks.append(_block(element, f"note={notes}"))
        else:
            paragraphs += 1
            blocks.append(_block(element, f"para={paragraphs}"))
    _check_size(layout, blocks, name, limits)
    discards = (*layout.discards, *alien)
    return Document(
        id=document_id(data),
        file_name=name,
        format=layout.format,
        title=_title(layout.title, elements, name),
        language=prevailing_language(block.text for block in blocks if block.kind != "row"),
        pages=layout.pages,
        blocks=tuple(blocks),
        tables=tuple(tables),
        discards=discards,
        warnings=(
            *layout.warnings,
            *warnings,
            *losses(data, layout.format, blocks, discards),
        ),
    )


def _block(paragraph: ParagraphLayout, block_id: str) -> Block:
    return Block(
        id=block_id,
        kind=paragraph.kind,
        text=paragraph.text,
        lines=paragraph.lines,
        bold=paragraph.bold,
        level=paragraph.level,
        marker=paragraph.marker,
        warnings=paragraph.warnings,
    )


def _table(table: TableLayout, table_id: str) -> tuple[TableGrid, list[Block]]:
    blocks: list[Block] = []
    rows: list[GridRow] = []
    for row_number, row in enumerate(table.rows, start=1):
        row_id = f"{table_id};row={row_number}"
        cells: list[GridCell] = []
        cell_blocks: list[Block] = []
        for cell_number, cell in enumerate(row.cells, start=1):
            own = [
                _cell_block(paragraph, f"{row_id};cell={cell_number};para={number}")
                for number, paragraph in enumerate(cell.paragraphs, start=1)
            ]
            cell_blocks.extend(own)
            cells.append(
                GridCell(
                    column=cell.column,
                    span=cell.span,
                    rows=cell.rows,
                    blocks=tuple(block.id for block in own),
                )
            )
        blocks.append(_row_block(row, row_id))
        blocks.extend(cell_blocks)
        rows.append(GridRow(block=row_id, header=row.header, cells=tuple(cells)))
    return TableGrid(id=table_id, columns=table.columns, rows=tuple(rows)), blocks


def _cell_block(paragraph: ParagraphLayout, block_id: str) -> Block:
    return _block(paragraph, block_id).model_copy(update={"kind": "cell"})


def _row_block(row: TableRowLayout, row_id: str) -> Block:
    """The block of a whole row, with the lines and bold ranges of its cells moved along."""
    text = ""
    lines: list[Line] = []
    bold: list[tuple[int, int]] = []
    warnings: list[str] = []
    for cell_number, cell in enumerate(row.cells):
        text += CELL_SEPARATOR if cell_number else ""
        for number, paragraph in enumerate(cell.paragraphs):
            text += " " if number else ""
            shift = len(text)
            text += paragraph.text
            lines.extend(
                line.model_copy(update={"start": line.start + shift, "end": line.end + shift})
                for line in paragraph.lines
            )
            bold.extend((start + shift, end + shift) for start, end in paragraph.bold)
            warnings.extend(paragraph.warnings)
    return Block(
        id=row_id,
        kind="row",
        text=text,
        lines=tuple(lines),
        bold=tuple(bold),
        warnings=tuple(dict.fromkeys(warnings)),
    )


def _without_alien_lines(
    elements: Sequence[ParagraphLayout | TableLayout],
) -> tuple[tuple[ParagraphLayout | TableLayout, ...], tuple[Discard, ...]]:
    """Take out body lines in a script that hardly occurs: spam that a copied web page brought."""
    if not any(map(_THIRD_SCRIPT.search, _texts(elements))):
        return tuple(elements), ()
    scripts: Counter[str] = Counter()
    for text in _texts(elements):
        scripts.update(scripts_of(text))
    foreign = sum(count for script, count in scripts.items() if script not in _READ_SCRIPTS)
    if foreign == 0 or foreign > _MOST_ALIEN * scripts.total():
        return tuple(elements), ()
    kept: list[ParagraphLayout | TableLayout] = []
    discards: list[Discard] = []
    for element in elements:
        if isinstance(element, ParagraphLayout) and _is_alien(element.text):
            page = element.lines[0].page if element.lines else None
            discards.append(Discard(reason="alien-script", text=element.text, page=page))
        else:
            kept.append(element)
    return tuple(kept), tuple(discards)


def _is_alien(text: str) -> bool:
    scripts = scripts_of(text)
    own = sum(scripts[script] for script in _READ_SCRIPTS)
    return scripts.total() > 0 and own * 2 <= scripts.total()


def _texts(elements: Iterable[ParagraphLayout | TableLayout]) -> Iterator[str]:
    for element in elements:
        if isinstance(element, ParagraphLayout):
            yield element.text
        else:
            for row in element.rows:
                for cell in row.cells:
                    yield from (paragraph.text for paragraph in cell.paragraphs)


def _check_size(layout: Layout, blocks: Sequence[Block], name: str, limits: Limits) -> None:
    if layout.pages > limits.pages:
        raise DocumentError(
            f"it has {layout.pages:,} pages, more than {limits.pages:,}",
            where=name,
            remedy="Split the document",
        )
    check_length(sum(len(block.text) for block in blocks if block.kind != "row"), name, limits)
    if len(blocks) > limits.blocks:
        raise DocumentError(
            f"it has {len(blocks):,} paragraphs and rows, more than {limits.blocks:,}",
            where=name,
            remedy="Split the document",
        )
    if not any(block.text for block in blocks):
        raise DocumentError(
            "it holds no text",
            where=name,
            remedy="If it is a scan, read it with --ocr; else ask for another copy",
        )


def _title(
    property_title: str, elements: Sequence[ParagraphLayout | TableLayout], name: str
) -> str:
    """The title from the properties; else the first heading, or a short first line; else the name.

    "Microsoft Word - note.docx", "Untitled" and the file's own name are no titles.
    """
    stem = PurePath(name).stem
    is_name = _letters(property_title) in (_letters(stem), _letters(name))
    if _EMPTY_TITLE.fullmatch(property_title.strip()) is None and not is_name:
        return property_title
    body = [element for element in elements if isinstance(element, ParagraphLayout)]
    for paragraph in body[:8]:
        if paragraph.kind == "heading":
            return paragraph.text
    if body and elements[0] is body[0] and len(body[0].text) <= _LONGEST_TITLE:
        return body[0].text
    return stem


def _letters(text: str) -> str:
    """Letters and digits in lower case, by which a title is told from a file name."""
    return "".join(character for character in text.casefold() if character.isalnum())

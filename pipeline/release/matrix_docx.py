"""The rolling matrix as a Word document: pillar tables, measures left, activities right."""

import io
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from docx import Document as new_word_document
from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Inches, Pt, RGBColor
from docx.table import Table, _Cell
from lxml import etree

from gazetteers.frameworks import Measure
from pipeline.release.content import Content
from pipeline.release.diff import Changes
from pipeline.release.matrix_layout import Group, Mark, MatrixParagraph, Words
from pipeline.release.xlsx import xml_text
from pipeline.release.zipped import FIXED_DATE, write_without_times

_LABEL_WIDTH = Inches(2.05)
_ACTIVITY_WIDTH = Inches(4.21)

LABEL_HEADING = "Measure identified in the Joint Plan of Action (JPoA)"
ACTIVITY_HEADING = "What is being done/planned by regional and international organizations"

_WAITING, _BULLET = "†", "•"
"""List markers, which readers take for layout: a dagger among the words would become one."""

_COLOURS: Mapping[Mark, str] = {"new": "1B4F8A", "changed": "8A3B00"}
_SHADES: Mapping[Mark, str] = {"new": "E3EDF7", "changed": "FBEBD9"}
"""Blue and brown stay apart for colour-blind readers, light and dark shade in black and white."""

_BODY = "word/document.xml"
_PLACE_OF_MEASURE = re.compile(rb"<\?measure ([^?]+)\?>")

_NOTHING_SHADE = "EDEDED"
_HEADING_SHADE = "D9E2EC"


def write_matrix(
    path: Path,
    groups: Callable[[str], Sequence[Group]],
    content: Content,
    changes: Changes,
) -> None:
    """Write the matrix.

    Reading it gives the same activities under the same measures as the release; what is not an
    activity (headings of groups, daggers, legend) is told apart by its layout.

    Args:
        path: the file to write.
        groups: gives what stands under a measure; asked once for each that has something.
        content: of the release.
        changes: since the release before; new and changed words are coloured and shaded.
    """
    document = new_word_document()
    _set_page(document)
    markers = {marker: _list_of(document, marker) for marker in (_WAITING, _BULLET)}
    _title_block(document, content, changes)
    for pillar in content.framework.pillars:
        document.add_heading(f"Pillar {pillar.id}: {pillar.title}", level=1)
        table = _new_table(document)
        for measure in content.framework.measures:
            if measure.pillar == pillar.id:
                label, cell = _new_row(table)
                _label(label, measure)
                _activities(cell, measure, filled=bool(content.matrix_lines.get(measure.id)))
    buffer = io.BytesIO()
    document.core_properties.title = "Rolling Matrix"
    document.core_properties.created = document.core_properties.modified = FIXED_DATE
    document.save(buffer)
    skeleton = etree.tostring(document.element, encoding="UTF-8", standalone=True)
    write_without_times(path, buffer, {_BODY: _filled(skeleton, groups, markers)})


def _filled(
    skeleton: bytes, groups: Callable[[str], Sequence[Group]], markers: Mapping[str, int]
) -> Iterator[bytes]:
    """The document with the paragraphs of each measure in the place that was kept for them.

    A tree of all paragraphs of a large matrix would take a gigabyte.
    """
    parts = _PLACE_OF_MEASURE.split(skeleton)
    yield parts[0]
    for measure, after in zip(parts[1::2], parts[2::2], strict=True):
        for group in groups(measure.decode()):
            if group.heading:
                yield _paragraph((Words(group.heading, bold=True),), keep_with_next=True)
            for paragraph in group.paragraphs:
                yield _paragraph(paragraph.words, number=_marker(paragraph, markers))
        yield after


def _set_page(document: WordDocument) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21.0), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.5)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Calibri", Pt(10.5)
    normal.paragraph_format.space_after = Pt(6)
    footer = section.footer.paragraphs[0]
    footer.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = footer.add_run()
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
        else:
            element.text = text
        run._r.append(element)


def _list_of(document: WordDocument, marker: str) -> int:
    """A list whose items have this marker; the number by which paragraphs refer to it."""
    numbering = document.part.numbering_part.element
    abstract_ids = [
        int(element.get(qn("w:abstractNumId")))
        for element in numbering.findall(qn("w:abstractNum"))
    ]
    abstract_id = max(abstract_ids, default=0) + 1
    abstract = parse_xml(
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{abstract_id}">'
        '<w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        f'<w:numFmt w:val="bullet"/><w:lvlText w:val="{marker}"/><w:lvlJc w:val="left"/>'
        '<w:pPr><w:ind w:left="227" w:hanging="227"/></w:pPr></w:lvl></w:abstractNum>'
    )
    # The schema wants all abstract lists before the lists themselves.
    first = numbering.find(qn("w:num"))
    if first is None:
        numbering.append(abstract)
    else:
        first.addprevious(abstract)
    number: int = numbering.add_num(abstract_id).numId
    return number


def _title_block(document: WordDocument, content: Content, changes: Changes) -> None:
    rows = content.rows
    document.add_heading("Rolling Matrix", level=0)
    subtitle = document.add_paragraph(
        "Mapping of the contribution of regional and international organizations to the "
        f"{content.framework.title}"
    )
    subtitle.runs[0].bold = True
    document.add_paragraph(f"Edition {changes.new}")
    document.add_heading("Background", level=1)
    document.add_paragraph(
        "The matrix lists, under each measure, what UN entities and regional organizations do or "
        "plan: UNRCCA and UNOCT first, then the other UN entities, then all others in alphabetical "
        "order. It is expected to be updated periodically."
    )
    document.add_heading("Legend", level=1)
    waiting = sum(row.state == "needs_review" for row in rows)
    if waiting:
        document.add_paragraph(
            f"{_WAITING} before a paragraph: a part of it still waits for a reviewer "
            f"({waiting} of {len(rows)} entries)."
        )
    if changes.old:
        legend = document.add_paragraph(f"Since edition {changes.old}: ")
        for mark, words in (("new", "new"), ("changed", "changed or moved")):
            count = sum(
                item.kind == "new" if mark == "new" else item.kind in ("changed", "moved")
                for item in changes.items
            )
            run = legend.add_run(f"{words} ({count})")
            run.font.color.rgb = RGBColor.from_string(_COLOURS[mark])  # type: ignore[index]
            run._r.get_or_add_rPr().append(_shade(_SHADES[mark]))  # type: ignore[index]
            legend.add_run(", " if mark == "new" else f"; no longer reported: {_ended(changes)}.")
    empty = [
        measure.id
        for measure in content.framework.measures
        if not content.matrix_lines.get(measure.id)
    ]
    if empty:
        document.add_paragraph(
            f"A grey cell: nothing is reported under this measure ({', '.join(empty)})."
        )
    unplaced = sum(not row.measure for row in rows)
    if unplaced:
        document.add_paragraph(
            f"{unplaced} entries serve no measure and are not listed here; the dataset has them."
        )


def _ended(changes: Changes) -> int:
    return len(changes.of("ended"))


def _new_table(document: WordDocument) -> Table:
    table: Table = document.add_table(rows=1, cols=2)
    table.style = "Table Grid"
    table.autofit = False
    for cell, text in zip(table.rows[0].cells, (LABEL_HEADING, ACTIVITY_HEADING), strict=True):
        cell.paragraphs[0].add_run(text).bold = True
        cell._tc.get_or_add_tcPr().append(_shade(_HEADING_SHADE))
    properties = table.rows[0]._tr.get_or_add_trPr()
    repeat = OxmlElement("w:tblHeader")
    repeat.set(qn("w:val"), "true")
    properties.append(repeat)
    for column, width in zip(table.columns, (_LABEL_WIDTH, _ACTIVITY_WIDTH), strict=True):
        column.width = width
    return table


def _new_row(table: Table) -> tuple[_Cell, ...]:
    cells: tuple[_Cell, ...] = table.add_row().cells  # type: ignore[no-untyped-call]
    return cells


def _label(cell: _Cell, measure: Measure) -> None:
    cell.width = _LABEL_WIDTH
    cell.paragraphs[0].add_run(measure.title).italic = True
    if measure.recommendation:
        cell.add_paragraph().add_run(measure.recommendation).italic = True


def _activities(cell: _Cell, measure: Measure, *, filled: bool) -> None:
    """Keep the place of the activities, or leave the cell grey and empty."""
    cell.width = _ACTIVITY_WIDTH
    if not filled:
        cell._tc.get_or_add_tcPr().append(_shade(_NOTHING_SHADE))
        return
    body = cell._tc
    body.replace(body.p_lst[0], etree.ProcessingInstruction("measure", measure.id))


def _marker(paragraph: MatrixParagraph, markers: Mapping[str, int]) -> int | None:
    if paragraph.waiting:
        return markers[_WAITING]
    return markers[_BULLET] if paragraph.item else None


def _paragraph(
    words: Sequence[Words], *, number: int | None = None, keep_with_next: bool = False
) -> bytes:
    properties = "<w:keepNext/>" if keep_with_next else ""
    if number is not None:
        properties += f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>'
    if properties:
        properties = f"<w:pPr>{properties}</w:pPr>"
    return f"<w:p>{properties}{''.join(map(_run, words))}</w:p>".encode()


def _run(words: Words) -> str:
    properties = "<w:b/>" if words.bold else ""
    if words.mark:
        properties += (
            f'<w:color w:val="{_COLOURS[words.mark]}"/>'
            f'<w:shd w:val="clear" w:color="auto" w:fill="{_SHADES[words.mark]}"/>'
        )
    if properties:
        properties = f"<w:rPr>{properties}</w:rPr>"
    lines = "<w:br/>".join(
        f'<w:t xml:space="preserve">{_text(line)}</w:t>' for line in words.text.split("\n")
    )
    return f"<w:r>{properties}{lines}</w:r>"


def _text(line: str) -> str:
    return xml_text(line).replace("\r", "&#13;")


def _shade(fill: str) -> etree._Element:
    shade = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", fill)):
        shade.set(qn(f"w:{name}"), value)
    return shade

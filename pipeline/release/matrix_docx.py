"""The rolling matrix as a Word document: pillar tables, measures left, activities right."""

import io
import zipfile
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from docx import Document as new_word_document
from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Inches, Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from gazetteers.frameworks import Framework, Measure
from pipeline.release.rows import PublishedActivity

_LABEL_WIDTH = Inches(2.05)
_ACTIVITY_WIDTH = Inches(4.21)
_FIXED_TIME = (1980, 1, 1, 0, 0, 0)
"""Zip files carry times; the same rows must give the same bytes."""

_FIXED_DATE = datetime(1980, 1, 1, tzinfo=UTC)

_LABEL_HEADING = "Measure identified in the Joint Plan of Action (JPoA)"
_ACTIVITY_HEADING = "What is being done/planned by regional and international organizations"
_OPEN_MARK = " †"
_FIRST_ORGANIZATIONS = ("UNRCCA", "UNOCT", "UNCCT", "CTITF")
"""They lead the matrix; the other UN entities follow, then all others alphabetically."""


def write_matrix(
    path: Path,
    rows: Sequence[PublishedActivity],
    *,
    framework: Framework,
    organization_kinds: Mapping[str, str],
    version: str,
) -> None:
    """Write the matrix: every activity once, under its first measure.

    Args:
        path: the file to write.
        rows: the published rows.
        framework: pillars and measures in the order of the official text.
        organization_kinds: the kind of each listed organization ("un", "regional" …).
        version: of the release, printed below the title.
    """
    document = new_word_document()
    _set_page(document)
    _title_block(document, framework, version, rows)
    by_measure: dict[str, list[PublishedActivity]] = defaultdict(list)
    for row in rows:
        if row.measures:
            by_measure[row.measures[0].id].append(row)
    for pillar in framework.pillars:
        document.add_heading(f"Pillar {pillar.id}: {pillar.title}", level=1)
        table = _new_table(document)
        for measure in framework.measures:
            if measure.pillar == pillar.id:
                cells = _new_row(table)
                _label(cells[0], measure)
                _activities(cells[1], by_measure[measure.id], organization_kinds)
    _save(document, path)


def _set_page(document: WordDocument) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21.0), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.5)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Calibri", Pt(10.5)
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


def _title_block(
    document: WordDocument,
    framework: Framework,
    version: str,
    rows: Sequence[PublishedActivity],
) -> None:
    document.add_heading("Rolling Matrix", level=0)
    subtitle = document.add_paragraph(
        "Mapping of the contribution of regional and international organizations to the "
        f"{framework.title}"
    )
    subtitle.runs[0].bold = True
    document.add_paragraph(f"Edition {version}")
    document.add_heading("Background", level=1)
    document.add_paragraph(
        "The matrix lists, under each measure, what UN entities and regional organizations do or "
        "plan. UN entities stand first, the others in alphabetical order. It is expected to be "
        "updated periodically."
    )
    waiting = sum(row.review.state == "needs_review" for row in rows)
    if waiting:
        document.add_paragraph(
            f"{waiting} of {len(rows)} activities still wait for a reviewer; they carry a dagger "
            f"({_OPEN_MARK.strip()})."
        )
    unplaced = sum(not row.measures for row in rows)
    if unplaced:
        document.add_paragraph(
            f"{unplaced} activities serve no measure of the framework and are not listed here; "
            "they are in the dataset."
        )


def _new_table(document: WordDocument) -> Table:
    table: Table = document.add_table(rows=1, cols=2)
    table.style = "Table Grid"
    table.autofit = False
    for cell, text in zip(table.rows[0].cells, (_LABEL_HEADING, _ACTIVITY_HEADING), strict=True):
        cell.paragraphs[0].add_run(text).bold = True
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


def _activities(
    cell: _Cell, rows: Sequence[PublishedActivity], organization_kinds: Mapping[str, str]
) -> None:
    cell.width = _ACTIVITY_WIDTH
    ordered = sorted(rows, key=lambda row: _order(row, organization_kinds))
    for number, row in enumerate(ordered):
        paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
        _activity(paragraph, row)


def _order(
    row: PublishedActivity, organization_kinds: Mapping[str, str]
) -> tuple[int, int, str, str, str, tuple[int, ...], int]:
    leads = [tag for tag in row.organizations if tag.role == "lead"]
    lead = leads[0] if leads else None
    lead_id = lead.id if lead else ""
    in_front = (
        _FIRST_ORGANIZATIONS.index(lead_id)
        if lead_id in _FIRST_ORGANIZATIONS
        else len(_FIRST_ORGANIZATIONS)
    )
    group = 0 if organization_kinds.get(lead_id) == "un" else 1 if lead else 2
    # Within an organization the order of the source keeps a series of events together.
    digits = tuple(int(part) for part in _numbers(row.provenance.block))
    return (
        group,
        in_front,
        lead.name if lead else "",
        row.document.id,
        lead_id,
        digits,
        row.provenance.start,
    )


def _numbers(block: str) -> list[str]:
    return "".join(
        character if character.isdigit() else " " for character in block.partition("..")[0]
    ).split()


def _activity(paragraph: Paragraph, row: PublishedActivity) -> None:
    rest = row.text
    for tag in row.organizations:
        if tag.role == "lead" and tag.mention and tag.mention in rest:
            before, _, rest = rest.partition(tag.mention)
            if before:
                paragraph.add_run(before)
            paragraph.add_run(tag.mention).bold = True
    paragraph.add_run(rest)
    if row.review.state == "needs_review":
        paragraph.add_run(_OPEN_MARK)


def _save(document: WordDocument, path: Path) -> None:
    """Save with fixed times inside the zip file."""
    buffer = io.BytesIO()
    document.core_properties.title = "Rolling Matrix"
    document.core_properties.created = document.core_properties.modified = _FIXED_DATE
    document.save(buffer)
    with (
        zipfile.ZipFile(buffer) as source,
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            info = zipfile.ZipInfo(name, _FIXED_TIME)
            info.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(info, source.read(name))

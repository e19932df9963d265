"""A contribution form as a Word document: an organization's entries under each measure."""

import io
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Final

from docx import Document as new_word_document
from docx.document import Document as WordDocument
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor
from docx.table import Table, _Cell

from extractors.contribution_form import FORM_HEADINGS, NEW_ENTRY, form_line, form_reference
from gazetteers.frameworks import Framework
from gazetteers.organizations import Organizations
from pipeline.contribution.answers import CHOOSE, OFFERED
from pipeline.model import Activity, Reviewed
from pipeline.release.zipped import FIXED_DATE, write_without_times
from pipeline.review.record import standing_measures

_WIDTHS: Final = (Cm(2.6), Cm(9.4), Cm(3.3), Cm(2.7))
_GREY: Final = RGBColor(0x56, 0x64, 0x73)
_NEW_ROWS: Final = 2
_WITHOUT: Final = "Without a measure"
_HOW: Final = (
    "Please look at each entry, and choose in the column “Your answer”:",
    "confirm – the entry is right as it stands;",
    "amend – change the words in the column “Entry” where they are wrong or out of date;",
    "remove – the entry should no longer be listed; please say why in the entry.",
    "If an entry belongs under another measure, write its number, such as II.4, as your answer.",
    f"Add what is missing in the rows marked “{NEW_ENTRY}” under the measure that it serves: what "
    "was or will be done, with whom, where and when. One activity a paragraph.",
    "Please leave the column “Reference” as it is, and return this file.",
)


def entries_of(
    organization: str, items: Sequence[Reviewed], listed: Organizations
) -> tuple[Reviewed, ...]:
    """The standing activities that an organization, or a unit of it, leads or takes part in."""
    return tuple(
        item
        for item in items
        if item.state != "rejected"
        and item.shadowed_by is None
        and any(
            tag.role in ("lead", "partner")
            and (tag.id == organization or listed.is_part_of(tag.id, organization))
            for tag in item.activity.organizations
        )
    )


def write_form(
    path: Path,
    entries: Sequence[Reviewed],
    *,
    organization: str,
    name: str,
    framework: Framework,
    today: date,
) -> None:
    """Write a form; an existing file is replaced.

    Args:
        path: the file.
        entries: what stands now; see `entries_of`.
        organization: its id.
        name: its full name.
        framework: whose measures are listed, those without entries too.
        today: the day that the form bears.
    """
    document = new_word_document()
    _set_page(document)
    day = f"{today.day} {today:%B %Y}"
    document.add_heading("Contribution form", level=0)
    document.add_paragraph(name).runs[0].bold = True
    document.add_paragraph(form_line(organization, framework.id, day))
    document.add_paragraph(f"{framework.title}: {len(entries)} entries.")
    document.add_paragraph(_HOW[0])
    for line in _HOW[1:4]:
        document.add_paragraph(line, style="List Bullet")
    for line in _HOW[4:]:
        document.add_paragraph(line)
    by_measure = _by_measure(entries, framework)
    for pillar in framework.pillars:
        document.add_heading(f"Pillar {pillar.id}: {pillar.title}", level=1)
        for measure in framework.measures:
            if measure.pillar == pillar.id:
                document.add_heading(f"{measure.id} {measure.title}", level=2)
                _table(document, by_measure.get(measure.id, ()), new_rows=_NEW_ROWS)
    if by_measure.get(""):
        document.add_heading(_WITHOUT, level=1)
        _table(document, by_measure[""], new_rows=0)
    buffer = io.BytesIO()
    document.core_properties.title = f"Contribution form: {name}"
    document.core_properties.created = document.core_properties.modified = FIXED_DATE
    document.save(buffer)
    write_without_times(path, buffer)


def _by_measure(entries: Sequence[Reviewed], framework: Framework) -> Mapping[str, list[Reviewed]]:
    """The entries under their first measure, under "" where they have none."""
    found: dict[str, list[Reviewed]] = {}
    for item in entries:
        measures = [
            match.id for match in standing_measures(item) if match.framework == framework.id
        ]
        found.setdefault(measures[0] if measures else "", []).append(item)
    return found


def _set_page(document: WordDocument) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21.0), Cm(29.7)
    section.left_margin = section.right_margin = Cm(1.5)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Calibri", Pt(10)
    normal.paragraph_format.space_after = Pt(4)


def _table(document: WordDocument, entries: Sequence[Reviewed], *, new_rows: int) -> None:
    table = document.add_table(rows=1, cols=len(FORM_HEADINGS))
    table.style = "Table Grid"
    table.autofit = False
    for cell, text in zip(table.rows[0].cells, FORM_HEADINGS, strict=True):
        cell.paragraphs[0].add_run(text).bold = True
    repeat = OxmlElement("w:tblHeader")
    repeat.set(qn("w:val"), "true")
    table.rows[0]._tr.get_or_add_trPr().append(repeat)
    for item in entries:
        activity = item.activity
        reference, entry, recorded, answer = _new_row(table)
        _small(reference, form_reference(activity.id, item.revision))
        entry.paragraphs[0].add_run(activity.text)
        _small(recorded, recorded_as(activity))
        _choice(answer)
    for _ in range(new_rows):
        reference, *_rest = _new_row(table)
        _small(reference, NEW_ENTRY)
    for column, width in zip(table.columns, _WIDTHS, strict=True):
        column.width = width
    for row in table.rows:
        for cell, width in zip(row.cells, _WIDTHS, strict=True):
            cell.width = width


def recorded_as(activity: Activity) -> str:
    """What the dataset holds of an activity besides its words, on lines of their own."""
    roles = ("lead", "partner", "funder", "beneficiary")
    lines = [
        f"{role}: {', '.join(named)}"
        for role in roles
        if (
            named := [
                tag.id.removeprefix("NEW:") for tag in activity.organizations if tag.role == role
            ]
        )
    ]
    where: list[str] = [tag.code for tag in activity.countries]
    if activity.region.value:
        where.insert(0, "Central Asia")
    lines.append(f"where: {', '.join(where) or 'not said'}")
    lines.append(f"when: {'; '.join(when.raw for when in activity.dates) or 'not said'}")
    lines.append(f"{activity.status.value}, {activity.type.value}")
    return "\n".join(lines)


def _new_row(table: Table) -> tuple[_Cell, ...]:
    cells: tuple[_Cell, ...] = table.add_row().cells  # type: ignore[no-untyped-call]
    return cells


def _small(cell: _Cell, text: str) -> None:
    run = cell.paragraphs[0].add_run(text)
    run.font.size = Pt(8)
    run.font.color.rgb = _GREY


def _choice(cell: _Cell) -> None:
    """A list to choose from; whoever opens the form without such lists can type over it."""
    items = "".join(
        f'<w:listItem w:displayText="{word}" w:value="{word}"/>' for word in (CHOOSE, *OFFERED)
    )
    cell.paragraphs[0]._p.append(
        parse_xml(
            f'<w:sdt {nsdecls("w")}><w:sdtPr><w:alias w:val="Your answer"/><w:comboBox>{items}'
            f"</w:comboBox></w:sdtPr><w:sdtContent><w:r><w:t>{CHOOSE}</w:t></w:r></w:sdtContent>"
            "</w:sdt>"
        )
    )

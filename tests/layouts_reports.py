"""Reports as tables at random: columns in any order, two languages, cells that hold for many rows.

A year may stand in a row of its own or in a column merged down, a country in a row, a column or the
heading above a table, an organization in a column merged down. What each row says and what it
takes from around it is known.
"""

import io
import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from docx import Document as new_document
from docx.document import Document as WordDocument
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Spacer, Table

Language = Literal["en", "ru"]
Place = tuple[int, int]
"""Row and column of a cell."""
Kind = Literal["number", "activity", "when", "where", "organization", "partners", "status"]
HEADINGS: dict[Language, dict[str, Sequence[str]]] = {
    "en": {
        "number": ("No.", "#"),
        "activity": ("Activity", "What was done", "Title of the event", "Activities"),
        "when": ("Date", "When", "Dates"),
        "where": ("Place", "Where", "Location"),
        "organization": ("Organization", "Implementing organization", "Agency"),
        "partners": ("Partners", "Together with", "In cooperation with"),
        "status": ("Status", "State of implementation"),
        "year": ("Year",),
        "country": ("Country",),
    },
    "ru": {
        "number": ("№", "№ п/п"),
        "activity": ("Мероприятие", "Что сделано", "Наименование мероприятия"),
        "when": ("Дата", "Сроки", "Время проведения"),
        "where": ("Место", "Место проведения"),
        "organization": ("Организация", "Исполнитель"),
        "partners": ("Партнёры", "Совместно с"),
        "status": ("Статус", "Отметка о выполнении"),
        "year": ("Год",),
        "country": ("Страна",),
    },
}
SAID: dict[Language, dict[str, Sequence[str]]] = {
    "en": {
        "activity": (
            "Training of {n} border guards on forged documents",
            "Workshop on countering the financing of terrorism for {n} prosecutors",
            "Study visit of {n} judges on terrorism cases",
            "Seminar for {n} teachers on the prevention of violent extremism",
            "Handover of {n} document readers to the border service",
            "Round table on the return of families, with {n} experts",
            "Publication of a handbook for investigators ({n} copies)",
        ),
        "when": ("12-14 May", "3 June", "September", "7-9 October", "20 March"),
        "where": ("Almaty", "Bishkek", "Dushanbe", "Tashkent", "Ashgabat", "Osh", "Khujand"),
        "organization": ("UNODC", "OSCE", "IOM", "UNRCCA", "INTERPOL", "UNDP"),
        "partners": ("INTERPOL", "the EU", "CTED", "Ministry of the Interior", "Border Service"),
        "status": ("Completed", "Planned", "Ongoing"),
        "country": ("Kazakhstan", "Kyrgyzstan", "Tajikistan", "Turkmenistan", "Uzbekistan"),
    },
    "ru": {
        "activity": (
            "Тренинг для {n} пограничников по выявлению поддельных документов",
            "Семинар для {n} прокуроров по противодействию финансированию терроризма",
            "Ознакомительный визит {n} судей по делам о терроризме",
            "Круглый стол по возвращению семей, {n} экспертов",
            "Передача {n} считывателей документов пограничной службе",
            "Издание пособия для следователей ({n} экз.)",
        ),
        "when": ("12-14 мая", "3 июня", "сентябрь", "7-9 октября", "20 марта"),
        "where": ("Алматы", "Бишкек", "Душанбе", "Ташкент", "Ашхабад", "Ош", "Худжанд"),
        "organization": ("УНП ООН", "ОБСЕ", "МОМ", "РЦПДЦА", "Интерпол", "ПРООН"),
        "partners": ("Интерпол", "ЕС", "АТЦ СНГ", "МВД", "Пограничная служба"),
        "status": ("Выполнено", "Запланировано", "Выполняется"),
        "country": ("Казахстан", "Кыргызстан", "Таджикистан", "Туркменистан", "Узбекистан"),
    },
}
TITLES: dict[Language, str] = {"en": "Report on activities", "ru": "Отчёт о мероприятиях"}


@dataclass(frozen=True)
class ReportTable:
    """How a report is laid out.

    Attributes:
        seed: makes it known.
        language: of all words.
        columns: what they hold, from left to right.
        year: where the year stands: in a "row", a column "merged" down, or with each "date".
        country: where the country stands: a "row", a column "merged" down, the "heading" above a
            table of its own, or nowhere.
        merged: the organization stands in a column merged down.
        bold: headings are bold.
        blank: cells that hold for those below are not merged with them, which stay empty.
        long: tables go over pages.
    """

    seed: int
    language: Language
    columns: tuple[str, ...]
    year: Literal["row", "merged", "date"]
    country: Literal["row", "merged", "heading", ""]
    merged: bool
    bold: bool
    blank: bool = False
    long: bool = False


Told = frozenset[tuple[str, str]]
"""An activity: the words of each cell of its row, also of those that hold for it from elsewhere,
and what holds from elsewhere: "year", "country", "organization"; else "".

Of a cell merged down the first row may say the words itself: see `agrees`.
"""


def agrees(told: Told, cells: Iterable[str], inherited: Iterable[tuple[str, str]]) -> bool:
    """Whether a row was read with all that holds for it, and nothing else.

    `cells`: what it says itself; `inherited`: (kind, words) of what it takes from elsewhere.
    """
    own, taken = {cell for cell in cells if cell.strip()}, set(inherited)
    kinds = {words: kind for kind, words in told}
    words = own | {words for _, words in taken}
    return words == set(kinds) and all(kinds[w] in (kind, "") for kind, w in taken)


@dataclass(frozen=True)
class Grid:
    """A table as typed: heading above it, rows, cells merged (first and last place)."""

    heading: str
    rows: list[list[str]]
    merged: list[tuple[Place, Place]]


def report_table(seed: int) -> ReportTable:
    """The design of a seed."""
    pick = random.Random(f"report table {seed}")
    language: Language = pick.choice(["en", "ru"])
    year = pick.choice(["row", "merged", "date"])
    country = pick.choice(["row", "merged", "heading", ""] if year != "row" else ["merged", ""])
    others = ["when", *pick.sample(["where", "organization", "partners", "status"], 2)]
    columns = ["activity", *others]
    pick.shuffle(columns)
    if country == "merged":
        columns.insert(0, "country")
    if year == "merged":
        columns.insert(pick.choice([0, len(columns) if country != "merged" else 1]), "year")
    if pick.random() < 0.3:
        columns.insert(0, "number")
    return ReportTable(
        seed, language, tuple(columns), year, country,  # type: ignore[arg-type]
        merged="organization" in columns and pick.random() < 0.5, bold=pick.random() < 0.8,
        blank=pick.random() < 0.25, long=pick.random() < 0.3,
    )  # fmt: skip


def report_grids(made: ReportTable) -> tuple[list[Grid], list[Told]]:
    """The tables of a report, and what they tell."""
    pick = random.Random(f"report cells {made.seed}")
    said, names = SAID[made.language], HEADINGS[made.language]
    head = [pick.choice(names[column]) for column in made.columns]
    countries = pick.sample(said["country"], 2) if made.country else [""]
    told: list[Told] = []
    grids: list[Grid] = []
    grid = Grid("", [list(head)], [])
    width, number = len(head), 0
    for country in countries:
        if made.country == "heading":
            grid = Grid(country, [list(head)], [])
        elif made.country == "row":
            grid.merged.append(((len(grid.rows), 0), (len(grid.rows), width - 1)))
            grid.rows.append([country] + [""] * (width - 1))
        first_of_country = len(grid.rows)
        for year in sorted(pick.sample(range(2012, 2023), 2)):
            if made.year == "row":
                grid.merged.append(((len(grid.rows), 0), (len(grid.rows), width - 1)))
                grid.rows.append([str(year)] + [""] * (width - 1))
            first = len(grid.rows)
            body = pick.choice(said["organization"])
            for _ in range(pick.randint(5, 9) if made.long else pick.randint(2, 3)):
                number += 1
                cells = {
                    column: pick.choice(said[column]) for column in made.columns if column in said
                }
                cells["activity"] = cells["activity"].format(n=pick.randint(12, 90))
                cells |= {"number": f"{number}.", "year": str(year), "country": country}
                if made.year == "date":
                    cells["when"] += f" {year}"
                if made.merged:
                    cells["organization"] = body
                shared = [("year", str(year))] if made.year != "date" else []
                shared += [("country", country)] if country else []
                shared += [("organization", body)] if made.merged else []
                known = {words for _, words in shared}
                own = [cells[c] for c in made.columns if c != "number" and cells[c] not in known]
                told.append(frozenset([*shared, *(("", words) for words in own)]))
                grid.rows.append([cells[column] for column in made.columns])
            last = len(grid.rows) - 1
            for column in ("year", *(["organization"] if made.merged else [])):
                if column in made.columns:
                    _merge_down(grid, made.columns.index(column), first, last, made.blank)
        if "country" in made.columns and made.year != "row":
            place = made.columns.index("country")
            _merge_down(grid, place, first_of_country, len(grid.rows) - 1, made.blank)
        if not grids or grids[-1] is not grid:
            grids.append(grid)
    return grids, told


def _merge_down(grid: Grid, column: int, first: int, last: int, blank: bool) -> None:
    for row in range(first + 1, last + 1):
        grid.rows[row][column] = ""
    if not blank:
        grid.merged.append(((first, column), (last, column)))


def report_docx(made: ReportTable, grids: Sequence[Grid]) -> bytes:
    """The report as a Word file."""
    document = new_document()
    document.add_heading(TITLES[made.language], 1)
    for grid in grids:
        if grid.heading:
            document.add_heading(grid.heading, 2)
        add_table(document, grid.rows, grid.merged, made.bold)
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def add_table(
    document: WordDocument,
    rows: Sequence[Sequence[str]],
    merged: Sequence[tuple[Place, Place]],
    bold: bool,
) -> None:
    """Add a table to a Word document; `bold`: its first row is set as headings are."""
    table = document.add_table(len(rows), len(rows[0]))
    table.style = "Table Grid"
    for first, last in merged:
        table.cell(*first).merge(table.cell(*last))
    # Asked for one cell, a table makes a list of all of them.
    for at, (row, made) in enumerate(zip(rows, table.rows, strict=True)):
        for text, cell in zip(row, made.cells, strict=True):
            if text:
                cell.paragraphs[0].add_run(text).bold = bold and at == 0


def report_pdf(made: ReportTable, grids: Sequence[Grid], faces: tuple[str, str]) -> bytes:
    """The report as a PDF file; `faces`: names of a registered font and its bold."""
    plain = ParagraphStyle("plain", fontName=faces[0], fontSize=9, leading=11)
    bold = ParagraphStyle("bold", plain, fontName=faces[1])
    title = ParagraphStyle("title", bold, fontSize=14, leading=18, spaceAfter=8)
    heading = ParagraphStyle("heading", bold, fontSize=11, leading=14, spaceBefore=8, spaceAfter=4)
    story: list[Flowable] = [Paragraph(TITLES[made.language], title)]
    size = landscape(A4)
    for grid in grids:
        if grid.heading:
            story.append(Paragraph(grid.heading, heading))
        rows = [
            [Paragraph(t, bold if made.bold and at == 0 else plain) if t else "" for t in row]
            for at, row in enumerate(grid.rows)
        ]
        style: list[tuple[object, ...]] = [
            ("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ]  # fmt: skip
        style += [("SPAN", (c0, r0), (c1, r1)) for (r0, c0), (r1, c1) in grid.merged]
        wide = {"activity": 3.0, "number": 0.5, "year": 0.7}
        shares = [wide.get(column, 1.2) for column in made.columns]
        room = size[0] - 120
        widths = [room * share / sum(shares) for share in shares]
        story += [Table(rows, colWidths=widths, style=style, repeatRows=1), Spacer(1, 10)]
    target = io.BytesIO()
    SimpleDocTemplate(target, pagesize=size, leftMargin=60, rightMargin=60).build(story)
    return target.getvalue()

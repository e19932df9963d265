"""`report.html` and `coverage.svg`: for people, without scripts or other hosts."""

from functools import cache
from pathlib import Path
from typing import Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from pipeline.release.content import Content
from pipeline.release.diff import Changes
from pipeline.release.report_data import STATUSES, report_data
from pipeline.release.report_map import HEIGHT, WIDTH

_LEFT, _TOP, _CELL_WIDTH, _CELL_HEIGHT = 420, 130, 44, 24
"""Pixels of the heat map: room for titles and heads, and the size of a cell."""
_FILLS: Final = ("#f4f6f8", "#e4eef6", "#b9d5e9", "#7fb2d5", "#2f75a8", "#0a3d62")
_INKS: Final = ("#566473", "#1b2530", "#1b2530", "#1b2530", "#ffffff", "#ffffff")


def write_report(path: Path, content: Content, changes: Changes) -> None:
    """Write the page, and its heat map as a picture beside it.

    Everything from documents and reviewers is escaped.
    """
    data = report_data(content, changes)
    page = (
        _templates()
        .get_template("report.html.j2")
        .render(
            data=data,
            statuses=STATUSES,
            map_width=WIDTH,
            map_height=HEIGHT,
        )
    )
    path.write_text(page, encoding="utf-8", newline="\n")
    picture = (
        _templates()
        .get_template("coverage.svg.j2")
        .render(
            data=data,
            left=_LEFT,
            top=_TOP,
            cell_width=_CELL_WIDTH,
            cell_height=_CELL_HEIGHT,
            # The slanted head of the last column needs room, too.
            width=_LEFT + (len(data.by_body.columns) + 2) * _CELL_WIDTH,
            height=_TOP + len(data.by_body.rows) * _CELL_HEIGHT + 8,
            fills=_FILLS,
            inks=_INKS,
        )
    )
    path.with_name("coverage.svg").write_text(picture, encoding="utf-8", newline="\n")


@cache
def _templates() -> Environment:
    return Environment(
        loader=FileSystemLoader(Path(__file__).with_name("templates")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )

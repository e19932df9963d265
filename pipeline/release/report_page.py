"""`report.html`: one self-contained page for people, without scripts or other hosts."""

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from pipeline.release.content import Content
from pipeline.release.diff import Changes
from pipeline.release.report_data import STATUSES, report_data
from pipeline.release.report_map import HEIGHT, WIDTH


def write_report(path: Path, content: Content, changes: Changes) -> None:
    """Write the page; everything from documents and reviewers is escaped."""
    page = _template().render(
        data=report_data(content, changes),
        statuses=STATUSES,
        map_width=WIDTH,
        map_height=HEIGHT,
    )
    path.write_text(page, encoding="utf-8", newline="\n")


@cache
def _template() -> Template:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).with_name("templates")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("report.html.j2")

"""Reports set in lines: sheets of fields, lists in lists, agendas; from file to tags."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from extractors.extract import extract
from extractors.model import Document, Tagged
from gazetteers.frameworks import Framework
from gazetteers.load import read_yaml

CASES = read_yaml(Path(__file__).parent / "tables" / "lines.yml")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_reports_in_lines(
    document_of: Callable[..., Document], frameworks: Sequence[Framework], case: dict[str, Any]
) -> None:
    found = extract(document_of(*case["elements"]), frameworks).tagged
    assert [told(item) for item in found] == case["rows"]
    for field in ("status", "type"):
        if field in case:
            assert [getattr(item, field).value for item in found] == case[field]


def told(item: Tagged) -> str:
    """The first and last two words of an activity, who takes part as what, where and when."""
    words = item.text.split()
    who = ", ".join(f"{tag.id}:{tag.role[0]}" for tag in item.organizations)
    where = " ".join(tag.code for tag in item.countries)
    when = " ".join(f"{date.start}..{date.end}" for date in item.dates)
    return " | ".join(
        (f"{' '.join(words[:2])} … {' '.join(words[-2:])}", who, where, when)
    ).replace("|  |", "| |")

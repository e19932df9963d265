"""What cells and rows of Word tables state: columns covered, mergers, colours."""

from collections.abc import Iterator
from typing import Final, Literal

from lxml import etree

from extractors.readers.word.package import W, attribute
from extractors.readers.word.tables import MOST_COLUMNS

Stated = dict[str, etree._Element]
"""The properties of a row or cell by their tags."""
CELL: Final = f"{W}tc"
CELL_PROPERTIES: Final = f"{W}tcPr"
MERGED_ACROSS: Final = f"{W}hMerge"
MERGED_DOWN: Final = f"{W}vMerge"
_TRACKED_MERGER: Final = f"{W}cellMerge"
_SHADE: Final = f"{W}shd"


def grid(properties: Stated, tag: str, default: int) -> int:
    """How many columns a cell covers, or a row leaves out; at least the default."""
    element = properties.get(tag)
    raw = attribute(element) if element is not None else None
    if raw is None or not raw.isdecimal() or len(raw) > 6:
        return default
    return max(default, min(int(raw), MOST_COLUMNS))


def merged(properties: Stated, tag: str) -> Literal["none", "restart", "continue"]:
    """Whether a cell begins or continues one that is merged across or downwards."""
    element = properties.get(tag)
    if tag == MERGED_DOWN and _TRACKED_MERGER in properties:
        # Accepted, like all other changes.
        how = attribute(properties[_TRACKED_MERGER], "vMerge")
        return "continue" if how == "cont" else "restart"
    if element is None:
        return "none"
    return "restart" if attribute(element) == "restart" else "continue"


def is_shaded(properties: Stated) -> bool:
    """Whether a cell has a colour other than white."""
    shade = properties.get(_SHADE)
    fill = attribute(shade, "fill") if shade is not None else None
    return fill is not None and fill.lower() not in ("auto", "ffffff")


def first_row_differs(look: etree._Element | None) -> bool:
    """Whether a table applies the first-row format of its style (new and old notation)."""
    if look is None:
        return False
    stated = attribute(look, "firstRow")
    if stated is not None:
        return stated in ("1", "true", "on")
    raw = attribute(look) or "0"
    try:
        return bool(int(raw, 16) & 0x20)
    except ValueError:
        return False


def emptied_cells(content: etree._Element) -> Iterator[etree._Element]:
    """The cells of a content control with nothing but their properties: they keep their place."""
    for cell in content.iterfind(CELL):
        empty = etree.Element(CELL)
        properties = cell.find(CELL_PROPERTIES)
        if properties is not None:
            empty.append(properties)
        yield empty

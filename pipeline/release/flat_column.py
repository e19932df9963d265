"""What a column of the flat table is, and the values that several columns or files share."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from pipeline.release.rows import PublishedActivity

FieldType = Literal["string", "integer", "number", "date", "datetime"]


@dataclass(frozen=True, slots=True)
class CodeLists:
    """What stands behind ids.

    Attributes:
        measure_titles: of the measures.
        country_names: in English.
        dac_codes: the DAC purpose code of each measure.
    """

    measure_titles: Mapping[str, str]
    country_names: Mapping[str, str]
    dac_codes: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class FlatColumn:
    """A column of the flat table.

    Attributes:
        name: the header.
        hashtag: the HXL tag of the second row.
        value: how it is taken from a row; empty means unknown.
        meaning: one line for the data dictionary.
        type: of its values, as a Frictionless table schema names it.
        choices: the only values that it may have; empty for free ones.
    """

    name: str
    hashtag: str
    value: Callable[[PublishedActivity, CodeLists], str]
    meaning: str
    type: FieldType = "string"
    choices: tuple[str, ...] = ()


def geo_scope(row: PublishedActivity) -> str:
    """How wide an area an activity concerns."""
    if row.region:
        return "regional"
    if len(row.countries) > 1:
        return "multi_country"
    if not row.countries:
        return "unknown"
    return "subnational" if row.places else "national"


def date_bound(row: PublishedActivity, side: Literal["start", "end"]) -> str:
    """The outermost bound of all dates; empty without dates, or when one of them is open."""
    bounds = [when.start if side == "start" else when.end for when in row.dates]
    known = [bound for bound in bounds if bound is not None]
    if not known or len(known) < len(bounds):
        return ""
    return (min(known) if side == "start" else max(known)).isoformat()

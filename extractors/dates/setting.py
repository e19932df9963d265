"""Where a date stands, and what it can say."""

from dataclasses import dataclass
from typing import Literal

from extractors.dates.units import Expression

DateRole = Literal["activity", "frame", "reference", "title", "term", "figure-day", "document"]


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a date stands: its sentence before and after it, and what the phrase is.

    Attributes:
        left: the words of the sentence before the phrase, prefix words such as "in" included.
        right: those after it.
        expression: the parsed phrase.
        written: the phrase itself.
        attached: it is joined to a name ("Antiterror-2021").
        after_mask: what stands directly before it is a symbol or a resolution number.
    """

    left: str
    right: str
    expression: Expression
    written: str
    attached: bool
    after_mask: bool

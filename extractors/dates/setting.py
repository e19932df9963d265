"""Where a date stands, and what it can say."""

import re
from dataclasses import dataclass
from typing import Literal

from extractors.dates.units import Expression

DateRole = Literal["activity", "frame", "reference", "title", "term", "figure-day", "document"]


AHEAD = re.compile(
    r"(?i)\b(?:will|shall|plan(?:s|ned|ning)?|intends?|scheduled|foreseen|envisaged|expected|upcoming|"
    r"to be|next|будет|будут|планир\w+|заплан\w+|намеч\w+|намер\w+|предсто\w+|предполаг\w+|"
    r"ожида\w+|[а-яё]+(?:ед[её]т|едут|оится|оятся|ойдёт|ойдет|ойдут|ется провести|ожет))\b"
)
"""Words by which a sentence speaks of what is still to come."""


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


_SUM = r"(?:\s(?:million|thousand|billion|млн|тыс\.))?"
AMOUNT = re.compile(
    rf"(?:\b(?:USD|EUR|GBP|JPY)|[$€£])\s?\d[\d.,\s]*{_SUM}[,(\s]*$"
    rf"|\d{_SUM}\s(?:USD|EUR|euros?|dollars|евро|долл\w*\.?)[,(\s]*$"
)
"""An amount before a date, which is not the number of a document: "EUR 410,000, 2019-2020"."""

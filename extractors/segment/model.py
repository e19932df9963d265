"""What cutting needs to know of a passage, and what it gives back."""

from collections.abc import Sequence
from dataclasses import dataclass

from extractors.model import Doubt, Passage, Rejection, SourceRef


@dataclass(frozen=True, slots=True)
class Mark:
    """Words that name something: half-open code points of a passage's text, and what they name.

    Attributes:
        start: first code point.
        end: one past the last.
        id: an organization id, a country code, or the date as it is written; what is compared
            when asking whether two sentences speak of the same.
        weak: True for a description that stands for the name ("the Centre").
    """

    start: int
    end: int
    id: str
    weak: bool = False


@dataclass(frozen=True, slots=True)
class Marks:
    """The mentions of one passage, as far as cutting uses them, by position.

    Attributes:
        organizations: named organizations, also weak names ("the Centre").
        territories: countries, cities and provinces; not the wider region.
        dates: days, months, years and periods, also recurring ones.
    """

    organizations: tuple[Mark, ...] = ()
    territories: tuple[Mark, ...] = ()
    dates: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Span:
    """One activity: half-open code points of a passage's text.

    Attributes:
        passage: position of the passage in the sequence that was given.
        start: first code point.
        end: one past the last.
        ref: the same words in the document.
        doubts: `split-unsure` where the cut before it, or the words taken in, are uncertain.
        told_from: where it is told, behind sentences that only open it; its start if none does.
    """

    passage: int
    start: int
    end: int
    ref: SourceRef
    doubts: tuple[Doubt, ...] = ()
    told_from: int = -1

    def __post_init__(self) -> None:
        """Without an opening it is told from its start on."""
        if self.told_from < self.start:
            object.__setattr__(self, "told_from", self.start)


@dataclass(frozen=True, slots=True)
class Segmentation:
    """The activities of a document in reading order, and all other words with a reason."""

    spans: tuple[Span, ...]
    rejections: tuple[Rejection, ...]


def reference(passage: Passage, start: int, end: int) -> SourceRef:
    """Where the words `start` to `end` of a passage's text stand in the document.

    In a run of paragraphs ("para=17..19") the reference names only the paragraphs it touches.
    """
    whole = passage.ref
    touched: Sequence[int] = [
        index
        for index, paragraph in enumerate(passage.paragraphs)
        if paragraph.start < end and start < paragraph.end
    ]
    if ".." not in whole.block or not touched:
        return whole.model_copy(update={"start": whole.start + start, "end": whole.start + end})
    first, last = passage.paragraphs[touched[0]], passage.paragraphs[touched[-1]]
    # Only the first paragraph of a passage may lack its beginning.
    offset = (whole.start if touched[0] == 0 else 0) - first.start
    block = first.block
    if first is not last:
        block = f"{first.block}..{last.block[last.block.rindex('=') + 1 :]}"
    return SourceRef(document=whole.document, block=block, start=start + offset, end=end + offset)

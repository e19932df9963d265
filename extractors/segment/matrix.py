"""Cutting a matrix paragraph: its activities cover all of its words."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from extractors.segment.current import Current
from extractors.segment.cuts import Part, cut_inside
from extractors.segment.reading import Sentence
from extractors.segment.starts import start_verdict
from extractors.segment.verdict import Verdict

SURE = 9.0
"""Log-odds of what is not judged: a first sentence begins an activity."""


@dataclass(frozen=True)
class Piece:
    """An activity while it grows: its sentences, or parts of them, and why it was begun.

    Attributes:
        sentences: at least one.
        begun: why it was cut from what stands before it.
        joined: how surely each further sentence belongs to it.
        uncut: how surely nothing else begins inside its sentences, by code point.
    """

    sentences: tuple[Sentence, ...]
    begun: Verdict
    joined: tuple[Verdict, ...] = ()
    uncut: tuple[tuple[int, Verdict], ...] = ()

    @property
    def start(self) -> int:
        """First code point."""
        return self.sentences[0].start

    @property
    def end(self) -> int:
        """One past the last."""
        return self.sentences[-1].end

    def with_part(self, part: Part, judged: Verdict) -> "Piece":
        """The piece with one more sentence, or the first part of one."""
        return replace(
            self,
            sentences=(*self.sentences, part.sentence),
            joined=(*self.joined, judged),
            uncut=(*self.uncut, *part.uncut),
        )


def begin(part: Part, why: Verdict) -> Piece:
    """A new activity; inside a sentence the cut itself says how sure it is."""
    return Piece((part.sentence,), part.begun or why, uncut=part.uncut)


def matrix_pieces(sentences: Sequence[Sentence]) -> tuple[Piece, ...]:
    """The activities of a matrix paragraph, from its sentences.

    Each sentence either turns to another activity or explains the one before; then each is looked
    at for cuts inside it.
    """
    pieces: list[Piece] = []
    for sentence in sentences:
        for part in cut_inside(sentence):
            if part.begun is not None or not pieces:
                pieces.append(begin(part, Verdict(SURE, ("first sentence",))))
                continue
            judged = start_verdict(part.sentence, Current(pieces[-1].sentences))
            if judged.yes:
                pieces.append(begin(part, judged))
            else:
                pieces[-1] = pieces[-1].with_part(part, judged)
    return tuple(pieces)

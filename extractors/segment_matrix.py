"""Cutting a matrix paragraph: its activities cover all of its words."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from extractors.segment_current import Current
from extractors.segment_cuts import cut_inside
from extractors.segment_reading import Sentence
from extractors.segment_starts import start_verdict
from extractors.segment_verdict import Verdict

SURE = 9.0
"""Log-odds of what is not judged: a first sentence begins an activity."""


@dataclass(frozen=True)
class Piece:
    """An activity while it grows: its sentences, or parts of them, and why it was begun.

    Attributes:
        sentences: at least one.
        begun: why it was cut from what stands before it.
        joined: how surely each further sentence belongs to it.
    """

    sentences: tuple[Sentence, ...]
    begun: Verdict
    joined: tuple[Verdict, ...] = ()

    @property
    def start(self) -> int:
        """First code point."""
        return self.sentences[0].start

    @property
    def end(self) -> int:
        """One past the last."""
        return self.sentences[-1].end

    def with_sentence(self, sentence: Sentence, judged: Verdict) -> "Piece":
        """The piece with one more sentence."""
        return replace(self, sentences=(*self.sentences, sentence), joined=(*self.joined, judged))


def matrix_pieces(sentences: Sequence[Sentence]) -> tuple[Piece, ...]:
    """The activities of a matrix paragraph, from its sentences.

    Each sentence either turns to another activity or explains the one before; then each is looked
    at for cuts inside it.
    """
    pieces: list[Piece] = []
    for sentence in sentences:
        parts = cut_inside(sentence)
        for number, part in enumerate(parts):
            if number > 0:
                pieces.append(Piece((part,), Verdict(SURE, ("cut inside a sentence",))))
            elif not pieces:
                pieces.append(Piece((part,), Verdict(SURE, ("first sentence",))))
            else:
                judged = start_verdict(part, Current(pieces[-1].sentences))
                if judged.yes:
                    pieces.append(Piece((part,), judged))
                else:
                    pieces[-1] = pieces[-1].with_sentence(part, judged)
    return tuple(pieces)

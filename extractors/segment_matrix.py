"""Cutting a matrix paragraph: its activities cover all of its words."""

from collections.abc import Sequence

from extractors.segment_cuts import Piece, cut_inside
from extractors.segment_reading import Sentence
from extractors.segment_starts import Current, Verdict, start_verdict


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
                pieces.append(Piece((part,), Verdict(1.0, ("cut inside a sentence",))))
            elif not pieces:
                pieces.append(Piece((part,), Verdict(1.0, ("first sentence",))))
            else:
                judged = start_verdict(part, Current(pieces[-1].sentences))
                if judged.yes:
                    pieces.append(Piece((part,), judged))
                else:
                    pieces[-1] = pieces[-1].with_sentence(part, judged)
    return tuple(pieces)

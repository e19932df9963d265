"""The two cuts inside a sentence, and what must not be cut.

(a) before another event, product, agreement or project that has a date, a place or a lead of its
    own: "a workshop in Khujand (May 2015); | a seminar in Ashgabat (March 2016)";
(b) before a second verb with a concrete thing of its own of another type or status: "has laid out
    the legal foundations for cooperation | has anti-terrorism operations".

Nothing is cut inside brackets or quotations, and no list of things under one verb with one date.
"""

import re
from dataclasses import dataclass, replace

from extractors.segment_model import Marks
from extractors.segment_reading import Sentence, read_sentence, within
from extractors.segment_starts import Verdict


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
        return replace(
            self, sentences=(*self.sentences, sentence), joined=(*self.joined, judged)
        )


def cut_inside(sentence: Sentence) -> tuple[Sentence, ...]:
    """The parts of a sentence that are activities of their own; mostly the sentence itself."""
    return (sentence,)

"""Cutting a matrix paragraph: its activities cover all of its words."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from extractors.segment.current import Current, is_general_opening
from extractors.segment.cuts import Part, cut_inside
from extractors.segment.own import is_terse
from extractors.segment.reading import Sentence
from extractors.segment.references import refers_back
from extractors.segment.relevance import bears_verdict
from extractors.segment.starts import start_verdict
from extractors.segment.verdict import Verdict

SURE = 9.0
"""Log-odds of what is not judged: a first sentence begins an activity."""

_TERSE = 1.0
"""Log-odds of a dated thing that a cell in telegram style names next."""

_BACKGROUND = -3.5
"""Log-odds of telling of an activity below which a sentence only opens what follows it."""

_TOLD_BARELY = 1.0
"""The same where the next sentence says that it follows from it: "For this reason IOM …"."""


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
            judged = matrix_start_verdict(part.sentence, Current(pieces[-1].sentences))
            if judged.yes:
                pieces.append(begin(part, judged))
            else:
                pieces[-1] = pieces[-1].with_part(part, judged)
    return tuple(pieces)


def matrix_start_verdict(sentence: Sentence, current: Current) -> Verdict:
    """Whether a sentence of a matrix turns to another activity.

    The guide leaves no words of a matrix out: what only describes the situation ("Officers are
    often lured by higher pay.") stays with the activity that answers to it.
    """
    waits = all(only_describes(part, sentence) for part in current.sentences)
    judged = start_verdict(sentence, current, after_background=waits)
    if judged.yes or not _is_next_entry(sentence, current):
        return judged
    return replace(judged, score=_TERSE, signs=(*judged.signs, "dated entry without a verb"))


def _is_next_entry(sentence: Sentence, current: Current) -> bool:
    """Whether a terse cell goes on with a dated thing: "Mentor at the bank. Report, 2021."."""
    if not is_terse(sentence) or sentence.main_head is None or refers_back(sentence, current):
        return False
    own = {mark.id for mark in sentence.dates} - current.dates
    if not own or any(part.verbs for part in current.sentences):
        return False
    return current.head_type not in ("", sentence.main_head.type)


def told_from(piece: Piece) -> int:
    """Where an activity is told, behind sentences that only open it; its start if none does."""
    for sentence, following in pairwise(piece.sentences):
        if not (is_general_opening(sentence) or only_describes(sentence, following)):
            return sentence.start
    return piece.sentences[-1].start


def only_describes(sentence: Sentence, following: Sentence) -> bool:
    """Whether a sentence tells of the situation and of no activity, whoever writes it.

    A body that acts tells of one, however general its words are, and so does a pronoun for it.
    Where the sentence `following` it says that it answers to it, less is asked for.
    """
    book = sentence.language.activity
    acts = sentence.subject_organizations or sentence.opens_with_body
    acts = acts or book.has("opens-pronoun", sentence.core) or sentence.says("mandate")
    if acts or (sentence.organizations and sentence.performs):
        return False
    answers = not sentence.dates and book.has("opens-consequence", following.text)
    bears = bears_verdict(sentence, outside_part=False, open_activity=False)
    return bears.score < (_TOLD_BARELY if answers else _BACKGROUND)

"""Passages to activities: contiguous stretches that do not overlap, every other word with a reason.

The unit is the annotation guide's: one event, programme, product, mechanism, assessment or
agreement. Three kinds of passages are cut in three ways: a matrix paragraph is covered completely,
in a report's prose activities are picked out of other text, and a table row is one activity.
"""

from collections.abc import Sequence

from extractors.languages import language, sentences
from extractors.model import Passage, Rejection
from extractors.segment_matrix import Piece, matrix_pieces
from extractors.segment_prose import read_prose
from extractors.segment_model import Mark, Marks, Segmentation, Span, reference
from extractors.segment_reading import Sentence, read_sentence

__all__ = ["Mark", "Marks", "Segmentation", "Span", "reference", "segment"]


def segment(passages: Sequence[Passage], marks: Sequence[Marks]) -> Segmentation:
    """The activities of a document.

    Args:
        passages: all passages of one document, in reading order.
        marks: the mentions of each passage, in the same order.

    Returns:
        Spans in reading order. In a matrix passage they cover all words but the marks and
        conjunctions between them; in a report what they leave out stands in the rejections.

    Raises:
        ValueError: if there are not as many marks as passages.
    """
    if len(passages) != len(marks):
        raise ValueError(f"{len(passages)} passages came with marks for {len(marks)}")
    spans: list[Span] = []
    rejections: list[Rejection] = []
    for position, (passage, mentions) in enumerate(zip(passages, marks, strict=True)):
        if passage.kind == "matrix":
            pieces = matrix_pieces(read_passage(passage, mentions))
            spans.extend(_span(position, passage, piece) for piece in pieces)
        elif passage.kind == "row":
            end = len(passage.text)
            spans.append(Span(position, 0, end, reference(passage, 0, end)))
        else:
            reading = read_prose(read_passage(passage, mentions), passage.headings)
            spans.extend(_span(position, passage, piece) for piece in reading.pieces)
            rejections.extend(
                Rejection(ref=reference(passage, left.start, left.end), reason=reason)
                for left, reason in reading.outside
            )
    return Segmentation(tuple(spans), tuple(rejections))


def _span(position: int, passage: Passage, piece: Piece) -> Span:
    return Span(position, piece.start, piece.end, reference(passage, piece.start, piece.end))


def read_passage(passage: Passage, mentions: Marks) -> tuple[Sentence, ...]:
    """The sentences of a passage, paragraph by paragraph."""
    spoken = language(passage.language or "en")
    stretches = [(p.start, p.end, p.level > 0) for p in passage.paragraphs]
    found: list[Sentence] = []
    for number, (start, end, item) in enumerate(stretches or [(0, len(passage.text), False)]):
        spans = sentences(passage.text[start:end], spoken.code)
        for index, (first, last) in enumerate(spans):
            found.append(
                read_sentence(
                    passage.text,
                    (start + first, start + last),
                    mentions,
                    language=spoken,
                    paragraph=number,
                    first_in_paragraph=index == 0,
                    list_item=item,
                )
            )
    return tuple(found)

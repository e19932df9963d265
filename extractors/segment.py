"""Passages to activities: contiguous stretches that do not overlap, every other word with a reason.

The unit is the annotation guide's: one event, programme, product, mechanism, assessment or
agreement. Three kinds of passages are cut in three ways: a matrix paragraph is covered completely,
in a report's prose activities are picked out of other text, and a table row is one activity.
"""

from collections.abc import Sequence

from extractors.model import Passage, Rejection
from extractors.segment_model import Mark, Marks, Segmentation, Span, reference

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
    for position, passage in enumerate(passages):
        end = len(passage.text)
        spans.append(Span(position, 0, end, reference(passage, 0, end)))
    return Segmentation(tuple(spans), tuple(rejections))

"""Passages to activities: contiguous stretches that do not overlap, every other word with a reason.

The unit is the annotation guide's: one event, programme, product, mechanism, assessment or
agreement. Three kinds of passages are cut in three ways: a matrix paragraph is covered completely,
in a report's prose activities are picked out of other text, and a table row is one activity.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from extractors.languages import language, sentences
from extractors.model import Document, Doubt, Passage, Rejection
from extractors.segment.fitted import Question
from extractors.segment.matrix import Piece, matrix_pieces, told_from
from extractors.segment.model import Mark, Marks, Segmentation, Span, reference
from extractors.segment.news import are_news
from extractors.segment.prose import read_prose
from extractors.segment.reading import Sentence, read_sentence
from extractors.segment.rows import Stretch, row_activities
from extractors.segment.told import reasons
from extractors.segment.verdict import Verdict

__all__ = ["Mark", "Marks", "Segmentation", "Span", "reference", "segment", "tells_of_one_event"]

_UNSURE_CUT: Mapping[Question, float] = {"starts": 0.9, "bears": 1.0, "inside": 1.2}
_UNSURE_JOINED: Mapping[Question, float] = {"starts": 1.2, "inside": 1.5}
_UNSURE_JOINED_IN_PROSE: Mapping[Question, float] = {"starts": 1.2, "bears": 1.0, "inside": 0.6}
"""Log-odds below which a border, or that there is none, is shown to a person. In documents that
nothing was fitted on, a third or more of the activities with each of these doubts are cut wrongly;
above, fewer are. A place inside a sentence of a report that looks like a cut is mostly none."""

_SHORT = 14
_SHORT_WITHOUT_BODY = 20
"""Words below which what is cut out of a paragraph of a report may be a part of what stands beside
it, in any case and where it names no body. In documents that nothing was fitted on, two of five
such were; of what fills its paragraph, and of what is longer, three in a hundred."""

_HEAD_BLOCKS = 12
"""Blocks at the beginning of a document among which "Press release" stands."""


def segment(
    passages: Sequence[Passage], marks: Sequence[Marks], *, one_event: bool = False
) -> Segmentation:
    """The activities of a document.

    Args:
        passages: all passages of one document, in reading order.
        marks: the mentions of each passage, in the same order.
        one_event: whether the document is about one event, see `tells_of_one_event`.

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
    all_read = [read_passage(p, found) for p, found in zip(passages, marks, strict=True)]
    news = are_news(all_read)
    for position, (passage, read) in enumerate(zip(passages, all_read, strict=True)):
        pieces: Sequence[Piece] = ()
        others: Sequence[Stretch] = ()
        if passage.kind == "row":
            rows, others = row_activities(passage, read)
            spans.extend(
                Span(position, start, end, reference(passage, start, end)) for start, end in rows
            )
        elif passage.kind == "matrix":
            pieces = matrix_pieces(read)
        else:
            prose = read_prose(read, passage.headings, one_event=one_event, news=news)
            pieces = prose.pieces
            others = _joined([(left.start, left.end, reason) for left, reason in prose.outside])
        for number, piece in enumerate(pieces):
            end = _without_joint(passage.text, piece.start, piece.end)
            ref = reference(passage, piece.start, end)
            following = pieces[number + 1] if number + 1 < len(pieces) else None
            doubts = tuple(_doubts(passage, piece, following))
            told = told_from(piece) if passage.kind == "matrix" else piece.start
            spans.append(Span(position, piece.start, end, ref, doubts, told))
        rejections.extend(
            Rejection(ref=reference(passage, start, end), reason=reason)
            for start, end, reason in others
        )
    return Segmentation(tuple(spans), tuple(rejections))


def tells_of_one_event(document: Document) -> bool:
    """Whether a document says at its beginning that it is a press release."""
    if document.language is None:
        return False
    signs = language(document.language).activity
    return any(signs.has("heading-press", block.text) for block in document.blocks[:_HEAD_BLOCKS])


def read_passage(passage: Passage, mentions: Marks) -> tuple[Sentence, ...]:
    """The sentences of a passage, paragraph by paragraph or cell by cell, with their mentions.

    A passage in a language that we do not read is read by the rules of English.
    """
    spoken = language(passage.language or "en")
    stretches = [(p.start, p.end, p.level > 0) for p in passage.paragraphs]
    if passage.kind == "row":
        stretches = [(cell.start, cell.end, False) for cell in passage.cells]
    found: list[Sentence] = []
    for number, (start, end, item) in enumerate(stretches or [(0, len(passage.text), False)]):
        spans = sentences(passage.text[start:end], spoken.code)
        read = [
            read_sentence(
                passage.text,
                (start + first, start + last),
                mentions,
                language=spoken,
                paragraph=number,
                first_in_paragraph=index == 0,
                list_item=item,
                in_matrix=passage.kind == "matrix",
            )
            for index, (first, last) in enumerate(spans)
        ]
        found.extend(_label_joined(passage.text, read, mentions))
    return tuple(found)


def _label_joined(text: str, read: Sequence[Sentence], mentions: Marks) -> Sequence[Sentence]:
    """Sentences of a paragraph, with "3-5 May, Osh." and what it dates as one."""
    if len(read) < _LABELLED or not _is_label(read[0]):
        return read
    first, second, *rest = read
    if second.says("outside-editorial"):
        return read  # "Date: 24 December 2021. An unofficial translation will follow."
    whole = read_sentence(
        text,
        (first.start, second.end),
        mentions,
        language=first.language,
        paragraph=first.paragraph,
        first_in_paragraph=True,
        list_item=first.list_item,
        in_matrix=first.in_matrix,
    )
    return [whole, *rest]


_LABELLED = 2
"""Sentences of a paragraph that may begin with a label: the label and what it dates."""


def _is_label(sentence: Sentence) -> bool:
    """Whether a "sentence" only says when, and perhaps where or who: "3-5 May (I/W), Osh."."""
    return (
        bool(sentence.dates)
        and not sentence.verbs
        and not sentence.heads
        and len(sentence.text.split()) <= _LONGEST_LABEL
        and not _OF_DOCUMENT.match(sentence.text)
    )


_LONGEST_LABEL = 10
"""Words."""
_OF_DOCUMENT = re.compile(r"(?:Date|Дата)\b[^:.]{0,30}:")
"""The label of the day on which a text was written: "Date: 3 May 2021." """


_TRAILING_JOINT = re.compile(r"\s*[;,]\s*(?:and|or|и|или)?\s*$")
"""What stands at the end of an item in a list: "…, Dushanbe, June 2016; and"."""


def _without_joint(text: str, start: int, end: int) -> int:
    """The end of an activity without the mark and conjunction that lead to the next one."""
    joint = _TRAILING_JOINT.search(text[start:end])
    return end if joint is None or joint.start() == 0 else start + joint.start()


def _joined(others: Sequence[Stretch]) -> tuple[Stretch, ...]:
    """Neighbouring stretches with the same reason as one; at most a blank lies between them."""
    joined: list[Stretch] = []
    for start, end, reason in sorted(others):
        if joined and joined[-1][2] == reason and start - joined[-1][1] <= 1:
            joined[-1] = (joined[-1][0], end, reason)
        else:
            joined.append((start, end, reason))
    return tuple(joined)


def _doubts(passage: Passage, piece: Piece, following: Piece | None) -> Iterator[Doubt]:
    """What is uncertain about the borders of an activity, in words.

    An uncertain border is that of both activities beside it.
    """
    joined = _UNSURE_JOINED if passage.kind == "matrix" else _UNSURE_JOINED_IN_PROSE
    if _is_unsure(piece.begun, _UNSURE_CUT):
        told = piece.begun.question == "bears"
        what = "whether an activity is told of" if told else "that an activity begins"
        yield _doubt(what, passage, piece.start, piece.begun)
    for sentence, judged in zip(piece.sentences[1:], piece.joined, strict=True):
        if _is_unsure(judged, joined):
            yield _doubt("that no activity begins", passage, sentence.start, judged)
    for place, judged in piece.uncut:
        if _is_unsure(judged, joined):
            yield _doubt("that no activity begins", passage, place, judged)
    if following is not None and _is_next_unsure(following.begun):
        yield _doubt("that the next activity begins", passage, following.start, following.begun)
    if passage.kind == "prose" and _may_be_a_part(passage, piece):
        shown = " ".join(passage.text[piece.start : piece.end].split()[:_SHOWN_WORDS])
        detail = f"it is uncertain whether “{shown} …” is an activity of its own: it is short"
        yield Doubt(code="split-unsure", detail=detail)


def _may_be_a_part(passage: Passage, piece: Piece) -> bool:
    names_body = any(sentence.organizations for sentence in piece.sentences)
    words = len(passage.text[piece.start : piece.end].split())
    if words >= (_SHORT if names_body else _SHORT_WITHOUT_BODY):
        return False
    return not any(
        piece.start <= paragraph.start and paragraph.end <= piece.end
        for paragraph in passage.paragraphs
    )


def _is_next_unsure(begun: Verdict) -> bool:
    return begun.question in ("starts", "inside") and _is_unsure(begun, _UNSURE_CUT)


def _is_unsure(judged: Verdict, below: Mapping[Question, float]) -> bool:
    return abs(judged.score) < below[judged.question]


def _doubt(what: str, passage: Passage, start: int, judged: Verdict) -> Doubt:
    words = passage.text[start:]
    shown = " ".join(words.split()[:_SHOWN_WORDS])
    said = "; ".join(filter(None, (f"it is uncertain {what} with “{shown} …”", reasons(judged))))
    return Doubt(code="split-unsure", detail=said)


_SHOWN_WORDS = 6

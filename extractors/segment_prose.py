"""Picking activities out of the prose of a report."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from extractors.segment_current import Current
from extractors.segment_cuts import Part, cut_inside
from extractors.segment_matrix import Piece, begin
from extractors.segment_outside import (
    is_heading_of_other_text,
    is_quotation,
    is_remark,
    outside_heading,
    outside_signs,
)
from extractors.segment_reading import Sentence
from extractors.segment_relevance import bears_verdict, goes_on_verdict, reason_against
from extractors.segment_starts import start_verdict
from extractors.segment_verdict import Verdict


@dataclass
class ProseReading:
    """Activities and other text of one passage while it is read from its beginning.

    Attributes:
        pieces: the activities so far.
        outside: other sentences with a reason each.
        open: whether the last activity may still go on.
        lead_in: the lead-in of a list whose first item is still to come.
        waiting: quotations since the last activity; they are taken in if it goes on after them.
    """

    pieces: list[Piece] = field(default_factory=list)
    outside: list[tuple[Sentence, str]] = field(default_factory=list)
    open: bool = False
    waiting: list[Sentence] = field(default_factory=list)
    lead_in: Sentence | None = None

    def start(self, sentence: Sentence, judged: Verdict) -> None:
        """Begin an activity with a sentence, or several where the sentence holds several.

        The lead-in of a list belongs to the activity of its first item.
        """
        self._leave_waiting()
        first, *rest = cut_inside(sentence)
        if self.lead_in is not None:
            self.pieces.append(Piece((self.lead_in,), judged).with_part(first, judged))
        else:
            self.pieces.append(begin(first, judged))
        self.lead_in = None
        self.open = True
        self._begin_all(rest, judged)

    def _begin_all(self, parts: Sequence[Part], judged: Verdict) -> None:
        """Begin an activity with each part of a sentence; one that was called off is none."""
        for part in parts:
            if part.sentence.says("outside-cancelled") and not part.sentence.says("rescheduled"):
                self.outside.append((part.sentence, "called off"))
                self.open = False
            else:
                self.pieces.append(begin(part, judged))
                self.open = True

    def go_on(self, sentence: Sentence, judged: Verdict) -> None:
        """Let the last activity go on with a sentence, over quotations inside the event."""
        first, *rest = cut_inside(sentence)
        for between in self.waiting:
            self.pieces[-1] = self.pieces[-1].with_part(Part(between), judged)
        self.waiting.clear()
        self.pieces[-1] = self.pieces[-1].with_part(first, judged)
        self._begin_all(rest, judged)

    def leave(self, sentence: Sentence, reason: str) -> None:
        """Leave a sentence outside; only somebody's words keep the activity open."""
        if self.open and (is_quotation(sentence) or is_remark(sentence)):
            self.waiting.append(sentence)
            return
        self._leave_waiting()
        self._leave_lead_in()
        self.outside.append((sentence, reason))
        self.open = False

    def announce(self, sentence: Sentence) -> None:
        """Keep the lead-in of a list for the activity of its first item."""
        self._leave_waiting()
        self.lead_in = sentence
        self.open = False

    def close(self) -> None:
        """End the passage."""
        self._leave_waiting()
        self._leave_lead_in()
        self.open = False

    def _leave_lead_in(self) -> None:
        if self.lead_in is not None:
            self.outside.append((self.lead_in, "no activity named"))
        self.lead_in = None

    def _leave_waiting(self) -> None:
        self.outside.extend(
            (sentence, "quotation" if is_quotation(sentence) else "remark")
            for sentence in self.waiting
        )
        self.waiting.clear()


def is_like(sentence: Sentence, before: Sentence) -> bool:
    """Whether two sentences are items of a list, or lines of a calendar without verbs."""
    if sentence.list_item:
        return before.list_item
    return sentence.first_in_paragraph and not sentence.verbs and not before.verbs


def leads_in(sentence: Sentence, following: Sequence[Sentence]) -> bool:
    """Whether a sentence only says who or when, and the items of a list after it say what.

    "In 2021 and 2022 the Secretariat:", «При поддержке Правительства Центр:».
    """
    if not sentence.text.rstrip().endswith(":") or not following:
        return False
    first = following[0]
    item = first.list_item or first.text[:1].islower()
    if not item or first.paragraph != sentence.paragraph + 1:
        return False
    named = bool(sentence.organizations or sentence.dates) or sentence.opens_with_body
    things = any(head.determined for head in sentence.heads)
    return named and not things and not sentence.says("outside-editorial")


_EFFORTS = re.compile(
    r"(?:The\s)?(?:[Ww]ork|[Cc]o-?operation|[Ss]upport|[Aa]ssistance|[Aa]ctivities|[Ee]fforts)\b"
    r"|(?:Работа|Сотрудничество|Поддержка|Помощь|Содействие)\b"
)
"""General names of what is done."""

_PLACE_FIRST = re.compile(r"(?:In|At|В|Во|На)\s(?:the\s)?")


def opens_examples(sentence: Sentence, following: Sequence[Sentence]) -> bool:
    """Whether a general sentence opens a paragraph whose next one gives an example of it.

    "Work with the prison services continued in three countries. In Kazakhstan, …", "The training
    of assessors has a tradition. In 2015, for example, …".
    """
    if not following or not sentence.first_in_paragraph or not sentence.verbs:
        return False
    first = following[0]
    general = not (sentence.dates or sentence.territories or outside_signs(sentence))
    efforts = _EFFORTS.match(sentence.text) is not None
    named = efforts or bool(sentence.heads) or sentence.says("generic")
    at = _PLACE_FIRST.match(first.text)
    placed = at is not None and any(
        mark.start == first.start + at.end() for mark in first.territories
    )
    return (
        general
        and named
        and first.paragraph == sentence.paragraph
        and (first.says("example") or placed)
        and not any(head.determined for head in sentence.heads)
    )


def read_prose(
    sentences: Sequence[Sentence], headings: Sequence[str], *, one_event: bool = False
) -> ProseReading:
    """The activities of a prose passage and the reasons for its other sentences.

    In a report on one event (`one_event`) a new paragraph mostly goes on with it.
    """
    reading = ProseReading()
    outside_part = bool(sentences) and outside_heading(headings, sentences[0])
    for number, sentence in enumerate(sentences):
        if is_heading_of_other_text(sentence):
            outside_part = True
        rest = sentences[number + 1 :]
        if not outside_part and (leads_in(sentence, rest) or opens_examples(sentence, rest)):
            reading.announce(sentence)
            continue
        last = Current(reading.pieces[-1].sentences) if reading.open else None
        bears = bears_verdict(
            sentence,
            outside_part=outside_part,
            open_activity=reading.open,
            like_before=last is not None and is_like(sentence, last.last),
            after_lead_in=reading.lead_in is not None and leads_in(reading.lead_in, (sentence,)),
            one_event=one_event,
            current=last,
        )
        if last is None:
            if bears.yes:
                reading.start(sentence, bears)
            else:
                reading.leave(sentence, reason_against(bears))
            continue
        starts = start_verdict(sentence, last)
        goes_on = goes_on_verdict(sentence, last, outside_part=outside_part, one_event=one_event)
        if bears.yes and starts.yes:
            reading.start(sentence, min(starts, bears, key=Verdict.margin))
        elif goes_on.yes:
            reading.go_on(sentence, starts)
        elif bears.yes:
            reading.start(sentence, bears)
        else:
            reading.leave(sentence, reason_against(bears))
    reading.close()
    return reading

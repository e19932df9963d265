"""Picking activities out of the prose of a report."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from extractors.segment.current import Current
from extractors.segment.cuts import Part, cut_inside
from extractors.segment.learned import Place, second_opinion
from extractors.segment.matrix import Piece, begin
from extractors.segment.model import Mark
from extractors.segment.news import (
    has_dateline,
    heads_item,
    is_source_line,
    listed_headlines,
    opens_item,
)
from extractors.segment.outside import (
    is_heading_of_other_text,
    is_quotation,
    is_remark,
    opens_note,
    outside_heading,
    outside_signs,
)
from extractors.segment.reading import Sentence
from extractors.segment.relevance import (
    bears_verdict,
    goes_on_verdict,
    reason_against,
    remark_before,
    told_after_colon,
)
from extractors.segment.starts import start_verdict
from extractors.segment.verdict import Verdict


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
    if not _opens_list(sentence, following) or _IS_WHOLE.search(sentence.text):
        return False
    named = bool(sentence.organizations or sentence.dates) or sentence.opens_with_body
    named = named or _ENDS_WITH_DEED.search(sentence.text) is not None
    things = any(head.determined for head in sentence.heads)
    return named and not things and not sentence.says("outside-editorial")


def _opens_list(sentence: Sentence, following: Sequence[Sentence]) -> bool:
    """Whether the items of a list stand after a colon at the end of a sentence."""
    if not sentence.text.rstrip().endswith(":") or not following:
        return False
    first = following[0]
    item = first.list_item or first.text[:1].islower()
    return item and first.paragraph == sentence.paragraph + 1


def only_announces_list(sentence: Sentence, following: Sequence[Sentence]) -> bool:
    """Whether it says no more than that a list follows: "… plans the following activities:"."""
    return _opens_list(sentence, following) and _IS_WHOLE.search(sentence.text) is not None


_IS_WHOLE = re.compile(
    r"\b(?:I|[Mm]y|me|[Yy]ou|[Oo]ur|[Нн]аш\w*|[Вв]ам|[Вв]ас)\b"
    r"|\b[Tt]he following(?:\s(?:activities|events|measures|steps|actions|items|points))?"
    r"(?:\s(?:will|was|were|is|are|has|have|may|can|shall)\b|:)"
    r"|\bследующ(?:ее|ие|их|ем)(?:\s(?:мероприятия|меры|действия|шаги|мероприятий|работы))?:"
)
"""A sentence that needs no item to be whole: to readers, or with a general name of what follows."""

_ENDS_WITH_DEED = re.compile(
    r"\b(?:(?:were|was) (?:held|organi[sz]ed|conducted|published|adopted|signed)|took place|"
    r"состоялись|состоялся|проведены|проведён|прошли|имели место|организованы|изданы|подписаны|"
    r"приняты|планируются|намечены|запланированы|предусмотрены):\s*$"
)
"""A verb whose subject is each of the items: «За отчётный период состоялись:»."""

_EFFORTS = re.compile(
    r"(?:The\s)?(?:[Ww]ork|[Cc]o-?operation|[Ss]upport|[Aa]ssistance|[Aa]ctivities|[Ee]fforts)\b"
    r"|(?:Работа|Сотрудничество|Взаимодействие|Поддержка|Помощь|Содействие)\b"
)
"""General names of what is done."""

_EFFORTS_RU = re.compile(
    r"(?:(?:Активно|Последовательно|Также|Постоянно|Планомерно|Поэтапно)\s)?"
    r"(?:Совершенству|Расширя|Развива|Укрепля|Углубля|Наращива|Активизиру|Продолжа|Поддержива|"
    r"Уделя|Принима|Осуществля|Налажива|Вед|Провод)(?:ется|ются|ётся|утся|ится|ятся)\s"
)
"""A verb without a subject before it, which says only that something goes on."""

_OPENING = re.compile(
    r"((?:Так|В частности|Thus|So|In particular),\s)?"
    r"(?:(?:In|At|On|From|Between|Since|During|By|В|Во|На|С|Со)\s(?:the\s|г\.\s)?)?",
    re.IGNORECASE,
)
"""What may stand before the date or place with which an example begins."""


def opens_examples(sentence: Sentence, following: Sequence[Sentence]) -> bool:
    """Whether a general sentence opens a paragraph whose next one gives an example of it.

    "Work with the prison services continued in three countries. In Kazakhstan, …", "The training
    of assessors has a tradition. In 2015, for example, …", «Совершенствуется правовая база. 9 июня
    подписана …». In the middle of a paragraph only what it adds to the sentences before it.
    """
    if not following or not sentence.verbs:
        return False
    first = following[0]
    if first.paragraph != sentence.paragraph or first.first_in_paragraph:
        return False
    if sentence.dates or sentence.territories or len(sentence.text.split()) > _LONGEST_OPENING:
        return False
    if len({mark.id for mark in sentence.organizations}) >= _WITH_SOMEBODY:
        return False  # who does what with whom is told already
    efforts = _EFFORTS.match(sentence.text) is not None or _EFFORTS_RU.match(sentence.text)
    if not sentence.first_in_paragraph and not (efforts and _TOO.search(sentence.text)):
        return False
    if sentence.says("generic") or efforts:
        return first.says("example") or _begins_with_time_or_place(first)
    if not sentence.heads or outside_signs(sentence):
        return False
    head, next_head = sentence.main_head, first.main_head
    alike = head is not None and next_head is not None and head.type == next_head.type
    if _SO.match(first.text) or (alike and _SEVERAL.search(sentence.text)):
        return _begins_with_time_or_place(first)
    placed = first.says("example") or _begins_with(first, first.territories)
    return placed and not any(head.determined for head in sentence.heads)


_WITH_SOMEBODY = 2
"""Bodies that work together: "Cooperation of RATS with CARICC goes on"."""

_LONGEST_OPENING = 24
"""Words; a sentence that is longer tells more than that examples follow."""

_SEVERAL = re.compile(
    r"\b(?:(?:number|range|variety) of|several|various|numerous|many|ряд[еа]?|нескольк\w+|"
    r"многочисленн\w+|различны\w+)\s",
    re.IGNORECASE,
)
"""How many things there were, of which one is told next: "took part in several forums"."""

_TOO = re.compile(r"\b(?:also|as well|too|также|тоже)\b", re.IGNORECASE)

_SO = re.compile(r"(?:Так|В частности|Thus|So|In particular),\s")


def _begins_with_time_or_place(sentence: Sentence) -> bool:
    return _begins_with(sentence, (*sentence.dates, *sentence.territories))


def _begins_with(sentence: Sentence, marks: Sequence[Mark]) -> bool:
    at = _OPENING.match(sentence.text)
    begins = {0, at.end(1), at.end()} if at else {0}
    return any(mark.start - sentence.start in begins for mark in marks)


def _by_words(judged: Verdict) -> Verdict:
    """The verdict on what begins; as an even chance where only the words of it speak for that."""
    return judged if judged.yes else replace(judged, score=0.0)


def read_prose(
    sentences: Sequence[Sentence],
    headings: Sequence[str],
    *,
    one_event: bool = False,
    news: bool = False,
) -> ProseReading:
    """The activities of a prose passage and the reasons for its other sentences.

    In a report on one event (`one_event`), and in a news item, a new paragraph mostly goes on with
    it. In a document of news items (`news`) a line above a day is a headline.
    """
    reading = ProseReading()
    outside_part = bool(sentences) and outside_heading(headings, sentences[0])
    note = -1
    headlines = listed_headlines(sentences)
    told_before_item = 0
    for number, sentence in enumerate(sentences):
        if opens_item(sentence) or sentence.paragraph in headlines:
            one_event = True
            told_before_item = len(reading.pieces)
        if is_heading_of_other_text(sentence):
            outside_part = True
        if opens_note(sentence):
            note = sentence.paragraph
        heads = sentence.paragraph in headlines or (
            number + 1 < len(sentences)
            and (one_event or news or has_dateline(sentences[number + 1]))
            and heads_item(sentence, sentences[number + 1])
        )
        if heads or sentence.paragraph == note or is_source_line(sentence):
            reading.leave(sentence, "heading" if heads else "about the text itself")
            continue
        rest = sentences[number + 1 :]
        if not outside_part and (leads_in(sentence, rest) or opens_examples(sentence, rest)):
            reading.announce(sentence)
            continue
        if only_announces_list(sentence, rest):
            reading.leave(sentence, "no activity named")
            continue
        remark, told = remark_before(sentence), told_after_colon(sentence)
        if remark is not None and told is not None:
            reading.leave(remark, "about the text itself")
            sentence = told
        last = Current(reading.pieces[-1].sentences) if reading.open else None
        bears = bears_verdict(
            sentence,
            outside_part=outside_part,
            open_activity=reading.open,
            like_before=last is not None and is_like(sentence, last.last),
            after_lead_in=reading.lead_in is not None and leads_in(reading.lead_in, (sentence,)),
            one_event=one_event,
            opens_item=len(reading.pieces) == told_before_item,
            current=last,
        )
        if last is None:
            place: Place = "start" if bears.yes else "outside"
            if second_opinion(sentence, place, bears, None) == "start":
                reading.start(sentence, _by_words(bears))
            else:
                reading.leave(sentence, reason_against(bears))
            continue
        starts = start_verdict(sentence, last, one_event=one_event)
        goes_on = goes_on_verdict(sentence, last, outside_part=outside_part, one_event=one_event)
        if bears.yes and (starts.yes or not goes_on.yes):
            place = "start"
        else:
            place = "on" if goes_on.yes else "outside"
        heard = second_opinion(sentence, place, bears, goes_on)
        if heard == "start":
            begun = min(starts, bears, key=Verdict.margin) if starts.yes else bears
            reading.start(sentence, _by_words(begun))
        elif heard == "on":
            reading.go_on(sentence, starts)
        else:
            reading.leave(sentence, reason_against(bears))
    reading.close()
    return reading

"""What a sentence says, as far as cutting needs it: its verbs, things, openings and mentions."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from extractors.languages import Language, VerbGroup
from extractors.segment.model import Mark, Marks
from extractors.segment.nouns import Head, heads_of

_LONGEST_SUBJECT = 160
"""Characters in which the subject must end where no verb is found."""

_WORDS_BEFORE_PEOPLE = 6
"""Words that may stand before "the participants" at the beginning of a sentence."""

_SUBORDINATE = re.compile(
    r"\b(?:that|which|who|whom|whose|where|when|because|although|though|whether|if|"
    r"since(?!\s+(?:\d|[A-Z]|then|early|late|mid|the))|"
    r"котор\w+|где|когда|если|поскольку|чтобы|что)\b"
)
"""Words that begin a clause inside a sentence; "since 2018" is a date."""

_FRONTED = re.compile(r"[^,;:]{3,140}?,\s+")
"""An adverbial before the subject: "In May 2018, …", "With the support of the EU, …"."""

_TOPIC = re.compile(
    r"(?:As (?:regards|concerns)|As far as|When it comes to|Что (?:же )?касается)\b"
    r"[^,;:]{3,140},\s+"
)
"""Names the subject of what follows, with a verb that tells nothing: "As regards laws, …"."""

_BEFORE_DATE = re.compile(r"(?:[A-ZА-ЯЁ][a-zа-яё]{0,8}(?: of| the)?\s)?")
"""What stands before a date that opens a sentence: "In ", "As of ", «С »."""

_PARTICIPLE_BEFORE_DATE = re.compile(r"(?:[\w-]+\s){1,3}?")
"""What stands before the date of a Russian participle: «Начатый в », «Впервые принятая »."""

_SUBJECT_NEXT = re.compile(r"\s(?=(?:the|an?|its|their|all|both|this|these)\s|[A-Z])")
"""What follows such a date where no comma parts it from the subject."""

_STAFF = re.compile(
    r"(?:the\s+)?(?:experts|trainers|mentors|instructors|specialists|staff|lawyers|advisers|"
    r"facilitators)\s+(?:of|from)\s+(?:the\s+)?"
    r"|(?:эксперты|специалисты|инструкторы|тренеры|наставники|преподаватели|юристы)\s+",
    re.IGNORECASE,
)
"""People who act for the body that is named next."""


@dataclass(frozen=True)
class Sentence:
    """A sentence of a passage, with everything that decisions are made from.

    Attributes:
        start: first code point in the passage's text.
        end: one past the last.
        text: its words.
        paragraph: number of its paragraph within the passage, from 0.
        first_in_paragraph: True if the paragraph begins with it.
        list_item: True if its paragraph is an item of a list.
        in_matrix: True in a passage that is covered by activities completely.
        organizations: mentions inside it; territories and dates alike.
    """

    start: int
    end: int
    text: str
    language: Language
    paragraph: int
    first_in_paragraph: bool
    list_item: bool
    in_matrix: bool
    organizations: tuple[Mark, ...]
    territories: tuple[Mark, ...]
    dates: tuple[Mark, ...]
    _cache: dict[str, bool] = field(default_factory=dict, repr=False, compare=False)
    _parts: "dict[tuple[int, int, bool], Sentence]" = field(
        default_factory=dict, repr=False, compare=False
    )

    def says(self, group: str) -> bool:
        """Whether a sign of the cue group stands in the sentence."""
        if group not in self._cache:
            self._cache[group] = self.language.activity.has(group, self.text)
        return self._cache[group]

    def part(self, start: int, end: int, *, first: bool = False) -> "Sentence":
        """A part as a sentence of its own; offsets into the sentence, each part is read once.

        Args:
            start: first code point.
            end: one past the last.
            first: whether the part opens the paragraph or item if the sentence does.
        """
        key = (start, end, first)
        if key not in self._parts:
            inside = (self.start + start, self.start + end)
            self._parts[key] = Sentence(
                start=inside[0],
                end=inside[1],
                text=self.text[start:end],
                language=self.language,
                paragraph=self.paragraph,
                first_in_paragraph=first and self.first_in_paragraph,
                list_item=first and self.list_item,
                in_matrix=self.in_matrix,
                organizations=within(self.organizations, *inside),
                territories=within(self.territories, *inside),
                dates=within(self.dates, *inside),
            )
        return self._parts[key]

    @cached_property
    def verbs(self) -> tuple[VerbGroup, ...]:
        """Finite verbs, with offsets into the sentence."""
        found = self.language.verbs(self.text)
        if self._topic_end:
            return tuple(verb for verb in found if verb.start >= self._topic_end)
        return found

    @cached_property
    def opening(self) -> str:
        """The words before the first finite verb."""
        return self.text[: self.verbs[0].start] if self.verbs else self.text[:_LONGEST_SUBJECT]

    @cached_property
    def core(self) -> str:
        """The sentence without an adverbial before its subject and without joining words."""
        text = self.text.lstrip("“”\"«»'( –—-")
        text = text[self._topic_end :] if self._topic_end else text
        while True:
            fronted = _FRONTED.match(text)
            if fronted is None or self.language.verbs(fronted.group()):
                break
            if not self._is_adverbial(fronted.group()):
                break
            text = text[fronted.end() :]
        return text[self._end_of_date_before_subject(text) :]

    def _end_of_date_before_subject(self, text: str) -> int:
        """Characters of a date that opens the text without a comma: "In May 2018 the seminar".

        In Russian it follows a participle: «Начатый в 2014 году | процесс».
        """
        if not self.dates:
            return 0
        shift = self.end - len(text)
        if self.language.code == "ru":
            start, end = self.dates[0].start - shift, self.dates[0].end - shift
            if start < 0 or _PARTICIPLE_BEFORE_DATE.fullmatch(text, 0, start) is None:
                return 0
            joined = text[end : end + 1] == " " and self.language.opens_with_participle(text)
            return end + 1 if joined else 0
        for mark in self.dates:
            start, end = mark.start - shift, mark.end - shift
            if start >= 0 and _BEFORE_DATE.fullmatch(text, 0, start):
                after = _SUBJECT_NEXT.match(text, end)
                return after.end() if after else 0
        return 0

    @property
    def after_topic(self) -> str:
        """The words without those that only name or announce the subject."""
        return self.text[self._topic_end :]

    @cached_property
    def _topic_end(self) -> int:
        topic = _TOPIC.match(self.text)
        if topic is not None:
            return topic.end()
        announced = self.language.activity.first("opens-announcement", self.text)
        return announced.end + 1 if announced else 0

    def _is_adverbial(self, words: str) -> bool:
        book = self.language.activity
        adverbial = book.has("opens-adverbial", words) or book.has("adds", words)
        return adverbial or self.language.opens_with_participle(words)

    @cached_property
    def heads(self) -> tuple[Head, ...]:
        """The nouns an activity can be, outside brackets and names of organizations."""
        return heads_of(self.text, self.start, self.organizations, self.language)

    @cached_property
    def main_head(self) -> Head | None:
        """The first head that is new, else the first."""
        for head in self.heads:
            if head.new:
                return head
        return self.heads[0] if self.heads else None

    @cached_property
    def subject_organizations(self) -> tuple[Mark, ...]:
        """Organizations named as those who act: before the first verb, not after "support of"."""
        if not self.verbs:
            return ()
        limit = self.start + len(self.opening)
        core = self.start + (len(self.text) - len(self.core))
        return tuple(mark for mark in self.organizations if core <= mark.start < limit)

    @cached_property
    def main_verbs(self) -> tuple[VerbGroup, ...]:
        """The finite verbs outside clauses like "that came out of …" and "since it was closed".

        All of them where every verb seems to stand in such a clause.
        """
        found: list[VerbGroup] = []
        position = 0
        for verb in self.verbs:
            if not _SUBORDINATE.search(self.text, position, verb.start):
                found.append(verb)
            position = verb.end
        return tuple(found) or self.verbs

    @property
    def main_verb(self) -> VerbGroup | None:
        """The first of the main verbs; None in a sentence without a verb."""
        return self.main_verbs[0] if self.main_verbs else None

    @cached_property
    def opens_with_body(self) -> bool:
        """Whether a body is the subject by a common noun: "The Centre keeps …", «Центр ведёт …»."""
        return self.language.activity.has("opens-body", self.core)

    @cached_property
    def opens_further(self) -> bool:
        """Whether it opens with the next of a series: "A second course", "The final stage"."""
        return self.language.activity.has("opens-further", self.core)

    @cached_property
    def opens_with_people(self) -> bool:
        """Whether the people of an event are the subject, perhaps after "At the end"."""
        words = re.finditer(r"\S+", self.core[: len(self.opening) + 1])
        starts = [match.start() for match in words][:_WORDS_BEFORE_PEOPLE]
        shift = self.end - len(self.core)
        bodies = [(mark.start - shift, mark.end - shift) for mark in self.organizations]
        # "UN Women had trained" is about a body, not about the women of the event.
        named = any(
            self.language.activity.has("opens-people", self.core[start:])
            for start in starts or [0]
            if not any(a <= start < b for a, b in bodies)
        )
        return (named or self._persons_learn) and not self._opens_with_staff

    @cached_property
    def _persons_learn(self) -> bool:
        """Whether people, whoever they work for, do what one does at an event: learn, discuss."""
        verb, book = self.main_verb, self.language.activity
        return (
            verb is not None
            and book.has("learns", self.text[verb.start : verb.end])
            and book.has("opens-persons", self.core)
        )

    @cached_property
    def _opens_with_staff(self) -> bool:
        """Whether those who act for a body are the subject: "Mentors of the WCO train …"."""
        found = _STAFF.match(self.core)
        if found is None or not self.performs:
            return False
        at = self.end - len(self.core) + found.end()
        return any(mark.start == at for mark in self.subject_organizations)

    @cached_property
    def opens_with_they(self) -> bool:
        """Whether "they" is the subject after an adverbial: "Over two days they worked …"."""
        return re.search(r"\b(?:they|he|she|они|он|она)\W*$", self.opening.lower()) is not None

    @cached_property
    def performs(self) -> bool:
        """Whether a finite verb tells of doing: organized, published, plans."""
        return any(
            "perform" in self.language.kinds(verb.verb) for verb in self.main_verbs
        ) or self.says("under-way")

    @cached_property
    def explains(self) -> bool:
        """Whether the first finite verb tells of content, aims or results and not of doing."""
        if self.main_verb is None or self.says("under-way"):
            return False
        kinds = self.language.kinds(self.main_verb.verb)
        return "explain" in kinds and "perform" not in kinds

    @cached_property
    def copular(self) -> bool:
        """Whether the first finite verb is a bare form of to be or to have."""
        return bool(self.verbs) and self.language.activity.is_one_of("copula", self.verbs[0].verb)

    @cached_property
    def tense(self) -> str:
        """When the first finite verb happens; empty without one."""
        return self.verbs[0].tense if self.verbs else ""


def within(marks: Sequence[Mark], start: int, end: int) -> tuple[Mark, ...]:
    """The marks that begin between `start` and `end`."""
    return tuple(mark for mark in marks if start <= mark.start < end)


def read_sentence(
    text: str,
    span: tuple[int, int],
    marks: Marks,
    *,
    language: Language,
    paragraph: int = 0,
    first_in_paragraph: bool = False,
    list_item: bool = False,
    in_matrix: bool = False,
) -> Sentence:
    """The sentence at `span` of a passage's text, with the mentions inside it."""
    start, end = span
    return Sentence(
        start=start,
        end=end,
        text=text[start:end],
        language=language,
        paragraph=paragraph,
        first_in_paragraph=first_in_paragraph,
        list_item=list_item,
        in_matrix=in_matrix,
        organizations=within(marks.organizations, start, end),
        territories=tuple(
            mark
            for mark in within(marks.territories, start, end)
            if not any(body.start <= mark.start < body.end for body in marks.organizations)
        ),
        dates=within(marks.dates, start, end),
    )

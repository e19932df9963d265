"""The activity before a sentence, as far as it tells whether the sentence belongs to it."""

import re
from dataclasses import dataclass
from functools import cached_property

from extractors.segment.reading import Sentence


@dataclass(frozen=True)
class Current:
    """The activity that a sentence may go on with: its sentences so far, never none."""

    sentences: tuple[Sentence, ...]

    @cached_property
    def text(self) -> str:
        """Its words in lower case."""
        return " ".join(sentence.text for sentence in self.sentences).lower()

    @cached_property
    def text_without_bodies(self) -> str:
        """Its words in lower case, without names: "The Consortium" after "the PfP Consortium"."""
        words = []
        for part in self.sentences:
            left = part.text
            for mark in part.organizations:
                start, end = mark.start - part.start, mark.end - part.start
                left = left[:start] + " " * (end - start) + left[end:]
            words.append(left.lower())
        return " ".join(words)

    @cached_property
    def organizations(self) -> frozenset[str]:
        """Ids of all organizations that it names."""
        return frozenset(mark.id for part in self.sentences for mark in part.organizations)

    @cached_property
    def leads(self) -> frozenset[str]:
        """Ids of the organizations that act in it."""
        return frozenset(mark.id for part in self.sentences for mark in part.subject_organizations)

    @cached_property
    def dates(self) -> frozenset[str]:
        """Its dates as written."""
        return frozenset(mark.id for part in self.sentences for mark in part.dates)

    @cached_property
    def places(self) -> frozenset[str]:
        """Its countries and places."""
        return frozenset(mark.id for part in self.sentences for mark in part.territories)

    @cached_property
    def head_type(self) -> str:
        """The type of its main thing; empty when it names none."""
        for sentence in self.sentences:
            if sentence.main_head is not None:
                return sentence.main_head.type
        return ""

    @cached_property
    def is_general(self) -> bool:
        """Whether it is no more than a general opening: it waits for what fills it."""
        return all(is_general_opening(sentence) for sentence in self.sentences)

    @cached_property
    def is_general_function(self) -> bool:
        """Whether it only says what a body does in general, without date, place or new thing."""
        book = self.sentences[0].language.activity
        return all(
            not part.dates
            and not part.territories
            and all(book.has("general-function", verb.verb) for verb in part.verbs)
            for part in self.sentences
        )

    @property
    def last(self) -> Sentence:
        """Its last sentence."""
        return self.sentences[-1]


def is_general_opening(sentence: Sentence) -> bool:
    """Whether a sentence only opens what follows: "… a number of initiatives", a resolution."""
    if sentence.says("lead-in") and sentence.text.rstrip(".: ").lower().endswith(_LEAD_IN_ENDS):
        return True
    if sentence.text.rstrip().endswith(":") and not any(head.new for head in sentence.heads):
        return True  # "In its final year the programme carried out, among others:"
    if sentence.dates and sentence.performs:
        return False
    if sentence.says("mandate"):
        return False
    if _only_denies(sentence) or _is_title(sentence):
        return True
    cites = _CITES.match(sentence.text) is not None and not sentence.performs
    return cites or (sentence.says("generic") and not sentence.dates and not sentence.territories)


def _is_title(sentence: Sentence) -> bool:
    """Whether a sentence only names the body that the next one tells of: "X - Office in Osh."."""
    if sentence.verbs or sentence.dates or not sentence.in_matrix or ":" in sentence.text:
        return False
    if len(sentence.text.split()) > _TITLE_WORDS:
        return False
    first = min((mark.start for mark in sentence.organizations), default=sentence.end)
    return first - sentence.start <= _ARTICLE and all(
        head.type in ("mechanism", "programme") for head in sentence.heads
    )


_ARTICLE = 4
_TITLE_WORDS = 12


def _only_denies(sentence: Sentence) -> bool:
    """Whether a sentence says what a body is or does not: "UNHCR is not a security agency."."""
    verb = sentence.main_verb
    if verb is None or sentence.dates or len(sentence.verbs) > 1:
        return False
    return _DENIES[sentence.language.code].match(sentence.text, verb.start) is not None


_DENIES = {
    "en": re.compile(
        r"(?:is|are|has|have|does|do)\s(?:not|no|neither)\b(?!\s(?:only|just|yet|merely))",
        re.IGNORECASE,
    ),
    "ru": re.compile(r"не\s(?:явля\w+|име\w+|занима\w+|вход\w+)", re.IGNORECASE),
}
"""In the present tense; "was not adopted" and "is not yet ready" tell of an activity."""


_LEAD_IN_ENDS = (
    "steps", "stages", "phases", "parts", "rounds", "as follows", "the following",
    "этапа", "этапов", "следующее", "следующие",
)  # fmt: skip
"""Last words of a sentence that announces a series."""

_CITES = re.compile(
    r"(?:As \w+ (?:in|by)|According to|"
    r"(?:UN |United Nations )?(?:Security Council|General Assembly) [Rr]esolutions?|Резолюци)"
)

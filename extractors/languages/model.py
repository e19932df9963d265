"""What a language brings to the cutting of texts: where sentences end, and when verbs happen."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from pydantic import Field

from gazetteers.cues import CueBook, Examples
from gazetteers.model import LanguageCode, Record

Tense = Literal["past", "present", "progressive", "future"]
"""When a verb happens. "present" is what goes on or holds in general, "progressive" what is being
done just now or has been since ("is preparing", "has been running"), "future" also plans."""


@dataclass(frozen=True, slots=True)
class VerbGroup:
    """A finite verb with its auxiliaries: half-open code points, when, and the full verb.

    Attributes:
        start: first code point of the first auxiliary or of the verb.
        end: one past the verb.
        tense: when.
        verb: the full verb in lower case, as written ("organized", "планирует").
        passive: True for "was held", «был проведён».
        first_person: True for «направляем», where the verb alone says who speaks.
    """

    start: int
    end: int
    tense: Tense
    verb: str
    passive: bool = False
    first_person: bool = False


@dataclass(frozen=True)
class Language:
    """One language that activities are read in.

    Attributes:
        code: ISO 639-1.
        sentence_cues: abbreviations and sentence openings.
        activity: the words by which activities are told apart from other text.
        verbs: finds the finite verbs of a text, from left to right.
        kinds: what a full verb tells of an activity: "perform", "explain", both or neither.
        opens_with_participle: whether words open with a participle that describes what follows
            or stands before it: "Funded by the EU, the project …".
    """

    code: LanguageCode
    sentence_cues: CueBook
    activity: CueBook
    verbs: Callable[[str], tuple[VerbGroup, ...]]
    kinds: Callable[[str], frozenset[str]]
    opens_with_participle: Callable[[str], bool]

    def tenses(self, text: str) -> tuple[Tense, ...]:
        """When the finite verbs of a text happen, in their order."""
        return tuple(verb.tense for verb in self.verbs(text))


class VerbList(Record):
    """Verbs of one kind, as infinitives; English irregular forms follow: "hold held"."""

    id: str
    means: str
    verbs: tuple[str, ...] = Field(min_length=1)
    examples: Examples

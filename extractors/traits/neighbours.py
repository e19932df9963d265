"""English words and their neighbours: what a word may be, where a preposition's phrase ends."""

from dataclasses import dataclass, replace
from functools import cache, cached_property

from extractors.traits.forms import forms, singular
from extractors.traits.words import Predicate, Tense, Word, lexicon

BE = {"is": "present", "are": "present", "was": "past", "were": "past", "am": "present"}
HAVE = {"has": "perfect", "have": "perfect", "had": "past"}
MODALS: dict[str, Tense] = {
    "will": "future", "shall": "future", "would": "future", "can": "ability", "could": "ability",
    "may": "ability", "might": "ability", "should": "ability", "must": "ability",
}  # fmt: skip
_SHORT = 3
_HEADLINE = 0.75
_LY_ADJECTIVES = frozenset(
    {"early", "daily", "weekly", "monthly", "yearly", "quarterly", "family", "elderly", "friendly",
     "timely", "costly", "orderly", "likely", "deadly", "assembly", "supply", "only", "july"}
)  # fmt: skip
_YEAR = 4
"""Digits of a year."""
_COUNTING = frozenset(
    {"two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
     "fifteen", "twenty", "thirty", "forty", "fifty", "several", "some", "many", "numerous"}
)  # fmt: skip
_MONTHS = frozenset(
    {"january", "february", "march", "april", "may", "june", "july", "august", "september",
     "october", "november", "december"}
)  # fmt: skip
_BEFORE_YEARS = ("in", "since", "during", "until", "by", "-", "–", "and")
_PASSING = ("in", "on", "at", "for", "with", "to", "from", "between", "among")
"""Prepositions whose phrase a purpose ends: "visit States in the region *to raise* awareness"."""


@dataclass(frozen=True, slots=True)
class _WordSets:
    adverbs: frozenset[str]
    determiners: frozenset[str]
    prepositions: frozenset[str]
    subordinators: frozenset[str]
    clear_nouns: frozenset[str]


@cache
def _word_sets() -> _WordSets:
    """The small words of English, made once."""
    cues = lexicon("en").cues
    return _WordSets(
        frozenset(cues.adverbs),
        frozenset(cues.determiners),
        frozenset(cues.prepositions) | {"of"},
        frozenset(cues.subordinators),
        frozenset(cues.clear_nouns),
    )


class EnglishSentence:
    """The words of a sentence and questions about a word's neighbours; indices are of words."""

    def __init__(self, texts: list[str]) -> None:
        self.texts = texts
        self.low = [text.lower() for text in texts]
        self.lex = lexicon("en")
        self.forms = forms()
        known = _word_sets()
        self.adverbs = known.adverbs
        self.determiners = known.determiners
        self.prepositions = known.prepositions
        self.subordinators = known.subordinators

    def opens_clause(self, at: int) -> bool:
        """Whether a clause with a verb of its own begins here ("which", "who", "that …")."""
        word = self.low[at]
        if word not in self.subordinators:
            return False
        if not at and word in ("that", "which", "who"):
            return False  # cut off from its sentence: "that a centre is being built"
        if word == "what" and not self._tells_what(at + 1):
            return False  # "a matrix of who does what"
        if word == "because" and self.word(at + 1) == "of":
            return False
        if word == "that" and at and self.low[at - 1] in self.prepositions:
            return False  # "on that day"
        if word in ("while", "when", "if", "where", "although") and (
            self.word(at + 1).endswith("ing") or self.word(at + 1) in self.forms.participle
        ):
            return False  # "while countering terrorism"
        if word in ("how", "why", "whether") and self.word(at + 1) == "to":
            return False  # "learned how to trace payments"
        return not (word == "that" and self.noun_like(at + 1) and not self.verb_near(at + 1))

    def _tells_what(self, at: int) -> bool:
        """Whether a clause follows "what": "what is missing", "what they need"."""
        word = self.word(at)
        return (
            word in BE or word in HAVE or word in MODALS or word in self.forms.third
            or word in self.forms.past or word in ("they", "it", "we", "he", "she", "had")
        )  # fmt: skip

    def verb_near(self, at: int) -> bool:
        """Whether a finite verb may follow within a few words."""
        return any(
            word in BE or word in HAVE or word in MODALS or word in self.forms.third
            or word in self.forms.past
            for word in self.low[at : at + 8]
        )  # fmt: skip

    def unknown_verb(self, at: int) -> bool:
        """Whether a relative clause has a verb that the cues do not know: "that *links* prisons".

        In "which experts *praised*" it is a noun, with its verb behind it.
        """
        if self.low[at - 1] not in ("that", "which", "who"):
            return False
        at = self.skip_adverbs(at)
        word = self.word(at)
        if self.finite_like(at) or not word.isalpha() or len(word) <= _SHORT:
            return False
        return word.endswith(("s", "ed")) and not self.finite_like(at + 1)

    def finite_like(self, at: int) -> bool:
        """Whether a form of a known verb may stand there, adverbs passed over."""
        word = self.word(self.skip_adverbs(at))
        return (
            word in BE or word in HAVE or word in MODALS or word in self.forms.third
            or word in self.forms.past or word in self.forms.base or word in ("does", "did", "do")
        )  # fmt: skip

    def skip_adverbs(self, at: int) -> int:
        """The index of the next word that is no adverb."""
        while at < len(self.low) and (self.low[at] in self.adverbs or self.low[at].endswith("ly")):
            at += 1
        return at

    def word(self, at: int) -> str:
        """The word in lower case, empty beyond the end."""
        return self.low[at] if at < len(self.low) else ""

    def base_at(self, at: int) -> bool:
        """Whether an infinitive follows, adverbs passed over."""
        word = self.word(self.skip_adverbs(at))
        return word in self.forms.base or word == "be"

    def _in_name(self, at: int) -> bool:
        """Whether a word with a capital belongs to a name: "a Compendium of Good *Practices*".

        A headline in capitals is no name, and there the second word may be the verb.
        """
        text = self.texts[at]
        return at > 1 and text[:1].isupper() and not text.isupper() and not self.is_headline

    @cached_property
    def is_headline(self) -> bool:
        """Whether most longer words have a capital: "UNODC Trains Prosecutors in Osh"."""
        longer = [text for text in self.texts if len(text) > _SHORT and text.isalpha()]
        return sum(text[0].isupper() for text in longer) > _HEADLINE * len(longer)

    def _owned(self, at: int) -> bool:
        """Whether an owner stands directly before: "the Committee's *visit* reports"."""
        return at > 0 and self.low[at - 1].endswith(("'s", "’s", "s'", "s’"))

    def _is_adverb(self, at: int) -> bool:
        """Whether a word in -ly belongs to the verb behind it: "closely", not "the early signs"."""
        before = self.low[at - 1] if at > 0 else ""
        return (
            self.word(at).endswith("ly")
            and self.word(at) not in _LY_ADJECTIVES
            and (before not in self.determiners)
        )

    def noun_like(self, at: int) -> bool:
        """Whether the word may be a noun or an adjective."""
        word = self.word(at)
        return (
            word.replace("'", "").replace("’", "").isalpha()
            and word not in self.prepositions
            and word not in self.determiners
            and word not in self.adverbs
            and word not in BE
            and word not in HAVE
            and word not in MODALS
            and word not in ("and", "or")
        )

    def is_name(self, at: int) -> bool:
        """Whether the word is written with a capital."""
        return 0 <= at < len(self.texts) and self.texts[at][:1].isupper()

    def reach(self, words: tuple[Word, ...], predicates: tuple[Predicate, ...]) -> tuple[Word, ...]:
        """The words with `free` set: not behind a preposition, as seen from the main verb."""
        main = predicates[0] if predicates else None
        governs = frozenset(main.verb.governs) if main else frozenset()
        if main and main.verb.lemma == "work":
            governs |= {"at"}
        free, binding, done = True, "", []
        for at, word in enumerate(words):
            low = self.low[at]
            if (main is not None and main.first <= at <= main.last) or low in (";", ":"):
                free = True
            elif low in ("–", "—") and main is not None and at > main.last + 1:
                free = free or low in self.low[main.last : at]  # the second dash ends an aside
            elif low == ",":
                free = free or self._ends_phrase(at, main)
            elif low in self.subordinators and self.opens_clause(at):
                free, binding = False, low
            elif self._binds(at):
                free = self._stays_free(at, governs, free=free, binding=binding, main=main)
                binding = low if not free else binding
            elif low in ("a", "an") and not free and self._ends_noun(at - 1):
                free = True  # "submitted to the Committee | a workplan"
            elif low == "the" and not free and binding in ("in", "at") and self._placed(at, main):
                free = True  # "held in Dushanbe | the conference"
            elif not free and self._behind_a_year(at, main):
                free = True  # "held in 2019-2020 | eleven courses"
            elif not free and self._may_open(at) and self._opens_subject(at, main):
                free = True  # "In Khatlon Province of Tajikistan | the joint exercise took place"
            done.append(word if free else replace(word, free=False))
        return tuple(done)

    def _placed(self, at: int, main: Predicate | None) -> bool:
        """Whether the name of a place, behind the verb, ends before a word."""
        behind = main is not None and at - 1 > main.last
        return behind and self.is_name(at - 1) and self.low[at - 1] not in self.prepositions

    def _behind_a_year(self, at: int, main: Predicate | None) -> bool:
        """Whether a year, which governs nothing, stands behind the verb and before a noun group."""
        before = self.word(at - 1)
        year = len(before) == _YEAR and before.isdigit() and before[:2] in ("19", "20")
        behind_verb = main is not None and at - 1 > main.last
        dated = at > 1 and (self.low[at - 2] in _BEFORE_YEARS or self.low[at - 2] in _MONTHS)
        return (
            year
            and dated
            and behind_verb
            and self.low[at].isalpha()
            and self.low[at] not in ("and", "or")
        )

    def _binds(self, at: int) -> bool:
        """Whether a word is a preposition other than "of", and no part of "in-depth"."""
        hyphen = self.word(at + 1) == "-" or (at > 0 and self.low[at - 1] == "-")
        if self.low[at] == "following" and at > 0 and self.low[at - 1] in self.determiners:
            return False  # "the following visits"
        return self.low[at] in self.prepositions and self.low[at] != "of" and not hyphen

    def _ends_phrase(self, at: int, main: Predicate | None) -> bool:
        """Whether a comma ends what stands behind a preposition, rather than joining a list."""
        if main is None or at < main.first or self.word(main.last + 1) == ",":
            return True  # "organized, in cooperation with X, training"
        return self.word(at + 1) in ("a", "an")

    def _may_open(self, at: int) -> bool:
        """Whether a word may open a subject: "the", "five", "310", but not a day or a year."""
        word = self.low[at]
        if word.isdigit():
            behind = self.word(at + 1)
            return len(word) != _YEAR and behind.isalpha() and behind not in _MONTHS
        return word == "the" or word in _COUNTING

    def _opens_subject(self, at: int, main: Predicate | None) -> bool:
        """Whether the word directly behind a name or a year begins the subject of the sentence."""
        before = self.word(at - 1)
        ends = self.is_name(at - 1) or before.isdigit()
        return main is not None and at < main.first and ends and before not in self.prepositions

    def _ends_noun(self, at: int) -> bool:
        return (
            self.noun_like(at)
            or self.is_name(at)
            or self.word(at).isdigit()
            or self.word(at) == ")"
        )

    def _stays_free(
        self, at: int, governs: frozenset[str], *, free: bool, binding: str, main: Predicate | None
    ) -> bool:
        low = self.low[at]
        if low == "to" and self.base_at(at + 1):
            return free or binding in _PASSING
        behind_verb = main is not None and at > main.last
        if behind_verb and low in governs:
            return True
        before = [singular(word) for word in self.low[max(0, at - 4) : at]]
        near = before[-1:] if low != "in" else before
        clear = not _word_sets().clear_nouns.isdisjoint(near)
        return free and clear and low in ("in", "to", "for", "with", "at", "on")

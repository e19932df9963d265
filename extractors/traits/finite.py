"""English word forms that may be verbs or nouns: whether one is the verb of its sentence."""

from extractors.dates.lex import lexicon as date_lexicon
from extractors.traits.neighbours import MODALS, EnglishSentence
from gazetteers.traits import VerbCue

_NO_PLURALS = frozenset({"conducts", "trains", "presents", "equips", "directs", "engages"})
"""Forms in -s that are verbs, although their infinitives may be nouns."""
_WITH_OBJECT = frozenset({"funds", "grants"})
"""Forms that as verbs have an object beside them."""
_AT_WORK = frozenset({"works", "runs", "acts", "functions", "operates", "meets"})
"""Forms that behind an insertion go on with the sentence."""
_AUXILIARIES = frozenset({"is", "are", "was", "were", "has", "have", "had", "will", "may", "can"})
_PARTICLES = frozenset({"out", "up", "forth", "aside", "down"})
"""Words that make a verb of two: "the Strategy *sets out* priorities"."""
_ROUGHLY = frozenset({"about", "some", "over", "around", "nearly", "almost"})

PEOPLE = frozenset(
    {"children", "persons", "people", "women", "men", "families", "fighters", "minors", "citizens",
     "nationals", "migrants", "suspects", "convicts", "prisoners", "officers", "refugees", "wives"}
)  # fmt: skip
_SUBJECT = 8
"""Words within which the subject of a sentence stands."""
_BEHIND_PEOPLE = frozenset(
    {"after", "before", "from", "by", "in", "on", "under", "for", "during", "at", "back", "to"}
)
"""Words behind a participle that says which persons are meant."""
_GOVERNED = 4
"""Words between a preposition and the persons that it governs: "of the young women trained in"."""


class FiniteForms(EnglishSentence):
    """Tells the finite verbs of a sentence from nouns and participles of the same form."""

    def finite_third(self, at: int) -> bool:
        """Whether a form in -s is a verb: "monitors the status", not "border monitors in"."""
        verb = self.forms.third[self.low[at]]
        before = self.low[at - 1] if at else ""
        behind = self.word(at + 1)
        if self.low[at] == "thanks" and behind == "to":
            return False  # "thanks to Norway, the Office delivered"
        if self.low[at] in _NO_PLURALS and behind != "to":
            return before not in self.determiners and before not in self.prepositions
        if not at:
            return not verb.noun or behind in self.determiners or behind in ("ready", "to")
        if self._is_plural(at, verb):
            return False
        if before == "," and self.low[at] in _AT_WORK and behind in self.prepositions:
            return True  # "The group, re-activated in 2017, works at the level of ministers"
        if not verb.noun or self._in_relative(at):
            return True
        if self._is_plural_before_its_verb(at):
            return False
        if behind in _PARTICLES and self.word(at + 2) not in ("", ".", ","):
            return True
        if at == 1 and not self.texts[0].isupper() and self.noun_like(at + 1):
            # "Security studies summer school": the capital only opens the sentence
            return behind in self.determiners or self.word(at + 2) in self.determiners
        if before.isdigit() or (before in ("and", "or") and not self.is_name(at - 2)):
            return False
        return self._goes_on_as_verb(at, verb) or self._stands_behind_subject(at)

    def _is_plural(self, at: int, verb: VerbCue) -> bool:
        """Whether what stands beside a form in -s makes it a noun, whatever the verb."""
        behind = self.word(at + 1)
        return (
            self._determined(at)
            or self.low[at - 1] in self.prepositions
            or behind in _AUXILIARIES  # "22 radio sets were handed over"
            # "works to be finished by May"
            or (behind == "to" and self.word(at + 2) == "be" and not verb.planned)
            # "used Norwegian funds for four seminars"
            or (self.low[at] in _WITH_OBJECT and behind in self.prepositions)
        )

    def _is_plural_before_its_verb(self, at: int) -> bool:
        """As in "UNODC *mentors* corrected the homework", "international *partners* such as"."""
        behind, after = self.word(at + 1), self.word(at + 2)
        if behind == "such" and after == "as":
            return True
        ends = after in self.determiners or after in self.prepositions or after.isdigit()
        return behind in self.forms.past and ends

    def _goes_on_as_verb(self, at: int, verb: VerbCue) -> bool:
        """Whether an object, an adverb, a number or a chain follows, as behind a verb."""
        behind = self.word(at + 1)
        return (
            behind in self.determiners
            or (behind == "to" and verb.chain and self.base_at(at + 2))
            or behind in ("closely", "together")
            or (self.low[at] == "offers" and self._is_offered(at))
            or (behind in _ROUGHLY and self._counted(at + 2))
            or behind.isdigit()
            or behind.endswith(("ly", "ing"))
            or (behind in ("from", "back") and verb.lemma in ("date", "stem", "result"))
        )

    def _stands_behind_subject(self, at: int) -> bool:
        """Whether a name, a pronoun or an adverb stands before, as before a verb."""
        before, behind = self.low[at - 1], self.word(at + 1)
        named = self.is_name(at - 1)
        return (
            (self.noun_like(at + 1) and (named or before in ("also", ")", ",")))
            or (behind in ("with", "on", "at", "for", "as") and named)
            or before in ("also", "it", "she", "he", "now", "still")
            or (self._is_adverb(at - 1) and behind not in (",", ".", ""))
        )

    def _is_offered(self, at: int) -> bool:
        """Whether somebody offers: "the website offers case summaries", "in Osh offers to"."""
        single = at > 1 and self.low[at - 2] in ("the", "its", "a", "this")
        return (single and self.noun_like(at + 1)) or (
            self.is_name(at - 1) and self.word(at + 1) == "to"
        )

    def _determined(self, at: int) -> bool:
        """Whether a determiner makes a word a noun; "that" behind a noun opens a clause."""
        before = self.low[at - 1] if at else ""
        return before in self.determiners and not self._behind_relative(at)

    def _behind_relative(self, at: int) -> bool:
        """Whether "which", "who", or "that" of a noun, stands before a word."""
        before = self.low[at - 1] if at else ""
        if before != "that":
            return before in ("which", "who")
        noun = self.low[at - 2] if at > 1 else ""
        return noun.isalpha() and noun not in self.prepositions

    def _in_relative(self, at: int) -> bool:
        """Whether it is the verb of a relative clause: "a desk that *answers* calls"."""
        return self._behind_relative(at) and not self.finite_like(at + 1)

    def _counted(self, at: int) -> bool:
        """Whether a number stands there: "answers about *fifty* calls"."""
        word = self.word(at)
        return word.isdigit() or word in date_lexicon("en").numbers or word in self.determiners

    def finite_past(self, at: int) -> bool:
        """Whether a past form is finite rather than a participle beside its noun."""
        before = self.low[at - 1] if at else ""
        behind = self.word(at + 1)
        if behind == "by" or (self.low[at] == "made" and behind == "up"):
            return False
        if self._determined(at) or before in self.prepositions:
            return False
        counted = before.isdigit() and len(before) < 4 and at > 1
        if counted and self.low[at - 2] in self.prepositions:
            return False  # "in 11 closed institutions", "mentoring of 40 released persons"
        cut = self.texts[0][0].islower()  # "X held a course | delivered dog-handling equipment"
        if not at and not cut and not self.clear_past(at):
            return False  # "Organized a workshop", not "Planned visits"
        if before in ("or", "not", "to", "-"):
            return False
        if self.low[at] == "organized" and behind == "crime":
            return False
        if self.low[at] in ("called", "named", "entitled"):
            return not (behind in (",", "") or self.is_name(at + 1))
        return not (self.forms.past[self.low[at]].noun and behind in ("", "."))

    def clear_past(self, at: int) -> bool:
        """Whether a past form has its object or its preposition beside it."""
        behind_at = self.skip_adverbs(at + 1)
        if self.word(behind_at) in (*_PARTICLES, "over"):
            behind_at += 1  # "Handed over 46 devices"
        behind = self.word(behind_at)
        verb = self.forms.past[self.low[at]]
        return (
            behind in self.determiners
            or behind.isdigit()
            or (verb.participle != "" and verb.participle != self.low[at])
            or bool(verb.governs and behind in verb.governs and not verb.fallback)
            or (verb.subject and not verb.creates and not verb.past)
            or behind in ("that", "place", "part")
        )

    def finite_base(self, at: int) -> bool:
        """Whether an infinitive form is the present of a plural: "Experts participate"."""
        verb = self.forms.base[self.low[at]]
        if not at or self.texts[at][0].isupper():
            return False
        before, behind = self.low[at - 1], self.word(at + 1)
        if before in self.determiners or before in self.prepositions or before in MODALS:
            return False
        to_verb = behind == "to" and self.base_at(at + 2)
        if behind == "as" and verb.lemma in ("act", "serve", "function") and self.is_name(at - 1):
            return True  # "UNHCR and IOM act as secretariat"
        if verb.planned and to_verb:
            return True
        if verb.noun or self.low[at] in self.forms.participle:
            return self._is_verb_of_several(at, to_verb=to_verb)
        if before in ("and", "or", ",", "to", "-"):
            return False
        return self._plural_at(at - 1) or self._several_names(at) or self._plural_before(at)

    def _plural_at(self, at: int) -> bool:
        """Whether a word is a plural, or stands beside one that is: "they", "regularly"."""
        word = self.low[at]
        if word in ("they", "we", "who", "also", "jointly", "people", "regularly"):
            return True
        singular = word.endswith(("ss", "us", "is")) or word in ("its", "as")
        return word.endswith("s") and not singular

    def _several_names(self, at: int) -> bool:
        """Whether names joined by "and" stand before a word: "UNHCR and IOM | act"."""
        return self.is_name(at - 1) and "and" in self.low[:at]

    def _is_verb_of_several(self, at: int, *, to_verb: bool) -> bool:
        """Whether a form that may be a noun is the verb of what stands before it."""
        behind = self.word(at + 1)
        if self._several_names(at) and (
            self.is_name(at + 1) or behind.endswith("ly") or behind in self.determiners
        ):
            return True
        return self._plural_at(at - 1) and (
            behind in self.determiners
            or to_verb
            or behind in ("with", "together", "on")
            or behind.endswith("ly")
            or self.noun_like(at + 1)
        )

    def _plural_before(self, at: int) -> bool:
        """Whether a plural with a participle is the subject: "Steps proposed by IOM *include*"."""
        for noun in range(min(at - 2, _SUBJECT)):
            by = self.low[noun + 1] in self.forms.participle and self.low[noun + 2] == "by"
            if by and self.low[noun].endswith("s") and not self.low[noun].endswith("ss"):
                return not any(self.low[n] in _AUXILIARIES for n in range(noun, at))
        return False

    def describes_people(self, at: int) -> bool:
        """Whether a past form only says which people: "for people *released* after serving"."""
        at -= 1
        if self.word(at) not in PEOPLE or self.word(at + 2) not in _BEHIND_PEOPLE:
            return False
        before = self.low[max(0, at - _GOVERNED) : at]
        return any(word in ("for", "of", "with", "to", "among", "on") for word in before)

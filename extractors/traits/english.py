"""English sentences: verb groups of the main clause, by forms and neighbours, without a model."""

import re
from dataclasses import replace
from itertools import pairwise

from extractors.dates.lex import lexicon as date_lexicon
from extractors.traits.chains import ASIDE, VerbChains
from extractors.traits.finite import PEOPLE
from extractors.traits.forms import singular
from extractors.traits.neighbours import BE, HAVE, MODALS
from extractors.traits.words import Clause, Predicate, Tense, Word, bare
from gazetteers.traits import VerbCue

_TOKEN = re.compile(r"[^\W_]+(?:['’][^\W_]+)*|[^\w\s]")
_PREFIXED = re.compile(r"(?i)(?<=\bco)-(?=op|ord|fund|org|host|lead|chair)|(?<=\bby)-(?=laws?\b)")
_WHICH_PEOPLE = frozenset(
    {"back", "from", "by", "of", "for", "under", "to", "home", "abroad", "with"}
)
"""Words behind a participle that says which people are meant."""
_INSERTED = ("since", "in", "for", "from", "until", "over", "during", "throughout")
_INSERTION = 6
"""Words between "has" and "been": "has since spring 2011 been supporting"."""
_SUFFERED = frozenset(
    {"apprehended", "detained", "arrested", "convicted", "accused", "suspected", "trafficked",
     "displaced", "deported", "repatriated", "returned", "released", "charged",
     "sentenced", "wanted", "killed"}
)  # fmt: skip
"""What happened to persons: it says who is meant, "the rights of persons *apprehended* at"."""
_AIMS = frozenset(
    {"aim", "aims", "purpose", "objective", "objectives", "goal", "goals", "task", "tasks", "role",
     "function", "mandate"}
)  # fmt: skip
_CONTRASTS = frozenset({"whereas", "while"})
_ASKING = frozenset({"how", "why", "what", "whether"})
_JOINED = 6
"""Words in which "to be drawn up and" stands."""
_OPENING = 4
"""Words within which "The EU funded Programme" stands."""


def analyse(sentence: str) -> Clause:
    """The words of a sentence and the predicates of its main clause.

    A relative clause holds one predicate, which is passed over: "The workshop, which will be
    repeated, *brought* together". A participle after its noun is none: "A seminar organized by X
    *took* place", nor is one before it: "EU-funded".
    """
    texts = _TOKEN.findall(_PREFIXED.sub("", bare(sentence)))
    reader = _Reader(texts)
    predicates = reader.predicates()
    words = tuple(Word(text, singular(text.lower())) for text in texts)
    words = reader.reach(words, predicates)
    aside = reader.end_of_purpose()
    words = (*(replace(word, free=False) for word in words[:aside]), *words[aside:])
    return Clause(words, predicates)


class _Reader(VerbChains):
    """Reads the predicates of one sentence."""

    def __init__(self, texts: list[str]) -> None:
        super().__init__(texts)
        self._bare_past: set[int] = set()
        self._named_past: set[int] = set()

    # -- predicates ----------------------------------------------------------------------------

    def predicates(self) -> tuple[Predicate, ...]:
        found = self._predicates_from(self.end_of_purpose())
        if not found and self.low and self.low[0] in self.subordinators:
            found = self._predicates_from(1)  # cut off: "while teachers are being trained"
        return self._without_participles(found)

    def _predicates_from(self, at: int) -> list[Predicate]:
        found: list[Predicate] = []
        pending = 0
        while at < len(self.low):
            word = self.low[at]
            if at == 0 and word in _CONTRASTS and self.texts[0].islower():
                pass  # cut off: "whereas the project furnishes monitors"
            elif word in (",", ";", ":"):
                pending = 0 if self.low[at - 1 : at] != ["which"] else pending
            elif self.opens_clause(at):
                pending += not self.unknown_verb(at + 1)
            else:
                predicate = self._group(at)
                if predicate is not None:
                    if pending:
                        pending -= 1
                    elif not self._follows_noun(found, predicate):
                        found.append(predicate)
                    at = max(predicate.last, at) + 1
                    continue
            at += 1
        return found

    def end_of_purpose(self) -> int:
        """Index of the comma that ends an opening purpose: "To let officers keep up, | it turned".

        Its verbs are not those of the sentence; 0 without one.
        """
        opening = self.low[:3]
        if not (opening[:1] == ["to"] and self.base_at(1)) and opening != ["in", "order", "to"]:
            return 0
        end = next((at for at, word in enumerate(self.low[:ASIDE]) if word == ","), 0)
        for at in range(2, min(end or ASIDE, len(self.low))):
            # "To raise awareness UNRCCA produces a newsletter"
            verb = self.low[at] in self.forms.third and self.finite_third(at)
            if verb and self.is_name(at - 1) and self.texts[at - 1].isupper():
                return at - 1
        # "To improve networks X *maintains* a list of heads, who": the sentence has begun
        began = any(
            self.low[at] in BE
            or self.low[at] in HAVE
            or self.low[at] in MODALS
            or (self.low[at] in self.forms.third and self.finite_third(at))
            for at in range(2, end)
        )
        return 0 if began else end

    def _without_participles(self, found: list[Predicate]) -> tuple[Predicate, ...]:
        """Without bare past forms that another, clear predicate shows to be participles.

        "The workshop held in Osh brought together …", "The EU funded project contributes …",
        "The programme complements … by operationally focused training".
        """
        kept = list(found)
        if self.low[:1] and self.low[0] in _ASKING and len(kept) > 1 and "?" not in self.low:
            # "How migrants are identified and returned *was explained* at a workshop"
            told = [item for item in kept if item.passive and item.tense in ("past", "perfect")]
            kept = told[-1:] or kept
        alone = len(kept) == 1 and kept[0].first in self._bare_past
        if alone and (self._trails(kept[0]) or self._describes_people(kept[0])):
            return ()
        while len(kept) > 1 and kept[0].first in self._bare_past:
            between = self.low[kept[0].last + 1 : kept[1].first]
            suffered = self.low[kept[0].first] in _SUFFERED and kept[0].first == kept[0].last
            if self._in_opening(kept[0]) or (suffered and self.describes_people(kept[0].first)):
                kept.pop(0)
                continue
            if {";", "but"} & set(between) or self._joined_by_and(between):
                break
            listed = bool({"and", ","} & set(between)) and not self._after_noun(kept[0])
            behind = self.word(kept[0].last + 1)
            alone = behind in self.prepositions and behind not in kept[0].verb.governs
            finite = kept[1].tense not in ("past",) or kept[1].passive
            if listed and not ((alone or kept[0].first in self._named_past) and finite):
                break
            kept.pop(0)
        return tuple(kept)

    def _trails(self, predicate: Predicate) -> bool:
        """Whether it only describes what has no verb: "A centre, *equipped* with computers"."""
        opening = self.low[: predicate.first]
        return (
            opening[-1:] == [","]
            and opening.count(",") == 1
            and (
                self.word(predicate.last + 1) in ("with", "up", "by", "for", "at", "as")
                or predicate.last > predicate.first  # "Sixth Summit, expected to adopt"
            )
        )

    def _describes_people(self, predicate: Predicate) -> bool:
        """Whether it only says which people: "Online: talks on children *brought* back from"."""
        suffered = self.low[predicate.first] in _SUFFERED and predicate.first == predicate.last
        if suffered and self.describes_people(predicate.first):
            return True
        if ":" not in self.low[: predicate.first]:
            return False
        before = self.low[predicate.first - 1] if predicate.first > 1 else ""
        behind = self.word(predicate.last + 1)
        return before in PEOPLE and behind in _WHICH_PEOPLE

    def _follows_noun(self, found: list[Predicate], predicate: Predicate) -> bool:
        """Whether a past form belongs to the noun before it: "continue efforts *aimed* at …"."""
        if not found or found[-1].first in self._bare_past:
            return False
        one_word = predicate.first == predicate.last
        if one_word and predicate.tense == "past" and self.describes_people(predicate.first):
            return True
        if one_word and predicate.first == found[-1].last + 1:
            return True  # "takes calls"
        one_word = one_word and predicate.tense == "past"
        between = self.low[found[-1].last + 1 : predicate.first]
        return one_word and bool(between) and not {"and", "but", ",", ";", ":"} & set(between)

    def _in_opening(self, predicate: Predicate) -> bool:
        """Whether it belongs to "Within the workshop held in May, sessions were …"."""
        opening = self.low[: predicate.first]
        first = opening[0] if opening else ""
        if opening[1:2] and (opening[1].isdigit() or opening[1] in date_lexicon("en").numbers):
            return False  # "From 10 to 12 July UNRCCA experts visited Termez"
        starts = first in self.prepositions or opening[:3] == ["as", "well", "as"]
        starts = starts or opening[:2] == ["building", "on"]
        return starts and "," not in opening and not predicate.verb.type

    def _after_noun(self, predicate: Predicate) -> bool:
        return self.word(self.skip_adverbs(predicate.last + 1)) == "by"

    def _joined_by_and(self, between: list[str]) -> bool:
        return between[-1:] in (["and"], ["also"]) and "by" not in between

    def _group(self, at: int) -> Predicate | None:
        """The verb group that begins at a word, or None."""
        word = self.low[at]
        if at and self.low[at - 1] in ("-", "–") and self.texts[at - 1] == "-":
            return None
        if self._in_name(at) or self._owned(at):
            return None
        if word in MODALS and self.texts[at] != "May":
            return self._modal(at)
        if word in BE:
            return self._be(at, at, "present" if BE[word] == "present" else "past")
        if word in HAVE:
            return self._have(at)
        if word in ("does", "did"):
            return self.predicate(at, at, VerbCue(lemma="do"), "present")
        if word in self.forms.third and self.finite_third(at):
            return self.predicate(at, at, self.forms.third[word], "present")
        if word in self.forms.past and self._still_to_be(at):
            return None  # "terms of reference to be circulated and discussed"
        if word in self.forms.participle and at and self.low[at - 1] == "being":
            # "a curriculum, being piloted in 48 schools"
            verb = self.forms.participle[word]
            return self.predicate(at - 1, at, verb, "progressive", passive=True)
        if word in self.forms.past and self.finite_past(at):
            if not self.clear_past(at):
                self._bare_past.add(at)
                if self.is_name(at + 1) and at <= _OPENING:  # "The EU funded Central Asia …"
                    self._named_past.add(at)
            return self.predicate(at, at, self.forms.past[word], "past")
        if word in self.forms.base and self.finite_base(at):
            return self.predicate(at, at, self.forms.base[word], "present")
        return None

    def _still_to_be(self, at: int) -> bool:
        """Whether "to be" governs a participle, or the one before: "to be drawn up and shared"."""
        if self.low[max(0, at - 2) : at] == ["to", "be"]:
            return True
        near = self.low[max(0, at - _JOINED) : at]
        joined = at > 0 and self.low[at - 1] in ("and", "or")
        return joined and any(pair == ("to", "be") for pair in pairwise(near))

    def _modal(self, at: int) -> Predicate | None:
        nxt = self._past_aside(self.skip_adverbs(at + 1))
        word = self.word(nxt)
        tense = MODALS[self.low[at]]
        if word == "like" and self.word(nxt + 1) == "to" and self.base_at(nxt + 2):
            return self._infinitive(at, nxt + 1, "ahead")  # "would like to repeat the seminar"
        if word == "be":
            return self._be(at, nxt, tense)
        if word == "have":
            return self.predicate(at, nxt, self.lex.verbs["have"], tense)
        if word in self.forms.base:
            return self.predicate(at, nxt, self.forms.base[word], tense)
        if word.isalpha() and word not in self.prepositions:
            return self.predicate(at, nxt, VerbCue(lemma=word), tense)
        return None

    def _past_aside(self, at: int) -> int:
        """The word behind what stands between commas: "will, with the OSCE, | train"."""
        if self.word(at) != ",":
            return at
        for comma in range(at + 1, min(at + ASIDE, len(self.low))):
            if self.low[comma] == ",":
                verb_at = self.skip_adverbs(comma + 1)
                word = self.word(verb_at)
                if word == "be" or word in self.forms.base:
                    return verb_at
        return at

    def _be(self, at: int, be_at: int, tense: Tense) -> Predicate:
        nxt = self.skip_adverbs(be_at + 1)
        word = self.word(nxt)
        if word == "being":
            nxt = self.skip_adverbs(nxt + 1)
            verb = self.forms.participle.get(self.word(nxt)) or self.unknown(nxt)
            going_on: Tense = "progressive" if tense == "present" else tense
            return self.predicate(at, nxt, verb, going_on, passive=True)
        going_to = word == "going" and self.word(nxt + 1) == "to" and self.base_at(nxt + 2)
        if word in self.forms.ing and not going_to and tense in ("present", "past", "future"):
            going_on = "progressive" if tense == "present" else tense
            return self.predicate(at, nxt, self.forms.ing[word], going_on)
        if word in self.lex.cues.planned_adjectives and self.word(nxt + 1) == "to":
            if self.word(nxt + 2) == "be" and word in ("ready", "set", "prepared"):
                return self.predicate(at, be_at, self.lex.verbs["be"], tense)
            verb_at = self.skip_adverbs(nxt + 2)
            return self.predicate(at, verb_at, self.base_or_unknown(verb_at), "ahead")
        if word == "to" and self.base_at(nxt + 1):
            # "The aim of the project is to assist States": what it does
            aim = not _AIMS.isdisjoint(self.low[:at]) and self.word(nxt + 1) != "be"
            return self._infinitive(at, nxt, "present" if aim and tense == "present" else "ahead")
        if word in ("able", "in", "available") and tense == "present" and word == "able":
            verb_at = self.skip_adverbs(nxt + 2)
            return self.predicate(at, verb_at, self.base_or_unknown(verb_at), "ability")
        if word in self.forms.participle:
            return self.predicate(at, nxt, self.forms.participle[word], tense, passive=True)
        if word.endswith("ed") and self.texts[nxt : nxt + 1]:
            return self.predicate(at, nxt, self.unknown(nxt), tense, passive=True)
        return self.predicate(at, be_at, self.lex.verbs["be"], tense)

    def _infinitive(self, at: int, to_at: int, tense: Tense) -> Predicate:
        """What lies ahead: "is to be signed", "are to meet"."""
        if self.word(to_at + 1) == "be":
            nxt = self.skip_adverbs(to_at + 2)
            verb = self.forms.participle.get(self.word(nxt)) or self.unknown(nxt)
            return self.predicate(at, nxt, verb, tense, passive=True)
        verb_at = self.skip_adverbs(to_at + 1)
        return self.predicate(at, verb_at, self.base_or_unknown(verb_at), tense)

    def _have(self, at: int) -> Predicate:
        tense: Tense = "past" if self.low[at] == "had" else "perfect"
        nxt = self.skip_adverbs(at + 1)
        inserted = any(word in _INSERTED for word in self.low[at + 1 : nxt + 1])
        if self.word(nxt) == "," and "been" in self.low[nxt : nxt + _INSERTION]:
            inserted = self.low[self.low.index("been", nxt) - 1] == ","  # "has, moreover, been"
        if inserted and "been" in self.low[nxt : nxt + _INSERTION]:
            nxt = self.low.index("been", nxt)  # "has since spring 2011 been supporting"
        word = self.word(nxt)
        if word == "been":
            nxt = self.skip_adverbs(nxt + 1)
            word = self.word(nxt)
            if word in self.forms.ing:
                going_on: Tense = "progressive" if tense == "perfect" else "past"
                return self.predicate(at, nxt, self.forms.ing[word], going_on)
            if word in self.forms.participle:
                return self.predicate(at, nxt, self.forms.participle[word], tense, passive=True)
            return self.predicate(at, nxt - 1, self.lex.verbs["be"], tense)
        if word in self.forms.participle:
            return self.predicate(at, nxt, self.forms.participle[word], tense)
        if word == "to" and self.base_at(nxt + 1):  # "had to be postponed"
            return self._infinitive(at, nxt, "past" if tense == "past" else "present")
        if word.endswith("ed") and word not in self.determiners:
            return self.predicate(at, nxt, self.unknown(nxt), tense)
        return self.predicate(
            at, at, self.lex.verbs["have"], "past" if tense == "past" else "present"
        )

"""Chains of English verbs: from the one with the tense to the one that says what is done."""

from extractors.traits.finite import FiniteForms
from extractors.traits.words import Predicate, Tense
from gazetteers.traits import VerbCue

ASIDE = 30
"""Words that may stand between a modal verb and its verb, in commas."""
_WITH_ING = ("continue", "keep", "proceed", "start", "begin", "resume", "consider", "propose",
             "suggest", "explore")  # fmt: skip
"""Verbs after which a form in -ing says what is done."""
_CHAIN_REACH = 14
"""Words within which "are collaborating, with the support of …, to implement" is one chain."""


class VerbChains(FiniteForms):
    """Follows "plans to organize", "works on drafting" to the verb of what is done."""

    def _to_aside(self, at: int) -> int:
        """The word "to" behind what stands between commas, or the first comma itself."""
        for comma in range(at + 1, min(at + ASIDE, len(self.low))):
            if self.low[comma] == "," and self.word(comma + 1) == "to" and self.base_at(comma + 2):
                return comma + 1
        return at

    def unknown(self, at: int) -> VerbCue:
        """The verb that no list holds, by its form."""
        return VerbCue(lemma=self.word(at) or "?")

    def base_or_unknown(self, at: int) -> VerbCue:
        """The verb of an infinitive."""
        return self.forms.base.get(self.word(at)) or self.unknown(at)

    def predicate(
        self, first: int, at: int, verb: VerbCue, tense: Tense, *, passive: bool = False
    ) -> Predicate:
        """The predicate from its first word over its verb to what the verb leads to."""
        content, last, content_passive = verb, at, passive
        steps = 0
        while content.chain and steps < 4:
            steps += 1
            nxt = self._chained(last, content)
            if nxt is None:
                break
            last, content, content_passive = nxt
        if verb.lemma == "stand" and self.word(at + 1) == "ready":
            tense = "ahead"
        if verb.lemma == "offer" and content is not verb:
            tense = "ahead"
        written = " ".join(self.texts[first : last + 1])
        phrasal = self.lex.cues.phrasal.get(f"{content.lemma} {self.word(last + 1)}")
        if phrasal is not None:
            content, last = self.lex.verbs[phrasal], last + 1
        behind = self.word(self.skip_adverbs(last + 1))
        alone = behind in self.prepositions or behind in ("", ".", ",", ";")
        alone = alone and behind not in content.governs and not self._object_behind_aside(last)
        alone = alone or self.word(last + 1) == "since"
        return Predicate(first, last, content, verb, tense, content_passive, written, alone)

    def _object_behind_aside(self, at: int) -> bool:
        """Whether an object follows what commas set off: "start, with EU money, | a project"."""
        at = self.skip_adverbs(at + 1)
        if self.word(at) != "," or self.word(at + 1) not in self.prepositions:
            return False
        commas = (n for n in range(at + 2, min(at + ASIDE, len(self.low))) if self.low[n] == ",")
        end = next(commas, None)
        return end is not None and self.word(end + 1) in self.determiners

    def _chained(self, at: int, verb: VerbCue) -> tuple[int, VerbCue, bool] | None:
        """Index, verb and voice of the verb that "plans to", "works on" lead to."""
        nxt = self.skip_adverbs(at + 1)
        if verb.lemma in ("stand",) and self.word(nxt) == "ready":
            nxt += 1
        if verb.lemma == "plan" and self.word(nxt) in ("on", "for"):
            nxt += 1
            ing = self.forms.ing.get(self.word(nxt))
            return None if ing is None else (nxt, ing, False)
        if verb.lemma in ("begin", "start") and self.word(nxt) == "by":
            nxt += 1
            ing = self.forms.ing.get(self.word(nxt))
            return None if ing is None else (nxt, ing, False)
        if verb.lemma == "work" and self.word(nxt) in ("on", "towards", "toward"):
            nxt += 1
            if self.word(nxt) in self.forms.ing:
                return nxt, self.forms.ing[self.word(nxt)], False
            return None
        if self.word(nxt) in self.forms.ing and verb.lemma in _WITH_ING:
            noun = self.word(nxt) == "training" and self.word(nxt + 1) not in self.determiners
            return None if noun else (nxt, self.forms.ing[self.word(nxt)], False)
        if verb.lemma == "help" and self.word(nxt) in self.forms.base:
            return nxt, self.forms.base[self.word(nxt)], False
        if self.word(nxt) != "to" and verb.lemma in ("help", "expect", "work", "offer"):
            for ahead in range(nxt, min(nxt + _CHAIN_REACH, len(self.low))):
                if self.word(ahead) in (";", ".", "which", "through", "by"):
                    return None
                if self.word(ahead) == "order":  # a purpose, not what is done
                    return None
                if self.word(ahead) == "to" and self.base_at(ahead + 1):
                    nxt = ahead
                    break
        if self.word(nxt) == "," and verb.planned:
            nxt = self._to_aside(nxt)  # "intends, jointly with the Committee, | to train"
        if self.word(nxt) != "to":
            return None
        nxt = self.skip_adverbs(nxt + 1)
        if self.word(nxt) == "be":
            nxt = self.skip_adverbs(nxt + 1)
            if self.word(nxt) in self.forms.participle:
                return nxt, self.forms.participle[self.word(nxt)], True
            return None
        if self.word(nxt) in self.forms.base:
            return nxt, self.forms.base[self.word(nxt)], False
        return None

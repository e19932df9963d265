"""Russian sentences: predicates and reach by dictionary forms (pymorphy3)."""

import re
from dataclasses import replace
from typing import Any

from extractors.traits.morphology import lemma_of, parses_of
from extractors.traits.words import Clause, Lexicon, Predicate, Tense, Word, bare, lexicon
from gazetteers.traits import VerbCue

_TOKEN = re.compile(r"[^\W_]+|[^\w\s]")
_DASH = re.compile(r"\s-\s")
"""A hyphen that stands for a dash: «с 2024 г. - курс для судей»."""
_FINITE = ("VERB", "PRTS")
_CHAIN_REACH = 6
"""Words between "планирует" and its infinitive."""
_DECIDED = 3
"""Words between "решено" and what is to be done."""


def analyse(sentence: str) -> Clause:
    """The words of a sentence and the predicates of its main clause.

    A clause with "который", "где", "чтобы" holds one predicate, which is passed over. Nouns that
    depend on a preposition are out of reach until a noun in the nominative or accusative follows.
    """
    texts = _TOKEN.findall(_DASH.sub(" – ", bare(sentence)))
    reader = _Reader(texts, lexicon("ru"))
    predicates = reader.predicates()
    words = tuple(Word(text, reader.lemma(at)) for at, text in enumerate(texts))
    return Clause(reader.reach(words, predicates), predicates)


_HELPS = frozenset(
    {"помогать", "содействовать", "предложить", "предоставить", "передать", "представить",
     "вручить", "направить", "выделить", "подарить", "поставить", "рекомендовать", "разослать"}
)  # fmt: skip
"""Verbs behind which stands who gets something, in the dative."""
_ADDRESSED = frozenset({"datv", "loct", "loc2"})
"""Cases of «службе»; the prepositional one does without a preposition nowhere."""
_BODIES = frozenset(
    {"управление", "отделение", "объединение", "учреждение", "подразделение", "предприятие"}
)
_PURPOSE = frozenset({"чтобы", "для", "как"})
"""Words before an infinitive that orders nothing."""


class _Reader:
    """Reads one sentence; indices are those of its words."""

    def __init__(self, texts: list[str], lex: Lexicon) -> None:
        self._texts = texts
        self._lex = lex
        self._tags = [self._choose(at) for at in range(len(texts))]
        self._prepositions = frozenset(lex.cues.prepositions)
        self._subordinators = frozenset(lex.cues.subordinators)

    def _verb(self, lemma: str) -> VerbCue | None:
        """What is known of a verb, or of the one without «-ся»: «выпускается» → «выпускать»."""
        known = self._lex.verbs.get(lemma)
        if known is None and lemma.endswith(("ться", "тись")):
            known = self._lex.verbs.get(lemma[:-2])
        return known

    def _choose(self, at: int) -> Any:
        """The parse of a word: a known verb first, then what the dictionary finds likeliest."""
        parses = parses_of(self._texts[at].lower())
        if at and self._texts[at][:1].isupper():
            # «Маджлиси Оли принял»: a name is no order
            parses = tuple(p for p in parses if "impr" not in p.tag) or parses
        going_on = {parse.normal_form for parse in parses if "pres" in parse.tag}
        # «проводим» of both aspects: what is done now
        parses = tuple(p for p in parses if "futr" not in p.tag or p.normal_form not in going_on)
        if any(p.tag.POS == "VERB" and "pres" in p.tag and p.score >= 0.1 for p in parses):
            # «проводим» is what we do, neither an order nor what can be held
            parses = tuple(p for p in parses if p.tag.POS == "VERB" and "impr" not in p.tag)
        for parse in parses:
            known = parse.tag.POS in _FINITE and parse.normal_form in self._lex.verbs
            if known and (parse.score >= 0.1 or parse is parses[0]):
                return parse
        return parses[0]

    def lemma(self, at: int) -> str:
        """The dictionary form of a word."""
        text = self._texts[at]
        return lemma_of(text.lower()) if text[0].isalpha() else text

    # -- predicates ----------------------------------------------------------------------------

    def predicates(self) -> tuple[Predicate, ...]:
        found: list[Predicate] = []
        pending, at = 0, 0
        while at < len(self._texts):
            text = self._texts[at].lower()
            if text in (";",):
                pending = 0
            elif self._tags[at].normal_form in self._subordinators and text[0].isalpha():
                pending += 1
            else:
                predicate = self._group(at)
                if predicate is not None:
                    if pending:
                        pending -= 1
                    else:
                        found.append(predicate)
                    at = max(at, predicate.last) + 1
                    continue
            at += 1
        return tuple(found) or self._order()

    def _order(self) -> tuple[Predicate, ...]:
        """What an infinitive alone orders, in minutes: «Службе создать к июню базу данных»."""
        if any(parse.tag.POS in ("VERB", "PRTS") for parse in self._tags):
            return ()
        for at, parse in enumerate(self._tags):
            if str(parse.tag.POS) == "INFN":
                before = self._texts[at - 1].lower() if at else ""
                named = at > 0 and self.lemma(at - 1) in self._lex.cues.possibilities
                if before in _PURPOSE or named:
                    return ()
                verb = self._verb(parse.normal_form) or VerbCue(lemma=parse.normal_form)
                return (self._chain(at, at, verb, "ahead", passive=False),)
        return ()

    def _group(self, at: int) -> Predicate | None:
        parse = self._tags[at]
        text = self._texts[at].lower()
        pos, lemma = str(parse.tag.POS), str(parse.normal_form)
        if text in ("готов", "готова", "готово", "готовы", "намерен", "намерена", "намерены",
                    "намерено", "должен", "должна", "должны", "должно"):  # fmt: skip
            if text.startswith("готов") and not self._ready_to(at):  # «Модуль готов»
                return self._chain(at, at, VerbCue(lemma=lemma), "past", passive=True)
            return self._chain(at, at, VerbCue(lemma=lemma, chain=True), "ahead", passive=False)
        if self._first_of_two(at):
            return None
        if text == "есть" or (pos == "VERB" and lemma == "быть"):
            return self._be(at)
        if lemma == "хотеть" and "past" in parse.tag and "бы" in self._texts[at + 1 : at + 2]:
            wishes = VerbCue(lemma=lemma, planned=True, chain=True)
            return self._chain(at, at, wishes, "ahead", passive=False)
        if pos == "VERB":
            verb = self._verb(lemma) or VerbCue(lemma=lemma)
            if verb.type and self._possibility(at):  # «изучает возможность открыть школу»
                verb = VerbCue(lemma=lemma, planned=True, chain=True)
            tense: Tense = "past"
            if "pres" in parse.tag:
                tense = "present"
            elif "futr" in parse.tag and lemma in self._lex.cues.two_aspects:
                tense = "present"  # «организует» is both; present in reports
            elif "futr" in parse.tag:
                tense = "future"
            return self._chain(at, at, verb, tense, passive=text.endswith(("ся", "сь")))
        if lemma == "решить" and self._decides_to(at):  # «решено провести в октябре»
            return self._chain(at, at, VerbCue(lemma=lemma, chain=True), "ahead", passive=False)
        if pos == "PRTS":
            verb = self._verb(lemma) or VerbCue(lemma=lemma)
            return self._chain(at, at, verb, "past", passive=True)
        return None

    def _ready_to(self, at: int) -> bool:
        """Whether somebody is ready to do something: «готовы принять», «готова к отправке»."""
        near = self._tags[at + 1 : at + 1 + _CHAIN_REACH]
        behind = self._texts[at + 1 : at + 2]
        return behind == ["к"] or any(str(parse.tag.POS) == "INFN" for parse in near)

    def _first_of_two(self, at: int) -> bool:
        """Whether it is the first part of an adjective of two: «туркмено-афганской границе»."""
        following = self._tags[at + 2 : at + 3]
        joined = self._texts[at + 1 : at + 2] == ["-"] and self._texts[at].endswith("о")
        known = self._tags[at].normal_form in self._lex.verbs
        return joined and not known and bool(following) and following[0].tag.POS == "ADJF"

    def _decides_to(self, at: int) -> bool:
        """Whether an impersonal decision has an infinitive beside it: «решено провести»."""
        near = self._tags[at + 1 : at + 1 + _DECIDED]
        impersonal = str(self._texts[at]).lower() == "решено"
        return impersonal and any(str(parse.tag.POS) == "INFN" for parse in near)

    def _possibility(self, at: int) -> bool:
        """Whether a verb has only a possibility or a question as its object."""
        behind = at + 1
        return behind < len(self._texts) and self.lemma(behind) in self._lex.cues.possibilities

    def _be(self, at: int) -> Predicate:
        """Groups of "быть": "будет проведён", "был создан", "будут обучать", or the copula."""
        if self._texts[at].lower() == "есть":
            return self._chain(at, at, self._lex.verbs["быть"], "present", passive=False)
        future = "futr" in self._tags[at].tag
        for nxt in range(at + 1, min(at + 5, len(self._texts))):
            if self._texts[nxt] in (",", ";", "."):
                break
            parse = self._tags[nxt]
            if parse.tag.POS in ("PRTS", "INFN"):
                verb = self._verb(parse.normal_form) or VerbCue(lemma=parse.normal_form)
                passive = parse.tag.POS == "PRTS"
                return self._chain(at, nxt, verb, "future" if future else "past", passive=passive)
        verb = self._lex.verbs["быть"]
        return self._chain(at, at, verb, "future" if future else "past", passive=False)

    def _chain(
        self, first: int, at: int, verb: VerbCue, tense: Tense, *, passive: bool
    ) -> Predicate:
        content, last = verb, at
        if verb.chain:
            for nxt in range(at + 1, min(at + 1 + _CHAIN_REACH, len(self._texts))):
                if self._texts[nxt] in (",", ";", "."):
                    break
                parse = self._tags[nxt]
                if parse.tag.POS == "INFN":
                    lemma = str(parse.normal_form)
                    content = self._verb(lemma) or VerbCue(lemma=lemma)
                    if content.type and self._possibility(nxt):
                        content = VerbCue(lemma=lemma)  # «предложили изучить возможность создать»
                    last = nxt
                    break
        written = " ".join(self._texts[first : last + 1])
        return Predicate(first, last, content, verb, tense, passive, written)

    # -- reach ---------------------------------------------------------------------------------

    def reach(self, words: tuple[Word, ...], predicates: tuple[Predicate, ...]) -> tuple[Word, ...]:
        """The words with `free` set; a preposition binds the next noun and its genitives."""
        main = predicates[0] if predicates else None
        governs = frozenset(main.verb.governs) if main else frozenset()
        bound, noun_seen, governed, done = False, False, False, []
        helped = {self._who_is_helped(predicate) for predicate in predicates}
        for at, word in enumerate(words):
            text = word.text.lower()
            parse = self._tags[at]
            governed = governed and text not in self._prepositions and text != ","
            if (main is not None and main.first <= at <= main.last) or text in (
                ",",
                ";",
                ":",
                "–",
                "—",
            ):
                bound = False
            elif text in self._prepositions:
                clear = at > 0 and words[at - 1].lemma in self._lex.cues.clear_nouns and not bound
                allowed = clear or (main is not None and at > main.last and text in governs)
                bound, noun_seen, governed = not allowed, False, allowed
            elif parse.tag.POS in ("VERB", "PRTS", "INFN"):
                bound = False
            elif bound and noun_seen and (parse.tag.POS == "NUMR" or text.isdigit()):
                bound = False  # «провёл в 2019 году | три семинара»
            elif bound and at > 1 and words[at - 1].text == "-" and words[at - 2].text.isdigit():
                pass  # «на 43-м | заседании»: the ending of a number is no noun
            elif bound and noun_seen and self._texts[at + 1 : at + 2] == ["-"]:
                following = self._tags[at + 2].tag.POS if at + 2 < len(words) else ""
                if following == "ADJF" and not self._may_be_genitive(self._texts[at + 2].lower()):
                    bound = False  # «провели под Ошем | командно-штабное учение»
            elif bound and parse.tag.POS in ("NOUN", "ADJF", "PRTF"):
                if noun_seen and (not self._may_be_genitive(text) or self._behind_a_place(at)):
                    bound = False
                elif parse.tag.POS == "NOUN" or self._is_substantive(at):
                    noun_seen = True
            # «утверждена Советом»: in the instrumental stands who does it
            doer = parse.tag.POS == "NOUN" and "ablt" in parse.tag and not governed
            # «представила Комитету | доклад»: in the dative, who gets it
            addressed = not governed and at not in helped and self._is_addressee(at, main)
            doer = doer or addressed
            if doer and not bound and not governed:
                bound = noun_seen = True  # «Хабом Академии выпускается | бюллетень»
            aside = bound or doer or at in helped
            done.append(replace(word, free=False) if aside else word)
        return tuple(done)

    def _is_addressee(self, at: int, main: Predicate | None) -> bool:
        """Whether a noun without a preposition can only be in the dative: «Комитету», «службам»."""
        text = self._texts[at].lower()
        nouns = [p for p in parses_of(text) if p.tag.POS == "NOUN"]
        if self._tags[at].tag.POS != "NOUN" or not any("datv" in p.tag for p in nouns):
            return False
        helps = main is not None and main.verb.lemma in _HELPS
        if helps and text.endswith(("нию", "тию")) and self.lemma(at) not in _BODIES:
            return False  # «содействует созданию центра»: what is done
        return all(p.tag.case in _ADDRESSED for p in nouns)

    def _who_is_helped(self, main: Predicate) -> int | None:
        """Index of the noun in the dative behind a verb of help: «помочь Комитету доработать»."""
        if main.verb.lemma not in _HELPS:
            return None
        for at in range(main.last + 1, min(main.last + 4, len(self._texts))):
            text = self._texts[at].lower()
            if text in self._prepositions or not text[0].isalpha():
                return None
            if self._tags[at].tag.POS == "NOUN":
                dative = any("datv" in parse.tag for parse in parses_of(text))
                return at if dative else None
        return None

    def _may_be_genitive(self, text: str) -> bool:
        """Whether the word may depend on the noun before it."""
        return any("gent" in parse.tag or "Fixd" in parse.tag for parse in parses_of(text))

    def _behind_a_place(self, at: int) -> bool:
        """Whether a place, which governs nothing, stands before: «проводит в Атырау | занятия»."""
        before = self._tags[at - 1].tag
        return ("Geox" in before or "Fixd" in before) and self._texts[at][0].islower()

    def _is_substantive(self, at: int) -> bool:
        """Whether an adjective stands for persons: «проводят с осуждёнными | беседы»."""
        if at + 1 >= len(self._texts) or self._tags[at + 1].tag.POS not in ("NOUN", "ADJF", "PRTF"):
            return False
        own, following = (
            {parse.tag.case for parse in parses_of(self._texts[place].lower())}
            for place in (at, at + 1)
        )
        return not own & following

"""Forms of English verbs and nouns, regular ones by rule."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from extractors.traits.words import lexicon
from gazetteers.traits import VerbCue

_IRREGULAR_NOUNS = {
    "curricula": "curriculum", "analyses": "analysis", "syllabi": "syllabus",
    "criteria": "criterion", "memoranda": "memorandum", "children": "child", "women": "woman",
    "men": "man", "fora": "forum", "bases": "base", "series": "series", "media": "media",
    "bureaus": "bureau", "bureaux": "bureau", "syllabuses": "syllabus", "theses": "thesis",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Forms:
    """Verbs by each of their forms."""

    base: dict[str, VerbCue]
    third: dict[str, VerbCue]
    past: dict[str, VerbCue]
    participle: dict[str, VerbCue]
    ing: dict[str, VerbCue]


@cache
def forms() -> Forms:
    """The verbs of the cues by each of their forms, made once."""
    made = Forms({}, {}, {}, {}, {})
    for verb in lexicon("en").cues.verbs:
        for lemma in (verb.lemma.replace("-", ""), *(o.replace("-", "") for o in verb.other)):
            made.base[lemma] = verb
            made.third[_third(lemma)] = verb
            past = verb.past or _past(lemma)
            made.past[past] = verb
            made.participle[verb.participle or past] = verb
            for ing in _ing(lemma):
                made.ing[ing] = verb
            if not verb.past and lemma[-1] in "lnrtgp":
                made.past[lemma + lemma[-1] + "ed"] = verb
                made.participle[lemma + lemma[-1] + "ed"] = verb
    return made


def _third(lemma: str) -> str:
    if re.search(r"(?:s|x|z|ch|sh|o)$", lemma):
        return lemma + "es"
    return lemma[:-1] + "ies" if re.search(r"[^aeiou]y$", lemma) else lemma + "s"


def _past(lemma: str) -> str:
    if lemma.endswith("e"):
        return lemma + "d"
    return lemma[:-1] + "ied" if re.search(r"[^aeiou]y$", lemma) else lemma + "ed"


def _ing(lemma: str) -> tuple[str, ...]:
    if lemma.endswith("e") and not lemma.endswith("ee"):
        return (lemma[:-1] + "ing",)
    return (lemma + "ing", lemma + lemma[-1] + "ing")


@lru_cache(maxsize=8192)
def singular(word: str) -> str:
    """The singular of a noun: "studies" → "study", "centres" → "centre", "analyses"."""
    word = re.sub(r"['’]s?$", "", word)
    if word in _IRREGULAR_NOUNS:
        return _IRREGULAR_NOUNS[word]
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if re.search(r"(?:ss|x|ch|sh)es$", word):
        return word[:-2]
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word

"""Russian: finite verbs and tense from the dictionary of pymorphy3."""

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from extractors.languages.model import Language, Tense, VerbGroup, VerbList
from gazetteers.cues import CUES, cues
from gazetteers.dictionary import russian_dictionary
from gazetteers.errors import GazetteerError
from gazetteers.load import read_entries

_WORD = re.compile(r"[А-Яа-яЁё]+(?:-[А-Яа-яЁё]+)*")

_PLANNING = re.compile(
    r"(?:планиру|намерен|намечен|намеча|предполага|запланирован|предусмотрен|предусматрива|ожида|"
    r"готов[аы]?$|собира|рассматрива)"
)
"""Verbs and short adjectives that put what follows into the future."""

_READY = re.compile(r"(?:готов|намерен)[аоы]?$")
"""Short adjectives that stand for a verb of planning: «готов провести», «намерена открыть»."""

_ONGOING = re.compile(
    r"(?:готов[ия]т|разрабатыва|реализу|осуществля|провод[ия]т|продолжа|ведёт|ведет|ведут|вед[её]тся)"
)
"""Present forms that tell of work under way rather than of a general rule."""

_PRESENT_TOO = re.compile(r"(?:организу|исследу|использу|реализу)(?:ет|ют|ем)(?:ся)?$")
"""Forms of verbs of both aspects: in reports they tell of what is done now."""

_FUTURE_BE = re.compile(r"буд(?:ет|ут|ем|ете)$")
_PAST_BE = re.compile(r"был[аои]?$")


@lru_cache(maxsize=20_000)
def _lemma(word: str) -> str:
    """The initial form of a verb: "подключены" → "подключить"."""
    for reading in russian_dictionary().parse(word):
        if reading.tag.POS in ("VERB", "PRTS", "INFN"):
            return str(reading.normal_form)
    return word


@lru_cache(maxsize=20_000)
def _reading(word: str) -> tuple[str, str, str]:
    """Part of speech, tense and person of the likeliest reading: "VERB", "pres", "1per"."""
    readings = russian_dictionary().parse(word)
    tag = readings[0].tag
    if tag.POS == "ADVB":
        # «издали сборник»: an adverb that looks like a verb in the past is rarer than the verb
        past = (reading.tag for reading in readings if reading.tag.POS == "VERB")
        tag = next((other for other in past if other.tense == "past"), tag)
    return str(tag.POS or ""), str(tag.tense or ""), str(tag.person or "")


def _tense(word: str, part: str, tense: str) -> Tense:
    if _PLANNING.match(word):
        return "future"
    if part == "PRTS" or tense == "past":
        return "past"
    if tense == "futr" and not _PRESENT_TOO.match(word):
        return "future"
    return "progressive" if _ONGOING.match(word) else "present"


def russian_participle(text: str) -> bool:
    """Whether words open with a long participle or a gerund: «щедро финансируемый …, проект …»."""
    for match in list(_WORD.finditer(text))[:2]:
        part = _reading(match.group().lower())[0]
        if part != "ADVB":
            return part in ("PRTF", "GRND")
    return False


def russian_verbs(text: str) -> tuple[VerbGroup, ...]:
    """The finite verbs of a Russian text, short participles ("проведён") among them.

    "Центр планирует провести семинар" has one, in the future; so has "будет проведён семинар".
    Long participles ("проведённый"), gerunds and infinitives do not count.
    """
    groups: list[VerbGroup] = []
    pending: tuple[int, Tense] | None = None  # an auxiliary that waits for its verb
    for match in _WORD.finditer(text):
        word = match.group().lower()
        if len(word) == 1:
            continue  # «40-е заседание»
        if _FUTURE_BE.match(word) or _PAST_BE.match(word):
            if pending is not None:
                groups.append(VerbGroup(pending[0], match.start(), pending[1], "быть"))
            pending = (match.start(), "future" if _FUTURE_BE.match(word) else "past")
            continue
        if match.group()[0].isupper() and not russian_dictionary().word_is_known(word):
            continue  # a name that looks like a verb: «Маджлиси Оли»
        part, tense, person = _reading(word)
        waiting = pending is not None and match.start() - pending[0] < 40
        if part in ("VERB", "PRTS") or (part == "ADJS" and _PLANNING.match(word)):
            start, when = match.start(), _tense(word, part, tense)
            if pending is not None and waiting:
                start, when = pending
                if _PLANNING.match(word):
                    when = "future"
            passive = part == "PRTS" or word.endswith("ся")
            first = person == "1per"
            groups.append(VerbGroup(start, match.end(), when, word, passive, first))
            pending = None
        elif part == "INFN" and pending is not None and waiting:
            groups.append(VerbGroup(pending[0], match.end(), pending[1], word))
            pending = None
    if pending is not None:
        end = pending[0] + len(re.match(r"\w+", text[pending[0] :]).group())  # type: ignore[union-attr]
        groups.append(VerbGroup(pending[0], end, pending[1], "быть"))
    return tuple(groups)


@cache
def _lexicon() -> Mapping[str, frozenset[str]]:
    """Initial forms of the listed verbs, by the kind of the verb.

    Raises:
        GazetteerError: if an example does not behave.
    """
    path = CUES / "verbs.ru.yml"
    lexicon: dict[str, frozenset[str]] = {}
    for entry in read_entries(path, VerbList):
        lexicon[entry.id] = frozenset(entry.verbs)
        for text, wanted in [(t, True) for t in entry.examples.match] + [
            (t, False) for t in entry.examples.reject
        ]:
            forms = [verb.verb for verb in russian_verbs(text)]
            if any(_lemma(form) in lexicon[entry.id] for form in forms) is not wanted:
                raise GazetteerError(
                    f"the example {text!r} is {'not ' if wanted else ''}found",
                    where=f"{path.name}, entry {entry.id}",
                )
    return lexicon


def russian_kinds(verb: str) -> frozenset[str]:
    """What a verb form tells of an activity: "perform", "explain"."""
    if _READY.match(verb):
        return frozenset({"perform"})
    lemma = _lemma(verb)
    return frozenset(kind for kind, verbs in _lexicon().items() if lemma in verbs)


@cache
def russian() -> Language:
    """Russian, with its word lists and the dictionary's verbs."""
    return Language(
        code="ru",
        sentence_cues=cues("sentences", "ru"),
        activity=cues("activity", "ru"),
        verbs=russian_verbs,
        kinds=russian_kinds,
        opens_with_participle=russian_participle,
    )

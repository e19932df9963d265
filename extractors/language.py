"""Which language a text is in: by its script first, by a model only for longer texts."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from functools import cache
from typing import Final, Protocol

from gazetteers.model import LanguageCode

_OTHER_CYRILLIC: Final = frozenset("әғқңөұүһіҷӣӯҳўјљњђћџѕѓќїєґ")
"""Letters of Kazakh, Kyrgyz, Tajik, Uzbek, Mongolian, Serbian, Ukrainian …, not of Russian."""
_OTHER_CYRILLIC_SHARE: Final = 0.01
"""Of the letters; single names of Central Asian places stay below it in Russian texts."""
_OTHER_LATIN_SHARE: Final = 0.02
_ENGLISH: Final = frozenset(
    (
        "the",
        "of",
        "and",
        "to",
        "in",
        "for",
        "on",
        "with",
        "by",
        "a",
        "at",
        "from",
        "is",
        "was",
        "are",
    )
)
_RUSSIAN: Final = frozenset(
    ("и", "в", "во", "на", "по", "с", "для", "о", "об", "к", "от", "из", "не", "что", "при", "за")
)
_COMMON_SHARE: Final = 0.1
"""Of the words; English prose has some 0.35, Russian 0.2, lists of names hardly any."""
_LONG: Final = 120
"""Letters from which the model is asked; below it errs on names and acronyms."""
_SURE: Final = 0.95
_MODEL_READS: Final = 2_000
_PREVAILING_READS: Final = 30_000
_QUOTED: Final = re.compile(r"[«“„\"][^«»“”„\"]{1,60}[»”“\"]")
_WORDS: Final = re.compile(r"[^\W\d_]+")


class _Model(Protocol):
    def classify(self, instance: str) -> tuple[str, float]: ...


@cache
def _model() -> _Model:
    # Imported on demand: it unpacks 4 MB, and most texts are decided without it.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    model: _Model = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    return model


def script_of(character: str) -> str:
    """The script of a letter by its Unicode name ("LATIN", "CYRILLIC", "CJK"); "" for others."""
    if not character.isalpha():
        return ""
    if character.isascii():
        return "LATIN"
    return unicodedata.name(character, "").partition(" ")[0]


def scripts_of(text: str) -> Counter[str]:
    """How many letters of each script a text has."""
    found: Counter[str] = Counter()
    for character, count in Counter(text).items():
        if script := script_of(character):
            found[script] += count
    return found


def language_of(text: str, *, default: LanguageCode | None = None) -> LanguageCode | None:
    """The language of a text: "en", "ru", or None when it is another one.

    "Семинар в Оше" is "ru", "Министрлер кеңеші" (Kyrgyz) is None, "UNODC, Ashgabat" is "en", since
    names in Latin letters are read like English. A text without letters has the `default`. Names in
    quotes say nothing of the words around them: «Платформа „Очиқ мулоқот“ запущена» is "ru".
    """
    around = _QUOTED.sub(" ", text)
    common = (_RUSSIAN | _ENGLISH).intersection(_WORDS.findall(around.lower()))
    if common and 2 * sum(map(str.isalpha, around)) >= sum(map(str.isalpha, text)):
        text = around
    scripts = scripts_of(text)
    letters = sum(scripts.values())
    if letters == 0:
        return default
    if scripts["CYRILLIC"] * 2 >= letters:
        return _cyrillic(text, scripts["CYRILLIC"])
    if scripts["LATIN"] * 2 >= letters:
        return _latin(text, scripts["LATIN"])
    return None


def prevailing_language(texts: Iterable[str]) -> LanguageCode | None:
    """The language of most of a document, by its first pages; None for another or without words."""
    pieces: list[str] = []
    size = 0
    for text in texts:
        pieces.append(text)
        size += len(text)
        if size > _PREVAILING_READS:
            break
    return language_of("\n".join(pieces))


def _cyrillic(text: str, letters: int) -> LanguageCode | None:
    others = sum(character in _OTHER_CYRILLIC for character in text.lower())
    words = [word.lower() for word in _WORDS.findall(text)]
    # A Russian sentence may name one place in its own spelling ("в городе Өскемен").
    fewest = 1 if _RUSSIAN.isdisjoint(words) else 2
    if others >= max(fewest, _OTHER_CYRILLIC_SHARE * letters):
        return None
    if sum(word in _RUSSIAN for word in words) >= _COMMON_SHARE * len(words):
        return "ru"
    if letters >= _LONG:
        code, probability = _model().classify(text[:_MODEL_READS])
        if code != "ru" and probability >= _SURE:
            return None
    return "ru"


def _latin(text: str, letters: int) -> LanguageCode | None:
    words = [word.lower() for word in _WORDS.findall(text)]
    if sum(word in _ENGLISH for word in words) >= _COMMON_SHARE * len(words):
        return "en"
    accented = sum(character.isalpha() and not character.isascii() for character in text)
    if letters >= _LONG or (letters >= _LONG / 3 and accented >= _OTHER_LATIN_SHARE * letters):
        code, probability = _model().classify(text[:_MODEL_READS])
        if code != "en" and probability >= _SURE:
            return None
    return "en"

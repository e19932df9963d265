"""The forms that a Russian name takes in a sentence, from the form a dictionary gives.

Names of countries and places follow few patterns, and most are in no dictionary of the language
("Ак-Жол", "Нижний Пяндж"); so the ending decides. A form too many ("Алматам") does no harm, since
nobody writes it; a form too few hides a country.
"""

from itertools import product

_LIMIT = 400
"""Forms of one name; longer names ("Исламская Республика Афганистан") stay below it."""

_ADJECTIVE = (
    *("ий", "ый", "ой", "ая", "яя", "ое", "ее", "ие", "ые", "ого", "его", "ому", "ему"),
    *("ую", "юю", "ым", "им", "ом", "ем", "ей", "ых", "их", "ыми", "ими"),
)
_MASCULINE = ("", "а", "у", "ом", "ем", "е")
_PEOPLE = ("", "а", "у", "ом", "ем", "е", "ы", "и", "ов", "ев", "ам", "ами", "ах")
_PATTERNS: tuple[tuple[str, int, tuple[str, ...]], ...] = (
    # ending, letters to cut, endings that take their place; the first that fits decides
    ("ия", 1, ("я", "и", "ю", "ей", "ям", "ями", "ях", "й")),
    ("ая", 2, ("ая", "ой", "ую", "ою")),
    ("яя", 2, ("яя", "ей", "юю", "ею")),
    ("море", 1, ("е", "я", "ю", "ем")),
    ("ние", 1, ("е", "я", "ю", "ем", "и")),
    ("ое", 2, ("ое", "ого", "ому", "ым", "им", "ом")),
    ("ые", 2, ("ые", "ых", "ым", "ыми")),
    ("ие", 2, ("ие", "их", "им", "ими")),
    ("а", 1, ("а", "ы", "и", "е", "у", "ой", "ою", "ей")),
    ("я", 1, ("я", "и", "е", "ю", "ей")),
    ("й", 1, ("й", "я", "ю", "ем", "е")),
    ("ь", 1, ("ь", "я", "ю", "ем", "е", "и", "ью")),
    ("ство", 1, ("о", "а", "у", "ом", "е")),
    ("ы", 1, ("ы", "", "ов", "ам", "ами", "ах")),
    ("и", 1, ("и", "ям", "ями", "ях")),
)
_CASES = {
    "район": (("ого",), ("ому",), ("им", "ым"), ("ом",)),
    "область": (("ой",), ("ую",)),
}
"""Endings of the adjective before a kind of place, in the cases after the nominative."""
_NOUNS = {
    "район": (
        ("район", "р-н"), ("района", "р-на"), ("району", "р-ну"), ("районом", "р-ном"),
        ("районе", "р-не"),
    ),
    "этрап": (("этрап",), ("этрапа",), ("этрапу",), ("этрапом",), ("этрапе",)),
    "велаят": (("велаят",), ("велаята",), ("велаяту",), ("велаятом",), ("велаяте",)),
    "туман": (("туман",), ("тумана",), ("туману",), ("туманом",), ("тумане",)),
    "область": (("область", "обл"), ("области", "областью", "обл"), ("область", "обл")),
}  # fmt: skip
"""The kinds of places by case, each with how it is shortened: «в Лейлекском р-не»."""
_VOWELS = "оеуюэё"
"""A name that ends in one of these does not decline (Душанбе, Осло, Баку)."""


def forms(name: str, *, people: bool = False) -> tuple[str, ...]:
    """Every form of a Russian name, the dictionary form first.

    "Ташкент" → Ташкент, Ташкента, Ташкенту, Ташкентом, Ташкенте; "Ошская область" → "Ошской
    области" and so on. Words joined by a hyphen decline in the last part only ("в Чолпон-Ате").
    One word with capitals inside is an acronym and does not decline («РК», «РУз»).

    Args:
        name: dictionary form, words parted by single spaces.
        people: the name is an adjective or names inhabitants, so plurals occur ("таджиков") and
            an adjective may be the first part of a compound ("таджикско-афганский").
    """
    if name[1:] != name[1:].lower() and " " not in name and "-" not in name:
        return (name,)
    words = name.split(" ")
    if len(words) > 1 and words[-1] in _NOUNS and _is_adjective(words[-2]):
        return _agreeing(name, words[:-1], words[-1])
    if words[0] in _NOUNS:
        # «район Носири Хусрав»: the name behind stands in no case of its own
        rest = " ".join(words[1:])
        return tuple(dict.fromkeys(f"{noun} {rest}" for case in _NOUNS[words[0]] for noun in case))
    parts = [_word_forms(word, people=people) for word in words]
    found = dict.fromkeys([name])
    for combination in product(*parts):
        found[" ".join(combination)] = None
        if len(found) >= _LIMIT:
            break
    return tuple(found)


def _is_adjective(word: str) -> bool:
    return word.lower().endswith(("ий", "ый", "ой", "ая"))


def _agreeing(name: str, adjectives: list[str], noun: str) -> tuple[str, ...]:
    """Adjectives and their noun in the same case: «Ошской области», not «Ошская области»."""
    found = dict.fromkeys([name])
    endings = _CASES["область" if noun == "область" else "район"]
    for ending, nouns in zip((("",), *endings), _NOUNS[noun], strict=True):
        for end in ending:
            head = " ".join(
                word[:-2] + end if end and _is_adjective(word) else word for word in adjectives
            )
            found.update(dict.fromkeys(f"{head} {written}" for written in nouns))
    return tuple(found)


def _word_forms(word: str, *, people: bool) -> tuple[str, ...]:
    head, hyphen, last = word.rpartition("-")
    prefix = head + hyphen
    if last.isupper() or len(last) < 2:
        return (word,)
    return tuple(dict.fromkeys(prefix + form for form in _last_forms(last, people=people)))


def _last_forms(word: str, *, people: bool) -> tuple[str, ...]:
    lower = word.lower()
    if lower.endswith(("ский", "цкий", "ний", "ный", "вый", "лый", "тый", "рый", "жий")):
        found = tuple(word[:-2] + ending for ending in _ADJECTIVE)
        if not people:
            return found
        # «таджикско-афганский», «афгано-таджикский»
        short = (word[:-4] + "о",) if lower.endswith("ский") else ()
        return (*found, word[:-2] + "о", *short)
    if people and lower.endswith("нин"):
        return (*(word + e for e in _MASCULINE), *(word[:-2] + e for e in ("е", "", *_PEOPLE[-3:])))
    if people and lower.endswith("ец"):
        return (word, *(word[:-2] + "ц" + ending for ending in _PEOPLE[1:]))
    if people and lower.endswith("ок"):
        return (word, *(word[:-2] + "к" + ending for ending in _PEOPLE[1:]))
    for ending, cut, replacements in _PATTERNS:
        if lower.endswith(ending):
            return tuple(word[:-cut] + replacement for replacement in replacements)
    if lower[-1] in _VOWELS:
        return (word,)
    return tuple(word + ending for ending in (_PEOPLE if people else _MASCULINE))

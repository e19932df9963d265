"""Adjectives that name a language rather than a country: "in Tajik and Dari, 2,000 copies"."""

import re
from collections.abc import Sequence

from extractors.places.named import Named, Surrounding, peoples
from gazetteers.cues import cues


def is_language(group: Sequence[Named], context: Surrounding, text: str) -> bool:
    """Whether adjectives are languages: "in Tajik and Dari, 2,000 copies", "Uzbek-language".

    After "in" only small words or marks may follow: "in Tajik prisons" is a place.
    """
    adjectives = peoples(group)
    if not adjectives or all(item.sort == "language" for item in adjectives):
        return False
    only = cues("where", context.language).pattern("only-language")
    if context.has("language-after") or any(only.fullmatch(item.spelling) for item in adjectives):
        return True
    if len(adjectives) == len(group):
        opens = context.before.rstrip().endswith("(")
        bracket = opens and context.after.startswith(")")
        if bracket and any(item.sort == "language" for item in group):
            return True
        if (
            bracket
            and context.language == "en"
            and not any(
                item.spelling.endswith("s") or item.sort not in ("people", "language")
                for item in group
            )
        ):
            return True  # "a handbook (Russian)": a country is not written so
        if opens and len(group) == 1 and _ALONE.match(context.after) and group[0].sort == "people":
            return context.language == "en" and not group[0].spelling.endswith("s")
        if context.has("language-before"):
            plural = any(_PLURAL.search(text, item.start, item.end) for item in adjectives)
            return _ends_phrase(context) and not (context.language == "ru" and plural)
    return _is_listed_alone(adjectives, context, text)


_ALONE = re.compile(r"[,;]\s(?:\d|[a-z]+\s(?:hours?|days?|weeks?|lessons?|pages?|modules?)\b)")
"""Right of a language and before a number: "an online course (Russian, three hours)"."""


def _is_listed_alone(adjectives: Sequence[Named], context: Surrounding, text: str) -> bool:
    """Whether adjectives stand apart, without a noun: "a manual, Kazakh and Russian, 500 copies".

    One alone does so at the end of a cell ("| Astana, Russian |", «| онлайн, казахский |»). So do
    those before "ones", where an edition or a translation is spoken of.
    """
    before, after = text[: adjectives[0].start].rstrip(), context.after
    if context.language == "ru":
        if not all(_MASCULINE.search(text, item.start, item.end) for item in adjectives):
            return False
    elif any(item.spelling.endswith("s") for item in adjectives):
        return False
    elif re.match(r"\sones?\b", after) and _PRINTED_AS.search(context.before):
        return True
    if not before.endswith((",", ";", "(", "|", "–")):
        return False
    ends_cell = re.match(r"\s?(?:\||\Z)", after) is not None
    return ends_cell or (len(adjectives) > 1 and re.match(r"\s?[,;).–]", after) is not None)


_MASCULINE = re.compile(r"(?i)(?:[сц]кий|дари|пушту|фарси)\Z")
"""Ends of words by which Russian calls a language where no noun follows."""
_PLURAL = re.compile(r"(?i)[сц]к(?:ие|их|ими)\Z")
"""Ends of words that no Russian language has: «офицеров наравне с таджикскими»."""
_PRINTED_AS = re.compile(r"(?i)\b(?:edition|version|translation|text|copy|copies)")


def _ends_phrase(context: Surrounding) -> bool:
    after = context.after.lstrip()
    if not after or not after[0].isalpha():
        return not context.after.startswith("-")
    if _GOES_ON_TO_TELL.match(after):
        return True  # "videos in Kyrgyz and Russian countering hate speech"
    function = cues("where", context.language).pattern("function")
    if context.language == "ru" and _NO_LOCATIVE.match(after):
        return True  # «на таджикском и узбекском работает», not «на таджикском участке»
    return function.match(after) is not None


_GOES_ON_TO_TELL = re.compile(
    r"(?:counter|explain|show|describ|promot|tell|warn|call|address|cover|present|discuss|answer|"
    r"aim|produc|prepar|publish|intend|issu|print)(?:ing|ed)\b"
)
_NO_LOCATIVE = re.compile(r"[а-яё]*[бвгджзклмнпрстфцчшщ](?<!ом)(?<!ым)(?<!ем)(?![а-яё])")
"""A word that no adjective in the locative goes with."""

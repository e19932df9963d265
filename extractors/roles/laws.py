"""The state whose strategy or law is adopted, where the words name nobody who adopts it.

"The first National Strategy of Turkmenistan … was approved in December" is an act of Turkmenistan,
whoever led the activity before it.
"""

import re

from extractors.languages import sentences
from gazetteers.model import LanguageCode
from gazetteers.organizations import organizations
from gazetteers.territories import territories

_NOUN = {
    "en": re.compile(
        r"\b(?:strategy|law|act|code|action\splan|programme|concept|doctrine|decree)"
        r"(?:\s(?!of\b)[\w-]+){0,6}\s(?:of|for)\s(?:the\s)?\Z",
        re.IGNORECASE,
    ),
    "ru": re.compile(
        r"\b(?:стратегия|закон|кодекс|программа|концепция|план\sдействий|доктрина|указ"
        r"\s\w+)\s(?:[А-ЯЁ]\w+\s)?\Z",
        re.IGNORECASE,
    ),
}
"""Right before the country whose document it is; in Russian in the nominative."""
_OPENING = {
    "en": re.compile(
        r"(?:in\s[\w\s]{3,25},\s|on\s[\w\s]{3,25},?\s)?(?:the\s|a\s|an\s)?(?:[\w-]+\s){0,5}?",
        re.IGNORECASE,
    ),
    "ru": re.compile(r"[^.;:]{0,80}"),
}
"""Before the document, which is the subject of its sentence."""
_ADOPTED = {
    "en": re.compile(
        r"\b(?:was|were|has\sbeen|had\sbeen|is)\s(?:\w+ly\s)?(?:adopted|approved|enacted|signed|"
        r"endorsed|promulgated|passed)\b|\bis\sbeing\s(?:drafted|prepared|drawn\sup|finali[sz]ed)\b|\b(?:entered|came)\sinto\sforce\b",
        re.IGNORECASE,
    ),
    "ru": re.compile(
        r"\b(?:(?:утвержд[её]н|принят|подписан|одобрен|вступил)(?:а|о|ы|)?|разрабатывается|готовится)\b",
        re.IGNORECASE,
    ),
}


def adopting_state(text: str, language: LanguageCode) -> str | None:
    """The government whose document the first sentence says was adopted, None if it says none."""
    spans = sentences(text, language)
    if not spans:
        return None
    sentence = text[slice(*spans[0])].replace("\n", " ")
    if (acting := _acting_state(sentence, language)) is not None:
        return acting
    if _ADOPTED[language].search(sentence) is None:
        return None
    for hit in territories().find(sentence, language):
        noun = _NOUN[language].search(sentence, 0, hit.start)
        if hit.kind != "country" or noun is None:
            continue
        government = f"GOV-{hit.id}"
        is_subject = _OPENING[language].fullmatch(sentence, 0, noun.start()) is not None
        if is_subject and government in organizations().by_id:
            return government
    return None


_ACTS = {
    "en": re.compile(
        r"\s(?:has\s|have\s|had\s|also\s)?(?:amended|adopted|enacted|ratified|acceded|criminali[sz]ed"
        r"|approved|passed|signed\sthe)\b",
    ),
    "ru": re.compile(
        r"\s(?:также\s)?(?:принял|ратифицировал|утвердил|одобрил|присоединил|внёс\sизменения|внес\sизменения)"
        r"(?:а|о|и|ся|ась|ось|ись)?\b"
    ),
}
"""Behind a state that changes its law: "By the Law of 2014 Kazakhstan amended its acts"."""
_BEFORE_STATE = re.compile(
    r"(?:(?:in|on|by|since|under|with|в|во|с|по|на)\s[^,;:.]{2,60}[,\s]\s?)?(?:the\s)?",
    re.IGNORECASE,
)


def _acting_state(sentence: str, language: LanguageCode) -> str | None:
    """The government of the state that is the subject of an act of law, by its bare name."""
    for hit in territories().find(sentence, language):
        government = f"GOV-{hit.id}"
        if (
            hit.kind == "country"
            and hit.sort != "people"
            and government in organizations().by_id
            and _ACTS[language].match(sentence, hit.end) is not None
            and _BEFORE_STATE.fullmatch(sentence, 0, hit.start) is not None
        ):
            return government
    return None

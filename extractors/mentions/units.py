"""Neighbours that name one body: a unit and what it belongs to, a name and its short form."""

import re
from collections.abc import Sequence

from extractors.mentions.russian import is_agent
from extractors.mentions.weak import UNIT_GAP
from extractors.model import Mention
from extractors.russian_case import grammatical_cases
from gazetteers.bodies import GOVERNMENT, NATIONAL
from gazetteers.organizations import Organizations

_SAME_GAP = re.compile(r"[\s(«“\"–-]*(?:the\s+|hereinafter\s+|далее\s+[–-]\s+)?[«“\"]?")
"""What may stand between two names of one body: "… in Europe (OSCE)"."""

_RENAMED = re.compile(
    r"\s*[-–—(,]\s*(?:now|former|formerly|previously|today|ныне|ранее|теперь|бывш\w+)\s+(?:the\s+)?",
    re.IGNORECASE,
)
"""What stands between two names of one body in the course of time: "CTITF - former UNOCT -"."""
_RENAMED_END = re.compile(r"\s*[-–—),](?=\s)")

_PAID_BY = re.compile(
    r"(?:финансируем[а-яё]+|\b(?:funded|financed)\sby)\s(?:the\s)?\Z", re.IGNORECASE
)
"""Before who pays for what is named behind it."""
_PAYS_REACH = 24


def join_units(mentions: Sequence[Mention], text: str, known: Organizations) -> tuple[Mention, ...]:
    """Neighbours of which one is a unit of the other, or the same again, become one mention.

    "Terrorism Prevention Branch (TPB) of UNODC", "OSCE's TNTD/ATU", "UNCCT/UNOCT": the most
    specific unit stands for all.
    """
    joined: list[Mention] = []
    for mention in sorted(mentions, key=lambda mention: mention.start):
        before = joined[-1] if joined else None
        if before is not None and (end := _end_of_renaming(before, mention, text)) is not None:
            joined[-1] = before.model_copy(update={"end": end, "text": text[before.start : end]})
            continue
        if before is not None and _is_troop_of(before, mention, text):
            whole = before.id if mention.id == NATIONAL else mention.id
            update = {"id": whole, "end": mention.end, "text": text[before.start : mention.end]}
            joined[-1] = before.model_copy(update=update)
            continue
        if before is None or not _belong_together(before, mention, text, known):
            joined.append(mention)
            continue
        unit = mention if known.is_part_of(mention.id, before.id) else before
        joined[-1] = unit.model_copy(
            update={
                "start": before.start,
                "end": mention.end,
                "text": text[before.start : mention.end],
                "strength": mention.strength if before.strength == "weak" else before.strength,
            }
        )
    return tuple(_with_closed_bracket(mention, text) for mention in joined)


def _is_troop_of(before: Mention, after: Mention, text: str) -> bool:
    """Whether a Russian authority belongs to the one behind it: «Пограничным войскам | ГКНБ».

    The other stands in the genitive, or shows no case.
    """
    if not (before.id.startswith(NATIONAL) and after.id.startswith(NATIONAL)):
        return False
    if text[before.end : after.start] != " " or _CYRILLIC_END.search(before.text) is None:
        return False
    if NATIONAL not in (before.id, after.id) and before.id != after.id:
        return False
    cases = grammatical_cases(after.text)
    return not cases or "gent" in cases


_CYRILLIC_END = re.compile(r"[а-яё]{3}\Z")
"""At the end of a name that is no acronym."""


def _end_of_renaming(before: Mention, after: Mention, text: str) -> int | None:
    """Where words end that give another time's name of the body before, which was written."""
    if _RENAMED.fullmatch(text, before.end, after.start) is None:
        return None
    closing = _RENAMED_END.match(text, after.end)
    return closing.end() if closing is not None else after.end


def _with_closed_bracket(mention: Mention, text: str) -> Mention:
    """The mention with the bracket that it opened: "Border Security and Management Unit (BSMU)"."""
    is_open = mention.text.count("(") > mention.text.count(")")
    if not is_open or text[mention.end : mention.end + 1] != ")":
        return mention
    return mention.model_copy(update={"end": mention.end + 1, "text": mention.text + ")"})


def _belong_together(before: Mention, after: Mention, text: str, known: Organizations) -> bool:
    gap = text[before.end : after.start]
    if before.id == after.id:
        is_apposition = before.id.startswith(GOVERNMENT) and gap == ", the "
        return before.id != NATIONAL and (is_apposition or _SAME_GAP.fullmatch(gap) is not None)
    if _PAID_BY.search(text, max(0, before.start - _PAYS_REACH), before.start):
        return False  # «финансируемая ЕС программа КАДАП»: the one pays for the other
    if gap.isspace() and before.text in after.text:
        return False  # "Under the auspices of the CIS the Anti-Terrorism Centre of the CIS"
    related = known.is_part_of(before.id, after.id) or known.is_part_of(after.id, before.id)
    is_unit = related and UNIT_GAP.fullmatch(gap) is not None
    if not is_unit or _PAYS.match(text, after.end):
        return False
    if _DONE_BY.search(text, max(0, before.start - _PAYS_REACH), before.start):
        return False  # «Финансируемая ЕС | программа КАДАП», "BOMCA (EU | funding)"
    return not is_agent(before.text, gap + after.text)


_PAYS = re.compile(r"[\s-](?:funding|funded|funds|grants?|money|contributions?)\b")
_DONE_BY = re.compile(
    r"\b(?:со|про)?(?:финансиру|поддержива|реализу|осуществля|проводи|организу)ем[а-яё]{2,3}\s\Z"
    r"|\b(?:со|про)?(?:финансирован|поддержан|организован)н[а-яё]{2,3}\s\Z",
    re.IGNORECASE,
)
"""Participles right before the one who does or pays it."""

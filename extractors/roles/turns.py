"""Whose part turns when the whole sentence is read: who gives, who shows at another's event.

"The Border Guards received scanners from the Embassy": it gives them. "At a seminar of BOMCA the
Committee showed its system": BOMCA holds it, the Committee takes part.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from extractors.mentions import GOVERNMENT
from extractors.roles.model import Reading, Standing
from extractors.roles.persons import speaks_behind
from extractors.roles.sentence import SentenceCues

_RECEIVED = re.compile(
    r"\"(?:[\w-]+\s){0,2}(?:receiv\w+|получ\w+|(?:was|were)\s(?:given|handed)|got)\b"
)
_FROM = re.compile(r"\"(?:from|от)\"")
GRANT_AGREEMENT = re.compile(
    r"(?i)\bgrant\s(?:agreement|contract)|\bagreement\son\s(?:a|the)\s(?:grant|financing)"
    r"|соглашени\w+\sо\s(?:грант|финансировани|(?:предоставлени|выделени)\w+\s(?:грант|средств|финансировани))"
)
"""An agreement by which one party pays: "signed a grant agreement with"."""
_THROUGH = re.compile(r",?\s(?:through|via|by|через|силами)\s(?:the\s)?")
_AT_EVENT = re.compile(r"(?i)\W*(?:at|during|in\sthe\scourse\sof|на|во?\sвремя|в\sходе)\s[^;:]*")
"""How a sentence begins that tells what others did at an event."""


_THANKED = re.compile(
    r"(?i)\s(?:also\s|has\s|had\s|then\s)?(?:thank(?:s|ed)|expressed\s(?:its\s)?gratitude\sto)\s(?:the\s)?"
    r"|\s(?:также\s)?(?:поблагодарил[аио]?|благодарит|выразил[аио]?\s(?:благодарность|признательность))\s"
)
_FOR_GIFT = re.compile(
    r"(?i)\s(?:for|за)\s[^.;]{0,80}?\b(?:received|supplied|donated|delivered|given|handed|provided|equipment|vehicles?"
    r"|cars|computers|scanners?|radios?|laborator(?:y|ies)|переданн|поставленн|предоставленн|полученн|подаренн"
    r"|оборудовани|техник|автомобил|автомашин|машин|компьютер|сканер|радиостанци|лаборатори)"
)
_GOT = re.compile(r"[^.;:]{0,60}?\b(?:получ(?:ил[аио]?|ает|ают|ит|ат)|received)\b")


def _takers(text: str, readings: Sequence[Reading]) -> Iterator[Reading]:
    """The readings; who thanks another for a thing, or has got it from him, receives it."""
    turned = list(readings)
    for at, (taker, giver) in enumerate(pairwise(readings)):
        if taker.standing != "lead" or taker.is_firm or giver.sentence != taker.sentence:
            continue
        between = text[taker.mention.end : giver.mention.start]
        thanks = _THANKED.fullmatch(between) and _FOR_GIFT.match(text, giver.mention.end)
        got = _FROM.match(giver.detail) and between.strip() in ("от", "from")
        if not (thanks or (got and _GOT.match(text, giver.mention.end))):
            continue
        served: Standing = "beneficiary" if taker.mention.id.startswith(GOVERNMENT) else "partner"
        turned[at] = replace(taker, standing=served, detail="to whom the next gives", is_firm=True)
        turned[at + 1] = replace(giver, standing="lead", detail=f"{giver.detail}, and it gives")
    yield from turned


_TELLS = re.compile(
    r"(?i)(?:\A|[.;]\s)(?:according\sto|as\sreported\sby)\s(?:the\s)?\Z"
    r"|(?:\A|[.;]\s)по\s(?:информации|данным|сообщению|сведениям)\s\Z"
)
_ITS_OWN = re.compile(r",\s(?:in\s\d{4}\s|since\s\d{4}\s)?(?:its|their|его|её|их)\s")


def tellers(sentence: SentenceCues, readings: Sequence[Reading]) -> Iterator[Reading]:
    """The readings; who tells of its own does it: "According to UNODC, its offices exchange"."""
    for reading in readings:
        mention = reading.mention
        if (
            reading.standing in ("none", "owner", "named")
            and _TELLS.search(sentence.plain[sentence.start : mention.start])
            and _ITS_OWN.match(sentence.plain, mention.end)
        ):
            reading = replace(reading, standing="lead", detail="it tells of its own")
        yield reading


_AFTER = re.compile(r"(?i)[^;:]*\b(?:after|once|as\ssoon\sas)\s(?:the\s)?")
_HAD = re.compile(r"(?:\s\([^()]{1,40}\))?\s(?:had|has|have)\s\w")


def forerunners(sentence: SentenceCues, readings: Sequence[Reading]) -> Iterator[Reading]:
    """The readings; who had done something before, in a clause behind, helped those who lead.

    "The Government adopted the plan after UNICRI had gone through two drafts of it".
    """
    leads = [reading for reading in readings if reading.standing == "lead"]
    for reading in readings:
        mention = reading.mention
        if (
            reading in leads[1:]
            and not reading.is_firm
            and _AFTER.fullmatch(sentence.plain, leads[0].mention.end, mention.start)
            and _HAD.match(sentence.plain, mention.end)
        ):
            reading = replace(reading, standing="part", detail="it had done its part before")
        yield reading


def givers(text: str, readings: Sequence[Reading]) -> Iterator[Reading]:
    """The readings; from whom somebody received something gives it, where nobody else acts."""
    readings = list(_takers(text, readings))
    receives = [
        r for r in readings if r.standing == "beneficiary" and _RECEIVED.match(r.detail) is not None
    ]
    acts = any(r.standing in ("lead", "colead") for r in readings)
    for reading in readings:
        is_giver = (
            reading.standing == "owner"
            and _FROM.match(reading.detail) is not None
            and any(other.mention.end <= reading.mention.start for other in receives)
        )
        if is_giver and not acts:
            # "from the Government of Japan through UNDP": the money is Japan's, the hands UNDP's.
            through = any(
                _THROUGH.fullmatch(text, reading.mention.end, other.mention.start)
                for other in readings
            )
            standing: Standing = "funder" if through else "lead"
            reading = replace(reading, standing=standing, detail=f"{reading.detail}, and it gives")
        yield reading


def guests_who_show(sentence: SentenceCues, readings: Sequence[Reading]) -> Iterator[Reading]:
    """The readings; who shows or tells something at the event of another takes part in it."""
    if not readings or sentence.number:
        yield from readings
        return
    first = readings[0]
    opening = sentence.plain[sentence.start : first.mention.start]
    is_event = first.is_event or sentence.book.has("event", opening)
    holds = (first.standing == "owner" and first.is_event) or first.standing == "lead"
    at_event = _AT_EVENT.fullmatch(opening) is not None and is_event and holds
    for position, reading in enumerate(readings):
        is_guest = (
            position > 0
            and at_event
            and reading.standing == "lead"
            and not reading.is_firm
            and reading.mention.id != first.mention.id
            and speaks_behind(sentence, reading.mention.end)
        )
        if is_guest:
            detail = f"{reading.detail}, at what another holds"
            reading = replace(reading, standing="part", detail=detail, is_firm=True)
        elif at_event and reading.standing == "owner" and reading.group == first.group:
            reading = replace(reading, detail=f"{reading.detail}, at which others act")
        yield reading

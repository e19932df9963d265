"""Names that only the context explains: "the Centre", "Office in Tajikistan", "ATU".

A weak name means the author, a body named before, or a member of a family that is near.
"""

import re
from collections.abc import Iterator, Sequence

from extractors.languages import language as spoken
from extractors.model import Evidence, Mention
from extractors.russian_case import is_noun_phrase_part
from gazetteers.bodies import body_words
from gazetteers.cues import cues
from gazetteers.lookup import Hit
from gazetteers.organizations import Organizations

UNIT_GAP = re.compile(
    r"[\s/()«»“”\"'’–-]*(?:s\s+)?|\s*,?\s+(?:of|within|under|in|at)\s+(?:the\s+)?|\)\s+(?:of|within)\s+(?:the\s+)?"
    r"|,?\sв\sлице\s(?:его\s|её\s|своего\s|своей\s)?"
)
"""What may stand between a unit and its body: "TPB of UNODC", "OSCE's TNTD", "OSCE (ODIHR)"."""
_SPECIFIED = re.compile(
    r"\s+(?:of|for|on|against)\s+(?:the\s+)?[A-ZА-ЯЁ]|\s+of\s+the\s+\d|\s+по\s|\s+(?:им\.|имени)\s?[А-ЯЁA-Z]"
)
"""What makes a common noun part of a longer name: "the Centre for the Training of …"."""
_NAMED_BEHIND = re.compile(r"\s[«“\"]?[A-ZА-ЯЁ]")
"""A name right behind a Russian kind of office, which is that body's: «страновой офис | ПРООН»."""
_TITLE_BEFORE = re.compile(r"(?<!\A)(?<![.:;|\n]\s)\b[A-Z][\w’'-]*\s$")
"""A capitalised word right before a weak name, which is then the end of a longer one."""
_REACH_OF_SETTING_UP = 30
_LONGEST_WORD = 60
"""Characters; farther back nothing is looked for, or a document would cost the square of it."""
_WIDEST_GAP = 40
"""Characters between a unit and its body, more than any of `UNIT_GAP` takes."""
_GENITIVE = re.compile(r"\s([а-яё-]{3,})\b")
"""A Russian word in small letters right behind a noun."""


def with_weak(
    mentions: Sequence[Mention],
    weak: Sequence[Hit],
    text: str,
    known: Organizations,
    *,
    author: Sequence[str],
    antecedents: Sequence[str],
) -> tuple[Mention, ...]:
    """The mentions with those weak names that the context explains, in the order of the text."""
    explained = sorted(mentions, key=lambda mention: mention.start)
    for hit in sorted(weak, key=lambda hit: hit.start):
        before = [mention.id for mention in explained if mention.end <= hit.start]
        if _is_common_noun(hit.name.text) and _is_specified(text, hit.start, hit.end):
            continue
        if _is_common_noun(hit.name.text) and (
            _is_part_of_title(hit, text) or _has_name_of_its_own(hit, text)
        ):
            continue
        kind_of_office = " " in hit.name.text and hit.name.text in body_words("ru").self_usual
        if kind_of_office and _NAMED_BEHIND.match(text, hit.end):
            continue
        if _is_in_small_letters(hit, text) or _is_thing_named_before(hit, explained, text):
            continue
        if _has_other_mandate(hit, text, known):
            explained.append(_other_of_its_kind(hit, text))
            continue
        beside = _beside(hit, explained, text, known)
        if beside is None and " in " in hit.name.text and _is_end_of_name(hit, text):
            continue
        found = (
            beside
            or _just_named(hit, explained, known, author=author)
            or _explain(hit, before, known, author=author, antecedents=antecedents)
        )
        if found is None:
            continue
        organization, reason = found
        explained.append(
            Mention(
                kind="organization",
                id=organization,
                start=hit.start,
                end=hit.end,
                text=text[hit.start : hit.end],
                strength="weak",
                evidence=Evidence(method="rule", detail=f'"{hit.name.text}": {reason}', score=0.8),
            )
        )
        explained.sort(key=lambda mention: mention.start)
    return tuple(explained)


_SET_UP_AT = re.compile(
    r"(?i)\b(?:создани|учреждени|образовани|формировани|открыти|запуск)[а-яё]{0,2}\s(?:при|в|во)\s\Z"
)
"""Before where something is set up, which stands behind it in the genitive."""


def _is_specified(text: str, start: int, end: int) -> bool:
    """Whether a common noun begins a longer name: "the Centre for …", «Центр подготовки …».

    Not in «создание при Секретариате | сети экспертов», where the network is what is set up.
    """
    if _SPECIFIED.match(text, end):
        return True
    if _SET_UP_AT.search(text, max(0, start - _REACH_OF_SETTING_UP), start):
        return False
    following = _GENITIVE.match(text, end)
    return following is not None and is_noun_phrase_part(following[1], after_link=False)


def _is_in_small_letters(hit: Hit, text: str) -> bool:
    """Whether words of a name are common words here: «национальной рабочей группы»."""
    return (
        len(hit.name.text.split()) > 1
        and any(map(str.isupper, hit.name.text))
        and not any(map(str.isupper, text[hit.start : hit.end]))
    )


def _is_part_of_title(hit: Hit, text: str) -> bool:
    """Whether a title in quotation marks begins with the noun: «учение «Центр – Антитеррор»»."""
    return (
        text[hit.start - 1 : hit.start] in ("«", "“", "„", '"')
        and hit.start > 0
        and (text[hit.end : hit.end + 1] not in ("»", "”", "“", '"'))
    )


def _is_thing_named_before(hit: Hit, mentions: Sequence[Mention], text: str) -> bool:
    """Whether the passage has opened something of that name: "a Training Centre in Osh"."""
    noun = hit.name.text.removeprefix("the ")
    if noun == hit.name.text or " " not in noun:
        return False
    return any(
        not any(mention.start <= found.start() < mention.end for mention in mentions)
        for found in re.finditer(rf"\b{re.escape(noun)}\b", text[: hit.start])
    )


def _has_name_of_its_own(hit: Hit, text: str) -> bool:
    """Whether a short name in quotes behind the noun is that body's: «Центр «Ак-Жол»».

    Not behind a thing of the body, whose title the quotes then hold: «курс Академии «Мир»».
    """
    if _AFTER_SOMEBODY.match(text, hit.end) is not None:
        return True  # «Фонд им. Конрада Аденауэра»
    if _OWN_NAME.match(text, hit.end) is None:
        return False
    before = text[max(0, hit.start - _THING_REACH) : hit.start]
    words = re.findall(r"[^\W\d_]+", before)[-_THING_WORDS:]
    return not any(
        cues("roles", language).has("event", " ".join(words)) for language in ("en", "ru")
    )


_OWN_NAME = re.compile(r"\s[«“„\"][A-ZА-ЯЁҚӨҮҒҲЎ][^\W\d_]*(?:[\s-][^\W\d_]+){0,2}[»”“\"]")
_AFTER_SOMEBODY = re.compile(r"\s(?:им\.|имени)\s")
_THING_REACH = 40
_THING_WORDS = 2
"""Words before a noun among which a thing of the body is looked for: «курс Академии»."""


def _has_other_mandate(hit: Hit, text: str, known: Organizations) -> bool:
    """Whether "on …" behind a name says that another body of the kind is meant.

    "the Special Rapporteur | on freedom of religion" is not the one "on the promotion of …".
    """
    said = _MANDATE.match(text, hit.end)
    if said is None or (_is_common_noun(hit.name.text) and said["first"].islower()):
        return False  # "a web page is kept by the Centre | for the focal points"
    short = hit.name.text.lower().removeprefix("the ")
    if " " not in short and said["first"].islower():
        return False  # "kept by the Centre | for the focal points": for whom it does so
    longer = [
        name[len(short) :].split()
        for candidate in (hit.name.id, *hit.rivals)
        for name in _names_of(candidate, known)
        if name.startswith(f"{short} {said['link'].lower()} ")
    ]
    first = said["first"].lower()
    return bool(longer) and not any(first in words[:_MANDATE_WORDS] for words in longer)


def _other_of_its_kind(hit: Hit, text: str) -> Mention:
    """The unlisted body of another mandate, named up to its verb or the end of its phrase."""
    border = _PHRASE_END.search(text, hit.end)
    end = border.start() if border is not None else len(text)
    verbs = [verb.start for verb in spoken("en").verbs(text[hit.start : end])]
    end = hit.start + min(verbs) if verbs else end
    name = text[hit.start : end].rstrip()
    return Mention(
        kind="organization",
        id="NEW:" + re.sub(r"(?i)^the\s", "", name),
        start=hit.start,
        end=hit.start + len(name),
        text=name,
        strength="new",
        evidence=Evidence(method="rule", detail=f'"{name}" has another mandate', score=0.7),
    )


def _names_of(organization: str, known: Organizations) -> Iterator[str]:
    entry = known.by_id[organization]
    yield from (name.lower() for name in (entry.name.en, *entry.strong) if name)


_MANDATE = re.compile(r"\s+(?P<link>on|for|against)\s+(?:the\s+)?(?P<first>[^\W\d_]{4,})")
_PHRASE_END = re.compile(r"[.,;:()]|\s(?:who|which|that)\b")
_MANDATE_WORDS = 4
"""Words behind a name, among which its mandate is told: "on the promotion"."""


def _is_end_of_name(hit: Hit, text: str) -> bool:
    """Whether a weak name only ends another one: "Customs Training | Centre in Bishkek"."""
    near = max(0, hit.start - _LONGEST_WORD)
    return _TITLE_BEFORE.search(text, near, hit.start) is not None


def _beside(
    hit: Hit, mentions: Sequence[Mention], text: str, known: Organizations
) -> tuple[str, str] | None:
    """What a weak name means that stands right beside its body: "OSCE/CPC", "UN RCO"."""
    for mention in mentions:
        gap = (mention.end, hit.start) if mention.start < hit.start else (hit.end, mention.start)
        if gap[1] - gap[0] > _WIDEST_GAP or UNIT_GAP.fullmatch(text, gap[0], max(gap)) is None:
            continue
        units = [
            candidate
            for candidate in (hit.name.id, *hit.rivals)
            if known.is_part_of(candidate, mention.id)
        ]
        if units and not _are_offices(units, known):
            return units[0], f"beside {mention.id}"
    return None


def _are_offices(units: Sequence[str], known: Organizations) -> bool:
    """Whether units are offices in several countries, of which a name by kind tells none."""
    countries = {known.by_id[unit].country for unit in units}
    return len(countries) > 1 and None not in countries


def _just_named(
    hit: Hit, mentions: Sequence[Mention], known: Organizations, *, author: Sequence[str]
) -> tuple[str, str] | None:
    """The body whose name holds the noun, if the same passage named it before.

    "OSCE Programme Office in Bishkek: a network that the Office set up", whoever reports.
    """
    candidates = (hit.name.id, *hit.rivals)
    noun = hit.name.text.removeprefix("the ")
    before = [
        mention
        for mention in mentions
        if mention.end <= hit.start
        and mention.strength in ("strong", "fuzzy")
        and noun in mention.text
        and re.search(rf"\b{re.escape(noun)}\b", mention.text) is not None
    ]
    if hit.name.text == noun or not before:
        return None
    if any(
        before[-1].end <= mention.start
        and mention.end <= hit.start
        and mention.strength in ("strong", "fuzzy")
        and mention.id in candidates
        and mention.id != before[-1].id
        for mention in mentions
    ):
        return None  # "IOM" behind the full name of the OSCE: the nearer one is meant
    if before[-1].id not in candidates and any(own in candidates for own in author):
        return None  # the author rather than a body whose name holds the noun
    if _known_by(author, candidates, known) is not None:
        return None  # in what CTED writes "the Committee" is its own, whoever else has one
    return before[-1].id, "named before in this passage"


def _known_by(author: Sequence[str], candidates: Sequence[str], known: Organizations) -> str | None:
    """The candidate that the author makes known: "the Committee" of whom CTED writes."""
    return next(
        (
            candidate
            for candidate in candidates
            if any(own in known.by_id[candidate].known_by for own in author)
        ),
        None,
    )


def _explain(
    hit: Hit,
    before: Sequence[str],
    known: Organizations,
    *,
    author: Sequence[str],
    antecedents: Sequence[str],
) -> tuple[str, str] | None:
    """What a weak name means here, and why; None if the context does not tell.

    A common noun ("the Centre") means the author, or else the nearest body before it that may be
    called so, or one that such a body makes known ("the Committee" after CTED). A name that says
    more ("Centre in Ashgabat", "ATU") needs only its family nearby.
    """
    candidates = (hit.name.id, *hit.rivals)
    spoken = [organization for organization in author if organization in candidates]
    if spoken:
        return spoken[0], "the author of the document"
    if _is_common_noun(hit.name.text) and (own := _known_by(author, candidates, known)) is not None:
        return own, "the author makes it known"
    history = [*antecedents, *before]
    named = next((seen for seen in reversed(history) if seen in candidates), None)
    if named is not None:
        return named, "named before"
    if _is_common_noun(hit.name.text):
        for candidate in candidates:
            beside = next((b for b in known.by_id[candidate].known_by if b in history), None)
            if beside is not None:
                return candidate, f"{beside} is named before"
        return None
    families = [known.root(seen) for seen in [*before, *author] or antecedents]
    if _are_offices(candidates, known):
        return None
    for candidate in candidates:
        if known.root(candidate) in families:
            return candidate, f"its family ({known.root(candidate)}) is named before"
    return None


def _is_common_noun(name: str) -> bool:
    """Whether a weak name only says what kind of body it is ("the Centre", "the Field Office")."""
    noun = name.removeprefix("the ")
    is_one_word = " " not in noun and not noun.isupper()
    return is_one_word or noun in body_words("en").self_usual

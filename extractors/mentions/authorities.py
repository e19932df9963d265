"""Authorities of a country: found by rule, since no list could name every ministry and agency.

Such a name has a core ("Ministry", «служба») and, usually, a country beside it: "Tajik Border
Troops", "State Revenue Committee of Kazakhstan", "Kazakhstan's Ministry of Defence", «МВД
Кыргызской Республики». It counts as the government of that country. A core in small letters counts
only with a country ("the Kazakh government", "competent authorities of Uzbekistan and Kyrgyzstan").
Well-known names without a country ("the State Prison Service") belong to the country that the
activity is about; they get the id "GOV" until that is settled.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extractors.mentions.authority_extent import (
    NEAR,
    continues,
    end_of_portfolio,
    first_of_list,
    first_word,
    last_word,
)
from extractors.mentions.authority_lands import (
    land_after,
    land_before,
    land_of_known,
    land_of_seat,
    lands_before,
    more_lands,
    place_before,
)
from extractors.mentions.authority_ministers import portfolios_of_ministers
from extractors.mentions.authority_sides import states_as_delegations, states_as_sides
from extractors.mentions.authority_units import start_with_unit
from extractors.mentions.lands import Land, Sentence, positions
from extractors.russian_case import grammatical_cases
from gazetteers.bodies import NATIONAL
from gazetteers.lookup import Hit
from gazetteers.model import LanguageCode
from gazetteers.organizations import organizations
from gazetteers.territories import territories

HOME = frozenset({"KAZ", "KGZ", "TJK", "TKM", "UZB", "AFG"})
"""Countries where learned institutions belong to the state."""


@dataclass(frozen=True, slots=True)
class Authority:
    """An authority in a text.

    Attributes:
        start: first code point.
        end: one past the last.
        id: "GOV-KAZ", "NEW:…" for a country without an entry, "GOV" if the words name no country.
        reason: which words made it one.
    """

    start: int
    end: int
    id: str
    reason: str


def find_authorities(
    text: str, language: LanguageCode, *, taken: Sequence[tuple[int, int]] = ()
) -> tuple[Authority, ...]:
    """The authorities in a text, by position, not overlapping.

    `taken` are the places of names that are already known: no core is looked for in them, and
    no name runs over them.
    """
    sentence = Sentence.of(text, language, taken)
    lexicon = sentence.lexicon
    found = [
        authority
        for position in range(len(sentence.words))
        if position not in sentence.taken
        and sentence.is_core(position, lexicon.core_keys)
        and sentence.words[position].text.lower() not in _JUDGES
        for authority in _at(position, sentence)
    ]
    found += [
        _known_alone(hit, sentence)
        for hit in lexicon.alone_index.find(text)
        if not any(start < hit.end and hit.start < end for start, end in taken)
    ]
    found += [
        Authority(start, hit.end, NATIONAL, f'"{hit.name.text}", to which something is given')
        # Most texts give nothing away, and the search for names costs.
        for hit in (lexicon.post_index.find(text) if _GIVES.search(text) else ())
        if (start := _start_of_receiver(hit, sentence)) is not None
    ]
    found += [
        _authority(sentence, first, last, land.code)
        for states in (states_as_sides, states_as_delegations)
        for land, first, last in states(sentence)
    ]
    found += [
        _authority(sentence, minister.first, minister.last, minister.code)
        if minister.code is not None
        else _national(sentence, minister.first, minister.last)
        for minister in portfolios_of_ministers(sentence)
    ]
    found = [_as_accredited(authority, text, taken) for authority in found]
    found = [_with_unit(authority, sentence) for authority in found]
    kept: list[Authority] = []
    for authority in sorted(found, key=lambda a: (a.id == NATIONAL, a.start - a.end, a.start)):
        if all(authority.end <= other.start or other.end <= authority.start for other in kept):
            kept.append(authority)
    return tuple(_with_shared_lands(sorted(kept, key=lambda a: a.start), sentence))


def _with_shared_lands(found: list[Authority], sentence: Sentence) -> list[Authority]:
    """The authorities, a country behind the last of a list being that of all that show none.

    "the State Border Guard and the Customs Service | of Latvia": both; a bare "the Ministry and the
    Customs Service of Latvia" may be the ministry named before.
    """
    shared = list(found)
    for at in range(len(shared) - 2, -1, -1):
        first, second = shared[at], shared[at + 1]
        if (
            first.id != NATIONAL
            or second.id == NATIONAL
            or not sentence.text[first.start].isupper()
            or not sentence.text[second.start].isupper()
            or " " not in sentence.text[first.start : first.end]
            or _LISTED.fullmatch(sentence.text, first.end, second.start) is None
        ):
            continue
        last = positions(sentence.words, second.start, second.end)[-1]
        land = sentence.lands.get(last)
        if land is None or land.is_people:
            continue
        begin, end = sentence.words[land.first].start, sentence.words[land.last].end
        link = " of " if sentence.language == "en" else " "
        name = f"{sentence.text[first.start : first.end]}{link}{sentence.text[begin:end]}"
        body = second.id if second.id.startswith(_LISTED_STATE) else f"NEW:{name}"
        shared[at] = replace(first, id=body, reason=f'authority "{name}"')
    return shared


_LISTED = re.compile(r",?\s(?:and|и|&)\s(?:the\s)?|,\s(?:the\s)?")
_LISTED_STATE = f"{NATIONAL}-"


def _start_of_receiver(hit: Hit, sentence: Sentence) -> int | None:
    """Where the name of a post or prison begins that receives something; None where none does.

    «передала таможенному | посту», "handed over to the | Patar border post".
    """
    text = sentence.text
    if sentence.language == "ru":
        cases = grammatical_cases(text[hit.start : hit.end])
        is_given = _GIVING.search(text, 0, hit.start) or _GIVEN.match(text, hit.end)
        return hit.start if cases == {"datv"} or ("datv" in cases and is_given) else None
    given = _GIVEN_TO.search(text, 0, hit.start)
    return given.start("name") if given is not None else None


_GIVE = r"(?:переда|вруч|предостав|постав|подар|выдел|закуп|приобр)[а-яё]*"
_GIVES = re.compile(rf"(?i)\b{_GIVE}|(?:en|ed|ver)\sto\s")
_GIVING = re.compile(rf"(?i)\b{_GIVE}\s(?:[а-яё]+\s){{0,2}}\Z")
_GIVEN = re.compile(rf"(?i)\s(?:[№«»\w-]+\s){{0,4}}?{_GIVE}")
_GIVEN_TO = re.compile(
    r"(?i)\b(?:given|handed(?:\sover)?|delivered|donated|supplied|transferred|provided)\sto\s"
    r"(?:(?:the|two|three|four|all)\s)?(?P<name>(?:[\w’'-]+\s){0,2})\Z"
)


def _known_alone(hit: Hit, sentence: Sentence) -> Authority:
    """An authority of a well-known name, with the country that stands beside it."""
    end = _end_of_portfolio(hit.end, sentence)
    inside = positions(sentence.words, hit.start, end)
    if inside and sentence.language == "ru":
        end = sentence.words[end_of_portfolio(inside[-1], sentence)].end
        inside = positions(sentence.words, hit.start, end)
    land = land_of_known(inside[0], inside[-1], sentence) if inside else None
    if land is None and inside:
        land = place_before(inside[0], sentence)
    if land is None:
        local = _LOCAL.search(sentence.text, max(0, hit.start - _LOCAL_REACH), hit.start)
        start = hit.start if local is None else local.start()
        return Authority(start, end, NATIONAL, f'authority "{hit.name.text}"')
    first, last = min(inside[0], land.first), max(inside[-1], land.last)
    return _authority(sentence, first, last, land.code)


def _with_unit(authority: Authority, sentence: Sentence) -> Authority:
    """The authority without a country, with the unit of it that stands before its name."""
    if authority.id.startswith("NEW:"):
        return authority
    return replace(authority, start=start_with_unit(authority.start, sentence))


_LOCAL = re.compile(r"\b(?:районн|городск|областн|местн|сельск|краев)[а-яё]+\s\Z", re.IGNORECASE)
"""Before an authority, of which it is a local one: «районных | хукуматов»."""
_LOCAL_REACH = 40
"""Letters of the longest such adjective."""
_JUDGES = frozenset({"судья", "судьи", "судей", "судье", "судьям", "судью", "судьями", "судьях"})
"""Persons, though the stem is that of courts."""
_ACCREDITED = re.compile(
    r"(?i)(?:mission|delegation|representation|representative|представительств|мисси|представител|делегаци)"
)
_TO_WHOM = re.compile(r"\s(?:to|at|with|при)\s(?:the\s)?")


def _as_accredited(authority: Authority, text: str, taken: Sequence[tuple[int, int]]) -> Authority:
    """The authority with the body at which it speaks for its country.

    "The Permanent Mission of Tajikistan to the United Nations" is Tajikistan's, not the UN.
    """
    if _ACCREDITED.search(text, authority.start, authority.end) is None:
        return authority
    to_whom = _TO_WHOM.match(text, authority.end)
    end = next((e for s, e in taken if to_whom is not None and s == to_whom.end()), authority.end)
    return replace(authority, end=end)


_PORTFOLIO = re.compile(
    r"(?:,\s(?P<listed>[A-Z][a-z]+)(?:\s[A-Z][a-z]+)*)*,?\s(?:and|&)\s(?P<last>[A-Z][a-z]+)(?:\s[A-Z][a-z]+)?"
)


def _end_of_portfolio(end: int, sentence: Sentence) -> int:
    """Where a name ends that goes on with what it is in charge of: "on Youth | and Sports"."""
    more = _PORTFOLIO.match(sentence.text, end)
    if more is None or any(
        word is not None and word not in sentence.lexicon.portfolios
        for word in (more["listed"], more["last"])
    ):
        return end
    inside = positions(sentence.words, end, more.end())
    return more.end() if not sentence.taken.intersection(inside) else end


def _at(position: int, sentence: Sentence) -> Iterator[Authority]:
    """Authorities whose core is the word at `position`: none, one, or one for each country."""
    word, lexicon = sentence.words[position], sentence.lexicon
    by_name = sentence.is_core(position, lexicon.head_keys) and (
        sentence.language == "ru" or word.is_capitalised
    )
    by_qualifier = sentence.is_core(position, lexicon.qualified_keys) and (
        position > 0 and sentence.is_core(position - 1, lexicon.qualifier_keys)
    )
    if position in sentence.lands or not (
        by_name or by_qualifier or sentence.is_core(position, lexicon.common_keys)
    ):
        return
    first = first_word(position, sentence, by_name=by_name)
    first = first_of_list(first, position, sentence)
    is_private = sentence.is_core(position, lexicon.private_keys) and first == position
    if is_private and not word.is_capitalised:
        return
    land = land_before(first, sentence)
    if land is not None:
        last = last_word(position, sentence)
        if _is_independent(position, land, last, sentence):
            return
        yield _authority(sentence, land.first, last, land.code)
        if sentence.is_core(position, sentence.lexicon.plural_keys):
            title = sentence.text[sentence.words[first].start : sentence.words[last].end]
            for other in lands_before(land, sentence):
                yield _authority(sentence, other.first, other.last, other.code, title=title)
        return
    land = land_after(position, sentence)
    if land is None:
        pointed = _OF_THAT_LAND.match(sentence.text, word.end)
        if pointed is not None:
            start = sentence.words[first].start
            said = sentence.text[start : pointed.end()]
            yield Authority(start, pointed.end(), NATIONAL, f'authority "{said}"')
        elif by_name and _needs_no_land(first, position, sentence):
            last = last_word(position, sentence)
            if sentence.language == "ru":
                last = end_of_portfolio(last, sentence)
            seat = land_of_seat(first, position, sentence)
            if seat is None:
                yield _national(sentence, first, last)
            else:
                yield _authority(sentence, seat.first, last, seat.code)
        return
    yield _authority(sentence, first, land.last, land.code)
    if sentence.is_core(position, lexicon.plural_keys):
        title = sentence.text[sentence.words[first].start : word.end]
        for other in more_lands(land, sentence):
            yield _authority(sentence, other.first, other.last, other.code, title=title)


_OF_THAT_LAND = re.compile(
    r"\s(?:of|in)\s(?:that|this|the\ssame|the\shost)\s(?:country|state|republic)\b"
    r"|\s(?:той\sже|этой|данной|принимающей)\s(?:страны|республики)\b"
    r"|\s(?:того\sже|этого|данного)\sгосударства\b",
    re.IGNORECASE,
)
"""Behind an authority of a country named before: "the customs service | of that country"."""


_LEARNED = frozenset(
    {"institute", "university", "academy", "college", "school", "fund", "centre", "center"}
)
_OF_THE_STATE = frozenset(
    {"national", "state", "federal", "police", "border", "customs", "military", "defence",
     "defense", "security", "government", "ministry", "judicial", "diplomatic", "army",
     "forensic", "prison"}
)  # fmt: skip


def _is_independent(core: int, land: Land, last: int, sentence: Sentence) -> bool:
    """Whether a learned body of a country outside the region is no authority of it.

    "The Norwegian Institute of International Affairs" is none, "the Turkish Police Academy" is.
    """
    names = {word.text.lower() for word in sentence.words[land.first : last + 1]}
    return (
        sentence.language == "en"
        and land.is_people
        and land.code not in HOME
        and sentence.words[core].text.lower() in _LEARNED
        and not names & _OF_THE_STATE
    )


def _needs_no_land(first: int, core: int, sentence: Sentence) -> bool:
    """Whether a name says by itself that it is an authority: "Ministry of …", "State Agency"."""
    lexicon = sentence.lexicon
    if sentence.is_core(core, lexicon.national_keys):
        return sentence.words[core].is_capitalised
    if _has_sector(first, core, sentence):
        return True
    return (
        first < core
        and sentence.is_core(first, lexicon.title_keys)
        and (sentence.words[first].is_capitalised)
    )


_IN_CHARGE = frozenset(
    {"committee", "department", "service", "agency", "directorate", "inspectorate", "inspection"}
)
_OF = frozenset({"on", "for", "of", "against"})
_SECTOR_REACH = 6
"""Words behind a head within which it says what it is in charge of."""


def _has_sector(first: int, core: int, sentence: Sentence) -> bool:
    """Whether a head says what it is in charge of, as agencies do: "Nuclear Safety Committee".

    "Department for Execution of Punishments" does so behind its head. Right behind the name of a
    known body it is a unit of that body.
    """
    words, lexicon = sentence.words, sentence.lexicon
    if (
        sentence.language != "en"
        or words[core].text.lower() not in _IN_CHARGE
        or not words[core].is_capitalised
        or (first - 1 in sentence.taken and NEAR.fullmatch(sentence.gap(first - 1, first)))
    ):
        return False
    if any(sentence.is_core(at, lexicon.sector_keys) for at in range(first, core)):
        return True
    if core + 1 >= len(words) or words[core + 1].text.lower() not in _OF:
        return False
    for at in range(core + 2, min(core + _SECTOR_REACH, len(words))):
        if at in sentence.taken or not continues(at, sentence):
            return False
        if words[at].is_capitalised and sentence.is_core(at, lexicon.sector_keys):
            return True
    return False


def _national(sentence: Sentence, first: int, last: int) -> Authority:
    start, end = sentence.words[first].start, sentence.words[last].end
    return Authority(start, end, NATIONAL, f'authority "{sentence.text[start:end]}"')


def _authority(
    sentence: Sentence, first: int, last: int, code: str, *, title: str = ""
) -> Authority:
    """The authority in the words `first` to `last`; `title` if they hold its country only."""
    start, end = sentence.words[first].start, sentence.words[last].end
    written = " ".join(f"{title} {sentence.text[start:end]}".split())
    listed = f"GOV-{code}"
    return Authority(
        start,
        end,
        listed if listed in organizations().by_id else f"NEW:{written}",
        f'authority "{written}" of {territories().countries[code].name.en}',
    )

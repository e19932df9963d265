"""Homes of bodies: of those of the region, and of outside ones, which are not where it is."""

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.model import Mention, OrganizationTag
from extractors.places.named import HOME_COUNTRIES, Named
from gazetteers.bodies import GOVERNMENT
from gazetteers.cues import cues
from gazetteers.model import CountryCode, LanguageCode, OrganizationId
from gazetteers.organizations import organizations as known_organizations

SEATED = frozenset({"OSCE-BMSC", "OSCE-ACADEMY"})
"""Schools for many countries: unless its words name the seat, it does not say where; as somebody's
partner even then."""


def without_homes(
    weighed: Sequence[Named],
    text: str,
    language: LanguageCode,
    organizations: Sequence[OrganizationTag],
    names: Sequence[Mention],
) -> list[Named]:
    """Without the home of an outside authority that acts where the activity is.

    "BOMCA and the Finnish Customs gave a course in Osh" is not in Finland. The home counts where
    nothing else says where it is, where the authority receives, and where it is visited or is the
    other side of an agreement; a home that is named as a place counts by that.
    """
    roles: dict[str, str] = {tag.id: tag.role for tag in organizations}
    book = cues("where", language)
    inside = {
        item.start: name
        for item in weighed
        for name in names
        if name.start <= item.start and item.end <= name.end
    }
    elsewhere = any(
        item.verdict in ("counts", "country only") and not item.is_abroad for item in weighed
    )
    # "The Government of X gave the Agency six cars": where the Agency is
    elsewhere = elsewhere or any(
        tag.role == "beneficiary" and tag.id.removeprefix(GOVERNMENT) in HOME_COUNTRIES
        for tag in organizations
    )
    kept: list[Named] = []
    for item in weighed:
        name = inside.get(item.start)
        before = text[max(0, item.start - _COUNTERPART_REACH) : (name or item).start]
        if (
            item.is_abroad
            and item.verdict in ("counts", "country only")
            and name is not None
            and (elsewhere or roles.get(name.id) == "partner")
            and roles.get(name.id, "lead") in ("lead", "partner")
            and not book.has("counterpart", before.rpartition(".")[2])
            and not _is_listed_with_home(item, name, names, text)
        ):
            item = replace(item, verdict="nothing", reason="home of an outside authority")
        elif (
            item.is_abroad and item.verdict == "counts" and _names_home(item, names, text, language)
        ):
            item = replace(item, verdict="nothing", reason="home of an outside organization")
        kept.append(item)
    return kept


_COUNTERPART_REACH = 70
"""Letters before an authority in which words of a visit or an agreement with it stand."""


def _is_listed_with_home(item: Named, name: Mention, names: Sequence[Mention], text: str) -> bool:
    """Whether a list holds an authority of the region, too: "of Kazakhstan, Russia and China".

    An authority of a neighbour by a noun of its own acts at home as well, one from afar does not:
    "The Ministry of Transport of Sweden and the Aviation Agency of Tajikistan inspected …".
    """
    own_noun = name.end - name.start - (item.end - item.start) > _SHORT
    homes = [other for other in names if other.id.removeprefix(GOVERNMENT) in HOME_COUNTRIES]
    if own_noun and item.country not in _NEIGHBOURS:
        # "the authorities of Sweden, Kazakhstan and Uzbekistan": one noun for all
        homes = [other for other in homes if len(other.text.split()) <= _BARE]
    return any(
        _LISTED.fullmatch(text, min(name.end, other.end), max(name.start, other.start)) is not None
        for other in homes
    )


_SHORT = 5
"""Letters beside the country in a name that is no more than it: "the Russian", "of China"."""
_BARE = 2
"""Words of a name that is no more than its country: "Kyrgyz Republic"."""
_NEIGHBOURS = frozenset({"RUS", "CHN", "IRN", "AFG", "AZE", "MNG", "PAK"})
"""States whose borders or services meet those of Central Asia in joint operations."""
_LISTED = re.compile(r"\s*(?:,|and|и|&|,\s*and)\s*(?:the\s+)?(?:[A-ZА-ЯЁ][\w-]+\s*(?:,|and|и)\s*)*")


def _names_home(item: Named, names: Sequence[Mention], text: str, language: LanguageCode) -> bool:
    """Whether an adjective or a city only says where a body is from.

    "the German development agency GIZ"; "trainers of the Technical University (METU), Ankara".
    """
    for name in names:
        if item.sort == "people" and item.end <= name.start:
            between = text[item.end : name.start]
            if _OF_BODY.fullmatch(between) and cues("where", language).has("body-noun", between):
                return True
        if (
            item.sort == "place"
            and name.end <= item.start
            and _CITY_AFTER.fullmatch(text, name.end, item.start) is not None
            and is_sent(text[max(0, name.start - SENT_REACH) : name.start], language)
        ):
            return True
    return False


_OF_BODY = re.compile(r"\s(?:[a-zа-яё-]+\s){1,4}[“\"«(]?")
_CITY_AFTER = re.compile(r"(?:\s\([^()]{2,12}\))?,\s")
SENT_REACH = 40
"""Letters before a name in which "trainers from the" stands."""


def elsewhere(seat: Named, found: Sequence[Named], names: Sequence[Mention]) -> bool:
    """Whether a place in another country of the region is named, outside all names of bodies.

    "UNDP Tajikistan and the OSCE Academy in Bishkek asked 900 residents of Isfara" were there.
    """
    return any(
        item.sort == "place"
        and item.verdict == "counts"
        and item.country in HOME_COUNTRIES
        and item.country != seat.country
        and not any(name.start <= item.start and item.end <= name.end for name in names)
        for item in found
    )


def is_sent(before: str, language: LanguageCode) -> bool:
    """Whether persons sent to teach stand before a name: "trainers from the Police of Latvia"."""
    pattern = cues("where", language).pattern("sent-before")
    return re.search(rf"{pattern.pattern}\s*\Z", before, pattern.flags) is not None


def home_of(bodies: Sequence[str]) -> CountryCode | None:
    """The country of the one national body of the region among those who write a document."""
    if len(bodies) != 1:
        return None
    entry = known_organizations().by_id.get(OrganizationId(bodies[0]))
    code = entry.country if entry is not None else CountryCode(bodies[0].removeprefix(GOVERNMENT))
    return code if code in HOME_COUNTRIES else None


def country_of(tag: OrganizationTag) -> CountryCode | None:
    """The country that an organization works in, if that is one where activities are carried out.

    A donor gives none. A government from elsewhere counts by the words that name it only, and so
    does the seat of a school for many countries.
    """
    if tag.role == "funder" or tag.id in SEATED:
        return None
    if tag.id.startswith(GOVERNMENT):
        country: CountryCode | None = CountryCode(tag.id.removeprefix(GOVERNMENT))
    else:
        entry = known_organizations().by_id.get(tag.id)
        # a foundation or think tank is no authority: it says where it is only by its words
        country = entry.country if entry is not None and entry.kind != "ngo" else None
    return country if country in HOME_COUNTRIES else None


NEIGHBOURS = frozenset(
    map(CountryCode, ("RUS", "CHN", "BLR", "ARM", "AZE", "GEO", "MDA", "IRN", "PAK", "IND", "TUR"))
)
"""Whose services exercise, sign and patrol with those of the region: such work is theirs too."""


def states_from_afar(organizations: Sequence[OrganizationTag]) -> set[CountryCode]:
    """The states that lead from afar: their work is done in the region, with their money.

    "The Governments of Japan and Tajikistan convened a meeting in Dushanbe" is in Tajikistan.
    """
    codes = {
        CountryCode(tag.id.removeprefix(GOVERNMENT))
        for tag in organizations
        if tag.role == "lead" and tag.id.startswith(GOVERNMENT)
    }
    return codes - HOME_COUNTRIES - NEIGHBOURS

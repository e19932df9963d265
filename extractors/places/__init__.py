"""Where an activity is: countries, region and places, from words and from who takes part."""

from collections.abc import Sequence
from dataclasses import replace

from extractors.mentions import NEW
from extractors.model import (
    Cell,
    Doubt,
    Evidence,
    Inherited,
    Mention,
    OrganizationTag,
    PlaceTag,
)
from extractors.places.around import (
    PLACED,
    inherited_countries,
    lead_in_of_sentence,
    speaks_of_all,
)
from extractors.places.collected import UNWRITTEN, Countries, Pointing, Where, add_of_bodies
from extractors.places.context import LANGUAGE, named_in
from extractors.places.homes import (
    SEATED,
    SENT_REACH,
    country_of,
    elsewhere,
    is_sent,
    states_from_afar,
    without_homes,
)
from extractors.places.named import Named
from extractors.places.region import Region, find_region, judge_region
from extractors.places.unlisted import find_unlisted
from gazetteers.bodies import GOVERNMENT
from gazetteers.cues import cues
from gazetteers.model import CountryCode, LanguageCode
from gazetteers.organizations import organizations as known_organizations
from gazetteers.territories import TerritoryHit, territories

_BODIES = ("organization", "partner", "beneficiary")
"""Columns in which a city is part of an organization's name."""


def find_territories(text: str, language: LanguageCode) -> tuple[Mention, ...]:
    """The countries and places that a text names and the phrases for the region, by position.

    Names, adjectives and words for people count alike ("Kyrgyzstan", "Kyrgyz", «кыргызских»).
    Nothing is concluded: "in Russian" and "Almaty Declaration" are mentions too. The id is a
    country code, a place id of `places.yml`, or "central-asia". A place whose name another one
    shares is "weak", and so are phrases for the region that need an organization of it beside
    them ("regional").
    """
    found = [_mention(hit, text) for hit in territories().find(text, language)]
    found.extend(find_region(text, language))
    return tuple(sorted(found, key=lambda mention: (mention.start, mention.end)))


def _mention(hit: TerritoryHit, text: str) -> Mention:
    known = territories()
    name = (known.countries[hit.id] if hit.kind == "country" else known.places[hit.id]).name.en
    words = {"name": "name of", "people": "people of", "acronym": "acronym of"}[hit.sort]
    return Mention(
        kind=hit.kind,
        id=hit.id,
        start=hit.start,
        end=hit.end,
        text=text[hit.start : hit.end],
        strength="strong" if len(hit.ids) == 1 else "weak",
        evidence=Evidence(method="exact", detail=f'"{hit.spelling}", {words} {name}'),
    )


def where(
    text: str,
    language: LanguageCode,
    *,
    organizations: Sequence[OrganizationTag] = (),
    names: Sequence[Mention] = (),
    lead_in: str = "",
    inherited: Sequence[Inherited] = (),
    cells: Sequence[Cell] = (),
    before: str = "",
    earlier: Where | None = None,
    home: CountryCode | None = None,
    about: CountryCode | None = None,
) -> Where:
    """Where one activity is.

    Countries are those named as place, target, border, route or subject, and those of national
    offices and authorities that take part. Donors, persons' nationality, homes of outside
    organizations, languages and names of documents give none. A city in the name of an office
    gives its country and is no place.

    Args:
        text: the activity's words.
        language: of the words.
        organizations: who takes part, and in which role.
        names: mentions of organizations, with offsets into `text`.
        lead_in: the words that introduce the activity from outside `text`.
        inherited: what else the passage takes from its surroundings; country headings count.
        cells: the cells of a table row, with offsets into `text`.
        before: the words of the passage before the activity.
        earlier: where the activity before it is, for words that point back ("there", "these
            countries").
        home: of the national body that writes the document: "the country", «республика».
        about: the one country that the document is about, whoever writes it.
    """
    book = cues("where", language)
    lead_ins = [lead_in, *(entry.text for entry in inherited if entry.kind == "lead-in")]
    lead_in = " ".join(filter(None, lead_ins)) or lead_in_of_sentence(before, language)
    found = _resolved(_weighed(text, language, organizations, names, cells), organizations)
    countries = Countries()
    own = {item.country for item in found if item.verdict in ("counts", "country only")}
    own |= {country_of(tag) for tag in organizations if tag.mention}
    if speaks_of_all(text):
        own = set()
    for code, detail in inherited_countries(lead_in, inherited, language, own=own):
        countries.add(code, -1, "", "phrase", detail)
    for item in found:
        if item.country is not None and item.verdict in ("counts", "country only"):
            words = text[item.start : item.end]
            countries.add(item.country, item.start, words, "exact", f'"{words}" in the text')
    add_of_bodies(countries, text, language, organizations, (home or about) if cells else None)
    places = _places(found) or _inherited_places(inherited, language)
    earlier_region: Region | None = None
    if earlier is not None:
        back = Pointing(text, language, before, earlier)
        places = places or back.places(countries)
        earlier_region = back.region(countries, names_none=not own)
        if home is None:
            back.country(countries)
    if not countries.found and book.has("the-country", text):
        if home is not None:
            countries.add(home, UNWRITTEN, "", "rule", "the country of whoever writes")
        elif about is not None:
            countries.add(about, UNWRITTEN, "", "rule", "the country that the document is about")
    unlisted = _unlisted(text, language, found, names, cells, tuple(countries.found))
    places += unlisted
    region = judge_region(
        text,
        language,
        organizations=[tag.id for tag in organizations],
        names=[(mention.start, mention.end) for mention in names],
        countries=len(countries.found),
        lead_in=lead_in,
        before=earlier_region,
    )
    return Where(
        countries=countries.tags(),
        region=region,
        places=places,
        doubts=(*_doubts(found, text), *_unlisted_doubts(unlisted)),
    )


def _weighed(
    text: str,
    language: LanguageCode,
    organizations: Sequence[OrganizationTag],
    names: Sequence[Mention],
    cells: Sequence[Cell],
) -> list[Named]:
    """What the text names, judged by its context, its column and the organizations around it."""
    payers: set[str] = {tag.id for tag in organizations if tag.role == "funder"}
    payers -= {tag.id for tag in organizations if tag.role != "funder"}
    weighed: list[Named] = []
    found = named_in(text, language)
    for item in found:
        cell = next((c for c in cells if c.start <= item.start and item.end <= c.end), None)
        name = next((n for n in names if n.start <= item.start and item.end <= n.end), None)
        if cell is not None and cell.column in PLACED and item.reason != LANGUAGE:
            item = replace(item, verdict="counts", reason=f"column of {cell.column}s")
        elif cell is not None and cell.column == "funder":
            item = replace(item, verdict="donor", reason="column of donors")
        elif cell is not None and cell.column == "source":
            item = replace(item, verdict="nothing", reason="column of sources")
        elif name is not None:
            sent = is_sent(text[max(0, name.start - SENT_REACH) : name.start], language)
            item = _inside_name(item, name, payers, language, sent=sent)
            seated = name.id in SEATED and _is_city(item)
            if seated and (not _leads(name.id, organizations) or elsewhere(item, found, names)):
                item = replace(item, verdict="nothing", reason="the seat of a partner")
        elif cell is not None and cell.column in _BODIES and _is_place(item):
            item = replace(item, verdict="country only", reason="column of organizations")
        weighed.append(item)
    weighed = without_homes(weighed, text, language, organizations, names)
    donors: set[str | None] = {item.country for item in weighed if item.verdict == "donor"}
    donors |= {organization.removeprefix(GOVERNMENT) for organization in payers}
    donors |= states_from_afar(organizations)
    donors |= {item.country for item in weighed if NEW + text[item.start : item.end] in payers}
    return [
        replace(item, verdict="donor", reason="a donor")
        if item.is_abroad
        and item.sort != "place"
        and item.country in donors
        and not text[: item.start].rstrip().endswith((" in", " to", " in the", " to the", " в"))
        else item
        for item in weighed
    ]


def _leads(organization: str, organizations: Sequence[OrganizationTag]) -> bool:
    return any(tag.id == organization and tag.role == "lead" for tag in organizations)


def _is_city(item: Named) -> bool:
    return item.sort == "place"


def _is_place(item: Named) -> bool:
    return item.verdict == "counts" and item.sort == "place"


def _inside_name(
    item: Named, name: Mention, payers: set[str], language: LanguageCode, *, sent: bool
) -> Named:
    """A country or place inside the name of an organization.

    It counts in names of authorities ("Turkish National Police") and wherever it is one of those
    in which the work is done ("EU Delegation to Uzbekistan"); else it is the organization's home.
    """
    if name.id in payers:
        return replace(item, verdict="donor", reason="in the name of a donor")
    authority = name.id.startswith(GOVERNMENT) or (
        name.id not in known_organizations().by_id
        and cues("where", language).has("authority", f"{name.text} {name.id}")
    )
    if item.is_abroad and (sent or not authority):
        return replace(item, verdict="nothing", reason="home of an outside organization")
    if _is_place(item):
        return replace(item, verdict="country only", reason="in the name of an organization")
    return item


def _resolved(found: Sequence[Named], organizations: Sequence[OrganizationTag]) -> list[Named]:
    """Places that share a name, settled by the countries that are named; else left unsettled."""
    known = territories()
    named = {item.country for item in found if item.country is not None}
    named |= {home for tag in organizations if (home := country_of(tag)) is not None}
    settled: list[Named] = []
    for item in found:
        if len(item.places) > 1:
            fitting = [place for place in item.places if known.places[place].country in named]
            if len(fitting) == 1:
                country = known.places[fitting[0]].country
                item = replace(item, places=(fitting[0],), country=country)
        settled.append(item)
    return settled


def _doubts(found: Sequence[Named], text: str) -> tuple[Doubt, ...]:
    known = territories()
    return tuple(
        Doubt(
            code="place-unsure",
            detail=f'"{text[item.start : item.end]}" could be in '
            + " or ".join(str(known.places[place].country) for place in item.places),
        )
        for item in found
        if len(item.places) > 1 and item.verdict == "counts"
    )


def _places(found: Sequence[Named]) -> tuple[PlaceTag, ...]:
    tags: dict[str, PlaceTag] = {}
    for item in found:
        if item.verdict != "counts" or len(item.places) != 1:
            continue
        place = territories().places[item.places[0]]
        evidence = Evidence(method="exact", detail=f'"{item.spelling}" is a {place.kind}')
        tags.setdefault(
            place.id,
            PlaceTag(
                name=item.spelling,
                country=place.country,
                latitude=place.latitude,
                longitude=place.longitude,
                evidence=(evidence,),
            ),
        )
    return tuple(tags.values())


def _inherited_places(
    inherited: Sequence[Inherited], language: LanguageCode
) -> tuple[PlaceTag, ...]:
    """The places of cells that hold for several rows, which stand outside the activity's words."""
    return _places(
        [
            item
            for entry in inherited
            if entry.column in PLACED
            for item in named_in(entry.text, language)
        ]
    )


def _unlisted(
    text: str,
    language: LanguageCode,
    found: Sequence[Named],
    names: Sequence[Mention],
    cells: Sequence[Cell],
    countries: Sequence[CountryCode],
) -> tuple[PlaceTag, ...]:
    """Places that no gazetteer lists, in the only country of the activity if there is one."""
    taken = [(item.start, item.end) for item in found]
    taken.extend((mention.start, mention.end) for mention in names)
    taken.extend((mention.start, mention.end) for mention in find_region(text, language))
    taken.extend(
        (hit.start, hit.end) for hit in cues("where", language).find("other-language", text)
    )
    starts = {item.start: item.country for item in found if item.sort == "name"}
    tags: list[PlaceTag] = []
    for place in find_unlisted(text, language, taken=taken, countries=starts, cells=cells):
        country = countries[0] if len(countries) == 1 else None
        following = [start for start in starts if 0 <= start - place.end <= len(", ")]
        if following:
            country = starts[following[0]]
        evidence = Evidence(method="rule", detail=f'"{place.name}": {place.sign}')
        tags.append(PlaceTag(name=place.name, country=country, evidence=(evidence,)))
    return tuple(tags)


def _unlisted_doubts(places: Sequence[PlaceTag]) -> tuple[Doubt, ...]:
    """Doubts of places that no gazetteer lists, where the words leave open in which country."""
    return tuple(
        Doubt(code="place-unsure", detail=f'"{place.name}" is in no list of places')
        for place in places
        if place.country is None
    )

"""Who takes part in one activity, as what.

Each mention's standing in its sentence or cell comes first (`roles_cues`, `roles_cells`). Then the
activity as a whole decides: who leads; whether the owner of an event leads or is a partner; what
is inherited by a text without a subject of its own. If anybody is tagged, somebody leads.
"""

from collections.abc import Iterator, Sequence

from extractors.model import Doubt, Evidence, Mention, OrganizationTag, Role
from extractors.roles_cells import read_cell
from extractors.roles_cues import read_mentions, speaks_of_author, states_act
from extractors.roles_model import Reading, RoleContext, Roles
from gazetteers.bodies import NATIONAL
from gazetteers.model import LanguageCode, OrganizationId
from gazetteers.organizations import organizations
from gazetteers.territories import territories

__all__ = ["RoleContext", "Roles", "assign_roles", "mentions_within"]

_RANK: dict[Role, int] = {"lead": 0, "funder": 1, "beneficiary": 2, "partner": 3}
"""Of two roles of one body in one activity the lower number stays."""
_ORGANIZATION_COLUMNS = frozenset({"organization", "partner", "funder", "beneficiary"})
_READ_AS_PROSE = frozenset({"activity", "result", "programme", "other"})
_SURE, _LIKELY, _INHERITED = 0.95, 0.85, 0.7


def mentions_within(mentions: Sequence[Mention], start: int, end: int) -> tuple[Mention, ...]:
    """The mentions inside a span of their text, with offsets into the span."""
    return tuple(
        mention.model_copy(update={"start": mention.start - start, "end": mention.end - start})
        for mention in mentions
        if start <= mention.start and mention.end <= end
    )


def assign_roles(
    text: str,
    mentions: Sequence[Mention],
    language: LanguageCode = "en",
    context: RoleContext | None = None,
) -> Roles:
    """The organizations that take part in an activity, each once, in the order of the text.

    Args:
        text: the activity's words.
        mentions: the organizations in it, with offsets into `text` (`mentions_within`).
        language: of the text.
        context: what stands around the activity.

    Returns:
        Tags with their reasons, and doubts: `no-lead` when nobody leads and nobody can be
        inherited, `role-unsure` when the lead rests on the surroundings alone though others are
        named, `organization-unknown` for each unlisted body that is tagged,
        `organization-ambiguous` for an authority whose country stays open and for a name that
        two bodies bear.
    """
    context = context or RoleContext()
    doubts: list[Doubt] = []
    readings = tuple(_settle_countries(_read(text, mentions, language, context), text, language,
                                       context, doubts))  # fmt: skip
    tags = _conclude(readings, text, language, context, doubts)
    doubts += _doubts_of(tags)
    return Roles(tuple(tags), tuple(dict.fromkeys(doubts)))


def _read(
    text: str, mentions: Sequence[Mention], language: LanguageCode, context: RoleContext
) -> Iterator[Reading]:
    """How every mention stands: cell by cell in a row, sentence by sentence in prose."""
    if not context.cells:
        yield from read_mentions(text, mentions, language)
        return
    for cell in context.cells:
        if cell.column in _ORGANIZATION_COLUMNS:
            yield from read_cell(text, cell, mentions, language)
        elif cell.column in _READ_AS_PROSE:
            inside = [m for m in mentions if cell.start <= m.start and m.end <= cell.end]
            words = text[cell.start : cell.end]
            yield from read_mentions(words, inside, language, offset=cell.start)


def _settle_countries(
    readings: Iterator[Reading],
    text: str,
    language: LanguageCode,
    context: RoleContext,
    doubts: list[Doubt],
) -> Iterator[Reading]:
    """The readings, with authorities without a country given the country of the activity.

    If the activity is about several countries or none, such an authority stays untagged.
    """
    for reading in readings:
        if reading.mention.id != NATIONAL:
            yield reading
            continue
        countries = context.countries or _countries_named(text, language)
        listed = f"GOV-{countries[0]}" if len(countries) == 1 else ""
        if listed in organizations().by_id:
            mention = reading.mention.model_copy(update={"id": listed})
            yield Reading(mention, reading.standing, reading.detail, reading.sentence,
                          reading.is_event, reading.is_firm)  # fmt: skip
        elif reading.standing not in ("none", "named", "owner"):
            doubts.append(
                Doubt(
                    code="organization-ambiguous",
                    detail=f'"{reading.mention.text}": of which country, the words do not say',
                )
            )


def _countries_named(text: str, language: LanguageCode) -> tuple[str, ...]:
    known = territories()
    codes = [known.country_of(hit) for hit in known.find(text, language)]
    return tuple(dict.fromkeys(code for code in codes if code is not None))


def _conclude(
    readings: Sequence[Reading],
    text: str,
    language: LanguageCode,
    context: RoleContext,
    doubts: list[Doubt],
) -> list[OrganizationTag]:
    """The tags of an activity. The cases stand in the order in which a lead is looked for."""
    chosen: dict[str, OrganizationTag] = {}

    def tag(reading: Reading, role: Role, confidence: float, detail: str = "") -> None:
        _add(chosen, _tag_of(reading, role, confidence, detail or reading.detail))

    leads = _own_leads(readings)
    firm = {reading.mention.id for reading in leads}
    for reading in leads:
        tag(reading, "lead", _SURE if reading.is_firm else _LIKELY)
    for reading in readings:
        if reading.standing == "funder":
            tag(reading, "funder", _SURE)
        elif reading.standing == "beneficiary":
            tag(reading, "beneficiary", _LIKELY)
        elif reading.standing == "partner":
            tag(reading, "partner", _SURE)
        elif reading.standing == "lead" and reading.mention.id not in firm:
            tag(reading, "partner", _LIKELY, f"{reading.detail}, in a later sentence")
    for given in context.inherited:
        if given.role != "lead" or not leads:
            _add(chosen, given)

    has_lead = any(entry.role == "lead" for entry in chosen.values())
    parts = [reading for reading in readings if reading.standing == "part"]
    owners = [reading for reading in readings if reading.standing == "owner"]
    author = speaks_of_author(text, language) if context.author else None
    if not has_lead and author is not None:
        for spoken in context.author:
            _add(chosen, _bare_tag(spoken, f'"{author}" is the author of the document'))
        has_lead = True
    if not has_lead:
        best = _first_owners(owners, {reading.mention.id for reading in parts})
        for reading in best:
            tag(reading, "lead", _LIKELY, f"{reading.detail}: whose it is")
        has_lead = bool(best)
    if not has_lead and not (states_act(text, language) and chosen):
        for earlier in context.previous:
            if earlier not in {reading.mention.id for reading in parts}:
                _add(chosen, _bare_tag(earlier, "leads the activity before it"))
                has_lead = True
    if not has_lead and parts:
        for reading in parts:
            tag(reading, "lead", _LIKELY, f"{reading.detail}, and nobody else leads")
        has_lead, parts = True, []
    if not has_lead and not (states_act(text, language) and chosen):
        for spoken in context.author:
            _add(chosen, _bare_tag(spoken, "the author of the document"))
            has_lead = True
    if not has_lead:
        has_lead = _promote(chosen, readings)
    if chosen and not has_lead:
        doubts.append(Doubt(code="no-lead", detail="nobody is said to lead"))
    for reading in parts:
        tag(reading, "partner", _LIKELY)
    for reading in owners:
        if reading.is_event and reading.mention.id not in chosen and not _is_above(reading, chosen):
            tag(reading, "partner", _INHERITED)
    order = {reading.mention.id: reading.mention.start for reading in reversed(readings)}
    kept = [entry for entry in chosen.values() if not _is_covered(entry, chosen, leads)]
    return sorted(kept, key=lambda entry: order.get(entry.id, -1))


def _own_leads(readings: Sequence[Reading]) -> list[Reading]:
    """Who leads by the activity's own words.

    A subject of a later sentence leads only if no sentence before has a lead, unless words say
    that it organizes ("hosted it").
    """
    leads: list[Reading] = []
    for reading in readings:
        if reading.standing != "lead":
            continue
        earlier = any(lead.sentence < reading.sentence for lead in leads)
        if reading.is_firm or not earlier:
            leads.append(reading)
    return leads


def _first_owners(owners: Sequence[Reading], parts: set[str]) -> list[Reading]:
    """The owners that lead when nobody else does: of the first event named, else the first."""
    free = [reading for reading in owners if reading.mention.id not in parts]
    events = [reading for reading in free if reading.is_event] or free
    if not events:
        return []
    first = events[0]
    return [
        reading
        for reading in events
        if reading.detail == first.detail and reading.sentence == first.sentence
    ]


def _promote(chosen: dict[str, OrganizationTag], readings: Sequence[Reading]) -> bool:
    """Give the lead to whoever supports, or to whoever is named at all; False if to nobody."""
    for role in ("partner", "funder"):
        for entry in list(chosen.values()):
            if entry.role == role:
                update = {"role": "lead", "confidence": _INHERITED}
                chosen[entry.id] = entry.model_copy(update=update)
                return True
    for standing in ("states", "named"):
        for reading in readings:
            if reading.standing == standing and reading.mention.strength != "new":
                _add(chosen, _tag_of(reading, "lead", _INHERITED, "the only body that is named"))
                return True
    return False


def _add(chosen: dict[str, OrganizationTag], entry: OrganizationTag) -> None:
    """Add a tag; of two for one body the stronger role stays."""
    present = chosen.get(entry.id)
    if present is None or _RANK[entry.role] < _RANK[present.role]:
        chosen[entry.id] = entry


def _is_above(reading: Reading, chosen: dict[str, OrganizationTag]) -> bool:
    known = organizations()
    return any(known.is_part_of(entry, reading.mention.id) for entry in chosen)


def _is_covered(
    entry: OrganizationTag, chosen: dict[str, OrganizationTag], leads: Sequence[Reading]
) -> bool:
    """Whether a body is tagged already by one of its units, in the same or a stronger role.

    Both stay if the text lists them side by side ("the Counter-Terrorism Committee and CTED").
    """
    known = organizations()
    units = [
        other
        for other in chosen.values()
        if other.id != entry.id and known.is_part_of(other.id, entry.id)
    ]
    if not units or entry.id.startswith("GOV"):
        return False
    details = {reading.mention.id: (reading.sentence, reading.detail) for reading in leads}
    return any(
        _RANK[unit.role] <= _RANK[entry.role]
        and entry.role in ("lead", "partner")
        and (entry.id not in details or details.get(unit.id) != details.get(entry.id))
        for unit in units
    )


def _tag_of(reading: Reading, role: Role, confidence: float, detail: str) -> OrganizationTag:
    mention = reading.mention
    return OrganizationTag(
        id=OrganizationId(mention.id),
        role=role,
        mention=mention.text,
        confidence=confidence,
        evidence=(mention.evidence, Evidence(method="cue", detail=f"{role}: {detail}")),
    )


def _bare_tag(organization: str, detail: str) -> OrganizationTag:
    return OrganizationTag(
        id=OrganizationId(organization),
        role="lead",
        mention="",
        confidence=_INHERITED,
        evidence=(Evidence(method="rule", detail=f"lead: {detail}", score=_INHERITED),),
    )


def _doubts_of(tags: Sequence[OrganizationTag]) -> Iterator[Doubt]:
    for entry in tags:
        if entry.id.startswith("NEW:"):
            yield Doubt(code="organization-unknown", detail=f'"{entry.id[4:]}" is not listed')
        elif any("it may also mean" in reason.detail for reason in entry.evidence):
            yield Doubt(code="organization-ambiguous", detail=entry.evidence[0].detail)

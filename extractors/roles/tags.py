"""Tags of organizations from what was concluded, and the doubts that go with them."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Final, get_args

from extractors.mentions import NAME_LIKE, NEW
from extractors.model import Doubt, Evidence, OrganizationTag, Role
from extractors.roles.model import Reading
from gazetteers.bodies import body_words
from gazetteers.lookup_words import words_of
from gazetteers.model import LanguageCode, OrganizationId
from gazetteers.organizations import organizations

INHERITED = 0.7
"""Confidence of what no words of the activity itself say."""
RANK: dict[Role, int] = {"lead": 0, "funder": 1, "partner": 2, "beneficiary": 3}
"""Of two roles of one body in one activity the lower number stays."""
_ONLY_NAMED: Final = frozenset({"named", "owner", "none"})
"""Standings of bodies of which no words say that they do anything."""
_OF_A_STATE: Final = ("authority ", "the state of ", "the code of ")
"""How the evidence of a state without an entry begins, and that of its authorities."""


def tag_of(reading: Reading, role: Role, confidence: float, detail: str) -> OrganizationTag:
    """A tag for what is named in the activity."""
    mention = reading.mention
    return OrganizationTag(
        id=OrganizationId(mention.id),
        role=role,
        mention=mention.text,
        confidence=confidence,
        evidence=(mention.evidence, Evidence(method="cue", detail=f"{role}: {detail}")),
    )


def bare_tag(organization: str, detail: str) -> OrganizationTag:
    """A lead that the activity does not name itself."""
    return OrganizationTag(
        id=OrganizationId(organization),
        role="lead",
        mention="",
        confidence=INHERITED,
        evidence=(Evidence(method="rule", detail=f"lead: {detail}", score=INHERITED),),
    )


def doubts_of(tags: Sequence[OrganizationTag], readings: Sequence[Reading] = ()) -> Iterator[Doubt]:
    """What a reviewer should look at: guessed leads, unlisted and ambiguous names.

    Whoever alone takes part is no guess: if anybody is tagged, somebody leads, and "under the
    auspices of the CSTO" or "with the support of the EAG" leave nobody else. A body that is only
    named may as well have no part at all.
    """
    is_alone = len({entry.id for entry in tags} | {str(r.mention.id) for r in readings}) == 1
    takes_part = is_alone and any(r.standing not in _ONLY_NAMED for r in readings)
    for entry in tags:
        is_guess = entry.role == "lead" and entry.mention and entry.confidence <= INHERITED
        if is_guess and not takes_part:
            detail = f"{entry.id} is taken for the lead, since nobody else is said to lead"
            yield Doubt(code="role-unsure", detail=detail)
        if entry.id.startswith(NEW):
            if not _is_known(entry):
                detail = f'"{entry.id.removeprefix(NEW)}" is not listed'
                yield Doubt(code="organization-unknown", detail=detail)
        elif any("it may also mean" in reason.detail for reason in entry.evidence):
            yield Doubt(code="organization-ambiguous", detail=entry.evidence[0].detail)


def _is_known(entry: OrganizationTag) -> bool:
    """Whether nobody need say which body an unlisted one is.

    So it is for a body that the gazetteer knows by this name ("Council of Europe"), for a state
    ("Switzerland"), for the authority of a state that has no entry ("Latvian State Police"), and
    for one that is a body of its own by its name ("Bright Valley Foundation") or that the document
    itself introduces by name ('the NGO "Fidokor"'). "Cybersecurity Centre" may be anybody's.
    """
    name = entry.id.removeprefix(NEW)
    by_name = any(
        hit.start == 0 and hit.end == len(name)
        for language in get_args(LanguageCode)
        for hit in body_words(language).unlisted_index.find(name)
    )
    told = entry.evidence[0]
    return by_name or told.detail.startswith(_OF_A_STATE) or _is_its_own(entry)


def _is_its_own(entry: OrganizationTag) -> bool:
    """Whether an unlisted body is one of its own, and no unit of another, by what names it.

    The document introduces it, or its name says what kind of body it is: a foundation is nobody's
    department.
    """
    told = entry.evidence[0]
    if told.method == "exact":
        return True
    return told.detail == NAME_LIKE and any(
        not body_words(language).civil_keys.isdisjoint(word.keys)
        for language in get_args(LanguageCode)
        for word in words_of(entry.mention)
    )


def is_covered(
    entry: OrganizationTag,
    chosen: Mapping[str, OrganizationTag],
    readings: Sequence[Reading],
    firm: Collection[str],
) -> bool:
    """Whether one of its units is tagged instead of a body.

    So it is if no words give the body a role of its own, or only a later sentence does.
    """
    known = organizations()
    units = [
        other.id
        for other in chosen.values()
        if other.id != entry.id
        and known.is_part_of(other.id, entry.id)
        and RANK[other.role] <= RANK[entry.role]
    ]
    own = _first_sentence(entry.id, readings)
    if own is None or entry.id in _listed_with_units(entry.id, readings):
        return False
    if entry.id not in firm:
        return bool(units)
    return any(
        sentence is not None and sentence < own
        for sentence in (_first_sentence(unit, readings) for unit in units)
    )


def _first_sentence(organization: str, readings: Sequence[Reading]) -> int | None:
    """The first sentence that names a body, None if none does."""
    return min((r.sentence for r in readings if r.mention.id == organization), default=None)


def _listed_with_units(body: str, readings: Sequence[Reading]) -> set[str]:
    """The body itself, if its sentence lists it side by side with a unit of it."""
    known = organizations()
    places = {
        (reading.sentence, reading.group) for reading in readings if reading.mention.id == body
    }
    beside = any(
        (reading.sentence, reading.group) in places
        and reading.mention.id != body
        and known.is_part_of(reading.mention.id, body)
        for reading in readings
    )
    return {body} if beside else set()

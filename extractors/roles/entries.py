"""The tags of one activity while they are being found, each body once in its strongest role."""

from collections.abc import Sequence
from dataclasses import replace

from extractors.mentions import GOVERNMENT
from extractors.model import OrganizationTag, Role
from extractors.roles.model import Reading, RoleContext, Standing
from extractors.roles.signs import is_frame, is_help, is_helped_by, is_helper
from extractors.roles.tags import RANK, tag_of
from gazetteers.cues import cues
from gazetteers.model import LanguageCode
from gazetteers.organizations import organizations

SURE, LIKELY = 0.95, 0.85


class Entries:
    """What the readings of one activity's words give so far."""

    def __init__(
        self,
        readings: Sequence[Reading],
        text: str,
        language: LanguageCode,
        context: RoleContext,
    ) -> None:
        self.text, self.language, self.context = text, language, context
        self.readings = [self._as_help(reading) for reading in readings]
        self.chosen: dict[str, OrganizationTag] = {}
        self.firm: set[str] = set()

    def _as_help(self, reading: Reading) -> Reading:
        """In an activity that is help, the authority whose work is helped receives it."""
        is_owner = reading.standing == "owner" and reading.mention.id.startswith("GOV")
        if is_owner and is_help(self.text, self.language):
            return replace(reading, standing="beneficiary")
        return reading

    def standing(self, *standings: Standing) -> list[Reading]:
        """The readings that stand in one of these ways."""
        return [reading for reading in self.readings if reading.standing in standings]

    def add(self, entry: OrganizationTag) -> None:
        """Add a tag; of two for one body the stronger role stays."""
        present = self.chosen.get(entry.id)
        if present is None or RANK[entry.role] < RANK[present.role]:
            self.chosen[entry.id] = entry

    def tag(self, reading: Reading, role: Role, confidence: float, why: str = "") -> None:
        """Tag what a reading names."""
        if reading.is_firm:
            self.firm.add(reading.mention.id)
        detail = f"{reading.detail}{', ' if why else ''}{why}"
        self.add(tag_of(reading, role, confidence, detail))

    @property
    def has_lead(self) -> bool:
        """Whether anybody leads yet."""
        return any(entry.role == "lead" for entry in self.chosen.values())

    def _given(self) -> list[OrganizationTag]:
        """What is inherited; below the heading of a body its unit that leads goes on leading.

        So does its unit whose project or event the words are about ("UNDP in Kyrgyzstan").
        """
        known = organizations()
        own = self._own_of_row()
        units = (*self.context.previous, *(item.mention.id for item in self.standing("owner")))
        return [
            given
            for given in self.context.inherited
            if given.role != "lead"
            or (
                (not own or given.id in own)
                and not any(unit != given.id and known.is_part_of(unit, given.id) for unit in units)
            )
        ]

    def _own_of_row(self) -> set[str]:
        """Those of the bodies of a matrix row whose thing a paragraph is about, or that it names.

        "The Programme Office of UNOCT was opened in Ashgabat" is UNOCT's in the row of CTED and
        UNOCT, and a group that was set up "within the framework of the CSTO" is the CSTO's.
        """
        if not self.context.in_matrix or self.context.cells:
            return set()
        listed = {given.id for given in self.context.inherited if given.role == "lead"}
        for standings in (("owner",), ("named", "voice", "states")):
            named = {str(r.mention.id) for r in self.standing(*standings)} & listed
            if named:
                return named
        if self.standing("lead"):
            return set()
        above = {
            str(reading.mention.id)
            for reading in self.standing("partner")
            if reading.sentence == 0 and _is_of_row(reading.detail, self.language)
        }
        return above & listed

    def _is_framed_by_unit(self, owner: Reading) -> bool:
        """Whether it is done under a unit of the body: "by agencies of SCO under its RATS"."""
        known = organizations()
        return any(
            reading.sentence == owner.sentence
            and reading.mention.id != owner.mention.id
            and is_frame(reading.detail, self.language)
            and known.is_part_of(reading.mention.id, owner.mention.id)
            for reading in self.standing("partner")
        )

    def _is_given_with_help(self, body: str) -> bool:
        """Whether an authority by its own words only receives what others help to give it.

        "The Border Troops were handed two posts with the assistance of IOM", in its own report.
        """
        present = self.chosen.get(body)
        return (
            present is not None
            and present.role == "beneficiary"
            and body.startswith(GOVERNMENT)
            and any(entry.role in ("partner", "funder") for entry in self.chosen.values())
        )

    def _acts_by_helper(self, body: str) -> bool:
        """Whether a unit of a body is said to help: so it is the unit that does it.

        "A seminar took place with the support of the OSCE Office in Dushanbe", in news of the OSCE.
        """
        known = organizations()
        return not self.context.cells and any(
            known.is_part_of(reading.mention.id, body)
            and (is_helper(reading.detail) or is_helped_by(reading.detail))
            for reading in self.standing("partner")
        )


def _is_of_row(detail: str, language: LanguageCode) -> bool:
    """Whether words before one of the bodies of a row make the paragraph that body's."""
    return detail.startswith('"') and cues("roles", language).has("of-row", detail)

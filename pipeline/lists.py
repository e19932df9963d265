"""The lists of one workspace: those of the package and of its settings, with what leads added.

What is slow to import is imported by the list that needs it.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from gazetteers.additions import Additions, read_additions, using
from gazetteers.errors import GazetteerError
from gazetteers.frameworks import Framework, load_frameworks, with_cues
from pipeline.settings import Settings

if TYPE_CHECKING:
    from gazetteers.organizations import Organizations
    from gazetteers.territories import Territories
    from pipeline.release.publish import Catalogue


class Lists:
    """Frameworks, organizations and territories as they are known in one workspace."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self._cued: tuple[Additions, tuple[Framework, ...]] | None = None

    @property
    def additions(self) -> Additions:
        """The names and cues that leads have accepted by now.

        Raises:
            GazetteerError: if their file is damaged.
        """
        return read_additions(self.settings.additions)

    @cached_property
    def _listed_frameworks(self) -> tuple[Framework, ...]:
        extra = (self.settings.gazetteers,) if self.settings.gazetteers else ()
        return load_frameworks(*extra)

    @property
    def frameworks(self) -> tuple[Framework, ...]:
        """All frameworks that are known here, with the cues that were added."""
        cues = self.additions.measures
        if self._cued is None or self._cued[0] != cues:
            made = tuple(with_cues(each, cues) for each in self._listed_frameworks)
            self._cued = cues, made
        return self._cued[1]

    @property
    def organizations(self) -> Organizations:
        """The organizations, with the names that were added."""
        from gazetteers.organizations import organizations

        with using(self.additions):
            return organizations()

    @property
    def territories(self) -> Territories:
        """Countries and places, with the names that were added."""
        from gazetteers.territories import territories

        with using(self.additions):
            return territories()

    @property
    def framework(self) -> Framework:
        """The framework whose measures the activities serve.

        Raises:
            GazetteerError: if the settings name one that is not known.
        """
        for framework in self.frameworks:
            if framework.id == self.settings.framework:
                return framework
        known = ", ".join(framework.id for framework in self.frameworks)
        raise GazetteerError(
            f"the framework {self.settings.framework} is not known",
            remedy=f"Set JPOA_FRAMEWORK to one of: {known}",
        )

    @cached_property
    def catalogue(self) -> Catalogue:
        """The code lists that go into a release."""
        from pipeline.catalogue import build_catalogue

        return build_catalogue()

    @cached_property
    def titles(self) -> tuple[str, ...]:
        """The titles of all known measures, by which readers join rows that pages have cut."""
        return tuple(
            title
            for framework in self.frameworks
            for measure in framework.measures
            for title in measure.titles
        )

    def pillars(self) -> Mapping[str, str]:
        """Titles of the framework's pillars by their ids."""
        return {pillar.id: pillar.title for pillar in self.framework.pillars}

    def listed_organizations(self) -> frozenset[str]:
        """Ids of the organizations in the gazetteer."""
        return frozenset(self.organizations.by_id)

"""What a reviewer writes, turned into ids: measures, organizations, countries, places, dates."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Final, get_args

from rapidfuzz import fuzz, process

from extractors.model import ActivityType, DateRange, Evidence, PlaceTag, Role, Status
from gazetteers.additions import NONE, Additions, using
from gazetteers.frameworks import Framework
from gazetteers.model import CountryCode, MeasureId, OrganizationId
from gazetteers.organizations import Organizations, organizations
from gazetteers.territories import Territories, territories
from gazetteers.territory_entries import Place
from pipeline.errors import DecisionError
from pipeline.model import Activity

ROLES: Final[tuple[Role, ...]] = get_args(Role)
STATUSES: Final[tuple[Status, ...]] = get_args(Status)
TYPES: Final[tuple[ActivityType, ...]] = get_args(ActivityType)
BY_REVIEWER: Final = Evidence(method="reviewer", detail="chosen by a reviewer")

_LIKE_ENOUGH: Final = 60.0
"""Least `fuzz.ratio` at which another spelling is offered as what may have been meant."""
_NEW: Final = "NEW:"
_LONGEST_NAME: Final = 200
_DAYS = re.compile(r"(?P<start>[\d-]*|\.\.)\s*/\s*(?P<end>[\d-]*|\.\.)")


@dataclass(frozen=True)
class Codes:
    """The ids that a decision may use, and how people write them.

    Attributes:
        framework: whose measures are chosen.
        added: the names that are listed beside those of the package.
    """

    framework: Framework
    added: Additions = NONE

    @cached_property
    def organizations(self) -> Organizations:
        """The listed organizations; others are written "NEW:name"."""
        with using(self.added):
            return organizations()

    @cached_property
    def territories(self) -> Territories:
        """Countries and places."""
        with using(self.added):
            return territories()

    def measure(self, words: str) -> MeasureId:
        """The measure that is meant by an id ("II.4", "ii.4", "II.4 Border guards").

        Raises:
            DecisionError: if there is none; with the nearest ones.
        """
        written = words.strip()
        first = written.split()[0].rstrip(":—–") if written else ""
        for measure in self.framework.measures:
            if first.upper() == measure.id.upper():
                return measure.id
        raise _unknown("measure", written, [measure.id for measure in self.framework.measures])

    def organization(self, words: str) -> OrganizationId:
        """The organization that is meant by an id, an acronym or a listed name.

        "NEW:Border Academy" is one that is not listed yet.

        Raises:
            DecisionError: if there is none; with the nearest ones.
        """
        written = " ".join(words.split())
        if written.upper().startswith(_NEW) and 0 < len(written) - len(_NEW) <= _LONGEST_NAME:
            return OrganizationId(_NEW + written[len(_NEW) :].strip())
        found = self._organization_names.get(written.casefold())
        if found is None:
            raise _unknown(
                "organization",
                written,
                [entry.id for entry in self.organizations.entries],
                names=self._organization_names,
                hint=f"Write {_NEW}{written} for one that is not listed",
            )
        return found

    def named_organization(self, text: str, activity: Activity) -> tuple[OrganizationId, str]:
        """The organization that is meant, and the words of the text that are said to name it.

        "the Staff College = OSCE-BMSC" says both; the words are empty where only a name is given.
        An id that the activity has already is taken as it stands.

        Raises:
            DecisionError: if there is no such organization.
        """
        words, name = words_and_name(text)
        known = {tag.id: tag.id for tag in activity.organizations}
        return known.get(OrganizationId(name)) or self.organization(name), words

    def named_country(self, text: str, activity: Activity) -> tuple[CountryCode, str]:
        """The same of a country: "the Tajik side = TJK".

        Raises:
            DecisionError: if there is no such country.
        """
        words, name = words_and_name(text)
        known = {tag.code: tag.code for tag in activity.countries}
        return known.get(CountryCode(name)) or self.country(name), words

    def country(self, words: str) -> CountryCode:
        """The country that is meant by its code ("KGZ") or its name.

        Raises:
            DecisionError: if there is none; with the nearest ones.
        """
        written = " ".join(words.split())
        found = self._country_names.get(written.casefold())
        if found is None:
            raise _unknown(
                "country", written, list(self.territories.countries), names=self._country_names
            )
        return found

    def place(self, words: str) -> PlaceTag:
        """The place that is meant by its name.

        Raises:
            DecisionError: if there is none; with the nearest ones.
        """
        written = " ".join(words.split())
        found = self._place_names.get(written.casefold())
        if found is None:
            raise _unknown("place", written, [item.name.en for item in self._places])
        return PlaceTag(
            name=found.name.en,
            country=found.country,
            latitude=found.latitude,
            longitude=found.longitude,
            evidence=(BY_REVIEWER,),
        )

    def date(self, words: str, language: str | None = "en") -> DateRange:
        """The days that are meant: ISO days, months or years, a range of them, or a phrase.

        "2018", "2018-06", "2018-06-12/2018-06-14" and "../2019" are read as they stand,
        "9-11 July 2014" and «июнь 2018 г.» as in a document. "in spring = 2018-03-01/2018-05-31"
        gives the words of the document and the days.

        Raises:
            DecisionError: if no days can be read, or the end lies before the start.
        """
        raw, _, given = words.rpartition("=")
        raw, given = raw.strip() or given.strip(), given.strip()
        days = _DAYS.fullmatch(given)
        if days is not None:
            start, end = _day(days["start"], last=False), _day(days["end"], last=True)
            if start is None and end is None:
                raise _unread(words)
            found = DateRange(raw=raw, start=start, end=end)
        elif re.fullmatch(r"[\d-]+", given):
            found = DateRange(raw=raw, start=_day(given, last=False), end=_day(given, last=True))
        else:
            from extractors.dates import find_dates

            mentions = find_dates(given, "ru" if language == "ru" else "en")
            if len(mentions) != 1 or mentions[0].range.start is mentions[0].range.end is None:
                raise _unread(words)
            read = mentions[0].range
            found = DateRange(raw=raw, start=read.start, end=read.end)
        if found.start is not None and found.end is not None and found.end < found.start:
            raise DecisionError(
                f"“{words}” ends before it begins", remedy="Write it as first day/last day"
            )
        return found

    @cached_property
    def _organization_names(self) -> Mapping[str, OrganizationId]:
        names: dict[str, OrganizationId] = {}
        for entry in self.organizations.entries:
            for name in (entry.name.en, entry.name.ru, entry.acronym, *entry.strong, *entry.exact):
                if name:
                    names.setdefault(name.casefold(), entry.id)
        return names | {entry.id.casefold(): entry.id for entry in self.organizations.entries}

    @cached_property
    def _country_names(self) -> Mapping[str, CountryCode]:
        names: dict[str, CountryCode] = {}
        for country in self.territories.countries.values():
            for name in (country.name.en, country.name.ru, *country.also.en, *country.also.ru):
                if name:
                    names.setdefault(name.casefold(), country.id)
        names.update({code.casefold(): CountryCode(code) for code in self.territories.countries})
        return names

    @cached_property
    def _places(self) -> Sequence[Place]:
        return tuple(self.territories.places.values())

    @cached_property
    def _place_names(self) -> Mapping[str, Place]:
        names: dict[str, Place] = {}
        for item in self._places:
            for name in (item.name.en, item.name.ru, item.id, *item.also.en, *item.also.ru):
                if name:
                    names.setdefault(name.casefold(), item)
        return names


def words_and_name(text: str) -> tuple[str, str]:
    """The words of the text and what they name: "the Staff College = OSCE-BMSC".

    The words are empty where only a name is given.
    """
    words, sign, name = text.rpartition(" = ")
    return (words.strip(), name.strip()) if sign else ("", text.strip())


def one_of(kind: str, words: str, permitted: Sequence[str]) -> str:
    """The permitted word that is meant, in whatever case it is written.

    Raises:
        DecisionError: if there is none; with the nearest one and the list.
    """
    written = words.strip().casefold()
    if written not in permitted:
        hint = f"Choose one of: {', '.join(permitted)}"
        raise _unknown(kind, words.strip(), permitted, hint=hint)
    return written


def _day(written: str, *, last: bool) -> date | None:
    """The first or last day of "2018", "2018-06" or "2018-06-12"; None for an open end."""
    if written in ("", ".."):
        return None
    parts = written.split("-")
    try:
        match [int(part) for part in parts]:
            case [year, month, day]:
                return date(year, month, day)
            case [year, month]:
                return _month_end(year, month) if last else date(year, month, 1)
            case [year]:
                return date(year, 12, 31) if last else date(year, 1, 1)
    except ValueError:
        pass
    raise _unread(written)


def _month_end(year: int, month: int) -> date:
    following = date(year + month // 12, month % 12 + 1, 1)
    return date.fromordinal(following.toordinal() - 1)


def _unread(words: str) -> DecisionError:
    return DecisionError(
        f"no days can be read from “{words.strip()}”",
        remedy="Write 2018-06-12/2018-06-14, 2018-06, 2018, or 12-14 June 2018",
    )


def _unknown(
    kind: str,
    written: str,
    ids: Iterable[str],
    *,
    names: Mapping[str, str] | None = None,
    hint: str = "",
) -> DecisionError:
    by_name = {item.casefold(): item for item in ids} | dict(names or {})
    near = process.extract(
        written.casefold(), list(by_name), scorer=fuzz.ratio, limit=8, score_cutoff=_LIKE_ENOUGH
    )
    meant = list(dict.fromkeys(by_name[name] for name, _, _ in near))[:3]
    remedies = [f"Did you mean {' or '.join(meant)}?"] if meant else []
    if hint:
        remedies.append(hint)
    return DecisionError(f"there is no {kind} “{written}”", remedy=" ".join(remedies))

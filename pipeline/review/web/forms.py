"""The fields of an activity as text in a form, and back."""

import re
import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final, cast

from starlette.datastructures import FormData

from extractors.model import ActivityType, DateRange, Role, Status
from gazetteers.model import MeasureId
from pipeline.errors import DecisionError
from pipeline.model import Activity, MeasureMatch, Reviewed
from pipeline.review.codes import ROLES, STATUSES, TYPES, Codes, one_of
from pipeline.review.record import Edit, standing_measures

_LONGEST_DWELL_MS: Final = 3_600_000
"""An item left open for longer than an hour was not looked at all the time."""
_SEPARATOR = re.compile(r"[,;\n]")


@dataclass(frozen=True)
class FieldValues:
    """What the fields of the form hold, as typed.

    Attributes:
        organizations: ids or names, each with a role.
        dates: as `written_date` writes them.
        also: further measures, ids separated by commas.
    """

    organizations: tuple[tuple[str, str], ...]
    countries: tuple[str, ...]
    regional: bool
    places: tuple[str, ...]
    dates: tuple[str, ...]
    status: str
    type: str
    also: str = ""
    note: str = ""


def shown_values(item: Reviewed) -> FieldValues:
    """The fields as they stand."""
    activity = item.activity
    return FieldValues(
        organizations=tuple((tag.id, tag.role) for tag in activity.organizations),
        countries=tuple(tag.code for tag in activity.countries),
        regional=activity.region.value is not None,
        places=tuple(place.name for place in activity.places),
        dates=tuple(written_date(item) for item in activity.dates),
        status=activity.status.value,
        type=activity.type.value,
        also=", ".join(match.id for match in _claimed(item)[1:]),
    )


def _claimed(item: Reviewed) -> Sequence[MeasureMatch]:
    """What stands, or what an earlier decision on nearly the same words would have stand."""
    if item.carried_from is None:
        return standing_measures(item)
    decided = [
        match
        for match in item.activity.measures
        if any(evidence.method == "reviewer" for evidence in match.evidence)
    ]
    return decided or standing_measures(item)


def typed_values(form: FormData) -> FieldValues:
    """The fields as they were sent; rows left empty are gone."""
    roles = _texts(form, "role")
    return FieldValues(
        organizations=tuple(
            (name, roles[number] if number < len(roles) else "")
            for number, name in enumerate(_texts(form, "organization"))
            if name
        ),
        countries=tuple(
            code
            for text in (*_texts(form, "country"), *_SEPARATOR.split(text_of(form, "countries")))
            if (code := text.strip())
        ),
        regional="regional" in form,
        places=tuple(filter(None, _texts(form, "place"))),
        dates=tuple(filter(None, _texts(form, "date"))),
        status=text_of(form, "status"),
        type=text_of(form, "type"),
        also=text_of(form, "also"),
        note=text_of(form, "note"),
    )


def edit_of(
    values: FieldValues, activity: Activity, codes: Codes, measures: Sequence[MeasureId] | None
) -> Edit:
    """What the reviewer wants, from the fields and the measure they chose.

    Raises:
        DecisionError: if something typed is not understood; it says what, and what may be meant.
    """
    chosen = None if measures is None else (*measures, *also_of(values, codes, measures))
    if chosen is not None and len(chosen) > 3:
        raise DecisionError("an activity serves three measures at most")
    known = {written_date(item): item for item in activity.dates}
    places = {place.name: place for place in activity.places}
    bodies = [
        (*codes.named_organization(text, activity), one_of("role", role or "partner", ROLES))
        for text, role in values.organizations
    ]
    countries = [codes.named_country(text, activity) for text in values.countries]
    return Edit(
        measures=chosen,
        organizations=tuple((body, cast(Role, role)) for body, _, role in bodies),
        countries=tuple(country for country, _ in countries),
        words={str(body): words for body, words, _ in bodies if words}
        | {str(country): words for country, words in countries if words},
        regional=values.regional,
        places=tuple(places.get(name) or codes.place(name) for name in values.places),
        dates=tuple(
            known[text] if text in known else codes.date(text, activity.language)
            for text in values.dates
        ),
        status=cast(Status, one_of("status", values.status, STATUSES)),
        type=cast(ActivityType, one_of("type", values.type, TYPES)),
    )


def also_of(values: FieldValues, codes: Codes, measures: Sequence[str]) -> tuple[MeasureId, ...]:
    """The further measures that were typed, without those chosen already."""
    typed = [codes.measure(text) for text in _SEPARATOR.split(values.also) if text.strip()]
    return tuple(item for item in dict.fromkeys(typed) if item not in measures)


def written_date(item: DateRange) -> str:
    """A date as one line: "9-11 July 2014 = 2014-07-09/2014-07-11", ".." for an open end."""
    if item.start is None and item.end is None:
        return item.raw
    return f"{item.raw} = {item.start or '..'}/{item.end or '..'}"


def text_of(form: FormData, name: str) -> str:
    """One field, without space around it; empty when it was not sent."""
    value = form.get(name)
    return value.strip() if isinstance(value, str) else ""


def number_of(form: FormData, name: str) -> int | None:
    """One field as a whole number; None when it is none."""
    text = text_of(form, name)
    return int(text) if re.fullmatch(r"\d{1,15}", text) else None


def dwell_of(form: FormData) -> int | None:
    """Milliseconds since the item was shown; None when that cannot be told."""
    shown_at = number_of(form, "shown_at")
    if shown_at is None:
        return None
    passed = now_ms() - shown_at
    return passed if 0 <= passed <= _LONGEST_DWELL_MS else None


def now_ms() -> int:
    """The server's clock, in milliseconds; it only measures how long an item was open."""
    return time.time_ns() // 1_000_000


def _texts(form: FormData, name: str) -> tuple[str, ...]:
    values: list[Any] = form.getlist(name)
    return tuple(value.strip() for value in values if isinstance(value, str))

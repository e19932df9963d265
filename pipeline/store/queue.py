"""The queue as the store answers it: filters, orders and positions in SQL."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, Literal, cast, get_args

from sqlalchemy import ColumnElement, Engine, Select, and_, func, not_, or_, select, tuple_

from extractors.model import DoubtCode
from gazetteers.model import Record
from pipeline.keys import key_text
from pipeline.model import DECIDED, ActivityId
from pipeline.store import tables
from pipeline.store.standing import Standing, columns, listed, standing_of, unlisted

Order = Literal["risk", "margin", "document", "oldest", "measure", "organization"]
ORDERS: Final[tuple[Order, ...]] = get_args(Order)
Scope = Literal["open", "flagged", "decided", "accepted", "all"]
SCOPES: Final[tuple[Scope, ...]] = get_args(Scope)

_column = tables.standing.c
_KEYS: Final[dict[Order, tuple[Any, ...]]] = {
    "risk": (_column.band, _column.place),
    "margin": (_column.margin, _column.place),
    "document": (_column.place,),
    "oldest": (_column.received_at, _column.place),
    "measure": (_column.measure, _column.place),
    "organization": (_column.organization, _column.place),
}


class Wanted(Record):
    """Which items a reviewer wants to see; empty strings leave a filter out.

    Attributes:
        document: an id.
        measure: an id, or a pillar ("II"); "none" for activities without one.
        organization: an id.
        doubt: a code.
        words: what the text, an id or an organization must contain, in any case.
        who: "mine" for what I have decided or have open, "free" for what nobody has open.
    """

    scope: Scope = "open"
    order: Order = "risk"
    document: str = ""
    measure: str = ""
    organization: str = ""
    doubt: str = ""
    words: str = ""
    who: Literal["", "mine", "free"] = ""


@dataclass(frozen=True, slots=True)
class Asker:
    """Who asks for the queue, and when: what others have open depends on both.

    Attributes:
        audits: whether what comes back blind is wanted too.
        alone: whether nobody else reviews here; else nobody is asked about their own decisions.
    """

    reviewer: str
    now: datetime
    audits: bool = False
    alone: bool = True


@dataclass(frozen=True, slots=True)
class Tally:
    """How many activities agree in all of these; lists are tuples of ids."""

    shadowed: bool
    state: str
    measure: str
    measures: tuple[str, ...]
    doubts: tuple[DoubtCode, ...]
    countries: tuple[str, ...]
    count: int


def count_items(engine: Engine, wanted: Wanted, asker: Asker) -> int:
    """How many items are wanted."""
    query = select(func.count()).select_from(tables.standing).where(_is_wanted(wanted, asker))
    with engine.connect() as connection:
        return connection.execute(query).scalar_one()


def queue_items(
    engine: Engine, wanted: Wanted, asker: Asker, *, offset: int = 0, limit: int | None = None
) -> tuple[Standing, ...]:
    """The items that are wanted, in the order that is wanted."""
    query = (
        select(*columns())
        .where(_is_wanted(wanted, asker))
        .order_by(*_order(wanted))
        .offset(offset)
        .limit(limit)
    )
    return _read(engine, query)


def queue_position(engine: Engine, wanted: Wanted, asker: Asker, item: Standing) -> int | None:
    """How many wanted items come before one; None for one that is not wanted itself."""
    is_wanted = _is_wanted(wanted, asker)
    before = _before(wanted, item)
    with engine.connect() as connection:
        known = connection.execute(
            select(func.count())
            .select_from(tables.standing)
            .where(is_wanted, _column.activity_id == item.activity_id)
        ).scalar_one()
        if not known:
            return None
        return connection.execute(
            select(func.count()).select_from(tables.standing).where(is_wanted, before)
        ).scalar_one()


def next_item(
    engine: Engine, wanted: Wanted, asker: Asker, item: Standing, *, free: bool = False
) -> ActivityId | None:
    """The wanted item that follows one; with `free` one that nobody else has open.

    Whether or not the item itself is still wanted: what was decided keeps its place.
    """
    conditions = [_is_wanted(wanted, asker), _after(wanted, item)]
    if free:
        conditions.append(not_(_held(asker)))
    query = select(_column.activity_id).where(*conditions).order_by(*_order(wanted)).limit(1)
    return _one(engine, query)


def first_item(
    engine: Engine, wanted: Wanted, asker: Asker, *, free: bool = False
) -> ActivityId | None:
    """The first wanted item; with `free` one that nobody else has open."""
    conditions = [_is_wanted(wanted, asker)]
    if free:
        conditions.append(not_(_held(asker)))
    query = select(_column.activity_id).where(*conditions).order_by(*_order(wanted)).limit(1)
    return _one(engine, query)


def previous_item(
    engine: Engine, wanted: Wanted, asker: Asker, item: Standing
) -> ActivityId | None:
    """The wanted item before one."""
    query = (
        select(_column.activity_id)
        .where(_is_wanted(wanted, asker), _before(wanted, item))
        .order_by(*(column.desc() for column in _order(wanted)))
        .limit(1)
    )
    return _one(engine, query)


def neighbour(engine: Engine, item: Standing, step: Literal[-1, 1]) -> ActivityId | None:
    """What stands before (-1) or after (1) an activity in its document; None at the ends."""
    key = (_column.place, _column.activity_id)
    own = tuple_(item.place, item.activity_id)
    query = select(_column.activity_id).where(
        _column.document_id == item.document_id,
        _column.state != "rejected",
        tuple_(*key) > own if step == 1 else tuple_(*key) < own,
    )
    ordered = key if step == 1 else tuple(column.desc() for column in key)
    return _one(engine, query.order_by(*ordered).limit(1))


def ids_in_order(engine: Engine, document_id: str = "") -> tuple[ActivityId, ...]:
    """The activities of a document, or of all, in reading order."""
    query = select(_column.activity_id).order_by(_column.place, _column.activity_id)
    if document_id:
        query = query.where(_column.document_id == document_id)
    with engine.connect() as connection:
        return tuple(connection.execute(query).scalars())


def ids_beginning(engine: Engine, start: str) -> tuple[ActivityId, ...]:
    """The activities whose ids begin so."""
    query = select(_column.activity_id).where(
        _column.activity_id.startswith(start, autoescape=True)
    )
    with engine.connect() as connection:
        return tuple(connection.execute(query.order_by(_column.activity_id)).scalars())


def count_waiting(engine: Engine) -> tuple[int, int]:
    """How many activities wait for a person, and how many are decided."""
    with engine.connect() as connection:
        waiting = connection.execute(
            select(func.count()).select_from(tables.standing).where(_column.queued == 1)
        ).scalar_one()
        decided = connection.execute(
            select(func.count())
            .select_from(tables.standing)
            .where(_column.shadowed_by == "", _column.state.in_(DECIDED))
        ).scalar_one()
    return waiting, decided


def open_counts(engine: Engine) -> dict[str, tuple[int, int]]:
    """Standing activities of each document, and how many of them wait."""
    with engine.connect() as connection:
        rows = connection.execute(
            select(
                _column.document_id,
                func.count(),
                func.sum(_column.queued),
            )
            .where(_column.state != "rejected")
            .group_by(_column.document_id)
        )
        return {row[0]: (row[1], int(row[2])) for row in rows}


def organizations_in_use(engine: Engine) -> tuple[str, ...]:
    """Ids of all organizations that some activity names."""
    with engine.connect() as connection:
        groups = connection.execute(select(_column.organizations).distinct()).scalars()
        return tuple(sorted({each for group in groups for each in unlisted(group)}))


def tallies(engine: Engine) -> tuple[Tally, ...]:
    """Counts of all activities, from which any summary is added up."""
    keys = (
        _column.shadowed_by,
        _column.state,
        _column.measure,
        _column.doubts,
        _column.countries,
        _column.measures,
    )
    with engine.connect() as connection:
        rows = connection.execute(select(*keys, func.count()).group_by(*keys).order_by(*keys))
        return tuple(
            Tally(
                shadowed=bool(row.shadowed_by),
                state=row.state,
                measure=row.measure,
                measures=unlisted(row.measures),
                doubts=cast("tuple[DoubtCode, ...]", unlisted(row.doubts)),
                countries=unlisted(row.countries),
                count=row[-1],
            )
            for row in rows
        )


def _is_wanted(wanted: Wanted, asker: Asker) -> ColumnElement[bool]:
    conditions = _in_scope(wanted.scope, asker)
    if wanted.document:
        conditions.append(_column.document_id == wanted.document)
    if wanted.measure == "none":
        conditions.append(_column.measure == "")
    elif wanted.measure:
        inside = _column.measure.startswith(f"{wanted.measure}.", autoescape=True)
        conditions.append(or_(_column.measure == wanted.measure, inside))
    if wanted.organization:
        part = listed((wanted.organization,))
        conditions.append(_column.organizations.contains(part, autoescape=True))
    if wanted.doubt:
        conditions.append(_column.doubts.contains(listed((wanted.doubt,)), autoescape=True))
    if wanted.words.strip():
        conditions.append(_contains(wanted.words))
    if wanted.who == "mine":
        conditions.append(or_(_column.reviewer == asker.reviewer, _open_with(asker, own=True)))
    elif wanted.who == "free":
        conditions.append(not_(_held(asker)))
    return and_(True, *conditions)


def _in_scope(scope: Scope, asker: Asker) -> list[ColumnElement[bool]]:
    match scope:
        case "open" if asker.audits:
            if asker.alone:
                return [_column.asked == 1]
            return [_column.asked == 1, or_(_column.audit == 0, _column.reviewer != asker.reviewer)]
        case "open":
            return [_column.queued == 1]
        case "flagged":
            return [_column.flagged == 1]
        case "decided":
            return [_column.state.in_(DECIDED)]
        case "accepted":
            return [_column.state == "auto_accepted", _column.shadowed_by == ""]
        case "all":
            return []


def _contains(words: str) -> ColumnElement[bool]:
    """Letters and digits alone are compared, so that spaces and hyphens never hide a match."""
    written = words.strip()
    found: list[ColumnElement[bool]] = [
        func.lower(_column.organizations).contains(written.lower(), autoescape=True),
        _column.activity_id.contains(written.lower(), autoescape=True),
    ]
    if key := key_text(written):
        found.append(_column.key_text.contains(key, autoescape=True))
    return or_(*found)


def _held(asker: Asker) -> ColumnElement[bool]:
    """Whether somebody else has it open."""
    return _open_with(asker, own=False)


def _open_with(asker: Asker, *, own: bool) -> ColumnElement[bool]:
    claim = tables.items.c
    by = claim.claimed_by == asker.reviewer if own else claim.claimed_by != asker.reviewer
    return _column.activity_id.in_(
        select(claim.activity_id).where(claim.claimed_until > asker.now.isoformat(), by)
    )


def _order(wanted: Wanted) -> tuple[Any, ...]:
    return (*_KEYS[wanted.order], _column.activity_id)


def _before(wanted: Wanted, item: Standing) -> ColumnElement[bool]:
    columns = _order(wanted)
    before: ColumnElement[bool] = tuple_(*columns) < _key_of(item, columns)
    return before


def _after(wanted: Wanted, item: Standing) -> ColumnElement[bool]:
    columns = _order(wanted)
    after: ColumnElement[bool] = tuple_(*columns) > _key_of(item, columns)
    return after


def _key_of(item: Standing, columns: tuple[Any, ...]) -> Any:
    return tuple_(*(getattr(item, column.name) for column in columns))


def _one(engine: Engine, query: Select[Any]) -> ActivityId | None:
    with engine.connect() as connection:
        found: ActivityId | None = connection.execute(query).scalar_one_or_none()
    return found


def _read(engine: Engine, query: Select[Any]) -> tuple[Standing, ...]:
    with engine.connect() as connection:
        return tuple(standing_of(row) for row in connection.execute(query))

"""What stands now, one line an activity: kept beside the log, so that no page folds it whole.

Everything here is derived from proposals and decisions by `pipeline.review.standing`; emptying the
tables loses nothing.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from typing import Any, Final

from sqlalchemy import Connection, Engine, Row, bindparam, delete, func, insert, select, update

from extractors.model import DocumentId
from pipeline.model import ActivityId, Decision, Series
from pipeline.store import tables
from pipeline.store.bulk import in_chunks
from pipeline.store.glance import MADE_BY


@dataclass(frozen=True, slots=True)
class Standing:
    """One activity as it stands, as far as lists and counts need it.

    Lists are written "|OSCE|UNODC|", and "" when empty.

    Attributes:
        series: what the editions of its document share.
        document_id: the document that it is quoted from, with `block`, `first`, `last`.
        place: position in reading order, document by document.
        reviewer: who decided last; empty while nobody has.
        shadowed_by: the decided activity whose words it overlaps; empty is the rule.
        queued: 1 while it waits for a person.
        audit: 1 while it is to be asked again, blind.
        asked: 1 where either of the two is so.
        flagged: 1 while it waits for a lead.
        confidence: of its weakest part.
        margin: of the first measure before the second.
        cluster: number of undecided near-duplicates, itself included.
        band: of its risk, the worst first.
        measure: the first one, with how sure it is; empty without any.
        measures: those that are claimed: all once decided, before that the first.
        excerpt: how its words begin.
        key_text: its words as `pipeline.keys.key_text` has them, `length` letters.
        sources: where it is proposed, "extraction:position", the quoted place first.
        further_doubts: those that other documents raise, as JSON.
        carried_from: the decided activity whose words it nearly repeats; empty is the rule.
    """

    activity_id: ActivityId
    series: Series
    document_id: DocumentId
    block: str
    first: int
    last: int
    place: float
    state: str
    revision: int
    reviewer: str
    shadowed_by: str
    queued: int
    audit: int
    asked: int
    flagged: int
    confidence: float
    margin: float
    cluster: int
    band: int
    received_at: str
    measure: str
    measure_confidence: float
    measures: str
    organization: str
    organizations: str
    countries: str
    doubts: str
    language: str
    page: int
    excerpt: str
    key_text: str
    length: int
    sources: str
    further_doubts: str
    carried_from: str


@dataclass(frozen=True, slots=True)
class Mark:
    """Up to where the tables are brought: by which rules, extraction and decision."""

    made_by: int
    extraction: int
    decision: int


@dataclass(frozen=True, slots=True)
class Span:
    """Where an activity stands in a block, and what was said of it."""

    activity_id: ActivityId
    first: int
    last: int
    state: str
    decided: bool
    shadowed_by: str


_NAMES: Final = tuple(field.name for field in fields(Standing))
_COLUMNS: Final = tuple(tables.standing.c[name] for name in _NAMES)


def listed(values: Iterable[str]) -> str:
    """Values as one column: "|OSCE|UNODC|"."""
    inner = "|".join(value.replace("|", "/") for value in values)
    return f"|{inner}|" if inner else ""


def unlisted(column: str) -> tuple[str, ...]:
    """The values of a column."""
    return tuple(column.strip("|").split("|")) if column else ()


def newest_mark(connection: Connection, made_by: int) -> Mark:
    """Where the tables ought to be by now."""
    extraction = connection.execute(select(func.max(tables.extractions.c.seq))).scalar()
    decision = connection.execute(select(func.max(tables.decisions.c.seq))).scalar()
    return Mark(made_by, extraction or 0, decision or 0)


def mark(connection: Connection, *, lock: bool = False) -> Mark:
    """Up to where the tables are brought; with `lock` nobody else brings them on meanwhile."""
    query = select(
        tables.brought_up.c.made_by,
        tables.brought_up.c.extraction,
        tables.brought_up.c.decision,
    )
    row = connection.execute(query.with_for_update() if lock else query).one()
    return Mark(row.made_by, row.extraction, row.decision)


def is_current(engine: Engine) -> bool:
    """Whether nothing was read or decided since the tables were brought up to date."""
    with engine.connect() as connection:
        return mark(connection) == newest_mark(connection, MADE_BY)


def set_mark(connection: Connection, new: Mark) -> None:
    """Note up to where the tables are brought."""
    connection.execute(update(tables.brought_up).values(**asdict(new)))


def clear(connection: Connection) -> None:
    """Empty the tables."""
    for table in (tables.standing, tables.in_force):
        connection.execute(delete(table))


def rows_of(connection: Connection, ids: Collection[ActivityId]) -> dict[ActivityId, Standing]:
    """The lines of activities, by id; those that nobody knows are left out."""
    found: dict[ActivityId, Standing] = {}
    for some in in_chunks(sorted(ids)):
        rows = connection.execute(select(*_COLUMNS).where(tables.standing.c.activity_id.in_(some)))
        found.update((row.activity_id, standing_of(row)) for row in rows)
    return found


def ids_of_series(connection: Connection, series: Series) -> tuple[ActivityId, ...]:
    """The activities of a series, by id."""
    rows = connection.execute(
        select(tables.standing.c.activity_id).where(tables.standing.c.series == series)
    ).scalars()
    return tuple(sorted(rows))


@dataclass(frozen=True, slots=True)
class SeriesLine:
    """What editions are compared by; the fields are those of `Standing`."""

    activity_id: ActivityId
    key_text: str
    state: str
    reviewer: str
    shadowed_by: str
    sources: str
    carried_from: str


def words_of_series(connection: Connection, series: Series) -> tuple[SeriesLine, ...]:
    """The lines of a series, by id."""
    query = select(*(tables.standing.c[field.name] for field in fields(SeriesLine)))
    rows = connection.execute(query.where(tables.standing.c.series == series))
    return tuple(sorted((SeriesLine(*row) for row in rows), key=lambda line: line.activity_id))


def with_editions(connection: Connection, names: Collection[Series]) -> tuple[Series, ...]:
    """Those series that have several documents, or what only people know."""
    column = tables.standing.c
    several = []
    for series in sorted(names):
        query = select(column.document_id, column.sources == "").where(column.series == series)
        if len(connection.execute(query.distinct()).all()) > 1:
            several.append(series)
    return tuple(several)


def write_rows(connection: Connection, rows: Sequence[Standing]) -> None:
    """Put lines in the place of those that these activities had."""
    delete_rows(connection, [row.activity_id for row in rows])
    if rows:
        # `asdict` would copy each value.
        values = [{name: getattr(row, name) for name in _NAMES} for row in rows]
        connection.execute(insert(tables.standing), values)


def delete_rows(connection: Connection, ids: Collection[ActivityId]) -> None:
    """Take lines away."""
    for some in in_chunks(sorted(ids)):
        connection.execute(delete(tables.standing).where(tables.standing.c.activity_id.in_(some)))


def change_rows(connection: Connection, changes: Mapping[ActivityId, Mapping[str, Any]]) -> None:
    """Change columns of lines, the same in each."""
    if not changes:
        return
    names = next(iter(changes.values()))
    connection.execute(
        update(tables.standing)
        .where(tables.standing.c.activity_id == bindparam("this_id"))
        .values({name: bindparam(f"new_{name}") for name in names}),
        [
            {"this_id": each} | {f"new_{name}": value for name, value in values.items()}
            for each, values in changes.items()
        ],
    )


def spans_in(
    connection: Connection, blocks: Collection[tuple[DocumentId, str]]
) -> dict[tuple[DocumentId, str], list[Span]]:
    """What stands in some blocks, in reading order."""
    column = tables.standing.c
    by_document: dict[DocumentId, list[str]] = {}
    for document_id, block in sorted(blocks):
        by_document.setdefault(document_id, []).append(block)
    found: dict[tuple[DocumentId, str], list[Span]] = {}
    for document_id, names in by_document.items():
        for some in in_chunks(names):
            query = select(
                column.block,
                column.activity_id,
                column.first,
                column.last,
                column.state,
                column.reviewer,
                column.shadowed_by,
            ).where(column.document_id == document_id, column.block.in_(some))
            for row in connection.execute(query.order_by(column.first, column.activity_id)):
                span = Span(
                    row.activity_id,
                    row.first,
                    row.last,
                    row.state,
                    bool(row.reviewer),
                    row.shadowed_by,
                )
                found.setdefault((document_id, row.block), []).append(span)
    return found


def last_place(
    connection: Connection, document_id: DocumentId, block: str, first: int
) -> float | None:
    """The place of what stands last in a block up to a code point, else in its document."""
    column = tables.standing.c
    whole = select(func.max(column.place)).where(column.document_id == document_id)
    before = whole.where(column.block == block, column.first <= first)
    place: float | None = connection.execute(before).scalar()
    if place is None:
        place = connection.execute(whole).scalar()
    return place


def write_in_force(
    connection: Connection, looked_at: Iterable[Decision], active: Iterable[Decision]
) -> None:
    """Note which of some decisions count."""
    for some in in_chunks([decision.seq for decision in looked_at]):
        connection.execute(delete(tables.in_force).where(tables.in_force.c.seq.in_(some)))
    rows = [
        {
            "seq": decision.seq,
            "reviewer": decision.reviewer,
            "batch": decision.batch,
            "verdict": decision.verdict,
        }
        for decision in active
    ]
    if rows:
        connection.execute(insert(tables.in_force), rows)


def standing_of(row: Row[Any]) -> Standing:
    """A line from a row that has its columns first."""
    return Standing(*row[: len(_COLUMNS)])


def columns() -> tuple[Any, ...]:
    """The columns of a line, in order."""
    return _COLUMNS


def read(engine: Engine, ids: Collection[ActivityId]) -> dict[ActivityId, Standing]:
    """The lines of activities, outside any change."""
    with engine.connect() as connection:
        return rows_of(connection, ids)

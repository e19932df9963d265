"""The tables. What a record holds beyond the columns is its own JSON, so that fields may grow."""

from sqlalchemy import (
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

metadata = MetaData()

documents = Table(
    "documents",
    metadata,
    Column("id", String(71), primary_key=True),
    Column("file_name", Text, nullable=False),
    Column("state", String(8), nullable=False),  # read | failed
    Column("problem", Text, nullable=False, default=""),
    Column("format", String(8), nullable=False, default=""),
    Column("kind", String(8), nullable=False, default=""),
    Column("title", Text, nullable=False, default=""),
    Column("language", String(2)),
    Column("series", Text, nullable=False, default=""),
    Column("pages", Integer, nullable=False, default=0),
    Column("visibility", String(12), nullable=False, default="public"),  # public | restricted
    Column("received_at", String(32), nullable=False),
)

sightings = Table(
    "sightings",
    metadata,
    Column("document_id", String(71), ForeignKey("documents.id"), primary_key=True),
    Column("path", Text, primary_key=True),
    Column("seen_at", String(32), nullable=False),
)
"""Under which names the same bytes were seen."""

extractions = Table(
    "extractions",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("document_id", String(71), ForeignKey("documents.id"), nullable=False, index=True),
    Column("versions", Text, nullable=False),
    Column("document", LargeBinary, nullable=False),  # the Document, as compressed JSON
    Column("rejections", LargeBinary, nullable=False),  # the Rejections, as compressed JSON
    Column("made_at", String(32), nullable=False),
)

proposals = Table(
    "proposals",
    metadata,
    Column("extraction", Integer, ForeignKey("extractions.seq"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("activity_id", String(20), nullable=False, index=True),
    Column("body", Text, nullable=False),
)

decisions = Table(
    "decisions",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("verdict", String(8), nullable=False),
    Column("reviewer", Text, nullable=False),
    Column("decided_at", String(32), nullable=False),
    Column("body", Text, nullable=False),
)

decision_targets = Table(
    "decision_targets",
    metadata,
    Column("seq", Integer, ForeignKey("decisions.seq"), primary_key=True),
    Column("activity_id", String(20), primary_key=True),
    Column("revision", Integer, nullable=False),
    # Of two decisions on one revision the second is refused: nothing is last-wins.
    UniqueConstraint("activity_id", "revision", name="uq_one_decision_a_revision"),
    Index("ix_targets_activity", "activity_id"),
)

items = Table(
    "items",
    metadata,
    Column("activity_id", String(20), primary_key=True),
    Column("claimed_by", Text, nullable=False),
    Column("claimed_until", String(32), nullable=False),
)
"""Who has an activity open: bookkeeping that may be emptied without losing a decision."""

standing = Table(
    "standing",
    metadata,
    Column("activity_id", String(20), primary_key=True),
    Column("series", Text, nullable=False),
    Column("document_id", String(71), nullable=False),
    Column("block", Text, nullable=False),
    Column("first", Integer, nullable=False),
    Column("last", Integer, nullable=False),
    Column("place", Float, nullable=False),
    Column("state", String(13), nullable=False),
    Column("revision", Integer, nullable=False),
    Column("reviewer", Text, nullable=False),  # empty while nobody has decided
    Column("shadowed_by", String(20), nullable=False),  # empty: the rule
    Column("queued", Integer, nullable=False),  # 1: waits for a person
    Column("audit", Integer, nullable=False),  # 1: comes back blind
    Column("asked", Integer, nullable=False),  # 1: either of the two
    Column("flagged", Integer, nullable=False),
    Column("confidence", Float, nullable=False),
    Column("margin", Float, nullable=False),
    Column("cluster", Integer, nullable=False),
    Column("band", Integer, nullable=False),
    Column("received_at", String(32), nullable=False),
    Column("measure", Text, nullable=False),
    Column("measure_confidence", Float, nullable=False),
    Column("measures", Text, nullable=False),
    Column("organization", Text, nullable=False),
    Column("organizations", Text, nullable=False),
    Column("countries", Text, nullable=False),
    Column("doubts", Text, nullable=False),
    Column("language", Text, nullable=False),
    Column("page", Integer, nullable=False),
    Column("excerpt", Text, nullable=False),
    Column("key_text", Text, nullable=False),
    Column("length", Integer, nullable=False),
    Column("sources", Text, nullable=False),
    Column("further_doubts", Text, nullable=False),
    Column("carried_from", String(20), nullable=False),  # empty: the rule
    Index("ix_standing_queue", "asked", "band", "place", "activity_id"),
    Index("ix_standing_queued", "queued"),
    Index(
        "ix_standing_tally", "shadowed_by", "state", "measure", "doubts", "countries", "measures"
    ),
    Index("ix_standing_document", "document_id", "place", "activity_id"),
    Index("ix_standing_block", "document_id", "block"),
    Index("ix_standing_series", "series"),
    Index("ix_standing_alike", "organizations", "length"),
)
"""What stands now, one line an activity: derived from proposals and decisions, and bookkeeping that
may be emptied at any time. Lists are written "|OSCE|UNODC|", so that one entry is found by LIKE."""

audit_answers = Table(
    "audit_answers",
    metadata,
    Column("activity_id", String(20), primary_key=True),
    Column("revision", Integer, primary_key=True, autoincrement=False),
    Column("reviewer", Text, nullable=False),
    Column("answered_at", String(32), nullable=False),
    Column("state", String(13), nullable=False),
    Column("stood", Text, nullable=False),
    Column("answer", Text, nullable=False),
)
"""What people said without seeing what stood; no state rests on it."""

in_force = Table(
    "in_force",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("reviewer", Text, nullable=False),
    Column("batch", Text, nullable=False),
    Column("verdict", String(8), nullable=False),
    Index("ix_in_force_reviewer", "reviewer", "seq"),
    Index("ix_in_force_batch", "batch"),
)
"""The decisions that no undo takes back: bookkeeping, like `standing`."""

brought_up = Table(
    "brought_up",
    metadata,
    Column("one", Integer, primary_key=True, autoincrement=False),
    Column("made_by", Integer, nullable=False),
    Column("extraction", Integer, nullable=False),
    Column("decision", Integer, nullable=False),
)
"""Up to which extraction and decision `standing` and `in_force` are brought: one row."""

releases = Table(
    "releases",
    metadata,
    Column("version", String(16), primary_key=True),
    Column("last_decision", Integer, nullable=False),
    Column("activities", Integer, nullable=False),
    Column("made_at", String(32), nullable=False),
)

"""First tables: documents, extractions, proposals, decisions, claims, releases.

The columns are written out, not taken from `tables.py`: a migration must stay what it was when
`tables.py` moves on.
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

_APPEND_ONLY = ("proposals", "decisions", "decision_targets")


def upgrade() -> None:
    op.create_table(
        "documents",
        sa.Column("id", sa.String(71), primary_key=True),
        sa.Column("file_name", sa.Text, nullable=False),
        sa.Column("state", sa.String(8), nullable=False),
        sa.Column("problem", sa.Text, nullable=False),
        sa.Column("format", sa.String(8), nullable=False),
        sa.Column("kind", sa.String(8), nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("language", sa.String(2)),
        sa.Column("series", sa.Text, nullable=False),
        sa.Column("pages", sa.Integer, nullable=False),
        sa.Column("visibility", sa.String(12), nullable=False),
        sa.Column("received_at", sa.String(32), nullable=False),
    )
    op.create_table(
        "sightings",
        sa.Column("document_id", sa.String(71), sa.ForeignKey("documents.id"), primary_key=True),
        sa.Column("path", sa.Text, primary_key=True),
        sa.Column("seen_at", sa.String(32), nullable=False),
    )
    op.create_table(
        "extractions",
        sa.Column("seq", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("document_id", sa.String(71), sa.ForeignKey("documents.id"), nullable=False),
        sa.Column("versions", sa.Text, nullable=False),
        sa.Column("document", sa.LargeBinary, nullable=False),
        sa.Column("rejections", sa.LargeBinary, nullable=False),
        sa.Column("made_at", sa.String(32), nullable=False),
    )
    op.create_index("ix_extractions_document_id", "extractions", ["document_id"])
    op.create_table(
        "proposals",
        sa.Column("extraction", sa.Integer, sa.ForeignKey("extractions.seq"), primary_key=True),
        sa.Column("position", sa.Integer, primary_key=True),
        sa.Column("activity_id", sa.String(20), nullable=False),
        sa.Column("body", sa.Text, nullable=False),
    )
    op.create_index("ix_proposals_activity_id", "proposals", ["activity_id"])
    op.create_table(
        "decisions",
        sa.Column("seq", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("verdict", sa.String(8), nullable=False),
        sa.Column("reviewer", sa.Text, nullable=False),
        sa.Column("decided_at", sa.String(32), nullable=False),
        sa.Column("body", sa.Text, nullable=False),
    )
    op.create_table(
        "decision_targets",
        sa.Column("seq", sa.Integer, sa.ForeignKey("decisions.seq"), primary_key=True),
        sa.Column("activity_id", sa.String(20), primary_key=True),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.UniqueConstraint("activity_id", "revision", name="uq_one_decision_a_revision"),
    )
    op.create_index("ix_targets_activity", "decision_targets", ["activity_id"])
    op.create_table(
        "items",
        sa.Column("activity_id", sa.String(20), primary_key=True),
        sa.Column("claimed_by", sa.Text, nullable=False),
        sa.Column("claimed_until", sa.String(32), nullable=False),
    )
    op.create_table(
        "releases",
        sa.Column("version", sa.String(16), primary_key=True),
        sa.Column("last_decision", sa.Integer, nullable=False),
        sa.Column("activities", sa.Integer, nullable=False),
        sa.Column("made_at", sa.String(32), nullable=False),
    )
    if op.get_bind().dialect.name == "sqlite":
        for table in _APPEND_ONLY:
            for verb in ("UPDATE", "DELETE"):
                op.execute(
                    f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} "
                    f"BEGIN SELECT RAISE(ABORT, '{table} are only ever added'); END"
                )
    else:
        op.execute(
            "CREATE FUNCTION jpoa_append_only() RETURNS trigger LANGUAGE plpgsql AS "
            "$$ BEGIN RAISE EXCEPTION '% are only ever added', TG_TABLE_NAME "
            "USING ERRCODE = 'integrity_constraint_violation'; END $$"
        )
        for table in _APPEND_ONLY:
            op.execute(
                f"CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE ON {table} "
                "FOR EACH ROW EXECUTE FUNCTION jpoa_append_only()"
            )
            # TRUNCATE asks no trigger of rows.
            op.execute(
                f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} "
                "FOR EACH STATEMENT EXECUTE FUNCTION jpoa_append_only()"
            )


def downgrade() -> None:
    for table in (
        "releases",
        "items",
        "decision_targets",
        "decisions",
        "proposals",
        "extractions",
        "sightings",
        "documents",
    ):
        op.drop_table(table)
    if op.get_bind().dialect.name != "sqlite":
        op.execute("DROP FUNCTION jpoa_append_only()")

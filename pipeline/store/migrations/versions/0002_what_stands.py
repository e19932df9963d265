"""What stands now, as tables that the queue is read from; filled from proposals and decisions.

They are derived: emptying them loses nothing, and they are filled again at the next look.
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.create_table(
        "standing",
        sa.Column("activity_id", sa.String(20), primary_key=True),
        sa.Column("series", sa.Text, nullable=False),
        sa.Column("document_id", sa.String(71), nullable=False),
        sa.Column("block", sa.Text, nullable=False),
        sa.Column("first", sa.Integer, nullable=False),
        sa.Column("last", sa.Integer, nullable=False),
        sa.Column("place", sa.Float, nullable=False),
        sa.Column("state", sa.String(13), nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("reviewer", sa.Text, nullable=False),
        sa.Column("shadowed_by", sa.String(20), nullable=False),
        sa.Column("queued", sa.Integer, nullable=False),
        sa.Column("flagged", sa.Integer, nullable=False),
        sa.Column("confidence", sa.Float, nullable=False),
        sa.Column("margin", sa.Float, nullable=False),
        sa.Column("cluster", sa.Integer, nullable=False),
        sa.Column("band", sa.Integer, nullable=False),
        sa.Column("received_at", sa.String(32), nullable=False),
        sa.Column("measure", sa.Text, nullable=False),
        sa.Column("measure_confidence", sa.Float, nullable=False),
        sa.Column("measures", sa.Text, nullable=False),
        sa.Column("organization", sa.Text, nullable=False),
        sa.Column("organizations", sa.Text, nullable=False),
        sa.Column("countries", sa.Text, nullable=False),
        sa.Column("doubts", sa.Text, nullable=False),
        sa.Column("language", sa.Text, nullable=False),
        sa.Column("page", sa.Integer, nullable=False),
        sa.Column("excerpt", sa.Text, nullable=False),
        sa.Column("key_text", sa.Text, nullable=False),
        sa.Column("length", sa.Integer, nullable=False),
        sa.Column("sources", sa.Text, nullable=False),
        sa.Column("further_doubts", sa.Text, nullable=False),
    )
    op.create_index("ix_standing_queue", "standing", ["queued", "band", "place", "activity_id"])
    op.create_index(
        "ix_standing_tally",
        "standing",
        ["shadowed_by", "state", "measure", "doubts", "countries", "measures"],
    )
    op.create_index("ix_standing_document", "standing", ["document_id", "place", "activity_id"])
    op.create_index("ix_standing_block", "standing", ["document_id", "block"])
    op.create_index("ix_standing_series", "standing", ["series"])
    op.create_index("ix_standing_alike", "standing", ["organizations", "length"])
    op.create_table(
        "in_force",
        sa.Column("seq", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("reviewer", sa.Text, nullable=False),
        sa.Column("batch", sa.Text, nullable=False),
        sa.Column("verdict", sa.String(8), nullable=False),
    )
    op.create_index("ix_in_force_reviewer", "in_force", ["reviewer", "seq"])
    op.create_index("ix_in_force_batch", "in_force", ["batch"])
    op.create_table(
        "brought_up",
        sa.Column("one", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("made_by", sa.Integer, nullable=False),
        sa.Column("extraction", sa.Integer, nullable=False),
        sa.Column("decision", sa.Integer, nullable=False),
    )
    op.execute("INSERT INTO brought_up (one, made_by, extraction, decision) VALUES (1, 0, 0, 0)")


def downgrade() -> None:
    for table in ("brought_up", "in_force", "standing"):
        op.drop_table(table)

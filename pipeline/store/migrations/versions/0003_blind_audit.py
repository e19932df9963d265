"""Answers of the blind audit, which are only ever added, and columns for what is asked again.

`standing` is derived: it is filled anew at the next look.
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.create_table(
        "audit_answers",
        sa.Column("activity_id", sa.String(20), primary_key=True),
        sa.Column("revision", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("reviewer", sa.Text, nullable=False),
        sa.Column("answered_at", sa.String(32), nullable=False),
        sa.Column("state", sa.String(13), nullable=False),
        sa.Column("stood", sa.Text, nullable=False),
        sa.Column("answer", sa.Text, nullable=False),
    )
    if op.get_bind().dialect.name == "sqlite":
        for verb in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER audit_answers_no_{verb.lower()} BEFORE {verb} ON audit_answers "
                "BEGIN SELECT RAISE(ABORT, 'audit_answers are only ever added'); END"
            )
    else:
        op.execute(
            "CREATE TRIGGER audit_answers_append_only BEFORE UPDATE OR DELETE ON audit_answers "
            "FOR EACH ROW EXECUTE FUNCTION jpoa_append_only()"
        )
        op.execute(
            "CREATE TRIGGER audit_answers_no_truncate BEFORE TRUNCATE ON audit_answers "
            "FOR EACH STATEMENT EXECUTE FUNCTION jpoa_append_only()"
        )
    for name in ("asked", "audit"):
        op.add_column("standing", sa.Column(name, sa.Integer, nullable=False, server_default="0"))
    op.add_column(
        "standing", sa.Column("carried_from", sa.String(20), nullable=False, server_default="")
    )
    op.drop_index("ix_standing_queue", table_name="standing")
    op.create_index("ix_standing_queue", "standing", ["asked", "band", "place", "activity_id"])
    op.create_index("ix_standing_queued", "standing", ["queued"])
    op.execute("UPDATE brought_up SET made_by = 0, extraction = 0, decision = 0")


def downgrade() -> None:
    op.drop_index("ix_standing_queued", table_name="standing")
    op.drop_index("ix_standing_queue", table_name="standing")
    op.create_index("ix_standing_queue", "standing", ["queued", "band", "place", "activity_id"])
    for name in ("asked", "audit", "carried_from"):
        op.drop_column("standing", name)
    op.drop_table("audit_answers")
    op.execute("UPDATE brought_up SET made_by = 0, extraction = 0, decision = 0")

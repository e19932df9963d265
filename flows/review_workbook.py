"""The Excel round trip on the command line."""

import hashlib
from pathlib import Path

from rich.console import Console
from rich.markup import escape

from extractors.collection import paused_collection
from gazetteers.errors import JpoaError
from pipeline.review.desk import Desk
from pipeline.review.record import Signature
from pipeline.review.workbook import write_workbook
from pipeline.review.workbook_import import Checked, check_workbook, with_status
from pipeline.store.decisions import last_decision
from pipeline.store.queue import SCOPES, Asker, Wanted, queue_items


def export_workbook(desk: Desk, to: Path, *, scope: str, file_name: str, console: Console) -> None:
    """Write the queue into a workbook, worst doubts first.

    Raises:
        JpoaError: if the scope or the document is not known.
    """
    if scope not in SCOPES:
        raise JpoaError(f"there is no scope {scope}", remedy=f"Choose one of: {', '.join(SCOPES)}")
    state = desk.state()
    document = ""
    if file_name:
        found = [item.id for item in state.documents.values() if item.file_name == file_name]
        if not found:
            raise JpoaError("there is no such document", where=file_name)
        document = found[0]
    wanted = Wanted.model_validate({"scope": scope, "document": document})
    rows = queue_items(state.engine, wanted, Asker("", desk.now()))
    with paused_collection():
        items = tuple(state.items.of([row.activity_id for row in rows]))
        write_workbook(
            to,
            items,
            codes=desk.codes,
            documents=state.documents,
            last_decision=last_decision(state.engine),
            now=desk.now(),
        )
    console.print(f"{len(items)} activities written to {escape(str(to))}", soft_wrap=True)


def import_workbook(
    desk: Desk,
    file: Path,
    *,
    reviewer: str,
    dry_run: bool,
    leave_out_stale: bool,
    status: Path | None,
    console: Console,
) -> None:
    """Check a workbook, say what it would change, and apply it unless this is a dry run.

    Raises:
        JpoaError: if it cannot be read, or anything in it cannot be applied; nothing was then.
    """
    try:
        data = file.read_bytes()
    except OSError as error:
        raise JpoaError(f"it cannot be read ({error.strerror})", where=str(file)) from error
    batch = hashlib.sha256(data).hexdigest()[:16]
    now = desk.now()
    with desk.deciding() as state, paused_collection():
        checked = check_workbook(
            data,
            state,
            codes=desk.codes,
            sign=lambda name, note: Signature(
                reviewer=name, decided_at=now, channel="xlsx", note=note, batch=batch
            ),
            default=reviewer,
        )
        _print(checked, console)
        if status is not None:
            status.write_bytes(with_status(data, checked))
        decisions = checked.decisions(leave_out_stale=leave_out_stale)
        if dry_run:
            console.print(f"{len(decisions)} decisions would be applied. Nothing was changed.")
            return
        if decisions:
            desk.decide(decisions)
    console.print(
        f"{len(decisions)} decisions applied." if decisions else "No changes.", soft_wrap=True
    )


def _print(checked: Checked, console: Console) -> None:
    for row in (*checked.of("wrong"), *checked.of("stale")):
        for finding in row.findings:
            value = f" “{finding.value}”" if finding.value else ""
            console.print(
                escape(f"row {finding.row}, {finding.column}{value}: {finding.problem}"),
                soft_wrap=True,
            )
    counts = [
        f"{len(checked.of('ready'))} to apply",
        f"{len(checked.of('known'))} known already",
        f"{len(checked.of('stale'))} decided meanwhile",
        f"{len(checked.of('wrong'))} wrong",
        f"{checked.untouched} untouched",
    ]
    console.print(", ".join(counts), soft_wrap=True)

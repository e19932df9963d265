"""A filled-in workbook back into decisions: every row is checked, then all are applied or none."""

import io
import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal, cast

from openpyxl import load_workbook
from openpyxl.styles import Alignment
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet
from rapidfuzz import fuzz, process

from extractors.model import Role
from gazetteers.errors import JpoaError
from gazetteers.model import CountryCode, MeasureId, OrganizationId
from pipeline.errors import DecisionError
from pipeline.keys import key_text
from pipeline.model import Activity, ActivityId, Decision, Reviewed
from pipeline.review.codes import ROLES, STATUSES, TYPES, Codes, one_of
from pipeline.review.decisions import active_decisions
from pipeline.review.desk import State
from pipeline.review.people import check_name
from pipeline.review.record import Edit, Signature, answer, reject, remark, words_standing
from pipeline.review.workbook import COLUMNS, DECISIONS, OPEN, SHEET
from pipeline.review.workbook_read import read_rows

Outcome = Literal["ready", "known", "stale", "wrong"]

_ORGANIZATION = re.compile(r"(?P<name>.+?)\s*(?:\(\s*(?P<role>[\w ]+?)\s*\))?")
_EMPTY: Final = "-"
"""Written into a …_fix column to empty the list."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong in a row, or what stands now: where, what was written, what to do."""

    row: int
    column: str
    value: str
    problem: str


@dataclass(frozen=True, slots=True)
class CheckedRow:
    """A row in which something was filled in.

    Attributes:
        outcome: "ready" to be applied, "known" since it stands already in the log, "stale" where
            somebody decided meanwhile, or "wrong".
        decision: what it says; None unless it is ready.
        now: what stands now, in words; for stale rows.
    """

    row: int
    activity_id: str
    outcome: Outcome
    decision: Decision | None = None
    findings: tuple[Finding, ...] = ()
    now: str = ""


@dataclass(frozen=True)
class Checked:
    """A workbook after checking; nothing has been applied yet.

    Attributes:
        rows: those in which something was filled in.
        untouched: number of the others.
    """

    rows: tuple[CheckedRow, ...]
    untouched: int

    def of(self, outcome: Outcome) -> tuple[CheckedRow, ...]:
        """The rows with that outcome."""
        return tuple(row for row in self.rows if row.outcome == outcome)

    def decisions(self, *, leave_out_stale: bool) -> tuple[Decision, ...]:
        """What would be applied.

        Raises:
            DecisionError: if a row is wrong, or one is stale and stale ones are not left out.
        """
        wrong, stale = self.of("wrong"), self.of("stale")
        if wrong:
            raise DecisionError(
                f"{len(wrong)} rows are wrong; nothing was changed",
                remedy="Correct them, and import the file again",
            )
        if stale and not leave_out_stale:
            raise DecisionError(
                f"{len(stale)} rows were decided by somebody else meanwhile; nothing was changed",
                remedy="Look at them, or leave them out with --leave-out-stale",
            )
        return tuple(row.decision for row in self.of("ready") if row.decision is not None)


def check_workbook(
    data: bytes, state: State, *, codes: Codes, sign: Callable[[str, str], Signature], default: str
) -> Checked:
    """Check all rows of a filled-in workbook against what stands now.

    Args:
        data: the file.
        state: what stands now.
        codes: what may be filled in.
        sign: makes the signature from the reviewer's name and the note.
        default: who decides where the column "reviewer" is empty.

    Raises:
        DecisionError: if the file is no workbook of ours.
    """
    header, *lines = read_rows(data)
    missing = [name for name in COLUMNS if name not in header]
    if missing:
        raise DecisionError(
            f"the sheet {SHEET} has no column {missing[0]}",
            remedy="Use the file that jpoa review export made",
        )
    places = {name: header.index(name) for name in COLUMNS}
    rows, ids = [], Counter[str]()
    for number, cells in enumerate(lines, 2):
        # Programs leave out the empty cells at the end of a row.
        values = {
            name: cells[place] if place < len(cells) else "" for name, place in places.items()
        }
        if any(values.values()):
            rows.append((number, values))
            ids[values["activity_id"]] += 1
    touched = [(number, values) for number, values in rows if any(values[name] for name in OPEN)]
    named = [values["activity_id"] for _, values in touched]
    check = _Check(
        state,
        {item.activity.id: item for item in state.items.of(named)},
        {
            (target.activity_id, target.revision): decision
            for decision in active_decisions(state.about(named))
            for target in decision.targets
        },
        codes,
        sign,
        default,
        ids,
    )
    return Checked(
        rows=tuple(check.row(number, values) for number, values in touched),
        untouched=len(rows) - len(touched),
    )


def with_status(data: bytes, checked: Checked) -> bytes:
    """The workbook with a column that says what became of each row."""
    book = load_workbook(io.BytesIO(data))
    sheet = book[SHEET]
    assert isinstance(sheet, Worksheet)
    column = len(COLUMNS) + 1
    sheet.cell(row=1, column=column, value="import_status")
    sheet.column_dimensions[get_column_letter(column)].width = 50
    for row in checked.rows:
        words = "; ".join(f"{item.column}: {item.problem}" for item in row.findings)
        cell = sheet.cell(row=row.row, column=column)
        cell.value = f"{row.outcome}{f' – {words}' if words else ''}"
        cell.data_type = "s"
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


@dataclass(frozen=True, slots=True)
class _Check:
    state: State
    items: Mapping[ActivityId, Reviewed]
    earlier: Mapping[tuple[ActivityId, int], Decision]
    codes: Codes
    sign: Callable[[str, str], Signature]
    default: str
    ids: Mapping[str, int]

    def row(self, number: int, values: Mapping[str, str]) -> CheckedRow:
        """One row in which something was filled in."""
        activity_id = values["activity_id"]
        findings: list[Finding] = []

        def wrong(column: str, problem: str) -> None:
            findings.append(Finding(number, column, values[column], problem))

        item = self.items.get(activity_id)
        if item is None:
            wrong("activity_id", self._unknown_id(activity_id))
        elif self.ids[activity_id] > 1:
            wrong("activity_id", "stands in several rows")
        elif not self._is_text_of(item, values["text"]):
            wrong("text", "belongs to another activity_id; rows came apart, so export again")
        if not values["revision"].isdigit():
            wrong("revision", "is no whole number; take it from the export")
        verdict = self._verdict(values, wrong)
        by = self._signature(values, wrong)
        edit = self._edit(values, item, verdict, wrong)
        if findings or item is None or by is None or verdict is None:
            return CheckedRow(number, activity_id, "wrong", findings=tuple(findings))
        try:
            decision = self._decision(item, verdict, edit, by)
        except DecisionError as error:
            wrong("decision", str(error))
            return CheckedRow(number, activity_id, "wrong", findings=tuple(findings))
        revision = int(values["revision"])
        if revision == item.revision:
            return CheckedRow(number, activity_id, "ready", decision)
        if self._is_known(item, decision, revision):
            return CheckedRow(number, activity_id, "known")
        now = self._now(item)
        stale = Finding(number, "revision", values["revision"], f"was decided meanwhile: {now}")
        return CheckedRow(number, activity_id, "stale", findings=(stale,), now=now)

    def _verdict(self, values: Mapping[str, str], wrong: Callable[[str, str], None]) -> str | None:
        written = values["decision"].casefold()
        if written in DECISIONS:
            fixes = [name for name in OPEN[1:7] if values[name]]
            if written != "correct" and fixes:
                wrong("decision", f"{written} goes with no {fixes[0]}; write correct")
            if written == "correct" and not fixes:
                wrong("decision", "correct needs what is right in another column")
            if written == "note" and not values["note"]:
                wrong("note", "is empty")
            return written
        if not written:
            wrong("decision", f"is empty; write one of: {', '.join(DECISIONS)}")
            return None
        near = process.extractOne(written, DECISIONS, scorer=fuzz.ratio, score_cutoff=50)
        meant = f"Did you mean {near[0]}?" if near else f"Write one of: {', '.join(DECISIONS)}"
        wrong("decision", f"there is no such decision. {meant}")
        return None

    def _signature(
        self, values: Mapping[str, str], wrong: Callable[[str, str], None]
    ) -> Signature | None:
        try:
            return self.sign(check_name(values["reviewer"] or self.default), values["note"])
        except JpoaError as error:
            wrong("reviewer", str(error))
        except ValueError:
            wrong("note", "is longer than 2,000 letters")
        return None

    def _edit(
        self,
        values: Mapping[str, str],
        item: Reviewed | None,
        verdict: str | None,
        wrong: Callable[[str, str], None],
    ) -> Edit:
        """The fields that were filled in; what is not understood is reported with its column."""
        fields: dict[str, object] = {}
        if item is None:
            return Edit()
        activity, words = item.activity, dict[str, str]()
        readers: dict[str, tuple[str, Callable[[str], object]]] = {
            "measure_final": ("measures", self._measures),
            "organizations_fix": (
                "organizations",
                lambda text: self._organizations(text, activity, words),
            ),
            "countries_fix": ("countries", lambda text: self._countries(text, activity, words)),
            "dates_fix": (
                "dates",
                lambda text: tuple(
                    self.codes.date(part, activity.language) for part in _parts(text)
                ),
            ),
            "status_fix": ("status", lambda text: one_of("status", text, STATUSES)),
            "type_fix": ("type", lambda text: one_of("type", text, TYPES)),
        }
        for column, (name, read) in readers.items():
            if values[column]:
                try:
                    fields[name] = read(values[column])
                except DecisionError as error:
                    wrong(column, str(error))
        if words:
            fields["words"] = words
        if verdict == "confirm":
            fields["measures"] = tuple(match.id for match in item.activity.measures[:1])
        try:
            return Edit.model_validate(fields)
        except ValueError:
            wrong("measure_final", "an activity serves three measures at most")
            return Edit()

    def _measures(self, text: str) -> tuple[MeasureId, ...]:
        if text.casefold() in ("none", _EMPTY):
            return ()
        return tuple(dict.fromkeys(self.codes.measure(part) for part in _parts(text)))

    def _organizations(
        self, text: str, activity: Activity, named: dict[str, str]
    ) -> tuple[tuple[OrganizationId, Role], ...]:
        """Organizations with their roles; `named` gets the words that are said to name them."""
        found: dict[OrganizationId, Role] = {}
        for part in _parts(text):
            match = _ORGANIZATION.fullmatch(part)
            name, role = (match["name"], match["role"]) if match else (part, None)
            body, words = self.codes.named_organization(name, activity)
            as_what = cast(Role, one_of("role", role or "partner", ROLES))
            if found.setdefault(body, as_what) != as_what:
                raise DecisionError(
                    f"{body} stands twice, as {found[body]} and as {as_what}",
                    remedy="Remove one of the two",
                )
            if words:
                named[body] = words_standing(activity, words, body)
        return tuple(found.items())

    def _countries(
        self, text: str, activity: Activity, named: dict[str, str]
    ) -> tuple[CountryCode, ...]:
        """Countries; `named` gets the words that are said to name them."""
        found = [self.codes.named_country(part, activity) for part in _parts(text)]
        for country, words in found:
            if words:
                named[country] = words_standing(activity, words, country)
        return tuple(dict.fromkeys(country for country, _ in found))

    def _decision(self, item: Reviewed, verdict: str, edit: Edit, by: Signature) -> Decision:
        if verdict == "reject":
            return reject(item, by)
        if verdict == "note":
            return remark(item, by)
        return answer(item, edit, by, framework=self.codes.framework.id)

    def _is_known(self, item: Reviewed, decision: Decision, revision: int) -> bool:
        """Whether the log holds this very row: the same file was imported before."""
        earlier = self.earlier.get((item.activity.id, revision + 1))
        if earlier is None:
            return False
        same = [activity.model_dump(exclude={"doubts"}) for activity in earlier.result]
        would = [activity.model_dump(exclude={"doubts"}) for activity in decision.result]
        return (
            earlier.channel == "xlsx"
            and earlier.reviewer == decision.reviewer
            and earlier.note == decision.note
            and _kind(earlier) == _kind(decision)
            and same == would
        )

    def _is_text_of(self, item: Reviewed, text: str) -> bool:
        """Whether a row still has the words of its activity: sorting a part tears rows apart.

        Programs change line breaks, and a cell does not hold the longest texts.
        """
        written = key_text(text)
        return bool(written) and key_text(item.activity.text).startswith(written)

    def _now(self, item: Reviewed) -> str:
        measures = ", ".join(match.id for match in item.activity.measures) or "no measure"
        return f"{item.state} {measures} by {item.reviewer or 'nobody'}, revision {item.revision}"

    def _unknown_id(self, activity_id: str) -> str:
        if not activity_id:
            return "is empty; take the row from the export, or empty it"
        near = process.extractOne(
            activity_id, list(self.state.items), scorer=fuzz.ratio, score_cutoff=80
        )
        return f"is not known. {f'Did you mean {near[0]}?' if near else 'Export again'}"


def _kind(decision: Decision) -> str:
    # What was a confirmation of the proposal is a correction of nothing once it stands.
    return "answer" if decision.verdict in ("confirm", "correct") else decision.verdict


def _parts(text: str) -> Sequence[str]:
    return [] if text == _EMPTY else [part.strip() for part in text.split(";") if part.strip()]

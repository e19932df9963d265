"""What has been done and what is left: dashboard, coverage, log, help."""

import re
from collections import Counter
from dataclasses import dataclass

from fastapi import APIRouter, Request, Response

from pipeline.model import Reviewed
from pipeline.review.decisions import active_decisions
from pipeline.review.queue import needs_a_look
from pipeline.review.record import DECIDED, standing_measures
from pipeline.review.web import views
from pipeline.review.web.site import SignedIn, SiteOf

router = APIRouter()

_LOG_PAGE = 100
_SHADES = (0, 1, 3, 8, 20)
"""From how many activities on a cell is darker."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One number of the coverage table with its shade, 0 to 4."""

    count: int
    shade: int


@router.get("/dashboard")
def show_dashboard(request: Request, site: SiteOf, _session: SignedIn) -> Response:
    """Progress, and which measures the activities cover where."""
    state = site.desk.state()
    items = [item for item in state.items.values() if item.shadowed_by is None]
    standing = [item for item in items if item.state != "rejected"]
    framework = site.desk.codes.framework
    columns = _columns(standing)
    names = site.desk.codes.territories.countries
    return site.page(
        request,
        "dashboard.html",
        states_count=Counter(item.state for item in items),
        waiting=sum(needs_a_look(item) for item in state.items.values()),
        decided=sum(item.state in DECIDED for item in items),
        total=len(items),
        doubt_count=Counter(
            code
            for item in items
            if item.state == "needs_review"
            for code in {doubt.code for doubt in item.activity.doubts}
        ).most_common(),
        reviewers=Counter(
            item.reviewer for item in active_decisions(state.log) if item.verdict != "note"
        ).most_common(),
        columns=[(code, names[code].name.en if code in names else code) for code in columns],
        rows=[
            (measure, _row([item for item in standing if measure.id in _served(item)], columns))
            for measure in framework.measures
        ],
        without=_row([item for item in standing if not _served(item)], columns),
    )


def _served(item: Reviewed) -> set[str]:
    return {match.id for match in standing_measures(item)}


def _columns(items: list[Reviewed]) -> list[str]:
    """The countries that are named most, the five of the region first."""
    counts = Counter(
        code for item in items for code in {tag.code for tag in item.activity.countries}
    )
    near = ["KAZ", "KGZ", "TJK", "TKM", "UZB"]
    return [*near, *(code for code, _ in counts.most_common(12) if code not in near)][:9]


def _row(items: list[Reviewed], columns: list[str]) -> list[Cell]:
    """All, open ones, and those of each country."""
    numbers = [len(items), sum(item.state == "needs_review" for item in items)]
    for code in columns:
        numbers.append(
            sum(any(tag.code == code for tag in item.activity.countries) for item in items)
        )
    return [
        Cell(number, max(level for level, least in enumerate(_SHADES) if number >= least))
        for number in numbers
    ]


@router.get("/log")
def show_log(request: Request, site: SiteOf, _session: SignedIn) -> Response:
    """All decisions, newest first."""
    state = site.desk.state()
    active = frozenset(item.seq for item in active_decisions(state.log))
    number = request.query_params.get("page", "1")
    pages = max(1, -(-len(state.log) // _LOG_PAGE))
    page = min(int(number), pages) if re.fullmatch(r"[1-9]\d{0,5}", number) else 1
    newest = list(reversed(state.log))[(page - 1) * _LOG_PAGE : page * _LOG_PAGE]
    return site.page(
        request,
        "log.html",
        entries=[views.entry(item, state.log, active) for item in newest],
        page=page,
        pages=pages,
        known=state.items.keys(),
    )


@router.get("/help")
def show_help(request: Request, site: SiteOf, _session: SignedIn) -> Response:
    """The keys, and what each decision means."""
    return site.page(request, "help.html")

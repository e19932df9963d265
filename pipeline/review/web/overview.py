"""What has been done and what is left: dashboard, coverage, log, help."""

import re
from collections import Counter
from dataclasses import dataclass

from fastapi import APIRouter, Request, Response

from pipeline.review.audit import agreement
from pipeline.review.web import views
from pipeline.review.web.site import SignedIn, SiteOf
from pipeline.store.audit import all_answers
from pipeline.store.decisions import (
    count_in_force,
    in_force_among,
    last_decision,
    newest_decisions,
)
from pipeline.store.queue import Tally, count_waiting, tallies
from pipeline.store.standing import read

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
    engine = site.desk.state().engine
    known = [each for each in tallies(engine) if not each.shadowed]
    standing = [each for each in known if each.state != "rejected"]
    framework = site.desk.codes.framework
    columns = _columns(standing)
    names = site.desk.codes.territories.countries
    states_count: Counter[str] = Counter()
    doubt_count: Counter[str] = Counter()
    for each in known:
        states_count[each.state] += each.count
        if each.state == "needs_review":
            doubt_count.update(dict.fromkeys(each.doubts, each.count))
    waiting, decided = count_waiting(engine)
    said = all_answers(engine)
    return site.page(
        request,
        "dashboard.html",
        states_count=states_count,
        waiting=waiting,
        decided=decided,
        total=sum(states_count.values()),
        doubt_count=doubt_count.most_common(),
        reviewers=count_in_force(engine).items(),
        audits=[
            (words, agreement([each for each in said if each.state == audited]))
            for audited, words in (
                ("auto_accepted", "accepted unseen"),
                ("confirmed", "confirmed by a person"),
            )
        ],
        columns=[(code, names[code].name.en if code in names else code) for code in columns],
        rows=[
            (measure, _row([each for each in standing if measure.id in each.measures], columns))
            for measure in framework.measures
        ],
        without=_row([each for each in standing if not each.measures], columns),
    )


def _columns(standing: list[Tally]) -> list[str]:
    """The countries that are named most, the five of the region first."""
    counts: Counter[str] = Counter()
    for each in standing:
        counts.update(dict.fromkeys(each.countries, each.count))
    near = ["KAZ", "KGZ", "TJK", "TKM", "UZB"]
    return [*near, *(code for code, _ in counts.most_common(12) if code not in near)][:9]


def _row(standing: list[Tally], columns: list[str]) -> list[Cell]:
    """All, open ones, and those of each country."""
    numbers = [
        sum(each.count for each in standing),
        sum(each.count for each in standing if each.state == "needs_review"),
    ]
    for code in columns:
        numbers.append(sum(each.count for each in standing if code in each.countries))
    return [
        Cell(number, max(level for level, least in enumerate(_SHADES) if number >= least))
        for number in numbers
    ]


@router.get("/log")
def show_log(request: Request, site: SiteOf, _session: SignedIn) -> Response:
    """All decisions, newest first."""
    engine = site.desk.state().engine
    number = request.query_params.get("page", "1")
    pages = max(1, -(-last_decision(engine) // _LOG_PAGE))
    page = min(int(number), pages) if re.fullmatch(r"[1-9]\d{0,5}", number) else 1
    newest = newest_decisions(engine, offset=(page - 1) * _LOG_PAGE, limit=_LOG_PAGE)
    active = in_force_among(engine, [item.seq for item in newest])
    return site.page(
        request,
        "log.html",
        entries=[views.entry(item, active) for item in newest],
        page=page,
        pages=pages,
        known=read(engine, {target.activity_id for item in newest for target in item.targets}),
    )


@router.get("/help")
def show_help(request: Request, site: SiteOf, _session: SignedIn) -> Response:
    """The keys, and what each decision means."""
    return site.page(request, "help.html")

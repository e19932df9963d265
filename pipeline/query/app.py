"""A release on the web, read-only: pages for people, JSON for programs, an OpenAPI description.

Datasette would give the same tables from `activities.sqlite`, and still can; it would not give the
rows in the form of the dataset contract, nor pages that a programme officer reads unprepared.
"""

import hashlib
from collections.abc import Mapping
from http import HTTPStatus
from typing import Annotated, Any, Final, get_args
from urllib.parse import urlencode

from fastapi import FastAPI, Header, Query, Request
from fastapi.responses import FileResponse, HTMLResponse, JSONResponse, PlainTextResponse, Response
from pydantic import BaseModel, field_validator
from starlette.exceptions import HTTPException
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.staticfiles import StaticFiles

from extractors.model import Role
from pipeline.query.dataset import Choice, Filters, Page, PublishedDataset
from pipeline.query.pages import HERE, render
from pipeline.release.rows import PublishedActivity

_HEADERS: Final = {
    "content-security-policy": (
        "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; "
        "frame-ancestors 'none'; base-uri 'none'"
    ),
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    # A cache may keep an answer but asks each time whether the release is still the same.
    "cache-control": "no-cache",
}


class Asked(Filters, Page):
    """Filters and page as they come in an address; a field that was left empty asks nothing."""

    @field_validator("*", mode="before")
    @classmethod
    def _unasked(cls, value: Any) -> Any:
        return None if isinstance(value, str) and not value.strip() else value

    def address(self, path: str, **changes: Any) -> str:
        """The address that asks this, but for `changes`."""
        asked = self.model_dump(mode="json", exclude_defaults=True) | changes
        return f"{path}?{urlencode(asked)}" if asked else path


class ActivityPage(BaseModel):
    """A part of the rows that meet the filters.

    Attributes:
        release: version of the release that answers.
        total: number of rows that meet the filters.
        next: address of the following part; null after the last row.
        items: rows in the form of `activities.jsonl`.
    """

    release: str
    total: int
    limit: int
    offset: int
    next: str | None
    items: list[PublishedActivity]


class ReleaseCard(BaseModel):
    """What is served."""

    release: str
    framework: str
    made_at: str
    activities: int
    files: list[str]


def create_query_app(
    dataset: PublishedDataset, *, hosts: tuple[str, ...] = ("*",), origins: tuple[str, ...] = ()
) -> FastAPI:
    """The application over one release.

    Args:
        dataset: what is served.
        hosts: names under which it may be asked for; "*" for any.
        origins: web pages of other hosts that may read the JSON (CORS); none unless given.
    """
    app = FastAPI(
        title="jpoa release",
        version=dataset.version,
        description="Activities under the measures of the Joint Plan of Action, read-only.",
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/openapi.json",
    )
    app.mount("/static", StaticFiles(directory=HERE / "static"))
    app.middleware("http")(_with_headers)
    if origins:
        app.add_middleware(CORSMiddleware, allow_origins=list(origins), allow_methods=["GET"])
    app.add_middleware(TrustedHostMiddleware, allowed_hosts=list(hosts), www_redirect=False)
    _add_api(app, dataset)
    _add_pages(app, dataset)
    return app


async def _with_headers(request: Request, call_next: Any) -> Response:
    response: Response = await call_next(request)
    for name, value in _HEADERS.items():
        response.headers.setdefault(name, value)
    return response


_AskedQuery = Annotated[Asked, Query()]
_Known = Annotated[str | None, Header(alias="if-none-match", include_in_schema=False)]


def _add_api(app: FastAPI, dataset: PublishedDataset) -> None:
    def unchanged(request: Request, known: str | None) -> tuple[str, bool]:
        """The ETag of an answer, and whether the asker has it already."""
        asked = f"{dataset.version} {request.url.path}?{request.url.query}"
        tag = f'"{hashlib.sha256(asked.encode()).hexdigest()[:32]}"'
        tags = {item.strip().removeprefix("W/") for item in (known or "").split(",")}
        return tag, tag in tags or "*" in tags

    def answer(request: Request, known: str | None, body: Any) -> Response:
        tag, same = unchanged(request, known)
        if same:
            return Response(status_code=HTTPStatus.NOT_MODIFIED, headers={"etag": tag})
        content = body()
        if isinstance(content, bytes):
            return Response(content, media_type="application/json", headers={"etag": tag})
        return JSONResponse(content, headers={"etag": tag})

    @app.get("/api/release", response_model=ReleaseCard, tags=["release"])
    def release(request: Request, if_none_match: _Known = None) -> Response:
        """The release that answers, and its files."""
        return answer(request, if_none_match, lambda: _card(dataset).model_dump())

    @app.get("/api/activities", response_model=ActivityPage, tags=["activities"])
    def activities(request: Request, asked: _AskedQuery, if_none_match: _Known = None) -> Response:
        """Rows that meet all filters, in parts."""
        return answer(request, if_none_match, lambda: _part(dataset, asked))

    @app.get(
        "/api/activities/{activity_id}",
        response_model=PublishedActivity,
        tags=["activities"],
        responses={HTTPStatus.NOT_FOUND.value: {"description": "There is no such row."}},
    )
    def activity(activity_id: str, request: Request, if_none_match: _Known = None) -> Response:
        """One row."""
        line = dataset.line(activity_id)
        if line is None:
            return _no_such(f"there is no activity {activity_id} in release {dataset.version}")
        return answer(request, if_none_match, lambda: line)

    @app.get("/api/choices", response_model=dict[str, list[Choice]], tags=["activities"])
    def choices(request: Request, if_none_match: _Known = None) -> Response:
        """The values of each filter that some row has, with the number of rows."""
        return answer(
            request,
            if_none_match,
            lambda: {
                name: [choice.model_dump() for choice in found]
                for name, found in dataset.choices.items()
            },
        )

    @app.get("/files/{name}", response_class=FileResponse, tags=["release"])
    def file(name: str) -> Response:
        """A file of the release."""
        path = dataset.files.get(name)
        if path is None:
            return _no_such(f"release {dataset.version} has no file {name}")
        # Shown in place, a page from a document could not run anything: the policy forbids it.
        return FileResponse(path, filename=name)

    @app.get("/healthz", include_in_schema=False)
    def healthz() -> Response:
        return PlainTextResponse("ok")


def _add_pages(app: FastAPI, dataset: PublishedDataset) -> None:
    @app.get("/", response_class=HTMLResponse, include_in_schema=False)
    def search(asked: _AskedQuery) -> Response:
        total, ids = dataset.find(asked, asked)
        back, onward = asked.offset - asked.limit, asked.offset + asked.limit
        return HTMLResponse(
            render(
                "search.html.j2",
                card=_card(dataset),
                asked=asked,
                choices=dataset.choices,
                countries=_names(dataset, "country"),
                roles=get_args(Role),
                total=total,
                rows=[PublishedActivity.model_validate_json(line) for line in dataset.lines(ids)],
                earlier=asked.address("/", offset=max(back, 0)) if asked.offset else "",
                later=asked.address("/", offset=onward) if onward < total else "",
                json=asked.address("/api/activities"),
            )
        )

    @app.get("/activities/{activity_id}", response_class=HTMLResponse, include_in_schema=False)
    def row(activity_id: str) -> Response:
        line = dataset.line(activity_id)
        if line is None:
            raise HTTPException(HTTPStatus.NOT_FOUND)
        activity = PublishedActivity.model_validate_json(line)
        return HTMLResponse(
            render(
                "activity.html.j2",
                card=_card(dataset),
                row=activity,
                titles=_names(dataset, "measure"),
                countries=_names(dataset, "country"),
            )
        )

    @app.exception_handler(HTTPException)
    def refused(request: Request, error: HTTPException) -> Response:
        status = HTTPStatus(error.status_code)
        if request.url.path.startswith(("/api/", "/files/")):
            return JSONResponse({"detail": status.phrase}, status_code=status)
        page = render("message.html.j2", card=_card(dataset), title=status.phrase)
        return HTMLResponse(page, status_code=status)


def _card(dataset: PublishedDataset) -> ReleaseCard:
    said: Mapping[str, Any] = dataset.manifest
    return ReleaseCard(
        release=dataset.version,
        framework=said["framework"],
        made_at=said["made_at"],
        activities=said["counts"]["activities"],
        files=sorted(dataset.files),
    )


def _names(dataset: PublishedDataset, filter_name: str) -> dict[str, str]:
    return {choice.id: choice.name for choice in dataset.choices[filter_name]}


def _part(dataset: PublishedDataset, asked: Asked) -> bytes:
    """An `ActivityPage` as bytes: the rows are joined as they stand, neither read nor written."""
    total, ids = dataset.find(asked, asked)
    onward = asked.offset + asked.limit
    head = ActivityPage(
        release=dataset.version,
        total=total,
        limit=asked.limit,
        offset=asked.offset,
        next=asked.address("/api/activities", offset=onward) if onward < total else None,
        items=[],
    ).model_dump_json()
    rows = b",".join(dataset.lines(ids))
    return head.removesuffix("]}").encode() + rows + b"]}"


def _no_such(problem: str) -> Response:
    return JSONResponse({"detail": problem}, status_code=HTTPStatus.NOT_FOUND)

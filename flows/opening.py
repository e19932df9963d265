"""What commands over a workspace share: opening it, and the choice to go through Prefect."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from pipeline.settings import Settings
    from pipeline.workspace import Workspace

PrefectChoice = Annotated[
    bool | None,
    typer.Option(
        "--prefect/--no-prefect",
        help="Run through Prefect, or the same steps without it. "
        "Without this option: through Prefect when a server answers at PREFECT_API_URL.",
    ),
]


def settings_of(context: typer.Context) -> Settings:
    """The settings of the workspace that the command line names."""
    from pipeline.settings import Settings

    return Settings(data=context.obj)


def open_workspace(
    context: typer.Context, *, restricted: bool = False, ocr: bool = False
) -> Workspace:
    """That workspace; what the command line switches on outranks the settings."""
    from pipeline.workspace import Workspace

    settings = settings_of(context)
    said = {name: True for name, on in (("restricted", restricted), ("ocr", ocr)) if on}
    return Workspace(settings.model_copy(update=said) if said else settings)

"""Settings: read once from the environment (`JPOA_…`) and handed down, never changed."""

import os
from pathlib import Path
from typing import Annotated, Final, Literal

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

from gazetteers.model import FrameworkId, UnitFloat

RESTRICTED: Final = "restricted"
"""The folder of the inbox whose documents never enter a release."""


class Settings(BaseSettings):
    """What a user may choose; every field can be given as `JPOA_` and its name in capitals.

    Attributes:
        data: the workspace: inbox, kept documents, database, releases.
        database_url: a PostgreSQL database for teams; None for the embedded one in `data`.
        framework: the framework whose measures the activities serve.
        gazetteers: a folder with further frameworks (`*.yml`); None for those of the package only.
        review_proxy_header: the header in which a proxy names who is signed in to the review screen
            ("X-Remote-User"); empty without one.
        review_hosts: further host names under which the review screen may be asked for, separated
            by commas.
        accept_at: least confidence of the first measure of an accepted activity; None takes the
            threshold that the calibration found for its stated precision.
        iati_reporter: who publishes the IATI file, with a registered prefix ("XM-DAC-41128"); None
            refuses to write one.
        iati_reporter_name: the name that goes with it.
        workers: documents that are read at the same time.
        inbox_folder: where staff drop documents; may lie on a share. None: `inbox` in `data`.
        scan_seconds: how often the inbox is looked through.
        settle_seconds: how long a file must have stayed the same before it is taken.
        grace_minutes: how long a file that looks cut off is waited for.
        runner: where flows read documents: in threads of this process, or on a Dask cluster.
        dask_address: of the running scheduler of that cluster ("tcp://host:8786").
        shared_url: where its workers find the documents, as fsspec writes it ("s3://bucket/jpoa",
            "/mnt/share/jpoa"); None when they see the workspace under the same path.
        restricted: what is read now is restricted: it never enters a release. Documents in a folder
            `restricted` of the inbox always are.
        ocr: pages without text are read with Tesseract, which must be installed.
    """

    model_config = SettingsConfigDict(env_prefix="JPOA_", frozen=True, extra="ignore")

    data: Path = Path("data")
    database_url: str | None = None
    framework: FrameworkId = FrameworkId("JPoA-2011")
    gazetteers: Path | None = None
    review_proxy_header: str = ""
    review_hosts: str = ""
    accept_at: UnitFloat | None = None
    iati_reporter: str | None = None
    iati_reporter_name: str = ""
    workers: Annotated[int, Field(ge=1)] = min(4, os.cpu_count() or 1)
    runner: Literal["threads", "dask"] = "threads"
    dask_address: str | None = None
    shared_url: str | None = None
    restricted: bool = False
    ocr: bool = False
    inbox_folder: Path | None = None
    scan_seconds: Annotated[float, Field(gt=0)] = 5.0
    settle_seconds: Annotated[float, Field(ge=0)] = 3.0
    grace_minutes: Annotated[float, Field(ge=0)] = 15.0

    @property
    def inbox(self) -> Path:
        """Where staff drop documents."""
        return self.inbox_folder or self.data / "inbox"

    @property
    def own_lists(self) -> Path:
        """Where a team's own frameworks, names and cues lie."""
        return self.gazetteers or self.data / "gazetteers"

    @property
    def additions(self) -> Path:
        """Where the names and cues lie that leads accepted or rejected."""
        return self.own_lists / "additions"

    @property
    def runs(self) -> Path:
        """What each run did."""
        return self.data / "runs"

    @property
    def work(self) -> Path:
        """What waits between two steps; may be emptied while nothing runs."""
        return self.data / "work"

    @property
    def documents(self) -> Path:
        """Where the bytes of every document are kept under their SHA-256."""
        return self.data / "documents"

    @property
    def shared(self) -> str:
        """Where the workers of a cluster find the bytes of documents."""
        return self.shared_url or str(self.documents.absolute())

    @property
    def shared_knowledge(self) -> str:
        """Where the workers of a cluster find what documents are read and matched with."""
        return f"{self.shared_url or self.work.absolute()}/knowledge"

    @property
    def published(self) -> Path:
        """Where releases lie."""
        return self.data / "published"

    @property
    def database(self) -> str:
        """The database as an SQLAlchemy URL."""
        return self.database_url or f"sqlite:///{self.data / 'jpoa.sqlite'}"

"""Stores with nothing in them: made by the migrations once, and copied from then on."""

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import make_url

from pipeline.store.engine import open_engine


def make_store(url: str) -> None:
    """Put an empty store where `url` says; one of another kind than SQLite is made when opened."""
    address = make_url(url)
    if address.get_backend_name() == "sqlite" and address.database:
        file = Path(address.database)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(_empty())


@cache
def _empty() -> bytes:
    with TemporaryDirectory() as folder:
        file = Path(folder) / "jpoa.sqlite"
        open_engine(f"sqlite:///{file}").dispose()
        return file.read_bytes()

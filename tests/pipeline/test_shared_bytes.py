"""The bytes of documents go through folders and object stores, and what fails says what to do."""

import hashlib
import secrets
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import fsspec
import pytest

from extractors.model import DocumentId
from pipeline.errors import StoreError
from pipeline.store.shared_bytes import share, shared_bytes
from pipeline.transient import TryAgain, as_transient

WORDS = b"On 3 May 2018 the OSCE held a workshop."
DOCUMENT = DocumentId(f"sha256:{hashlib.sha256(WORDS).hexdigest()}")
OTHER = DocumentId("sha256:" + "0" * 64)
READ = "import sys; from pipeline.store.shared_bytes import shared_bytes as f; f(*sys.argv[1:])"


@pytest.mark.parametrize("kind", ["folder", "file URL", "object store"])
def test_bytes_are_found_where_they_were_shared(kind: str, tmp_path: Path) -> None:
    place = tmp_path / "share"
    url = {
        "folder": str(place),
        "file URL": place.as_uri(),
        "object store": f"memory://{tmp_path.name}/jpoa",
    }[kind]
    with pytest.raises(StoreError, match="does not find the document"):
        shared_bytes(url, DOCUMENT)
    for _ in range(2):
        share(url, DOCUMENT, WORDS)
        assert shared_bytes(url, DOCUMENT) == WORDS
    share(url, OTHER, WORDS)
    with pytest.raises(StoreError, match="damaged"):
        shared_bytes(url, OTHER)


@pytest.mark.parametrize("url", ["nonsense://bucket/jpoa", "s3:/bucket"])
def test_a_place_that_is_none_is_told_in_one_line(url: str) -> None:
    with pytest.raises(StoreError) as caught:
        shared_bytes(url, DOCUMENT)
    assert caught.value.where == url and "\n" not in str(caught.value)


@pytest.fixture
def bucket(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A bucket of an S3-like server on this machine."""
    server = pytest.importorskip("moto.server").ThreadedMotoServer("127.0.0.1", 0, verbose=False)
    pytest.importorskip("s3fs")
    server.start()
    host, port = server.get_host_and_port()
    for name, value in {
        "AWS_ENDPOINT_URL": f"http://{host}:{port}",
        "AWS_ACCESS_KEY_ID": "key",
        "AWS_SECRET_ACCESS_KEY": "secret",
        "AWS_DEFAULT_REGION": "us-east-1",
        "AWS_MAX_ATTEMPTS": "1",
    }.items():
        monkeypatch.setenv(name, value)
    # The server forgets nothing between two tests.
    name = f"reports-{secrets.token_hex(4)}"
    fsspec.filesystem("s3", skip_instance_cache=True).mkdir(name)
    try:
        yield f"s3://{name}"
    finally:
        server.stop()
        fsspec.filesystem("s3").clear_instance_cache()


@pytest.mark.slow
def test_bytes_go_through_an_s3_like_store(bucket: str) -> None:
    url = f"{bucket}/jpoa"
    for _ in range(2):
        share(url, DOCUMENT, WORDS)
    # As a worker does it: in another process, which has only the address.
    subprocess.run([sys.executable, "-c", READ, url, DOCUMENT], check=True)
    stored = fsspec.filesystem("s3", skip_instance_cache=True).find(bucket)
    assert [f"s3://{each}" for each in stored] == [f"{url}/{DOCUMENT.removeprefix('sha256:')}"]
    with pytest.raises(StoreError, match="does not find the document"):
        shared_bytes(url, OTHER)
    share(url, OTHER, WORDS)
    with pytest.raises(StoreError, match="damaged"):
        shared_bytes(url, OTHER)


@pytest.mark.slow
def test_a_bucket_that_is_not_there_is_not_made(bucket: str) -> None:
    with pytest.raises(StoreError, match="cannot be put"):
        share(f"{bucket}s/jpoa", DOCUMENT, WORDS)
    assert not fsspec.filesystem("s3", skip_instance_cache=True).exists(f"{bucket}s")


@pytest.mark.slow
def test_a_store_that_is_away_is_tried_again(monkeypatch: pytest.MonkeyPatch, bucket: str) -> None:
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:9")
    fsspec.filesystem("s3").clear_instance_cache()
    with pytest.raises(Exception, match=r"127\.0\.0\.1:9") as caught:
        shared_bytes(f"{bucket}/jpoa", DOCUMENT)
    assert isinstance(as_transient(caught.value), TryAgain)

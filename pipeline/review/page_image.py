"""The printed page with the activity outlined, drawn in a child process and kept as a file."""

import io
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PIL import Image, ImageDraw

from extractors.model import DocumentId
from extractors.printed import Box
from pipeline.errors import StoreError

SCALE: Final = 2.0
"""Pixels a point: small print stays readable on a page that fills half a screen."""
_PAD: Final = 4.0
"""Points around an outline: readers and pdfium differ by up to 3."""
_OUTLINE: Final = (180, 30, 20)
_TINT: Final = (255, 214, 0, 46)
_SECONDS: Final = 30
_MEMORY: Final = 2_000_000_000
_LARGEST: Final = 40_000_000
"""Pixels of a page: a poster is drawn smaller."""


def page_image(kept: Path, cache: Path, document_id: DocumentId, page: int) -> bytes:
    """A page (from 1) of a kept PDF document as WebP, without outlines.

    A hostile page can hold pdfium for a long time or bring it down, so it is drawn in a child.

    Raises:
        StoreError: if there is no such document or page, or the page cannot be drawn.
    """
    sha = document_id.removeprefix("sha256:")
    target = cache / f"{sha}-{page}.webp"
    if target.is_file():
        return target.read_bytes()
    source = kept / sha
    if not source.is_file():
        raise StoreError("the document's bytes are not kept here", where=document_id)
    cache.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=cache, prefix=".drawing-")
    os.close(handle)
    drawn = Path(temporary)
    try:
        done = subprocess.run(
            [sys.executable, "-m", "pipeline.review.page_image", source, str(page), drawn],
            timeout=_SECONDS,
            capture_output=True,
            check=False,
        )
        if done.returncode != 0:
            raise StoreError(f"page {page} cannot be drawn", where=document_id)
        drawn.replace(target)
    except subprocess.TimeoutExpired as error:
        raise StoreError(f"page {page} takes too long to draw", where=document_id) from error
    finally:
        drawn.unlink(missing_ok=True)
    return target.read_bytes()


def outlined(image: bytes, boxes: Sequence[Box]) -> bytes:
    """The page with boxes (in points from its top left corner) outlined and tinted."""
    page = Image.open(io.BytesIO(image)).convert("RGBA")
    layer = Image.new("RGBA", page.size, (0, 0, 0, 0))
    pen = ImageDraw.Draw(layer)
    for box in boxes:
        left, top, right, bottom = (
            (value + sign * _PAD) * SCALE for value, sign in zip(box, (-1, -1, 1, 1), strict=True)
        )
        pen.rectangle((left, top, right, bottom), fill=_TINT, outline=(*_OUTLINE, 255), width=4)
    return _webp(Image.alpha_composite(page, layer).convert("RGB"))


def _webp(image: Image.Image) -> bytes:
    stream = io.BytesIO()
    image.save(stream, "WEBP", quality=70, method=1)
    return stream.getvalue()


def _draw(source: str, page: int, target: str) -> None:
    """What the child does."""
    import pypdfium2

    _limit_itself()
    document = pypdfium2.PdfDocument(source)
    drawn = document[page - 1]
    width, height = drawn.get_size()
    if width * height * SCALE**2 > _LARGEST:
        raise SystemExit(f"page {page} measures {width:.0f} by {height:.0f} points")
    image = drawn.render(scale=SCALE).to_pil().convert("RGB")
    Path(target).write_bytes(_webp(image))


def _limit_itself() -> None:
    """Less memory and time for a hostile page; Windows has only the parent's clock for it."""
    if sys.platform == "win32":
        return
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))


if __name__ == "__main__":
    _draw(sys.argv[1], int(sys.argv[2]), sys.argv[3])

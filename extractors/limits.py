"""How much one document may ask for before it is refused."""

from dataclasses import dataclass

from extractors.errors import DocumentError


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits for reading one document; a breach is a `DocumentError`.

    The defaults leave honest reports alone (style parts of Word files unpack at most 32 to 1, the
    longest matrices have some 500 pages) and stop archives and drawings made to exhaust a machine.

    Attributes:
        input_bytes: size of the file.
        unpacked_bytes: size of all parts of a package once inflated, together.
        ratio: unpacked size of one part for each packed byte; asked of parts above
            `ratio_from_bytes` only, since small parts of blanks are harmless.
        ratio_from_bytes: size from which `ratio` is asked.
        parts: number of members of a package.
        blocks: number of paragraphs, rows and cells.
        characters: letters and signs of the text.
        pages: number of pages.
        seconds: wall clock and CPU time for a document of no pages.
        seconds_per_page: what each page adds to `seconds`.
        memory_bytes: address space of the reading process, where the system can limit it.
    """

    input_bytes: int = 100_000_000
    unpacked_bytes: int = 100_000_000
    ratio: float = 200.0
    ratio_from_bytes: int = 1_000_000
    parts: int = 5_000
    blocks: int = 50_000
    characters: int = 10_000_000
    pages: int = 2_000
    seconds: float = 60.0
    seconds_per_page: float = 2.0
    memory_bytes: int = 2_000_000_000


DEFAULT_LIMITS = Limits()


def check_length(characters: int, file_name: str, limits: Limits) -> None:
    """Refuse a text that is longer than any report.

    Raises:
        DocumentError: if it is.
    """
    if characters > limits.characters:
        raise DocumentError(
            f"its text has {characters:,} characters, more than {limits.characters:,}",
            where=file_name,
            remedy="Split the document",
        )

"""Tables that tags or colours show, each as if rules stood where its rows and columns part."""

from collections.abc import Mapping, Sequence

from extractors.readers.pdf.banded import with_coloured_rows, with_open_heads
from extractors.readers.pdf.page import PageContent
from extractors.readers.pdf.shades import with_shaded_labels
from extractors.readers.pdf.striped import with_striped_rows
from extractors.readers.pdf.tagged_tables import with_tagged_tables
from extractors.readers.pdf.tags import TaggedCell


def with_shown_tables(
    pages: Sequence[PageContent], cells: Mapping[int, TaggedCell]
) -> list[PageContent]:
    """The pages with rules for their tables; what shows a table surely goes first.

    `cells`: those that a tagged file names, by number.
    """
    pages = with_striped_rows(with_tagged_tables(pages, cells))
    return with_open_heads(with_coloured_rows(with_shaded_labels(pages)))

"""The paragraphs that a tagged PDF names: which marked content of a page belongs to which.

A tagged file holds a tree of its headings, paragraphs and tables beside the pages; what is printed
carries numbers that lead into it. The tree knows where a paragraph ends when nothing on the page
shows it, and that it goes on over a page.
"""

import io
from collections.abc import Mapping
from typing import Any, Final

_BLOCKS: Final = frozenset({"P", "H", "H1", "H2", "H3", "H4", "H5", "H6", "LBody", "Note"})
_INLINE: Final = frozenset(
    {"Span", "Link", "Quote", "Reference", "Annot", "Em", "Strong", "Code", "BibEntry", "Sub"}
)
"""Parts of a paragraph; what stands in any other element directly belongs to none."""
_MOST_ELEMENTS: Final = 300_000
_MOST_ROLES: Final = 8
"""Steps from a producer's own name of an element ("Text body") to a standard one."""

Paragraphs = Mapping[int, Mapping[int, int]]
"""Page index -> number of the marked content -> number of the paragraph, from 1."""


def tagged_paragraphs(data: bytes) -> Paragraphs:
    """The paragraphs of the structure tree; empty for a tree that is damaged or is none."""
    import pikepdf  # costs memory in every process, and only tagged files need it

    try:
        with pikepdf.open(io.BytesIO(data)) as file:
            pages = {page.obj.objgen: index for index, page in enumerate(file.pages)}
            tree = file.Root.get("/StructTreeRoot")
            if not isinstance(tree, pikepdf.Dictionary):
                return {}
            names = tree.get("/RoleMap")
            roles = _roles(names) if isinstance(names, pikepdf.Dictionary) else {}
            return _Walk(pages, roles, pikepdf.Dictionary, pikepdf.Array).read(tree)
    except (pikepdf.PdfError, RuntimeError, ValueError):
        # Tags are a help, not a need: pages are read without them.
        return {}


def _roles(names: Any) -> dict[str, str]:
    """The standard name of each element name that the producer made up."""
    said = {str(name)[1:]: str(role)[1:] for name, role in names.items()}
    roles: dict[str, str] = {}
    for name in said:
        role = name
        for _ in range(_MOST_ROLES):
            if role not in said or role in _BLOCKS:
                break
            role = said[role]
        roles[name] = role
    return roles


class _Walk:
    """Goes through the tree once, from the root down."""

    def __init__(
        self,
        pages: Mapping[tuple[int, int], int],
        roles: Mapping[str, str],
        element: Any,
        array: Any,
    ) -> None:
        self._pages = pages
        self._roles = roles
        # Types of a library that is not there before it is needed.
        self._element, self._array = element, array
        self._found: dict[int, dict[int, int]] = {}
        self._paragraphs = 0

    def read(self, tree: Any) -> Paragraphs:
        seen: set[tuple[int, int]] = set()
        # (element, page that it stands on, paragraph that it belongs to)
        waiting: list[tuple[Any, int | None, int]] = [(kid, None, 0) for kid in self._kids(tree)]
        waiting.reverse()
        left = _MOST_ELEMENTS
        while waiting and left:
            left -= 1
            element, page, paragraph = waiting.pop()
            if isinstance(element, int):
                self._mark(page, element, paragraph)
                continue
            if not isinstance(element, self._element) or (
                element.is_indirect and element.objgen in seen
            ):
                continue
            if element.is_indirect:
                seen.add(element.objgen)
            page = self._page(element, page)
            content = element.get("/MCID")
            if content is not None:
                if isinstance(content, int) and "/Stm" not in element:
                    self._mark(page, content, paragraph)
                continue
            paragraph = self._paragraph(str(element.get("/S", ""))[1:], paragraph)
            waiting.extend((kid, page, paragraph) for kid in reversed(self._kids(element)))
        return self._found

    def _page(self, element: Any, page: int | None) -> int | None:
        stated = element.get("/Pg")
        return self._pages.get(stated.objgen) if isinstance(stated, self._element) else page

    def _paragraph(self, name: str, outer: int) -> int:
        role = self._roles.get(name, name)
        if role in _BLOCKS:
            self._paragraphs += 1
            return self._paragraphs
        return outer if role in _INLINE else 0

    def _mark(self, page: int | None, content: int, paragraph: int) -> None:
        if page is not None and paragraph:
            self._found.setdefault(page, {})[content] = paragraph

    def _kids(self, element: Any) -> list[Any]:
        kids = element.get("/K")
        if isinstance(kids, (int, self._element)):
            return [kids]
        return list(kids) if isinstance(kids, self._array) else []

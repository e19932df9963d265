"""Ruled tables of a page: rules and filled areas to a grid, the grid to cells with their words.

The rules that really part two cells make the grid: a horizontal rule counts for a column only where
it reaches both of its edges, so underlines of text and links never cut a row. A cell merged down or
across is what remains where no rule parts two places of the grid.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from extractors.readers.pdf.drawing import Rect
from extractors.readers.pdf.page import PageContent
from extractors.readers.pdf.rules import (
    FRAME,
    LEAST_FILL,
    SNAP,
    Rules,
    Span,
    cell_fills,
    clustered,
    groups_of_rules,
    row_levels,
)
from extractors.readers.pdf.spilled import with_spilled
from extractors.readers.pdf.unparted import missing_sides, parted_labels
from extractors.readers.pdf.words import Word

_REACH = 2.5
"""Points by which a rule may miss a column's edge and still part its cells."""


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell of a page's table: place and extent on the grid, area, words.

    Attributes:
        row: first grid row, from 0.
        column: first grid column, from 0.
        rows: grid rows that it covers.
        span: grid columns that it covers.
        area: on the page.
        words: inside the area, in the order of the page.
        filled: the cell has a coloured background.
        inner: cells of tables that stand inside this one, row by row, with words.
        page: that it is printed on, where that is not the table's (`pdf.beside`); else 0.
    """

    row: int
    column: int
    rows: int
    span: int
    area: Rect
    words: tuple[Word, ...]
    filled: bool = False
    inner: tuple[Rect, ...] = ()
    page: int = 0

    def stretches(self) -> list[tuple[Rect, Sequence[Word]]]:
        """The words in reading order: those above a table inside, its cells, those below it."""
        if not self.inner:
            return [(self.area, self.words)]
        held, rest = _parted(self.words, self.inner)
        result: list[tuple[Rect, Sequence[Word]]] = []
        for area, words in zip(self.inner, held, strict=True):
            above = [word for word in rest if word.y <= area.top + 1]
            if above:
                result.append((self.area, above))
                rest = [word for word in rest if word.y > area.top + 1]
            if words:
                result.append((area, words))
        return [*result, (self.area, rest)] if rest else result


@dataclass(frozen=True, slots=True)
class Grid:
    """A table or box as printed on one page.

    Attributes:
        page: from 1.
        area: on the page.
        edges: x of the column edges, ascending; one more than there are columns.
        cells: by row, then column.
        rows: number of rows.
    """

    page: int
    area: Rect
    edges: tuple[float, ...]
    cells: tuple[GridCell, ...]
    rows: int

    @property
    def columns(self) -> int:
        """Number of columns."""
        return len(self.edges) - 1


def find_grids(page: PageContent, more: Sequence[Rect] = ()) -> tuple[list[Grid], list[Word]]:
    """The page's ruled tables and boxes from top to bottom, and the words outside them.

    `more`: rules that are not printed and yet part columns (`pdf.open_tables`).
    """
    places: list[_Places] = []
    for group in groups_of_rules(page, more):
        place = _places(group)
        if place is not None and not _is_frame(place, page):
            places.append(place)
    places.sort(key=lambda p: -p.area)
    outer = [p for i, p in enumerate(places) if not any(q.holds(p) for q in places[:i])]
    outer.sort(key=lambda p: (p.ys[0], p.xs[0]))
    if not outer:
        return [], list(page.words)
    inner = [place for place in places if not any(place is other for other in outer)]
    nested = [_Shape(place) for place in inner if _is_grid(place, page)]
    for place in outer:
        place.add_sides(page.words)
    shapes = [_Shape(place) for place in outer]
    nested += [table for shape in shapes for table in _met_inside(shape, page)]
    shapes = [inside for shape in shapes for inside in _without_frame(shape, nested)]
    areas = [area for shape in shapes for area in shape.areas]
    held, outside = _parted(page.words, areas)
    held = with_spilled(page.words, held, areas)
    grids = []
    for shape in shapes:
        inside, held = held[: len(shape.areas)], held[len(shape.areas) :]
        shape.boxes, shape.areas, inside = parted_labels(
            shape.boxes, shape.areas, inside, shape.place.ys
        )
        turned = [word for word in page.slanted if _holds(shape.place.rect, word)]
        if turned or any(inside):
            grids.append(_grid(shape, inside, turned, page, nested))
    return grids, outside


def _parted(words: Iterable[Word], areas: Sequence[Rect]) -> tuple[list[list[Word]], list[Word]]:
    """The words in each area, and those in none; one after the other they mostly share a cell."""
    held: list[list[Word]] = [[] for _ in areas]
    outside: list[Word] = []
    left = top = right = bottom = float("nan")
    current = outside
    for word in words:
        _, x0, x1, base, style, _ = word
        x, y = (x0 + x1) / 2, base - 0.3 * style[0]
        if not (left <= x <= right and top <= y <= bottom):
            for area, inside in zip(areas, held, strict=True):
                left, top, right, bottom = area
                if left <= x <= right and top <= y <= bottom:
                    current = inside
                    break
            else:
                left = float("nan")
                current = outside
        current.append(word)
    return held, outside


def words_in_cells(page: PageContent, grids: Sequence[Grid]) -> list[Word]:
    """Turned words that stand in tables, as headings of narrow columns or tall cells do."""
    return [word for word in page.slanted if any(_holds(grid.area, word) for grid in grids)]


def _holds(area: Rect, word: Word) -> bool:
    """Whether a word that runs up or down stands in the area."""
    x, y = (word.x0 + word.x1) / 2, word.y - 0.5 * word.style.size
    upright = word.style.angle % 90 == 0
    return upright and area.x0 <= x <= area.x1 and area.top <= y <= area.bottom


def _laid_flat(words: Sequence[Word], area: Rect) -> list[Word]:
    """Turned words of one cell as a line at its top, in the order in which they were written."""
    result: list[Word] = []
    x = area.x0 + 1
    for word in words:
        width = 0.5 * word.style.size * len(word.text)
        style = word.style._replace(angle=0)
        x += 0 if word.glued or not result else 0.25 * style.size
        result.append(word._replace(x0=x, x1=x + width, y=area.top + style.size, style=style))
        x += width
    return result


class _Places:
    """The grid lines of one table, and which neighbouring places a rule parts."""

    def __init__(self, xs: list[float], ys: list[float], rules: Rules) -> None:
        self.xs = xs
        self.ys = ys
        self._rules = rules

    @property
    def area(self) -> float:
        return (self.xs[-1] - self.xs[0]) * (self.ys[-1] - self.ys[0])

    @property
    def rect(self) -> Rect:
        return Rect(self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])

    def holds(self, other: "_Places") -> bool:
        return (
            self.xs[0] - SNAP <= other.xs[0]
            and other.xs[-1] <= self.xs[-1] + SNAP
            and self.ys[0] - SNAP <= other.ys[0]
            and other.ys[-1] <= self.ys[-1] + SNAP
        )

    def rules_inside(self, area: Rect) -> Rules:
        """The rules that lie in an area and not on its border."""
        return Rules(
            [
                rule
                for rule in self._rules.across
                if area.top + SNAP < rule[0] < area.bottom - SNAP
                and area.x0 - SNAP <= rule[1]
                and rule[2] <= area.x1 + SNAP
            ],
            [
                rule
                for rule in self._rules.down
                if area.x0 + SNAP < rule[0] < area.x1 - SNAP
                and area.top - SNAP <= rule[1]
                and rule[2] <= area.bottom + SNAP
            ],
        )

    def add_sides(self, words: Sequence[Word]) -> None:
        """Part the rows without vertical rules whose words keep to the columns of the others."""
        inner = range(len(self.xs) - 2)
        parted = [
            [self.parted_right(row, column) for column in inner] for row in range(len(self.ys) - 1)
        ]
        more = missing_sides(self.xs, self.ys, parted, words) if inner else []
        if more:
            self._rules = Rules(self._rules.across, [*self._rules.down, *more])

    def parted_below(self, row: int, column: int) -> bool:
        """Whether a rule under this place reaches both edges of its column."""
        return _covered(self._rules.across, self.ys[row + 1], self.xs[column], self.xs[column + 1])

    def parted_right(self, row: int, column: int) -> bool:
        return _covered(self._rules.down, self.xs[column + 1], self.ys[row], self.ys[row + 1])


def _covered(rules: Sequence[Span], at: float, start: float, end: float) -> bool:
    """Whether rules at this place together cover the stretch, up to a small miss at its ends."""
    reached = start + _REACH
    for place, low, high in rules:
        if abs(place - at) <= SNAP and low <= reached and high > reached:
            reached = high
    return reached >= end - _REACH


def _places(group: Rules) -> _Places | None:
    """The grid of a group of rules; open sides are closed where the other rules end."""
    left = min(min(r[1] for r in group.across), min(r[0] for r in group.down))
    right = max(max(r[2] for r in group.across), max(r[0] for r in group.down))
    top = min(min(r[1] for r in group.down), min(r[0] for r in group.across))
    bottom = max(max(r[2] for r in group.down), max(r[0] for r in group.across))
    if right - left < 2 * LEAST_FILL[1] or bottom - top < LEAST_FILL[1]:
        return None
    if len(group.across) + len(group.down) < 3:
        return None
    xs = clustered([r[0] for r in group.down] + [left, right])
    ys = clustered([r[0] for r in group.across] + [top, bottom])
    if len(xs) < 2 or len(ys) < 2:
        return None
    return _Places(xs, ys, group)


def _is_frame(place: _Places, page: PageContent) -> bool:
    return (
        len(place.xs) == 2 and len(place.ys) == 2 and place.area > FRAME * page.width * page.height
    )


class _Shape:
    """The cells of a table on one page: what no rule parts is merged."""

    def __init__(self, place: _Places) -> None:
        self.place = place
        self.boxes = _merge(place)
        self.areas = [
            Rect(place.xs[c0], place.ys[r0], place.xs[c1], place.ys[r1])
            for r0, c0, r1, c1 in self.boxes
        ]


def _met_inside(shape: _Shape, page: PageContent) -> Iterator[_Shape]:
    """Tables inside cells whose border they meet: their rules part nothing of the outer table."""
    for (r0, c0, r1, c1), area in zip(shape.boxes, shape.areas, strict=True):
        if r1 - r0 < 2 or c1 - c0 < 2:
            continue
        rules = shape.place.rules_inside(area)
        place = _places(rules) if min(len(rules.across), len(rules.down)) > 1 else None
        if place is not None and _is_grid(place, page):
            inner = _Shape(place)
            if len(inner.boxes) > 3:
                yield inner


def _without_frame(shape: _Shape, nested: Sequence[_Shape]) -> list[_Shape]:
    """The tables inside a mere frame (a text box around a table) in its place, or the shape."""
    if len(shape.boxes) > 1:
        return [shape]
    tables = [
        table
        for table in nested
        if len(table.boxes) > 3
        and shape.place.holds(table.place)
        and not any(other is not table and other.place.holds(table.place) for other in nested)
    ]
    return sorted(tables, key=lambda table: table.place.ys[0]) or [shape]


def _is_grid(place: _Places, page: PageContent) -> bool:
    """Whether there are rows and columns, and not a mere box or coloured words on one line."""
    coloured = any(_lies_on(fill, place.rect) for fill in page.fills)
    return len(place.xs) > 2 and (len(place.ys) > 2 or not coloured)


def _grid(
    shape: _Shape,
    held: Sequence[list[Word]],
    turned: list[Word],
    page: PageContent,
    nested: Sequence[_Shape],
) -> Grid:
    """Drops grid lines that part nothing.

    `held`: the words of each cell; `nested`: tables inside the cells of this or another one.
    """
    place = shape.place
    xs = [place.xs[i] for i in sorted({c for box in shape.boxes for c in box[1::2]})]
    worded = {box[0] for box, words in zip(shape.boxes, held, strict=True)
              if words and box[2] - box[0] == 1}  # fmt: skip
    level = row_levels(place.ys, worded)
    ys = sorted({level[r] for box in shape.boxes for r in box[::2]})
    fills = cell_fills(page)
    cells = []
    for (r0, c0, r1, c1), area, inside in zip(shape.boxes, shape.areas, held, strict=True):
        if level[r0] == level[r1]:
            continue
        inside = inside + _laid_flat([word for word in turned if _holds(area, word)], area)
        row, column = ys.index(level[r0]), xs.index(place.xs[c0])
        cells.append(
            GridCell(
                row=row,
                column=column,
                rows=ys.index(level[r1]) - row,
                span=xs.index(place.xs[c1]) - column,
                area=area,
                words=tuple(inside),
                filled=any(_lies_on(area, fill) for fill in fills),
                inner=tuple(
                    cell
                    for table in nested
                    if _lies_on(table.place.rect, area)
                    for cell in table.areas
                ),
            )
        )
    cells.sort(key=lambda cell: (cell.row, cell.column))
    return Grid(page.number, place.rect, tuple(xs), tuple(cells), len(ys) - 1)


def _lies_on(area: Rect, fill: Rect) -> bool:
    return (
        fill.x0 - SNAP <= area.x0
        and area.x1 <= fill.x1 + SNAP
        and fill.top - SNAP <= area.top
        and area.bottom <= fill.bottom + SNAP
    )


def _merge(place: _Places) -> list[tuple[int, int, int, int]]:
    """Rectangles (row, column, end row, end column) of places that no rule parts."""
    rows, columns = len(place.ys) - 1, len(place.xs) - 1
    boxes = [(r, c, r + 1, c + 1) for r in range(rows) for c in range(columns)]
    owner = {(r, c): r * columns + c for r in range(rows) for c in range(columns)}

    def unite(a: int, b: int) -> None:
        """Makes one rectangle of two, taking in whatever lies between them."""
        if a == b:
            return
        (ar, ac, ae, af), (br, bc, be, bf) = boxes[a], boxes[b]
        box = (min(ar, br), min(ac, bc), max(ae, be), max(af, bf))
        boxes[a] = box
        inside = {owner[r, c] for r in range(box[0], box[2]) for c in range(box[1], box[3])}
        for r in range(box[0], box[2]):
            for c in range(box[1], box[3]):
                owner[r, c] = a
        for other in inside - {a, b}:
            if not _inside(boxes[other], boxes[a]):
                unite(a, other)

    for r in range(rows):
        for c in range(columns):
            if c + 1 < columns and not place.parted_right(r, c):
                unite(owner[r, c], owner[r, c + 1])
            if r + 1 < rows and not place.parted_below(r, c):
                unite(owner[r, c], owner[r + 1, c])
    return sorted({boxes[i] for i in set(owner.values())})


def _inside(inner: tuple[int, int, int, int], outer: tuple[int, int, int, int]) -> bool:
    return (
        outer[0] <= inner[0]
        and outer[1] <= inner[1]
        and inner[2] <= outer[2]
        and inner[3] <= outer[3]
    )

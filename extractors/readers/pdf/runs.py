"""Rows of words over all pages, and the stretches of rows that could be a table without rules."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from extractors.readers.pdf.open_rows import ALIGNED, TextRow
from extractors.readers.pdf.shown_starts import EXACT, mark_starts
from extractors.readers.pdf.words import Word
from extractors.stitch import starts_small

_STRIP = 0.55
"""Type sizes: the empty strip before most lines of a column is at least this wide."""

_TIGHT = 0.36
"""Type sizes: a full line may end as near as this to the next column, which is no mere space."""

_MONOSPACED = 0.5
"""Type sizes: the usual space is as wide as this only where all letters have one width."""

_MORE = 1.5
"""What is wider than this many usual spaces parts words of such type."""

_EXACT = 0.05
"""Type sizes by which gaps of one width may differ."""

_NEARLY_ALL = 0.8
"""Part of the gaps that have one width where nothing stretches them."""

_GAPS = 20
"""Gaps between words that show the usual one."""

_NEXT = 3
"""Rows within which another one begins at the same place, where a column does."""

_LEAST = 3
"""Lines that begin at a place before it can be a column; rows of a table in several columns."""

_WIDER = 1.2
"""Lines further apart than their pitch by this are not of one paragraph."""

_LATEST = 60
"""Rows of a table that show the line pitch."""

_SPANNING = 4
"""Lines that run over all columns inside a table, at most."""


@dataclass(slots=True)
class TableRow:
    """A row with the stretches of its words, and its place among all rows."""

    text: TextRow
    stretches: list[tuple[float, float]]
    at: int

    def crosses(self, start: float) -> bool:
        """Whether a word stands on a column's start or reaches into the strip before it."""
        limit = start - _tight(self.text, start)
        if not any(x0 < start - ALIGNED and x1 > limit for x0, x1 in self.stretches):
            return False
        return runs_over(self.text, start)

    def begins(self, start: float) -> bool:
        """Whether words begin at the place, behind more than a space or not."""
        return any(abs(word.x0 - start) <= ALIGNED for word in self.text.words)

    def only_left(self, start: float) -> bool:
        """Whether all words stand before a column's start."""
        return self.text.words[-1].x0 < start - ALIGNED

    @property
    def bold(self) -> bool:
        """Whether all words are bold."""
        return all(word.style.bold for word in self.text.words)


def runs_over(row: TextRow, place: float) -> bool:
    """Whether words stand on a place or, with no more than a space between them, around it."""
    before = [word.x1 for word in row.words if word.x0 < place - ALIGNED]
    behind = [word.x0 for word in row.words if word.x0 >= place - ALIGNED]
    if not before:
        return False
    end = max(before)
    tight = _tight(row, place)
    return end > place + (EXACT if tight <= 0 else 0.0) or (
        min(behind, default=place + 99) - end < tight
    )


def _tight(row: TextRow, place: float) -> float:
    """What a column's start may lie behind the end of a full line, in points."""
    if row.shows(place):
        return -EXACT
    return row.size * (_TIGHT if row.space < _MONOSPACED else _WIDER * row.space)


def _strip(row: TextRow) -> float:
    """From which width on a gap is more than a space, in points."""
    return row.size * (_STRIP if row.space < _MONOSPACED else _MORE * row.space)


def all_rows(bodies: Mapping[int, Sequence[Word]]) -> list[TableRow]:
    """The rows of all pages, each with stretches of words that nothing wide parts."""
    result: list[TableRow] = []
    for page in sorted(bodies):
        for row in text_rows(bodies[page], page):
            stretches: list[tuple[float, float]] = []
            strip = _strip(row)
            for word in row.words:
                near = stretches and word.x0 - stretches[-1][1] < strip
                if near and not any(abs(word.x0 - x) <= EXACT for x in row.shown):
                    stretches[-1] = (stretches[-1][0], max(stretches[-1][1], word.x1))
                else:
                    stretches.append((word.x0, word.x1))
            result.append(TableRow(row, stretches, len(result)))
    return result


def text_rows(words: Iterable[Word], page: int) -> list[TextRow]:
    """The words of a page by baseline, from top to bottom."""
    rows: list[TextRow] = []
    for word in sorted(words, key=lambda w: (w.y, w.x0)):
        size = word.style.size
        if rows and word.y - rows[-1].y <= 0.25 * size:
            rows[-1].words.append(word)
            rows[-1].size = max(rows[-1].size, size)
        else:
            rows.append(TextRow([word], word.y, size, page))
    for row in rows:
        row.words.sort(key=lambda w: w.x0)
    space = _usual_space(rows)
    for row in rows:
        row.space = space
    mark_starts(rows)
    return rows


def _usual_space(rows: Sequence[TextRow]) -> float:
    """The gap that nearly all words have, in type sizes; 0 where there is none.

    Justified lines, however wide their gaps are, each have another one.
    """
    gaps = [
        (b.x0 - a.x1) / row.size
        for row in rows
        for a, b in pairwise(row.words)
        if 0 < b.x0 - a.x1 < row.size
    ]
    if len(gaps) < _GAPS:
        return 0.0
    usual = median(gaps)
    same = sum(abs(gap - usual) < _EXACT for gap in gaps)
    return usual if same >= _NEARLY_ALL * len(gaps) else 0.0


def column_candidates(
    rows: Sequence[TableRow], sides: Mapping[int, tuple[float, float]], *, together: bool = False
) -> list[float]:
    """Places where stretches of words begin one below the other, those with most lines first.

    `together`: only lines with another one near them count, as those of a text column have.
    """
    counts: Counter[int] = Counter()
    latest: dict[int, int] = {}
    for i, row in enumerate(rows):
        end = sides[row.text.page][0] + row.text.size
        strip = _strip(row.text)
        for x0, x1 in row.stretches:
            if x0 - end > strip:
                x = round(x0)
                near = max(latest.get(x + d, -_NEXT - 1) for d in (-1, 0, 1))
                latest[x] = i
                counts[x] += not together or i - near <= _NEXT
            end = max(end, x1)
    found: list[float] = []
    for x in sorted(counts, key=lambda x: (-counts[x], x)):
        near = counts[x] + counts[x - 1] + counts[x + 1]
        if near >= _LEAST - together and all(abs(x - other) > ALIGNED for other in found):
            found.append(float(x))
    return found


def runs_of(rows: Sequence[TableRow], start: float, used: set[int]) -> list[list[TableRow]]:
    """Stretches of rows over pages that nothing crosses but names of parts of the table."""
    runs: list[list[TableRow]] = []
    run: list[TableRow] = []
    crossing: list[TableRow] = []
    for i, row in enumerate(rows):
        if row.at in used or (run and row.text.page > run[-1].text.page + 1):
            runs.append(run)
            run, crossing = [], []
            if row.at in used:
                continue
        if row.crosses(start):
            crossing.append(row)
            continue
        if crossing or _may_be_heading(row, rows, i, start, run):
            spanning = crossing or [row]
            after = row if crossing else (rows[i + 1] if i + 1 < len(rows) else row)
            if run and not _names_part(spanning, run, after, start):
                runs.append(run)
                run = []
            elif run and crossing:
                run += crossing
            crossing = []
        run.append(row)
    runs.append(run)
    trimmed = [_trimmed(run, rows, start) for run in runs]
    return [_with_leading(run, rows, start, used) for run in trimmed if run]


def _may_be_heading(
    row: TableRow, rows: Sequence[TableRow], i: int, start: float, run: Sequence[TableRow]
) -> bool:
    """Whether a bold line alone stands where a heading or the name of a part would."""
    if not row.only_left(start) or not row.bold or i + 1 >= len(rows):
        return False
    above, below = rows[i - 1].text if i else row.text, rows[i + 1]
    if below.text.page != row.text.page:
        return False
    apart = above.page != row.text.page or row.text.y - above.y > max(
        1.3 * row.text.size, _WIDER * _pitch(run[-_LATEST:], start)
    )
    opens = below.begins(start) and below.text.words[0].x0 < start - ALIGNED
    return apart and opens


def _names_part(
    lines: Sequence[TableRow], run: Sequence[TableRow], after: TableRow, start: float
) -> bool:
    """Whether lines over the columns belong to the table, and are no heading between two.

    A heading is larger, begins left of the table, or stands above new column headings.
    """
    if len(lines) > 2 * _SPANNING or not all(line.bold for line in lines):
        return False
    inside = [row for row in run if not row.crosses(start)]
    size = median(row.text.size for row in inside)
    places = Counter(round(row.stretches[0][0], 1) for row in inside)
    left = min((x for x, count in places.items() if count > 1), default=0.0)
    if any(line.text.size > 1.05 * size or line.stretches[0][0] < left - 1.5 for line in lines):
        return False
    heads = after.bold and len(after.stretches) > 1 and not all(row.bold for row in inside)
    return not heads and after.stretches[0][0] < start - ALIGNED


def _trimmed(run: list[TableRow], rows: Sequence[TableRow], start: float) -> list[TableRow]:
    """Without headings and ends of paragraphs at either end: lines in the first column only."""
    limit = _WIDER * _pitch(run, start)
    kept = _from_headings(run, limit)
    while len(kept) > 1 and kept[-1].only_left(start):
        last, above = kept[-1].text, kept[-2].text
        near = last.page == above.page and last.y - above.y < max(1.7 * last.size, limit)
        opens = last.page != above.page or _only_headings(kept[:-1], last.page)
        if near or (opens and starts_small(last.words[0].text)):
            break
        kept.pop()
    while len(kept) > 1 and kept[0].only_left(start):
        first, second = kept[0].text, kept[1].text
        near = second.page == first.page and second.y - first.y < 1.7 * first.size
        if near and first.size <= second.size and not _ends_paragraph(kept[0], rows):
            break
        kept.pop(0)
    while kept and kept[-1].crosses(start):
        kept.pop()
    return kept


def _from_headings(run: Sequence[TableRow], limit: float) -> list[TableRow]:
    """Without lines in two columns above the first column headings, which are text of their own.

    `limit`: lines further apart are not of one paragraph.
    """
    for i, row in enumerate(run[:_LATEST]):
        if row.bold and len(row.stretches) > 1:
            above = run[i - 1].text if i else row.text
            apart = above.page != row.text.page or row.text.y - above.y > limit
            return list(run[i:] if apart else run)
        if row.bold:
            break
    return list(run)


def _only_headings(run: Sequence[TableRow], page: int) -> bool:
    """Whether the run has no more on its last page than headings that it has on others, too."""
    here = [_words(row.text) for row in run if row.text.page == page]
    before = [_words(row.text) for row in run if row.text.page < page and row.bold]
    return len(here) <= 2 * _SPANNING and all(words in before for words in here)


def _words(row: TextRow) -> list[str]:
    return [word.text for word in row.words]


def _pitch(run: Sequence[TableRow], start: float) -> float:
    """The line pitch of the column that begins at a place; 0 when it has too few lines."""
    gaps = sorted(
        b.text.y - a.text.y
        for a, b in pairwise(run)
        if a.text.page == b.text.page and a.begins(start) and b.begins(start)
    )
    return gaps[len(gaps) // 4] if gaps else 0.0


def _with_leading(
    run: list[TableRow], rows: Sequence[TableRow], start: float, used: set[int]
) -> list[TableRow]:
    """With the name of the table's first part, where other parts are named in the table, too."""
    leading: list[TableRow] = []
    for row in reversed(rows[max(0, run[0].at - 2 * _SPANNING) : run[0].at]):
        if row.at in used or row.text.page != run[0].text.page or not row.bold:
            break
        leading.insert(0, row)
    named = [row for row in (*leading, *run) if row.crosses(start)]
    heads = [row for row in leading if row not in named and row.begins(start)]
    again = len(named) > sum(row in named for row in leading)
    if not leading or not (heads or again) or not _names_part(leading, run, run[0], start):
        return run
    return leading + run


def _ends_paragraph(row: TableRow, rows: Sequence[TableRow]) -> bool:
    """Whether the line above, outside the table, is of the same paragraph."""
    if not row.at:
        return False
    above = rows[row.at - 1].text
    return above.page == row.text.page and row.text.y - above.y < 1.5 * row.text.size

"""What is drawn on a PDF page: rules, filled areas, pictures, in the places that people see.

Rules come as stroked lines, as thin filled rectangles, or as edges of one path; all become thin
areas here, whatever matrices and form objects they stand in.
"""

import ctypes
from collections.abc import Callable, Container, Iterator
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

_THIN = 2.5
"""A filled rectangle up to this wide (points) is a rule: table borders are up to 2.25 pt."""

_NEAR_WHITE = 3 * 252
"""Fills brighter than this are paper: they mark nothing."""


_SHAPE = 16.0
"""Points; what is smaller, and no line, may be a bullet."""

_SHAPE_SEGMENTS = (4, 100)
"""Parts of the outline of a small shape; a plain line has two, the disc of a browser 49."""

_CORNERS = 6
"""Points of the outline of a filled area that may be a rule, which may end in mitred corners."""

_MOST_OBJECTS = 200_000
"""Objects and path segments of a page that are looked at; more are a drawing or an attack."""


def plain_function(function: Any, result: Any, *arguments: Any) -> Any:
    """The pdfium function with handles as plain numbers, which cost less and can be keys."""
    address = ctypes.cast(function, ctypes.c_void_p).value or 0
    return ctypes.PYFUNCTYPE(result, *arguments)(address)


def quick_function(function: Any, result: Any) -> Any:
    """The pdfium function for calls that are made for each word: half the cost of the plain one.

    Arguments are not checked: give `byref` of whatever a handle or pointer points to, and small
    integers. Others wait meanwhile (the interpreter is not let go), so only for what returns at
    once.
    """
    address = ctypes.cast(function, ctypes.c_void_p).value or 0
    return ctypes.PYFUNCTYPE(result)(address)


_object_at = quick_function(pdfium.FPDFPage_GetObject, ctypes.c_void_p)
_type_of = plain_function(pdfium.FPDFPageObj_GetType, ctypes.c_int, ctypes.c_void_p)
_draw_mode = plain_function(
    pdfium.FPDFPath_GetDrawMode, ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p
)
_count_segments = plain_function(pdfium.FPDFPath_CountSegments, ctypes.c_int, ctypes.c_void_p)
_segment_at = plain_function(
    pdfium.FPDFPath_GetPathSegment, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int
)
_segment_kind = plain_function(pdfium.FPDFPathSegment_GetType, ctypes.c_int, ctypes.c_void_p)
_segment_point = plain_function(
    pdfium.FPDFPathSegment_GetPoint,
    ctypes.c_int,
    ctypes.c_void_p,
    ctypes.c_void_p,
    ctypes.c_void_p,
)
_segment_closes = plain_function(pdfium.FPDFPathSegment_GetClose, ctypes.c_int, ctypes.c_void_p)
_object_matrix = plain_function(
    pdfium.FPDFPageObj_GetMatrix, ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p
)
_bounds_of = plain_function(
    pdfium.FPDFPageObj_GetBounds, ctypes.c_int, ctypes.c_void_p, *[ctypes.c_void_p] * 4
)
_BOUNDS = (ctypes.c_float * 4)()
_TO_BOUNDS = [ctypes.addressof(_BOUNDS) + i * ctypes.sizeof(ctypes.c_float) for i in range(4)]


class Rect(NamedTuple):
    """An area; a rule is one with a thin side."""

    x0: float
    top: float
    x1: float
    bottom: float


class View:
    """Maps page space to what is displayed: crop box and rotation, then y downwards.

    `more`: quarter turns beyond the page's own, for a page whose text runs up or down.
    """

    def __init__(self, page: Any, more: int = 0) -> None:
        box = pdfium.FS_RECTF()
        pdfium.FPDF_GetPageBoundingBox(page, box)
        self.turn = (pdfium.FPDFPage_GetRotation(page) + more) % 4
        self.left, self.bottom, self.right, self.top = box.left, box.bottom, box.right, box.top
        across, down = self.right - self.left, self.top - self.bottom
        self.width, self.height = (across, down) if self.turn % 2 == 0 else (down, across)

    def point(self, x: float, y: float) -> tuple[float, float]:
        """A point of page space as displayed."""
        if self.turn == 0:
            return x - self.left, self.top - y
        if self.turn == 1:
            return y - self.bottom, x - self.left
        if self.turn == 2:
            return self.right - x, y - self.bottom
        return self.top - y, self.right - x

    def rect(self, x0: float, y0: float, x1: float, y1: float) -> Rect:
        """An area given by two opposite corners in page space."""
        ax, ay = self.point(x0, y0)
        bx, by = self.point(x1, y1)
        return Rect(min(ax, bx), min(ay, by), max(ax, bx), max(ay, by))


class Drawing:
    """Collects rules, filled areas, images and small shapes, also from form objects."""

    def __init__(self, view: View) -> None:
        self._view = view
        self.rules: list[Rect] = []
        self.fills: list[Rect] = []
        self.images: list[Rect] = []
        self.shapes: list[Rect] = []
        self._left = _MOST_OBJECTS

    def read(self, page: Any, texts: Container[int | None] = ()) -> None:
        """Adds what is drawn on the page; `texts`: objects of which it is known that they are text.

        Most objects of a page are.
        """
        reference, text = ctypes.byref(page.contents), pdfium.FPDF_PAGEOBJ_TEXT
        for i in range(min(_MOST_OBJECTS, pdfium.FPDFPage_CountObjects(page))):
            handle = _object_at(reference, i)
            if handle not in texts and _type_of(handle) != text:
                self._object(handle, _identity)

    def _object(self, handle: int | None, outer: "_Map") -> None:
        self._left -= 1
        if self._left < 0:
            return
        kind = _type_of(handle)
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            self._path(handle, outer)
            return
        number, handle = handle, ctypes.cast(handle or 0, pdfium.FPDF_PAGEOBJECT)
        if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            area = self._bounds(number, outer)
            self.images.append(area)
            if max(area.x1 - area.x0, area.bottom - area.top) < _SHAPE:
                self.shapes.append(area)
        elif kind == pdfium.FPDF_PAGEOBJ_FORM:
            inner = _then(_matrix_of(number), outer)
            for i in range(pdfium.FPDFFormObj_CountObjects(handle)):
                part = pdfium.FPDFFormObj_GetObject(handle, i)
                self._object(ctypes.cast(part, ctypes.c_void_p).value, inner)

    def _bounds(self, handle: int | None, outer: "_Map") -> Rect:
        """The area of a path or picture as displayed."""
        _bounds_of(handle, *_TO_BOUNDS)
        left, bottom, right, top = _BOUNDS
        return self._view.rect(*outer(left, bottom), *outer(right, top))

    def _path(self, handle: int | None, outer: "_Map") -> None:
        fill_mode, stroked = ctypes.c_int(), ctypes.c_int()
        _draw_mode(handle, ctypes.addressof(fill_mode), ctypes.addressof(stroked))
        filled = fill_mode.value != pdfium.FPDF_FILLMODE_NONE
        if not filled and not stroked.value:
            return
        segments = _count_segments(handle)
        self._left -= segments
        if self._left < 0:
            return
        if _SHAPE_SEGMENTS[0] <= segments <= _SHAPE_SEGMENTS[1]:
            area = self._bounds(handle, outer)
            if max(area.x1 - area.x0, area.bottom - area.top) < _SHAPE and (
                stroked.value or _coloured(handle)
            ):
                self.shapes.append(area)
        for subpath, closed in _subpaths(handle, _then(_matrix_of(handle), outer), self._view):
            if filled and 4 <= len(subpath) <= _CORNERS:
                xs, ys = [x for x, _ in subpath], [y for _, y in subpath]
                rect = Rect(min(xs), min(ys), max(xs), max(ys))
                thin, long = sorted((rect.x1 - rect.x0, rect.bottom - rect.top))
                box = _is_box(subpath)
                # The sides of a cell meet in mitred corners where a browser draws them in relief.
                if thin <= _THIN and (box or long > _SHAPE):
                    self.rules.append(rect)
                    continue
                if box and _coloured(handle):
                    self.fills.append(rect)
            if stroked.value:
                ends = subpath[1:] + (subpath[:1] if closed else [])
                for (ax, ay), (bx, by) in zip(subpath, ends, strict=False):
                    if abs(ax - bx) <= 1 or abs(ay - by) <= 1:
                        self.rules.append(Rect(min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)))


_Map = Callable[[float, float], tuple[float, float]]


def _identity(x: float, y: float) -> tuple[float, float]:
    return x, y


def _matrix_of(handle: int | None) -> _Map:
    m = pdfium.FS_MATRIX()
    _object_matrix(handle, ctypes.addressof(m))
    a, b, c, d, e, f = m.a, m.b, m.c, m.d, m.e, m.f
    return lambda x, y: (a * x + c * y + e, b * x + d * y + f)


def _then(inner: _Map, outer: _Map) -> _Map:
    return inner if outer is _identity else lambda x, y: outer(*inner(x, y))


def _subpaths(
    handle: int | None, to_page: _Map, view: View
) -> Iterator[tuple[list[tuple[float, float]], bool]]:
    """The straight parts of a path with whether each is closed; curves end a part."""
    x, y = ctypes.c_float(), ctypes.c_float()
    x_ref, y_ref = ctypes.addressof(x), ctypes.addressof(y)
    points: list[tuple[float, float]] = []
    closed = False
    for i in range(_count_segments(handle)):
        segment = _segment_at(handle, i)
        kind = _segment_kind(segment)
        _segment_point(segment, x_ref, y_ref)
        point = view.point(*to_page(x.value, y.value))
        if kind == pdfium.FPDF_SEGMENT_LINETO:
            points.append(point)
        else:
            if len(points) > 1:
                yield points, closed
            points, closed = [point], False
        closed = closed or bool(_segment_closes(segment))
    if len(points) > 1:
        yield points, closed


def _is_box(points: list[tuple[float, float]]) -> bool:
    """Whether the points are an upright rectangle, however it was drawn."""
    if len(points) > 5:
        return False
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return all(
        min(abs(x - min(xs)), abs(x - max(xs))) < 0.5
        and min(abs(y - min(ys)), abs(y - max(ys))) < 0.5
        for x, y in points
    )


def _coloured(number: int | None) -> bool:
    handle = ctypes.cast(number or 0, pdfium.FPDF_PAGEOBJECT)
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if not pdfium.FPDFPageObj_GetFillColor(handle, red, green, blue, alpha):
        return False
    return alpha.value > 0 and red.value + green.value + blue.value < _NEAR_WHITE

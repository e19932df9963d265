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


class _Handle(ctypes.c_void_p):
    """A handle as `quick_function` takes it; a plain `c_void_p` would come back as a number."""


_object_at = quick_function(pdfium.FPDFPage_GetObject, ctypes.c_void_p)
_type_of = plain_function(pdfium.FPDFPageObj_GetType, ctypes.c_int, ctypes.c_void_p)
_draw_mode = quick_function(pdfium.FPDFPath_GetDrawMode, ctypes.c_int)
_count_segments = quick_function(pdfium.FPDFPath_CountSegments, ctypes.c_int)
_segment_at = quick_function(pdfium.FPDFPath_GetPathSegment, _Handle)
_segment_kind = quick_function(pdfium.FPDFPathSegment_GetType, ctypes.c_int)
_segment_point = quick_function(pdfium.FPDFPathSegment_GetPoint, ctypes.c_int)
_segment_closes = quick_function(pdfium.FPDFPathSegment_GetClose, ctypes.c_int)
_object_matrix = quick_function(pdfium.FPDFPageObj_GetMatrix, ctypes.c_int)
_bounds_of = quick_function(pdfium.FPDFPageObj_GetBounds, ctypes.c_int)
_fill_colour = quick_function(pdfium.FPDFPageObj_GetFillColor, ctypes.c_int)


def _places(numbers: Any) -> list[Any]:
    """Pointers to each of the numbers, made once for the many calls that write there."""
    step = ctypes.sizeof(numbers) // len(numbers)
    return [ctypes.byref(numbers, i * step) for i in range(len(numbers))]


_BOUNDS, _MATRIX, _POINT = (ctypes.c_float * 4)(), (ctypes.c_float * 6)(), (ctypes.c_float * 2)()
_MODE, _COLOUR = (ctypes.c_int * 2)(), (ctypes.c_uint * 4)()
_TO_BOUNDS, _TO_POINT = _places(_BOUNDS), _places(_POINT)
_TO_MODE, _TO_COLOUR, _TO_MATRIX = _places(_MODE), _places(_COLOUR), ctypes.byref(_MATRIX)
"""Where pdfium writes what it is asked for; one document is read at a time."""


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
            number = _object_at(reference, i)
            if number not in texts and _type_of(number) != text:
                self._object(_Handle(number), _identity)

    def _object(self, handle: _Handle, outer: "_Map") -> None:
        self._left -= 1
        if self._left < 0:
            return
        kind = _type_of(handle)
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            self._path(handle, outer)
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            area = self._bounds(handle, outer)
            self.images.append(area)
            if max(area.x1 - area.x0, area.bottom - area.top) < _SHAPE:
                self.shapes.append(area)
        elif kind == pdfium.FPDF_PAGEOBJ_FORM:
            inner = _then(_matrix_of(handle), outer)
            form = ctypes.cast(handle, pdfium.FPDF_PAGEOBJECT)
            for i in range(pdfium.FPDFFormObj_CountObjects(form)):
                part = pdfium.FPDFFormObj_GetObject(form, i)
                self._object(_Handle(ctypes.cast(part, ctypes.c_void_p).value), inner)

    def _bounds(self, handle: _Handle, outer: "_Map") -> Rect:
        """The area of a path or picture as displayed."""
        _bounds_of(handle, *_TO_BOUNDS)
        left, bottom, right, top = _BOUNDS
        return self._view.rect(*outer(left, bottom), *outer(right, top))

    def _path(self, handle: _Handle, outer: "_Map") -> None:
        _draw_mode(handle, *_TO_MODE)
        fill_mode, stroked = _MODE
        filled = fill_mode != pdfium.FPDF_FILLMODE_NONE
        if not filled and not stroked:
            return
        segments = _count_segments(handle)
        self._left -= segments
        if self._left < 0:
            return
        if _SHAPE_SEGMENTS[0] <= segments <= _SHAPE_SEGMENTS[1]:
            area = self._bounds(handle, outer)
            if max(area.x1 - area.x0, area.bottom - area.top) < _SHAPE and (
                stroked or _coloured(handle)
            ):
                self.shapes.append(area)
        to_page = _then(_matrix_of(handle), outer)
        for subpath, closed in _subpaths(handle, segments, to_page, self._view):
            if filled and 4 <= len(subpath) <= _CORNERS:
                xs, ys = [x for x, _ in subpath], [y for _, y in subpath]
                rect = Rect(min(xs), min(ys), max(xs), max(ys))
                thin, long = sorted((rect.x1 - rect.x0, rect.bottom - rect.top))
                box = _is_box(subpath, rect)
                # The sides of a cell meet in mitred corners where a browser draws them in relief.
                if thin <= _THIN and (box or long > _SHAPE):
                    self.rules.append(rect)
                    continue
                if box and _coloured(handle):
                    self.fills.append(rect)
            if stroked:
                ends = subpath[1:] + (subpath[:1] if closed else [])
                for (ax, ay), (bx, by) in zip(subpath, ends, strict=False):
                    if abs(ax - bx) <= 1 or abs(ay - by) <= 1:
                        self.rules.append(Rect(min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)))


_Map = Callable[[float, float], tuple[float, float]]


def _identity(x: float, y: float) -> tuple[float, float]:
    return x, y


def _matrix_of(handle: _Handle) -> _Map:
    _object_matrix(handle, _TO_MATRIX)
    a, b, c, d, e, f = _MATRIX
    return lambda x, y: (a * x + c * y + e, b * x + d * y + f)


def _then(inner: _Map, outer: _Map) -> _Map:
    return inner if outer is _identity else lambda x, y: outer(*inner(x, y))


def _subpaths(
    handle: _Handle, count: int, to_page: _Map, view: View
) -> Iterator[tuple[list[tuple[float, float]], bool]]:
    """The straight parts of a path with whether each is closed; curves end a part."""
    to_x, to_y = _TO_POINT
    points: list[tuple[float, float]] = []
    closed = False
    for i in range(count):
        segment = _segment_at(handle, i)
        _segment_point(segment, to_x, to_y)
        point = view.point(*to_page(*_POINT))
        if _segment_kind(segment) == pdfium.FPDF_SEGMENT_LINETO:
            points.append(point)
        else:
            if len(points) > 1:
                yield points, closed
            points, closed = [point], False
        closed = closed or _segment_closes(segment) == 1
    if len(points) > 1:
        yield points, closed


def _is_box(points: list[tuple[float, float]], around: Rect) -> bool:
    """Whether the points are an upright rectangle, however it was drawn."""
    if len(points) > 5:
        return False
    left, top, right, bottom = around
    return all(
        (x - left < 0.5 or right - x < 0.5) and (y - top < 0.5 or bottom - y < 0.5)
        for x, y in points
    )


def _coloured(handle: _Handle) -> bool:
    if not _fill_colour(handle, *_TO_COLOUR):
        return False
    red, green, blue, alpha = _COLOUR
    return alpha > 0 and red + green + blue < _NEAR_WHITE

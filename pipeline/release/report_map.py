"""A small map of Central Asia as SVG coordinates: outlines, and circles where activities are."""

import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from gazetteers.load import parse, read_yaml
from gazetteers.model import Record
from pipeline.release.counted import CountedRow

WIDTH = 720.0
_WEST, _EAST, _SOUTH, _NORTH = 46.0, 88.0, 29.0, 55.8
_MIDDLE = 43.0
"""Degrees; at this latitude a degree of longitude has its true length on the map."""

_SCALE = WIDTH / ((_EAST - _WEST) * math.cos(math.radians(_MIDDLE)))
HEIGHT = round((_NORTH - _SOUTH) * _SCALE, 1)
_LARGEST_RADIUS = 20.0
_LABELLED = 14
"""Places with the most activities, which bear their names where there is room for them."""

_LETTER_WIDTH, _LINE_HEIGHT = 6.4, 13.0
"""Pixels, on the safe side; a label must not lie on another one or on a large circle."""

_Box = tuple[float, float, float, float]


class _Country(Record):
    id: str
    label: tuple[float, float]
    borders: tuple[str, ...]


class _Outlines(Record):
    borders: dict[str, tuple[tuple[float, float], ...]]
    countries: tuple[_Country, ...]


@dataclass(frozen=True, slots=True)
class Shape:
    """A country: its outline as an SVG path, where its label stands, how many activities."""

    country: str
    path: str
    x: float
    y: float
    activities: int


@dataclass(frozen=True, slots=True)
class Spot:
    """A place: its circle, its name, how many activities.

    Attributes:
        anchor: how its label is set: "start", "middle", "end"; empty where there is no room.
        label_x: where the label stands.
        label_y: likewise, its baseline.
    """

    name: str
    country: str
    x: float
    y: float
    radius: float
    activities: int
    anchor: str = ""
    label_x: float = 0.0
    label_y: float = 0.0


@dataclass(frozen=True, slots=True)
class RegionMap:
    """The whole map, the largest circles first so that small ones lie above them."""

    shapes: tuple[Shape, ...]
    spots: tuple[Spot, ...]


def draw_map(rows: Sequence[CountedRow]) -> RegionMap:
    """The map of the places and countries that the activities name.

    An activity counts once in each of its countries and places. Places outside the frame and
    places without coordinates are not drawn; the tables beside the map have them.
    """
    countries = Counter(code for row in rows for code in row.countries)
    shapes = []
    for country in _outlines().countries:
        x, y = _project(*country.label)
        shapes.append(Shape(country.id, _path(country), x, y, countries[country.id]))
    return RegionMap(tuple(shapes), _labelled(_spots(rows), shapes))


def _spots(rows: Sequence[CountedRow]) -> list[Spot]:
    """The places in the frame, those with the most activities first.

    One place may bear several names ("Astana", "Nur-Sultan", «Актау»): its coordinates tell, and
    one name is shown.
    """
    names: dict[tuple[float, float], Counter[tuple[str, str]]] = defaultdict(Counter)
    for row in rows:
        named = {
            (latitude, longitude): (name, country)
            for latitude, longitude, name, country in row.places
        }
        for (latitude, longitude), label in named.items():
            if latitude is None or longitude is None:
                continue
            if _SOUTH <= latitude <= _NORTH and _WEST <= longitude <= _EAST:
                names[latitude, longitude][label] += 1
    counts = {where: sum(labels.values()) for where, labels in names.items()}
    most = max(counts.values(), default=1)
    spots = []
    for where in sorted(counts, key=lambda key: (-counts[key], key)):
        found = names[where]
        # The page is in English: a name in Latin letters first, then the most frequent one.
        (name, country), _ = min(found.items(), key=lambda it: (not it[0][0].isascii(), -it[1], it))
        x, y = _project(where[1], where[0])
        radius = round(max(3.0, _LARGEST_RADIUS * math.sqrt(counts[where] / most)), 1)
        spots.append(Spot(name, country, x, y, radius, counts[where]))
    return spots


def _labelled(spots: Sequence[Spot], shapes: Sequence[Shape]) -> tuple[Spot, ...]:
    """The spots with labels where there is room: right, left, above or below of the circle."""
    taken = [_text_box(shape.x, shape.y, 16, "middle") for shape in shapes]
    circles = [
        (spot.x - spot.radius, spot.y - spot.radius, spot.x + spot.radius, spot.y + spot.radius)
        for spot in spots[:_LABELLED]
    ]
    found = []
    for number, spot in enumerate(spots):
        placed = spot
        if number < _LABELLED:
            others = [box for index, box in enumerate(circles) if index != number]
            letters = len(f"{spot.name} {spot.activities}")
            gap = spot.radius + 3
            for anchor, x, y in (
                ("start", spot.x + gap, spot.y + 4),
                ("end", spot.x - gap, spot.y + 4),
                ("middle", spot.x, spot.y - gap),
                ("middle", spot.x, spot.y + gap + _LINE_HEIGHT - 3),
            ):
                box = _text_box(x, y, letters, anchor)
                inside = box[0] >= 0 and box[2] <= WIDTH
                if inside and not any(_overlap(box, other) for other in (*taken, *others)):
                    taken.append(box)
                    placed = replace(spot, anchor=anchor, label_x=round(x, 1), label_y=round(y, 1))
                    break
        found.append(placed)
    return tuple(found)


def _text_box(x: float, y: float, letters: int, anchor: str) -> _Box:
    width = letters * _LETTER_WIDTH
    left = x if anchor == "start" else x - width if anchor == "end" else x - width / 2
    return left, y - _LINE_HEIGHT + 2, left + width, y + 2


def _overlap(one: _Box, other: _Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


@cache
def _outlines() -> _Outlines:
    path = Path(__file__).with_name("outlines.yml")
    return parse(read_yaml(path), _Outlines, where=path.name)


def _path(country: _Country) -> str:
    points: list[tuple[float, float]] = []
    for name in country.borders:
        border = _outlines().borders[name.removeprefix("-")]
        points.extend(reversed(border) if name.startswith("-") else border)
    steps = [_project(*point) for point in dict.fromkeys(points)]
    return "M" + "L".join(f"{x:g} {y:g}" for x, y in steps) + "Z"


def _project(longitude: float, latitude: float) -> tuple[float, float]:
    x = (longitude - _WEST) * math.cos(math.radians(_MIDDLE)) * _SCALE
    return round(x, 1), round((_NORTH - latitude) * _SCALE, 1)

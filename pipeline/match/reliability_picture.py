"""Reliability and risk–coverage as a picture: SVG without scripts or outside files."""

from collections.abc import Mapping, Sequence
from html import escape
from typing import Final

from gazetteers.model import LanguageCode
from pipeline.match.reliability import Reliability

_LANGUAGES: Final[Mapping[LanguageCode, str]] = {"en": "English", "ru": "Russian"}
_COLOURS: Final[Mapping[LanguageCode, str]] = {"en": "#0b5cad", "ru": "#b3471d"}
_MARKS: Final[Mapping[LanguageCode, str]] = {"en": "none", "ru": "6 4"}
_SIZE: Final = 260
_LEFT: Final = 60
_TOP: Final = 50
_GAP: Final = 90
_LOWEST_RIGHT: Final = 0.8
"""Where the axis of the risk–coverage curve begins: what matters lies above."""


def draw_reliability(found: Mapping[LanguageCode, Reliability]) -> str:
    """Left, what was said against what was right; right, what accepting the surest would cost.

    A dot's area grows with its activities. Languages differ in colour and in their line.
    """
    second = _LEFT + _SIZE + _GAP
    width, height = second + _SIZE + 30, _TOP + _SIZE + 80
    said = ", ".join(
        f"{_LANGUAGES[language]}: calibration error {item.error:.3f} "
        f"on {item.activities} activities"
        for language, item in found.items()
    )
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" '
        f'height="{height}" role="img" font-family="sans-serif" font-size="12">',
        f"<title>{escape(f'How true the confidence is. {said}')}</title>",
        f'<rect width="{width}" height="{height}" fill="#fff"/>',
        *_frame(_LEFT, "Is the confidence true?", "confidence", 0.0),
        f'<line x1="{_LEFT}" y1="{_TOP + _SIZE}" x2="{_LEFT + _SIZE}" y2="{_TOP}" stroke="#999"/>',
        *_frame(second, "Accepting the surest", "share accepted", _LOWEST_RIGHT),
    ]
    for row, (language, item) in enumerate(found.items()):
        line = (
            f'fill="none" stroke="{_COLOURS[language]}" stroke-width="2" '
            f'stroke-dasharray="{_MARKS[language]}"'
        )
        said_right = _points(_LEFT, 0.0, [(each.said, each.right) for each in item.bins])
        share_right = _points(
            second, _LOWEST_RIGHT, [(each.share, each.right) for each in item.curve]
        )
        most = max(each.activities for each in item.bins)
        for each in item.bins:
            x, y = _LEFT + each.said * _SIZE, _TOP + (1 - each.right) * _SIZE
            radius = 3 + 7 * (each.activities / most) ** 0.5
            parts.append(
                f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}" fill="{_COLOURS[language]}" '
                'fill-opacity="0.55"/>'
            )
        parts += [
            f'<polyline {line} points="{said_right}"/>',
            f'<polyline {line} points="{share_right}"/>',
            f'<line {line} x1="{_LEFT}" y1="{height - 28 + 16 * row}" x2="{_LEFT + 36}" '
            f'y2="{height - 28 + 16 * row}"/>',
            f'<text x="{_LEFT + 44}" y="{height - 24 + 16 * row}">{_LANGUAGES[language]}, '
            f"{item.activities} activities, calibration error {item.error:.3f}</text>",
        ]
    return "\n".join([*parts, "</svg>", ""])


def _points(left: int, lowest: float, values: Sequence[tuple[float, float]]) -> str:
    return " ".join(
        f"{left + x * _SIZE:.1f},"
        f"{_TOP + (1 - (max(y, lowest) - lowest) / (1 - lowest)) * _SIZE:.1f}"
        for x, y in values
    )


def _frame(left: int, title: str, below: str, lowest: float) -> list[str]:
    parts = [
        f'<text x="{left}" y="{_TOP - 18}" font-size="14" font-weight="bold">{title}</text>',
        f'<rect x="{left}" y="{_TOP}" width="{_SIZE}" height="{_SIZE}" fill="none" stroke="#666"/>',
        f'<text x="{left + _SIZE / 2}" y="{_TOP + _SIZE + 34}" text-anchor="middle">{below}</text>',
        f'<text transform="translate({left - 38} {_TOP + _SIZE / 2}) rotate(-90)" '
        f'text-anchor="middle">share right</text>',
    ]
    for step in range(6):
        share = step / 5
        x, y = left + share * _SIZE, _TOP + (1 - share) * _SIZE
        said = lowest + share * (1 - lowest)
        parts += [
            f'<text x="{x}" y="{_TOP + _SIZE + 16}" text-anchor="middle">{share:.1f}</text>',
            f'<text x="{left - 6}" y="{y + 4}" text-anchor="end">{said:.2f}</text>',
            f'<line x1="{left}" y1="{y}" x2="{left + _SIZE}" y2="{y}" stroke="#e4e4e4"/>',
        ]
    return parts

"""How the runs of a Word paragraph look: bold, hidden, underlined, in which type size."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple

from lxml import etree

from extractors.readers.word.package import OFF, W, children
from extractors.readers.word.styles import ParagraphStyle, RunStyle, Styles, type_size

_VALUE: Final = f"{W}val"
_STATED_HERE: Final = frozenset(W + name for name in ("b", "vanish", "sz", "rStyle", "u"))
_USUAL_SIZE: Final = 20
"""Half points; what Word takes when nothing states a size."""

_Stated = tuple[tuple[str, str | None], ...]
"""The properties of a run that matter here, with their values, as written."""


@dataclass(frozen=True, slots=True, eq=False)
class Look:
    """Resolved from a run's own properties, its style and its paragraph's; the same are one."""

    bold: bool
    hidden: bool
    size: int
    underlined: bool


class _Start(NamedTuple):
    """A paragraph's style, what it gives its runs, and how a run looks that states nothing."""

    style: ParagraphStyle
    base: RunStyle
    plain: Look


class Looks:
    """Resolves how the runs of the paragraph at hand look, the last one that was entered.

    Attributes:
        style: the paragraph's style, with everything that it inherits.
        plain: how a run of it looks that states nothing.
    """

    style: ParagraphStyle
    plain: Look
    _base: RunStyle

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._starts: dict[tuple[str | None, bool], _Start] = {}
        self._known: dict[tuple[bool | None, bool | None, int | None, _Stated], Look] = {}

    def enter(self, style_id: str | None, bold: bool) -> None:
        """Go on with a paragraph of that style; `bold` is what a table style adds to it."""
        key = style_id, bold
        self.style, self._base, self.plain = self._starts.get(key) or self._start(*key)

    def _start(self, style_id: str | None, bold: bool) -> _Start:
        style = self._styles.paragraph(style_id)
        base = RunStyle(bold=bold or bool(style.bold), hidden=style.hidden, size=style.size)
        start = self._starts[style_id, bold] = _Start(style, base, self._resolved((), base))
        return start

    def of(self, properties: etree._Element) -> Look:
        """How a run looks that has these properties."""
        stated = [
            (tag, child.get(_VALUE))
            for child in children(properties)
            if (tag := child.tag) in _STATED_HERE
        ]
        return self._resolved(tuple(stated), self._base) if stated else self.plain

    def _resolved(self, stated: _Stated, base: RunStyle) -> Look:
        key = (base.bold, base.hidden, base.size, stated)
        look = self._known.get(key)
        if look is None:
            self._known[key] = look = self._new(dict(reversed(stated)), base)
        return look

    def _new(self, stated: Mapping[str, str | None], base: RunStyle) -> Look:
        style = self._styles.run(stated.get(f"{W}rStyle"))
        size = type_size(stated.get(f"{W}sz")) or style.size or base.size
        return Look(
            bold=_toggled(_switch(stated, "b"), style.bold, base.bold),
            hidden=_toggled(_switch(stated, "vanish"), style.hidden, base.hidden),
            size=size or _USUAL_SIZE,
            underlined=_switch(stated, "u") is True,
        )


def _switch(stated: Mapping[str, str | None], name: str) -> bool | None:
    """An on/off property among stated ones; None when it is not stated."""
    tag = W + name
    return stated[tag] not in OFF if tag in stated else None


def _toggled(direct: bool | None, style: bool | None, base: bool | None) -> bool:
    """Word's rule for bold and hidden: a run's own word counts, else two styles cancel out."""
    if direct is not None:
        return direct
    if style is None:
        return bool(base)
    return style != bool(base) if style else False

"""Points of the earth on a plane (Mercator, turned so that what is shown lies together), and great circles on it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from math import asin, asinh, atan2, cos, degrees, pi, radians, sin, sinh, sqrt, tan
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Point = tuple[float, float]

FURTHEST = 84.0  # degrees of latitude: beyond, Mercator's map has no end
EARTH = 6371.0  # kilometres, mean radius
NEAREST = 60_000.0  # pixels a radian: no figure is drawn larger, or one place would fill it with its own uncertainty


@dataclass(frozen=True, slots=True)
class Mercator:
    """A map of `width` by `height` pixels around a point; `scale` is in pixels a radian."""

    width: float
    height: float
    lon: float
    lat: float
    scale: float

    def at(self, lon: float, lat: float) -> Point:
        """Return where a point lies on the map, in pixels from its upper left corner."""
        turned = (lon - self.lon + 180) % 360 - 180
        x = self.width / 2 + self.scale * radians(turned)
        y = self.height / 2 - self.scale * (_north(lat) - _north(self.lat))
        return (round(x, 1), round(y, 1))

    def pixels(self, kilometres: float, lat: float) -> float:
        """Return how long a distance is drawn at a latitude; true near it, not across a continent."""
        return round(self.scale * kilometres / EARTH / cos(radians(_held(lat))), 1)

    def way(self, points: Iterable[Point]) -> str:
        """Return path data through points of the earth; it is cut where it goes out at one side."""
        drawn = [self.at(*point) for point in points]
        parts = [f"M{drawn[0][0]:g} {drawn[0][1]:g}"]
        for before, here in pairwise(drawn):
            parts.append(f"{'M' if abs(here[0] - before[0]) > pi * self.scale else 'L'}{here[0]:g} {here[1]:g}")
        return "".join(parts)


def fitted(points: Sequence[Point], width: float, height: float, margin: float) -> Mercator:
    """Return the map that shows all points (longitude, latitude) as large as it can."""
    if not points:
        return Mercator(width, height, 0.0, 20.0, width / (2 * pi))
    west, east = _across([lon for lon, _ in points])
    south, north = min(lat for _, lat in points), max(lat for _, lat in points)
    across = max(radians(east - west), 1e-9)
    up = max(_north(north) - _north(south), 1e-9)
    scale = min((width - 2 * margin) / across, (height - 2 * margin) / up, NEAREST)
    middle = degrees(atan2(sinh((_north(north) + _north(south)) / 2), 1))
    return Mercator(width, height, round((west + east) / 2, 4), round(middle, 4), round(scale, 2))


def great_circle(start: Point, end: Point, steps: int = 32) -> tuple[Point, ...]:
    """Return points along the shortest way from one point of the earth to another."""
    (lon1, lat1), (lon2, lat2) = (tuple(map(radians, p)) for p in (start, end))
    half = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    angle = 2 * asin(min(1.0, sqrt(half)))
    if angle < 1e-9 or pi - angle < 1e-9:
        return (start, end)
    found = []
    for step in range(steps + 1):
        one = sin((1 - step / steps) * angle) / sin(angle)
        other = sin(step / steps * angle) / sin(angle)
        x = one * cos(lat1) * cos(lon1) + other * cos(lat2) * cos(lon2)
        y = one * cos(lat1) * sin(lon1) + other * cos(lat2) * sin(lon2)
        z = one * sin(lat1) + other * sin(lat2)
        found.append((degrees(atan2(y, x)), degrees(atan2(z, sqrt(x * x + y * y)))))
    return tuple(found)


def grid(map_: Mercator) -> tuple[tuple[str, float, float, bool], ...]:
    """Return the lines of a grid of degrees: the words of each, where it runs, and whether it is a parallel."""
    shown = degrees(min(map_.width / map_.scale, 2 * pi))
    step = next((s for s in (0.1, 0.25, 0.5, 1, 2, 5, 10, 15) if shown / s <= 8), 30)
    lines = []
    first = (map_.lon - shown / 2) // step * step
    for number in range(round(shown / step) + 2):
        lon = (first + number * step + 180) % 360 - 180
        x, _ = map_.at(lon, 0)
        if 0 <= x <= map_.width:
            lines.append((_worded(lon, "E", "W"), x, x, False))
    for number in range(round(2 * 80 / step) + 1):
        lat = -80 + number * step
        _, y = map_.at(0, lat)
        if 0 <= y <= map_.height:
            lines.append((_worded(lat, "N", "S"), y, y, True))
    return tuple(dict.fromkeys(lines))


def _worded(value: float, above: str, below: str) -> str:
    return f"{abs(round(value, 2)):g}°{above if value > 0 else below if value < 0 else ''}"


def _held(lat: float) -> float:
    return max(-FURTHEST, min(FURTHEST, lat))


def _north(lat: float) -> float:
    return asinh(tan(radians(_held(lat))))


def _across(longitudes: Iterable[float]) -> tuple[float, float]:
    """Return the west and the east end of the shortest stretch that has all longitudes; east may be beyond 180."""
    held = sorted({(lon + 180) % 360 - 180 for lon in longitudes})
    gaps = [(b - a, b) for a, b in pairwise([*held, held[0] + 360])]
    widest, after = max(gaps)
    west = (after + 180) % 360 - 180
    return west, west + 360 - widest

"""The palette, token by token: every ink on every paper it stands on has the contrast that WCAG 2.2 asks for."""

import re
from pathlib import Path

import pytest

CSS = (Path(__file__).parents[2] / "frontend" / "src" / "workbench.css").read_text(encoding="utf-8")
TEXT = ("ink", "soft", "link")
SHAPES = ("corroborated", "agreeing", "repeated", "single-source", "disputed", "unresolved", "updated")


def palettes() -> dict[str, dict[str, str]]:
    light, dark = (
        dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", part))
        for part in re.findall(r":root \{(.*?)\}", CSS, re.DOTALL)[:2]
    )
    return {"light": light, "dark": dark}


def luminance(colour: str) -> float:
    channels = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("ink", TEXT)
@pytest.mark.parametrize("paper", ["paper", "wash"])
def test_text_can_be_read(scheme: str, ink: str, paper: str) -> None:
    palette = palettes()[scheme]
    assert contrast(palette[ink], palette[paper]) >= 4.5


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("paper", ["mark", "target"])
def test_marked_words_can_be_read(scheme: str, paper: str) -> None:
    palette = palettes()[scheme]
    assert contrast(palette["ink"], palette[paper]) >= 4.5


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("shape", SHAPES)
def test_shapes_can_be_seen(scheme: str, shape: str) -> None:
    palette = palettes()[scheme]
    assert contrast(palette[shape], palette["paper"]) >= 4.5
    assert contrast(palette[shape], palette["wash"]) >= 3


def test_the_measure_is_that_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)

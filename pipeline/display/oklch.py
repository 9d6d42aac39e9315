"""Colours by lightness, chroma and hue as the eye judges them, turned into what a browser takes.

Two colours of one lightness in OKLCH look equally light whatever their hue, so one choice of lightness gives every kind
the same contrast. The matrices are those of Björn Ottosson's definition of Oklab (2020).
"""

from math import cos, radians, sin


def hex_of(lightness: float, chroma: float, hue: float) -> str:
    """The sRGB colour as "#rrggbb"; what lies outside sRGB is brought in by taking its chroma back."""
    while chroma > 0:
        red, green, blue = _linear(lightness, chroma, hue)
        if all(-0.0005 <= part <= 1.0005 for part in (red, green, blue)):
            break
        chroma = max(0.0, chroma - 0.005)
    return "#" + "".join(f"{round(255 * _encoded(part)):02x}" for part in _linear(lightness, chroma, hue))


def contrast(one: str, other: str) -> float:
    """The contrast of two colours by WCAG 2.2, from 1 to 21; text wants 4.5 on what is behind it."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _linear(lightness: float, chroma: float, hue: float) -> tuple[float, float, float]:
    a, b = chroma * cos(radians(hue)), chroma * sin(radians(hue))
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
    )


def _encoded(part: float) -> float:
    part = min(1.0, max(0.0, part))
    return 12.92 * part if part <= 0.0031308 else 1.055 * float(part ** (1 / 2.4)) - 0.055


def _luminance(colour: str) -> float:
    parts = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue

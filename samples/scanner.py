"""What printers, stamps, scanners, faxes and phones do to a page: one small function for each, on images.

Images are arrays of height × width × 3 bytes, red, green, blue, row 0 at the top. Lengths are in points of the paper,
so that a condition means the same at every resolution. Whatever is random comes from the seed.
"""

from __future__ import annotations

import math
import time
from dataclasses import dataclass, replace
from io import BytesIO
from typing import Any, Literal

import cv2
import numpy as np
import numpy.typing as npt
import pypdfium2  # type: ignore[import-untyped]
from PIL import Image
from reportlab.pdfbase import pdfmetrics  # type: ignore[import-untyped]
from reportlab.pdfbase.cidfonts import UnicodeCIDFont  # type: ignore[import-untyped]
from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped]

from jixiao.documents.pdf.in_process import PDFIUM_LOCK
from jixiao.documents.pdf.stand_in_font import install_stand_in_font

Pixels = npt.NDArray[np.uint8]
FileKind = Literal["pdf", "png", "jpg", "tif"]

SEAL_TEXT = "澄洲市鹭汀区砚浦镇人民政府"
_SEAL_RADIUS = 59.5
"""Points; seals of offices are 42 mm wide."""
_SHORTEST_RULE = 30.0
"""Points; no stroke of a character is as long and straight."""
_INK = 150
"""Darker than this is taken for ink where rules are looked for."""
_TURNED_BACK = {0: 1, 1: 8, 2: 3, 3: 6}
"""Quarters by which a picture was turned clockwise → the EXIF orientation that has viewers turn it back."""


@dataclass(frozen=True, slots=True)
class Condition:
    """How a page came to be an image. What is left at its default does not happen.

    ``ink`` (0–1) is how much of the print is left, ``rule_gaps`` the share of each rule that is broken away,
    ``dotted`` turns rules into dots, ``seal`` puts the red seal over the middle of the page, ``holes`` punches two
    holes. ``skew`` is in degrees clockwise, ``curl`` in points by which lines rise in the middle of the page. ``photo``
    (about 0–1) is how far from straight a phone was held. ``shade`` (0–1) is how much darker the worst lit corner is,
    ``blur`` the radius in points, ``noise`` the deviation in grey levels, ``threshold`` that of one-bit images, which
    devices put between paper and print by themselves, and ``fax`` whether only every other row was sent. ``turn`` is
    the number of quarters by which the image lies clockwise, ``turn_told`` whether its file says so, as those of phones
    do. ``quality`` is that of JPEG, ``None`` for none.
    """

    name: str
    dpi: int = 200
    ink: float = 1.0
    rule_gaps: float = 0.0
    dotted: bool = False
    seal: bool = False
    holes: bool = False
    skew: float = 0.0
    curl: float = 0.0
    photo: float = 0.0
    shade: float = 0.0
    blur: float = 0.0
    noise: float = 0.0
    threshold: int | None = None
    fax: bool = False
    turn: int = 0
    turn_told: bool = False
    quality: int | None = None


_OFFICE = Condition("office", skew=0.7, blur=0.25, noise=4, shade=0.04, quality=75)

CONDITIONS: dict[str, Condition] = {
    condition.name: condition
    for condition in (
        Condition("clean"),
        _OFFICE,
        replace(_OFFICE, name="150dpi", dpi=150),
        replace(_OFFICE, name="300dpi", dpi=300),
        replace(_OFFICE, name="skew3", skew=3.0),
        replace(_OFFICE, name="skew-2", skew=-2.0),
        replace(_OFFICE, name="turn90", turn=1),
        replace(_OFFICE, name="turn180", turn=2),
        replace(_OFFICE, name="turn270", turn=3),
        replace(_OFFICE, name="seal", seal=True),
        replace(_OFFICE, name="holes", holes=True),
        replace(_OFFICE, name="curl", curl=5.0),
        replace(_OFFICE, name="faint", ink=0.35, noise=6, quality=50),
        replace(_OFFICE, name="shaded", shade=0.4, noise=6),
        replace(_OFFICE, name="broken", rule_gaps=0.12),
        replace(_OFFICE, name="dotted", dotted=True),
        replace(_OFFICE, name="unruled", rule_gaps=1.0),
        Condition("bitonal", skew=0.5, blur=0.2, noise=6, threshold=150),
        Condition("bitonal-broken", skew=0.5, blur=0.2, noise=6, rule_gaps=0.15, threshold=150),
        Condition("copy", ink=0.6, blur=0.35, noise=10, rule_gaps=0.04, skew=-1.0, threshold=205),
        Condition("fax", dpi=204, blur=0.3, noise=8, rule_gaps=0.05, skew=0.8, threshold=180),
        Condition("fax-coarse", dpi=204, blur=0.3, noise=8, rule_gaps=0.05, skew=0.8, threshold=180, fax=True),
        Condition("photo", photo=0.6, shade=0.25, blur=0.3, noise=4, quality=80),
        Condition("photo-steep", photo=1.0, shade=0.35, curl=4.0, blur=0.35, noise=5, quality=70),
        Condition("phone", photo=0.5, shade=0.2, blur=0.3, noise=4, quality=80, turn=3, turn_told=True),
    )
}


def scan(pdf: bytes, condition: Condition, seed: int = 0) -> list[Pixels]:
    """The pages of a PDF as they look under the condition; each page has randomness of its own."""
    return [worn(page, condition, seed * 1000 + number) for number, page in enumerate(page_images(pdf, condition.dpi))]


def scanned_file(pdf: bytes, condition: Condition, kind: FileKind, seed: int = 0) -> bytes:
    """A PDF as the file a scanner makes of it: without a text layer; ``png`` and ``jpg`` hold the first page only."""
    return image_file(scan(pdf, condition, seed), condition, kind)


def page_images(pdf: bytes, dpi: int) -> list[Pixels]:
    """The pages of a PDF as clean images."""
    with PDFIUM_LOCK:
        install_stand_in_font()
        file = pypdfium2.PdfDocument(pdf)
        try:
            pages = [page.render(scale=dpi / 72, rev_byteorder=True).to_numpy() for page in file]
        finally:
            file.close()
    return [np.ascontiguousarray(page[:, :, :3]) for page in pages]


def worn(page: Pixels, condition: Condition, seed: int = 0) -> Pixels:
    """A clean page under the condition: first what happens to the paper, then what the device does."""
    dpi = condition.dpi
    if condition.rule_gaps:
        page = with_broken_rules(page, dpi, condition.rule_gaps, seed)
    if condition.dotted:
        page = with_dotted_rules(page, dpi)
    if condition.ink < 1:
        page = faint(page, condition.ink)
    if condition.seal:
        page = sealed(page, dpi)
    if condition.holes:
        page = punched(page, dpi)
    if condition.curl:
        page = curled(page, condition.curl * dpi / 72)
    if condition.skew:
        page = skewed(page, condition.skew)
    if condition.photo:
        page = photographed(page, condition.photo, seed)
    if condition.shade:
        page = shaded(page, condition.shade, seed)
    if condition.blur:
        page = blurred(page, condition.blur * dpi / 72)
    if condition.noise:
        page = noisy(page, condition.noise, seed)
    if condition.fax:
        page = faxed(page)
    if condition.threshold is not None:
        page = one_bit(page, condition.threshold)
    page = turned(page, condition.turn)
    return page if condition.quality is None else compressed(page, condition.quality)


def turned(page: Pixels, quarters: int) -> Pixels:
    """The page turned clockwise by so many quarters."""
    return np.ascontiguousarray(np.rot90(page, -quarters))


def skewed(page: Pixels, degrees: float) -> Pixels:
    """The page laid askew on the glass, clockwise; what leaves the glass is lost, what is bare is white."""
    height, width = page.shape[:2]
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), -degrees, 1)
    return _bytes(cv2.warpAffine(page, matrix, (width, height), flags=cv2.INTER_CUBIC, borderValue=(255, 255, 255)))


def curled(page: Pixels, rise: float) -> Pixels:
    """The page bent, as beside the spine of a volume: straight lines rise in the middle by so many pixels."""
    height, width = page.shape[:2]
    across = np.arange(width, dtype=np.float32)
    x, y = np.meshgrid(across, np.arange(height, dtype=np.float32))
    bent = y + (rise * np.sin(math.pi * across / width)).astype(np.float32)
    return _bytes(cv2.remap(page, x, bent, cv2.INTER_CUBIC, borderValue=(255, 255, 255)))


def blurred(page: Pixels, radius: float) -> Pixels:
    """The page out of focus by so many pixels."""
    return _bytes(cv2.GaussianBlur(page, (0, 0), max(radius, 0.1)))


def noisy(page: Pixels, deviation: float, seed: int) -> Pixels:
    """The page with the noise of a sensor, in grey levels."""
    noise = _random(seed, "noise").normal(0, deviation, page.shape[:2])
    return _clipped(page.astype(np.float32) + noise[:, :, None])


def faint(page: Pixels, ink: float) -> Pixels:
    """The page as printed with toner running out: that share of the ink is left."""
    return _clipped(255 - (255 - page.astype(np.float32)) * ink)


def shaded(page: Pixels, shade: float, seed: int) -> Pixels:
    """The page lit from one side: the far corner is darker by that share, with a soft stain in between."""
    random = _random(seed, "shade")
    height, width = page.shape[:2]
    angle = random.uniform(0, 2 * math.pi)
    y, x = np.mgrid[-1 : 1 : height * 1j, -1 : 1 : width * 1j].astype(np.float32)
    slope = (x * math.cos(angle) + y * math.sin(angle)) / math.sqrt(2)
    stain = np.exp(-((x - random.uniform(-1, 1)) ** 2 + (y - random.uniform(-1, 1)) ** 2) * 4)
    light = 1 - shade * (0.5 + 0.5 * slope) - 0.3 * shade * stain
    return _clipped(page * light[:, :, None])


def one_bit(page: Pixels, threshold: int) -> Pixels:
    """The page in black and white alone."""
    grey = cv2.cvtColor(page, cv2.COLOR_RGB2GRAY)
    return np.repeat(np.where(grey < threshold, 0, 255).astype(np.uint8)[:, :, None], 3, axis=2)


def faxed(page: Pixels) -> Pixels:
    """The page with every other row sent only, and printed twice: faxes in the standard mode, 204 by 98 to the inch."""
    return np.ascontiguousarray(np.repeat(page[::2], 2, axis=0)[: page.shape[0]])


def compressed(page: Pixels, quality: int) -> Pixels:
    """The page as JPEG leaves it."""
    out = BytesIO()
    Image.fromarray(page).save(out, "JPEG", quality=quality)
    return np.array(Image.open(out).convert("RGB"))


def punched(page: Pixels, dpi: int) -> Pixels:
    """The page with two holes at its left side, dark as the lid of the scanner behind them."""
    page = page.copy()
    height = page.shape[0]
    for shift in (-113.4, 113.4):  # 80 mm apart, as filed papers have them
        centre = (round(30 * dpi / 72), round(height / 2 + shift * dpi / 72))
        cv2.circle(page, centre, round(8.5 * dpi / 72), (70, 70, 70), -1, cv2.LINE_AA)
    return page


def sealed(page: Pixels, dpi: int, text: str = SEAL_TEXT, at: tuple[float, float] = (0.55, 0.45)) -> Pixels:
    """The page with a red seal at that share of its width and height; the print shows through it."""
    stamp = page_images(_seal(text), dpi)[0]
    side = stamp.shape[0]
    height, width = page.shape[:2]
    left, top = round(at[0] * width - side / 2), round(at[1] * height - side / 2)
    x0, y0, x1, y1 = max(0, left), max(0, top), min(width, left + side), min(height, top + side)
    page = page.copy()
    under = page[y0:y1, x0:x1].astype(np.float32)
    page[y0:y1, x0:x1] = _clipped(under * stamp[y0 - top : y1 - top, x0 - left : x1 - left] / 255)
    return page


def with_broken_rules(page: Pixels, dpi: int, share: float, seed: int) -> Pixels:
    """The page with random gaps of 1–5 points in its rules, which take away that share of each."""
    random = _random(seed, "rules")

    def gaps(length: int) -> npt.NDArray[np.bool_]:
        gone = np.full(length, share >= 1)
        while length and gone.mean() < share:
            start = random.integers(0, length)
            gone[start : start + round(random.uniform(1, 5) * dpi / 72)] = True
        return gone

    return _with_less_of_rules(page, dpi, gaps)


def with_dotted_rules(page: Pixels, dpi: int) -> Pixels:
    """The page with dots of 0.8 points every 2 points in place of its rules."""
    step = 2 * dpi / 72
    return _with_less_of_rules(page, dpi, lambda length: np.arange(length) % step >= 0.4 * step)


def photographed(page: Pixels, tilt: float, seed: int) -> Pixels:
    """The page on a desk, seen by a phone held askew; about 0–1 of ``tilt`` is usual."""
    random = _random(seed, "photo")
    height, width = page.shape[:2]
    margin = 0.06 * width
    size = (round(width + 2 * margin), round(height + 2 * margin))
    grain = cv2.GaussianBlur(random.normal(0, 40, (size[1], size[0])).astype(np.float32), (0, 0), 25, sigmaY=1)
    desk = np.array([126, 96, 70], np.float32) + grain[:, :, None]
    corners = np.array([(0, 0), (width, 0), (width, height), (0, height)], np.float32)
    # Held from below, the far edge of the sheet is the shorter one.
    drawn_in = np.array([(0.07, 0.03), (-0.06, 0.02), (0.0, -0.01), (0.01, -0.02)]) * tilt
    shifts = (drawn_in + random.uniform(-0.02, 0.02, (4, 2)) * tilt) * (width, height)
    target = (corners + shifts + margin).astype(np.float32)
    matrix = cv2.getPerspectiveTransform(corners, target)
    seen = cv2.warpPerspective(page, matrix, size, flags=cv2.INTER_CUBIC)
    paper = cv2.warpPerspective(np.full((height, width), 255, np.uint8), matrix, size)[:, :, None] / 255
    return _clipped(seen * paper * 0.93 + desk * (1 - paper))


def image_file(pages: list[Pixels], condition: Condition, kind: FileKind) -> bytes:
    """The pages as a file with their resolution; ``png`` and ``jpg`` hold the first page only.

    One-bit pages are stored as such, as in fax, in ``pdf`` and ``tif``.
    """
    pictures = [Image.fromarray(page) for page in pages]
    if condition.threshold is not None and kind != "jpg":
        pictures = [picture.convert("1", dither=Image.Dither.NONE) for picture in pictures]
    quality = 95 if condition.quality is None else condition.quality
    out, first, dpi = BytesIO(), pictures[0], (condition.dpi, condition.dpi)
    if kind == "pdf":
        more: dict[str, Any] = {"creationDate": time.gmtime(0), "modDate": time.gmtime(0)}
        if condition.threshold is None:
            more["quality"] = quality
        first.save(out, "PDF", resolution=condition.dpi, save_all=True, append_images=pictures[1:], **more)
    elif kind == "tif":
        compression = "tiff_deflate" if condition.threshold is None else "group4"
        first.save(out, "TIFF", dpi=dpi, save_all=True, append_images=pictures[1:], compression=compression)
    elif kind == "png":
        first.save(out, "PNG", dpi=dpi)
    else:
        exif = Image.Exif()
        if condition.turn_told:
            exif[0x0112] = _TURNED_BACK[condition.turn % 4]
        first.save(out, "JPEG", dpi=dpi, quality=quality, exif=exif)
    return out.getvalue()


def _with_less_of_rules(page: Pixels, dpi: int, gone: Any) -> Pixels:
    """The page without those pixels of its rules that ``gone`` tells for the length of each."""
    page = page.copy()
    dark = (page.min(axis=2) < _INK).astype(np.uint8)
    shortest = round(_SHORTEST_RULE * dpi / 72)
    edge = max(1, round(dpi / 100))  # the grey pixels beside a rule go with it
    for kernel in ((1, shortest), (shortest, 1)):
        rules = cv2.morphologyEx(dark, cv2.MORPH_OPEN, np.ones(kernel, np.uint8))
        _, _, boxes, _ = cv2.connectedComponentsWithStats(rules)
        for left, top, width, height, _ in boxes[1:]:
            area = page[max(0, top - edge) : top + height + edge, max(0, left - edge) : left + width + edge]
            if kernel[0] == 1:
                area[:, gone(area.shape[1])] = 255
            else:
                area[gone(area.shape[0])] = 255
    return page


def _seal(text: str) -> bytes:
    """A page that holds nothing but the seal: a ring, a star, and the name of the office along the ring."""
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    out, radius, size = BytesIO(), _SEAL_RADIUS, 14
    canvas = Canvas(out, pagesize=(2 * radius + 4, 2 * radius + 4), invariant=1)
    canvas.translate(radius + 2, radius + 2)
    canvas.setStrokeColorRGB(0.86, 0.28, 0.26)
    canvas.setFillColorRGB(0.86, 0.28, 0.26)
    canvas.setLineWidth(3)
    canvas.circle(0, 0, radius - 1.5)
    star = canvas.beginPath()
    for point in range(10):
        reach = 18 if point % 2 == 0 else 7
        x, y = reach * math.sin(point * math.pi / 5), reach * math.cos(point * math.pi / 5)
        (star.lineTo if point else star.moveTo)(x, y)
    star.close()
    canvas.drawPath(star, stroke=0, fill=1)
    canvas.setFont("STSong-Light", size)
    for at, char in enumerate(text):
        canvas.saveState()
        canvas.rotate(120 - 240 * at / max(1, len(text) - 1))
        canvas.drawCentredString(0, radius - 6 - size, char)
        canvas.restoreState()
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def _random(seed: int, matter: str) -> np.random.Generator:
    """Randomness for one matter, which does not change when another is left out."""
    return np.random.default_rng([seed, *matter.encode()])


def _clipped(values: Any) -> Pixels:
    return np.asarray(np.clip(values, 0, 255) + 0.5, np.float32).clip(0, 255).astype(np.uint8)


def _bytes(values: Any) -> Pixels:
    return np.ascontiguousarray(values, np.uint8)

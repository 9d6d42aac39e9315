"""Small files of every format, made on the spot."""

import io
import json
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from arqam.pipeline.readers import Article, Problem, ReadOptions, read

TEXT = "در این طرح ۲۱۸ هزار فرصت شغلی ایجاد شد."


class Found:
    """What was read: the articles, and the sentences about the rest."""

    def __init__(self, found: Sequence[Article | Problem]) -> None:
        self.articles = [one for one in found if isinstance(one, Article)]
        self.problems = [one for one in found if isinstance(one, Problem)]
        self.ids = [article.id for article in self.articles]
        self.texts = [article.text for article in self.articles]
        self.said = [problem.why for problem in self.problems]
        self.lost = [problem.why for problem in self.problems if problem.lost]


@pytest.fixture
def given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Found]:
    """Writes files (name=bytes) into a folder of their own, and reads them, or the `inputs`."""
    monkeypatch.chdir(tmp_path)

    def given(files: dict[str, bytes | str], *inputs: str, **options: Any) -> Found:
        for name, data in files.items():
            Path(name).parent.mkdir(parents=True, exist_ok=True)
            Path(name).write_bytes(data if isinstance(data, bytes) else data.encode())
        return Found(list(read(inputs or list(files), ReadOptions(**options))))

    return given


@pytest.fixture(scope="session")
def line() -> Callable[..., str]:
    """A line of JSON."""
    return lambda **article: json.dumps(article, ensure_ascii=False) + "\n"


@pytest.fixture(scope="session")
def zipped() -> Callable[[dict[str, bytes | str]], bytes]:
    """A zip file of members."""

    def zipped(members: dict[str, bytes | str]) -> bytes:
        file = io.BytesIO()
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, data in members.items():
                archive.writestr(name, data)
        return file.getvalue()

    return zipped


# The shape of every letter: a box, as only where it stands and what it means matter here.
GLYPH = b"500 0 0 -200 500 700 d1 0 0 400 700 re f"


@pytest.fixture(scope="session")
def printed() -> Callable[..., bytes]:
    """A PDF file of pages, each a list of (x, y, letters from left to right as they are printed), 5 points a letter."""

    def printed(*pages: Sequence[tuple[float, float, str]]) -> bytes:
        letters = sorted({letter for page in pages for _, _, run in page for letter in run})
        code = {letter: number for number, letter in enumerate(letters, 1)}
        objects: list[bytes] = [b"<< /Type /Catalog /Pages 2 0 R >>", b"", _stream(GLYPH), _stream(_meaning(code))]
        names = " ".join(f"/g{number}" for number in code.values())
        shapes = " ".join(f"/g{number} 3 0 R" for number in code.values())
        objects.append(
            f"<< /Type /Font /Subtype /Type3 /FontBBox [0 -200 500 700] /FontMatrix [0.001 0 0 0.001 0 0]"
            f" /Resources << >> /CharProcs << {shapes} >> /Encoding << /Type /Encoding /Differences [1 {names}] >>"
            f" /FirstChar 1 /LastChar {len(code)} /Widths [{'500 ' * len(code)}] /ToUnicode 4 0 R >>".encode()
        )
        numbers = []
        for page in pages:
            runs = [(x, y, "".join(f"{code[letter]:02X}" for letter in run)) for x, y, run in page]
            objects.append(
                _stream("\n".join(f"BT /F 10 Tf 1 0 0 1 {x} {y} Tm <{run}> Tj ET" for x, y, run in runs).encode())
            )
            objects.append(
                b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Resources << /Font << /F 5 0 R >> >>"
                b" /Contents %d 0 R >>" % len(objects)
            )
            numbers.append(len(objects))
        kids = " ".join(f"{number} 0 R" for number in numbers)
        objects[1] = f"<< /Type /Pages /Count {len(numbers)} /Kids [{kids}] >>".encode()
        return _file(objects)

    return printed


def _stream(data: bytes) -> bytes:
    return b"<< /Length %d >>\nstream\n%s\nendstream" % (len(data), data)


def _meaning(code: dict[str, int]) -> bytes:
    """The table from the glyphs to the letters."""
    pairs = [f"<{number:02X}> <{letter.encode('utf-16-be').hex()}>" for letter, number in code.items()]
    tables = [pairs[at : at + 100] for at in range(0, len(pairs), 100)]
    told = "".join(f"{len(some)} beginbfchar\n{chr(10).join(some)}\nendbfchar\n" for some in tables)
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /T def /CMapType 2 def\n"
        f"1 begincodespacerange <00> <FF> endcodespacerange\n{told}endcmap end end"
    ).encode()


def _file(objects: Sequence[bytes]) -> bytes:
    data, places = b"%PDF-1.7\n", []
    for number, one in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return (
        data
        + b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n"
        % (
            len(objects) + 1,
            table,
            len(objects) + 1,
            len(data),
        )
    )

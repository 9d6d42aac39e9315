"""Figures, and files of them."""

import gzip

import pytest

from arqam.pipeline import Article, Pipeline, PipelineConfig
from arqam.pipeline.writers import Format, open_writer

TEXTS = {
    "a": "به گزارش ایسنا، استاندار زنجان گفت: در سال ۱۳۹۸ حدود ۲ هزار و ۵۰۰ فرصت شغلی در استان زنجان ایجاد شد.",
    "b=1": "=SUM(A1) قیمت هر تن گندم به ۲٫۵ میلیون تومان رسید;\n=۵ نفر آمدند؛ 😀 ۷۰ درصد.",
    "": "۱۲ میز خدمت برپا شد.",
}


@pytest.fixture(scope="session")
def figures():
    """Of three articles: one quiet, one that a spreadsheet would run, one without an id."""
    extract = Pipeline(PipelineConfig(use_model=False)).extract
    return [
        figure
        for name, text in TEXTS.items()
        for figure in extract(Article(id=name, text=text, title="عنوان", source="ایسنا", published="1398-05-01"))
    ]


@pytest.fixture
def written(tmp_path, figures):
    """Writes figures to a file in the format of its ending; packed where the ending says so."""

    def write(name, some=None):
        path = tmp_path / name.removesuffix(".gz").removesuffix(".zst")
        with open_writer(path, Format(path.suffix[1:])) as writer:
            for figure in figures if some is None else some:
                writer.write(figure)
        if name.endswith(".gz"):
            (tmp_path / name).write_bytes(gzip.compress(path.read_bytes()))
        elif name.endswith(".zst"):
            zstandard = pytest.importorskip("zstandard", reason="zstd is an extra")
            (tmp_path / name).write_bytes(zstandard.compress(path.read_bytes()))
        return str(tmp_path / name)

    return write

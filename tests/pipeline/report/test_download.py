"""The CSV file of what is shown."""

import csv
import io

from arqam.pipeline.report import Selection
from arqam.pipeline.writers.flat import COLUMNS, Csv
from tests.pipeline.report.conftest import article_of, figure
from tests.pipeline.report.looking import values


class TestDownload:
    def downloaded(self, page):
        with page.expect_download() as download:
            page.click("#download")
        assert download.value.suggested_filename == "arqam-figures.csv"
        with open(download.value.path(), "rb") as file:
            return file.read()

    def test_it_holds_what_is_shown_in_the_order_that_is_shown(self, opened):
        opened.fill("#search", "گروه")
        opened.click(".sorter[data-column=value]")
        data = self.downloaded(opened)
        assert data.startswith(b"\xef\xbb\xbf")
        rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))
        assert list(rows[0]) == list(COLUMNS)
        assert len(rows) == len(values(opened))
        assert [row["low"] for row in rows][:3] == ["11000", "15000", "42000"]
        assert "arqam-figures.csv" in opened.inner_text("#said")

    def test_it_is_byte_for_byte_what_extract_writes(self, show):
        hostile = [
            "=1+1",
            "+x",
            "-5",
            "@a",
            "＝a",
            "a;=b",
            "\t=b",
            "\r\n-c",
            'a"b,c',
            "a\nb",
            "\x01\x00",
            "",
            "-5.5",
            "😀",
            "'=a",
            "1e5",
        ]
        figures = [figure(item=item, source=item, confidence=0.07, organization=item) for item in hostile]
        article, explanations = article_of(figures)
        selection = Selection()
        selection.add(article, explanations)
        sink = io.StringIO(newline="")
        writer = Csv(sink)
        for sheet in selection.sheets:
            for one in sheet.figures:
                writer.write(one)
        assert self.downloaded(show(selection)).decode("utf-8-sig") == sink.getvalue()

    def test_nothing_shown_is_nothing_to_download(self, opened):
        opened.click("#no-kind")
        assert opened.is_disabled("#download")

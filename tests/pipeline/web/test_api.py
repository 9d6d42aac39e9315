"""The same as JSON, by its own description."""

import json

import pytest

from arqam.pipeline.web.openapi import description

TEXT = "حدود ۲۱۸ هزار فرصت شغلی ایجاد شد."


@pytest.fixture(scope="module")
def fits():
    """Checks a value against a schema of the description."""
    jsonschema = pytest.importorskip("jsonschema")

    def fits(value, schema):
        validator = jsonschema.Draft202012Validator({**schema, "components": description()["components"]})
        assert [error.message for error in validator.iter_errors(value)] == []

    return fits


def schema_of(path, status=200, method="get"):
    return description()["paths"][path][method]["responses"][str(status)]["content"]["application/json"]["schema"]


GETS = [
    ("/api/figures", "/api/figures"),
    ("/api/figures?kind=job&words=یزد&since=1390&until=1400&order=largest&size=1&page=1", "/api/figures"),
    ("/api/figures?kind=none", "/api/figures"),
    ("/api/articles", "/api/articles"),
    ("/api/articles?words=یزد&status=read&size=500", "/api/articles"),
    ("/api/article?id=yazd/1", "/api/article"),
    ("/api/article?id=empty", "/api/article"),
    ("/api/kinds", "/api/kinds"),
]


@pytest.mark.parametrize(("address", "path"), GETS)
def test_answers_are_as_described(client, fits, address, path):
    answer = client.get(address)
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/json")
    fits(answer.json(), schema_of(path))


@pytest.mark.parametrize(
    ("address", "path", "status"),
    [
        ("/api/figures?since=x", "/api/figures", 422),
        ("/api/figures?size=0", "/api/figures", 422),
        ("/api/figures?size=501", "/api/figures", 422),
        ("/api/figures?page=0", "/api/figures", 422),
        ("/api/figures?page=x", "/api/figures", 422),
        ("/api/figures?order=x", "/api/figures", 422),
        ("/api/articles?status=x", "/api/articles", 422),
        ("/api/figures/none", "/api/figures/{figure}", 404),
        ("/api/article?id=none", "/api/article", 404),
        ("/api/article", "/api/article", 404),
    ],
)
def test_so_are_refusals(client, fits, address, path, status):
    answer = client.get(address)
    assert answer.status_code == status
    fits(answer.json(), schema_of(path, status))


def test_an_address_that_is_not_there_is_json_too(client):
    assert client.get("/api/nothing").json() == {"error": "There is no such page."}
    assert "error" in client.get("/api/extract").json()


def test_a_figure_is_the_record_to_the_last_key(client, fits):
    figures = client.get("/api/figures").json()["figures"]
    one = client.get(f"/api/figures/{figures[0]['id']}").json()
    assert one == figures[0]
    fits(one, schema_of("/api/figures/{figure}"))


def test_a_text_is_extracted(client, fits):
    answer = client.post("/api/extract", json={"text": TEXT, "id": "a", "source": "s", "published": "1399"})
    assert answer.status_code == 200
    fits(answer.json(), schema_of("/api/extract", method="post"))
    (figure,) = answer.json()["figures"]
    assert (figure["document"], figure["quantity"]["low"], figure["source"]) == ("a", 218000, "s")
    assert TEXT[figure["quote"]["start"] : figure["quote"]["end"]] == figure["quote"]["text"]


def test_every_digit_is_kept(client):
    digits = "1234567890123456789012"
    answer = client.post("/api/extract", json={"text": f"{digits} متر"})
    assert f'"low": {digits}' in answer.text


def test_corrected_records_become_gold(client, fits):
    found = client.post("/api/extract", json={"text": TEXT, "id": "a"}).json()["figures"]
    found[0]["kind"] = "project"
    answer = client.post("/api/gold", json={"id": "a", "text": TEXT, "figures": found})
    fits(answer.json(), schema_of("/api/gold", method="post"))
    assert (answer.json()["doc"], answer.json()["figures"][0]["kind"]) == ("a", "project")


JSON = {"content-type": "application/json"}
BAD_BODIES = [
    (b"", 400),
    (b"{", 400),
    (b"\xff\xfe\x00", 400),
    (b"[" * 100_000, 400),
    (b'{"text": ' + b"9" * 5_000 + b"}", 400),
    (b"[]", 422),
    (b'"x"', 422),
    (b"{}", 422),
    (b'{"text": 5}', 422),
    (b'{"text": null}', 422),
    (b'{"text": ""}', 422),
    (b'{"text": "x", "id": ["a"]}', 422),
    (b'{"text": "x", "title": "' + b"x" * 1_001 + b'"}', 422),
    (b'{"text": "x", "stranger": 1}', 422),
]


@pytest.mark.parametrize(("body", "status"), BAD_BODIES)
@pytest.mark.parametrize("path", ["/api/extract", "/api/gold"])
def test_bodies_that_are_not_right_are_told_in_a_sentence(client, fits, path, body, status):
    answer = client.post(path, content=body, headers=JSON)
    assert answer.status_code == status
    fits(answer.json(), schema_of(path, status, "post"))


@pytest.mark.parametrize(
    "kind", ["", "text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"]
)
def test_what_a_form_of_another_site_can_send_is_not_taken(client, kind):
    answer = client.post("/api/extract", content=json.dumps({"text": TEXT}), headers={"content-type": kind})
    assert answer.status_code == 415


@pytest.mark.parametrize(
    "figures",
    [
        "x",
        {},
        [1],
        [{}],
        [{"id": "x"}],
        [{"id": "x", "document": "a", "kind": "k", "item": None, "quantity": {"low": 2, "high": 1}}],
    ],
)
def test_figures_that_are_no_records_are_told(client, figures):
    answer = client.post("/api/gold", json={"id": "a", "text": TEXT, "figures": figures})
    assert answer.status_code == 422 and len(answer.json()["error"]) < 600


def test_records_of_another_text_are_told(client):
    found = client.post("/api/extract", json={"text": TEXT, "id": "a"}).json()["figures"]
    answer = client.post("/api/gold", json={"id": "a", "text": "متن دیگر", "figures": found})
    assert answer.status_code == 422 and "stand" in answer.json()["error"]


def test_half_characters_are_replaced(client):
    answer = client.post("/api/extract", content=b'{"text": "\\ud800 5 nafar", "id": "\\udfff"}', headers=JSON)
    assert answer.status_code == 200 and answer.json()["id"] == "\ufffd"


class TestDescription:
    def test_is_what_is_served(self, client):
        assert client.get("/api/openapi.json").json() == json.loads(json.dumps(description()))

    def test_describes_every_address_and_no_other(self, client):
        told = {(path, method.upper()) for path, methods in description()["paths"].items() for method in methods}
        routes = {
            (route.path, method)
            for route in client.app.routes
            if route.path.startswith("/api/") and route.path != "/api/openapi.json"
            for method in route.methods - {"HEAD"}
        }
        assert told == routes

    def test_names_only_schemas_that_are_there(self):
        text = json.dumps(description())
        named = {piece.partition('"')[0] for piece in text.split("#/components/schemas/")[1:]}
        assert named <= description()["components"]["schemas"].keys()

    def test_has_a_page_without_anything_from_elsewhere(self, client):
        page = client.get("/api").text
        for path in description()["paths"]:
            assert path in page
        assert "http://" not in page and "https://" not in page and "//cdn" not in page

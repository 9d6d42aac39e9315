"""Who may ask, how much, and what a browser may do with the answer."""

import time

import pytest

from arqam.pipeline.web.guard import host_is_ours
from arqam.pipeline.web.settings import Settings

OURS = ["localhost", "localhost:8765", "LOCALHOST:1", "127.0.0.1", "127.0.0.1:80", "[::1]", "[::1]:8765", "localhost."]
STRANGE = [
    *("", "evil.example", "127.0.0.1.evil.example", "localhost.evil.example:8765", "localhost@evil.example"),
    *(
        "127.0.0.2",
        "0.0.0.0",
        "[::2]",
        "::1",
        "localhost:",
        "localhost:x",
        "localhost/evil",
        "a b",
        "127.1",
        "2130706433",
    ),
]


@pytest.mark.parametrize("host", OURS)
def test_the_loopback_is_called_by_its_names(host):
    assert host_is_ours(host, Settings())


@pytest.mark.parametrize("host", STRANGE)
def test_no_other_name_is_answered(host):
    assert not host_is_ours(host, Settings())


@pytest.mark.parametrize(
    ("host", "settings", "ours"),
    [
        ("lab.example.org:8765", Settings(names=frozenset({"lab.example.org"})), True),
        ("other.example.org", Settings(names=frozenset({"lab.example.org"})), False),
        ("192.168.1.7:8765", Settings(any_address=True), True),
        ("[fe80::1]:8765", Settings(any_address=True), True),
        ("evil.example", Settings(any_address=True), False),
        ("1.2.3.4.evil.example", Settings(any_address=True), False),
    ],
)
def test_other_names_are_those_that_were_told(host, settings, ours):
    assert host_is_ours(host, settings) is ours


@pytest.mark.parametrize("path", ["/", "/figures", "/api/figures", "/static/page.css", "/nothing", "/texts/x"])
def test_a_strange_host_gets_nothing_anywhere(client, path):
    answer = client.get(path, headers={"host": "evil.example"})
    assert (answer.status_code, answer.headers["content-type"]) == (400, "text/plain; charset=utf-8")
    assert "evil.example" in answer.text


FROM_ELSEWHERE = [
    {"origin": "http://evil.example"},
    {"origin": "null"},
    {"origin": "http://127.0.0.1:9999"},
    {"origin": "https://127.0.0.1:8765.evil.example"},
    {"origin": "file://127.0.0.1:8765"},
    {"sec-fetch-site": "cross-site"},
    {"sec-fetch-site": "same-site"},
    {"sec-fetch-site": "cross-site", "origin": "http://127.0.0.1:8765"},
]
POSTS = ["/texts", "/texts/x/save", "/texts/x/undo", "/article?id=yazd/1", "/api/extract", "/api/gold"]


@pytest.mark.parametrize("headers", FROM_ELSEWHERE)
@pytest.mark.parametrize("path", POSTS)
def test_pages_of_others_send_nothing_here(client, path, headers):
    assert client.post(path, headers=headers, data={"text": "۵ نفر"}).status_code == 403


@pytest.mark.parametrize(
    "headers",
    [{}, {"origin": "http://127.0.0.1:8765"}, {"origin": "http://127.0.0.1:8765", "sec-fetch-site": "same-origin"}],
)
def test_our_own_pages_and_programs_do(client, headers):
    assert client.post("/texts", headers=headers, data={"text": ""}).status_code == 422  # it was looked at


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS"])
def test_other_methods_are_refused(client, method):
    assert client.request(method, "/").status_code == 405
    assert "access-control-allow-origin" not in client.request(method, "/api/extract").headers


@pytest.mark.parametrize("path", ["/", "/api", "/api/kinds", "/static/page.js", "/kinds.css", "/nothing", "/texts/x"])
def test_every_answer_says_what_a_browser_may_do(client, path):
    headers = client.get(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy and "unsafe" not in policy and "frame-ancestors 'none'" in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert "cache-control" in headers


def test_pages_hold_no_script_and_no_style_of_their_own(client):
    pages = [client.get(path).text for path in ("/", "/figures", "/articles", "/article?id=yazd/1", "/api")]
    for text in pages:
        assert text.count("<script") == text.count('<script type="module" src="/static/page.js"></script>') == 1
        assert "<style" not in text and " style=" not in text and " onclick=" not in text


@pytest.fixture(scope="module")
def small(opened):
    with opened(largest=10_000) as client:
        yield client


class TestLength:
    """A request is as long as it may be, whatever it says of its length."""

    @pytest.mark.parametrize("path", ["/texts", "/api/extract", "/api/gold"])
    def test_what_is_too_long_by_its_own_account(self, small, path):
        answer = small.post(path, content=b"x" * 10_001)
        assert answer.status_code == 413
        assert "10,000" in answer.text

    def test_what_is_longer_than_it_says(self, small):
        def pieces():
            for _ in range(20):
                yield b"text=" + b"x" * 1_000

        headers = {"content-type": "application/x-www-form-urlencoded"}
        assert small.post("/texts", content=pieces(), headers=headers).status_code == 413

    def test_a_file_that_is_too_large(self, small):
        assert small.post("/texts", files={"files": ("a.txt", b"x" * 20_000)}).status_code == 413

    @pytest.mark.parametrize("length", ["-1", "ten", "9" * 40, "۵"])
    def test_a_length_that_is_none(self, small, length):
        headers = {"content-length": length.encode()}
        assert small.post("/texts", content=b"", headers=headers).status_code in (400, 413)

    def test_what_fits_is_taken(self, small):
        assert small.post("/texts", data={"text": "۵ نفر آمدند."}).status_code == 200

    def test_what_comes_too_slowly_is_given_up(self, opened):
        """A client that sends half of a request and waits, as one does that wants to hold us up."""
        from arqam.pipeline.web.guard import Guard

        told = []

        async def app(scope, receive, send):
            await receive()

        async def receive():
            import asyncio

            await asyncio.Event().wait()

        async def send(message):
            told.append(message)

        scope = {"type": "http", "method": "POST", "path": "/texts", "headers": [(b"host", b"localhost")]}
        begun = time.monotonic()
        in_a_loop(Guard(app, Settings(slowest=0.05)), scope, receive, send)
        assert told[0]["status"] == 408
        assert time.monotonic() - begun < 30


def in_a_loop(function, *arguments):
    """Runs it to its end, in a thread of its own: a browser may hold the loop of this one."""
    from anyio.from_thread import start_blocking_portal

    with start_blocking_portal() as portal:
        return portal.call(function, *arguments)


def test_a_mistake_of_ours_is_a_sentence(opened, monkeypatch):
    from arqam.pipeline.web import api

    def broken(request):
        raise RuntimeError("<b>secret</b>")

    monkeypatch.setattr(api, "kinds", broken)
    with opened() as client:
        answer = client.get("/api/kinds")
    assert (answer.status_code, answer.headers["content-type"]) == (500, "text/plain; charset=utf-8")
    assert "please report" in answer.text and "Traceback" not in answer.text


@pytest.mark.parametrize(
    "path",
    [
        *("/static/../app.py", "/static/%2e%2e/app.py", "/static/..%2fapp.py", "/static//etc/passwd", "/static/"),
        *("/static/%2e%2e%2f%2e%2e%2f..%2f..%2fetc/passwd", "/static/page.css%00.js", "/static/../../../../etc/passwd"),
        *("/texts/../../etc/passwd", "/uploads/..%2f..%2fetc%2fpasswd", "/job.json", "/browse.sqlite"),
    ],
)
def test_no_file_but_our_own_is_given_out(client, path):
    answer = client.get(path)
    assert answer.status_code in (404, 405)
    assert "root:" not in answer.text and "import" not in answer.text

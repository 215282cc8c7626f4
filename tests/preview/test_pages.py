"""What the preview answers: as GitHub Pages does, to its own host, from its own folder."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import product
from pathlib import Path

import pytest
from tornado.httpclient import HTTPRequest
from tornado.httpserver import HTTPServer
from tornado.netutil import bind_sockets
from tornado.websocket import websocket_connect

from briefing.preview.builder import Answer
from briefing.preview.hosts import Hosts
from briefing.preview.pages import application
from briefing.preview.shown import Shown

PAGE = "<!doctype html><title>Page</title><p>The text of the page."
SECRET = "must not be seen"
PORT = 8123
"""The port that the preview believes to have; the test's own may be any."""
OWN = f"127.0.0.1:{PORT}"


@dataclass
class Response:
    status: int
    headers: dict[str, str]
    body: bytes


def ask(
    shown: Shown, targets: Iterable[str], host: str = OWN, method: str = "GET", **headers: str
) -> list[Response]:
    """The answers to raw request targets, as nothing between changes them."""
    async def all() -> list[Response]:
        (listening, *_) = sockets = bind_sockets(0, "127.0.0.1")
        server = HTTPServer(application(shown))
        server.add_sockets(sockets)
        port = listening.getsockname()[1]
        try:
            return [await one(port, target) for target in targets]
        finally:
            server.stop()
            await server.close_all_connections()

    async def one(port: int, target: str) -> Response:
        more = {"Host": host, "Connection": "close"} | {
            name.replace("_", "-"): value for name, value in headers.items()}
        lines = "".join(f"\r\n{name}: {value}" for name, value in more.items())
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(f"{method} {target} HTTP/1.1{lines}\r\n\r\n".encode())
        head, _, body = (await reader.read()).partition(b"\r\n\r\n")
        writer.close()
        first, *rest = head.decode("latin-1").split("\r\n")
        return Response(int(first.split()[1]), dict(line.split(": ", 1) for line in rest), body)

    return asyncio.run(all())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "secret.txt").write_text(SECRET, encoding="utf-8")
    tree = tmp_path / "site"
    for name in ("index.html", "404.html", "articles/first/index.html", "about.html",
                 "articles/智譜/index.html"):
        (tree / name).parent.mkdir(parents=True, exist_ok=True)
        (tree / name).write_text(PAGE, encoding="utf-8")
    (tree / "css").mkdir()
    (tree / "css/base.css").write_text("p { color: red }", encoding="utf-8")
    return tree


@pytest.fixture
def shown(folder: Path) -> Shown:
    shown = Shown(folder, Hosts.of("127.0.0.1", "127.0.0.1", PORT))
    shown.take(Answer(base="/base/"))
    return shown


FOREIGN = [
    "evil.example", f"evil.example:{PORT}", f"127.0.0.1.evil.example:{PORT}", f"127.0.0.2:{PORT}",
    f"localhost.evil.example:{PORT}", f"evil-localhost:{PORT}", f"localhost.:{PORT}", "127.0.0.1",
    f"127.0.0.1:{PORT + 1}", f"127.0.0.1:{PORT}0", f"0.0.0.0:{PORT}",
    f"[::2]:{PORT}", f"[::1]:{PORT + 1}", f"::1:{PORT}", f"2130706433:{PORT}", f"127.1:{PORT}",
    f"192.168.0.1:{PORT}", "localhost", "null",
    f"example.com:{PORT}", f"[::ffff:7f00:1]:{PORT}",
]
MALFORMED = ["", f"user@{OWN}", f"{OWN}/", f"{OWN}, {OWN}", f"ⓛocalhost:{PORT}"]
ADDRESSES = ["/base/", "/base/css/base.css", "/base/nowhere", "/", "/.briefing/overlay.css",
             "/.briefing/reload.js", "/.briefing/live"]


@pytest.mark.parametrize("host", FOREIGN)
def test_it_answers_to_no_foreign_host(shown: Shown, host: str) -> None:
    assert {response.status for response in ask(shown, ADDRESSES, host)} == {403}


@pytest.mark.parametrize("origin", ["null", "https://" + OWN, f"file://{OWN}", "http://",
                                    *(f"http://{host}" for host in FOREIGN)])
def test_it_answers_to_no_foreign_origin(shown: Shown, origin: str) -> None:
    assert {response.status for response in ask(shown, ADDRESSES, Origin=origin)} == {403}


@pytest.mark.parametrize("host", [OWN, f"localhost:{PORT}", f"LOCALHOST:{PORT}", f"[::1]:{PORT}"])
def test_it_answers_to_its_own_names(shown: Shown, host: str) -> None:
    assert ask(shown, ["/base/"], host, Origin=f"http://{host}")[0].status == 200


@pytest.mark.parametrize("host", MALFORMED)
def test_what_is_no_host_is_refused(shown: Shown, host: str) -> None:
    assert {response.status for response in ask(shown, ADDRESSES, host)} <= {400, 403}


def test_a_server_for_every_address_takes_numbers_but_no_names() -> None:
    hosts = Hosts.of("0.0.0.0", "0.0.0.0", 80)
    assert hosts.has("192.168.0.1") and hosts.has("192.168.0.1:80") and hosts.has("localhost")
    assert hosts.has("[fe80::1]")
    assert not hosts.has("evil.example") and not hosts.has("192.168.0.1:8000")
    named = Hosts.of("MyBox", "192.168.0.7", 80)
    assert named.has("mybox") and named.has("192.168.0.7") and not named.has("localhost")


UPS = ["..", "%2e%2e", ".%2e", "%2E.", "%252e%252e", "..%00", "..;", "%c0%ae%c0%ae", "．．",
       "%uff0e%uff0e", "....", "..%20", "...", "./.."]
SLASHES = ["/", "%2f", "%5c", "\\", "//", "%252f", "%c0%af", "/./"]


def traversals(folder: Path) -> list[str]:
    forms = [
        f"{begin}{slash.join([up] * depth)}{slash}{wanted}"
        for begin, up, slash, depth, wanted in product(
            ["/", "/base/", "/base/css/", "/.briefing/"], UPS, SLASHES, [1, 2, 6],
            ["secret.txt", "etc/passwd"])
    ]
    outside = str(folder.parent / "secret.txt")
    return [
        *forms, *(begin + outside for begin in ("", "/", "/base", "/base/", "/base/%2f")),
        f"file://{outside}", f"http://{OWN}{outside}", "*",
        "/base/link.txt", "/base/linked/secret.txt", "/base/linked", "/base/linked/",
        "/base/round", "/base/round/x", "/base/C:/secret.txt", "/base/C:%5csecret.txt",
        "/base/%00", "/base/a%00.html", "/base/index.html%00.txt", "/base/%ff%fe",
        "/base/" + "x" * 5000, "/base/" + "x/" * 3000, "/base/css/", "/base/css", "/base//",
        "/base/index.html/", "/base/index.html/..", "/base/../base/index.html",
        "/base/./index.html", "/base/.//index.html", "/base/\\secret.txt",
        "/.briefing/../serve.py", "/.briefing/serve.py", "/.briefing/reload.js/",
        "/.briefing/%2e%2e/secret.txt",
    ]


def test_nothing_outside_the_folder_is_served(shown: Shown, folder: Path) -> None:
    (folder / "link.txt").symlink_to("../secret.txt")
    (folder / "linked").symlink_to("..", target_is_directory=True)
    (folder / "round").symlink_to("round")
    forms = traversals(folder)
    assert len(set(forms)) >= 200
    for form, response in zip(forms, ask(shown, forms), strict=True):
        assert response.status in (403, 404), (form, response.status)
        assert SECRET.encode() not in response.body and b"root:" not in response.body, form


def test_it_redirects_as_github_pages_does(shown: Shown) -> None:
    root, base, folder, chinese, extensionless = ask(
        shown, ["/", "/base", "/base/articles/first?a=b", "/base/articles/%E6%99%BA%E8%AD%9C",
                "/base/about"])
    assert [r.status for r in (root, base, folder, chinese, extensionless)] \
        == [302, 302, 301, 301, 200]
    assert root.headers["Location"] == base.headers["Location"] == "/base/"
    assert folder.headers["Location"] == "/base/articles/first/?a=b"
    assert chinese.headers["Location"] == "/base/articles/%E6%99%BA%E8%AD%9C/"


def test_a_site_at_the_root_has_no_redirect_there(shown: Shown) -> None:
    shown.take(Answer(base="/"))
    assert [r.status for r in ask(shown, ["/", "/articles/first"])] == [200, 301]


def test_a_page_that_is_not_there_is_the_sites_own(shown: Shown) -> None:
    for response in ask(shown, ["/base/nowhere", "/base/nowhere/", "/elsewhere"]):
        assert response.status == 404 and PAGE.encode() in response.body
        assert response.headers["Content-Type"] == "text/html; charset=utf-8"
    assert b'data-files="404.html nowhere nowhere.html"' in ask(shown, ["/base/nowhere"])[0].body


@pytest.mark.parametrize(("name", "type"), [
    ("a.css", "text/css; charset=utf-8"), ("a.js", "application/javascript; charset=utf-8"),
    ("a.json", "application/json; charset=utf-8"), ("a.xml", "application/xml"),
    ("a.svg", "image/svg+xml"), ("a.ics", "text/calendar; charset=utf-8"),
    ("a.csv", "text/csv; charset=utf-8"), ("a.txt", "text/plain; charset=utf-8"),
    ("a.JPG", "image/jpeg"), ("a.webp", "image/webp"), ("a.woff2", "font/woff2"),
    ("a.unheard-of", "application/octet-stream"), ("LICENSE", "application/octet-stream"),
    ("a.yaml", "text/yaml; charset=utf-8"), ("a.md", "text/markdown; charset=utf-8"),
])
def test_files_have_the_types_that_github_pages_gives(
    shown: Shown, folder: Path, name: str, type: str
) -> None:
    (folder / name).write_bytes(b"bytes")
    (response,) = ask(shown, [f"/base/{name}"])
    assert (response.headers["Content-Type"], response.body) == (type, b"bytes")
    assert response.headers["Cache-Control"] == "no-store"


def test_a_page_gets_the_script_at_its_end_however_large_its_head_is(
    shown: Shown, folder: Path
) -> None:
    large = f"<!doctype html><title>Large</title><!-- </head> -->{'<meta name=x>' * 20_000}<p>T"
    (folder / "large.html").write_text(large, encoding="utf-8")
    (got,) = ask(shown, ["/base/large.html"])
    (head,) = ask(shown, ["/base/large.html"], method="HEAD")
    begin, script = got.body.decode().split("<script ")
    assert begin == large and 'data-files="large.html"' in script
    assert int(got.headers["Content-Length"]) == len(got.body)
    assert (head.body, head.headers["Content-Length"]) == (b"", got.headers["Content-Length"])


def test_nothing_can_be_sent(shown: Shown) -> None:
    for method in ("POST", "PUT", "DELETE", "OPTIONS"):
        assert ask(shown, ["/base/"], method=method)[0].status == 405


def test_before_there_is_a_site_every_page_waits_for_one(tmp_path: Path) -> None:
    shown = Shown(tmp_path / "none", Hosts.of("127.0.0.1", "127.0.0.1", PORT))
    shown.take(Answer(error="the disk is full"))
    (page,) = ask(shown, ["/any/page"])
    assert page.status == 503 and b"/.briefing/reload.js" in page.body
    assert json.loads(shown.news)["error"] == "the disk is full"


def test_pages_are_told_what_changed_since_the_last_good_site(shown: Shown) -> None:
    def news(answer: Answer) -> tuple[str, str, bool, list[str]]:
        shown.take(answer)
        told = json.loads(shown.news)
        return told["before"], told["build"], told["ok"], told["changed"]

    first = shown.build
    before, second, ok, changed = news(Answer(changed=["css/base.css"]))
    assert (before, ok, changed) == (first, True, ["css/base.css"]) and second != first
    # Neither a build that changes nothing nor one that fails makes the site another.
    assert news(Answer(changed=[])) == (first, second, True, ["css/base.css"])
    assert news(Answer(error="no")) == (first, second, False, ["css/base.css"])
    assert news(Answer(changed=["index.html"]))[::3] == (second, ["index.html"])
    assert news(Answer())[3] is None


def test_an_open_page_is_told_of_every_build(shown: Shown) -> None:
    async def listen() -> list[bool]:
        (listening, *_) = sockets = bind_sockets(0, "127.0.0.1")
        server = HTTPServer(application(shown))
        server.add_sockets(sockets)
        address = f"ws://127.0.0.1:{listening.getsockname()[1]}/.briefing/live"
        line = await websocket_connect(HTTPRequest(address, headers={"Host": OWN}))
        told = [await line.read_message()]
        for answer in (Answer(error="no"), Answer()):
            shown.take(answer)
            told.append(await line.read_message())
        line.close()
        assert await line.read_message() is None
        while shown.pages:
            await asyncio.sleep(0)
        server.stop()
        return [json.loads(news or "")["ok"] for news in told]

    assert asyncio.run(listen()) == [True, False, True]

from __future__ import annotations

import json
import threading
import time
from http.server import BaseHTTPRequestHandler

import pytest

from enduse.claims.chat.reader import ChatReader
from enduse.claims.chat.wire import LARGEST
from enduse.model.errors import UnreachableError
from tests.claims.chat.chat_report import report, shells
from tests.claims.chat.chat_server import ChatServer, Served, chat_server, claims, said

ANSWER = {"transfers": [shells()], "measures": []}
JSON = json.dumps(ANSWER)


def trouble(server: ChatServer, **options: object) -> str:
    with pytest.raises(UnreachableError) as caught:
        ChatReader(server.endpoint(**options)).read(report())
    message = str(caught.value)
    assert message.startswith("report.txt: 127.0.0.1:")
    assert message.isprintable()
    assert len(message) < 250
    return message


# A model that answers badly, but means well.
@pytest.mark.parametrize(
    "content",
    [
        f"```json\n{JSON}\n```",
        f"Here is what I found:\n\n{JSON}\n\nLet me know if you need {{more}}.",
        f"<think>maybe {{'no': json}} or {{}} fits</think>\n{JSON}",
        f"Draft: {json.dumps({'transfers': [], 'measures': []})}\nFinal: {JSON}",
        json.dumps({"transfers": [shells()]}),
        json.dumps({**ANSWER, "measures": None, "remarks": "none"}),
        [{"type": "text", "text": JSON}],
    ],
    ids=["fences", "prose", "thinks-aloud", "draft", "one-list", "null-list", "parts"],
)
def test_answer_is_found_in_what_surrounds_it(server: ChatServer, content: object) -> None:
    message = {"role": "assistant", "content": content}
    server.answers = [Served(json.dumps({"choices": [{"message": message}]}).encode())]
    assert len(ChatReader(server.endpoint()).read(report())) == 1


@pytest.mark.parametrize(
    "broken",
    [
        said(JSON[:-40]),
        said(JSON[:-40], finish_reason="length"),
        said("I cannot help with that."),
        said('{"claims": []}'),
        said('{"transfers": "none", "measures": []}'),
        said("[" * 100_000),
        said('{"transfers":' * 20_000),
        said('{"transfers": [NaN], "measures": []}'),
        said(""),
        Served(b'{"choices": []}'),
        Served(b'{"choices": [{"message": null}]}'),
        Served(b'{"choices": ["text"]}'),
        Served(b'{"error": {"message": "busy"}}'),
        Served(b"<html><body>Login</body></html>", headers={"Content-Type": "text/html"}),
        Served(b"\xff\xfe\x00"),
        Served(b""),
        Served(b"9" * 5000),
    ],
)
def test_nonsense_is_asked_about_again_and_then_given_up(server: ChatServer, broken: Served) -> None:
    server.answers = [broken]
    message = trouble(server, retries=2)
    assert len(server.asked) == 3
    assert ";" in message
    server.answers = [broken, claims(shells())]
    assert len(ChatReader(server.endpoint()).read(report())) == 1


def test_cut_off_answer_says_so(server: ChatServer) -> None:
    server.answers = [said(JSON[:-40], finish_reason="length")]
    assert "cut off" in trouble(server, retries=0)


# Endpoints that cannot be asked by schema, or at temperature 0.
def test_simpler_forms_are_tried_and_remembered(server: ChatServer) -> None:
    refused = Served(b'{"error": {"message": "response_format is not supported"}}', status=400)
    server.answers = [refused, refused, claims(shells()), claims()]
    reader = ChatReader(server.endpoint(retries=0))
    assert len(reader.read(report())) == 1
    reader.read(report())
    kinds = [asked.body.get("response_format", {}).get("type") for asked in server.asked]
    assert kinds == ["json_schema", "json_object", None, None]
    assert "JSON Schema" not in server.asked[0].body["messages"][0]["content"]
    assert '"not_seen"' in server.asked[1].body["messages"][0]["content"]


def test_temperature_is_left_out_where_it_is_refused(server: ChatServer) -> None:
    server.answers = [Served(b'{"error": {"param": "temperature"}}', status=400), claims(shells())]
    assert len(ChatReader(server.endpoint()).read(report())) == 1
    assert ["temperature" in asked.body for asked in server.asked] == [True, False]
    assert server.asked[1].body["response_format"]["type"] == "json_schema"


@pytest.mark.parametrize("body", [b"no", b"temperature"])
def test_question_refused_in_every_form(server: ChatServer, body: bytes) -> None:
    server.answers = [Served(body, status=400)]
    assert "(400)" in trouble(server)
    assert len(server.asked) <= 4


# Retries.
def test_server_error_passes(server: ChatServer) -> None:
    server.answers = [Served(status=500), claims(shells())]
    reader = ChatReader(server.endpoint())
    assert len(reader.read(report())) == 1
    assert reader.tally.requests == 2


@pytest.mark.parametrize("retries", [0, 1, 3])
@pytest.mark.parametrize("status", [429, 500, 503])
def test_retries_are_bounded(server: ChatServer, status: int, retries: int) -> None:
    server.answers = [Served(b"\x1b[31m", status=status)]
    assert f"({status})" in trouble(server, retries=retries)
    assert len(server.asked) == retries + 1


def test_retry_after_is_honoured(server: ChatServer) -> None:
    server.answers = [Served(status=429, headers={"Retry-After": "0.3"}), claims(shells())]
    begun = time.monotonic()
    assert len(ChatReader(server.endpoint()).read(report())) == 1
    assert time.monotonic() - begun >= 0.3


@pytest.mark.parametrize("wait", ["86400", "Wed, 21 Oct 2099 07:28:00 GMT"])
def test_retry_after_never_outlasts_the_budget(server: ChatServer, wait: str) -> None:
    server.answers = [Served(status=429, headers={"Retry-After": wait})]
    begun = time.monotonic()
    assert "in all" in trouble(server, budget_s=0.2)
    assert time.monotonic() - begun < 2


def test_retry_after_is_capped(server: ChatServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("enduse.claims.chat.conversation.LONGEST_PAUSE", 0.05)
    server.answers = [Served(status=429, headers={"Retry-After": "86400"}), claims(shells())]
    assert len(ChatReader(server.endpoint()).read(report())) == 1


@pytest.mark.parametrize("wait", ["soon", "-5", "nan", "1e9", "Wed, 99 Foo 0000", "Wed, 21 Oct 2015 07:28:00 GMT"])
def test_odd_retry_after_is_no_reason_to_fail(server: ChatServer, wait: str) -> None:
    server.answers = [Served(status=503, headers={"Retry-After": wait}), claims(shells())]
    assert len(ChatReader(server.endpoint()).read(report())) == 1


@pytest.mark.parametrize("status", [401, 403, 404])
def test_refusal_is_not_repeated_for_any_document(server: ChatServer, status: int) -> None:
    server.answers = [Served(status=status), claims(shells())]
    reader = ChatReader(server.endpoint())
    for _ in range(2):
        with pytest.raises(UnreachableError, match=rf"check .*\({status}\)"):
            reader.read(report())
    assert len(server.asked) == 1


def test_endpoint_that_fails_three_documents_is_left_alone(server: ChatServer) -> None:
    server.answers = [Served(status=500)]
    reader = ChatReader(server.endpoint(retries=0))
    for _ in range(5):
        with pytest.raises(UnreachableError):
            reader.read(report())
    assert len(server.asked) == 3


def test_one_good_answer_restores_trust(server: ChatServer) -> None:
    bad, good = Served(status=500), claims()
    server.answers = [bad, bad, good, bad, bad, good]
    reader = ChatReader(server.endpoint(retries=0))
    for fails in (True, True, False, True, True, False):
        if fails:
            with pytest.raises(UnreachableError):
                reader.read(report())
        else:
            reader.read(report())
    assert len(server.asked) == 6


def test_nothing_listens() -> None:
    with chat_server() as gone:
        pass
    assert "check that it runs" in trouble(gone, retries=1)


# An endpoint that is slow.
def silent(handler: BaseHTTPRequestHandler, closing: threading.Event) -> None:
    closing.wait(3)
    handler.close_connection = True


def trickling(handler: BaseHTTPRequestHandler, closing: threading.Event) -> None:
    handler.send_response(200)
    handler.send_header("Content-Length", "100000")
    handler.end_headers()
    while not closing.wait(0.02):
        handler.wfile.write(b" ")
        handler.wfile.flush()


def trickling_headers(handler: BaseHTTPRequestHandler, closing: threading.Event) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
    while not closing.wait(0.02):
        handler.wfile.write(b"a")
        handler.wfile.flush()


def hanging_up(handler: BaseHTTPRequestHandler, closing: threading.Event) -> None:
    handler.send_response(200)
    handler.send_header("Content-Length", "1000")
    handler.end_headers()
    handler.wfile.write(b'{"choices"')
    handler.wfile.flush()
    handler.close_connection = True


@pytest.mark.parametrize("slow", [silent, trickling, trickling_headers])
def test_no_reply_outlasts_its_time(server: ChatServer, slow: object) -> None:
    server.answers = [Served(write=slow)]  # type: ignore[arg-type]
    begun = time.monotonic()
    assert "within 0.15 s" in trouble(server, timeout_s=0.15, retries=1)
    assert time.monotonic() - begun < 2
    assert len(server.asked) == 2


def test_no_document_outlasts_its_budget(server: ChatServer) -> None:
    server.answers = [Served(write=silent)]
    begun = time.monotonic()
    assert "in all" in trouble(server, timeout_s=5, retries=50, budget_s=0.2)
    assert time.monotonic() - begun < 2


def test_connection_that_breaks_is_tried_again(server: ChatServer) -> None:
    server.answers = [Served(write=hanging_up), claims(shells())]
    assert len(ChatReader(server.endpoint()).read(report())) == 1


# An endpoint that is malicious.
def test_large_reply_is_cut_and_not_asked_for_again(server: ChatServer) -> None:
    server.answers = [Served(b" " * 10_000_000)]
    assert f"{LARGEST:,} bytes" in trouble(server)
    assert len(server.asked) == 1


def test_compressed_reply_is_not_unpacked(server: ChatServer) -> None:
    server.answers = [Served(b"\x1f\x8b" + b"0" * 100, headers={"Content-Encoding": "gzip"})]
    assert "compression" in trouble(server)


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_redirect_to_another_host_is_refused_and_gets_no_key(server: ChatServer, status: int) -> None:
    with chat_server() as elsewhere:
        elsewhere.answers = [claims(shells())]
        server.answers = [Served(status=status, headers={"Location": f"{elsewhere.url}/v1/chat/completions"})]
        assert "sends on to 127.0.0.1" in trouble(server, api_key="sk-secret")
        assert elsewhere.asked == []
    assert len(server.asked) == 1


@pytest.mark.parametrize("place", ["http://[bad", "file:///etc/passwd", "//evil.example/v1", "http://\u202eevil/"])
def test_odd_redirects_are_refused(server: ChatServer, place: str) -> None:
    server.answers = [Served(status=307, headers={"Location": place.encode("utf-8").decode("latin-1")})]
    trouble(server, retries=0)
    assert len(server.asked) == 1


def test_redirect_on_the_same_host_is_followed(server: ChatServer) -> None:
    server.answers = [Served(status=308, headers={"Location": "/v2/chat/completions"}), claims(shells())]
    assert len(ChatReader(server.endpoint()).read(report())) == 1
    assert [asked.path for asked in server.asked] == ["/v1/chat/completions", "/v2/chat/completions"]


def test_redirects_in_a_circle_end(server: ChatServer) -> None:
    server.answers = [Served(status=307, headers={"Location": "/v1/chat/completions"})]
    assert "without end" in trouble(server)
    assert len(server.asked) == 3


def test_key_is_sent_and_never_told(server: ChatServer) -> None:
    server.answers = [Served(b'{"error": {"message": "Incorrect API key provided: sk-secret"}}', status=401)]
    assert "sk-secret" not in trouble(server, api_key="sk-secret")
    assert server.asked[0].headers["Authorization"] == "Bearer sk-secret"


def test_no_key_no_header_and_nothing_from_the_environment(server: ChatServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("OPENAI_API_KEY", "sk-other")
    server.answers = [claims(shells())]
    assert len(ChatReader(server.endpoint()).read(report())) == 1
    assert "Authorization" not in server.asked[0].headers

"""What the fuzzers begin with: the cases under Fixtures/ as a reader gets them, and words to try."""

import base64
import json
import pathlib
import re
import urllib.parse

HTTP_WORDS = [
    "GET ", "POST ", "HEAD ", "PUT ", "OPTIONS ", "CONNECT ", " HTTP/1.1\r\n", " HTTP/1.0\r\n", "Host: a\r\n",
    "Content-Length: ", "Transfer-Encoding: chunked\r\n", "Connection: close\r\n", "keep-alive", "gzip",
    "Expect: 100-continue\r\n", "Upgrade: websocket\r\n", "Connection: Upgrade\r\n", "Origin: http://a",
    "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n", "Sec-WebSocket-Version: 13\r\n", "\r\n\r\n",
    "0\r\n\r\n", "5\r\nhello\r\n", "http://a:80/", "HTTP/1.1 200 OK\r\n", "HTTP/1.1 304 N\r\n",
    "HTTP/1.1 100 C\r\n\r\n", "HTTP/1.1 101 S\r\n", "%2e%2e", "?a=b&c=%20",
]  # fmt: skip
JSON_WORDS = [
    "{", "}", "[", "]", ",", ":", "\"", "\\u", "\\ud83d", "\\ude00", "\\u0000", "true", "false", "null",
    "e+1", "-0", "/*", "*/", "//", "\n", "9223372036854775808", "1e308", "0.1",
]  # fmt: skip
TOKEN_WORDS = [
    '{"alg":"HS256","typ":"JWT"}\n', '"alg":"HS256"', '"kid":"main"', '"kid":"old"', '"crit":["exp"]',
    '"typ":"at+jwt"', '"cty":"JWT"', '"jwk":{}', '"x5u":"u"', '"sub":"u"', '"sub":"acme"', '"sub":"snippet"',
    '"exp":1760000300', '"iat":1760000000', '"nbf":1759999999', '"iss":"shop"', '"aud":"chat"',
    '"aud":["chat"]', '"jti":"1"', '"segmentAttributes":{"connect:CustomerAuthentication":{"ValueMap":{}}}',
    '"attributes":{"a":"b"}', '"relatedContactId":"c"', '"customerId":"7"', '"featurePermissions":{}',
    '"displayName":"d"', "\\u0000", '"ValueString":"v"', "?shop=demo.myshopify.com", "&timestamp=1760000000",
    "&logged_in_customer_id=7001", "&path_prefix=%2Fapps%2Fchat", "&signature=", "eyJhbGciOiJIUzI1NiJ9.", ".",
]  # fmt: skip
FIXTURE_WORDS = [
    '"format":"chatgate/1"', '"name":"n"', '"widget":"demo-applied"', '"clock":"2025-10-09T08:53:20Z"',
    '"steps":[', '"widget":"00000000-0000-4000-8000-00000000c0de"', '"visitor":"v"', '"profile":"p"',
    '"expect":{', '"save":{"a":"/b"}', '"note":"n"', '{"start":{}}', '{"say":"hi"}', '{"sees":{}}',
    '{"token":{"sub":"u"}}', '"claims":{}', '{"refresh":{}}', '{"advance":"1m"}', '{"rotate":{}}',
    '{"history":{}}', '{"journal":[]}', '{"proxy":{}}', '{"agent":"hi"}', '{"end":{}}', '{"logout":{}}',
    '"$any"', '"$type:string"', '"$regex:a"', '"${a}"', '"$"', '"session":"s"', '"metadata":{}',
]  # fmt: skip
SIGNATURE_WORDS = [
    "AWS4-HMAC-SHA256 ", "Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request", "/aws4_request",
    "SignedHeaders=host;x-amz-date", ", Signature=", "Authorization: ", "X-Amz-Date: 20150830T123600Z\r\n",
    "X-Amz-Content-SHA256: UNSIGNED-PAYLOAD\r\n", "/../", "/./", "//", "%20", "?a=b&a=a", "&", "=",
]  # fmt: skip


def escaped(text: str) -> bytes:
    """The bytes of `\\r \\n \\t \\0 \\\\ \\xHH`, as the cases of HTTP write them."""
    marks = {b"r": b"\r", b"n": b"\n", b"t": b"\t", b"0": b"\0"}

    def byte(match: re.Match) -> bytes:
        found = match[1]
        return bytes([int(found[1:], 16)]) if len(found) == 3 else marks.get(found, found)

    return re.sub(rb"\\(x[0-9a-fA-F]{2}|.)", byte, text.encode(), flags=re.S)


def sent(path: pathlib.Path) -> list[str]:
    return [line[2:] for line in path.read_text().split("\n") if line.startswith("> ")]


def frames(path: pathlib.Path) -> bytes:
    """Groups of hexadecimal digits; `*N` repeats one, `#` begins a remark."""
    out = bytearray()
    for group in " ".join(line.split("#")[0] for line in sent(path)).split():
        digits, _, count = group.partition("*")
        out += (bytes.fromhex(digits) * int(count or 1))[:4096]
    return bytes(out)


def lines(path: pathlib.Path) -> list[str]:
    return [line for line in path.read_text().split("\n") if line.strip() and not line.startswith("#")]


def unsigned(token: str) -> bytes | None:
    """Header and payload of a token, to be signed anew."""
    try:
        parts = [base64.urlsafe_b64decode(part + "==") for part in token.split(".")[:2]]
    except ValueError:
        return None
    return b"\n".join(parts) if len(parts) == 2 and parts[0].startswith(b"{") else None


def signed_request(case: dict) -> bytes:
    fields = [*case["fields"], ["Content-Length", str(len(case["body"].encode()))]]
    target = urllib.parse.quote(case["path"], safe="/?&=%+:@!$'()*,;~")
    head = f"{case['method']} {target} HTTP/1.1\r\n" + "".join(f"{n}: {v}\r\n" for n, v in fields)
    return (head + "\r\n" + case["body"]).encode()


class Seeds:
    """The seeds and the dictionary of every reader; each method is a reader."""

    def __init__(self, fixtures: pathlib.Path):
        self.fixtures = fixtures

    def files(self, pattern: str) -> list[pathlib.Path]:
        return sorted(self.fixtures.glob(pattern))

    def http(self):
        cases = self.files("http/re*/*.http")
        return 2048, HTTP_WORDS, [b"".join(map(escaped, sent(case))) for case in cases]

    def websocket(self):
        masked = ["\x81\x80\0\0\0\0", "\x88\x82\0\0\0\0\x03\xe8", "\x82\xfe"]
        plain = ["\x89\x00", "\x01\x01a", "\x80\x01a", "\x82~"]
        return 1024, masked + plain, [frames(case) for case in self.files("websocket/frames/*.frames")]

    def json(self):
        found = [
            urllib.parse.unquote_to_bytes(field)
            for file in self.files("json/*.lines")
            for line in lines(file)
            for field in line.split("\t")
        ]
        return 1024, JSON_WORDS, found + [file.read_bytes() for file in self.files("json/*.json")]

    def token(self):
        tokens = [json.loads(line)["token"] for line in lines(self.fixtures / "tokens/vectors.jsonl")]
        queries = [json.loads(line)["query"] for line in lines(self.fixtures / "shopify/vectors.jsonl")]
        documents = filter(None, map(unsigned, tokens))
        return 1500, TOKEN_WORDS, [t.encode() for t in tokens + ["?" + q for q in queries]] + list(documents)

    def fixture(self):
        found = [file.read_bytes() for file in self.files("conversations/**/*.chat.json*")]
        return 3072, FIXTURE_WORDS + JSON_WORDS, found

    def configuration(self):
        files = [file for file in self.files("configuration/*.json*") if file.name != "schema.json"]
        found = [file.read_bytes() for file in files]
        names = re.findall(rb'"[A-Za-z]+":', b"\n".join(found))
        return 3072, sorted({name.decode() for name in names}) + JSON_WORDS, found

    def sigv4(self):
        cases = [json.loads(line) for line in lines(self.fixtures / "connect/sigv4.jsonl")]
        return 2048, SIGNATURE_WORDS + HTTP_WORDS, [signed_request(case) for case in cases]


READERS = ["http", "websocket", "json", "token", "fixture", "configuration", "sigv4"]

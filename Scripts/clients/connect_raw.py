"""A socket written by hand, for what no WebSocket client would send."""

import base64
import os
import socket
import struct
from urllib.parse import urlsplit

TEXT, BINARY, CLOSE, PING, PONG = 0x1, 0x2, 0x8, 0x9, 0xA
SUBSCRIBE = b'{"topic":"aws/subscribe","content":{"topics":["aws/chat"]}}'


def frame(payload: bytes, opcode: int = TEXT, final: bool = True, rsv: int = 0, mask: bool = True) -> bytes:
    """A frame of a client (RFC 6455 section 5.2), as wrong as it is asked to be."""
    first = (0x80 if final else 0) | rsv << 4 | opcode
    masked = 0x80 if mask else 0
    if len(payload) < 126:
        head = struct.pack("!BB", first, masked | len(payload))
    elif len(payload) < 65536:
        head = struct.pack("!BBH", first, masked | 126, len(payload))
    else:
        head = struct.pack("!BBQ", first, masked | 127, len(payload))
    if not mask:
        return head + payload
    key = os.urandom(4)
    return head + key + bytes(byte ^ key[index % 4] for index, byte in enumerate(payload))


class RawSocket:
    """One TCP connection: the handshake, then whatever bytes a test writes."""

    def __init__(self, url: str, receive_buffer: int | None = None, **headers: str | None):
        parts = urlsplit(url)
        self.wire = socket.socket()
        self.wire.settimeout(10)
        if receive_buffer:
            self.wire.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receive_buffer)
        self.wire.connect((parts.hostname, parts.port))
        fields = {
            "Host": parts.netloc,
            "Upgrade": "websocket",
            "Connection": "Upgrade",
            "Sec-WebSocket-Key": base64.b64encode(os.urandom(16)).decode(),
            "Sec-WebSocket-Version": "13",
            **{name.replace("_", "-"): value for name, value in headers.items()},
        }
        lines = [f"{name}: {value}" for name, value in fields.items() if value is not None]
        target = f"{parts.path}?{parts.query}" if parts.query else parts.path
        self.wire.sendall("\r\n".join([f"GET {target} HTTP/1.1", *lines, "", ""]).encode())
        self.read = b""
        head = self._until(b"\r\n\r\n")
        self.status = int(head.split(b" ", 2)[1])

    def _until(self, mark: bytes) -> bytes:
        while mark not in self.read:
            more = self.wire.recv(65536)
            if not more:
                raise ConnectionError(f"the connection ended in {self.read[:300]!r}")
            self.read += more
        found, _, self.read = self.read.partition(mark)
        return found

    def _take(self, count: int) -> bytes:
        while len(self.read) < count:
            more = self.wire.recv(65536)
            if not more:
                raise ConnectionError("the connection ended")
            self.read += more
        found, self.read = self.read[:count], self.read[count:]
        return found

    def send(self, data: bytes) -> None:
        self.wire.sendall(data)

    def next(self) -> tuple[int, bytes]:
        """The next frame of the gateway: its opcode and payload; it is whole and not masked."""
        first, second = self._take(2)
        assert first & 0x70 == 0 and second & 0x80 == 0, "a frame of a server has no RSV bit and no mask"
        length = second
        if second == 126:
            (length,) = struct.unpack("!H", self._take(2))
        elif second == 127:
            (length,) = struct.unpack("!Q", self._take(8))
        return first & 0xF, self._take(length)

    def closing(self) -> int:
        """The code of the close frame that must come; frames before it are passed over."""
        while True:
            opcode, payload = self.next()
            if opcode == CLOSE:
                payload[2:].decode()
                return int.from_bytes(payload[:2], "big")

    def drained(self) -> int:
        """How many bytes come until the connection ends."""
        count = len(self.read)
        try:
            while more := self.wire.recv(1 << 20):
                count += len(more)
        except ConnectionError:
            pass
        return count

    def close(self) -> None:
        self.wire.close()

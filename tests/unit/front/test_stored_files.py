"""A long body is sent a piece at a time, and its file is closed whatever happens."""

import asyncio
import io

from granian.rsgi import ProtocolClosed  # type: ignore[attr-defined]

from webapp.front.server import _stream
from webapp.front.wsgi_call import StoredFile, call

LONG = b"x" * (StoredFile.PIECE * 2 + 1)


class Transport:
    """Takes so many pieces; then the other side is gone."""

    def __init__(self, takes: int) -> None:
        self.pieces: list[bytes] = []
        self._takes = takes

    async def send_bytes(self, data: bytes) -> None:
        if len(self.pieces) == self._takes:
            raise ProtocolClosed
        self.pieces.append(data)


def test_it_is_sent_in_pieces() -> None:
    file, transport = io.BytesIO(LONG), Transport(takes=9)
    asyncio.run(_stream(transport, StoredFile(file)))
    assert [len(piece) for piece in transport.pieces] == [StoredFile.PIECE, StoredFile.PIECE, 1]
    assert file.closed


def test_it_is_closed_without_a_word_when_nobody_takes_it_any_more() -> None:
    file = io.BytesIO(LONG)
    transport = Transport(takes=1)
    asyncio.run(_stream(transport, StoredFile(file)))
    assert len(transport.pieces) == 1 and file.closed


def test_it_is_not_collected() -> None:
    file = io.BytesIO(LONG)

    def application(_environ, start_response):
        start_response("200 OK", [])
        return StoredFile(file)

    assert isinstance(call(application, {}).body, StoredFile)
    assert file.tell() == 0

"""From a keystroke in an editor to the findings: `python -m benchmarks.keystrokes COMMAND FILE`.

The language server runs as an editor runs it, over stdio; a digit is typed and taken away again in the report.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter
from typing import IO, Any

KEYSTROKES = 200


class Client:
    """Just enough of an editor."""

    def __init__(self, command: str) -> None:
        self.process = subprocess.Popen([command, "server"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        assert self.process.stdin is not None and self.process.stdout is not None
        self.to: IO[bytes] = self.process.stdin
        self.back: IO[bytes] = self.process.stdout

    def send(self, method: str, params: dict[str, Any], number: int | None = None) -> None:
        message = {"jsonrpc": "2.0", "method": method, "params": params, **({"id": number} if number else {})}
        body = json.dumps(message).encode()
        self.to.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self.to.flush()

    def wait(self, wanted: str) -> dict[str, Any]:
        """The next message of that method, or the answer with that number."""
        while True:
            size = 0
            while (line := self.back.readline().strip()) or not size:
                if line.lower().startswith(b"content-length:"):
                    size = int(line.split(b":")[1])
            message: dict[str, Any] = json.loads(self.back.read(size))
            if message.get("method", str(message.get("id"))) == wanted:
                return message


def measured(command: str, path: Path) -> list[float]:
    """Milliseconds from each keystroke to its findings."""
    client = Client(command)
    client.send("initialize", {"processId": None, "rootUri": None, "capabilities": {}}, 1)
    client.wait("1")
    client.send("initialized", {})
    text, uri = path.read_text("utf-8"), path.resolve().as_uri()
    opened = {"uri": uri, "languageId": "markdown", "version": 1, "text": text}
    client.send("textDocument/didOpen", {"textDocument": opened})
    client.wait("textDocument/publishDiagnostics")
    line = next(number for number, each in enumerate(text.split("\n")) if "总计" in each and "0" in each)
    column = text.split("\n")[line].index("0")
    times = []
    for version in range(2, KEYSTROKES + 2):
        end = column + version % 2
        span = {"start": {"line": line, "character": column}, "end": {"line": line, "character": end}}
        change = {"range": span, "text": "" if version % 2 else "7"}
        start = perf_counter()
        document = {"uri": uri, "version": version}
        client.send("textDocument/didChange", {"textDocument": document, "contentChanges": [change]})
        client.wait("textDocument/publishDiagnostics")
        times.append((perf_counter() - start) * 1000)
    client.send("shutdown", {}, 2)
    client.wait("2")
    client.send("exit", {})
    client.process.wait()
    return times


if __name__ == "__main__":
    times = measured(sys.argv[1], Path(sys.argv[2]))
    print(
        f"{KEYSTROKES} keystrokes, ms: median {median(times):.1f}, p90 {quantiles(times, n=10)[-1]:.1f}, max {max(times):.1f}"
    )

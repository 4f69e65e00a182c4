"""The virtual clock: a driver that waits waits for nothing, and a driver that looks at the time sees the scenario's."""
from __future__ import annotations

import time
from contextlib import contextmanager
from typing import Iterator


class VirtualClock:
    """The scenario's time."""

    def __init__(self, now_ms: int) -> None:
        #: Milliseconds since 1970-01-01T00:00:00Z.
        self.now_ms = now_ms
        self._slept = 0.0

    def advance(self, seconds: float) -> None:
        self.now_ms += round(seconds * 1000)

    def time(self) -> float:
        """Seconds since 1970-01-01T00:00:00Z, with what was slept within the call."""
        return self.now_ms / 1000 + self._slept

    def sleep(self, seconds: float) -> None:
        self._slept += seconds

    @contextmanager
    def for_one_call(self) -> Iterator[None]:
        """Puts this clock in the place of Python's, and forgets afterwards what was slept: the scenario counts steps only."""
        pythons = time.time, time.monotonic, time.sleep
        self._slept = 0.0
        time.time, time.monotonic, time.sleep = self.time, self.time, self.sleep  # type: ignore[assignment]
        try:
            yield
        finally:
            time.time, time.monotonic, time.sleep = pythons  # type: ignore[assignment]
            self._slept = 0.0

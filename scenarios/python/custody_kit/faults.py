"""Failures that the harness arms, and the gate at which they strike: between the driver and its storage."""
from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Callable, Collection, List, Optional, TypeVar

Answer = TypeVar('Answer')

LOOKUP = 'lookup'
WRITE = 'write'


class BackendFault(Exception):
    """The array failed a request, or carried it out and its answer got lost."""

    def __init__(self, done: bool) -> None:
        super().__init__('The array carried the request out, but its answer got lost.' if done else 'The array failed the request.')
        self.done = done


@dataclass
class Fault:
    """A failure to come: during which method, at which of its requests, how, and how many times more."""

    during: str
    #: ``lookup``, ``first-write``, ``nth-write`` or ``any``
    at: str
    #: ``fails`` or ``done-but-answer-lost``
    effect: str
    times: int
    #: Which write, from 1, with ``nth-write``.
    n: int = 1

    def strikes(self, method: Optional[str], request: str, writes: int) -> bool:
        if self.during != method:
            return False
        if self.at == 'any':
            return True
        if self.at == LOOKUP:
            return request == LOOKUP
        return request == WRITE and writes == (1 if self.at == 'first-write' else self.n)


class Gate:
    """Every request to the storage goes through here."""

    def __init__(self) -> None:
        self._armed: List[Fault] = []
        self._method: Optional[str] = None
        self._writes = 0

    def arm(self, fault: Fault) -> None:
        self._armed.append(fault)

    def begin(self, method: Optional[str]) -> None:
        """A call of this method begins; None: it is over, and nothing strikes."""
        self._method = method
        self._writes = 0

    def lookup(self, carry_out: Callable[[], Answer]) -> Answer:
        """Carries out a request that only reads. Raises BackendFault when a fault strikes."""
        return self._request(LOOKUP, carry_out)

    def write(self, carry_out: Callable[[], Answer]) -> Answer:
        """Carries out a request that changes the storage. Raises BackendFault when a fault strikes."""
        return self._request(WRITE, carry_out)

    def _request(self, request: str, carry_out: Callable[[], Answer]) -> Answer:
        if self._method is not None and request == WRITE:
            self._writes += 1
        fault = next((armed for armed in self._armed if armed.strikes(self._method, request, self._writes)), None)
        if fault is None:
            return carry_out()
        fault.times -= 1
        if fault.times <= 0:
            self._armed.remove(fault)
        done = fault.effect == 'done-but-answer-lost'
        if done:
            carry_out()
        raise BackendFault(done)


class GuardedClient:
    """A client of the author's with the gate in front of those of its methods that go to the storage."""

    def __init__(
        self, client: Any, gate: Gate, lookups: Collection[str], writes: Collection[str],
        failure: Callable[[BackendFault], BaseException],
    ) -> None:
        self._client = client
        self._gates = {**dict.fromkeys(lookups, gate.lookup), **dict.fromkeys(writes, gate.write)}
        self._failure = failure

    def __getattr__(self, name: str) -> Any:
        member = getattr(self._client, name)
        gate = self._gates.get(name)
        if gate is None:
            return member

        def request(*args: Any, **kwargs: Any) -> Any:
            try:
                return gate(lambda: member(*args, **kwargs))
            except BackendFault as fault:
                raise self._failure(fault) from fault
        return request

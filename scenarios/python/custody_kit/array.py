"""A fake backend in memory, for adapters that need no more: objects by id, reached request by request."""
from __future__ import annotations

from dataclasses import replace
from typing import Any, Dict, List, Mapping, Optional, Sequence, Tuple

from .adapter import Adapter
from .backend import BackendObject, Seed, pieces_of
from .faults import Gate

_OPEN = 'open'
_EXPIRES_AT = 'expires_at'


class MemoryArray:
    """The objects in the order in which they came. Each call is one request to the storage: it may raise BackendFault."""

    def __init__(self, gate: Gate) -> None:
        self._gate = gate
        self.objects: Dict[str, BackendObject] = {}

    def list(self) -> List[BackendObject]:
        return self._gate.lookup(lambda: list(self.objects.values()))

    def named(self, name: str) -> List[BackendObject]:
        return self._gate.lookup(lambda: [each for each in self.objects.values() if each.name == name])

    def get(self, id: str) -> Optional[BackendObject]:
        return self._gate.lookup(lambda: self.objects.get(id))

    def rename(self, id: str, name: str) -> None:
        self._gate.write(lambda: self.change(id, name=name))

    def set_attributes(self, id: str, attributes: Mapping[str, Any]) -> None:
        """Replaces all attributes."""
        self._gate.write(lambda: self.change(id, attributes=dict(attributes)))

    def remove(self, id: str) -> None:
        self._gate.write(lambda: self.objects.pop(id))

    def change(self, id: str, **fields: Any) -> None:
        """Changes fields of an object at once, which is no request."""
        self.objects[id] = replace(self.objects[id], **fields)


class ArrayAdapter(Adapter):
    """An adapter over a MemoryArray: what is left to its author is to make the driver, and the reference."""

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self.array = MemoryArray(self.world.gate)

    @classmethod
    def capabilities(cls) -> List[str]:
        return [*super().capabilities(), 'fault.lookup', 'fault.write', 'fault.answer-lost']

    def place(self, seed: Seed) -> Tuple[str, int]:
        """Name and size in bytes that the backend gives to an object. Raises Unsupported."""
        return seed.wanted_name, seed.size_bytes

    def create(self, seed: Seed) -> str:
        name, size_bytes = self.place(seed)
        made = BackendObject(
            id=self.new_id(), kind=seed.kind, name=name, size_bytes=size_bytes, parent=seed.parent,
            content=_whole(seed.content), attributes=dict(seed.attributes),
        )
        self.array.objects[made.id] = made
        return made.id

    def read(self) -> Sequence[BackendObject]:
        return list(self.array.objects.values())

    def reference(self, found: BackendObject, form: str) -> Any:
        return found.name if form == 'bare-string' else {'source-name': found.name}

    def grow(self, id: str, size_bytes: int) -> None:
        self.array.change(id, size_bytes=size_bytes)

    def remove(self, id: str) -> None:
        self.array.objects.pop(id, None)

    def rename(self, id: str, name: str) -> None:
        self.array.change(id, name=name)

    def write(self, id: str, text: str) -> None:
        self.array.change(id, content=_whole(text))

    def attach(self, id: str) -> None:
        self.array.change(id, attributes={**self.array.objects[id].attributes, _OPEN: True})

    def detach(self, id: str) -> None:
        attributes = self.array.objects[id].attributes
        self.array.change(id, attributes={key: value for key, value in attributes.items() if key != _OPEN})

    def advanced(self) -> None:
        for found in self.read():
            at = found.attributes.get(_EXPIRES_AT)
            if isinstance(at, int) and at <= self.clock.now_ms:
                self.remove(found.id)


def _whole(text: str) -> Sequence[Tuple[int, str]]:
    return pieces_of(text) or []

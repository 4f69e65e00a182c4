"""What stands on a backend: what the harness asks for, and what it is shown."""
from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Dict, Mapping, Optional, Sequence, Tuple, Union

#: Text that stands at the beginning of an object, or pieces of text by their offsets in bytes; None: one can't tell.
Content = Union[None, str, Sequence[Tuple[int, str]]]


class Unsupported(Exception):
    """Raised by an adapter for what its backend can't have or do. The scenario then does not apply."""


@dataclass(frozen=True)
class Seed:
    """An object that the harness wants on the backend."""

    handle: str
    #: ``volume`` or ``snapshot``
    kind: str
    size_bytes: int
    #: Name on the backend, when the scenario cares.
    name: Optional[str] = None
    #: The array's id of the volume that a snapshot is of.
    parent: Optional[str] = None
    #: Text that stands at its beginning.
    content: str = ''
    #: Cinder's volume that this object stands behind, and what Cinder calls that where names are given by it.
    volume_id: Optional[str] = None
    volume_name: Optional[str] = None
    #: What else the array shall know of it, in the array's own dialect.
    attributes: Mapping[str, Any] = field(default_factory=dict)

    @property
    def wanted_name(self) -> str:
        """Cinder's name for what stands behind one of its volumes; else what the scenario wants it called."""
        for name in (self.volume_name, self.name):
            if name is not None:
                return name
        return self.handle


@dataclass(frozen=True)
class BackendObject:
    """An object as it stands on the backend now."""

    #: The array's own id. It must stay the same when the object is renamed.
    id: str
    #: ``volume`` or ``snapshot``
    kind: str
    name: str
    size_bytes: int
    #: Id of the volume that a snapshot is of.
    parent: Optional[str] = None
    content: Content = None
    attributes: Mapping[str, Any] = field(default_factory=dict)
    #: What the array itself knows it by, where its requests go by ids and these are not the id above; None: there is no such thing.
    native_id: Any = None


@dataclass(frozen=True)
class ReferenceForm:
    """A way to write a reference that the driver takes."""

    id: str
    keys: Sequence[str]
    default: bool = False

    def to_json(self) -> Dict[str, Any]:
        return {'id': self.id, 'keys': list(self.keys), **({'default': True} if self.default else {})}


def pieces_of(content: Content) -> Optional[Sequence[Tuple[int, str]]]:
    """The content as pieces."""
    if content is None:
        return None
    if isinstance(content, str):
        return [(0, content)] if content else []
    return content

"""
The modules rados and rbd as Cinder uses them, over a pool in memory. What is found, what is refused, with which error and
in which order are as in Ceph 16.2.15; exceptions and the checks of arguments are those of the real module.

Images are the array's volumes, an image's snapshots its snapshots. Attributes of a snapshot that it knows: ``protected``,
and ``children``, the names of the images cloned from it. A child that is no image of the pool is one that was moved to the
trash: it counts, and can't be opened by its name.
"""
from __future__ import annotations

from typing import Any, Callable, Dict, List, Optional, Tuple, TypeVar

import rados as real_rados
import rbd as real

from ..array import MemoryArray
from ..backend import BackendObject
from ..faults import BackendFault

Answer = TypeVar('Answer')
_POOL = 'rbd'


class _Refusal(Exception):
    """librbd refuses a request."""

    def __init__(self, error: type, errno: int) -> None:
        super().__init__(error.__name__)
        self.error = error
        self.errno = errno


class Rados:
    """Stands for the module rados."""

    Error = real_rados.Error

    class Rados:
        """A connection, which always comes about."""

        def __init__(self, **_: Any) -> None:
            pass

        def conf_set(self, *_: Any) -> None:
            pass

        def connect(self, *_: Any, **__: Any) -> None:
            pass

        def shutdown(self) -> None:
            pass

        def get_fsid(self) -> str:
            return '00000000-0000-4000-8000-000000000000'

        def open_ioctx(self, pool: str) -> 'Rados.Ioctx':
            return Rados.Ioctx()

    class Ioctx:
        def close(self) -> None:
            pass


class Rbd:
    """Stands for the module rbd: its constants and exceptions are the real ones."""

    def __init__(self, array: MemoryArray) -> None:
        self._array = array

    def __getattr__(self, name: str) -> Any:
        return getattr(real, name)

    def RBD(self) -> 'Pool':
        return Pool(self._array)

    def Image(self, ioctx: Any, name: Any = None, snapshot: Any = None, **_: Any) -> 'Image':
        return Image(self._array, name, snapshot)


class Pool:
    """Stands for rbd.RBD."""

    def __init__(self, array: MemoryArray) -> None:
        self._array = array

    def version(self) -> Tuple[int, int, int]:
        return 1, 16, 0

    def list(self, ioctx: Any) -> List[str]:
        """The names of the images."""
        return _request('error listing images', lambda: sorted(each.name for each in self._array.list() if each.kind == 'volume'))


class Image:
    """Stands for rbd.Image: an image that was opened, at one of its snapshots or at none."""

    def __init__(self, array: MemoryArray, name: Any, snapshot: Any) -> None:
        self._array = array
        self._name = real.cstr(name, 'name')
        at = real.cstr(snapshot, 'snapshot', opt=True)
        self._image, self._snapshot = _request(f'error opening image {self._name!r} at snapshot {at!r}', lambda: self._open(at))

    def __enter__(self) -> 'Image':
        return self

    def __exit__(self, *_: Any) -> bool:
        return False

    def close(self) -> None:
        pass

    def size(self) -> int:
        return (self._snapshot or self._image).size_bytes

    def list_snaps(self) -> List[Dict[str, Any]]:
        def listed() -> List[Dict[str, Any]]:
            ours = [each for each in self._array.list() if each.kind == 'snapshot' and each.parent == self._image.id]
            return [{'id': at, 'name': each.name, 'size': each.size_bytes} for at, each in enumerate(ours, 1)]
        return _request(f'error listing snapshots for image {self._name!r}', listed)

    def set_snap(self, name: Any) -> None:
        to = real.cstr(name, 'name', opt=True)
        if to is None:
            self._snapshot = None
            return
        self._snapshot = _request(f'error setting image {self._name!r} to snapshot {to!r}', lambda: self._find(to))

    def list_children(self) -> List[Tuple[str, str]]:
        """Pool and name of the images that are cloned from the snapshot that is set."""
        def listed() -> List[Tuple[str, str]]:
            found = _found(self._array.get((self._snapshot or self._image).id))
            return [(_POOL, child) for child in _children(found)]
        return _request('error listing images', listed)

    def rename_snap(self, srcname: Any, dstname: Any) -> None:
        source, destination = real.cstr(srcname, 'srcname'), real.cstr(dstname, 'dstname')

        def rename() -> None:
            found = self._find(source)
            if self._snapshot_of(self._image, destination) is not None:
                raise _Refusal(real.ImageExists, 17)
            self._array.rename(found.id, _text(destination))
        _request(f'error renaming snapshot of {self._name!r} from {source!r} to {destination!r}', rename)

    def is_protected_snap(self, name: Any) -> bool:
        of = real.cstr(name, 'name')
        what = f'error checking if snapshot {self._name!r}@{of!r} is protected'
        return _request(what, lambda: _is_protected(self._find(of)))

    def protect_snap(self, name: Any) -> None:
        of = real.cstr(name, 'name')

        def protect() -> None:
            found = self._find(of)
            if _is_protected(found):
                raise _Refusal(real.ImageBusy, 16)
            self._set(found, protected=True)
        _request(f'error protecting snapshot {self._name!r}@{of!r}', protect)

    def unprotect_snap(self, name: Any) -> None:
        of = real.cstr(name, 'name')

        def unprotect() -> None:
            found = self._find(of)
            if not _is_protected(found):
                raise _Refusal(real.InvalidArgument, 22)
            if _children(found):
                raise _Refusal(real.ImageBusy, 16)
            self._set(found, protected=False)
        _request(f'error unprotecting snapshot {self._name!r}@{of!r}', unprotect)

    def remove_snap(self, name: Any) -> None:
        of = real.cstr(name, 'name')

        def remove() -> None:
            found = self._find(of)
            if _is_protected(found):
                raise _Refusal(real.ImageBusy, 16)
            self._array.remove(found.id)
        _request(f'error removing snapshot {of!r} from {self._name!r}', remove)

    def flatten(self) -> None:
        """Copies what it shares with the snapshot that it was cloned from: it is no child any more."""
        def flatten() -> None:
            name = self._image.name
            for each in self._array.list():
                children = _children(each)
                if name in children:
                    self._set(each, children=[child for child in children if child != name])
        _request(f'error flattening {self._name!r}', flatten)

    # --- inside -----------------------------------------------------------

    def _open(self, at: Optional[bytes]) -> Tuple[BackendObject, Optional[BackendObject]]:
        image = _found(next((each for each in self._array.named(_text(self._name)) if each.kind == 'volume'), None))
        # Both None and an empty name open the image itself.
        return image, _found(self._snapshot_of(image, at)) if at else None

    def _snapshot_of(self, image: BackendObject, name: bytes) -> Optional[BackendObject]:
        snapshots = (each for each in self._array.named(_text(name)) if each.kind == 'snapshot')
        return next((each for each in snapshots if each.parent == image.id), None)

    def _find(self, name: bytes) -> BackendObject:
        return _found(self._snapshot_of(self._image, name))

    def _set(self, found: BackendObject, **attributes: Any) -> None:
        self._array.set_attributes(found.id, {**found.attributes, **attributes})


def _request(what: str, carry_out: Callable[[], Answer]) -> Answer:
    """Carries a request out. :param what: what the module says went wrong, should it fail"""
    try:
        return carry_out()
    except _Refusal as refusal:
        raise refusal.error(what, errno=refusal.errno) from None
    except BackendFault as fault:
        raise (real.Timeout(what, errno=110) if fault.done else real.IOError(what, errno=5)) from None


def _found(looked_for: Optional[BackendObject]) -> BackendObject:
    if looked_for is None:
        raise _Refusal(real.ImageNotFound, 2)
    return looked_for


def _text(name: bytes) -> str:
    """What librbd, which is written in C, reads of a name: all up to the first NUL."""
    return name.decode('utf-8').split('\0')[0]


def _children(found: BackendObject) -> List[str]:
    return list(found.attributes.get('children') or [])


def _is_protected(found: BackendObject) -> bool:
    """Only what is protected can be cloned, so what has children is."""
    return bool(found.attributes.get('protected')) or bool(_children(found))

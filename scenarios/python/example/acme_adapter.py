"""
Puts AcmeDriver under test: a fake of the array's client, and the four things that Custody has to know.

Play all suites on it:  custody run --target 'python3 acme_adapter.py'
"""
from __future__ import annotations

from typing import Any, Dict, Iterable, List, Mapping

from acme_driver import AcmeDriver, AcmeError
from custody_kit import Adapter, BackendFault, BackendObject, Seed, main


class FakeClient:
    """The array in memory. It has the methods that the driver calls."""

    def __init__(self) -> None:
        self.objects: Dict[str, Dict[str, Any]] = {}

    def find(self, name: str) -> List[Dict[str, Any]]:
        return [dict(each) for each in self.objects.values() if each['name'] == name and each['volume'] is not None]

    def rename(self, id: str, name: str) -> None:
        self.objects[id]['name'] = name

    def remove(self, id: str) -> None:
        del self.objects[id]


class AcmeAdapter(Adapter):
    name = 'acme'
    version = '1.0'
    #: The driver has no get_manageable_snapshots.
    answers = ('delete_snapshot',)
    #: Which methods of the client ask the array, and which change it: here Custody lets requests fail.
    lookups = ('find',)
    writes = ('rename', 'remove')

    # 1. Make the driver over the fake client.
    def make_driver(self, options: Mapping[str, Any]) -> AcmeDriver:
        self.client = FakeClient()
        return AcmeDriver(self.guard(self.client), is_snapshot_of_cinder=lambda id: id in self.cinder.snapshots)

    # 2. Create an object on the fake backend.
    def create(self, seed: Seed) -> str:
        id = self.new_id()
        volume = None if seed.parent is None else self.client.objects[seed.parent]['name']
        self.client.objects[id] = {
            'id': id, 'name': seed.wanted_name, 'volume': volume, 'bytes': seed.size_bytes, 'content': seed.content,
        }
        return id

    # 3. Read all of them.
    def read(self) -> Iterable[BackendObject]:
        ids = {each['name']: each['id'] for each in self.client.objects.values() if each['volume'] is None}
        for each in self.client.objects.values():
            is_snapshot = each['volume'] is not None
            yield BackendObject(
                id=each['id'], kind='snapshot' if is_snapshot else 'volume', name=each['name'], size_bytes=each['bytes'],
                parent=ids.get(each['volume']), content=each['content'],
            )

    # 4. Write a reference to one.
    def reference(self, found: BackendObject, form: str) -> Any:
        return {'source-name': found.name}

    # The rest may be left out: what the client raises when a request fails, and what happens behind Cinder's back.
    def failure(self, fault: BackendFault) -> Exception:
        return AcmeError(str(fault))

    def grow(self, id: str, size_bytes: int) -> None:
        self.client.objects[id]['bytes'] = size_bytes

    def remove(self, id: str) -> None:
        self.client.remove(id)

    def rename(self, id: str, name: str) -> None:
        self.client.rename(id, name)

    def write(self, id: str, text: str) -> None:
        self.client.objects[id]['content'] = text


if __name__ == '__main__':
    main(AcmeAdapter)

"""A small driver, as an example of what is put under test. It has one mistake, which the suites find."""
from __future__ import annotations

from typing import Any, Callable, Dict, List, Optional

from custody_kit import exception

GIB = 1024 ** 3
PREFIX = 'snapshot-'


class AcmeError(Exception):
    """What the array's client raises when a request fails."""


class AcmeDriver:
    """
    Snapshots under management on an ACME array, which tells them apart by their names.

    The client has ``find(name)``, ``rename(id, name)`` and ``remove(id)``; a snapshot is a dict with ``id``, ``name``,
    ``volume`` (the name of its volume) and ``bytes``.
    """

    def __init__(self, client: Any, is_snapshot_of_cinder: Callable[[str], bool]) -> None:
        self._client = client
        self._is_snapshot_of_cinder = is_snapshot_of_cinder

    def manage_existing_snapshot_get_size(self, snapshot: Any, existing_ref: Any) -> int:
        found = self._referenced(snapshot, existing_ref)
        return found['bytes'] // GIB  # The mistake: the size must be rounded up.

    def manage_existing_snapshot(self, snapshot: Any, existing_ref: Any) -> None:
        found = self._referenced(snapshot, existing_ref)
        self._ask(self._client.rename, found['id'], snapshot['name'])

    def unmanage_snapshot(self, snapshot: Any) -> None:
        """The array has nothing to forget."""

    def delete_snapshot(self, snapshot: Any) -> None:
        for found in self._named(snapshot['name'], snapshot['volume_name']):
            self._ask(self._client.remove, found['id'])

    def _referenced(self, snapshot: Any, existing_ref: Any) -> Dict[str, Any]:
        name: Optional[str] = existing_ref.get('source-name') if isinstance(existing_ref, dict) else None
        if not isinstance(name, str):
            raise exception.ManageExistingInvalidReference(existing_ref=existing_ref, reason='It has no source-name.')
        found = self._named(name, snapshot['volume_name'])
        if not found:
            raise exception.ManageExistingInvalidReference(existing_ref=existing_ref, reason='There is no such snapshot of the volume.')
        prefix, id = name[:len(PREFIX)], name[len(PREFIX):]
        if prefix == PREFIX and id != snapshot['id'] and self._is_snapshot_of_cinder(id):
            raise exception.ManageExistingAlreadyManaged(volume_ref=name)
        return found[0]

    def _named(self, name: str, volume: str) -> List[Dict[str, Any]]:
        return [found for found in self._ask(self._client.find, name) if found['volume'] == volume]

    def _ask(self, request: Any, *arguments: Any) -> Any:
        try:
            return request(*arguments)
        except AcmeError as failure:
            raise exception.VolumeBackendAPIException(data=str(failure)) from failure

"""Drivers that are faulty on purpose, over the example's array: each breaks one sentence of the interface."""
from __future__ import annotations

import builtins
import os
import signal
from dataclasses import replace
from typing import Any, Dict, Iterable, Mapping, Optional

from acme_adapter import AcmeAdapter
from acme_driver import GIB, AcmeDriver
from custody_kit import BackendObject, Seed
from custody_kit.exception import ManageExistingInvalidReference


class MendedDriver(AcmeDriver):
    """The example without its mistake."""

    def manage_existing_snapshot_get_size(self, snapshot: Any, existing_ref: Any) -> int:
        return -(-self._referenced(snapshot, existing_ref)['bytes'] // GIB)


class TakesNullDriver(MendedDriver):
    """Takes None for whatever snapshot of the volume it finds first."""

    def _referenced(self, snapshot: Any, existing_ref: Any) -> Dict[str, Any]:
        if existing_ref is None:
            return self._named('tuesday', snapshot['volume_name'])[0]
        return super()._referenced(snapshot, existing_ref)


class DeletesDriver(MendedDriver):
    """Unmanage deletes."""

    def unmanage_snapshot(self, snapshot: Any) -> None:
        self.delete_snapshot(snapshot)


class CrashesDriver(MendedDriver):
    """Looks into a reference without looking at what it is."""

    def _referenced(self, snapshot: Any, existing_ref: Any) -> Dict[str, Any]:
        existing_ref.get('source-name')
        return super()._referenced(snapshot, existing_ref)


class MarksDriver(MendedDriver):
    """Asking for the size renames."""

    def manage_existing_snapshot_get_size(self, snapshot: Any, existing_ref: Any) -> int:
        size = super().manage_existing_snapshot_get_size(snapshot, existing_ref)
        self._client.rename(self._referenced(snapshot, existing_ref)['id'], snapshot['name'])
        return size


class RefusesDriver(MendedDriver):
    """Refuses everything, so that whatever comes behind a manage can't be told."""

    def manage_existing_snapshot(self, snapshot: Any, existing_ref: Any) -> None:
        self._referenced(snapshot, {'source-name': 'names-nothing'})


class AnswersTextDriver(MendedDriver):
    """Answers what is no model update."""

    def manage_existing_snapshot(self, snapshot: Any, existing_ref: Any) -> Optional[str]:  # type: ignore[override]
        super().manage_existing_snapshot(snapshot, existing_ref)
        return 'done'


class FirstToFindDriver(MendedDriver):
    """What one snapshot has, another one may take."""

    def _referenced(self, snapshot: Any, existing_ref: Any) -> Dict[str, Any]:
        self._is_snapshot_of_cinder = lambda _: False
        return super()._referenced(snapshot, existing_ref)


class HangsDriver(MendedDriver):
    """Waits for what never comes, wherever a reference names nothing, and takes no interruption the first time."""

    def manage_existing_snapshot(self, snapshot: Any, existing_ref: Any) -> None:
        try:
            super().manage_existing_snapshot(snapshot, existing_ref)
        except ManageExistingInvalidReference:
            try:
                signal.pause()
            except BaseException:
                signal.pause()


class DeafDriver(MendedDriver):
    """Waits where no signal gets through."""

    def manage_existing_snapshot(self, snapshot: Any, existing_ref: Any) -> None:
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGALRM})
        signal.pause()


class EndsDriver(MendedDriver):
    """Comes to no end, or ends the process, in the method that ENDS names first, in the way that it names second."""

    def manage_existing_snapshot_get_size(self, snapshot: Any, existing_ref: Any) -> int:
        self._maybe_end('get_size')
        return super().manage_existing_snapshot_get_size(snapshot, existing_ref)

    def manage_existing_snapshot(self, snapshot: Any, existing_ref: Any) -> None:
        self._maybe_end('manage')
        super().manage_existing_snapshot(snapshot, existing_ref)

    def unmanage_snapshot(self, snapshot: Any) -> None:
        self._maybe_end('unmanage')

    def _maybe_end(self, method: str) -> None:
        where, how = os.environ['ENDS'].split()
        if where != method:
            return
        if how == 'hangs':
            signal.pause()
        if how == 'interrupted':
            os.kill(os.getpid(), signal.SIGINT)
        raise getattr(builtins, how)('I am leaving')


class ByProviderIdDriver(MendedDriver):
    """Finds snapshots by what Cinder's row says of their volume, where the others go by its name."""

    def _referenced(self, snapshot: Any, existing_ref: Any) -> Dict[str, Any]:
        return super()._referenced(named_by_the_array(snapshot), existing_ref)

    def delete_snapshot(self, snapshot: Any) -> None:
        super().delete_snapshot(named_by_the_array(snapshot))


def named_by_the_array(snapshot: Any) -> Dict[str, Any]:
    return {**dict(snapshot.items()), 'volume_name': snapshot.volume.provider_id}


class MutantAdapter(AcmeAdapter):
    driver = MendedDriver

    def make_driver(self, options: Mapping[str, Any]) -> AcmeDriver:
        super().make_driver(options)
        return self.driver(self.guard(self.client), is_snapshot_of_cinder=lambda id: id in self.cinder.snapshots)


class TakesNull(MutantAdapter):
    driver = TakesNullDriver


class Deletes(MutantAdapter):
    driver = DeletesDriver


class Crashes(MutantAdapter):
    driver = CrashesDriver


class Marks(MutantAdapter):
    driver = MarksDriver


class Hangs(MutantAdapter):
    driver = HangsDriver


class Deaf(MutantAdapter):
    driver = DeafDriver


class ByProviderId(MutantAdapter):
    """The array calls volumes as it likes, and Cinder's row has to say how."""

    driver = ByProviderIdDriver

    def create(self, seed: Seed) -> str:
        id = super().create(seed)
        if seed.kind == 'volume':
            self.client.objects[id]['name'] = f'lun-{len(self.client.objects)}'
        return id

    def read(self) -> Iterable[BackendObject]:
        return [replace(found, native_id=found.name) if found.kind == 'volume' else found for found in super().read()]

    def volume_fields(self, found: BackendObject) -> Mapping[str, Optional[str]]:
        return {'provider_id': found.native_id}


class Ends(MutantAdapter):
    driver = EndsDriver


class Refuses(MutantAdapter):
    driver = RefusesDriver


class AnswersText(MutantAdapter):
    driver = AnswersTextDriver


class TakesOver(MutantAdapter):
    driver = FirstToFindDriver


class NoDelete(MutantAdapter):
    """The driver has nothing but the three methods."""

    answers = ()

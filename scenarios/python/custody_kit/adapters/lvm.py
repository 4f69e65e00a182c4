"""
Cinder's LVM driver: ``python3 -m custody_kit.adapters.lvm``. The driver and its library cinder.brick.local_dev.lvm are the
real ones; ``lvm2`` answers the commands.
"""
from __future__ import annotations

import os
from contextlib import ExitStack
from typing import Any, ContextManager, Mapping, Tuple
from unittest import mock

from .cinder_service import CinderAdapter, release  # first: it says where Cinder comes from

from oslo_concurrency import processutils

from cinder.brick.local_dev import lvm as brick
from cinder.volume import volume_utils
from cinder.volume.drivers import lvm

from ..array import ArrayAdapter
from ..backend import ReferenceForm, Seed, Unsupported
from ..serve import main
from .lvm2 import VolumeGroup, name_refusal

#: An LV is made of whole extents, of this many bytes unless the group says otherwise.
_EXTENT = 4 * 1024 ** 2
_DEFAULTS = {'lvm_type': 'default'}
_path_exists = os.path.exists


class LvmAdapter(ArrayAdapter, CinderAdapter):
    name = 'lvm'
    version = lvm.LVMVolumeDriver.VERSION
    upstream = release()
    reference_forms = (ReferenceForm('source-name', ['source-name'], default=True), ReferenceForm('bare-string', []))

    def make_driver(self, options: Mapping[str, Any]) -> Any:
        configuration = self.configured({**_DEFAULTS, **options}, lvm.volume_opts)
        self._group = VolumeGroup(self.array, configuration.volume_group)
        with self.surroundings():
            group = brick.LVM(self._group.name, 'sudo', executor=self._group.execute)
            driver = lvm.LVMVolumeDriver(vg_obj=group, configuration=configuration, host='custody')
        driver.set_initialized()
        return driver

    def surroundings(self) -> ContextManager[Any]:
        """Commands go to our volume group, and so do looks for devices; wiping a device leaves nothing to see."""
        stack = ExitStack()
        stack.enter_context(mock.patch.object(processutils, 'execute', self._group.execute))
        stack.enter_context(mock.patch.object(os.path, 'exists', self._exists))
        stack.enter_context(mock.patch.object(volume_utils, 'clear_volume', lambda *_, **__: None))
        return stack

    def place(self, seed: Seed) -> Tuple[str, int]:
        refusal = name_refusal(seed.wanted_name)
        if refusal is not None:
            raise Unsupported(refusal)
        if seed.size_bytes == 0:
            raise Unsupported('lvcreate makes no LV of 0 bytes.')
        return seed.wanted_name, -(-seed.size_bytes // _EXTENT) * _EXTENT

    def _exists(self, path: Any) -> bool:
        return _path_exists(path) or self._group.has_cow_device(str(path))


if __name__ == '__main__':
    main(LvmAdapter)

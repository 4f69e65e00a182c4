"""
Cinder's RBD driver: ``python3 -m custody_kit.adapters.rbd``. The driver is the real one, and so are the exceptions of Ceph's
library; ``librbd`` stands for the pool behind it.
"""
from __future__ import annotations

from typing import Any, ContextManager, Mapping, Tuple
from unittest import mock

from .cinder_service import CinderAdapter, release  # first: it says where Cinder comes from

from eventlet import tpool

from cinder import context
from cinder.volume.drivers import rbd

from ..array import ArrayAdapter
from ..backend import ReferenceForm, Seed, Unsupported
from ..serve import main
from .librbd import Rados, Rbd

_DEFAULTS = {'rbd_pool': 'rbd', 'rbd_secret_uuid': '00000000-0000-4000-8000-000000000000'}


class RbdAdapter(ArrayAdapter, CinderAdapter):
    name = 'rbd'
    version = rbd.RBDDriver.VERSION
    upstream = release()
    reference_forms = (ReferenceForm('source-name', ['source-name'], default=True), ReferenceForm('bare-string', []))

    def make_driver(self, options: Mapping[str, Any]) -> Any:
        configuration = self.configured({**_DEFAULTS, **options}, rbd.RBD_OPTS)
        driver = rbd.RBDDriver(configuration=configuration, host='custody', rados=Rados, rbd=Rbd(self.array))
        with self.surroundings():
            driver.do_setup(context.get_admin_context())
        driver.set_initialized()
        return driver

    def surroundings(self) -> ContextManager[Any]:
        """What would wait in a thread of its own is done at once: nothing here waits."""
        return mock.patch.multiple(tpool, Proxy=lambda it, *_, **__: it, execute=lambda do, *args, **kwargs: do(*args, **kwargs))

    def place(self, seed: Seed) -> Tuple[str, int]:
        name = seed.wanted_name
        if name == '':
            raise Unsupported('Ceph makes nothing without a name.')
        if '\0' in name or any('\ud800' <= character <= '\udfff' for character in name):
            raise Unsupported('A name in Ceph is UTF-8 without NUL.')
        return name, seed.size_bytes


if __name__ == '__main__':
    main(RbdAdapter)

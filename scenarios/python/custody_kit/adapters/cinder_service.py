"""
Cinder around a driver: its configuration, and its database as far as drivers ask it. The code is Cinder's own, as it is
installed, or as the tree has it that CUSTODY_CINDER names.
"""
from __future__ import annotations

import logging
import os
import subprocess
import sys
import tempfile
import warnings
from typing import Any, Callable, Dict, Iterable, List, Mapping

_TREE = os.environ.get('CUSTODY_CINDER')
if _TREE:
    sys.path.insert(0, _TREE)
warnings.simplefilter('ignore')

try:
    from oslo_config import cfg

    from cinder import coordination, exception, objects
    import cinder.privsep
    from cinder.volume import configuration
    from cinder.volume import driver as volume_driver
except ImportError as missing:
    sys.exit(f'Cinder is not installed here ({missing}). On Debian: apt-get install python3-cinder python3-rbd python3-rados')

from ..adapter import Adapter
from ..cinder_rows import Rows

_GROUP = 'custody'
_TEMPLATE = 'snapshot_name_template'


class CinderAdapter(Adapter):
    """For drivers of Cinder's: ``configured`` makes their configuration."""

    def configured(self, options: Mapping[str, Any], *lists: Iterable[Any]) -> Any:
        """
        Cinder's own object for the options of a backend, in a section of its own.

        :param options: those that are not as they are by default
        :param lists: the options that the driver has beside those of all drivers
        """
        group = f'{_GROUP}-{self.backend or "backend"}'
        made = configuration.Configuration(volume_driver.volume_opts, config_group=group)
        for each in lists:
            made.append_config_values(each)
        _set_all(group, options)
        _set_all(None, {_TEMPLATE: self.cinder_options[_TEMPLATE]} if _TEMPLATE in self.cinder_options else {})
        _database.rows = lambda: self.cinder
        return made


def release() -> str:
    """The release of Cinder, such as ``21.3.1``; of a tree its commit, as far as it is known to Git."""
    if _TREE:
        asked = subprocess.run(['git', '-C', _TREE, 'rev-parse', '--short=8', 'HEAD'], capture_output=True, check=False)
        return asked.stdout.decode().strip() or 'tree'
    from importlib import metadata
    return metadata.version('cinder')


class _Database:
    """Answers drivers' questions from the rows that the harness sends."""

    def __init__(self) -> None:
        self.rows: Callable[[], Rows] = Rows.none

    def volume(self, context: Any, id: str, *_: Any, **__: Any) -> Any:
        return _found(self.rows().volumes, id, exception.VolumeNotFound(volume_id=id))

    def snapshot(self, context: Any, id: str, *_: Any, **__: Any) -> Any:
        return _found(self.rows().snapshots, id, exception.SnapshotNotFound(snapshot_id=id))

    def has_volume(self, context: Any, id: str, *_: Any) -> bool:
        return id in self.rows().volumes

    def has_snapshot(self, context: Any, id: str, *_: Any) -> bool:
        return id in self.rows().snapshots

    def volumes_on(self, context: Any, host: str, *_: Any, **__: Any) -> List[Any]:
        return [volume for volume in self.rows().volumes.values() if _is_on(host, volume.host)]

    def snapshots_on(self, context: Any, host: str, *_: Any, **__: Any) -> List[Any]:
        return [each for each in self.rows().snapshots.values() if each.volume and _is_on(host, each.volume.host)]

    def snapshots_of(self, context: Any, volume_id: str, *_: Any, **__: Any) -> List[Any]:
        return [each for each in self.rows().snapshots.values() if each.volume_id == volume_id]


class _NoLock:
    """One process has nobody to keep out."""

    name = b'nothing'

    def __enter__(self) -> '_NoLock':
        return self

    def __exit__(self, *_: Any) -> bool:
        return False

    def acquire(self, *_: Any, **__: Any) -> bool:
        return True

    def release(self, *_: Any, **__: Any) -> bool:
        return True


_database = _Database()
_set: Dict[Any, List[str]] = {}


def _set_up() -> None:
    logging.disable(logging.CRITICAL)
    cfg.CONF([], project='cinder', version='custody', default_config_files=[], default_config_dirs=[])
    objects.register_all()
    state = tempfile.gettempdir()
    cfg.CONF.set_override('state_path', state)
    cfg.CONF.set_override('lock_path', state, group='oslo_concurrency')
    cinder.privsep.sys_admin_pctxt.set_client_mode(False)
    coordination.COORDINATOR.get_lock = lambda *_, **__: _NoLock()
    cinders: Any = objects
    cinders.Volume.get_by_id = _database.volume
    cinders.Volume.exists = _database.has_volume
    cinders.VolumeList.get_all_by_host = _database.volumes_on
    cinders.Snapshot.get_by_id = _database.snapshot
    cinders.Snapshot.exists = _database.has_snapshot
    cinders.SnapshotList.get_all_by_host = _database.snapshots_on
    cinders.SnapshotList.get_all_for_volume = _database.snapshots_of


def _set_all(group: Any, options: Mapping[str, Any]) -> None:
    """Sets these options, and takes back those that were set for the scenario before."""
    for name in _set.get(group, ()):
        cfg.CONF.clear_override(name, group=group)
    for name, value in options.items():
        cfg.CONF.set_override(name, value, group=group)
    _set[group] = list(options)


def _found(rows: Mapping[str, Any], id: str, otherwise: Exception) -> Any:
    if id not in rows:
        raise otherwise
    return rows[id]


def _is_on(host: str, volume_host: Any) -> bool:
    return volume_host == host or str(volume_host).startswith(f'{host}#')


_set_up()

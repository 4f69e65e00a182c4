"""Cinder's rows as drivers see them: objects that can be read by attribute and by key, as Cinder's own can."""
from __future__ import annotations

import re
from typing import Any, Dict, Iterator, List, Mapping, Optional

#: Fields that Cinder's objects have beyond those that are sent. None of them is set here.
_VOLUME_FIELDS = (
    'user_id', 'snapshot_id', 'cluster_name', 'cluster', 'availability_zone', 'attach_status', 'migration_status',
    'scheduled_at', 'launched_at', 'terminated_at', 'display_description', 'provider_auth', 'provider_geometry',
    'volume_type', 'source_volid', 'encryption_key_id', 'consistencygroup_id', 'consistencygroup', 'group_id', 'group',
    'replication_extended_status', 'replication_driver_data', 'previous_status', 'service_uuid', 'created_at', 'updated_at',
    'deleted_at', 'ec2_id',
)
_SNAPSHOT_FIELDS = (
    'encryption_key_id', 'volume_type', 'cgsnapshot', 'group_snapshot', 'cluster_name', 'deleted_at', 'progress',
)


class CinderObject:
    """A row. ``row.name``, ``row['name']`` and ``row.get('name')`` are the same; so it is with setting."""

    def __init__(self, fields: Mapping[str, Any]) -> None:
        self.__dict__.update(fields)

    def __getattr__(self, name: str) -> Any:
        """Asked for what is not among the fields."""
        raise AttributeError(f'{type(self).__name__} has no field {name}')

    def __getitem__(self, key: str) -> Any:
        return getattr(self, key)

    def __setitem__(self, key: str, value: Any) -> None:
        setattr(self, key, value)

    def __contains__(self, key: object) -> bool:
        return key in self.__dict__

    def __iter__(self) -> Iterator[str]:
        return iter(self.__dict__)

    def get(self, key: str, default: Any = None) -> Any:
        return self.__dict__.get(key, default)

    def keys(self) -> List[str]:
        return list(self.__dict__)

    def items(self) -> List[Any]:
        return list(self.__dict__.items())

    def update(self, fields: Mapping[str, Any]) -> None:
        """Changes this object alone: what Cinder shall keep, a driver returns."""
        self.__dict__.update(fields)

    def __repr__(self) -> str:
        return f'{type(self).__name__}(id={self.get("id")!r}, name={self.get("name")!r})'


class Volume(CinderObject):
    """A volume. Sizes are in GiB."""

    def __init__(self, row: Mapping[str, Any]) -> None:
        name_id = row.get('name_id')
        super().__init__({
            **dict.fromkeys(_VOLUME_FIELDS),
            'deleted': False, 'bootable': False, 'multiattach': False, 'shared_targets': True, 'use_quota': True,
            'admin_metadata': {}, 'glance_metadata': {}, 'volume_attachment': [],
            '_name_id': None if name_id == row.get('id') else name_id,
            **row,
        })


class Snapshot(CinderObject):
    """A snapshot, with its volume in ``volume``. Sizes are in GiB."""

    def __init__(self, row: Mapping[str, Any], volume: Optional[Volume]) -> None:
        super().__init__({
            **dict.fromkeys(_SNAPSHOT_FIELDS),
            'deleted': False, 'use_quota': True,
            'volume_name': None if volume is None else volume.name,
            **row,
            'volume': volume,
        })


class Rows:
    """All rows that Cinder has at the time of a call, soft-deleted ones left out."""

    def __init__(self, rows: Mapping[str, Any]) -> None:
        self.volumes: Dict[str, Volume] = {row['id']: Volume(row) for row in rows['volumes']}
        self.snapshots: Dict[str, Snapshot] = {
            row['id']: Snapshot(row, self.volumes.get(row['volume_id'])) for row in rows['snapshots']
        }

    @classmethod
    def none(cls) -> 'Rows':
        return cls({'volumes': [], 'snapshots': []})

    def snapshots_on(self, backend: Optional[str]) -> List[Snapshot]:
        """The snapshots of volumes on this backend; None: there is only one."""
        return [snapshot for snapshot in self.snapshots.values() if backend is None or _backend_of(snapshot.volume) == backend]


def snapshot_from(view: Mapping[str, Any]) -> Snapshot:
    """The snapshot that a call is about, which comes with its volume."""
    return Snapshot(view, Volume(view['volume']))


def _backend_of(volume: Optional[Volume]) -> Optional[str]:
    """``custody@BACKEND#pool``"""
    found = re.match(r'[^@]*@([^#]*)', (volume.host if volume else None) or '')
    return found.group(1) if found else None

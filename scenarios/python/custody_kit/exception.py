"""
Cinder's exceptions that drivers raise over snapshots under management. Where Cinder is installed these are its own;
elsewhere they are stand-ins with the same names, fields and texts.
"""
from __future__ import annotations

__all__ = [
    'CinderException', 'Invalid', 'InvalidSnapshot', 'ManageExistingAlreadyManaged', 'ManageExistingInvalidReference', 'NotFound',
    'SnapshotIsBusy', 'SnapshotNotFound', 'VolumeBackendAPIException', 'VolumeDriverException', 'VolumeNotFound',
]

try:
    from cinder.exception import (
        CinderException, Invalid, InvalidSnapshot, ManageExistingAlreadyManaged, ManageExistingInvalidReference, NotFound,
        SnapshotIsBusy, SnapshotNotFound, VolumeBackendAPIException, VolumeDriverException, VolumeNotFound,
    )
except ImportError:
    from .stand_ins import (
        CinderException, Invalid, InvalidSnapshot, ManageExistingAlreadyManaged, ManageExistingInvalidReference, NotFound,
        SnapshotIsBusy, SnapshotNotFound, VolumeBackendAPIException, VolumeDriverException, VolumeNotFound,
    )

"""
Cinder's exceptions that drivers raise over snapshots under management. Where Cinder is installed these are its own;
elsewhere they are stand-ins with the same names, fields and texts.
"""
from __future__ import annotations

from typing import Any, Optional

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
    class CinderException(Exception):  # type: ignore[no-redef]
        """A refusal. Its text is the class's template, filled with what it is made with."""

        message = 'An unknown exception occurred.'

        def __init__(self, message: Optional[str] = None, **fields: Any) -> None:
            self.kwargs = fields
            super().__init__(self.message % fields if message is None else message)

    class Invalid(CinderException):  # type: ignore[no-redef]
        message = 'Unacceptable parameters.'

    class InvalidSnapshot(Invalid):  # type: ignore[no-redef]
        message = 'Invalid snapshot: %(reason)s'

    class NotFound(CinderException):  # type: ignore[no-redef]
        message = 'Resource could not be found.'

    class VolumeNotFound(NotFound):  # type: ignore[no-redef]
        message = 'Volume %(volume_id)s could not be found.'

    class SnapshotNotFound(NotFound):  # type: ignore[no-redef]
        message = 'Snapshot %(snapshot_id)s could not be found.'

    class SnapshotIsBusy(CinderException):  # type: ignore[no-redef]
        message = 'deleting snapshot %(snapshot_name)s that has dependent volumes'

    class VolumeDriverException(CinderException):  # type: ignore[no-redef]
        message = 'Volume driver reported an error: %(message)s'

    class VolumeBackendAPIException(CinderException):  # type: ignore[no-redef]
        message = 'Bad or unexpected response from the storage volume backend API: %(data)s'

    class ManageExistingInvalidReference(CinderException):  # type: ignore[no-redef]
        message = 'Manage existing volume failed due to invalid backend reference %(existing_ref)s: %(reason)s'

    class ManageExistingAlreadyManaged(CinderException):  # type: ignore[no-redef]
        message = 'Unable to manage existing volume. Volume %(volume_ref)s already managed.'

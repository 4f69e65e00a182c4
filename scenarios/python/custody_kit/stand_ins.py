"""Stand-ins for Cinder's exceptions, where Cinder is not installed: the same names, fields and texts."""
from __future__ import annotations

from typing import Any, Optional


class CinderException(Exception):
    """A refusal. Its text is the class's template, filled with what it is made with."""

    message = 'An unknown exception occurred.'

    def __init__(self, message: Optional[str] = None, **fields: Any) -> None:
        self.kwargs = fields
        super().__init__(self.message % fields if message is None else message)


class Invalid(CinderException):
    message = 'Unacceptable parameters.'


class InvalidSnapshot(Invalid):
    message = 'Invalid snapshot: %(reason)s'


class NotFound(CinderException):
    message = 'Resource could not be found.'


class VolumeNotFound(NotFound):
    message = 'Volume %(volume_id)s could not be found.'


class SnapshotNotFound(NotFound):
    message = 'Snapshot %(snapshot_id)s could not be found.'


class SnapshotIsBusy(CinderException):
    message = 'deleting snapshot %(snapshot_name)s that has dependent volumes'


class VolumeDriverException(CinderException):
    message = 'Volume driver reported an error: %(message)s'


class VolumeBackendAPIException(CinderException):
    message = 'Bad or unexpected response from the storage volume backend API: %(data)s'


class ManageExistingInvalidReference(CinderException):
    message = 'Manage existing volume failed due to invalid backend reference %(existing_ref)s: %(reason)s'


class ManageExistingAlreadyManaged(CinderException):
    message = 'Unable to manage existing volume. Volume %(volume_ref)s already managed.'

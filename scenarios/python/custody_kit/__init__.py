"""
Puts a driver of Cinder's behind Custody's protocol, so that Custody can hold it to the interface
``VolumeSnapshotManagementDriver``. Plain Python 3.9 and later, nothing but the standard library.

An author derives a class from ``Adapter`` and ends its file with ``main(ThatClass)``.
"""
from .adapter import Adapter
from .array import ArrayAdapter, MemoryArray
from .backend import BackendObject, ReferenceForm, Seed, Unsupported
from .faults import BackendFault
from .serve import main
from .target import Target

__all__ = [
    'Adapter', 'ArrayAdapter', 'BackendFault', 'BackendObject', 'MemoryArray', 'ReferenceForm', 'Seed', 'Target', 'Unsupported', 'main',
]

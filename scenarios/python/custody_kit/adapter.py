"""
What stands between Custody and one driver. The author of an adapter supplies four things: make the driver over a fake
client, create an object on the fake backend, read all of them, write a reference. All else has a default.
"""
from __future__ import annotations

from contextlib import nullcontext
from typing import TYPE_CHECKING, Any, ClassVar, Collection, ContextManager, Iterable, List, Mapping, Optional, Sequence

from .backend import BackendObject, ReferenceForm, Seed
from .cinder_rows import Rows
from .clock import VirtualClock
from .exact import uuid_from
from .faults import BackendFault, Gate, GuardedClient

if TYPE_CHECKING:
    from .target import Target

#: What an adapter can do when it has the method of that name.
_EVENTS = ('grow', 'remove', 'rename', 'write', 'attach', 'detach')


class World:
    """What all backends of a scenario have in common."""

    def __init__(self, seed: int, clock: VirtualClock) -> None:
        self.seed = seed
        self.clock = clock
        self.gate = Gate()
        #: Cinder's rows, as the call under way got them.
        self.cinder = Rows.none()
        self._ids = 0

    def new_id(self) -> str:
        self._ids += 1
        return uuid_from(f'{self.seed}/object', self._ids - 1)


class Adapter:
    """One backend of one scenario: made anew for each, so that nothing is left over from the last."""

    #: Name of the driver, by which scenarios and baselines know it.
    name: ClassVar[str] = ''
    version: ClassVar[str] = '0'
    #: Release or commit of Cinder that the driver comes with, when it comes with Cinder.
    upstream: ClassVar[Optional[str]] = None
    #: Which calls beside the three of the interface the driver answers.
    answers: ClassVar[Collection[str]] = ('get_manageable_snapshots', 'delete_snapshot')
    reference_forms: ClassVar[Sequence[ReferenceForm]] = (ReferenceForm('source-name', ['source-name'], default=True),)
    #: Methods of the fake client that are requests to the storage, for ``guard``: those that read, those that change.
    lookups: ClassVar[Collection[str]] = ()
    writes: ClassVar[Collection[str]] = ()
    #: Whether the driver tells names apart to the letter, and neither folds case nor trims.
    names_are_exact: ClassVar[bool] = True

    def __init__(self, world: World, backend: Optional[str], cinder_options: Mapping[str, Any]) -> None:
        self.world = world
        #: Which backend this is; None: there is only one.
        self.backend = backend
        #: Cinder's own options, those that are not as they are by default.
        self.cinder_options = cinder_options

    # --- the four things --------------------------------------------------

    def make_driver(self, options: Mapping[str, Any]) -> Any:
        """
        Makes the fake client and a driver over it, ready for calls. Called once, before anything else.

        :param options: the driver's options, those that the scenario sets
        """
        raise NotImplementedError

    def create(self, seed: Seed) -> str:
        """Puts an object on the fake backend and returns its id there. Raises Unsupported when the backend can't have it."""
        raise NotImplementedError

    def read(self) -> Iterable[BackendObject]:
        """All objects on the fake backend."""
        raise NotImplementedError

    def reference(self, found: BackendObject, form: str) -> Any:
        """The reference that names this object, in a form of ``reference_forms``."""
        raise NotImplementedError

    # --- what has a default -----------------------------------------------

    def reference_to_nothing(self, what: str, form: str) -> Any:
        """A reference that names no object: ``well-formed``, or of another shape (``no-known-key``)."""
        if what == 'no-known-key':
            return {'no-such-key': 'names-nothing'}
        return self.reference(BackendObject(id='names-nothing', kind='snapshot', name='names-nothing', size_bytes=0), form)

    def volume_fields(self, found: BackendObject) -> Mapping[str, Optional[str]]:
        """
        What the driver's own ``create_volume`` would have left in Cinder's row of the volume that stands behind this object:
        ``provider_id``, ``provider_location``, ``volume_type_id``. A driver that finds its volumes by them gets them as
        ``snapshot.volume.provider_id`` and so on; one that goes by names needs none. What the array knows objects by, ``read``
        says as their ``native_id``.
        """
        return {}

    def failure(self, fault: BackendFault) -> BaseException:
        """The exception that the client raises when the storage fails. ``fault.done``: only the answer got lost."""
        return fault

    def surroundings(self) -> ContextManager[Any]:
        """Entered around each call of the driver: for what a driver finds by itself, such as functions of modules."""
        return nullcontext()

    def advanced(self) -> None:
        """The clock was put forward: here what has expired can be removed."""

    # Things that happen behind Cinder's back. An adapter that has a method of these names can be asked for it:
    #   grow(id, size_bytes)  remove(id)  rename(id, name)  write(id, text)  attach(id)  detach(id)

    # --- what the kit gives -----------------------------------------------

    def guard(self, client: Any) -> Any:
        """The client with faults in front of its methods ``lookups`` and ``writes``: give this one to the driver."""
        return GuardedClient(client, self.world.gate, self.lookups, self.writes, self.failure)

    def new_id(self) -> str:
        """A UUID; the same ones in every run."""
        return self.world.new_id()

    @property
    def clock(self) -> VirtualClock:
        return self.world.clock

    @property
    def cinder(self) -> Rows:
        """Cinder's rows at the time of the call."""
        return self.world.cinder

    @classmethod
    def target(cls) -> Target:
        """The protocol's operations over this adapter, in this process: what tests written by ``custody export`` ask."""
        from .target import Target
        return Target(cls)

    @classmethod
    def capabilities(cls) -> List[str]:
        """What the harness may ask for."""
        return [
            *cls.answers,
            *(['fault.lookup'] if cls.lookups else []),
            *(['fault.write'] if cls.writes else []),
            *(['fault.answer-lost'] if cls.lookups and cls.writes else []),
            'event.add',
            *(f'event.{event}' for event in _EVENTS if hasattr(cls, event)),
            'clock',
            *(['names.exact'] if cls.names_are_exact else []),
        ]

"""The protocol's operations over an adapter: what is asked and what is answered, as plain JSON values."""
from __future__ import annotations

from typing import Any, Callable, Dict, List, Mapping, Optional, Sequence, Set, Tuple, Type

from .adapter import Adapter, World
from .backend import BackendObject, Seed, Unsupported, pieces_of
from .cinder_rows import Rows, snapshot_from
from .clock import VirtualClock
from .exact import content_digest
from .faults import Fault
from .outcome import outcome_of

PROTOCOL = 1
#: As Cinder asks for a listing where the caller leaves something out.
_LISTING = {'marker': None, 'limit': 1000, 'offset': 0, 'sort_keys': ['reference'], 'sort_dirs': ['asc']}
_DONE = {'done': True}
#: The keys of each operation.
_KEYS: Dict[str, Set[str]] = {
    'hello': set(),
    'reset': {'seed', 'now', 'config', 'options', 'objects', 'cinder'},
    'reference': {'names', 'names_nothing', 'form'},
    'call': {
        'method', 'snapshot', 'existing_ref', 'marker', 'limit', 'offset', 'sort_keys', 'sort_dirs', 'backend', 'cinder', 'deadline_ms',
    },
    'event': {'event', 'object', 'size_bytes', 'name', 'content'},
    'fault': {'during', 'at', 'n', 'effect', 'times'},
    'inspect': set(),
    'advance': {'seconds'},
    'close': set(),
}
_HERE = Tuple[Adapter, BackendObject]


class Wrong(Exception):
    """The harness asks for what can't be: an operation, a key or an object that there is none of."""


class Target:
    """A driver under test. ``ask(op, …)`` answers each operation of the protocol; ``reset`` comes before all but ``hello``."""

    def __init__(self, adapter: Type[Adapter]) -> None:
        self._adapter = adapter
        #: Whether the harness has said good-bye.
        self.closed = False
        self._operations: Dict[str, Callable[[Mapping[str, Any]], Any]] = {
            'hello': lambda _: self.hello(), 'reset': self.reset, 'reference': self.reference, 'call': self.call,
            'event': self.event, 'fault': self.fault, 'inspect': lambda _: self.inspect(), 'advance': self.advance,
            'close': lambda _: self.close(),
        }
        self._start(0, 0, {}, {})

    def ask(self, op: str, asked: Mapping[str, Any]) -> Any:
        """Carries out one operation. Raises Wrong, or what the adapter raises."""
        operation = self._operations.get(op)
        if operation is None:
            raise Wrong(f'There is no operation {op}.')
        unknown = sorted(set(asked) - _KEYS[op])
        if unknown:
            raise Wrong(f'The operation {op} has no key {", ".join(unknown)}.')
        return operation(asked)

    def hello(self) -> Dict[str, Any]:
        adapter = self._adapter
        about = {'name': adapter.name, 'version': adapter.version}
        return {
            'protocol': PROTOCOL,
            'target': about if adapter.upstream is None else {**about, 'upstream': adapter.upstream},
            'level': 'driver',
            'capabilities': _each_once(adapter.capabilities()),
            'reference_forms': [form.to_json() for form in adapter.reference_forms],
            'evidence': 'adapter',
        }

    def reset(self, asked: Mapping[str, Any]) -> Dict[str, Any]:
        self._start(asked['seed'], asked['now'], asked['config'], asked.get('options') or {})
        self._world.cinder = Rows(asked['cinder'])
        for seed in asked['objects']:
            try:
                self._put(seed)
            except Unsupported as refusal:
                return {'unsupported': {'handle': seed['handle'], 'reason': str(refusal)}}
        volumes = self._made_volumes(asked['objects'])
        return {
            'objects': [
                {'handle': self._handles.get(found.id, ''), 'id': found.id, 'name': found.name, 'size_bytes': found.size_bytes}
                for _, found in self._look()
            ],
            **({'volumes': volumes} if volumes else {}),
        }

    def reference(self, asked: Mapping[str, Any]) -> Dict[str, Any]:
        form = asked.get('form') or self._default_form()
        if 'names_nothing' in asked:
            return {'existing_ref': self._backend(None).reference_to_nothing(asked['names_nothing'], form)}
        adapter, found = self._by_handle(asked['names'])
        return {'existing_ref': adapter.reference(found, form)}

    def call(self, asked: Mapping[str, Any]) -> Dict[str, Any]:
        """Calls the driver as Cinder's volume manager does, and says what came of it."""
        self._world.cinder = Rows(asked['cinder'])
        backend = asked.get('backend')
        adapter = self._backend(backend)
        driver = self._drivers[backend or self._first]
        method = asked['method']
        self._world.gate.begin(method)
        try:
            with self._world.clock.for_one_call(), adapter.surroundings():
                return outcome_of(lambda: self._invoke(driver, method, asked))
        finally:
            self._world.gate.begin(None)

    def event(self, asked: Mapping[str, Any]) -> Dict[str, Any]:
        event = asked['event']
        try:
            if event == 'add':
                self._put(asked['object'])
                return _DONE
            adapter, found = self._by_handle(asked['object'])
            carry_out = getattr(adapter, event, None)
            if carry_out is None:
                raise Unsupported(f'The adapter has no method {event}.')
            carry_out(found.id, *(asked[key] for key in ('size_bytes', 'name', 'content') if key in asked))
        except Unsupported as refusal:
            return {'unsupported': str(refusal)}
        return _DONE

    def fault(self, asked: Mapping[str, Any]) -> Dict[str, Any]:
        self._world.gate.arm(Fault(
            during=asked['during'], at=asked['at'], effect=asked['effect'], times=asked['times'], n=asked.get('n', 1),
        ))
        return _DONE

    def inspect(self) -> Dict[str, Any]:
        return {'objects': [self._shown(adapter, found) for adapter, found in self._look()]}

    def advance(self, asked: Mapping[str, Any]) -> Dict[str, Any]:
        self._world.clock.advance(asked['seconds'])
        for adapter in self._adapters.values():
            adapter.advanced()
        return _DONE

    def close(self) -> Dict[str, Any]:
        self.closed = True
        return {}

    # --- inside -----------------------------------------------------------

    def _start(self, seed: int, now: int, config: Mapping[str, Any], options: Mapping[str, Any]) -> None:
        self._world = World(seed, VirtualClock(now))
        self._config = config
        self._options = options
        #: Adapters and drivers by their backends, which come to be when first named; where there is one, its name is ''.
        self._adapters: Dict[str, Adapter] = {}
        self._drivers: Dict[str, Any] = {}
        #: Ids of objects → their handles.
        self._handles: Dict[str, str] = {}
        #: Objects by their handles as they were seen last: of one that is gone, a reference can still be written.
        self._seen: Dict[str, _HERE] = {}

    @property
    def _first(self) -> str:
        return next(iter(self._adapters), '')

    def _backend(self, name: Optional[str]) -> Adapter:
        """The adapter of the backend of this name; of the first one, without a name."""
        backend = name or self._first
        known = self._adapters.get(backend)
        if known is not None:
            return known
        adapter = self._adapter(self._world, name, self._options)
        self._adapters[backend] = adapter
        self._drivers[backend] = adapter.make_driver(self._config)
        return adapter

    def _put(self, seed: Mapping[str, Any]) -> None:
        adapter = self._backend(seed.get('backend'))
        parent = seed.get('parent')
        fields = ('name', 'content', 'volume_id', 'volume_name', 'attributes')
        made = adapter.create(Seed(
            handle=seed['handle'], kind=seed['kind'], size_bytes=seed['size_bytes'],
            parent=None if parent is None else self._by_handle(parent)[1].id,
            **{key: seed[key] for key in fields if key in seed},
        ))
        self._handles[made] = seed['handle']
        self._look()

    def _made_volumes(self, seeds: Sequence[Mapping[str, Any]]) -> List[Dict[str, Any]]:
        """Model updates of Cinder's volumes, as if the driver had made them. Those that say nothing are left out."""
        updates: List[Dict[str, Any]] = []
        for seed in seeds:
            if 'volume_id' in seed:
                adapter, found = self._by_handle(seed['handle'])
                fields = adapter.volume_fields(found)
                updates.extend([{'id': seed['volume_id'], **fields}] if fields else [])
        return updates

    def _look(self) -> List[_HERE]:
        """All objects of all backends."""
        here = [(adapter, found) for adapter in self._adapters.values() for found in adapter.read()]
        # Backwards, so that of two with one handle the older is kept.
        for adapter, found in reversed(here):
            if found.id in self._handles:
                self._seen[self._handles[found.id]] = (adapter, found)
        return here

    def _by_handle(self, handle: str) -> _HERE:
        self._look()
        found = self._seen.get(handle)
        if found is None:
            raise Wrong(f'There is no object {handle} on the backend.')
        return found

    def _default_form(self) -> str:
        forms = self._adapter.reference_forms
        return next((form.id for form in forms if form.default), forms[0].id)

    def _invoke(self, driver: Any, method: str, asked: Mapping[str, Any]) -> Any:
        if method == 'get_manageable_snapshots':
            wanted = [asked.get(key, default) for key, default in _LISTING.items()]
            return driver.get_manageable_snapshots(self._world.cinder.snapshots_on(asked.get('backend')), *wanted)
        snapshot = snapshot_from(asked['snapshot'])
        if method in ('unmanage_snapshot', 'delete_snapshot'):
            return getattr(driver, method)(snapshot)
        return getattr(driver, method)(snapshot=snapshot, existing_ref=asked.get('existing_ref'))

    def _shown(self, adapter: Adapter, found: BackendObject) -> Dict[str, Any]:
        pieces = pieces_of(found.content)
        return {
            'id': found.id, 'handle': self._handles.get(found.id), 'kind': found.kind, 'name': found.name,
            'parent': found.parent, 'size_bytes': found.size_bytes,
            'content': None if pieces is None else {'digest': content_digest(pieces)},
            'attributes': dict(found.attributes),
            **({} if adapter.backend is None else {'backend': adapter.backend}),
            **({} if found.native_id is None else {'native_id': found.native_id}),
        }


def _each_once(names: List[str]) -> List[str]:
    return list(dict.fromkeys(names))

"""A backend that is asked by its adapter's methods, for tests of what the kit does itself."""
from custody_kit import ArrayAdapter, ReferenceForm, Unsupported, exception


class ToyDriver:
    """Answers with what it was asked."""

    def __init__(self, adapter, options):
        self.adapter = adapter
        self.options = options
        self.calls = []

    def manage_existing_snapshot_get_size(self, snapshot, existing_ref):
        self.calls.append(('get_size', snapshot.name))
        return existing_ref

    def manage_existing_snapshot(self, **arguments):
        found = self.adapter.array.named(arguments['existing_ref'])
        if not found:
            raise exception.ManageExistingInvalidReference(existing_ref=arguments['existing_ref'], reason='None.')
        self.adapter.array.rename(found[0].id, arguments['snapshot']['name'])
        return {'provider_id': sorted(arguments)}

    def unmanage_snapshot(self, *arguments):
        return {'positional': len(arguments)}

    def get_manageable_snapshots(self, cinder_snapshots, *wanted):
        return [[each.id for each in cinder_snapshots], *wanted]


class ToyAdapter(ArrayAdapter):
    name = 'toy'
    version = '1'
    upstream = '99'
    answers = ('get_manageable_snapshots',)
    reference_forms = (ReferenceForm('source-name', ['source-name'], default=True), ReferenceForm('bare-string', []))

    def make_driver(self, options):
        return ToyDriver(self, options)

    def place(self, seed):
        if seed.size_bytes == 0:
            raise Unsupported('Nothing is no size.')
        return seed.wanted_name, seed.size_bytes


def volume_row(id, host='custody@backend#pool'):
    return {'id': id, 'name': f'volume-{id}', 'name_id': id, 'size': 1, 'host': host, 'metadata': {}}


def snapshot_row(id, volume_id):
    return {'id': id, 'name': f'snapshot-{id}', 'volume_id': volume_id, 'volume_size': 1, 'metadata': {}}


def snapshot_view(id):
    return {**snapshot_row(id, 'v1'), 'volume_name': 'volume-v1', 'volume': volume_row('v1')}


NO_ROWS = {'volumes': [], 'snapshots': []}
VOLUME = {'handle': 'vol-a', 'kind': 'volume', 'size_bytes': 5, 'volume_id': 'v1', 'volume_name': 'volume-v1'}
TUESDAY = {'handle': 'tuesday', 'kind': 'snapshot', 'parent': 'vol-a', 'size_bytes': 5, 'content': 'payroll'}


def reset_question(*objects, **more):
    return {'seed': 0, 'now': 0, 'config': {}, 'objects': list(objects), 'cinder': NO_ROWS, **more}

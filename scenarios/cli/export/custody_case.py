KIB, MIB, GIB, TIB = (1024 ** power for power in (1, 2, 3, 4))
#: 2026-01-01T00:00:00Z in milliseconds, the time at which scenarios begin.
NEW_YEAR = 1767225600000
PROJECT = 'c0ffee00c0ffee00c0ffee00c0ffee00'
#: From the worst to the best.
ORDER = ('crash', 'fail', 'not_run', 'pass')
#: What this run says of each check: `scenario/clause` -> verdict.
VERDICTS = {}
#: And of each scenario that was played.
SCENARIOS = {}
#: Names of all checks that there are tests of.
CHECKS = set()


def load_adapter(place):
    module, _, name = place.partition(':')
    return getattr(importlib.import_module(module), name)


Adapter = load_adapter(ADAPTER)


def tearDownModule():
    """Writes the verdicts where CUSTODY_VERDICTS says."""
    file = os.environ.get('CUSTODY_VERDICTS')
    if not file:
        return
    listed = sorted(VERDICTS.items())
    text = json.dumps(listed, separators=(',', ':'), ensure_ascii=False)
    digest = hashlib.sha256(text.encode('utf-8')).hexdigest()
    with open(file, 'w', encoding='utf-8') as out:
        json.dump({'digest': digest, 'verdicts': dict(listed), 'scenarios': SCENARIOS}, out, indent=2)
        out.write('\n')


def scenario(id, checks=(), needs=(), releases=None):
    """
    Marks a test as a scenario of Custody's.

    :param checks: the clauses that it guards, in the order in which it comes to them
    :param needs: what the adapter must be able to do
    :param releases: of the driver that a behaviour holds for: its name, and a range of releases such as `21.3.1..`
    """
    uncited = 'expectation' if releases else 'precondition'
    CHECKS.update(f'{id}/{what}' for what in (*checks, uncited))

    def decorate(method):
        @functools.wraps(method)
        def test(self):
            self._play(id, checks, needs, releases, uncited, method)
        return test
    return decorate


class DriverRaised(AssertionError):
    """The driver raised where it should have returned. It crashed when that is no exception of Cinder's."""

    def __init__(self, method, outcome):
        self.crashed = outcome['kind'] == 'crashed'
        self.error = outcome['error']
        how = 'crashed' if self.crashed else 'refused'
        super().__init__(f"{method} {how}: {self.error['class']}: {self.error['message']}\n{self.error.get('traceback', '')}")

    def is_a(self, name):
        return name == self.error['class'] or name in self.error.get('mro', [])


class Ended(BaseException):
    """Nothing more can be asked of the driver, and the test ends. A driver that catches Exception does not catch it."""

    #: Whether a call of the driver ended so that the test itself made, and not Cinder on its behalf.
    is_of_a_call = False


class TimedOut(Ended):
    """The test took too long."""

    def __init__(self, frame):
        super().__init__(f'no end within {DEADLINE:g} s; it was here:\n' + ''.join(traceback.format_stack(frame)[-3:]))


class ProcessEnded(Ended):
    """The driver raised what ends a process: Cinder's volume service would be gone."""

    def __init__(self, method, raised):
        super().__init__(f'{method} ended the process:\n' + ''.join(traceback.format_exception(type(raised), raised, raised.__traceback__)))


#: What ends the process when nobody catches it.
ENDS_PROCESS = (SystemExit, KeyboardInterrupt, GeneratorExit)


class CinderRefuses(ValueError):
    """Cinder can't store what the driver answered."""


#: What Cinder raises over an answer of the driver's that it can't store.
NOT_STORED = (TypeError, ValueError, OverflowError)


class OnBackend:
    """Something on the backend, which the adapter knows by its handle."""

    def __init__(self, case, handle, size):
        self._case = case
        self.handle = handle
        self.size = size

    def reference(self, form=None):
        """The reference that names it now."""
        return self._case._reference(form, names=self.handle)

    @property
    def backend_id(self):
        """What the array knows it by."""
        seen = self._case._seen(self)
        return str(seen.get('native_id', seen['id']))

    @property
    def backend_name(self):
        """What it is called, or was called last."""
        return self._case._seen(self)['name']


class Volume(OnBackend):
    """A volume of Cinder's, with what stands for it on the backend."""

    def __init__(self, case, handle, size, row):
        super().__init__(case, handle, size)
        self.row = row
        self.id = row['id']


class Snapshot:
    """A snapshot of Cinder's: the row."""

    def __init__(self, volume, row):
        self.volume = volume
        self.row = row
        self.id = row['id']
        #: Why Cinder left it in error.
        self.failure = ''


class CustodyCase(unittest.TestCase):
    """A driver over a backend that is set up anew for each test. All sizes are bytes, unless Cinder has them in GiB."""

    maxDiff = None

    def setUp(self):
        self._target = Adapter.target()
        self._hello = self._target.ask('hello', {})
        #: Clauses with the verdicts of their checks, and what failed with the words for it.
        self._noted = []
        self._failures = []
        self._worst = 'pass'
        self._timed_out = None
        self._is_stopped_by_hand = False
        # What there is before the first step.
        self._seeds, self._config, self._options, self._time = [], {}, {}, NEW_YEAR
        self._volumes, self._snapshots = {}, {}
        # What tests say of rows of volumes, by their ids, and the ids of snapshots whose type of volume they say.
        self._said, self._typed = {}, set()
        self._database_refuses = False
        # The backend as it was at the start, before the last step, and as it is now: objects by their ids.
        self._start, self._before, self._now = None, {}, {}
        self._ids, self._last = {}, {}

    # --- what there is ----------------------------------------------------

    def volume(self, handle, size, status='available', content=None, on_backend=True, migrated=False, **said):
        """
        A volume in Cinder, with its object on the backend.

        :param said: fields of Cinder's row, where they are not as the driver would have left them when it made the volume
        """
        id = uuid_of(handle)
        name_id = uuid_of(f'{handle} before') if migrated else id
        row = {
            'id': id, 'name': f'volume-{name_id}', 'name_id': name_id, 'size': gib(size), 'status': status,
            'display_name': None, 'host': 'custody@backend#pool', 'project_id': PROJECT, 'volume_type_id': None,
            'replication_status': None, 'provider_id': None, 'provider_location': None, 'metadata': {},
        }
        if migrated:
            row['migration_status'] = 'success'
        row.update(said)
        self._said[id] = said
        self._volumes[id] = row
        if on_backend:
            self._seeds.append(without_none(
                handle=handle, kind='volume', size_bytes=size, volume_id=id, volume_name=row['name'], content=content,
            ))
        return Volume(self, handle, size, row)

    def backend_object(self, handle, snapshot_of=None, size=None, **others):
        """An object on the backend of which Cinder knows nothing: a snapshot, or a volume without `snapshot_of`."""
        found, seed = self._seed(handle, snapshot_of, size, others)
        self._seeds.append(seed)
        return found

    def snapshot(self, handle, volume, status='creating', display_name=None, **said):
        """A row for a snapshot, as Cinder makes it before it calls the driver, but for the fields that are said."""
        id = uuid_of(handle)
        prefix = self._options.get('snapshot_name_template', 'snapshot-%s')
        row = {
            'id': id, 'name': prefix % id, 'volume_id': volume.id, 'volume_size': volume.row['size'], 'status': status,
            'display_name': display_name, 'display_description': None, 'project_id': PROJECT, 'metadata': {}, 'provider_id': None,
            'provider_location': None, 'provider_auth': None, 'volume_type_id': volume.row['volume_type_id'], 'cgsnapshot_id': None,
            'group_snapshot_id': None, 'user_id': None, 'created_at': iso(self._time), 'updated_at': None,
        }
        row.update(said)
        if 'volume_type_id' in said:
            self._typed.add(id)
        self._snapshots[id] = row
        return Snapshot(volume, row)

    def configure(self, **options):
        """Options of the driver."""
        self._config = options

    def cinder_options(self, **options):
        """Options of Cinder's own."""
        self._options = options

    def starts_at(self, milliseconds):
        self._time = milliseconds

    # --- calls of the driver ----------------------------------------------

    def get_size(self, snapshot, existing_ref):
        with self._step():
            return self._call('manage_existing_snapshot_get_size', self._revived(snapshot), existing_ref)

    def manage(self, snapshot, existing_ref):
        with self._step():
            try:
                update = self._call('manage_existing_snapshot', self._revived(snapshot), existing_ref)
            except DriverRaised:
                snapshot.row['status'] = 'error'
                raise
            try:
                self._store(snapshot, model_update(update))
            except NOT_STORED:
                snapshot.row['status'] = 'error'
            return update

    def unmanage(self, snapshot):
        with self._step():
            return self._let_go('unmanage_snapshot', self._revived(snapshot))

    def delete(self, snapshot):
        with self._step():
            return self._let_go('delete_snapshot', self._revived(snapshot))

    def get_manageable(self, **listing):
        with self._step():
            return self._ask_driver('get_manageable_snapshots', listing)

    # --- the same as Cinder's volume service makes them --------------------

    def cinder_manage(self, handle, volume, existing_ref, name=None, description=None, metadata=None):
        """
        Asks for the size, manages, and stores what the driver wants stored. What the driver raises shows in the status only.
        """
        self.assertIsInstance(existing_ref, (dict, str, type(None)), 'Cinder lets no such reference through')
        with self._step():
            snapshot = self.snapshot(handle, volume, display_name=name)
            snapshot.row.update(display_description=description, metadata=metadata or {})
            try:
                with by_cinder():
                    size = self._call('manage_existing_snapshot_get_size', snapshot, existing_ref)
                    if int(size) > 1000:
                        raise CinderRefuses(f'the quota is 1000 GiB, and the size {size}')
                    update = model_update(self._call('manage_existing_snapshot', snapshot, existing_ref))
                    self._store(snapshot, {**update, 'volume_size': size})
            except (DriverRaised, *NOT_STORED) as failure:
                snapshot.row['status'] = 'error'
                snapshot.failure = str(failure)
            return snapshot

    def cinder_unmanage(self, snapshot):
        """Lets the snapshot go, which Cinder does of what is available or in error. What the driver raises shows in the status."""
        self._cinder_lets_go('unmanage_snapshot', snapshot)

    def cinder_delete(self, snapshot):
        self._cinder_lets_go('delete_snapshot', snapshot)

    def cinder_database_refuses(self):
        """The next time, Cinder's database refuses to store what the driver answers to manage."""
        self._database_refuses = True

    # --- references -------------------------------------------------------

    def reference_to_nothing(self, what, form=None):
        """A reference that names no object: `well-formed`, or with `no-known-key`."""
        return self._reference(form, names_nothing=what)

    @property
    def key(self):
        """The key under which the driver wants references."""
        keys = self._usual_form()['keys']
        if not keys:
            self._skip('The adapter names no key for its references.')
        return keys[0]

    # --- what happens behind Cinder's back ---------------------------------

    def add(self, handle, snapshot_of=None, size=None, **others):
        found, seed = self._seed(handle, snapshot_of, size, others)
        self._ids.pop(handle, None)
        self._carry_out('event', {'event': 'add', 'object': seed})
        return found

    def grow(self, found, size):
        self._happens('grow', found, size_bytes=size)

    def rename(self, found, name):
        self._happens('rename', found, name=name)

    def write(self, found, content):
        self._happens('write', found, content=content)

    def remove(self, found):
        self._happens('remove', found)

    def attach(self, found):
        self._happens('attach', found)

    def detach(self, found):
        self._happens('detach', found)

    def fault(self, during, at, effect, times=1, **which):
        """The next requests to the storage fail, or are done and not answered."""
        self._carry_out('fault', {'during': during, 'at': at, 'effect': effect, 'times': times, **which})

    def advance(self, seconds):
        self._carry_out('advance', {'seconds': seconds})
        self._time += round(seconds * 1000)

    def look(self):
        """Looks at the backend, and does nothing."""
        with self._step():
            pass

    # --- assertions -------------------------------------------------------

    @contextlib.contextmanager
    def check(self, clause):
        """What stands within guards this clause. When it fails that is noted, and the test goes on."""
        try:
            yield
        except AssertionError as failure:
            self._noted.append((clause, self._fails(clause, failure)))
        except Ended as failure:
            if failure.is_of_a_call:
                self._noted.append((clause, self._fails(clause, failure)))
            raise
        else:
            self._noted.append((clause, 'pass'))

    @contextlib.contextmanager
    def assertRefuses(self, name, exactly=False, **text):
        """The driver raises this exception of Cinder's, or one derived from it unless `exactly` says otherwise."""
        with self._assert_raises(False, name, exactly, **text):
            yield

    @contextlib.contextmanager
    def assertCrashes(self, name, exactly=False, **text):
        """The driver raises this exception, which is none of Cinder's."""
        with self._assert_raises(True, name, exactly, **text):
            yield

    def assertSize(self, expected, size):
        """The driver's answer is a number of this value."""
        self.assertTrue(isinstance(size, (int, float)) and not isinstance(size, bool), f'{size!r} is no size')
        self.assertEqual(expected, size)

    def assertAnswer(self, expected, answer):
        """The same value of the same type, at every depth."""
        self.assertEqual(json.dumps(expected, sort_keys=True), json.dumps(answer, sort_keys=True))

    def assertUnchanged(self, since='step'):
        """The backend is as it was: before the last step, or at the start."""
        self.assertOthersUnchanged(since=since)
        self.assertNothingNew(since=since)

    def assertOthersUnchanged(self, *besides, since='step'):
        """All but these objects are as they were."""
        left_out = self._ids_of(besides)
        changed = [was['name'] for id, was in self._then(since).items() if id not in left_out and was != self._now.get(id)]
        self.assertEqual([], changed, 'changed or gone')

    def assertNothingNew(self, besides=(), since='step'):
        known = set(self._then(since)) | self._ids_of(besides)
        self.assertEqual([], [found['name'] for id, found in self._now.items() if id not in known], 'new on the backend')

    def assertUntouched(self, found, since='step'):
        """The object is as it was in everything."""
        id = self._ids.get(found.handle)
        self.assertEqual(self._then(since).get(id), self._now.get(id), found.handle)

    def assertExists(self, found):
        self.assertIn(self._ids.get(found.handle), self._now, f'{found.handle} is gone')

    def assertGone(self, found):
        self.assertNotIn(self._ids.get(found.handle), self._now, f'{found.handle} is still there')

    def assertKept(self, found, *fields, since='step'):
        """The object is there, and these fields of it are as they were: content, size, parent, attributes."""
        self.assertExists(found)
        id = self._ids[found.handle]
        was, now = self._then(since).get(id, {}), self._now[id]
        for field in fields:
            key = 'size_bytes' if field == 'size' else field
            if field == 'content':
                self.assertIsNotNone(now['content'], f'the adapter does not tell the content of {found.handle}')
            self.assertEqual(was.get(key), now[key], f'{field} of {found.handle}')

    def assertFields(self, found, **fields):
        """The object is there, with this name or size_bytes, or at least these attributes."""
        self.assertExists(found)
        now = self._now[self._ids[found.handle]]
        attributes = fields.pop('attributes', {})
        self.assertEqual(attributes, {key: now['attributes'].get(key) for key in attributes}, f'attributes of {found.handle}')
        self.assertEqual(fields, {key: now[key] for key in fields}, found.handle)

    def assertRow(self, snapshot, **fields):
        """Cinder's row has these fields now; one that is gone has the status `deleted` and nothing else."""
        row = self._snapshots.get(snapshot.id, {'status': 'deleted'})
        self.assertEqual(fields, {key: row.get(key) for key in fields}, snapshot.failure)

    # --- inside -----------------------------------------------------------

    def _play(self, id, checks, needs, releases, uncited, method):
        self._skip_unless_applicable(needs, releases)
        try:
            with self._deadline():
                method(self)
        except unittest.SkipTest:
            raise  # What does not apply says nothing.
        except (AssertionError, Ended) as failure:
            self._fails(uncited, failure)
        except BaseException:
            self._worst = 'crash'
            self._tell(id, checks)
            raise
        self._tell(id, checks)
        self._end(id, uncited)

    def _end(self, id, uncited):
        """The test fails, but for known deviations: these are skipped with their reasons, once they were seen to fail."""
        failed = {what for what, _ in self._failures}
        asked = [*dict.fromkeys(clause for clause, _ in self._noted), uncited]
        known = {what: KNOWN_DEVIATIONS[f'{id}/{what}'] for what in asked if f'{id}/{what}' in KNOWN_DEVIATIONS}
        if failed - set(known):
            self.fail('\n\n'.join(told for _, told in self._failures))
        for what in known:
            if what not in failed:
                self.fail(f'{id}/{what} is listed in KNOWN_DEVIATIONS, but passes: take it out.')
        if known:
            self.skipTest('Known deviation: ' + '; '.join(known.values()))

    @contextlib.contextmanager
    def _deadline(self):
        """Interrupts what takes too long. Where no signal gets through, the whole run ends, with the places of all threads."""
        if not DEADLINE:
            yield
            return
        faulthandler.dump_traceback_later(2 * DEADLINE, exit=True, file=sys.__stderr__)
        try:
            with interrupted_after(DEADLINE, self._interrupt) if can_be_interrupted() else contextlib.nullcontext():
                yield
        finally:
            faulthandler.cancel_dump_traceback_later()

    def _interrupt(self, _, frame):
        self._timed_out = self._timed_out or TimedOut(frame)
        raise self._timed_out

    def _stop_by_hand(self, number, frame):
        """Ctrl-C: it ends the run, where the same exception from a driver ends a test."""
        self._is_stopped_by_hand = True
        signal.default_int_handler(number, frame)

    def _skip_unless_applicable(self, needs, releases):
        missing = [need for need in needs if need not in self._hello['capabilities']]
        if missing:
            self.skipTest(f"The adapter doesn't offer {', '.join(missing)}.")
        name, upstream = self._hello['target']['name'], self._hello['target'].get('upstream')
        if releases and (name != releases[0] or (upstream and not is_within(releases[1], upstream))):
            self.skipTest(f'This holds for {releases[0]} {releases[1]}, the adapter is for {name} {upstream or ""}.')

    def _fails(self, what, failure):
        """Notes a failure of a check, with its line of the test. Returns the verdict."""
        verdict = 'crash' if isinstance(failure, Ended) or getattr(failure, 'crashed', False) else 'fail'
        self._worst = min(self._worst, verdict, key=ORDER.index)
        frames = [frame for frame in traceback.extract_tb(failure.__traceback__) if frame.name == self._testMethodName]
        place = ''.join(f'line {frame.lineno}: {frame.line}\n' for frame in frames[-1:])
        heading = f'{what}: {CLAUSES[what]}' if what in CLAUSES else what
        self._failures.append((what, f'{heading}\n{place}{failure}'))
        return verdict

    def _tell(self, id, checks):
        SCENARIOS[id] = self._worst
        not_reached = [(clause, 'not_run') for clause in checks[len(self._noted):]]
        for clause, verdict in self._noted + not_reached:
            key = f'{id}/{clause}'
            VERDICTS[key] = min(VERDICTS.get(key, 'pass'), verdict, key=ORDER.index)

    def _skip(self, reason):
        """The backend can't have or do what the scenario is about."""
        if self._failures:
            self.fail(reason)
        self.skipTest(reason)

    @contextlib.contextmanager
    def _assert_raises(self, crashed, name, exactly, message=None, ends=None, matches=None):
        try:
            yield
        except DriverRaised as raised:
            text, error = raised.error['message'], raised.error['class']
            if raised.crashed != crashed:
                raise
            self.assertTrue(error == name if exactly else raised.is_a(name), f'expected {name}, got {raised}')
            if message is not None:
                self.assertEqual(message, text)
            if ends is not None:
                self.assertTrue(text.endswith(ends), text)
            if matches is not None:
                self.assertRegex(text, matches)
        else:
            self.fail(f'The driver returned; expected {name}')

    @contextlib.contextmanager
    def _step(self):
        if self._start is None:
            self._begin()
        self._before = self._now
        try:
            yield
        except DriverRaised:
            self._see()
            raise
        self._see()

    def _begin(self):
        answer = self._target.ask('reset', {
            'seed': 0, 'now': self._time, 'config': self._config, 'options': self._options, 'objects': self._seeds,
            'cinder': self._rows(),
        })
        if 'unsupported' in answer:
            self._skip(f"{answer['unsupported']['handle']}: {answer['unsupported']['reason']}")
        for update in answer.get('volumes', []):
            self._made_volume(**update)
        wanted = {seed['handle']: seed['size_bytes'] for seed in self._seeds}
        for placed in answer['objects']:
            handle, size = placed['handle'], placed['size_bytes']
            if gib(size) != gib(wanted.get(handle, size)):
                self._skip(f'{handle}: the backend makes it of {size} B, not of {wanted[handle]} B')
        self._see()
        self._start = self._now

    def _made_volume(self, id, **made):
        """The volume's row, and those of its snapshots, get what the driver would have left there. What the test says stands."""
        volume = self._volumes[id]
        volume.update({**made, **self._said[id]})
        for snapshot in self._snapshots.values():
            if snapshot['volume_id'] == id and snapshot['id'] not in self._typed:
                snapshot['volume_type_id'] = volume['volume_type_id']

    def _see(self):
        self._now = {found['id']: found for found in copy.deepcopy(self._target.ask('inspect', {})['objects'])}
        for id, found in self._now.items():
            if found['handle'] is not None:
                self._ids.setdefault(found['handle'], id)
                self._last[id] = found

    def _seen(self, found):
        if self._start is None:
            self._begin()
        return self._last[self._ids[found.handle]]

    def _then(self, since):
        return self._start if since == 'start' else self._before

    def _ids_of(self, objects):
        return {self._ids.get(found.handle) for found in objects}

    def _rows(self):
        return copy.deepcopy({'volumes': list(self._volumes.values()), 'snapshots': list(self._snapshots.values())})

    def _seed(self, handle, snapshot_of, size, others):
        size = size if size is not None else snapshot_of.size if snapshot_of else GIB
        seed = without_none(
            handle=handle, kind='snapshot' if snapshot_of else 'volume', size_bytes=size,
            parent=snapshot_of.handle if snapshot_of else None, **others,
        )
        return OnBackend(self, handle, size), seed

    def _reference(self, form, **asked):
        if self._start is None:
            self._begin()
        form = self._other_form() if form == 'other' else form
        return copy.deepcopy(self._target.ask('reference', {**asked, **without_none(form=form)})['existing_ref'])

    def _usual_form(self):
        forms = self._hello['reference_forms']
        return next((form for form in forms if form.get('default')), forms[0])

    def _other_form(self):
        """The first form of reference that is not the usual one."""
        others = [form['id'] for form in self._hello['reference_forms'] if form != self._usual_form()]
        if not others:
            self._skip('The adapter has one form of reference only.')
        return others[0]

    def _revived(self, snapshot):
        """The snapshot; a row that is gone by now is made anew, as another request to Cinder would."""
        if snapshot.id not in self._snapshots:
            gone = snapshot.row
            snapshot.row = {
                **gone, 'status': 'creating', 'volume_size': snapshot.volume.row['size'], 'provider_id': None,
                'provider_location': None, 'provider_auth': None, 'volume_type_id': snapshot.volume.row['volume_type_id'],
                'cgsnapshot_id': None, 'group_snapshot_id': None, 'created_at': iso(self._time), 'updated_at': None,
            }
            self._snapshots[snapshot.id] = snapshot.row
        return snapshot

    def _call(self, method, snapshot, existing_ref):
        return self._ask_driver(method, {'snapshot': self._view(snapshot), 'existing_ref': existing_ref})

    def _view(self, snapshot):
        volume = self._volumes[snapshot.row['volume_id']]
        return copy.deepcopy({**snapshot.row, 'volume_name': volume['name'], 'volume': volume})

    def _ask_driver(self, method, asked):
        try:
            with on_interrupt(self._stop_by_hand):
                outcome = self._target.ask('call', {'method': method, 'cinder': self._rows(), 'deadline_ms': 30000, **asked})
            if self._timed_out:
                raise self._timed_out  # Somebody took the interruption for an exception of the driver.
        except Ended as ended:
            ended.is_of_a_call = True
            raise
        except ENDS_PROCESS as raised:
            if self._is_stopped_by_hand:
                raise
            ended = ProcessEnded(method, raised)
            ended.is_of_a_call = True
            raise ended from None
        if outcome['kind'] != 'returned':
            raise DriverRaised(method, outcome)
        return outcome['value']

    def _let_go(self, method, snapshot):
        try:
            answer = self._ask_driver(method, {'snapshot': self._view(snapshot)})
        except DriverRaised as raised:
            snapshot.row['status'] = 'available' if raised.is_a('SnapshotIsBusy') else 'error_deleting'
            snapshot.failure = str(raised)
            raise
        del self._snapshots[snapshot.id]
        return answer

    def _cinder_lets_go(self, method, snapshot):
        row = self._snapshots.get(snapshot.id, {'status': 'deleted'})
        allowed = ('available', 'error') if method == 'unmanage_snapshot' else ('available', 'error', 'error_deleting')
        self.assertIn(row['status'], allowed, f'Cinder lets go of no such snapshot. {snapshot.failure}')
        groups = [row['cgsnapshot_id'], row['group_snapshot_id']]
        self.assertEqual([None, None], groups, 'Cinder lets go of no snapshot that is part of a group')
        with self._step():
            with by_cinder(), contextlib.suppress(DriverRaised):
                self._let_go(method, snapshot)

    def _store(self, snapshot, update):
        """Cinder's row takes what the driver wants stored, and the snapshot becomes available."""
        columns = [key for key in update if key in COLUMNS and not (key == 'progress' and update[key] is None)]
        fields = {key: stored(key, update[key], snapshot.row) for key in columns}
        refuses, self._database_refuses = self._database_refuses, False
        if refuses or fields.get('volume_id', snapshot.row['volume_id']) not in self._volumes:
            # Metadata have a table of their own, which is written before.
            snapshot.row.update({key: value for key, value in fields.items() if key == 'metadata'})
            raise CinderRefuses('the database refuses the data')
        snapshot.row.update({key: value for key, value in fields.items() if key != 'cgsnapshot'})
        snapshot.row['status'] = 'available'

    def _happens(self, event, found, **how):
        if self._start is None:
            self._begin()
        self.assertExists(found)
        self._carry_out('event', {'event': event, 'object': found.handle, **how})

    def _carry_out(self, op, asked):
        with self._step():
            answer = self._target.ask(op, asked)
        if 'unsupported' in answer:
            self._skip(answer['unsupported'])


class KnownDeviations(unittest.TestCase):
    def test_each_is_of_a_check_that_there_is(self):
        stale = sorted(set(KNOWN_DEVIATIONS) - CHECKS)
        self.assertEqual([], stale, 'These stand in KNOWN_DEVIATIONS, but there is no such check here: take them out, or mend their names.')


TEXTS = ('display_name', 'display_description', 'project_id', 'user_id', 'provider_id', 'provider_location', 'provider_auth')
IDS = ('volume_type_id', 'cgsnapshot_id', 'group_snapshot_id')
STATUSES = (
    'error', 'available', 'creating', 'deleting', 'deleted', 'updating', 'error_deleting', 'unmanaging', 'backing-up', 'restoring',
)
READ_ONLY = ('name', 'volume_name', 'host', 'cluster_name', 'volume', 'cgsnapshot', 'group_snapshot')
#: What a driver can set in Cinder's table of snapshots, or fail to. Other keys of its model update have no effect.
COLUMNS = ('id', 'volume_id', 'status', 'progress', 'metadata', 'volume_size', *TEXTS, *IDS, *READ_ONLY)


#: The one key of what stands for a value of the driver's that JSON can't carry, with its type.
NO_JSON = '$python'


def is_dict(value):
    """Whether it is a dict of texts and values, and does not stand for something else."""
    return isinstance(value, dict) and not (list(value) == [NO_JSON] and isinstance(value[NO_JSON], dict) and 'type' in value[NO_JSON])


def model_update(answer):
    """What the driver wants stored. Raises what Cinder raises over an answer that takes no keys."""
    if answer and not is_dict(answer):
        raise CinderRefuses(f'{answer!r} is no model update')
    return answer or {}


def stored(key, value, row):
    """The value as Cinder's table of snapshots has it in this column. Raises what it raises over one that it does not take."""
    if key in TEXTS and (value is None or isinstance(value, (str, int, float))):
        return None if value is None else str(value)
    if key in IDS:
        return None if value is None else str(value)
    if key == 'volume_size':
        return 0 if value is None else int(value)
    if key == 'metadata' and is_dict(value) and all(isinstance(each, (str, int, float)) for each in value.values()):
        return {name: str(each) for name, each in value.items()}
    if key == 'status' and value in (None, *STATUSES):
        return row['status']
    if key == 'cgsnapshot' and value is None:
        return None
    if key == 'progress' and isinstance(value, (str, int, float)):
        return str(value)
    if key == 'id' and str(value) == row['id']:
        return row['id']
    if key == 'volume_id' and value is not None:
        return str(value)
    raise CinderRefuses(f'the field {key} of a snapshot does not take {value!r}')


def is_main_thread():
    return threading.current_thread() is threading.main_thread()


def can_be_interrupted():
    return hasattr(signal, 'setitimer') and is_main_thread()


@contextlib.contextmanager
def on_interrupt(handler):
    """Has Ctrl-C answered by this handler, unless somebody answers it already."""
    if not is_main_thread() or signal.getsignal(signal.SIGINT) is not signal.default_int_handler:
        yield
        return
    signal.signal(signal.SIGINT, handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, signal.default_int_handler)


@contextlib.contextmanager
def by_cinder():
    """What stands within are calls that Cinder makes: how they end, tests do not see."""
    try:
        yield
    except Ended as ended:
        ended.is_of_a_call = False
        raise


@contextlib.contextmanager
def interrupted_after(seconds, interrupt):
    """Calls `interrupt` when what stands within takes longer, and again until it is left: a driver may catch the first."""
    before = signal.signal(signal.SIGALRM, interrupt)
    timer = signal.setitimer(signal.ITIMER_REAL, seconds, seconds / 10)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, *timer)
        signal.signal(signal.SIGALRM, before)


def is_within(releases, upstream):
    """Whether the release is within `21.3.1..26.1`, both ends included. A commit is later than every release."""
    if not re.fullmatch(r'\d+(\.\d+)*', upstream):
        return releases.endswith('..') or releases == upstream
    first, dots, last = releases.partition('..')
    release = numbers(upstream)
    low, high = numbers(first), numbers(last if dots else first)
    return padded(release, low) >= low and padded(release, high) <= high


def numbers(release):
    return [int(number) for number in release.split('.')] if release else []


def padded(release, bound):
    return (release + [0] * len(bound))[:len(bound)]


def gib(size):
    """Bytes as GiB, rounded up."""
    return -(-size // GIB)


def uuid_of(text):
    """The same id in every run."""
    return str(uuid.UUID(bytes=hashlib.sha256(text.encode('utf-8')).digest()[:16], version=4))


def iso(milliseconds):
    moment = datetime.datetime.fromtimestamp(milliseconds / 1000, datetime.timezone.utc)
    return moment.strftime('%Y-%m-%dT%H:%M:%S.000Z')


def without_none(**fields):
    return {key: value for key, value in fields.items() if value is not None}

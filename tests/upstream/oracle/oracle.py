#!/usr/bin/python3
"""Behaviour oracle: runs REAL upstream Cinder driver code over in-memory storage.

stdin : one JSON scenario per line.   stdout : one JSON answer per line.
See ../README.md for what it is and how it was checked.

Env: ORACLE_CINDER=/path/to/another/cinder/tree  (put first on sys.path)
"""
import atexit
import datetime
import json
import logging
import os
import shutil
import sys
import tempfile
import time
import traceback

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)
if os.environ.get('ORACLE_CINDER'):
    sys.path.insert(0, os.environ['ORACLE_CINDER'])

T0 = time.time()
import warnings                                            # noqa
warnings.simplefilter('ignore')
logging.disable(logging.CRITICAL if not os.environ.get('ORACLE_LOG') else 0)

from oslo_config import cfg                                # noqa
from oslo_db import options as db_options                  # noqa
from cinder import context as cctx                         # noqa
from cinder import coordination                            # noqa
from cinder import exception                               # noqa
from cinder import objects                                 # noqa
try:
    import cinder.db.sqlalchemy.api as db_api              # noqa
    from cinder.db.sqlalchemy import models                # noqa
except ImportError:                                        # master (2026.2)
    import cinder.db.api as db_api                         # noqa
    from cinder.db import models                           # noqa
import cinder.privsep                                      # noqa
from cinder.volume import configuration as vconf           # noqa

if os.environ.get('ORACLE_LOG'):
    logging.basicConfig(level=logging.DEBUG, stream=sys.stderr)

CONF = cfg.CONF
HOST = 'oracle@be#pool'
GI = 1024 ** 3

_engine_ready = False


def init_cinder():
    """One-time process set-up: config, objects, sqlite in memory, no privsep."""
    global _engine_ready
    if _engine_ready:
        return
    CONF([], project='cinder', version='oracle', default_config_files=[],
         default_config_dirs=[])
    objects.register_all()
    state = tempfile.mkdtemp(prefix='cinder-state-')
    atexit.register(shutil.rmtree, state, True)
    CONF.set_override('state_path', state)
    CONF.set_override('lock_path', state, group='oslo_concurrency')
    db_options.set_defaults(CONF, connection='sqlite://')
    CONF.set_default('connection', 'sqlite://', 'database')
    cinder.privsep.sys_admin_pctxt.set_client_mode(False)
    from cinder.db import migration
    t = time.time()
    migration.db_sync()          # the real alembic migrations
    init_cinder.sync = time.time() - t

    class NoLock(object):                    # tooz locks need a service
        name = b'nolock'

        def __call__(self, *a, **k):
            return self

        def __enter__(self):
            return self

        def __exit__(self, *a):
            return False

        def acquire(self, *a, **k):
            return True

        def release(self, *a, **k):
            return True
    coordination.COORDINATOR.get_lock = lambda name, *a, **k: NoLock()
    _engine_ready = True


def wipe_db():
    eng = db_api.get_engine()
    with eng.begin() as c:
        for t in ('snapshot_metadata', 'snapshots', 'volume_metadata',
                  'volume_admin_metadata', 'volumes'):
            c.execute(models.BASE.metadata.tables[t].delete())


class Cinder(object):
    """The Cinder database side of one scenario (real OVOs, real sqlite)."""

    def __init__(self):
        self.ctxt = cctx.RequestContext('oracle-user', 'oracle-project',
                                        is_admin=True)
        wipe_db()
        self.host = HOST

    def volume(self, vid, **kw):
        try:
            v = objects.Volume.get_by_id(self.ctxt, vid)
            return v
        except exception.VolumeNotFound:
            pass
        d = {'size': 1, 'host': self.host, 'status': 'available',
             'display_name': 'vol ' + vid[:8], 'project_id': 'oracle-project',
             'user_id': 'oracle-user'}
        d.update(kw)
        d.pop('id', None)
        name_id = d.pop('name_id', None)
        if name_id:
            d['_name_id'] = name_id
        v = objects.Volume(context=self.ctxt, _name_id=d.pop('_name_id', None),
                           volume_type_id=d.pop('volume_type_id', None), **d)
        v.id = vid
        self._create(v, models.Volume)
        return objects.Volume.get_by_id(self.ctxt, vid)

    def snapshot(self, sid, volume_id=None, **kw):
        try:
            return objects.Snapshot.get_by_id(self.ctxt, sid)
        except exception.SnapshotNotFound:
            pass
        vol = self.volume(volume_id)
        d = {'volume_id': volume_id, 'volume_size': vol.size,
             'status': 'creating', 'display_name': None,
             'project_id': 'oracle-project', 'user_id': 'oracle-user'}
        d.update(kw)
        s = objects.Snapshot(context=self.ctxt, **d)
        s.id = sid
        self._create(s, models.Snapshot)
        with db_api.get_engine().begin() as c:
            for k, v in (kw.get('metadata') or {}).items():
                c.execute(models.SnapshotMetadata.__table__.insert().values(
                    snapshot_id=sid, key=k, value=v, deleted=False))
        return objects.Snapshot.get_by_id(self.ctxt, sid)

    def _create(self, ovo, model):
        cols = model.__table__.columns
        row = {'id': ovo.id, 'deleted': False,
               'created_at': datetime.datetime(2020, 1, 1)}
        for k, v in ovo.cinder_obj_get_changes().items():
            if k == '_name_id' and k not in cols:
                k = 'name_id'
            if k in cols:
                row[k] = v
        if 'use_quota' in cols:
            row.setdefault('use_quota', True)
        if 'volume_type_id' in cols and not row.get('volume_type_id'):
            row['volume_type_id'] = self.default_type()
        t = model.__table__
        with db_api.get_engine().begin() as c:
            if model is models.Snapshot:       # a soft-deleted row of this id
                c.execute(models.SnapshotMetadata.__table__.delete().where(
                    models.SnapshotMetadata.__table__.c.snapshot_id == ovo.id))
                c.execute(t.delete().where(t.c.id == ovo.id))
            c.execute(t.insert().values(**row))

    _dt = None

    def default_type(self):
        if Cinder._dt is None:
            t = models.VolumeType.__table__
            with db_api.get_engine().begin() as c:
                Cinder._dt = c.execute(t.select()).fetchone()['id']
        return Cinder._dt

    def save(self, snap):
        snap.save()

    def destroy(self, snap):
        snap.destroy()

    def all_snapshots(self):
        return objects.SnapshotList.get_all(self.ctxt, {})

    def dump(self):
        return {'snapshots': [{'id': s.id, 'status': s.status,
                               'volume_id': s.volume_id,
                               'volume_size': s.volume_size,
                               'display_name': s.display_name,
                               'provider_id': s.provider_id,
                               'provider_location': s.provider_location}
                              for s in self.all_snapshots()]}


class MemCinder(Cinder):
    """The same without a database: real OVOs kept in dicts (fast mode)."""

    def __init__(self):
        self.ctxt = MemCinder.ctx = getattr(MemCinder, 'ctx', None) or \
            cctx.RequestContext('oracle-user', 'oracle-project', is_admin=True)
        self.host = HOST
        self.vols, self.snaps = {}, {}
        MemCinder.cur = self
        if not getattr(MemCinder, 'patched', False):
            MemCinder.patched = True
            objects.Volume.exists = classmethod(
                lambda c, ctxt, i, *a: i in MemCinder.cur.vols)
            objects.Snapshot.exists = classmethod(
                lambda c, ctxt, i, *a: i in MemCinder.cur.snaps)
            objects.VolumeList.get_all_by_host = classmethod(
                lambda c, ctxt, host, *a, **k: [
                    v for v in MemCinder.cur.vols.values() if v.host == host])
            from cinder.volume import volume_types
            volume_types.get_volume_type_qos_specs = lambda *a, **k: None

    def _make(self, cls, i, d):
        o = cls(context=self.ctxt)
        for f in cls.fields:
            if f in ('id', 'volume', 'metadata', 'admin_metadata',
                     'glance_metadata', 'volume_type', 'volume_attachment',
                     'consistencygroup', 'snapshots', 'cluster', 'group',
                     'cgsnapshot', 'group_snapshot'):
                continue
            try:
                setattr(o, f, d.get(f))
            except Exception:
                pass
        o.id = i
        o.metadata = d.get('metadata') or {}
        return o

    def volume(self, vid, **kw):
        if vid not in self.vols:
            d = {'size': 1, 'host': self.host, 'status': 'available',
                 'display_name': 'vol ' + vid[:8], 'name_id': None}
            d.update(kw)
            d['_name_id'] = d.pop('name_id', None)
            v = self._make(objects.Volume, vid, d)
            v.glance_metadata = {}
            v.volume_type = None
            v.group = None
            self.vols[vid] = v
        return self.vols[vid]

    def snapshot(self, sid, volume_id=None, **kw):
        if sid not in self.snaps:
            vol = self.volume(volume_id)
            d = {'volume_id': volume_id, 'volume_size': vol.size,
                 'status': 'creating', 'display_name': None}
            d.update(kw)
            s = self._make(objects.Snapshot, sid, d)
            s.volume = vol
            self.snaps[sid] = s
        return self.snaps[sid]

    def save(self, snap):
        pass

    def destroy(self, snap):
        self.snaps.pop(snap.id, None)

    def all_snapshots(self):          # in the database's order
        return sorted(self.snaps.values(), key=lambda s: s.id, reverse=True)

    def default_type(self):
        return '00000000-0000-4000-8000-00000000d3f1'


class Conf(object):
    """Real cinder Configuration object; overrides go through oslo.config."""

    set_by = {}

    @classmethod
    def make(cls, overrides, opt_lists=(), group='be'):
        from cinder.volume import driver as vd
        c = vconf.Configuration(vd.volume_opts, config_group=group)
        for o in opt_lists:
            c.append_config_values(o)
        for k in cls.set_by.get(group, ()):
            CONF.clear_override(k, group=group)
        cls.set_by[group] = list(overrides)
        for k, v in overrides.items():
            CONF.set_override(k, v, group=group)
        return c


def adapter(name):
    import importlib
    mod = importlib.import_module('adapters.' + name.replace('-', '_'))
    return mod.Adapter


def subst(x, ad):
    """${volume:ID} ${snapshot:ID} ${ref:NAME} ${id:NAME} in strings/keys."""
    import re
    if isinstance(x, str):
        m = re.fullmatch(r'\$\{(\w+):([^}]*)\}', x)
        if m:
            return ad.lookup(m.group(1), m.group(2))
        return re.sub(r'\$\{(\w+):([^}]*)\}',
                      lambda m: str(ad.lookup(m.group(1), m.group(2))), x)
    if isinstance(x, list):
        return [subst(i, ad) for i in x]
    if isinstance(x, dict):
        return {subst(k, ad): subst(v, ad) for k, v in x.items()}
    return x


def jsonable(x):
    try:
        return json.loads(json.dumps(x))
    except Exception:
        if isinstance(x, dict):
            return {str(k): jsonable(v) for k, v in x.items()}
        if isinstance(x, (list, tuple)):
            return [jsonable(v) for v in x]
        return {'$repr': repr(x)}


def err(e):
    tb = traceback.extract_tb(e.__traceback__)
    where = [f for f in tb if '/cinder/' in f.filename and
             not f.filename.startswith(HERE + os.sep)]
    w = where[-1] if where else tb[-1]
    mod = type(e).__module__
    is_c = isinstance(e, exception.CinderException)
    return {'class': type(e).__name__, 'module': mod, 'cinder': is_c,
            'message': str(e), 'code': getattr(e, 'code', None)
            if isinstance(getattr(e, 'code', None), (int, str)) else None,
            'where': '%s:%s' % (w.filename.split('/cinder/', 1)[-1], w.name),
            **({'traceback': traceback.format_exception(
                type(e), e, e.__traceback__)}
               if os.environ.get('ORACLE_TB') else {})}


def initial(ad, cin, sc):
    '''What a replay needs before the first step: objects, Cinder rows.'''
    vf = ('id', 'name', 'name_id', 'size', 'status', 'display_name',
          'provider_id', 'provider_location', 'replication_status',
          'volume_type_id', 'project_id')
    sf = ('id', 'name', 'volume_id', 'volume_size', 'status', 'display_name',
          'provider_id', 'provider_location')

    def row(o, fields):
        r = {f: getattr(o, f, None) for f in fields}
        r['metadata'] = dict(o.metadata or {})
        return r
    vols = list(cin.vols.values()) if isinstance(cin, MemCinder) else \
        objects.VolumeList.get_all(cin.ctxt)
    return jsonable({
        'objects': ad.objects(),
        'volumes': sorted((dict(row(v, vf), volume_type_id=bool(
            v.volume_type_id)) for v in vols), key=lambda r: r['id']),
        'snapshots': sorted((row(s, sf) for s in cin.all_snapshots()),
                            key=lambda r: r['id'])})


def run(sc):
    init_cinder()
    out = {'name': sc.get('name'), 'driver': sc['driver'], 'steps': []}
    cin = (MemCinder if os.environ.get('ORACLE_NODB') else Cinder)()
    be = sc.get('backend') or {}
    cdecl = sc.get('cinder') or {}
    ad = adapter(sc['driver'])(cin, sc.get('config') or {}, cdecl)
    out['class'] = ad.driver_class
    try:
        ad.load(be.get('objects') or [])
        ad.snapshot_refs()
        ad.start()
    except Exception as e:
        out['setup_error'] = err(e)
        return out
    for s in cdecl.get('snapshots') or []:
        s = dict(s)
        f = {'status': 'available'}
        for o in ad.objs:
            if o.get('cinder_snapshot') == s['id']:
                f.update(ad.managed_fields(o))
        f.update(ad.snapshot_fields(s))
        cin.snapshot(f.pop('id'), **f)
    out['initial'] = initial(ad, cin, sc)
    d = ad.driver
    for st in sc.get('steps') or []:
        op = st['op']
        r = {'op': op}
        snap = None
        try:
            if op == 'get_manageable_snapshots':
                res = d.get_manageable_snapshots(
                    cin.all_snapshots(), st.get('marker'),
                    st.get('limit', 1000), st.get('offset', 0),
                    st.get('sort_keys', ['reference']),
                    st.get('sort_dirs', ['asc']))
            elif op == 'backend':           # change the array behind Cinder's back
                res = ad.mutate(st)
            elif op in ('manage_existing_snapshot_get_size',
                        'manage_existing_snapshot', 'unmanage_snapshot'):
                sd = dict(st['snapshot'])
                if hasattr(ad, 'snap_vol'):
                    ad.snap_vol.setdefault(sd['id'], sd.get('volume_id'))
                snap = cin.snapshot(sd.pop('id'), **ad.snapshot_fields(sd))
                if op == 'unmanage_snapshot':
                    res = d.unmanage_snapshot(snap)
                else:
                    ref = subst(st.get('existing_ref'), ad)
                    r['existing_ref'] = ref
                    res = getattr(d, op)(snapshot=snap, existing_ref=ref)
            else:
                raise ValueError('unknown op ' + op)
            r['ok'] = True
            r['result'] = jsonable(res)
        except Exception as e:
            r['ok'] = False
            r['error'] = err(e)
        # what cinder-volume's manager does with the database afterwards
        if snap is not None:
            try:
                if op == 'unmanage_snapshot':
                    if r['ok']:
                        cin.destroy(snap)
                    else:
                        snap.status = 'error_deleting'
                        cin.save(snap)
                elif op == 'manage_existing_snapshot':
                    if r['ok']:
                        up = dict(res or {})
                        snap.update(up)
                        snap.status = 'available'
                        cin.save(snap)
                        ad.managed(snap)
                    else:
                        snap.status = 'error'
                        cin.save(snap)
            except Exception as e:
                r['db_error'] = err(e)
        r['objects'] = jsonable(ad.objects())
        if st.get('db'):
            r['db'] = cin.dump()
        out['steps'].append(r)
    ad.close()
    return out


def main():
    n = 0
    t = time.time()
    init_cinder()
    boot = time.time() - T0
    t = time.time()
    for line in sys.stdin:
        line = line.strip()
        if not line or line.startswith('#'):
            continue
        try:
            o = run(json.loads(line))
        except Exception as e:
            o = {'harness_error': err(e),
                 'traceback': traceback.format_exc()}
        sys.stdout.write(json.dumps(o, sort_keys=True) + '\n')
        n += 1
    sys.stdout.flush()
    if os.environ.get('ORACLE_TIME'):
        dt = time.time() - t
        sys.stderr.write('boot %.2fs; %d scenarios in %.3fs = %.1f/s\n'
                         % (boot, n, dt, n / dt if dt else 0))


if __name__ == '__main__':
    main()

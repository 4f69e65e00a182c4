"""The two arrays below the drivers: a volume group and a Ceph pool in memory, with what can be done to them by hand."""
import math

import greenlet
from oslo_concurrency import processutils

from adapters import lvm as lvm_model
from adapters import rbd as rbd_model

GIB = 1024 ** 3
EXTENT = 4 * 1024 ** 2
#: GiB of the volume group.
GROUP = 14336


class Objects(object):
    def __init__(self):
        self.objs = []

    def find(self, name, kind=None, parent=None):
        for o in self.objs:
            if o['name'] == name and (kind is None or o['kind'] == kind) and (parent is None or o['parent'] == parent):
                return o
        return None

    def add(self, name, size, parent=None, **attrs):
        self.objs.append({'name': name, 'size': size, 'parent': parent, 'attrs': attrs,
                          'kind': 'volume' if parent is None else 'snapshot'})


class Group(lvm_model.FakeLVM):
    """The volume group's commands that the model lacks."""

    def do_vgs(self, cmd, a):
        if 'name' in a:
            return '  %s\n' % self.vg, ''
        used = sum(o['size'] for o in self.ad.objs) / GIB
        return '  %s:%.2f:%.2f:%d:uuid\n' % (self.vg, GROUP, GROUP - used, len(self.ad.objs)), ''

    def do_lvremove(self, cmd, a):
        o = self._find(cmd, a[-1], 'lvremove')
        self.ad.objs[:] = [x for x in self.ad.objs if x is not o and x['parent'] != o['name']]
        return '', ''

    def do_lvcreate(self, cmd, a):
        name, origin = a[a.index('--name') + 1], a[a.index('--snapshot') + 1].split('/')[1]
        size = a[a.index('-L') + 1]
        self.ad.add(name, int(float(size.rstrip('g')) * GIB), origin)
        return '', ''

    def do_lvchange(self, cmd, a):
        return '', ''


class Pool(rbd_model.FakeRBD):
    """The pool's library, with what the model lacks, and with the mistake that kills its process."""

    def __init__(self, objects):
        super().__init__(objects)
        real = rbd_model.real

        def said(what, image, name):
            return 'error %s snapshot %s@%s' % (what, image.name, real.cstr(name, 'name'))

        class Image(self.Image):
            def __init__(self, ioctx, name=None, snapshot=None, **kwargs):
                if snapshot is not None and not is_name(snapshot):
                    Arrays.die()
                super().__init__(ioctx, name, snapshot, **kwargs)

            def create_snap(self, name):
                objects.add(name, self._img['size'], self._img['name'], protected=False)

            def remove_snap(self, name):
                s = self._need(name, 'error removing snapshot %s from %s')
                if s['attrs'].get('protected'):
                    raise real.ImageBusy(said('removing', self, name), errno=16)
                objects.objs.remove(s)

            def unprotect_snap(self, name):
                s = self._need(name, 'error unprotecting snapshot %s@%s')
                if not s['attrs'].get('protected'):
                    raise real.InvalidArgument(said('unprotecting', self, name), errno=22)
                if s['attrs'].get('children'):
                    raise real.ImageBusy(said('unprotecting', self, name), errno=16)
                s['attrs']['protected'] = False

            def flatten(self):
                for o in objects.objs:
                    if self._img['name'] in o['attrs'].get('children', ()):
                        o['attrs']['children'].remove(self._img['name'])
        self.Image = Image


class Rados(rbd_model.FakeRados.Rados):
    """The cluster does not tell how full it is."""

    def mon_command(self, *args):
        return 1, b'', ''


def is_name(value):
    """Whether the real library lives on: it dies of any other."""
    try:
        return isinstance(value, str) and value.encode('utf-8') is not None
    except UnicodeEncodeError:
        return False


class Arrays(object):
    main = None
    #: What dead processes were at. It is never resumed; and held here, as Python would end it by an exception.
    dead = []

    def __init__(self):
        self.lvm, self.ceph = Objects(), Objects()
        self.group = Group(self.lvm)
        processutils.execute = self.group.execute

    def put_under(self, name, driver):
        """Commands of LVM come to the group anyway."""
        if name == 'ceph':
            rbd_model.FakeRados.Rados = Rados
            driver.rados, driver.rbd = rbd_model.FakeRados, Pool(self.ceph)
            driver.RBDProxy = driver.rbd.RBD

    @classmethod
    def die(cls):
        """The process that this runs in is gone."""
        cls.main.switch(True)

    def survive(self, work):
        """Does the work. Returns whether its process died of it."""
        Arrays.main = greenlet.getcurrent()

        def run():
            work()
            return False
        process = greenlet.greenlet(run)
        died = process.switch()
        if died:
            Arrays.dead.append(process)
        return died

    # --- by hand ----------------------------------------------------------
    def fresh(self, volumes):
        for name in ('lvm', 'ceph'):
            objects = getattr(self, name)
            objects.objs[:] = []
            objects.add(volumes[name], GIB)

    def match(self, wanted):
        """Makes the arrays what a recording says that they were."""
        for backend in ('lvm', 'ceph'):
            objects = getattr(self, backend)
            there = {(w['name'], w['parent']): w for w in wanted if w['backend'] == backend}
            objects.objs[:] = [o for o in objects.objs if (o['name'], o['parent']) in there]
            for (name, parent), w in there.items():
                if not any((o['name'], o['parent']) == (name, parent) for o in objects.objs):
                    objects.add(name, w['size_bytes'], parent, **({'protected': w['protected']} if 'protected' in w else {}))

    def carry_out(self, command):
        getattr(self, 'do_' + command['do'].replace(' ', '_').replace('+', 'and').lower())(command)

    def do_rbd_create(self, c):
        self.ceph.add(c['image'], c['size_bytes'])

    def do_rbd_snap_create(self, c):
        size = c['image_size_bytes']
        if size == GIB:
            size = self.ceph.find(c['image'], 'volume')['size']
        for name in c['names']:
            self.ceph.add(name, size, c['image'], protected=False)

    def do_rbd_rename(self, c):
        self.ceph.find(c['image'], 'volume')['name'] = c['to']
        for o in self.ceph.objs:
            if o['parent'] == c['image']:
                o['parent'] = c['to']

    def do_rbd_snap_unprotect_and_rm(self, c):
        self.ceph.objs.remove(self.ceph.find(c['name'], 'snapshot'))

    def do_rbd_clone(self, c):
        s = self.ceph.find(c['of'], 'snapshot')
        s['attrs'].setdefault('children', []).append(c['to'])
        self.ceph.add(c['to'], s['size'])

    def do_thick_lvm_snapshot(self, c):
        self.lvm.add(c['name'], math.ceil(c['cow_bytes'] / EXTENT) * EXTENT, c['origin'])

    def do_lvremove(self, c):
        self.lvm.objs.remove(self.lvm.find(c['name']))

    def listed(self):
        out = []
        for backend in ('lvm', 'ceph'):
            for o in sorted(getattr(self, backend).objs, key=lambda o: (o['name'], o['parent'] or '')):
                d = {'backend': backend, 'name': o['name'], 'parent': o['parent'], 'size_bytes': o['size']}
                if backend == 'ceph' and o['parent'] is not None:
                    d['protected'] = bool(o['attrs'].get('protected'))
                out.append(d)
        return out

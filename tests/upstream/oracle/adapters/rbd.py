"""RBD: real RBDDriver; fake rados/rbd objects in memory, with the exception
classes and argument checks (cstr) of the real python3-rbd. Calibrated against
the real thing (librbd of Ceph 16.2.15)."""
from adapters import base
import rbd as real
import rados as real_rados


class FakeRados(object):
    Error = real_rados.Error

    class Rados(object):
        def __init__(self, rados_id=None, clustername=None, conffile=None):
            pass

        def conf_set(self, *a):
            pass

        def connect(self):
            pass

        def open_ioctx(self, pool):
            return FakeRados.Ioctx(pool)

        def shutdown(self):
            pass

        def get_fsid(self):
            return 'fsid'

    class Ioctx(object):
        def __init__(self, pool):
            self.pool = pool

        def close(self):
            pass


def name_of(b):
    return b.decode('utf-8')


class FakeRBD(object):
    """Stands for the rbd module."""

    def __init__(self, ad):
        for n in dir(real):
            v = getattr(real, n)
            if n.startswith('RBD_') or (isinstance(v, type) and
                                        issubclass(v, Exception)):
                setattr(self, n, v)
        mod = self

        class RBD(object):
            def version(self):
                return (1, 16, 0)

            def list(self, ioctx):
                return sorted(o['name'] for o in ad.objs
                              if o['kind'] == 'volume')

        class Image(object):
            def __init__(self, ioctx, name=None, snapshot=None,
                         read_only=False, image_id=None):
                if name is None and image_id is None:
                    raise real.InvalidArgument(
                        'image name or image id was not specified')
                name = real.cstr(name, 'name', opt=True)
                snapshot = real.cstr(snapshot, 'snapshot', opt=True)
                self.name = name
                self.read_only = read_only
                self._img = ad.find(name_of(name), 'volume')
                self._snap = None
                # real librbd: None AND '' both open the image head
                ok = self._img is not None
                if ok and snapshot:
                    self._snap = self._find(snapshot)
                    ok = self._snap is not None
                if not ok:
                    raise real.ImageNotFound(
                        'error opening image %s at snapshot %s'
                        % (name, snapshot), errno=2)

            def _find(self, b):
                return ad.find(name_of(b).split('\0')[0], 'snapshot',
                               self._img['name'])

            def __enter__(self):
                return self

            def __exit__(self, *a):
                self.close()
                return False

            def close(self):
                pass

            def size(self):
                return (self._snap or self._img)['size']

            def list_snaps(self):
                return [{'id': i + 1, 'name': o['name'], 'size': o['size']}
                        for i, o in enumerate(ad.objs)
                        if o['kind'] == 'snapshot' and
                        o['parent'] == self._img['name']]

            def set_snap(self, name):
                name = real.cstr(name, 'name', opt=True)
                if name is None:
                    self._snap = None
                    return
                s = self._find(name)
                if s is None:
                    raise real.ImageNotFound('error setting image %s to '
                                             'snapshot %s' % (self.name, name),
                                             errno=2)
                self._snap = s

            def list_children(self):
                return [('rbd', c) for c in
                        (self._snap or {}).get('attrs', {}).get('children', [])]

            def rename_snap(self, src, dst):
                src = real.cstr(src, 'srcname')
                dst = real.cstr(dst, 'dstname')
                m = 'error renaming snapshot of %s from %s to %s' % (
                    self.name, src, dst)
                s = self._find(src)
                if s is None:
                    raise real.ImageNotFound(m, errno=2)
                if self._find(dst) is not None:
                    raise real.ImageExists(m, errno=17)
                s['name'] = name_of(dst)

            def _need(self, name, msg):
                name = real.cstr(name, 'name')
                s = self._find(name)
                if s is None:
                    raise real.ImageNotFound(msg % (self.name, name), errno=2)
                return s

            def is_protected_snap(self, name):
                s = self._need(name, 'error checking if snapshot %s@%s is '
                               'protected')
                return bool(s['attrs'].get('protected'))

            def protect_snap(self, name):
                s = self._need(name, 'error protecting snapshot %s@%s')
                if s['attrs'].get('protected'):
                    raise real.ImageBusy('error protecting snapshot %s@%s' % (
                        self.name, real.cstr(name, 'name')), errno=16)
                s['attrs']['protected'] = True

            def unprotect_snap(self, name):
                s = self._need(name, 'error unprotecting snapshot %s@%s')
                s['attrs']['protected'] = False

        self.RBD = RBD
        self.Image = Image


class Adapter(base.BaseAdapter):
    driver_class = 'cinder.volume.drivers.rbd.RBDDriver'

    def start(self):
        from cinder.volume.drivers import rbd as drv
        import oracle
        conf = oracle.Conf.make(dict(
            {'rbd_pool': 'rbd', 'rbd_secret_uuid': 'x'}, **self.config),
            [drv.RBD_OPTS], 'rbd')
        extra = []
        for o in self.objs:
            if o['kind'] == 'snapshot':
                o['attrs'].setdefault('protected', False)
                if o['attrs'].get('children'):
                    o['attrs']['protected'] = True
                for c in o['attrs'].get('children') or []:
                    extra.append({'kind': 'volume', 'name': c, 'attrs': {},
                                  'size': o['size'], 'id': 'x'})
        self.objs += extra
        self.driver = drv.RBDDriver(configuration=conf, host=self.cinder.host,
                                    rados=FakeRados, rbd=FakeRBD(self))
        self.driver.do_setup(self.cinder.ctxt)
        self.driver.set_initialized()

    def objects(self):
        out = []
        for o in sorted((o for o in self.objs if o['kind'] == 'volume'),
                        key=lambda o: o['name']):
            out.append({'kind': 'volume', 'name': o['name'], 'size': o['size']})
            for s in self.objs:
                if s['kind'] == 'snapshot' and s['parent'] == o['name']:
                    out.append({'kind': 'snapshot', 'name': s['name'],
                                'size': s['size'], 'parent': o['name'],
                                'attrs': {k: v for k, v in s['attrs'].items()
                                          if k != 'children' or v}})
        return out

    def mutate(self, st):
        super(Adapter, self).mutate(st)
        if st.get('remove_snap'):
            img, s = st['remove_snap']
            self.objs.remove(self.find(s, 'snapshot', img))

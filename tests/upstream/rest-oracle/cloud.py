"""A real Cinder in one process: API, scheduler and a volume service for each of two arrays, over a database in memory.

All of it is Cinder's own code, as Debian installs it or as the tree has it that ORACLE_CINDER names. Ours are only the
arrays below the drivers, the wire between the services, and a filter that lets requests say what roles they come with.
"""
import json
import os
import sys
import tempfile
import time
import uuid
import warnings

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(os.path.dirname(HERE), 'oracle'))
if os.environ.get('ORACLE_CINDER'):
    sys.path.insert(0, os.environ['ORACLE_CINDER'])
warnings.simplefilter('ignore')

from eventlet import tpool                                 # noqa: E402
from oslo_config import cfg                                # noqa: E402
from oslo_db import options as db_options                  # noqa: E402
import oslo_messaging                                      # noqa: E402
from oslo_middleware import sizelimit                      # noqa: E402
from paste import urlmap                                   # noqa: E402

from cinder import objects                                 # noqa: E402
objects.register_all()
from cinder import context                                 # noqa: E402
from cinder import coordination                            # noqa: E402
from cinder import rpc                                     # noqa: E402
from cinder.objects import base as objects_base            # noqa: E402

import arrays                                              # noqa: E402
import wire                                                # noqa: E402

CONF = cfg.CONF
CONFIGURATION = '''
[DEFAULT]
state_path = %(state)s
transport_url = fake://
auth_strategy = noauth
enabled_backends = lvm,ceph
host = vm
service_down_time = 100000000
volume_clear = none
target_helper = fake
rootwrap_config = /nowhere
resource_query_filters_file = %(state)s/filters.json
[database]
connection = sqlite://
[key_manager]
backend = cinder.keymgr.conf_key_mgr.ConfKeyManager
fixed_key = 0000000000000000000000000000000000000000000000000000000000000000
[oslo_concurrency]
lock_path = %(state)s
[oslo_messaging_notifications]
driver = log
[lvm]
volume_driver = cinder.volume.drivers.lvm.LVMVolumeDriver
volume_backend_name = lvm
volume_group = cinder-volumes
lvm_type = default
volume_clear = none
target_helper = fake
[ceph]
volume_driver = cinder.volume.drivers.rbd.RBDDriver
volume_backend_name = ceph
rbd_pool = rbd
rbd_secret_uuid = 12345678-1234-1234-1234-123456789012
rados_connection_interval = 1
'''
#: Of etc/cinder/resource_filters.json, which is in no package of Python's.
FILTERS = {'volume': ['name', 'status', 'metadata', 'bootable', 'migration_status', 'availability_zone', 'group_id', 'size', 'created_at',
                      'updated_at', 'consumes_quota'],
           'snapshot': ['name', 'status', 'volume_id', 'metadata', 'availability_zone', 'consumes_quota']}
BACKENDS = ('lvm', 'ceph')


class NoLock(object):
    """One process has nobody to keep out."""
    name = b'nothing'

    def __call__(self, *args, **kwargs):
        return self

    def __enter__(self):
        return self

    def __exit__(self, *args):
        return False

    def acquire(self, *args, **kwargs):
        return True

    def release(self, *args, **kwargs):
        return True


def ascending_ids():
    """What is sorted by ids comes in the same order in every run."""
    made = [0]

    def next_id():
        made[0] += 1
        return uuid.UUID(int=(made[0] << 96) | 0x40008000000000000000 | 0xff)
    uuid.uuid4 = next_id


def whoever(app):
    """Requests with X-Roles come by keystone's way, the others by that of noauth."""
    from cinder.api.middleware import auth
    by_keystone, by_noauth = auth.CinderKeystoneContext(app), auth.NoAuthMiddleware(app)

    def choose(environ, start_response):
        return (by_keystone if 'HTTP_X_ROLES' in environ else by_noauth)(environ, start_response)
    return choose


class Cloud(object):
    def __init__(self, notifier):
        self.notifier = notifier
        self.state = tempfile.mkdtemp(prefix='rest-oracle-')
        path = os.path.join(self.state, 'cinder.conf')
        with open(path, 'w') as f:
            f.write(CONFIGURATION % {'state': self.state})
        with open(os.path.join(self.state, 'filters.json'), 'w') as f:
            json.dump(FILTERS, f)
        CONF(['--config-file', path], project='cinder', version='oracle', default_config_dirs=[])
        db_options.set_defaults(CONF, connection='sqlite://')
        import cinder.service                               # noqa: F401  registers options
        import cinder.privsep
        cinder.privsep.sys_admin_pctxt.set_client_mode(False)
        from cinder.db import migration
        migration.db_sync()
        ascending_ids()
        time.sleep = lambda seconds: None       # between tries
        tpool.execute = lambda work, *args, **kwargs: work(*args, **kwargs)
        coordination.COORDINATOR.get_lock = lambda name, *args, **kwargs: NoLock()
        self.arrays = arrays.Arrays()
        self._services()
        self.app = self._api()

    # --- services ---------------------------------------------------------
    def _services(self):
        rpc.init(CONF)
        self.wire = wire.Wire(CONF)
        rpc.TRANSPORT = wire.transport_of(self.wire)
        rpc.NOTIFIER = self.notifier
        from cinder.scheduler import manager as scheduler
        from cinder.volume import manager as volume
        context_ = context.get_admin_context()
        rows = [('vm', 'cinder-scheduler', scheduler.SchedulerManager)]
        rows += [('vm@' + name, 'cinder-volume', volume.VolumeManager) for name in BACKENDS]
        for host, binary, manager in rows:
            objects.Service(context=context_, host=host, binary=binary, topic=binary, report_count=0,
                            availability_zone=CONF.storage_availability_zone,
                            rpc_current_version=manager.RPC_API_VERSION,
                            object_current_version=objects_base.OBJ_VERSIONS.get_current()).create()
        self.scheduler = scheduler.SchedulerManager(host='vm')
        self._serve('cinder-scheduler', 'vm', self.scheduler)
        self.managers = {}
        for name in BACKENDS:
            host = 'vm@' + name
            manager = volume.VolumeManager(host=host, service_name=name)
            self.arrays.put_under(name, manager.driver)
            service = objects.Service.get_by_args(context_, host, 'cinder-volume')
            manager.init_host(service_id=service.id)
            if not manager.driver.initialized:
                raise AssertionError('the driver of %s did not start' % name)
            self.managers[name] = manager
            self._serve('cinder-volume.' + host, 'vm', manager)
        self.deliver()
        self.scheduler._startup_delay = False

    def _serve(self, topic, server, manager):
        serializer = objects_base.CinderObjectSerializer(objects_base.OBJ_VERSIONS.get_current())
        target = oslo_messaging.Target(topic=topic, server=server)
        self.wire.join(topic, rpc.get_server(target, [manager] + manager.additional_endpoints, serializer))

    def deliver(self):
        """Lets all messages arrive. Returns whether a service died of one."""
        died = False
        while self.wire.waiting:
            server, incoming = self.wire.waiting.popleft()
            if server is not None:      # else it waits in a queue that nobody reads
                died = self.arrays.survive(lambda: server._process_incoming([incoming])) or died
        return died

    # --- API --------------------------------------------------------------
    def _api(self):
        from cinder.api import versions
        from cinder.api.middleware import fault
        from cinder.api.middleware import request_id
        from cinder.api.v3 import router
        sites = urlmap.URLMap()
        sites['/'] = request_id.RequestId(fault.FaultWrapper(versions.Versions.factory({})))
        api = sizelimit.RequestBodySizeLimiter(whoever(router.APIRouter.factory({})))
        sites['/v3'] = request_id.RequestId(fault.FaultWrapper(api))
        return sites

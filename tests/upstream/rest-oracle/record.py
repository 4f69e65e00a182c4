#!/usr/bin/python3
"""Sessions of requests on stdin, one request a line -> the same lines on stdout with what a real Cinder answered and
what it left behind. A line has `session`, `prepared` and `request`, as those of rest.jsonl."""
import json
import os
import shutil
import sys

import lanes
LANES = lanes.Lanes()      # before anything is logged
import cloud                                               # noqa: E402
import placeholders                                        # noqa: E402
import webob                                               # noqa: E402

HEADERS = ('content-type', 'openstack-api-version', 'vary', 'location', 'retry-after', 'allow')
ADMIN = {'X-Auth-Token': 'admin:' + placeholders.PROJECT, 'OpenStack-API-Version': 'volume 3.70', 'Content-Type': 'application/json'}
TYPES = ('', '_lvm', '_ceph')
TABLES = ('snapshot_metadata', 'snapshots', 'volume_metadata', 'volume_admin_metadata', 'volumes', 'reservations', 'quota_usages',
          'quotas', 'messages', 'workers')


class Recorder(object):
    def __init__(self):
        self.cloud = cloud.Cloud(lanes.Notifier(LANES))
        self.arrays = self.cloud.arrays
        try:
            from cinder.db.sqlalchemy import api
        except ImportError:
            from cinder.db import api
        self.db = api
        self._make_types()
        self.session = object()

    def _make_types(self):
        from cinder import quota
        context = cloud.context.get_admin_context()
        for name in cloud.BACKENDS:
            i = placeholders.IDS['TYPE-' + name.upper()]
            self.db.volume_type_create(context, {'id': i, 'name': name, 'extra_specs': {'volume_backend_name': name}})
        self.quotas = quota.QUOTAS

    def sql(self, text, args=()):
        with self.db.get_engine().begin() as c:
            return c.exec_driver_sql(text, tuple(args))

    # --- a session --------------------------------------------------------
    def begin(self, session):
        self.session = session
        self.names = placeholders.Names()
        self.cloud.wire.waiting.clear()
        for table in TABLES:
            self.sql('delete from %s' % table)
        self.sql("update services set disabled=0, frozen=0, updated_at=datetime('now'), created_at=datetime('now')")
        self.arrays.fresh({name: 'volume-' + placeholders.IDS['VOL-' + name.upper()] for name in cloud.BACKENDS})
        context = cloud.context.RequestContext('admin', placeholders.PROJECT, is_admin=True)
        for name in cloud.BACKENDS:
            self.make_volume(placeholders.IDS['VOL-' + name.upper()], name, 'v-' + name)
        for name in cloud.BACKENDS:
            self.cloud.managers[name].publish_service_capabilities(context)
        self.cloud.deliver()
        self.messages = set()

    def make_volume(self, volume_id, backend, name, **fields):
        context = cloud.context.RequestContext('admin', placeholders.PROJECT, is_admin=True)
        type_id = placeholders.IDS['TYPE-' + backend.upper()]
        deltas = {'volumes': 1, 'gigabytes': fields.get('size', 1)}
        self.quotas.add_volume_type_opts(context, deltas, type_id)
        reserved = self.quotas.reserve(context, **deltas)
        self.db.volume_create(context, dict({
            'id': volume_id, 'display_name': name, 'size': 1, 'status': 'available', 'attach_status': 'detached',
            'host': 'vm@%s#%s' % (backend, backend), 'project_id': placeholders.PROJECT, 'user_id': 'admin',
            'volume_type_id': type_id, 'availability_zone': 'nova'}, **fields))
        self.quotas.commit(context, reserved, project_id=placeholders.PROJECT)

    def line(self, line):
        if line.get('session') != self.session:
            self.begin(line.get('session'))
        for command in line.get('prepared') or []:
            self.prepare(self.names.fill_in(command))
            self.look()
        self.match_arrays(self.names.fill_in((line.get('world_before') or {}).get('backend_objects')))
        before = self.world()
        self.shown_messages()
        LANES.reset()
        request = self.names.fill_in(line['request'])
        response, died = self.request(request)
        said = {'notifications': LANES.notifications, 'log': LANES.log, 'exceptions': LANES.exceptions}
        self.look()
        settled = dict(self.state(), messages=self.shown_messages(), **said)
        if died:
            settled['process_died'] = {'exit': 'SIGSEGV'}
        out = {k: v for k, v in line.items() if k not in ('world_before', 'response', 'settled')}
        out.update(self.names.hide({'world_before': before, 'response': response, 'settled': settled}))
        return out

    def look(self):
        self.names.see([row[0] for row in self.sql('select id from snapshots order by id').fetchall()])

    # --- before -----------------------------------------------------------
    def prepare(self, command):
        if command['do'] == 'database':
            args = ['2020-01-01 00:00:00' if a == '<TIME>' else a for a in command.get('args') or []]
            self.sql(command['sql'].replace('<TIME>', '2020-01-01 00:00:00'), args)
        elif command['do'] == 'volume':
            fields = dict(command.get('row') or {})
            if 'name_id' in fields:
                fields['_name_id'] = fields.pop('name_id')
            self.make_volume(command['id'], command['backend'], command['name'], **fields)
        elif command['do'] == 'api':
            body = command.get('body')
            if '/os-services/' not in command['path']:
                self.request({'method': command['method'], 'path': command['path'], 'headers': ADMIN,
                              'body': None if body is None else json.dumps(body)})
        else:
            self.arrays.carry_out(command)

    def match_arrays(self, wanted):
        """Objects may have gone or come otherwise than by a command that is known."""
        if wanted is not None:
            self.arrays.match(wanted)

    # --- the request ------------------------------------------------------
    def request(self, request):
        body = request.get('body')
        headers = {k: v for k, v in (request.get('headers') or {}).items()}
        asked = webob.Request.blank(request['path'], method=request['method'], headers=headers,
                                    body=(body or '').encode('utf-8', 'surrogatepass'))
        if 'Content-Type' not in headers:
            asked.environ['CONTENT_TYPE'] = 'text/plain'      # as eventlet's server has it
        answer = asked.get_response(self.cloud.app)
        died = self.cloud.deliver()
        return self.answer(answer), died

    def answer(self, answer):
        text = answer.body.decode('utf-8')
        headers = {k.lower(): v for k, v in answer.headers.items() if k.lower() in HEADERS}
        if text == '':
            headers['content-length'] = '0'
        try:
            body = json.loads(text)
        except ValueError:
            body = text
        return {'status': answer.status_int, 'headers': headers, 'body': body}

    def ask(self, path, headers=ADMIN):
        return self.request({'method': 'GET', 'path': path, 'headers': headers})[0]['body']

    # --- after ------------------------------------------------------------
    def state(self):
        rows = self.ask('/v3/%s/snapshots/detail?all_tenants=1' % placeholders.PROJECT)['snapshots']
        limits = self.ask('/v3/%s/os-quota-sets/%s?usage=true' % (placeholders.PROJECT, placeholders.PROJECT))['quota_set']
        quota = {}
        for type_ in TYPES:
            for resource in ('snapshots', 'gigabytes'):
                q = limits[resource + type_]
                quota[resource + type_] = {k: q[k] for k in ('limit', 'in_use', 'reserved')}
        return {'snapshots': rows[::-1], 'quota': quota, 'backend_objects': self.arrays.listed()}

    def world(self):
        volumes = self.sql("select v.id, v.display_name, v.size, v.status, v.host, t.name from volumes v "
                           "left join volume_types t on t.id = v.volume_type_id where v.deleted=0 order by v.id").fetchall()
        services = self.sql("select host, disabled, frozen from services where binary='cinder-volume' order by id").fetchall()
        return dict(self.state(), volumes=[dict(zip(('id', 'name', 'size', 'status', 'host', 'volume_type'), v)) for v in volumes],
                    services=[{'host': h, 'status': 'disabled' if d else 'enabled', 'frozen': bool(f)} for h, d, f in services])

    def shown_messages(self):
        rows = self.sql('select id from messages order by created_at, id').fetchall()
        new = [row[0] for row in rows if row[0] not in self.messages]
        self.messages.update(new)
        columns = 'id, project_id, event_id, action_id, detail_id, resource_type, message_level'
        found = [self.sql('select %s from messages where id=?' % columns, [i]).fetchone() for i in new]
        return [dict(zip(columns.split(', '), row)) for row in found]


def main():
    recorder = Recorder()
    for line in sys.stdin:
        print(json.dumps(recorder.line(json.loads(line))))
    sys.stdout.flush()
    shutil.rmtree(recorder.cloud.state, ignore_errors=True)
    os._exit(0)         # what has died is not to wake up


if __name__ == '__main__':
    main()

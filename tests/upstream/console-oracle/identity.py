#!/usr/bin/python3
"""The recorder of record.py for `openstack`, which has more to ask than Block Storage: it is given a Keystone as well.

Sessions in, lines out, as record.py has them. The Keystone knows one user and one project, and a catalogue in which Block Storage
is all there is besides. Its token is what Cinder's noauth takes. Requests to it are no part of the exchanges: what is recorded is the
talk with Cinder. A cloud with `none` for authentication would not do: to the client all services are then at one address, and it
asks Cinder for servers and projects.
"""
import importlib.util
import json
import pathlib
import re
import sys

HERE = pathlib.Path(__file__).resolve().parent
spec = importlib.util.spec_from_file_location('console_record', HERE / 'record.py')
console_record = importlib.util.module_from_spec(spec)
spec.loader.exec_module(console_record)
import placeholders                                        # noqa: E402  rest-oracle's

PREFIX = '/identity/v3'
#: What this client logs behind a traceback has no level in front: the last line of one is the first that isn't indented.
TRACEBACK = re.compile(r'^Traceback \(most recent call last\):\n(?: .*\n|\n)*.+\n(?:\n(?:During handling|The above exception).*\n\n)?', re.MULTILINE)
DOMAIN = {'id': 'default', 'name': 'Default'}
PROJECT = {'id': placeholders.PROJECT, 'name': 'admin', 'domain_id': 'default', 'enabled': True, 'is_domain': False, 'parent_id': 'default'}
PERSON = {'id': console_record.USER, 'name': 'admin', 'domain_id': 'default', 'enabled': True}


def keystone(base, method, path):
    """Status, headers and body of an answer."""
    path, _, query = path[len(PREFIX):].partition('?')
    if path in ('', '/'):
        version = {'id': 'v3.14', 'status': 'stable', 'updated': '2020-04-07T00:00:00Z', 'media-types': [],
                   'links': [{'rel': 'self', 'href': base + PREFIX + '/'}]}
        return 200, {}, {'version': version}
    if path == '/auth/tokens' and method == 'POST':
        endpoint = {'id': 'e', 'interface': 'public', 'region': 'here', 'region_id': 'here', 'url': '%s/v3/%s' % (base, placeholders.PROJECT)}
        token = {'methods': ['password'], 'expires_at': '2099-01-01T00:00:00.000000Z', 'issued_at': '2024-01-01T00:00:00.000000Z',
                 'audit_ids': ['a'], 'is_domain': False, 'roles': [{'id': 'r', 'name': 'admin'}],
                 'user': {**PERSON, 'domain': DOMAIN, 'password_expires_at': None}, 'project': {**PROJECT, 'domain': DOMAIN},
                 'catalog': [{'id': 'c', 'type': 'volumev3', 'name': 'cinderv3', 'endpoints': [endpoint]},
                             {'id': 'k', 'type': 'identity', 'name': 'keystone', 'endpoints': [{**endpoint, 'id': 'i', 'url': base + PREFIX}]}]}
        return 201, {'X-Subject-Token': '%s:%s' % (console_record.USER, placeholders.PROJECT)}, {'token': token}
    for kind, thing in (('project', PROJECT), ('user', PERSON), ('domain', DOMAIN)):
        if path == '/%ss/%s' % (kind, thing['id']):
            return 200, {}, {kind: thing}
        if path == '/%ss' % kind:
            found = [thing] if 'name=' not in query or 'name=%s' % thing['name'] in query.split('&') else []
            return 200, {}, {kind + 's': found, 'links': {'self': base + PREFIX + path, 'next': None, 'previous': None}}
    return 404, {}, {'error': {'code': 404, 'title': 'Not Found', 'message': 'Could not find what was asked for.'}}


class Server(console_record.Server):
    def answer(self, asked, body, environ):
        if not asked['path'].startswith(PREFIX):
            return super().answer(asked, body, environ)
        base = 'http://127.0.0.1:%d' % self.server_address[1]
        status, headers, said = keystone(base, asked['method'], asked['path'])
        text = json.dumps(said).encode()
        return '%d Answered' % status, [['Content-Length', str(len(text))], ['Content-Type', 'application/json'], ['Connection', 'close']] + [list(h) for h in headers.items()], text


def variables_of(port):
    return {'openstack': {
        'OS_AUTH_TYPE': 'password', 'OS_AUTH_URL': 'http://127.0.0.1:%d%s' % (port, PREFIX), 'OS_USERNAME': 'admin', 'OS_PASSWORD': 'secret',
        'OS_PROJECT_ID': placeholders.PROJECT, 'OS_USER_DOMAIN_ID': 'default'}}


class Console(console_record.Console):
    def line(self, line):
        done = super().line(line)
        done['exchanges'] = [one for one in done['exchanges'] if not one['request']['path'].startswith(PREFIX)]
        return done


if __name__ == '__main__':
    console_record.Server, console_record.variables_of, console_record.Console = Server, variables_of, Console
    console_record.TRACEBACK = TRACEBACK
    console_record.main()

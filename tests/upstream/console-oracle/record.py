#!/usr/bin/python3
"""Command lines on stdin -> JSON, a line each, with what the real client did and a real Cinder answered.

    session lvm                          # begins one; blank lines and what begins with # say nothing
    prepare {"do": "lvremove", ...}      # something is done by hand before the next line
    with OS_VOLUME_API_VERSION=3.8       # a variable of the next line's, on top of those that find the cloud
    cinder snapshot-list

A line is run by /bin/sh, so whatever this machine has can be called by it: `cinder` and `openstack` of Debian find the cloud
by the variables that this sets (`variables_of`). Lines of one session meet the same cloud, one after the other; another session
begins anew. A line in double quotes is JSON, for what needs more than one line. `prepare` has the commands of the sessions of
rest-oracle (`database`, `thick LVM snapshot`, `rbd snap create`, ...), and <VOL-LVM>, <VOL-CEPH>, <PROJECT>, <SNAP-1>, ... in it
and in lines stand for ids. Each line comes out with

    session, prepared, line
    variables   the shell's variables
    snapshots   the ids of all snapshots that there have been, in the order in which they came into being
    exchanges   each request in order (method, path, headers that the client set, body as text) and its answer
                (status, reason, headers in order, body as text)
    stdout, stderr, exit

Sentences of the clients' own are left out: of a help text stay the usage and what stands left of the sentences, and of Python's
tracebacks nothing. `record.py --into FOLDER/PREFIX [SESSION ...]` writes a file for each session, or for these alone.

The cloud is that of rest-oracle: API, scheduler and two volume services in one process, of Cinder's own code. It is served on a
loopback port, which a recording shows as 8776. What a request sets going is done when its answer is out, before the next one is
heard. Ids are not replaced, as tables would have other widths: made ids are counted up (00000001-0000-4000-8000-0000000000ff).
A client that takes longer than 60 seconds ends the recorder.
"""
import io
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import time
import wsgiref.handlers
import wsgiref.simple_server

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / 'rest-oracle'))
NOW = time.monotonic
import record                                              # noqa: E402  rest-oracle's
import placeholders                                        # noqa: E402

#: What the HTTP library adds by itself.
TRANSPORT = ('host', 'connection', 'accept-encoding', 'content-length')
SHOWN_PORT = 8776
USER = 'admin'
TIMEOUT = 60


def variables_of(port):
    """How each client finds the cloud and says whom it speaks for: the cloud asks nobody for a password."""
    endpoint = 'http://127.0.0.1:%d/v3/%s' % (port, placeholders.PROJECT)
    return {
        'cinder': {'OS_AUTH_TYPE': 'noauth', 'OS_PROJECT_ID': placeholders.PROJECT, 'OS_USER_ID': USER, 'CINDER_ENDPOINT': endpoint},
        'openstack': {'OS_AUTH_TYPE': 'admin_token', 'OS_ENDPOINT': endpoint, 'OS_TOKEN': '%s:%s' % (USER, placeholders.PROJECT)},
    }


class Handler(wsgiref.simple_server.WSGIRequestHandler):
    """A request a connection: there is one thread, and clients keep connections open."""
    protocol_version = 'HTTP/1.1'

    def log_message(self, *args):
        pass

    def handle(self):
        self.raw_requestline = self.rfile.readline(65537)
        if not self.raw_requestline or not self.parse_request():
            return
        length = int(self.headers.get('content-length') or 0)
        body = self.rfile.read(length)
        asked = {'method': self.command, 'path': self.path,
                 'headers': {k: v for k, v in self.headers.items() if k.lower() not in TRANSPORT},
                 'body': body.decode('utf-8') if length else None}
        status, headers, text = self.server.answer(asked, body, self.get_environ())
        code, reason = status.split(' ', 1)
        self.server.exchanges.append({'request': asked, 'answer': {
            'status': int(code), 'reason': reason, 'headers': headers, 'body': text.decode('utf-8')}})
        self.wfile.write(('HTTP/1.1 %s\r\n' % status).encode())
        for name, value in headers:
            self.wfile.write(('%s: %s\r\n' % (name, value)).encode('latin-1'))
        self.wfile.write(b'\r\n' + (b'' if self.command == 'HEAD' else text))
        self.wfile.flush()
        self.close_connection = True


class Server(wsgiref.simple_server.WSGIServer):
    def __init__(self, port, cloud):
        super().__init__(('127.0.0.1', port), Handler)
        self.cloud = cloud
        self.exchanges = []

    def answer(self, asked, body, environ):
        environ.update({
            'wsgi.version': (1, 0), 'wsgi.url_scheme': 'http', 'wsgi.input': io.BytesIO(body), 'wsgi.errors': sys.stderr,
            'wsgi.multithread': False, 'wsgi.multiprocess': False, 'wsgi.run_once': False})
        said = {}

        def start_response(status, headers, exc_info=None):
            said['status'], said['headers'] = status, list(headers)
        parts = self.cloud.app(environ, start_response)
        try:
            text = b''.join(parts)
        finally:
            if hasattr(parts, 'close'):
                parts.close()
        headers = [list(h) for h in said['headers']] + [['Connection', 'close']]
        if not any(k.lower() == 'content-length' for k, _ in headers):
            headers.insert(0, ['Content-Length', str(len(text))])
        return said['status'], headers, text


class Console(object):
    def __init__(self):
        self.rest = record.Recorder()
        self.server = self._serve()
        self.server.timeout = 0.05
        self.port = self.server.server_address[1]
        self.home = tempfile.mkdtemp(prefix='console-oracle-')
        self.session = object()

    def _serve(self):
        """A free port of four digits, so that texts with it are as long as those with 8776."""
        for port in range(8100, 9900):
            try:
                return Server(port, self.rest.cloud)
            except OSError:
                continue
        raise AssertionError('there is no free port')

    def line(self, line):
        if line['session'] != self.session:
            self.session = line['session']
            self.rest.begin(self.session)
        for command in line.get('prepared', []):
            self.rest.prepare(self.rest.names.fill_in(command))
            self.rest.look()
        text = self.rest.names.fill_in(line['line'])
        name = next(word for word in text.split() if '=' not in word)
        variables = {**variables_of(self.port).get(name, {}), **line['variables']}
        self.server.exchanges = []
        out, err, code = self.run(text, variables)
        self.rest.look()
        done = {**line, 'line': text, 'variables': variables, 'snapshots': list(self.rest.names.snapshots),
                'exchanges': self.server.exchanges, 'stdout': out, 'stderr': err, 'exit': code}
        return {**self.shown(done), **({'prepared': line['prepared']} if line.get('prepared') else {})}

    def run(self, text, variables):
        """The client in a process of its own, answered until it ends."""
        environment = {'PATH': '/usr/bin:/bin', 'HOME': self.home, 'LANG': 'C.UTF-8', 'PYTHONHASHSEED': '0', 'TZ': 'UTC', **variables}
        with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
            child = subprocess.Popen(['/bin/sh', '-c', text], env=environment, stdin=subprocess.DEVNULL, stdout=out, stderr=err, cwd=self.home)
            began = NOW()
            while child.poll() is None:
                self.server.handle_request()
                self.rest.cloud.deliver()
                if NOW() - began > TIMEOUT:
                    child.kill()
                    raise AssertionError('the client does not end: %s' % text)
            for stream in (out, err):
                stream.seek(0)
            return out.read().decode('utf-8'), err.read().decode('utf-8'), child.returncode

    def shown(self, value):
        if isinstance(value, str):
            return value.replace('127.0.0.1:%d' % self.port, '127.0.0.1:%d' % SHOWN_PORT).replace(self.home, '/home/user')
        if isinstance(value, list):
            return [self.shown(v) for v in value]
        if isinstance(value, dict):
            return {k: self.shown(v) for k, v in value.items()}
        return value


def lines_of(stream):
    session, prepared, variables = None, [], {}
    for text in stream:
        text = text.rstrip('\n')
        word, _, rest = text.partition(' ')
        if not text or word == '#':
            continue
        if word == 'session':
            session = rest
        elif word == 'prepare':
            prepared.append(json.loads(rest))
        elif word == 'with':
            name, _, value = rest.partition('=')
            variables[name] = value
        else:
            line = json.loads(text) if word.startswith('"') else text
            yield {'session': session, **({'prepared': prepared} if prepared else {}), 'line': line, 'variables': variables}
            prepared, variables = [], {}


TRACEBACK = re.compile(r'^Traceback \(most recent call last\):\n.*?(?=^(?:DEBUG|ERROR|WARNING)|\Z)', re.MULTILINE | re.DOTALL)
ENTRY = re.compile(r'^(?:  (?=[-<])|    (?=[a-z]))\S.*?(?=  |$)')


def without_sentences(line):
    """Help begins with the usage; below it, a line with two or four blanks in front names an argument."""
    out = line['stdout']
    if out.startswith('usage: '):
        usage, _, rest = out.partition('\n\n')
        entries = [found.group(0) for found in map(ENTRY.match, rest.split('\n')) if found]
        out = usage + '\n\n' + ''.join(entry + '\n' for entry in entries)
    return {**line, 'stdout': out, 'stderr': TRACEBACK.sub('', line['stderr'])}


def main():
    into = sys.argv[2] if sys.argv[1:2] == ['--into'] else None
    wanted = sys.argv[3:]
    console = Console()
    for line in lines_of(sys.stdin):
        if wanted and line['session'] not in wanted:
            continue
        new = line['session'] != console.session
        text = json.dumps(without_sentences(console.line(line)))
        if into is None:
            print(text, flush=True)
        else:
            with open('%s-%s.jsonl' % (into, line['session'].replace(' ', '-')), 'w' if new else 'a') as out:
                out.write(text + '\n')
    shutil.rmtree(console.rest.cloud.state, ignore_errors=True)
    shutil.rmtree(console.home, ignore_errors=True)
    os._exit(0)         # what has died is not to wake up


if __name__ == '__main__':
    main()

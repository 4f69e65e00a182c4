"""Custody's own drivers under exported tests: the target is ``custody target --driver ID``, ID being CUSTODY_DRIVER."""
from __future__ import annotations

import atexit
import itertools
import json
import os
import shlex
import subprocess
from typing import Any, Mapping

CUSTODY = shlex.split(os.environ.get('CUSTODY', 'custody'))


class Conversation:
    """One process that answers for all tests, as each begins with a reset."""

    def __init__(self, driver: str) -> None:
        self._process = subprocess.Popen(
            [*CUSTODY, 'target', '--driver', driver], stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding='utf-8')
        self._ids = itertools.count(1)
        atexit.register(self.close)

    def ask(self, op: str, asked: Mapping[str, Any]) -> Any:
        assert self._process.stdin and self._process.stdout
        self._process.stdin.write(json.dumps({'id': next(self._ids), 'op': op, **asked}) + '\n')
        self._process.stdin.flush()
        return json.loads(self._process.stdout.readline())['ok']

    def close(self) -> None:
        self.ask('close', {})
        self._process.communicate()


class CustodyDriver:
    """Stands for an adapter: exported tests ask it for nothing but its target."""

    _conversation = Conversation(os.environ['CUSTODY_DRIVER'])

    @classmethod
    def target(cls) -> Any:
        return cls._conversation

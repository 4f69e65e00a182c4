"""
Reports in TAP, read by Debian's ``tap2subunit``: each scenario becomes one test with the status and the reason that the report
in CTRF, written by the same run, has for it. CUSTODY says how the command is called.
"""
from __future__ import annotations

import io
import json
import os
import shlex
import subprocess
import tempfile
import unittest
from typing import Any, Dict, List, Tuple

import subunit
from subunit.v2 import ByteStreamToStreamResult

CUSTODY = shlex.split(os.environ.get('CUSTODY', 'custody'))
STATUS = {
    'pass': 'success', 'fail': 'fail', 'crash': 'fail', 'unexpected_pass': 'fail',
    'known_deviation': 'xfail', 'not_run': 'skip', 'not_applicable': 'skip',
}


class Tests:
    """What is heard of a stream: the status of each test, and the comments on it."""

    def __init__(self) -> None:
        self.status_of: Dict[str, str] = {}
        self.comments: Dict[str, str] = {}

    def startTestRun(self) -> None:
        pass

    def stopTestRun(self) -> None:
        pass

    def status(self, test_id: Any = None, test_status: Any = None, file_bytes: Any = None, **_: Any) -> None:
        if test_id is None:
            return
        self.status_of[test_id] = test_status
        self.comments[test_id] = bytes(file_bytes or b'').decode()


def read_back(tap: str) -> Tests:
    stream, tests = io.BytesIO(), Tests()
    subunit.TAP2SubUnit(io.StringIO(tap), stream)
    stream.seek(0)
    ByteStreamToStreamResult(stream, non_subunit_name='stdout').run(tests)
    return tests


class TapTest(unittest.TestCase):
    def run_custody(self, *arguments: str) -> Tuple[Tests, List[Dict[str, Any]]]:
        with tempfile.TemporaryDirectory() as folder:
            subprocess.run([*CUSTODY, 'run', *arguments, '--report', 'tap=r.tap', '--report', 'ctrf=r.json'], cwd=folder, capture_output=True, check=False)
            with open(os.path.join(folder, 'r.tap'), encoding='utf-8') as tap, open(os.path.join(folder, 'r.json'), encoding='utf-8') as ctrf:
                return read_back(tap.read()), json.load(ctrf)['results']['tests']

    def check(self, *arguments: str, verdicts: List[str]) -> None:
        tests, told = self.run_custody(*arguments)
        ids = [f"test {number} - {test['suite'][0]}: {test['name']}" for number, test in enumerate(told, 1)]
        self.assertEqual(list(tests.status_of), ids)
        self.assertEqual([tests.status_of[test_id] for test_id in ids], [STATUS[test['rawStatus']] for test in told])
        for test_id, test in zip(ids, told):
            self.assertIn(test.get('message', '').replace('\n', '\\n'), tests.comments[test_id])
        self.assertLessEqual(set(verdicts), {test['rawStatus'] for test in told})

    def test_what_a_driver_of_upstream_does(self) -> None:
        self.check('--driver', 'lvm', verdicts=['pass', 'known_deviation', 'not_applicable'])

    def test_what_faulty_drivers_do(self) -> None:
        self.check('--driver', 'mutant.size.floor', verdicts=['pass', 'fail'])
        self.check('invalid-references', '--driver', 'mutant.manage.crashes.no-key', verdicts=['crash'])

    def test_a_known_deviation_that_passes_fails(self) -> None:
        with tempfile.NamedTemporaryFile('w', suffix='.yaml') as baseline:
            baseline.write('{custody: 1, known_deviations: [{check: "size.round-up[0]/size.round-up", reason: none}]}')
            baseline.flush()
            self.check('size-rounding', '--baseline', baseline.name, verdicts=['pass', 'unexpected_pass'])


if __name__ == '__main__':
    unittest.main()

"""
Suites that were exported as a module for unittest, on the example's driver and on some that are faulty on purpose: they
fail where they should, and come to what ``custody run`` comes to through the protocol. CUSTODY says how that is called.
"""
from __future__ import annotations

import functools
import json
import os
import re
import shlex
import subprocess
import sys
import tempfile
import unittest
from typing import Any, Dict, List, NamedTuple, Set
from unittest import mock

CUSTODY = shlex.split(os.environ.get('CUSTODY', 'custody'))
MODULE = 'test_custody'
HERE = os.path.dirname(os.path.abspath(__file__))

folder: tempfile.TemporaryDirectory[str]


def setUpModule() -> None:
    global folder
    folder = tempfile.TemporaryDirectory()
    custody('export', '--format', 'unittest', '--output', os.path.join(folder.name, f'{MODULE}.py'))


def tearDownModule() -> None:
    folder.cleanup()


def custody(*arguments: str) -> int:
    return subprocess.run([*CUSTODY, *arguments], cwd=folder.name, capture_output=True, check=False).returncode


def unittest_of(tests: str, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, '-m', 'unittest', '--verbose', tests]
    return subprocess.run(command, cwd=folder.name, env={**os.environ, **environment}, capture_output=True, text=True, check=False, timeout=120)


class Ran(NamedTuple):
    """What a run of the exported module came to."""

    said: str
    code: int
    failed: Set[str]
    verdicts: Dict[str, str]
    scenarios: Dict[str, str]
    digest: str


@functools.lru_cache(maxsize=None)
def run_exported(adapter: str, driver: str = '', tests: str = MODULE, deadline: str = '30') -> Ran:
    file = os.path.join(folder.name, f'verdicts-{tests}.json')
    ended = unittest_of(tests, CUSTODY_ADAPTER=adapter, CUSTODY_DRIVER=driver, CUSTODY_VERDICTS=file, CUSTODY_DEADLINE=deadline)
    with open(file, encoding='utf-8') as written:
        told = json.load(written)
    failed = set(re.findall(r'^(?:FAIL|ERROR): (\w+)', ended.stderr, re.MULTILINE))
    return Ran(ended.stderr, ended.returncode, failed, told['verdicts'], told['scenarios'], told['digest'])


def run_through_the_protocol(adapter: str, *options: str) -> Any:
    module, name = adapter.split(':')
    target = f"{sys.executable} -c 'import custody_kit, {module}; custody_kit.main({module}.{name})'"
    return run_custody(*options, '--target', target)


def run_custody(*wanted: str) -> Any:
    file = os.path.join(folder.name, 'result.json')
    custody('run', *wanted, '--report', f'json={file}')
    with open(file, encoding='utf-8') as written:
        return json.load(written)


class OnFaultyDrivers(unittest.TestCase):
    def test_the_mended_example_passes(self) -> None:
        ran = run_exported('mutants:MutantAdapter')
        self.assertEqual((0, set()), (ran.code, ran.failed), ran.said)
        self.assertEqual({'pass'}, set(ran.verdicts.values()))

    def test_a_size_rounded_down_fails_where_it_is_rounded(self) -> None:
        ran = run_exported('acme_adapter:AcmeAdapter')
        self.assertIn('test_size_round_up_0', ran.failed)
        self.assertEqual({'test_size_is_an_integer'}, {name for name in ran.failed if not name.startswith('test_size_round_up_')})

    def test_the_clause_and_the_line_are_told(self) -> None:
        said = run_exported('acme_adapter:AcmeAdapter').said
        self.assertIn('size.round-up: A size between two GiB (the text says GB) is rounded up to the next.', said)
        self.assertRegex(said, r'line \d+: self\.assertSize\(2, self\.get_size\(s1, tuesday\.reference\(\)\)\)\n2 != 1')

    def test_null_that_is_taken_fails_in_both_methods(self) -> None:
        self.assertEqual(
            {'test_ref_makes_no_sense_get_size_0', 'test_ref_makes_no_sense_manage_0'}, run_exported('mutants:TakesNull').failed)

    def test_an_unmanage_that_deletes_fails_where_data_is_kept(self) -> None:
        ran = run_exported('mutants:Deletes')
        self.assertEqual('fail', ran.verdicts['unmanage.keeps-data/unmanage.keeps-object'])
        self.assertEqual('pass', ran.verdicts['size.round-up[0]/size.round-up'])

    def test_a_crash_is_told_from_a_failure(self) -> None:
        ran = run_exported('mutants:Crashes')
        self.assertEqual('crash', ran.verdicts['ref.makes-no-sense.get-size[0]/ref.makes-no-sense'])
        self.assertEqual('pass', ran.verdicts['ref.makes-no-sense.get-size[0]/x.refusal-changes-nothing'])
        self.assertIn("AttributeError: 'NoneType' object has no attribute 'get'", ran.said)

    def test_what_stands_behind_a_precondition_that_fails_is_not_run(self) -> None:
        ran = run_exported('mutants:Refuses')
        self.assertEqual('not_run', ran.verdicts['unmanage.is-forgotten/unmanage.forgets'])

    def test_what_the_adapter_does_not_offer_is_skipped_with_the_reason(self) -> None:
        ran = run_exported('mutants:NoDelete')
        self.assertEqual(0, ran.code, ran.said)
        self.assertNotIn('manage.follow-up-finds-it', ran.scenarios)
        self.assertNotIn('manage.follow-up-finds-it/manage.associates', ran.verdicts)


class OnDriversThatHang(unittest.TestCase):
    HANGS = f'{MODULE}.InvalidReferences.test_ref_names_nothing_manage'

    def test_the_test_is_interrupted_and_says_where_it_hung(self) -> None:
        ran = run_exported('mutants:Hangs', tests=self.HANGS, deadline='0.5')
        self.assertEqual({'test_ref_names_nothing_manage'}, ran.failed)
        self.assertIn('no end within 0.5 s; it was here:', ran.said)
        self.assertIn('signal.pause()', ran.said)
        self.assertEqual('crash', ran.scenarios['ref.names-nothing.manage'])
        self.assertEqual('crash', ran.verdicts['ref.names-nothing.manage/manage.ref-names-nothing'])

    def test_the_others_go_on(self) -> None:
        ran = run_exported('mutants:Hangs', tests=f'{MODULE}.UnmanageKeepsData', deadline='0.5')
        self.assertEqual((0, set()), (ran.code, ran.failed), ran.said)

    def test_a_driver_that_ends_the_process_costs_its_test(self) -> None:
        with mock.patch.dict(os.environ, ENDS='manage KeyboardInterrupt'):
            ran = run_exported('mutants:Ends', tests=f'{MODULE}.RoundTrips')
        self.assertIn('manage_existing_snapshot ended the process:', ran.said)
        self.assertIn('KeyboardInterrupt: I am leaving', ran.said)
        self.assertLess(1, len(ran.failed))

    def test_whoever_runs_the_tests_can_stop_them(self) -> None:
        with mock.patch.dict(os.environ, ENDS='manage interrupted'):
            ended = unittest_of(f'{MODULE}.RoundTrips', CUSTODY_ADAPTER='mutants:Ends')
        self.assertRegex(ended.stderr.splitlines()[-1], '^KeyboardInterrupt')

    def test_where_no_signal_gets_through_the_run_ends(self) -> None:
        ended = unittest_of(self.HANGS, CUSTODY_ADAPTER='mutants:Deaf', CUSTODY_DEADLINE='0.5')
        self.assertEqual(1, ended.returncode)
        self.assertIn('Timeout (0:00:01)!', ended.stderr)
        self.assertIn('in manage_existing_snapshot', ended.stderr)


def write_baseline(file: str, checks: List[str]) -> None:
    known = [{'check': id, 'reason': 'The array tells sizes in GB.', 'plan': 'Soon.'} for id in checks]
    with open(os.path.join(folder.name, file), 'w', encoding='utf-8') as out:
        json.dump({'custody': 1, 'known_deviations': known}, out)


class KnownDeviations(unittest.TestCase):
    """Of the example's driver: all that it fails is listed."""

    MODULE = 'test_with_baseline'

    @classmethod
    def setUpClass(cls) -> None:
        result = run_through_the_protocol('acme_adapter:AcmeAdapter')
        failing = [each['id'] for each in result['checks'] if each['verdict'] == 'fail']
        write_baseline('known.json', failing)
        custody('export', '--format', 'unittest', '--baseline', 'known.json', '--output', os.path.join(folder.name, f'{cls.MODULE}.py'))

    def run_on(self, adapter: str) -> Ran:
        return run_exported(adapter, tests=self.MODULE)

    def test_are_seen_to_fail_and_skipped_with_the_reason(self) -> None:
        ran = self.run_on('acme_adapter:AcmeAdapter')
        self.assertEqual((0, set()), (ran.code, ran.failed), ran.said)
        self.assertRegex(ran.said, r"test_size_round_up_0 .*\n.*skipped 'Known deviation: The array tells sizes in GB\. \(Soon\.\)'")
        self.assertEqual('fail', ran.verdicts['size.round-up[0]/size.round-up'])

    def test_that_pass_fail_the_test(self) -> None:
        ran = self.run_on('mutants:MutantAdapter')
        self.assertIn('test_size_round_up_0', ran.failed)
        self.assertIn('size.round-up[0]/size.round-up is listed in KNOWN_DEVIATIONS, but passes: take it out.', ran.said)

    def test_may_be_calls_that_end_the_process(self) -> None:
        suite = os.path.join(HERE, 'ends.yaml')
        write_baseline('ends.json', ['ends.calls/unmanage.keeps-object', 'ends.calls/precondition', 'ends.cinder/precondition'])
        custody('export', '--format', 'unittest', suite, '--baseline', 'ends.json', '--output', os.path.join(folder.name, 'test_excused.py'))
        with mock.patch.dict(os.environ, ENDS='unmanage SystemExit'):
            ran = run_exported('mutants:Ends', tests='test_excused')
        self.assertEqual((0, set()), (ran.code, ran.failed), ran.said)
        self.assertEqual({'crash'}, set(ran.scenarios.values()))

    def test_excuse_nothing_else(self) -> None:
        ran = self.run_on('mutants:Deletes')
        self.assertIn('test_unmanage_keeps_data', ran.failed)
        self.assertEqual('fail', ran.verdicts['unmanage.keeps-data/unmanage.keeps-object'])


class BesideTheProtocol(unittest.TestCase):
    def export(self, name: str, *wanted: str) -> str:
        """Exports to a module of this name, which is given back."""
        code = custody('export', '--format', 'unittest', *wanted, '--output', os.path.join(folder.name, f'{name}.py'))
        self.assertEqual(0, code)
        return name

    def test_both_ways_come_to_the_same(self) -> None:
        for adapter in ('acme_adapter:AcmeAdapter', 'mutants:Crashes', 'mutants:Marks', 'mutants:Refuses', 'mutants:NoDelete'):
            with self.subTest(adapter):
                self.compare(run_exported(adapter), run_through_the_protocol(adapter))

    def test_so_they_do_on_faulty_drivers_of_custodys_own(self) -> None:
        for driver in ('size.text', 'manage.answers-a-status', 'manage.leaves-a-copy', 'unmanage.deletes-a-day-later'):
            with self.subTest(driver):
                exported = run_exported('custody_target:CustodyDriver', f'mutant.{driver}')
                self.compare(exported, run_custody('--driver', f'mutant.{driver}'))
                self.assertNotEqual(set(), exported.failed)

    def test_so_they_do_where_calls_come_to_no_end_or_end_the_process(self) -> None:
        suite = os.path.join(HERE, 'ends.yaml')
        module = self.export('test_ends', suite)
        for method in ('get_size', 'manage', 'unmanage'):
            for how in ('hangs', 'SystemExit', 'KeyboardInterrupt', 'GeneratorExit'):
                with self.subTest(method=method, how=how), mock.patch.dict(os.environ, ENDS=f'{method} {how}'):
                    run_exported.cache_clear()
                    exported = run_exported('mutants:Ends', tests=module, deadline='0.3')
                    self.assertEqual({'crash'}, set(exported.scenarios.values()))
                    self.compare(exported, run_through_the_protocol('mutants:Ends', suite, '--deadline', '0.3'))

    def test_so_they_do_on_a_driver_that_goes_by_what_cinders_rows_say_of_volumes(self) -> None:
        exported = run_exported('mutants:ByProviderId')
        self.assertEqual((0, {'pass'}), (exported.code, set(exported.verdicts.values())), exported.said)
        self.compare(exported, run_through_the_protocol('mutants:ByProviderId'))

    def test_so_they_do_where_a_scenario_says_what_is_in_rows(self) -> None:
        suite = os.path.join(HERE, 'rows.yaml')
        exported = run_exported('mutants:ByProviderId', tests=self.export('test_rows', suite))
        self.assertEqual({'pass'}, set(exported.verdicts.values()), exported.said)
        self.compare(exported, run_through_the_protocol('mutants:ByProviderId', suite))

    def test_so_they_do_on_drivers_that_have_suites_of_their_own(self) -> None:
        for driver, suite in [('pure', 'DriverPure'), ('powerflex', 'DriverPowerflex')]:
            with self.subTest(driver):
                module = self.export(f'test_{driver}', '--driver', driver)
                exported = run_exported('custody_target:CustodyDriver', driver, tests=module)
                self.assertIn(f'{module}.{suite}', exported.said)
                self.compare(exported, run_custody('--driver', driver))

    def compare(self, exported: Ran, result: Any) -> None:
        self.assertEqual(verdicts_of(result['checks']), exported.verdicts)
        played = [each for each in result['scenarios'] if each['id'] in exported.scenarios]
        self.assertEqual(verdicts_of(played), exported.scenarios)
        self.assertEqual(result['digests']['verdicts'], exported.digest)


def verdicts_of(told: List[Dict[str, Any]]) -> Dict[str, str]:
    return {each['id']: each['verdict'] for each in told}


if __name__ == '__main__':
    unittest.main()

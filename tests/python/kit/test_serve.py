"""The protocol over pipes: a line for a line, whatever the driver does with its own input and output."""
import json
import os
import subprocess
import sys
import unittest

from custody_kit.serve import LONGEST_LINE, line_of
from toy import NO_ROWS, VOLUME, reset_question, snapshot_view

HERE = os.path.dirname(os.path.abspath(__file__))


def converse(*lines):
    """Exit code, answers and standard error of a target that is sent these lines."""
    sent = ''.join((line if isinstance(line, str) else json.dumps(line)) + '\n' for line in lines)
    # Whatever whoever runs the tests does with Python's own output.
    environment = {name: value for name, value in os.environ.items() if name != 'PYTHONUNBUFFERED'}
    ended = subprocess.run([sys.executable, os.path.join(HERE, 'chatty.py')], input=sent, capture_output=True, encoding='utf-8',
                           env=environment, timeout=60)
    return ended.returncode, [json.loads(line) for line in ended.stdout.splitlines()], ended.stderr


def question(id, op, **asked):
    return {'id': id, 'op': op, **asked}


RESET = question(1, 'reset', **reset_question(VOLUME))


def call(id, method, **asked):
    return question(id, 'call', method=method, snapshot=snapshot_view('s1'), cinder=NO_ROWS, deadline_ms=1000, **asked)


class Conversation(unittest.TestCase):
    def test_each_question_is_answered_by_its_number_and_the_end_of_input_ends_it(self):
        code, answers, _ = converse(question(7, 'hello'), {**RESET, 'id': 8})
        self.assertEqual([code, [answer['id'] for answer in answers]], [0, [7, 8]])
        self.assertEqual(answers[0]['ok']['target']['name'], 'toy')

    def test_close_ends_it(self):
        code, answers, _ = converse(question(1, 'close'), question(2, 'hello'))
        self.assertEqual([code, answers], [0, [{'id': 1, 'ok': {}}]])

    def test_what_driver_and_children_print_goes_to_stderr(self):
        _, answers, stderr = converse(RESET, call(2, 'manage_existing_snapshot_get_size'))
        self.assertEqual(answers[1], {'id': 2, 'ok': {'kind': 'returned', 'value': 1}})
        self.assertEqual(sorted(stderr.split()), ['echoed', 'printed', 'written'])

    def test_a_driver_that_reads_standard_input_does_not_get_the_protocols(self):
        # More than the kit reads at once.
        following = [question(id, 'inspect') for id in range(3, 5000)]
        _, answers, _ = converse(RESET, call(2, 'manage_existing_snapshot_get_size', existing_ref='read'), *following)
        self.assertEqual([answers[1]['ok']['value'], answers[-1]['id']], ['', 4999])

    def test_a_driver_that_ends_the_process_ends_it(self):
        code, answers, stderr = converse(RESET, call(2, 'manage_existing_snapshot'), question(3, 'inspect'))
        self.assertEqual([code, len(answers), stderr], [3, 1, 'last words\n'])

    def test_names_beyond_ascii_come_and_go(self):
        seed = {**VOLUME, 'volume_name': 'ä\ud800'}
        _, answers, _ = converse(question(1, 'reset', **reset_question(seed)), json.dumps(question(2, 'inspect'), ensure_ascii=False))
        self.assertEqual(answers[1]['ok']['objects'][0]['name'], 'ä\ud800')


class Problems(unittest.TestCase):
    def test_an_answer_too_long_for_a_line_is_told_in_place_of_it(self):
        fits = {'id': 7, 'ok': 'x' * (LONGEST_LINE - len('{"id":7,"ok":""}'))}
        self.assertEqual(len(line_of(fits)), LONGEST_LINE)
        problem = json.loads(line_of({**fits, 'ok': fits['ok'] + 'x'}))
        self.assertEqual([problem['id'], problem['problem']['kind']], [7, 'failed'])
        self.assertIn('The answer has 4.0 MiB', problem['problem']['text'])

    def test_rubbish_is_named_and_the_next_question_answered(self):
        _, answers, _ = converse('rubbish', '[]', '{"id":2}', question(3, 'hello'))
        self.assertEqual([(answer['id'], 'problem' in answer) for answer in answers], [(0, True), (0, True), (0, True), (3, False)])
        self.assertEqual(answers[0]['problem']['kind'], 'violation')

    def test_an_unknown_operation(self):
        _, answers, _ = converse(question(1, 'dance'))
        self.assertEqual(answers, [{'id': 1, 'problem': {'kind': 'violation', 'text': 'There is no operation dance.'}}])

    def test_an_adapter_that_fails_says_so_with_its_trace_on_stderr(self):
        _, answers, stderr = converse(question(1, 'reset', **reset_question(VOLUME, config={'broken': True})))
        self.assertEqual(answers, [{'id': 1, 'problem': {'kind': 'failed', 'text': 'RuntimeError: cannot be made'}}])
        self.assertIn('Traceback', stderr)

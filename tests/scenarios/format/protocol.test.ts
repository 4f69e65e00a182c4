/** The lines of the protocol: what is written is read back as it was, and what the schema does not allow is told in words. */
import { describe, expect, it, test } from 'vitest';
import { viewOf } from '../../../core/cinder/calling.ts';
import type { SnapshotId } from '../../../core/interface.ts';
import { prepare } from '../../../core/scenario/prepare.ts';
import type { TargetRequest } from '../../../core/scenario/target.ts';
import { drive } from '../../../core/scenario/drive.ts';
import { inProcessTarget } from '../../../core/scenario/in-process.ts';
import { runScenario } from '../../../core/scenario/run.ts';
import type { Asking, TargetAnswer } from '../../../core/scenario/target.ts';
import { asTarget } from '../../../core/scenario/drive.ts';
import { float, int, object, type Json } from '../../../core/value/json.ts';
import {
  answerLine, problemLine, ProtocolViolation, questionId, questionLine, readAnswer, readQuestion, unaskedLine,
} from '../../../scenarios/format/protocol.ts';
import { calling, HELLO, LOOK, scenarioOf, tinyDriver } from '../../core/scenario/targets.ts';

/** What no JavaScript object carries. */
const EXACT: Json = object([['2', int(2n ** 70n)], ['huge', int(10n ** 5000n)], ['1', float(1)], ['n', float(NaN)], ['nested', [object([['b', null], ['a', '\ud800']])]]]);

describe('questions and answers come back as they were', () => {
  const steps = scenarioOf([
    calling('manage_existing_snapshot', { ref: { value: EXACT } }),
    calling('manage_existing_snapshot_get_size'),
    { driver: 'get_manageable_snapshots', marker: EXACT, limit: 3, offset: 0, sort_keys: ['size'], sort_dirs: ['desc'] },
    { fault: { during: 'unmanage_snapshot', at: 'nth-write', n: 2, effect: 'done-but-answer-lost', times: 2 } },
    { event: 'add', object: 'friday', snapshot_of: 'vol-a', attributes: object([['1', float(1)], ['0', null]]) },
    ...(['remove', 'attach', 'detach'] as const).map((event) => ({ event, object: 'friday' })).reverse(),
    { event: 'grow', object: 'tuesday', size: '2 GiB' },
    { event: 'rename', object: 'tuesday', name: 'ein Name' },
    { event: 'write', object: 'tuesday', content: 'péché' },
    { clock: { advance: '1 d' } },
    LOOK,
  ], { given: { ...scenarioOf([]).given, config: object([['pool', EXACT]]), options: { no_snapshot_gb_quota: true } } });

  it('through a whole scenario', async () => {
    const target = inProcessTarget(tinyDriver());
    const seen = new Set<string>();
    function* overTheWire(asking: Asking<unknown>): Asking<unknown> {
      let turn = asking.next();
      for (let id = 1; !turn.done; id += 1) {
        const { id: read, request } = readQuestion(questionLine(id, turn.value));
        expect({ id: read, ...request }).toEqual({ id, ...turn.value });
        seen.add(request.op);
        const given: TargetAnswer = yield request;
        const answer = readAnswer(answerLine(id, given), id, request.op);
        expect(answer).toEqual({ id, ok: given });
        turn = asking.next('ok' in answer ? (answer.ok as TargetAnswer) : undefined);
      }
      return turn.value;
    }
    const expected = await drive(runScenario(steps, HELLO), asTarget(inProcessTarget(tinyDriver())));
    expect(await drive(overTheWire(runScenario(steps, HELLO)), asTarget(target))).toEqual(expected);
    expect([...seen].sort()).toEqual(['advance', 'call', 'event', 'fault', 'inspect', 'reference', 'reset']);
  });

  it.each([
    { kind: 'returned', value: EXACT },
    { kind: 'returned', value: object([['$python', object([['type', 'Decimal'], ['repr', "Decimal('1.5')"]])]]) },
    { kind: 'refused', error: { class: 'ManageExistingInvalidReference', mro: ['CinderException'], message: 'no', where: 'x.py:1', traceback: 'Traceback' } },
    { kind: 'crashed', error: { class: 'KeyError', message: "'x'" }, rules: [{ text: 'a rule', upstream: { file: 'x.py', line: 1 }, decided: true }] },
  ] as const)('an outcome: $kind', (outcome) => {
    expect(readAnswer(answerLine(1, outcome), 1, 'call')).toEqual({ id: 1, ok: outcome });
  });

  it.each([{ op: 'hello', ask: {} }, { op: 'close', ask: {} }] as const satisfies readonly TargetRequest[])('$op', (request) => {
    expect(readQuestion(questionLine(3, request))).toEqual({ id: 3, request });
  });

  it('hello with capabilities of tomorrow, an unsupported object, a problem, and nothing for close', () => {
    const hello = { ...HELLO, capabilities: ['teleport'] };
    expect(readAnswer(answerLine(1, hello), 1, 'hello')).toEqual({ id: 1, ok: hello });
    const unsupported = { unsupported: { handle: 'tuesday', reason: 'too small' } };
    expect(readAnswer(answerLine(2, unsupported), 2, 'reset')).toEqual({ id: 2, ok: unsupported });
    expect(readAnswer(problemLine(3, { kind: 'failed', text: 'no' }), 3, 'reset')).toEqual({ id: 3, problem: { kind: 'failed', text: 'no' } });
    expect(readAnswer(problemLine(0, { kind: 'violation', text: 'no JSON' }), 3, 'reset')).toEqual({ id: 0, problem: { kind: 'violation', text: 'no JSON' } });
    expect(answerLine(4, undefined)).toBe('{"id":4,"ok":{}}');
    expect(readAnswer('{"id":4,"ok":{}}\r', 4, 'close')).toEqual({ id: 4, ok: {} });
  });
});

const SNAPSHOT = viewOf(prepare(scenarioOf([]).given ?? {}).world, prepare(scenarioOf([]).given ?? {}).ids.get('s1') as SnapshotId);
const call = (asked: object): string => questionLine(1, { op: 'call', ask: { cinder: { volumes: [], snapshots: [] }, deadline_ms: 1, ...asked } } as unknown as TargetRequest);

describe('what the protocol does not allow', () => {
  test.each([
    ['{"id":1,"op":"hullo"}', 'question that the schema does not allow: op: got "hullo", expected one of "hello", '],
    ['{"id":1}', 'op: got nothing (null), expected one of '],
    ['{"op":"hello"}', 'question: got the key "op", expected the key "id"'],
    ['{"id":1.5,"op":"hello"}', 'question.id: got 1.5, expected the number of the question'],
    ['{"id":1,"op":"hello","x":1}', 'question.x: got the key "x"'],
    ['{"id":1,"op":"reference","names_nothing":"at-all"}', 'question.names_nothing: got "at-all", expected one of "well-formed", "no-known-key"'],
    ['{"id":1,"op":"event","event":"grow","object":"a","size_bytes":-1}', 'question.size_bytes: got -1, expected a whole number from 0 to 2^53 - 1'],
    ['{"id":1,"op":"event","event":"explode","object":"a"}', 'question.event: got "explode", expected one of "grow"'],
    ['{"id":1,"op":"event","event":"grow","object":"a","size_bytes":9007199254740992}', 'question.size_bytes: got 9007199254740992, expected a whole number from 0 to 2^53 - 1'],
    ['{"id":1,"op":"fault","during":"unmanage_snapshot","at":"nth-write","effect":"fails","times":1}', 'expected the key "n"'],
    [call({ method: 'unmanage_snapshot' }), 'expected the key "snapshot"'],
    [call({ method: 'manage_existing_snapshot', snapshot: SNAPSHOT }), 'expected the key "existing_ref"'],
    [call({ method: 'unmanage_snapshot', snapshot: SNAPSHOT, existing_ref: 'x' }), 'expected a call without a reference'],
    [call({ method: 'get_manageable_snapshots', existing_ref: 'x' }), 'expected a listing'],
    [call({ method: 'get_manageable_snapshots', snapshot: SNAPSHOT }), 'expected a listing'],
    ['[]', 'the line "[]", which is no mapping'],
    ['{', 'the line "{", which is no JSON (Expecting property name enclosed in double quotes: line 1 column 2 (char 1))'],
  ])('in a question: %s', (line, words) => {
    expect(() => readQuestion(line)).toThrow(ProtocolViolation);
    expect(() => readQuestion(line)).toThrow(words);
  });

  test.each([
    ['inspect', '{"id":7,"ok":{"objects":[{"id":"o1"}]}}', 'answer.ok.objects[0]: got the key "id", expected the key "handle"'],
    ['inspect', '{"id":7,"ok":{"objects":[]},"problem":{"kind":"x","text":"y"}}', 'expected either ok or problem'],
    ['event', '{"id":7,"ok":{"done":false}}', 'answer.ok.done: got false, expected true'],
    ['close', '{"id":7,"ok":{"bye":1}}', 'answer.ok.bye: got the key "bye"'],
    ['hello', '{"id":7,"problem":{"kind":"","text":"y"}}', 'answer.problem.kind: got "", expected a word'],
    ['hello', '{"id":6,"ok":{}}', 'a second answer to question 6'],
    ['hello', '{"id":8,"ok":{}}', 'an answer to question 8, which was not asked'],
    ['close', '{"id":7.0,"ok":{}}', 'an answer to question 7.0, which is no integer'],
    ['close', '{"id":0,"ok":{}}', 'an answer to question 0, which was not asked'],
    ['call', '{"id":7,"ok":{"kind":"timed_out","after_ms":1}}', 'answer.ok.kind: got "timed_out", expected one of "returned", "refused", "crashed"'],
    ['call', '{"id":7,"ok":{"kind":"violated","detail":"x"}}', 'answer.ok.kind: got "violated", expected one of "returned", "refused", "crashed"'],
    ['hello', answerLine(7, { ...HELLO, reference_forms: [{ id: 'a', keys: [], default: true }, { id: 'b', keys: [], default: true }] }), 'one of them the usual one at most'],
    ['hello', '{"id":"7","ok":{}}', 'answer.id: got "7", expected the number of the question'],
  ] as const)('in an answer to %s: %s', (op, line, words) => {
    expect(() => readAnswer(line, 7, op)).toThrow(words);
  });

  test('many slips are told in one sentence', () => {
    expect(() => readAnswer('{"id":1,"ok":{"kind":"returned","valeu":2,"colour":"red"}}', 1, 'call')).toThrow(/"valeu".*\(did you mean "value"\?\); .*"colour"/);
  });

  test('a line that nobody asked for', () => {
    expect(unaskedLine('{"id":3,"ok":{}}', 3).message).toBe('a second answer to question 3');
    expect(unaskedLine('{"id":4,"ok":{}}', 3).message).toBe('the line "{\\"id\\":4,\\"ok\\":{}}", though nothing was asked');
  });
});

test('the number of a question is found where the rest is wrong', () => {
  expect(['{"id":5,"op":"x"}', '{"id":-5}', '{"id":"5"}', '{"id":9007199254740993}', 'x', '[5]'].map(questionId)).toEqual([5, 0, 0, 0, 0, 0]);
});

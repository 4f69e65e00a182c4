/** Pass 2: a mistake of each kind that a schema can not find. */
import { expect, test } from 'vitest';
import { edited, END, mistakesOf, more, SAMPLE } from './sample.ts';

/** What is wrong, how the sample comes to it, and what is told: all of it, and nothing else. */
type Row = readonly [what: string, from: string, to: string, told: readonly string[], sample?: string];

const BEHAVIOUR = edited(
  edited(SAMPLE, 'kind: conformance', "kind: behaviour\n    drivers: { lvm: '21.3.1..' }"),
  'cites: size.round-up, ',
  '',
);
const ABLE = edited(SAMPLE, '    given:\n', '    needs: [event.grow, event.remove, event.add, clock]\n    given:\n');
const TWO_BACKENDS = edited(SAMPLE, '    given:\n', '    given:\n      backends: { east: {}, west: {} }\n');
const ADDS = `${ABLE}      - { event: add, object: friday, snapshot_of: vol-a }\n`;

const ROWS: readonly Row[] = [
  ['an id twice', END, more('  - { id: one, kind: caller, title: Another, steps: [{ look: {} }] }\n'), [
    '18:11: scenarios[1].id: got "one" a second time, expected an id of its own',
  ]],
  ['a conformance scenario that cites nothing', 'cites: size.round-up, ', '', [
    '6:5: scenarios[0]: got no expectation that cites a clause, expected one at least, as this is a conformance scenario',
  ]],
  ['a citation of no clause', 'cites: size.round-up', 'cites: size.roundup', [
    '17:27: scenarios[0].steps[0].expect[0].cites: got "size.roundup", expected the id of a clause (did you mean "size.round-up"?)',
  ]],
  ['a citation of a clause that cannot be observed', 'cites: size.round-up', 'cites: size.takes-a-snapshot', [
    '17:27: scenarios[0].steps[0].expect[0].cites: got "size.takes-a-snapshot", expected a clause that can be observed (It says what the caller hands over; a driver that takes anything else fails in every check.)',
  ]],
  ['a citation outside of conformance', 'kind: conformance', 'kind: caller', [
    '17:20: scenarios[0].steps[0].expect[0].cites: got the key "cites", expected no citation in a caller scenario: clauses are for conformance',
  ]],
  ['a behaviour scenario about no driver', "    drivers: { lvm: '21.3.1..' }\n", '', [
    '6:5: scenarios[0]: got no key "drivers", expected the drivers that this behaviour scenario is about',
  ], BEHAVIOUR],
  ['another scenario about one driver', 'kind: conformance', "kind: conformance\n    drivers: { lvm: '21.3.1..' }", [
    '8:5: scenarios[0].drivers: got the key "drivers", expected none in a conformance scenario: it is about any driver',
  ]],
  ['expectations by driver where all are meant', END, more('      - { look: {}, expect_for: { lvm: [{ backend: unchanged }] } }\n'), [
    '18:21: scenarios[0].steps[1].expect_for: got the key "expect_for", expected none in a conformance scenario: it is about any driver',
  ]],
  ['expectations for a driver that it is not about', END, more('      - { look: {}, expect_for: { lvn: [{ backend: unchanged }] } }\n'), [
    `19:35: scenarios[0].steps[1].expect_for.lvn: got the driver "lvn", expected one of the scenario's drivers: "lvm" (did you mean "lvm"?)`,
  ], BEHAVIOUR],
  ['the text of an exception where all drivers are meant', END, more('      - { driver: unmanage_snapshot, snapshot: s1, expect: [{ crashes: { class: KeyError, message_ends: x } }] }\n      - { driver: unmanage_snapshot, snapshot: s1 }\n'), [
    '18:91: scenarios[0].steps[1].expect[0].crashes.message_ends: got the key "message_ends", expected the class alone: texts are for behaviour scenarios',
  ]],
  ['a day that there is not', '    given:\n', '    given:\n      clock: 2026-02-30T00:00:00Z\n', [
    '10:14: scenarios[0].given.clock: got "2026-02-30T00:00:00Z", expected a time in UTC such as 2026-01-01T00:00:00Z',
  ]],
  ['a size in other units', '{ size: 1 GiB }', '{ size: 1 GB }', [
    '10:33: scenarios[0].given.volumes.vol-a.size: got "1 GB", expected a size such as 2 GiB or 1 GiB + 1 B: whole bytes, 8 PiB - 1 B at most',
  ]],
  ['a size that is too big', 'snapshot_of: vol-a', 'snapshot_of: vol-a, size: 9 PiB', [
    '11:55: scenarios[0].given.backend.tuesday.size: got "9 PiB", expected a size such as 2 GiB or 1 GiB + 1 B: whole bytes, 8 PiB - 1 B at most',
  ]],
  ['a size of an event', END, more('      - { event: grow, object: tuesday, size: huge }\n'), [
    '19:47: scenarios[0].steps[1].size: got "huge", expected a size such as 2 GiB or 1 GiB + 1 B: whole bytes, 8 PiB - 1 B at most',
  ], ABLE],
  ['a size that is expected', END, more('      - { look: {}, expect: [{ backend: { tuesday: { size: same } } }] }\n'), [
    '18:60: scenarios[0].steps[1].expect[0].backend.tuesday.size: got "same", expected unchanged, or a size such as 2 GiB or 1 GiB + 1 B: whole bytes, 8 PiB - 1 B at most',
  ]],
  ['a duration of another form', END, more('      - clock: { advance: 2 days }\n'), [
    '19:27: scenarios[0].steps[1].clock.advance: got "2 days", expected a duration such as 5 s, 10 min, 3 h or 2 d',
  ], ABLE],
  ['a reference that is no JSON', '{ names: tuesday }', `{ json: '{"a":}' }`, [
    '16:22: scenarios[0].steps[0].ref.json: got "{\\"a\\":}", expected JSON text (Expecting value: line 1 column 6 (char 5))',
  ]],
  ['a pattern that is no plain one', 'returns: 1', "raises: { class: X, message_matches: 'a+?' }", [
    '18:57: scenarios[0].steps[0].expect[0].raises.message_matches: got "a+?", expected a plain pattern (A quantifier after a quantifier at position 3)',
  ], BEHAVIOUR],
  ['a handle twice', 's1: { volume: vol-a }', 's1: { volume: vol-a }, tuesday: { volume: vol-a }', [
    '12:43: scenarios[0].given.snapshots.tuesday: got "tuesday" a second time, expected a handle of its own',
  ]],
  ['a handle that is a word of the format', 's1: { volume: vol-a }', 's1: { volume: vol-a }, new: { volume: vol-a }', [
    '12:43: scenarios[0].given.snapshots.new: got "new", expected a handle that is not one of the words "others" and "new"',
  ]],
  ['a reference to no object', 'names: tuesday', 'names: tuseday', [
    '16:23: scenarios[0].steps[0].ref.names: got "tuseday", expected the handle of an object on the backend: one of "vol-a", "tuesday" (did you mean "tuesday"?)',
  ]],
  ['a reference to an object that comes later', 'names: tuesday', 'names: friday', [
    '17:23: scenarios[0].steps[0].ref.names: got "friday", expected the handle of an object on the backend: one of "vol-a", "tuesday"',
  ], ADDS],
  ['a snapshot that is none', '        snapshot: s1\n', '        snapshot: tuesday\n', [
    `15:19: scenarios[0].steps[0].snapshot: got "tuesday", expected the handle of one of Cinder's snapshots: "s1"`,
  ]],
  ['no snapshot at all', '      snapshots: { s1: { volume: vol-a } }\n', '', [
    `14:19: scenarios[0].steps[0].snapshot: got "s1", expected the handle of one of Cinder's snapshots, of which there is none here`,
  ]],
  ['a snapshot of no volume', 's1: { volume: vol-a }', 's1: { volume: vol-b }', [
    `12:34: scenarios[0].given.snapshots.s1.volume: got "vol-b", expected the handle of one of Cinder's volumes: "vol-a" (did you mean "vol-a"?)`,
  ]],
  ['a snapshot of a volume that the backend does not have', '{ size: 1 GiB }', '{ size: 1 GiB, on_backend: false }', [
    '11:42: scenarios[0].given.backend.tuesday.snapshot_of: got "vol-a", expected the handle of a volume on the backend, of which there is none here',
  ]],
  ['backends that there are not', '{ size: 1 GiB }', '{ size: 1 GiB, backend: west }', [
    '10:49: scenarios[0].given.volumes.vol-a.backend: got "west", expected the handle of a backend: "backend"',
  ]],
  ['a snapshot elsewhere than its volume', '{ snapshot_of: vol-a }', '{ snapshot_of: vol-a, backend: west }', [
    '12:49: scenarios[0].given.backend.tuesday.backend: got the key "backend", expected none, as a snapshot is where its volume is',
  ], TWO_BACKENDS],
  ['an object on no backend', END, more('      - { event: add, object: friday, backend: wets }\n'), [
    '20:48: scenarios[0].steps[1].backend: got "wets", expected the handle of a backend: one of "east", "west" (did you mean "west"?)',
  ], edited(TWO_BACKENDS, '    given:\n', '    needs: [event.add]\n    given:\n')],
  ['which of several backends', END, more('      - { api: list_manageable }\n      - { driver: get_manageable_snapshots }\n      - service: { up: false }\n      - service: { backend: west }\n      - { driver: get_manageable_snapshots, backend: wset }\n      - { api: list_manageable, raw: { method: GET, path: /v3 } }\n'), [
    '20:9: scenarios[0].steps[1]: got no key "backend", expected one of the backends: "east", "west"',
    '21:9: scenarios[0].steps[2]: got no key "backend", expected one of the backends: "east", "west"',
    '22:18: scenarios[0].steps[3].service: got no key "backend", expected one of the backends: "east", "west"',
    '23:18: scenarios[0].steps[4].service: got nothing but a backend, expected what becomes of its service',
    '24:54: scenarios[0].steps[5].backend: got "wset", expected the handle of a backend: one of "east", "west" (did you mean "west"?)',
  ], edited(TWO_BACKENDS, '    given:\n', '    needs: [get_manageable_snapshots]\n    given:\n')],
  ['a request for no volume', END, more('      - { api: manage, as: s2, request: { volume: tuesday, ref: { names: tuesday } } }\n'), [
    `18:51: scenarios[0].steps[1].request.volume: got "tuesday", expected the handle of one of Cinder's volumes: "vol-a"`,
  ]],
  ['a new snapshot under a handle that is taken', END, more('      - { api: manage, as: s1, request: { volume: vol-a, ref: { names: tuesday } } }\n'), [
    '18:28: scenarios[0].steps[1].as: got "s1" a second time, expected a handle of its own',
  ]],
  ['a snapshot before it is made', END, more('      - { api: unmanage, snapshot: s2 }\n      - { api: manage, as: s2, request: { volume: vol-a, ref: { names: tuesday } } }\n'), [
    `18:36: scenarios[0].steps[1].snapshot: got "s2", expected the handle of one of Cinder's snapshots: "s1"`,
  ]],
  ['an event on no object', END, more('      - { event: remove, object: s1 }\n'), [
    '19:34: scenarios[0].steps[1].object: got "s1", expected the handle of an object on the backend: one of "vol-a", "tuesday"',
  ], ABLE],
  ['a new snapshot of what is no volume', END, more('      - { event: add, object: friday, snapshot_of: tuesday }\n'), [
    '19:52: scenarios[0].steps[1].snapshot_of: got "tuesday", expected the handle of a volume on the backend: "vol-a"',
  ], ABLE],
  ['an expectation of no object', END, more('      - { look: {}, expect: [{ backend: { wednesday: unchanged } }] }\n'), [
    '18:43: scenarios[0].steps[1].expect[0].backend.wednesday: got "wednesday", expected the handle of an object on the backend: one of "vol-a", "tuesday"',
  ]],
  ['words that say nothing where they stand', END, more('      - { look: {}, expect: [{ backend: { others: none, new: { exists: false }, tuesday: none } }] }\n'), [
    '18:51: scenarios[0].steps[1].expect[0].backend.others: got "none", expected unchanged',
    '18:62: scenarios[0].steps[1].expect[0].backend.new: got a mapping, expected none',
    '18:90: scenarios[0].steps[1].expect[0].backend.tuesday: got "none", expected unchanged, or a mapping (such as { exists: false })',
  ]],
  ['placeholders of a reference', '{ names: tuesday }', "{ value: { '${name:tue}': '${id:tuesday} ${volume:vol-a}' } }", [
    '16:25: scenarios[0].steps[0].ref.value["${name:tue}"]: got "tue", expected the handle of an object on the backend: one of "vol-a", "tuesday"',
    '16:40: scenarios[0].steps[0].ref.value["${name:tue}"]: got ${volume:vol-a}, expected ${name:HANDLE} or ${id:HANDLE}',
  ]],
  ['placeholders of a raw request', END, more("      - { api: manage, raw: { method: POST, path: '/v3/${project}/${snapshot:s9}', body: '${id:tuesday}' } }\n"), [
    `18:51: scenarios[0].steps[1].raw.path: got "s9", expected the handle of one of Cinder's snapshots: "s1"`,
    '18:90: scenarios[0].steps[1].raw.body: got ${id:tuesday}, expected ${volume:HANDLE} or ${snapshot:HANDLE}',
  ]],
  ['placeholders of a query', END, more("      - { api: list, query: { marker: '${snapshot:s9}', status: '${id:tue}', name: '${key} ${project} ${volume:vol-a}', sort: '${size:tuesday}' } }\n"), [
    `18:39: scenarios[0].steps[1].query.marker: got "s9", expected the handle of one of Cinder's snapshots: "s1"`,
    '18:65: scenarios[0].steps[1].query.status: got "tue", expected the handle of an object on the backend: one of "vol-a", "tuesday"',
    '18:127: scenarios[0].steps[1].query.sort: got ${size:tuesday}, expected ${name:HANDLE} or ${id:HANDLE} or ${volume:HANDLE} or ${snapshot:HANDLE}',
  ]],
  ['placeholders of an expectation', END, more("      - { look: {}, expect: [{ backend: { tuesday: { name: 'x-${snapshot:s2}' } } }] }\n"), [
    `18:60: scenarios[0].steps[1].expect[0].backend.tuesday.name: got "s2", expected the handle of one of Cinder's snapshots: "s1"`,
  ]],
  ['an expectation of nothing', END, more('      - { look: {}, expect: [{ since: start }] }\n'), [
    '18:30: scenarios[0].steps[1].expect[0]: got an expectation of nothing, expected something to hold the step against',
  ]],
  ['what only calls do', END, more('      - { look: {}, expect: [{ returns: 1, returned: true, crashes: KeyError }] }\n'), [
    '18:32: scenarios[0].steps[1].expect[0].returns: got the key "returns", expected it in steps that call the driver only',
    '18:44: scenarios[0].steps[1].expect[0].returned: got the key "returned", expected it in steps that call the driver only',
    '18:60: scenarios[0].steps[1].expect[0].crashes: got the key "crashes", expected it in steps that call the driver only',
  ]],
  ['what only requests get', 'returns: 1 }', 'returns: 1, http: 202, body: {} }', [
    '17:54: scenarios[0].steps[0].expect[0].http: got the key "http", expected it in api steps only',
    '17:65: scenarios[0].steps[0].expect[0].body: got the key "body", expected it in api steps only',
  ]],
  ['the snapshot of a step without one', END, more('      - { look: {}, expect: [{ then: { status: error } }] }\n'), [
    '18:32: scenarios[0].steps[1].expect[0].then: got the key "then", expected it in steps that are about a snapshot only',
  ]],
  ['a fault without its capability', END, more('      - fault: { during: manage_existing_snapshot, at: lookup, effect: fails }\n      - fault: { during: manage_existing_snapshot, at: any, effect: fails }\n      - fault: { during: manage_existing_snapshot, at: any, effect: done-but-answer-lost }\n'), [
    `18:56: scenarios[0].steps[1].fault.at: got a step that takes "fault.lookup", expected "fault.lookup" among the scenario's needs`,
    `19:56: scenarios[0].steps[2].fault.at: got a step that takes "fault.write", expected "fault.write" among the scenario's needs`,
    `20:69: scenarios[0].steps[3].fault.effect: got a step that takes "fault.answer-lost", expected "fault.answer-lost" among the scenario's needs`,
  ]],
  ["a fault of Cinder's own, which takes no capability", END, more('      - fault: { during: manage_existing_snapshot, at: model-update, effect: fails }\n      - { api: manage, as: tuesday, request: { volume: vol-a, ref: { names: tuesday } } }\n'), [
    '19:28: scenarios[0].steps[2].as: got "tuesday" a second time, expected a handle of its own',
  ]],
  ['an event without its capability', END, more('      - { event: remove, object: tuesday }\n'), [
    `18:18: scenarios[0].steps[1].event: got a step that takes "event.remove", expected "event.remove" among the scenario's needs`,
  ]],
  ['time without its capability', END, more('      - clock: { advance: 2 d }\n'), [
    `18:27: scenarios[0].steps[1].clock.advance: got a step that takes "clock", expected "clock" among the scenario's needs`,
  ]],
  ['a call without its capability, once', END, more('      - { driver: delete_snapshot, snapshot: s1 }\n      - { driver: delete_snapshot, snapshot: s1 }\n      - { driver: get_manageable_snapshots }\n'), [
    `18:19: scenarios[0].steps[1].driver: got a step that takes "delete_snapshot", expected "delete_snapshot" among the scenario's needs`,
    `20:19: scenarios[0].steps[3].driver: got a step that takes "get_manageable_snapshots", expected "get_manageable_snapshots" among the scenario's needs`,
  ]],
  ['a call of named drivers, which need not have the method, but a fault that they can not have', END, more('      - { driver: get_manageable_snapshots }\n      - fault: { during: get_manageable_snapshots, at: lookup, effect: fails }\n      - { driver: get_manageable_snapshots }\n'), [
    `20:56: scenarios[0].steps[2].fault.at: got a step that takes "fault.lookup", expected "fault.lookup" among the scenario's needs`,
  ], BEHAVIOUR],
  ['a request that has the driver called without its capability', END, more('      - { api: delete, snapshot: s1 }\n      - { api: list_manageable }\n'), [
    `18:16: scenarios[0].steps[1].api: got a step that takes "delete_snapshot", expected "delete_snapshot" among the scenario's needs`,
    `19:16: scenarios[0].steps[2].api: got a step that takes "get_manageable_snapshots", expected "get_manageable_snapshots" among the scenario's needs`,
  ]],
  ['a capability twice', '    needs: [event.grow, event.remove, event.add, clock]\n', '    needs: [clock, clock]\n', [
    '9:20: scenarios[0].needs[1]: got "clock" a second time, expected each capability once',
  ], ABLE],
  ['a refused call without its twin', 'returns: 1', 'raises: ManageExistingInvalidReference', [
    '14:9: scenarios[0].steps[0]: got a refusal of manage_existing_snapshot_get_size alone, expected another step of manage_existing_snapshot_get_size that succeeds',
  ]],
  ['a crash without its twin', END, more('      - { driver: unmanage_snapshot, snapshot: s1, expect: [{ crashes: KeyError }] }\n'), [
    '18:9: scenarios[0].steps[1]: got a refusal of unmanage_snapshot alone, expected another step of unmanage_snapshot that succeeds',
  ]],
  ['a refused request without its twin', END, more('      - { api: manage, as: s2, request: { volume: vol-a, ref: { names: tuesday } }, expect: [{ http: 400 }] }\n'), [
    '18:9: scenarios[0].steps[1]: got a refusal of api: manage alone, expected another step of api: manage that succeeds',
  ]],
  ['a request that has the driver called, refused without its twin; what Cinder answers by itself needs none', END, more('      - { api: unmanage, snapshot: s1, expect: [{ http: 404 }] }\n      - { api: show, snapshot: s1, expect: [{ http: 404 }] }\n      - { api: list, expect: [{ http: 400 }] }\n'), [
    '18:9: scenarios[0].steps[1]: got a refusal of api: unmanage alone, expected another step of api: unmanage that succeeds',
  ]],
  ['a request that fails late, whose twin is accepted and perhaps fails too', END, more('      - { api: manage, as: s2, request: { volume: vol-a, ref: { names: tuesday } }, expect: [{ http: 202, then: { status: error } }] }\n      - { api: manage, as: s3, request: { volume: vol-a, ref: { names: tuesday } }, expect: [{ http: 202 }] }\n'), [
    '18:9: scenarios[0].steps[1]: got a refusal of api: manage alone, expected another step of api: manage that ends in status available or deleted',
  ]],
];

for (const [what, from, to, told, sample = SAMPLE] of ROWS) {
  test(what, () => {
    expect(mistakesOf(edited(sample, from, to))).toEqual(told.map((mistake) => `sample.yaml:${mistake}`));
  });
}

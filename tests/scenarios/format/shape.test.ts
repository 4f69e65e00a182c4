/** Pass 1: a mistake of each kind that the schema finds. */
import { expect, test } from 'vitest';
import { edited, END, mistakesOf, more, SAMPLE } from './sample.ts';

/** What is wrong, how the sample comes to it, and what is told: all of it, and nothing else. */
type Row = readonly [what: string, from: string, to: string, told: readonly string[], sample?: string];

const ROWS: readonly Row[] = [
  ['an unknown key', '    title: One\n', '    title: One\n    colour: red\n', [
    '9:5: scenarios[0].colour: got the key "colour", expected one of "id", "kind", "title", "each", "needs", "drivers", "given", "steps", "notes"',
  ]],
  ['a misspelt key, once', '    title: One\n', '    titel: One\n', [
    '8:5: scenarios[0].titel: got the key "titel", expected one of "id", "kind", "title", "each", "needs", "drivers", "given", "steps", "notes" (did you mean "title"?)',
  ]],
  ['a missing key', '    title: One\n', '', [
    '6:5: scenarios[0]: got the keys "id", "kind", "given", "steps", expected the key "title"',
  ]],
  ['a text for a list', 'expect: [{ cites: size.round-up, returns: 1 }]', 'expect: returned', [
    '17:17: scenarios[0].steps[0].expect: got "returned", expected a list of expectations',
  ]],
  ['a mapping for a list', 'expect: [{ cites: size.round-up, returns: 1 }]', 'expect: { returns: 1 }', [
    '17:17: scenarios[0].steps[0].expect: got the key "returns", expected a list of expectations',
  ]],
  ['a text for a mapping', 'snapshots: { s1: { volume: vol-a } }', 'snapshots: s1', [
    `12:18: scenarios[0].given.snapshots: got "s1", expected a mapping: Cinder's snapshots by handle, for steps that call the driver`,
  ]],
  ['a number for a text', 'version: 1.0.0', 'version: 1.0', [
    '3:10: version: got 1.0, expected a version of three numbers, such as 1.0.0',
  ]],
  ['nothing for a text', '    title: One\n', '    title:\n', [
    '8:11: scenarios[0].title: got nothing (null), expected a text that is not empty',
  ]],
  ['a text for true or false', '{ size: 1 GiB }', "{ size: 1 GiB, on_backend: 'no' }", [
    '10:52: scenarios[0].given.volumes.vol-a.on_backend: got "no", expected true or false',
  ]],
  ['a fraction for a whole number', '    given:\n', '    given:\n      seed: 1.5\n', [
    '10:13: scenarios[0].given.seed: got 1.5, expected a whole number from 0 on',
  ]],
  ['a number below what is possible', '    given:\n', '    given:\n      quota: { snapshots: -2 }\n', [
    '10:27: scenarios[0].given.quota.snapshots: got -2, expected a limit: a whole number from 0 on, or -1 for none',
  ]],
  ['a number above what is possible', 'returns: 1 }', 'http: 600 }', [
    '17:48: scenarios[0].steps[0].expect[0].http: got 600, expected an HTTP status from 100 to 599',
  ]],
  ['a text of another form', 'version: 1.0.0', 'version: v1', [
    '3:10: version: got "v1", expected a version of three numbers, such as 1.0.0',
  ]],
  ['an id of other characters', 'id: one', 'id: One', [
    '6:9: scenarios[0].id: got "One", expected an id of a-z, 0-9, dots and hyphens',
  ]],
  ['a handle of other characters', '{ tuesday:', '{ Tuesday:', [
    '11:18: scenarios[0].given.backend.Tuesday: got the key "Tuesday", expected a handle of a-z, 0-9, dots and hyphens',
  ]],
  ['a range of releases of another form', 'kind: conformance', 'kind: conformance\n    drivers: { lvm: all }', [
    '8:21: scenarios[0].drivers.lvm: got "all", expected a release or commit, or a range of them such as 21.3.1.. or 21.3.1..24.0.0',
  ]],
  ['a word that is not among the possible ones', 'kind: conformance', 'kind: behavior', [
    '7:11: scenarios[0].kind: got "behavior", expected one of "conformance", "behaviour", "caller" (did you mean "behaviour"?)',
  ]],
  ['a capability that there is not', '    given:\n', '    needs: [fault.writes]\n    given:\n', [
    '9:13: scenarios[0].needs[0]: got "fault.writes", expected one of "get_manageable_snapshots", "delete_snapshot", "fault.lookup", "fault.write", "fault.answer-lost", "event.grow", "event.remove", "event.add", "event.rename", "event.write", "event.attach", "event.detach", "clock", "names.exact" (did you mean "fault.write"?)',
  ]],
  ['false where only true says something', 'returns: 1 }', 'returned: false }', [
    '17:52: scenarios[0].steps[0].expect[0].returned: got false, expected true',
  ]],
  ['an empty list', 'expect: [{ cites: size.round-up, returns: 1 }]', 'expect: []', [
    '17:17: scenarios[0].steps[0].expect: got an empty list, expected a list of expectations, not empty',
  ]],
  ['an empty mapping', 'returns: 1 }', 'backend: {} }', [
    '17:51: scenarios[0].steps[0].expect[0].backend: got an empty mapping, expected unchanged, or a mapping from handles, "others" and "new" to what must be true of them, not empty',
  ]],
  ['a step without a kind', '- driver:', '- drvier:', [
    '14:9: scenarios[0].steps[0]: got the keys "drvier", "snapshot", "ref", "expect", expected one key that names the kind of step: driver, api, event, fault, clock, settle, service or look',
  ]],
  ['a step of two kinds', '        snapshot: s1\n', '        snapshot: s1\n        api: manage\n', [
    '16:9: scenarios[0].steps[0].api: got the key "api", expected one kind for each step: this one is of kind "driver"',
  ]],
  ['a step that is no mapping', END, more('      - look\n'), [
    '18:9: scenarios[0].steps[1]: got "look", expected a mapping: a step',
  ]],
  ['a call that there is not', 'manage_existing_snapshot_get_size', 'manage_existing_snapshot_getsize', [
    '14:17: scenarios[0].steps[0].driver: got "manage_existing_snapshot_getsize", expected one of "manage_existing_snapshot_get_size", "manage_existing_snapshot", "unmanage_snapshot", "get_manageable_snapshots", "delete_snapshot" (did you mean "manage_existing_snapshot_get_size"?)',
  ]],
  ['a key that belongs to another call', 'manage_existing_snapshot_get_size', 'unmanage_snapshot', [
    '16:9: scenarios[0].steps[0].ref: got the key "ref", expected one of "driver", "snapshot", "expect", "expect_for", "notes"',
  ]],
  ['a key that a call must have', '        snapshot: s1\n', '', [
    '14:9: scenarios[0].steps[0]: got the keys "driver", "ref", "expect", expected the key "snapshot"',
  ]],
  ['a request that there is not', END, more('      - { api: adopt, as: s2 }\n'), [
    '18:16: scenarios[0].steps[1].api: got "adopt", expected one of "manage", "unmanage", "delete", "show", "reset_status", "list", "list_manageable"',
  ]],
  ['a key that belongs to another request', END, more('      - { api: show, snapshot: s1, query: {} }\n'), [
    '18:36: scenarios[0].steps[1].query: got the key "query", expected one of "api", "snapshot", "expect", "expect_for", "notes"',
  ]],
  ['a key that a request must have', END, more('      - { api: reset_status, snapshot: s1 }\n'), [
    '18:9: scenarios[0].steps[1]: got the keys "api", "snapshot", expected the key "status"',
  ]],
  ['a query of another form', END, more('      - { api: list, query: { limit: 1 } }\n'), [
    '18:38: scenarios[0].steps[1].query.limit: got 1, expected a text',
  ]],
  ['a raw request of another form', END, more('      - { api: manage, raw: { method: post, path: /v3 } }\n'), [
    '18:39: scenarios[0].steps[1].raw.method: got "post", expected an HTTP method in capitals',
  ]],
  ['an event that there is not', END, more('      - { event: shrink, object: tuesday }\n'), [
    '18:18: scenarios[0].steps[1].event: got "shrink", expected one of "grow", "remove", "add", "rename", "write", "attach", "detach"',
  ]],
  ['a key that an event must have', END, more('      - { event: grow, object: tuesday }\n'), [
    '18:9: scenarios[0].steps[1]: got the keys "event", "object", expected the key "size"',
  ]],
  ['a key that belongs to another event', END, more('      - { event: remove, object: tuesday, size: 1 GiB }\n'), [
    '18:43: scenarios[0].steps[1].size: got the key "size", expected one of "event", "object", "expect", "expect_for", "notes"',
  ]],
  ['a reference without a kind', '{ names: tuesday }', '{ name: tuesday }', [
    '16:14: scenarios[0].steps[0].ref: got the key "name", expected a reference by one of the keys names, names_nothing, json, value',
  ]],
  ['a reference of two kinds', '{ names: tuesday }', "{ names: tuesday, json: '{}' }", [
    '16:32: scenarios[0].steps[0].ref.json: got the key "json", expected one of "names", "form"',
  ]],
  ['a reference to nothing of an unknown sort', '{ names: tuesday }', '{ names_nothing: wellformed }', [
    '16:31: scenarios[0].steps[0].ref.names_nothing: got "wellformed", expected one of "well-formed", "no-known-key" (did you mean "well-formed"?)',
  ]],
  ['an nth write without n', END, more('      - fault: { during: manage_existing_snapshot, at: nth-write, effect: fails }\n'), [
    '18:16: scenarios[0].steps[1].fault: got the keys "during", "at", "effect", expected the key "n"',
  ]],
  ['n without an nth write', END, more('      - fault: { during: manage_existing_snapshot, at: any, n: 2, effect: fails }\n'), [
    '18:16: scenarios[0].steps[1].fault: got the keys "during", "at", "n", "effect", expected no key "n", as it goes with at: nth-write',
  ]],
  ['a model update of another call', END, more('      - fault: { during: unmanage_snapshot, at: model-update, effect: fails }\n'), [
    '18:26: scenarios[0].steps[1].fault.during: got "unmanage_snapshot", expected "manage_existing_snapshot"',
  ]],
  ['a model update that is stored and not answered', END, more('      - fault: { during: manage_existing_snapshot, at: model-update, effect: done-but-answer-lost, n: 1 }\n'), [
    '18:78: scenarios[0].steps[1].fault.effect: got "done-but-answer-lost", expected "fails"',
    '18:100: scenarios[0].steps[1].fault.n: got the key "n", expected one of "during", "at", "effect", "times"',
  ]],
  ['a service of which nothing is said', END, more('      - service: {}\n'), [
    '18:18: scenarios[0].steps[1].service: got an empty mapping, expected what becomes of the service: up, disabled, frozen, initialized, not empty',
  ]],
  ['a template of names without the place for an id', '    given:\n', '    given:\n      options: { snapshot_name_template: snap }\n', [
    "10:42: scenarios[0].given.options.snapshot_name_template: got \"snap\", expected a template of letters, digits and _ . : @ - with one %s, which stands for the snapshot's id",
  ]],
  ['an option that there is not', '    given:\n', '    given:\n      options: { quota_snapshots: 1 }\n', [
    '10:18: scenarios[0].given.options.quota_snapshots: got the key "quota_snapshots", expected one of "snapshot_name_template", "no_snapshot_gb_quota"',
  ]],
  ['a look at something', END, more('      - look: { at: tuesday }\n'), [
    '18:15: scenarios[0].steps[1].look: got the key "at", expected an empty mapping, {}',
  ]],
  ['an exception that is neither class nor mapping', 'returns: 1 }', 'raises: 5 }', [
    '17:50: scenarios[0].steps[0].expect[0].raises: got 5, expected the class of an exception, or a mapping of its class and its text',
  ]],
  ['an exception of no possible class', 'returns: 1 }', 'raises: not a class }', [
    '17:50: scenarios[0].steps[0].expect[0].raises: got "not a class", expected the class of an exception, or a mapping of its class and its text',
  ]],
  ['an exception without its class', 'returns: 1 }', 'raises: { message: x } }', [
    '17:50: scenarios[0].steps[0].expect[0].raises: got the key "message", expected the key "class"',
  ]],
  ['a word about the backend that says nothing', 'returns: 1 }', 'backend: changed }', [
    '17:51: scenarios[0].steps[0].expect[0].backend: got "changed", expected unchanged, or a mapping from handles, "others" and "new" to what must be true of them',
  ]],
  ['a word about an object that says nothing', 'returns: 1 }', 'backend: { tuesday: kept } }', [
    '17:62: scenarios[0].steps[0].expect[0].backend.tuesday: got "kept", expected unchanged, none, or a mapping of what must be true of the object',
  ]],
  ['a field that snapshots have not', 'returns: 1 }', 'then: { size: 1 } }', [
    `17:50: scenarios[0].steps[0].expect[0].then.size: got the key "size", expected a field of Cinder's snapshots`,
  ]],
  ['a status that snapshots have not', 'returns: 1 }', 'then: { status: eror } }', [
    '17:58: scenarios[0].steps[0].expect[0].then.status: got "eror", expected one of "creating", "available", "error", "unmanaging", "deleting", "deleted", "error_deleting", "updating", "backing-up", "restoring" (did you mean "error"?)',
  ]],
  ['no version', 'custody: 1\n', '', [
    '1:1: got the keys "suite", "version", "title", "scenarios", expected the key "custody"',
  ]],
  ['a version to come', 'custody: 1', 'custody: 2', [
    '1:10: custody: got 2, expected version 1 (this file is for a newer Custody)',
  ]],
  ['a version that never was', 'custody: 1', 'custody: 0', [
    '1:10: custody: got 0, expected 1',
  ]],
  ['a version in words', 'custody: 1', 'custody: one', [
    '1:10: custody: got "one", expected 1',
  ]],
];

for (const [what, from, to, told, sample = SAMPLE] of ROWS) {
  test(what, () => {
    expect(mistakesOf(edited(sample, from, to))).toEqual(told.map((mistake) => `sample.yaml:${mistake}`));
  });
}

/** Suites as one module of tests for Python's unittest. */
import { deviationInWords, type Listed } from '../../../core/report/deviations.ts';
import type { Clause } from '../../../core/report/result.ts';
import type { Scenario, Suite } from '../../../core/scenario/scenario.ts';
import { HELPER } from './helper.ts';
import { LeftOut } from './left-out.ts';
import { docstring, text, wrapped } from './python.ts';
import { testMethod } from './test-method.ts';

export interface Exported {
  readonly suites: readonly Suite[];
  readonly clauses: readonly Clause[];
  /** Whose behaviour scenarios go with it; none without. */
  readonly driver: string | undefined;
  /** The author's adapter, as `module:Class`. */
  readonly adapter: string;
  readonly version: string;
  /** What the driver is known to fail. */
  readonly known?: readonly Listed[];
}

interface Told {
  readonly suite: Suite;
  readonly methods: readonly { readonly scenario: Scenario; readonly lines: readonly string[] }[];
}

const IMPORTS = ['contextlib', 'copy', 'datetime', 'faulthandler', 'functools', 'hashlib', 'importlib', 'json', 'os', 're', 'signal', 'sys', 'threading', 'traceback', 'unittest', 'uuid'];

/** The text of the module, without a line feed at its end. */
export function unittestModule({ suites, clauses, driver, adapter, version, known = [] }: Exported): string {
  const leftOut: { readonly id: string; readonly reason: string }[] = [];
  const told = suites.map((suite): Told => ({
    suite,
    methods: suite.scenarios.flatMap((scenario) => {
      try {
        return [{ scenario, lines: tested(scenario, driver) }];
      } catch (failure) {
        if (!(failure instanceof LeftOut)) throw failure;
        leftOut.push({ id: scenario.id, reason: failure.message });
        return [];
      }
    }),
  })).filter(({ methods }) => methods.length > 0);
  const methods = told.flatMap((each) => each.methods);
  const cited = new Set(methods.flatMap(({ scenario }) => citedIn(scenario)));
  return [
    ...docstring('', `The snapshots under management of a driver of Cinder's, tested: written by custody ${version}.`, ...howTo(adapter, methods.length, leftOut.length)),
    ...IMPORTS.map((name) => `import ${name}`),
    '',
    '#: The class that puts the driver under test, as module:Class.',
    `ADAPTER = os.environ.get('CUSTODY_ADAPTER', ${text(adapter)})`,
    '#: How long a test may take, in seconds; 0 is for ever.',
    "DEADLINE = float(os.environ.get('CUSTODY_DEADLINE', '30'))",
    '',
    '#: Checks that the driver is known to fail, each with the reason. They still run, and one that passes fails its test.',
    ...knownLines(known.filter(({ check }) => methods.some(({ scenario }) => check.startsWith(`${scenario.id}/`)))),
    '',
    '#: What the interface demands, in the words of Custody; x.… are rules beside its text.',
    'CLAUSES = {',
    ...clauses.filter(({ id }) => cited.has(id)).map(({ id, demands }) => `    ${text(id)}: ${text(demands)},`),
    '}',
    HELPER.trimEnd(),
    ...told.flatMap(testClass),
    ...leftOutLines(leftOut),
    '',
    '',
    "if __name__ == '__main__':",
    '    unittest.main()',
  ].join('\n');
}

function knownLines(known: readonly Listed[]): string[] {
  if (known.length === 0) return ['KNOWN_DEVIATIONS = {}'];
  return ['KNOWN_DEVIATIONS = {', ...known.map((listed) => `    ${text(listed.check)}: ${text(deviationInWords(listed))},`), '}'];
}

/** The scenario's method. What is Cinder's, or another driver's, is left out. */
function tested(scenario: Scenario, driver: string | undefined): string[] {
  if (scenario.kind === 'caller') throw new LeftOut("it is about Cinder's own side, with no driver to blame");
  if (scenario.kind === 'conformance') return testMethod(scenario, undefined);
  if (driver === undefined || scenario.drivers?.[driver] === undefined) throw new LeftOut(`it is the behaviour of ${Object.keys(scenario.drivers ?? {}).join(', ')} (see --driver)`);
  return testMethod(scenario, driver);
}

function citedIn({ steps }: Scenario): string[] {
  return steps.flatMap(({ expect = [] }) => expect.flatMap(({ cites }) => (cites === undefined ? [] : [cites])));
}

function howTo(adapter: string, tests: number, leftOut: number): string[] {
  return [
    `Its one import beside the standard library is your adapter, ${adapter}: see custody init python. Another one is named by ` +
      'the environment variable CUSTODY_ADAPTER, as module:Class.',
    'Run it with python3 -m unittest, pytest or stestr. Where the variable CUSTODY_VERDICTS names a file, the verdict on each check ' +
      'is written there, with their digest: it is the one that custody run --report json gives for the same suites, if no scenario ' +
      'with checks was left out (with stestr, give --serial: each of its workers would write a file of its own).',
    'A test that takes longer than the seconds in CUSTODY_DEADLINE is interrupted, and crashes. What stands in KNOWN_DEVIATIONS is ' +
      'skipped with its reason once it was seen to fail: custody export --baseline fills the list.',
    `${tests} scenarios are here, and ${leftOut} are not: they stand at the end, each with its reason. Where a scenario asks Cinder to ` +
      "manage a snapshot, the test makes the calls of Cinder's volume service, get_size and then manage. What Cinder's API answers is not " +
      'tested here.',
  ];
}

function testClass({ suite: { suite, version, title, notes }, methods }: Told): string[] {
  const name = suite.split(/[^a-z0-9]+/i).map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`).join('');
  return [
    '',
    '',
    `class ${/^\d/.test(name) ? '_' : ''}${name}(CustodyCase):`,
    ...docstring('    ', title, ...(notes === undefined ? [] : [notes]), `The suite ${suite} ${version}.`),
    ...methods.flatMap(({ lines }) => ['', ...lines]),
  ];
}

/** In a list of comments, by their reasons; the cases of one scenario once. */
function leftOutLines(leftOut: readonly { readonly id: string; readonly reason: string }[]): string[] {
  if (leftOut.length === 0) return [];
  const byReason = new Map<string, Set<string>>();
  for (const { id, reason } of leftOut) {
    const ids = byReason.get(reason) ?? new Set();
    byReason.set(reason, ids.add(id.replace(/\[\d+\]$/, '[…]')));
  }
  return [
    '', '', `# The ${leftOut.length} scenarios that are not here, […] standing for several cases:`,
    ...[...byReason].flatMap(([reason, ids]) => ['#', ...wrapped('# ', `Because ${reason}: ${[...ids].join(', ')}`)]),
  ];
}

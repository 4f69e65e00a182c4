/** A scenario as a method of a test class. */
import type { ExceptionPattern, Expectation, Scenario, Step } from '../../../core/scenario/scenario.ts';
import { assertionLines, type AboutStep } from './assertions.ts';
import { givenLines } from './given.ts';
import { LeftOut } from './left-out.ts';
import { Names } from './names.ts';
import { call, docstring, identifier, keyword, statement, text, value } from './python.ts';
import { actionOf, type Action } from './steps.ts';

const INDENT = '    ';
const BODY = INDENT.repeat(2);
const WITHIN = INDENT.repeat(3);

/** Aspects that say how a call ended. */
const ENDINGS = ['returns', 'returns_size', 'returned', 'raises', 'crashes', 'http'] as const;
const ACCEPTED = 202;

/**
 * The lines of the method. Throws LeftOut when the scenario can't be told by calls of the driver.
 * @param driver whose behaviour it is, where the scenario says something else of each
 */
export function testMethod(scenario: Scenario, driver: string | undefined): string[] {
  const names = new Names();
  const given = givenLines(BODY, scenario, names);
  const expected = scenario.steps.map((step) => expectationsOf(step, driver));
  const added = new Set(scenario.steps.flatMap((step) => ('event' in step && step.event === 'add' ? [step.object] : [])));
  const steps = scenario.steps.flatMap((step, at) => stepLines(step, expected[at] ?? [], names, added));
  const releases = driver === undefined ? undefined : scenario.drivers?.[driver];
  return [
    ...statement(INDENT, '', '@scenario', [
      text(scenario.id),
      keyword('checks', tupleOf(expected.flat().flatMap(({ cites }) => (cites === undefined ? [] : [cites])))),
      keyword('needs', tupleOf(scenario.needs ?? [])),
      keyword('releases', releases === undefined || driver === undefined ? undefined : tupleOf([driver, releases])),
    ]),
    `${INDENT}def test_${identifier(scenario.id)}(self):`,
    ...docstring(BODY, scenario.title, ...(scenario.notes === undefined ? [] : [scenario.notes])),
    ...given,
    '',
    ...steps,
  ];
}

function tupleOf(words: readonly string[]): string | undefined {
  return words.length === 0 ? undefined : `[${words.map(text).join(', ')}]`;
}

function expectationsOf(step: Step, driver: string | undefined): readonly Expectation[] {
  return (driver === undefined ? undefined : step.expect_for?.[driver]) ?? step.expect ?? [];
}

/** The call, and behind it what is expected of everything. How the call ends must be what is asked first. */
function stepLines(step: Step, expected: readonly Expectation[], names: Names, added: ReadonlySet<string>): string[] {
  const action = actionOf(step, names);
  const about: AboutStep = { names, snapshot: action.snapshot, added };
  const ending = expected.findIndex((expectation) => ENDINGS.some((aspect) => aspect in expectation));
  if (ending > 0 || expected.slice(1).some((expectation) => ENDINGS.some((aspect) => aspect in expectation))) {
    throw new LeftOut('a step asks more than once how a call ended, or not at first');
  }
  const [first, ...others] = expected;
  if (ending === -1 || first === undefined) return [...plain(BODY, action), ...expected.flatMap((expectation) => guarded(expectation, [], about))];
  return [...guarded(first, [first], about, action), ...others.flatMap((expectation) => guarded(expectation, [], about))];
}

/** What an expectation asks, within its check if it guards a clause. @param ended the expectation again when it says how the call ends */
function guarded(expectation: Expectation, [ended]: readonly Expectation[], about: AboutStep, action?: Action): string[] {
  const { cites } = expectation;
  const isGuard = cites !== undefined;
  const indent = isGuard ? WITHIN : BODY;
  const assertions = assertionLines(indent, expectation, about);
  const opening = isGuard ? `with self.check(${text(cites)})` : '';
  if (ended === undefined || action === undefined) return isGuard ? [`${BODY}${opening}:`, ...assertions] : assertions;
  const raised = raisedBy(ended, about.names);
  if (raised === undefined) return [...(isGuard ? [`${BODY}${opening}:`] : []), ...returned(indent, ended, action, about.names), ...assertions];
  if (isGuard && assertions.length === 0) return [`${BODY}${opening}, ${raised}:`, ...plain(WITHIN, action)];
  return [...(isGuard ? [`${BODY}${opening}:`] : []), `${indent}with ${raised}:`, ...plain(`${indent}${INDENT}`, action), ...assertions];
}

function plain(indent: string, { callee, args, into, remark }: Action): string[] {
  const lines = statement(indent, into === undefined ? '' : `${into} = `, callee, args);
  return remark === undefined ? lines : lines.map((line, at) => (at === lines.length - 1 ? `${line}  # ${remark}` : line));
}

/** The call, and what it must return. */
function returned(indent: string, { http, returns, returns_size }: Expectation, action: Action, names: Names): string[] {
  if (http !== undefined && http !== ACCEPTED) throw new LeftOut(`Cinder's API answers ${http} by itself`);
  const written = call(action.callee, action.args);
  if (returns !== undefined) return statement(indent, '', 'self.assertAnswer', [value(returns, (template) => names.inExpectation(template)), written]);
  if (returns_size !== undefined) return statement(indent, '', 'self.assertSize', [String(returns_size), written]);
  return plain(indent, action);
}

function raisedBy({ raises, crashes }: Expectation, names: Names): string | undefined {
  if (raises !== undefined) return call('self.assertRefuses', patternArguments(raises, names));
  if (crashes !== undefined) return call('self.assertCrashes', patternArguments(crashes, names));
  return undefined;
}

function patternArguments(pattern: ExceptionPattern, names: Names): (string | undefined)[] {
  if (typeof pattern === 'string') return [text(pattern)];
  const filled = (template: string | undefined): string | undefined => (template === undefined ? undefined : names.inExpectation(template));
  return [
    text(pattern.class), 'exactly=True', keyword('message', filled(pattern.message)),
    keyword('ends', filled(pattern.message_ends)), keyword('matches', filled(pattern.message_matches)),
  ];
}

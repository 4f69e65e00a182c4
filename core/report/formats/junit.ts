/**
 * A result as JUnit XML, for Jenkins and GitLab. Jenkins' schema (xunit-plugin, junit-10.xsd) has `testsuites` with suites
 * with cases; `name` on each of them, `tests`, `failures` and `errors` on a suite are required, seconds are decimal. GitLab knows
 * a case by class name and name together, shows what stands in the body and not the attribute, and stumbles over what
 * else a case may carry elsewhere (`status`, `file`, properties).
 */
import type { Verdict } from '../../scenario/result.ts';
import { failureText } from './failure.ts';
import { attribute, markup } from './text.ts';
import type { Told, ToldScenario, ToldSuite } from './told.ts';

/** The element that tells of a verdict; none for a pass. Its type is the verdict. */
const ELEMENTS: Readonly<Record<Verdict, 'failure' | 'error' | 'skipped' | null>> = {
  pass: null,
  fail: 'failure',
  crash: 'error',
  unexpected_pass: 'failure',
  known_deviation: 'skipped',
  not_run: 'skipped',
  not_applicable: 'skipped',
};

export function junitReport({ result, suites }: Told): string {
  const { started_at, duration_ms } = result.timing;
  const { name } = result.target.target;
  const all = suites.flatMap(({ scenarios }) => scenarios);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="custody" ${counts(all)} time="${(duration_ms / 1000).toFixed(3)}">`,
    ...suites.flatMap((suite) => suiteLines(suite, name, started_at, propertiesOf(suite.id, { result }))),
    '</testsuites>',
  ].join('\n');
}

function suiteLines({ id, scenarios }: ToldSuite, target: string, startedAt: string, properties: readonly (readonly [string, string])[]): string[] {
  return [
    `  <testsuite name="${attribute(id)}" ${counts(scenarios)} skipped="${count(scenarios, 'skipped')}" timestamp="${attribute(startedAt)}">`,
    '    <properties>',
    ...properties.map(([name, value]) => `      <property name="${attribute(name)}" value="${attribute(value)}"/>`),
    '    </properties>',
    ...scenarios.flatMap((scenario) => caseLines(scenario, `custody.${target}.${id}`)),
    '  </testsuite>',
  ];
}

function caseLines(scenario: ToldScenario, classname: string): string[] {
  const head = `    <testcase classname="${attribute(classname)}" name="${attribute(scenario.id)}"`;
  const element = ELEMENTS[scenario.verdict];
  if (element === null) return [`${head}/>`];
  const body = element === 'skipped' ? scenario.inWords : failureText(scenario);
  return [`${head}>`, `      <${element} type="${scenario.verdict}" message="${attribute(scenario.inWords)}">${markup(body)}</${element}>`, '    </testcase>'];
}

function propertiesOf(suite: string, { result: { target, digests, suites } }: Pick<Told, 'result'>): [string, string][] {
  const { name, version, upstream } = target.target;
  const digest = suites.find(({ id }) => id === suite);
  return [
    ['target', name],
    ['target.version', version],
    ...(upstream === undefined ? [] : [['target.upstream', upstream] as [string, string]]),
    ...(digest === undefined ? [] : [['suite.version', digest.version] as [string, string], ['suite.digest', digest.digest] as [string, string]]),
    ['digest.evidence', digests.evidence],
    ['digest.verdicts', digests.verdicts],
  ];
}

function counts(scenarios: readonly ToldScenario[]): string {
  return `tests="${scenarios.length}" failures="${count(scenarios, 'failure')}" errors="${count(scenarios, 'error')}"`;
}

function count(scenarios: readonly ToldScenario[], element: 'failure' | 'error' | 'skipped'): number {
  return scenarios.filter(({ verdict }) => ELEMENTS[verdict] === element).length;
}

/** A result as text for a terminal. */
import { isProofOf, type Proven } from '../conformance/proven.ts';
import type { Verdict } from '../scenario/result.ts';
import type { Judgement } from './deviations.ts';
import { closingLine, COUNTS_AS } from './closing.ts';
import { totalsOf } from './build.ts';
import { oneLine } from './formats/text.ts';
import { proofInWords } from './proof.ts';
import type { Clause, Result } from './result.ts';
import { sentencesInWords, sentencesOf } from './sentences.ts';
import { targetInWords } from './target-in-words.ts';

/** How each verdict is written. */
const WORDS: Readonly<Record<Verdict, string>> = {
  pass: '✓ pass',
  fail: '✗ fail',
  crash: '‼ crash',
  unexpected_pass: '! unexpected pass',
  known_deviation: '≈ known deviation',
  not_run: '– not run',
  not_applicable: '○ not applicable',
};
const WIDTH = Math.max(...Object.values(WORDS).map((word) => word.length));

/** What a verdict is held against: the sentences of the interface, and what the suites are worth. */
export interface Grounds {
  readonly clauses: readonly Clause[];
  readonly proven: Proven;
  /** Whether all conformance scenarios of the shipped suites were played. */
  readonly isWhole: boolean;
}

/** The command that runs a scenario again; undefined where it is not known. */
export type Rerun = (suite: string, scenario: string) => string | undefined;

/**
 * One line a scenario under the heading of its suite, the reason below when it is no pass, and the command that runs it again
 * when it failed; what the driver keeps of the interface, what the suites are worth, and both digests. The closing line stands last.
 * @param suites     the suites, in order, with the ids of those of their scenarios that were run
 * @param judgements the verdict on each scenario by its id
 */
export function prettyReport(
  result: Result,
  suites: readonly { readonly id: string; readonly title: string; readonly scenarios: readonly string[] }[],
  judgements: ReadonlyMap<string, Judgement>,
  { clauses, ...grounds }: Grounds,
  rerun?: Rerun,
): string {
  const lines = [oneLine(targetInWords(result)), ''];
  for (const suite of suites) {
    lines.push(`${suite.id}: ${suite.title}`);
    for (const id of suite.scenarios) lines.push(...scenarioLines(id, judgements.get(id), rerun?.(suite.id, id)));
    lines.push('');
  }
  lines.push(`${oneLine(result.target.target.name)} ${sentencesInWords(sentencesOf(result.checks, clauses))}`, worth(result, grounds), '');
  lines.push(`evidence ${result.digests.evidence}`, `verdicts ${result.digests.verdicts}`);
  lines.push(closingLine(totalsOf([...judgements.values()].map(({ verdict }) => verdict))));
  return lines.join('\n');
}

/** What these verdicts are worth, by what the suites do to faulty drivers. */
export function worth(result: Pick<Result, 'suites' | 'scenarios'>, { proven, isWhole }: Pick<Grounds, 'proven' | 'isWhole'>): string {
  if (isWhole && isProofOf(proven, judging(result))) return `${proofInWords(proven)} of these suites`;
  return proven.problems > 0 ? 'These suites are not proven: see custody prove' : 'Only all shipped suites together, played whole, are proven: see custody prove';
}

/** Digests of the suites with conformance scenarios, the only ones that a proof is about. */
function judging({ suites, scenarios }: Pick<Result, 'suites' | 'scenarios'>): string[] {
  const conformance = new Set(scenarios.filter(({ kind }) => kind === 'conformance').map(({ id }) => id));
  return suites.filter(({ scenarios: own }) => own === undefined || own.some((id) => conformance.has(id))).map(({ digest }) => digest);
}

function scenarioLines(id: string, judgement: Judgement | undefined, rerun: string | undefined): string[] {
  const { verdict, reason }: Judgement = judgement ?? { verdict: 'not_run' };
  const below = [
    ...(reason === undefined || verdict === 'not_applicable' ? [] : [oneLine(reason)]),
    ...(rerun === undefined || COUNTS_AS[verdict] !== 'failed' ? [] : [`Again: ${rerun}`]),
  ];
  return [`  ${WORDS[verdict].padEnd(WIDTH)}  ${id}`, ...below.map((line) => `${' '.repeat(WIDTH + 4)}${line}`)];
}

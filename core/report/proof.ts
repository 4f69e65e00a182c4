/** A proof as text for a terminal: sentence × check × faulty driver. */
import type { Catalogue } from '../conformance/catalogue.ts';
import { figuresOf, type ExpectationProof, type Proof } from '../conformance/proof.ts';
import type { Clause } from './result.ts';
import { keptOf, type SentenceVerdict } from './sentences.ts';

/** What the suites say of a driver. */
export interface DriverSentences {
  readonly id: string;
  readonly upstream?: string;
  readonly sentences: readonly SentenceVerdict[];
}

/** «117 of 117 faulty drivers die». */
export function proofInWords({ mutants, killed }: { readonly mutants: number; readonly killed: number }): string {
  return `${killed} of ${mutants} faulty drivers die`;
}

/**
 * Under each sentence the expectations that guard it, each with the faulty drivers that die of it; a star marks those
 * that nothing else of that sentence catches. Then what the suites say of the drivers that there are, and what is wrong, if anything.
 */
export function proofReport(proof: Proof, clauses: readonly Clause[], catalogue: Catalogue, drivers: readonly DriverSentences[]): string {
  const figures = figuresOf(proof);
  const parts = [
    ...clauses.filter(({ level }) => level !== 'MAY').map((clause) => guards(clause, proof)),
    equivalents(proof, catalogue),
    sentenceTable(clauses, drivers),
    problems(proof),
    [
      proof.controlDies ? 'The control dies.' : 'The control survives: no verdict of these suites counts.',
      `${proofInWords(figures)}, ${figures.passing} of ${figures.variants} unusual drivers pass, ${figures.problems === 1 ? '1 problem' : `${figures.problems} problems`}`,
    ].join('\n'),
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}

function guards({ id, method, sentence, level, demands, unobservable }: Clause, { expectations, mutants }: Proof): string {
  const place = sentence === undefined ? `${method}, ${level}` : `${method}, sentence ${sentence}, ${level}`;
  const own = expectations.filter(({ cites }) => cites === id);
  const faulty = mutants.filter(({ breaks, state }) => breaks === id && state === 'killed').length;
  const head = [`${id} (${place})`, `  ${demands}`];
  if (unobservable !== undefined) return [...head, `  Not observed: ${unobservable}`].join('\n');
  if (own.length === 0) return [...head, '  No expectation guards it.'].join('\n');
  return [...head, `  ${faulty} faulty drivers break it and die:`, ...own.map(guardLine)].join('\n');
}

function guardLine({ scenario, step, kills, alone }: ExpectationProof): string {
  const starred = kills.map((id) => (alone.includes(id) ? `${id}*` : id));
  return `    ${scenario}, step ${step + 1}: ${starred.join(', ')}`;
}

function equivalents({ mutants }: Proof, catalogue: Catalogue): string {
  const left = mutants.filter(({ state }) => state === 'equivalent');
  if (left.length === 0) return '';
  const does = new Map(catalogue.mutants.map(({ id, does: what }) => [id, what]));
  return ['No fault at all, as it turns out', ...left.flatMap(({ id, equivalent = '' }) => [`  ${id}: ${does.get(id) ?? ''}`, `    ${equivalent}`])].join('\n');
}

const MARKS: Readonly<Record<SentenceVerdict['state'], string>> = { kept: 'keeps', broken: 'differs', not_observed: '-' };

/** A row for each driver, a column for each sentence that can be observed. */
export function sentenceTable(clauses: readonly Clause[], drivers: readonly DriverSentences[]): string {
  if (drivers.length === 0) return '';
  const must = clauses.filter(({ level }) => level === 'MUST');
  const shown = must.filter(({ unobservable }) => unobservable === undefined);
  const unseen = must.filter(({ unobservable }) => unobservable !== undefined);
  const width = Math.max(...drivers.map(({ id }) => id.length)) + 2;
  const cell = (text: string): string => text.padEnd(8);
  return [
    "What the drivers do with each MUST sentence: keep it, differ from it in so many of its checks, or are not seen there (upstream's as of commit ab09bc39)",
    ...shown.map(({ id }, column) => `  ${column + 1} ${id}`),
    `  ${' '.repeat(width)}${shown.map((_, column) => cell(`${column + 1}`)).join('')}`.trimEnd(),
    ...drivers.map(({ id, sentences }) => `  ${id.padEnd(width)}${shown.map((clause) => cell(mark(clause.id, sentences))).join('')}kept: ${keptOf(sentences)}`),
    `  Not observed of any driver: ${unseen.map(({ id }) => id).join(', ')}`,
  ].join('\n');
}

/** `3/14`: so many of its checks fail. */
function mark(clause: string, sentences: readonly SentenceVerdict[]): string {
  const found = sentences.find((sentence) => sentence.clause.id === clause);
  if (!found) return '';
  const failing = found.checks.filter(({ verdict }) => verdict !== 'pass').length;
  return failing > 0 ? `${failing}/${found.checks.length}` : MARKS[found.state];
}

function problems({ problems: all }: Proof): string {
  return all.length === 0 ? '' : ['Problems', ...all.map(({ kind, text }) => `  ${kind}: ${text}`)].join('\n');
}

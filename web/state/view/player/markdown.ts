/** A step as Markdown, for a report of a bug: what was asked, what came back, what was expected, which rule decided, what changed. */
import type { Answer } from '../answer.ts';
import type { RowChange } from '../changes.ts';
import { standingText, type ExpectationView, type RuleView, type StepView } from '../step.ts';

/** What the step is one of. */
export interface Subject {
  readonly title: string;
  /** Id of the scenario, or whatever else is walked through. */
  readonly id: string;
  /** `lvm 21.3.1`; null where it is not known. */
  readonly driver: string | null;
  /** The line that plays it again; null where there is none. */
  readonly rerun: string | null;
}

export function markdownOf({ title, id, driver, rerun }: Subject, step: StepView, total: number): string {
  const { request, answer, expectations, rules, backend, cinder, quota, observed } = step;
  const changes = [...backend, ...cinder, ...quota];
  const log = observed.log.filter(({ level }) => level === 'ERROR' || level === 'WARNING');
  const parts = [
    `### ${line(title)}`,
    `\`${id}\`${driver === null ? '' : `, driver ${line(driver)}`}, step ${step.number} of ${total}: ${line(request.title)}`,
    ...section('Request', [block(request.http), reference(request.reference), ...request.fields.map(({ name, text, handle }) => `- ${name}: ${code(text)}${handle === null ? '' : ` (${handle})`}`)]),
    ...section('Answer', answer ? answerLines(answer) : []),
    ...section('Expected', expectations.map(expectationLine)),
    ...section('Deciding rule', rules.filter(({ decided }) => decided).map(ruleLine)),
    ...section('What changed', step.wasRun ? (changes.length > 0 ? changes.flatMap(changeLines) : ['Nothing.']) : []),
    ...section('Tasks', observed.tasks.map(({ name, state }) => `- ${code(name)} ${state}`)),
    ...section('Service log', [block(log.map(({ level, logger, message }) => `${level} ${logger} ${message}`).join('\n') || null)]),
    ...section('Again', [block(rerun, 'sh')]),
  ];
  return `${parts.join('\n\n')}\n`;
}

/** Nothing where there is nothing to say. */
function section(name: string, lines: readonly (string | null)[]): readonly string[] {
  const said = lines.filter((one) => one !== null);
  return said.length === 0 ? [] : [`**${name}**`, said.join('\n')];
}

function reference(json: string | null): string | null {
  return json === null ? null : `- existing_ref: ${code(json)}`;
}

function answerLines(answer: Answer): readonly (string | null)[] {
  switch (answer.how) {
    case 'returned':
      return [`returned ${code(answer.python)}`];
    case 'raised':
      return [`${answer.word} ${code(answer.className)}`, block(answer.message), answer.where === null ? null : `raised in ${code(answer.where)}`];
    case 'unanswered':
      return [answer.word, block(answer.text)];
    case 'http':
      return [`${answer.status} ${answer.phrase}`, block(answer.body, 'json')];
  }
}

function expectationLine({ standing, raw, cites, clause, of, expected, actual, deviation }: ExpectationView): string {
  const verdict = standing === 'never' ? '' : `: ${standingText(standing, raw)}`;
  const held = standing === 'pass' || standing === 'never';
  const detail = held ? [`expected ${code(expected)}`] : [`expected ${code(expected)}`, `actual ${code(actual)}`];
  const why = [clause ? `${clause.level} ${line(clause.demands)}` : null, deviation ? `known: ${line(deviation.reason)}` : null].filter((text) => text !== null);
  return [`- ${line(of)}${cites === null ? '' : ` (cites ${code(cites)})`}${verdict}`, ...[...detail, ...why].map((text) => `  - ${text}`)].join('\n');
}

function ruleLine({ text, where, href }: RuleView): string {
  if (where === null) return `- ${line(text)}`;
  return `- ${line(text)} ${href === null ? code(where) : `[${where}](${href})`}`;
}

function changeLines({ how, what, name, fields }: RowChange): readonly string[] {
  const values = fields.map(({ field, before, after }) => {
    const [was, is] = [before, after].map((shown) => (shown === null ? 'nothing' : code(shown.exact ?? shown.text)));
    return how === 'changed' ? `  - ${field}: ${was} → ${is}` : `  - ${field}: ${how === 'added' ? is : was}`;
  });
  return [`- ${how} ${what} ${code(name)}`, ...values];
}

/** Text of one line, in which nothing is taken for a mark of Markdown. */
function line(text: string): string {
  return text.replaceAll(/\s+/g, ' ').replaceAll(/[\\`*_[\]<>]/g, (mark) => `\\${mark}`);
}

/** A text as it is, however many backticks it has. */
function code(text: string): string {
  if (text === '') return 'an empty text';
  const fence = '`'.repeat(1 + longestRun(text));
  const space = text.startsWith('`') || text.endsWith('`') ? ' ' : '';
  return `${fence}${space}${text.replaceAll('\n', ' ')}${space}${fence}`;
}

function block(text: string | null, language = ''): string | null {
  if (text === null || text === '') return null;
  const fence = '`'.repeat(Math.max(3, 1 + longestRun(text)));
  return `${fence}${language}\n${text}\n${fence}`;
}

function longestRun(text: string): number {
  return Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
}

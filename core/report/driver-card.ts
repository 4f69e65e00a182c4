/** What a person needs to know of a driver, as text. */
import type { DriverDefinition } from '../definition.ts';
import { pyRepr } from '../value/python.ts';
import { stringifyJson } from '../value/stringify.ts';
import { placeInWords } from './place.ts';
import { sentencesInWords, type SentenceVerdict } from './sentences.ts';

/** How it is known what a driver does. */
export const KNOWN_BY = {
  recorded: 'held to recordings of the real driver',
  run: 'the real class was asked',
} as const satisfies Record<NonNullable<DriverDefinition['about']>['known'], string>;

/** Products, what to write as a reference, what to beware of, what the driver does otherwise than the interface's text says, how it can crash. */
export function driverCard({ id, title, version, upstream, about, capabilities, crashes = [] }: DriverDefinition, sentences: readonly SentenceVerdict[]): string {
  const head = `${title} (${id}), version ${version}${upstream === undefined ? '' : `, as of Cinder ${upstream}`}`;
  const facts = about
    ? [
        `for      ${about.products.join(', ')}`,
        `holds    for Cinder ${about.releases}; ${KNOWN_BY[about.known]}`,
        ...(about.arrayTexts === undefined ? [] : [`texts    ${about.arrayTexts}`]),
        `advice   ${about.advice}`,
        ...(about.examples.length > 0 ? ['', 'What to write as the reference', ...about.examples.map(({ existing_ref, names }) => `  ${stringifyJson(existing_ref)}\n      ${names}`)] : []),
      ]
    : [];
  return [
    head,
    ...facts,
    '',
    `It ${sentencesInWords(sentences)}.`,
    `It can ${capabilities.includes('get_manageable_snapshots') ? '' : 'not '}list what could be managed.`,
    ...(crashes.length > 0 ? ['', "How it can crash: exceptions that are not Cinder's", ...crashes.map(crashLine)] : []),
  ].join('\n');
}

function crashLine({ class: name, methods, when, upstream }: NonNullable<DriverDefinition['crashes']>[number]): string {
  return `  ${name}: ${when}\n      in ${methods.join(', ')} (${placeInWords(upstream)})`;
}

/** A reference as a Python person reads it. */
export function exampleOf({ about }: DriverDefinition): string | undefined {
  const [first] = about?.examples ?? [];
  return first && pyRepr(first.existing_ref);
}

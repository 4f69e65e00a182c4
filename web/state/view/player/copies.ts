/** What a step can be copied as. */
import type { StepResult } from '../../../../core/scenario/result.ts';
import type { StepView } from '../step.ts';
import { clientOf, curlOf } from './command.ts';
import { cutScenario } from './cut.ts';
import { markdownOf, type Subject } from './markdown.ts';

/** A form that there is, or why there is none. */
export type Copyable =
  | { readonly name: string; readonly make: () => string | Promise<string> }
  | { readonly name: string; readonly reason: string };

/** Where the steps come from, as far as it is known. */
export interface Origin extends Subject {
  /** The file of the suite that has the scenario, or why it is not at hand. */
  readonly source: (() => Promise<string>) | { readonly reason: string };
}

/** `make` throws an Error with the reason where a form turns out not to be possible. */
export function copiesOf(origin: Origin, step: StepResult, view: StepView, total: number): readonly Copyable[] {
  const { rerun, source } = origin;
  const [client, curl] = [clientOf(step.request), curlOf(step.request)];
  return [
    ...(client === null ? [] : [{ name: 'cinder', make: () => client }]),
    ...(curl === null ? [] : [{ name: 'curl', make: () => curl }]),
    ...(curl !== null || rerun === null ? [] : [{ name: 'command', make: () => rerun }]),
    typeof source === 'function' ? { name: 'scenario', make: async () => cutOut(await source(), origin.id, view.number) } : { name: 'scenario', reason: source.reason },
    { name: 'Markdown', make: () => markdownOf(origin, view, total) },
  ];
}

function cutOut(file: string, scenario: string, steps: number): string {
  const cut = cutScenario(file, scenario, steps);
  if ('reason' in cut) throw new Error(cut.reason);
  return cut.text;
}

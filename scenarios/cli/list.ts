/** `custody list`: what can be run. */
import { DRIVERS } from '../../core/registry.ts';
import { SUITES } from '../compiled/index.ts';
import { decodeSuite } from '../format/compiled.ts';

/** Drivers, then suites with their scenarios, as text. */
export function list(): string {
  const width = Math.max(...DRIVERS.map(({ id }) => id.length));
  const drivers = DRIVERS.map(({ id, title, upstream }) => `  ${id.padEnd(width)}  ${title}${upstream === undefined ? '' : ` (upstream ${upstream})`}`);
  const suites = SUITES.map(decodeSuite).flatMap(({ suite, version, title, scenarios }) => [
    '',
    `${suite} ${version}: ${title}`,
    ...scenarios.map(({ id, kind, title: what }) => `  ${kind.padEnd('conformance'.length)}  ${id}: ${what}`),
  ]);
  return ['Drivers', ...drivers, '', 'Suites', ...suites.slice(1)].join('\n');
}

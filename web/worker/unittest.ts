/** Suites as tests for Python's unittest, as the command exports them. */
import type { Clause, Deviation } from '../../core/report/result.ts';
import type { Suite } from '../../core/scenario/scenario.ts';
import { VERSION } from '../../core/version.ts';
import { unittestModule } from '../../scenarios/cli/export/module.ts';
import type { ExportedFile } from './facade.ts';

/** The adapter of the example that `custody init python` writes. */
const ADAPTER = 'acme_adapter:AcmeAdapter';

/**
 * @param driver whose behaviour scenarios go with it; null: none
 * @param known  what Custody knows that this driver fails
 */
export function unittestFile(suites: readonly Suite[], clauses: readonly Clause[], driver: string | null, known: readonly Deviation[]): ExportedFile {
  const [only] = suites.length === 1 ? suites : [];
  const text = unittestModule({ suites, clauses, driver: driver ?? undefined, adapter: ADAPTER, version: VERSION, known });
  return { name: `test_${(only?.suite ?? 'custody').replaceAll(/[^a-z0-9]+/gi, '_')}.py`, type: 'text/x-python', text: `${text}\n` };
}

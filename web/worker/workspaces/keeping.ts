/** What was done in a workspace, as a suite for the command and for CI. */
import { keep } from '../../../core/workspace/keep/keep.ts';
import { suiteText } from '../../../scenarios/format/write.ts';
import type { ExportedFile } from '../facade.ts';
import type { Desk } from './parts.ts';

/** @param revision default the newest */
export function keepScenario({ driver, whole, summary }: Desk, revision = summary.revision): ExportedFile {
  const suite = keep(driver, whole, revision);
  return { name: `${suite.suite}.yaml`, type: 'application/yaml', text: suiteText(suite) };
}

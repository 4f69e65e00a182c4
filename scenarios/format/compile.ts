/**
 * `npx tsx scenarios/format/compile.ts`: generates the validators from the schemas, from clauses, suites, faulty drivers
 * and deviations the module that page and command run, and by playing the suites on the faulty drivers the figures that
 * stand beside verdicts. Prints what is wrong in the files and exits with 4.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { validatorFiles } from './compiler/validators.ts';

const format = import.meta.dirname;
const scenarios = dirname(format);

for (const [name, text] of validatorFiles()) writeIfChanged(join(format, 'generated', name), text);

// Only now are the validators there that this imports.
const { compileSuites } = await import('./compiler/suites.ts');
const compiled = compileSuites(scenarios);
if ('mistakes' in compiled) {
  for (const { message } of compiled.mistakes) console.error(`scenarios/${message}`);
  process.exitCode = 4;
} else {
  writeIfChanged(join(scenarios, 'compiled', 'index.ts'), compiled.module);
  const { proofModule } = await import('./compiler/proof.ts');
  writeIfChanged(join(scenarios, 'compiled', 'proven.ts'), proofModule());
}

/** A file that stays as it is wakes no watcher. */
function writeIfChanged(file: string, text: string): void {
  if (existsSync(file) && readFileSync(file, 'utf8') === text) return;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

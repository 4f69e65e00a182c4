/** The `custody` command. */
import process from 'node:process';
import { VERSION } from '../../core/version.ts';
import { EXIT } from '../../core/report/closing.ts';
import { oneLine } from '../../core/report/formats/text.ts';
import { TargetFailed } from '../../core/scenario/target-failed.ts';
import { parseCommand, UsageError, type Command } from './arguments.ts';
import { writeBaseline } from './baseline.ts';
import { coverage } from './coverage.ts';
import { diff } from './diff.ts';
import { drivers } from './drivers.ts';
import { exportSuites } from './export.ts';
import { init } from './init.ts';
import { list } from './list.ts';
import { merge } from './merge.ts';
import { prove } from './prove.ts';
import { replay } from './replay.ts';
import { report } from './report.ts';
import { run } from './run.ts';
import { serveHere } from './target/serve.ts';
import { findDriver } from './target/subject.ts';
import { tryReference } from './try.ts';
import { USAGE } from './usage.ts';
import { InvalidFile } from './user-files.ts';

async function carryOut(command: Command): Promise<number> {
  switch (command.command) {
    case 'run':
      return await run(command);
    case 'list': {
      const { text, isWhole } = command.coverage ? coverage() : { text: list(), isWhole: true };
      process.stdout.write(`${text}\n`);
      return isWhole ? EXIT.passed : EXIT.failed;
    }
    case 'drivers':
      process.stdout.write(`${drivers(command.driver)}\n`);
      return EXIT.passed;
    case 'try':
      process.stdout.write(`${tryReference(command.reference, command.driver)}\n`);
      return EXIT.passed;
    case 'prove':
      return prove(command.reports);
    case 'replay':
      return await replay(command.file);
    case 'export':
      return exportSuites(command);
    case 'init':
      return init(command.language, command.folder);
    case 'target':
      await serveHere(() => findDriver(command.driver));
      return EXIT.passed;
    case 'diff':
      return diff(command.before, command.after);
    case 'report':
      return report(command);
    case 'merge':
      return merge(command.files);
    case 'baseline':
      return writeBaseline(command.result, command.file);
    case 'version':
      process.stdout.write(`custody ${VERSION}\n`);
      return EXIT.passed;
    case 'help':
      process.stdout.write(`${USAGE}\n`);
      return EXIT.passed;
  }
}

/** Says what is wrong in words where it is the user's to mend; anything else is a fault of ours and keeps its trace. */
function explain(failure: unknown): number {
  if (failure instanceof UsageError) {
    process.stderr.write(`custody: ${failure.message}\nSee custody --help.\n`);
    return EXIT.usage;
  }
  if (failure instanceof TargetFailed) {
    process.stderr.write(`custody: ${oneLine(failure.message)}\n`);
    return EXIT.protocol;
  }
  if (failure instanceof InvalidFile) {
    process.stderr.write(`${failure.message}\n`);
    return EXIT.invalidFile;
  }
  throw failure;
}

async function main(): Promise<number> {
  try {
    return await carryOut(parseCommand(process.argv.slice(2)));
  } catch (failure) {
    return explain(failure);
  }
}

// Whoever reads the output may have seen enough, as `head` has.
process.stdout.on('error', (failure: NodeJS.ErrnoException) => {
  if (failure.code !== 'EPIPE') throw failure;
});

// Set rather than exit: what was written to a pipe must get there first.
process.exitCode = await main();

/** `custody target`: puts a driver of ours behind the protocol; questions on standard input, answers on standard output. */
import process from 'node:process';
import type { DriverDefinition } from '../../../core/definition.ts';
import type { SyncTarget, TargetAnswer, TargetRequest } from '../../../core/scenario/target.ts';
import { inProcessTarget } from '../../../core/scenario/in-process.ts';
import { answerLine, problemLine, ProtocolViolation, questionId, readQuestion } from '../../format/protocol.ts';
import { messageOf } from '../write-report.ts';
import { LineReader } from './lines.ts';

/** Answers until it is told good-bye, or nobody asks any more. @param write takes one line, its end included */
export async function serve(definition: DriverDefinition, input: AsyncIterable<Uint8Array>, write: (line: string) => void): Promise<void> {
  const target = inProcessTarget(definition);
  const reader = new LineReader();
  for await (const chunk of input) {
    for (const line of reader.read(chunk)) {
      const { text, isLast } = answerTo(target, line);
      write(`${text}\n`);
      if (isLast) return;
    }
  }
}

/** The same over the pipes of this process, which are kept to it: what the driver prints goes to people. */
export async function serveHere(load: () => DriverDefinition): Promise<void> {
  const { stdin, stdout, stderr } = process;
  const write = stdout.write.bind(stdout);
  stdout.write = stderr.write.bind(stderr);
  await serve(load(), stdin, write);
}

/** The line that answers this one. */
function answerTo(target: SyncTarget, line: string): { readonly text: string; readonly isLast: boolean } {
  try {
    const { id, request } = readQuestion(line);
    return { text: answerLine(id, carryOut(target, request)), isLast: request.op === 'close' };
  } catch (failure) {
    const kind = failure instanceof ProtocolViolation ? 'violation' : 'failed';
    return { text: problemLine(questionId(line), { kind, text: messageOf(failure) }), isLast: false };
  }
}

function carryOut(target: SyncTarget, { op, ask }: TargetRequest): TargetAnswer {
  const operation = target[op] as (ask: unknown) => TargetAnswer;
  return operation(ask);
}

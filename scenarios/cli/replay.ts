/** `custody replay`: recorded calls of a driver, or recorded requests, in; the same lines with our answers out. */
import { createReadStream } from 'node:fs';
import process from 'node:process';
import { createInterface } from 'node:readline';
import { driverById } from '../../core/registry.ts';
import { EXIT } from '../../core/report/closing.ts';
import { replayRecording } from '../../core/scenario/recorded/replay.ts';
import { isRecordedRequest, RequestReplay } from '../../core/scenario/recorded/replay-requests.ts';
import { lvm } from '../../core/drivers/lvm/definition.ts';
import { rbd } from '../../core/drivers/rbd/definition.ts';
import type { Json } from '../../core/value/json.ts';
import { JsonSyntaxError, parseJson } from '../../core/value/parse.ts';
import { stringifyJson } from '../../core/value/stringify.ts';
import { UsageError } from './arguments.ts';

/** @param file a file of JSON lines, or `-` for standard input. Throws UsageError, naming the line that is no recording. */
export async function replay(file: string): Promise<number> {
  const input = file === '-' ? process.stdin : createReadStream(file);
  const requests = new RequestReplay({ lvm, ceph: rbd });
  const replayed = (line: Json): Json => (isRecordedRequest(line) ? requests.line(line) : replayRecording(line, driverById));
  let number = 0;
  try {
    for await (const line of createInterface({ input, crlfDelay: Infinity })) {
      number += 1;
      if (line.trim() === '') continue;
      const played = stringifyJson(replayed(parseJson(line)));
      if (!process.stdout.write(`${played}\n`)) await new Promise((go) => process.stdout.once('drain', go));
    }
  } catch (failure) {
    if (isSystemError(failure)) throw new UsageError(`${file} can't be read: ${failure.message}`);
    if (failure instanceof JsonSyntaxError || failure instanceof SyntaxError || failure instanceof RangeError) {
      throw new UsageError(`${file}, line ${number}: ${failure.message}`);
    }
    throw failure;
  }
  if (number === 0) throw new UsageError(`${file} has no lines.`);
  return EXIT.passed;
}

function isSystemError(failure: unknown): failure is Error {
  return failure instanceof Error && 'syscall' in failure;
}

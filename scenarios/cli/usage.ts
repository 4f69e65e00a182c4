/** What the command says of itself, and what it takes where nothing is said. */
import { REPORT_FORMATS, type ReportFormat } from '../../core/report/formats/formats.ts';

export const DEFAULT_DRIVER = 'reference-rename';
/** Where `npm start` serves the page. */
export const DEFAULT_PAGE = 'http://localhost:4173/';
/** A proof is no result: there are two ways of telling it. */
export const PROOF_FORMATS = ['pretty', 'json'] as const satisfies readonly ReportFormat[];
/** The adapter of the example that is written there. */
export const DEFAULT_ADAPTER = 'acme_adapter:AcmeAdapter';

export const USAGE = `Usage:
  custody run [SUITE…] [--driver ID | --target 'COMMAND'] [--filter GLOB] [--shard N/M] [--baseline FILE]
              [--report FORMAT[=FILE]]…
  custody list [--coverage]
  custody drivers [ID]
  custody try REFERENCE [--driver ID]
  custody diff BEFORE.json AFTER.json
  custody merge RESULT.json… > RESULT.json
  custody report RESULT.json [--baseline FILE] [--report FORMAT[=FILE]]…
  custody baseline write RESULT.json [FILE]
  custody prove [--report FORMAT[=FILE]]…
  custody replay FILE.jsonl
  custody init python|typescript [DIR]
  custody export --format unittest [SUITE…] [--driver ID] [--adapter MODULE:CLASS] [--baseline FILE] [--output FILE]
  custody target [--driver ID]

run      plays suites on a driver: shipped ones by id, your own by the path of the file; by default all shipped ones but those about other drivers
           --driver ID            the driver under test (default ${DEFAULT_DRIVER}; see custody list), or a faulty one: mutant.size.floor,
                                  or one of your own in one file: ./my-driver.ts
           --target 'COMMAND'     a driver in a program of your own, which answers questions on its standard input: docs/protocol.md
           --deadline SECONDS     how long a call of the target, or of a driver of your own, may take (default 30)
           --wire FILE            writes down the conversation with the target, in lines of JSON
           --filter GLOB          only scenarios whose id matches, such as 'size.*'
           --shard 1/4            only the first of four equal shares
           --baseline FILE        known deviations, each with its reason: they still run, and one that passes is a failure
           --report FORMAT[=FILE] ${inWords(REPORT_FORMATS)}, to standard output or a file; may be given several times
           --page ADDRESS         the page that the HTML report leads to (default ${DEFAULT_PAGE})
diff     says what became of the checks between two results, what newly fails first; 1 if anything does
merge    makes the results of all shards of a run one, with the digests of a run that was not cut
report   tells of a stored or merged result in the words, and with the exit code, of the run
           --baseline, --report and --page are as above
baseline writes a baseline of the checks that fail in a result, for you to say why; a file that is there keeps its reasons
list     shows drivers, suites and scenarios
           --coverage             clause by class of input: how many scenarios of each kind there are; 1 if a gap has no reason
drivers  shows what each driver does with the sentences of the interface; of one, what to write as a reference and what to beware of
try      says what every driver makes of a reference, written as JSON: '{"source-name": "tuesday"}'
           --driver ID            what this one does, rule by rule
prove    plays the shipped suites on drivers that are faulty on purpose: each must be caught by what guards the sentence it breaks
           --report FORMAT[=FILE] ${inWords(PROOF_FORMATS)}
replay   plays recorded calls of a driver, or recorded requests, again and writes each line with what ours answers; - reads standard input
init     writes an example of a driver that runs into a folder (default custody-python or custody-typescript): in Python with the kit
           for drivers and adapters, in TypeScript with the types that a driver in one file is checked by
export   writes suites as one module of tests for Python's unittest, which pytest and stestr run as well
           --driver ID            with how this driver behaves; else only what is asked of every driver
           --adapter MODULE:CLASS what puts the driver under test (default ${DEFAULT_ADAPTER}, which custody init python writes)
           --baseline FILE        known deviations, which are skipped with their reasons, and fail when they pass
           --output FILE          the file; standard output by default
target   is such a program, with a driver of Custody's behind it: --target 'custody target --driver lvm'

Exit codes: 0 passed · 1 failed · 2 usage · 3 only unexpected passes · 4 invalid suite, baseline or result
            5 the target did not start or broke the protocol · 6 not proven · 7 nothing ran`;

/** `pretty, json or junit` */
export function inWords(words: readonly string[]): string {
  return `${words.slice(0, -1).join(', ')} or ${words.at(-1) ?? ''}`;
}

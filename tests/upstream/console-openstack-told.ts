/** Of what the client prints, that which is the same in every run and no sentence of its authors. */

interface Printed {
  readonly stdout: string;
  readonly stderr: string;
  readonly exit: number;
}

export function toldBy(line: string, { stdout, stderr, exit }: Printed): Printed {
  const words = line.split(' ');
  const helping = stdout.startsWith('usage: ');
  return {
    // Sentences of the help are our own, and requests take no time in the console, so that it has none to tell of.
    stdout: helping ? withoutSentences(stdout) : words.includes('--timing') ? stdout.replace(/\n"URL","Seconds"\n[^]*$/, '') : stdout,
    stderr: withoutGlobalUsage(words.some((word) => word === '--debug' || word === '-vv' || word === '-v') ? withoutInner(stderr) : stderr),
    exit,
  };
}

/** Usage, and what stands left of the sentences. */
function withoutSentences(help: string): string {
  const [usage = '', ...rest] = help.split('\n\n');
  const entries = rest.join('\n\n').split('\n').flatMap((line) => /^(?: {2}(?=[-<])| {4}(?=[a-z]))\S.*?(?= {2}|$)/.exec(line) ?? []);
  return [usage, '', ...entries, ''].join('\n');
}

/** The client shuffles its options for logging in, so that the usage of all of it is another one in every run. */
function withoutGlobalUsage(stderr: string): string {
  const message = stderr.replace(/^usage: openstack \[--version\][^]*\n(?=openstack: error: )/, '');
  return message.replace(/(?<= could match ).*/, (options) => options.split(', ').toSorted().join(', '));
}

/**
 * `--debug` without what is about the client's insides: its options, its configuration, its plug-ins, its talk with Keystone, its connections,
 * warnings of its libraries, and stack traces.
 */
function withoutInner(stderr: string): string {
  let identity = false;
  let trace = false;
  const kept = stderr.split('\n').filter((line) => {
    if (line.startsWith('Traceback (most recent call last):')) trace = true;
    if (trace) {
      if (/^ |^Traceback|^$|^During handling/.test(line)) return false;
      trace = !/^[\w.]+(?:Error|Exception|Command|NotFound)\b/.test(line);
      return false;
    }
    if (line.startsWith('REQ: ')) identity = line.includes('/identity/');
    if (line.startsWith('run(')) identity = false;
    return !identity && !INNER.some((pattern) => pattern.test(line));
  });
  return kept.join('\n');
}

const INNER: readonly RegExp[] = [
  /^options: Namespace/, /^Auth plugin /, /^auth_config_hook/, /^defaults: /, /^cloud cfg: /, / API version .*, cmd group /, /^Using (?:auth plugin|parameters)/,
  /^Get auth_ref$/, /^Making authentication request/, /^\{"token": /, /^run\(/, /^Instantiating /, /^Starting new HTTP/, /^Resetting dropped/,
  /^http:\/\/127\.0\.0\.1:\d+ "/, /Warning: /, /^  (?:warnings\.warn|data = formatter)/,
];

/** A request to manage a snapshot, as lines for a POSIX shell. `$VOLUME` stands for the volume's id. */
import { openstackCommand } from '../../../core/console/openstack/remote-source.ts';
import { shellWord } from '../../../core/report/rerun.ts';
import { isObject, type Json } from '../../../core/value/json.ts';
import { stringifyJson } from '../../../core/value/stringify.ts';

/** A line for a shell, or why a program has none. */
export type ShellRequest = { readonly program: 'cinder' | 'openstack' | 'curl' } & ({ readonly line: string } | { readonly none: string });

/** The request by each program that could send it. */
export function requestsOf(reference: Json): readonly ShellRequest[] {
  const cinder = cinderCommand(reference);
  const openstack = openstackCommand(reference);
  return [
    { program: 'cinder', ...(cinder === null ? { none: 'It has no command for this: it sends an object of one key with a text, which may not begin with a hyphen.' } : { line: cinder }) },
    { program: 'openstack', ...(openstack === null ? { none: 'It has no command for this: it sends an object of texts, and no key of it is empty or has = in it.' } : { line: openstack }) },
    { program: 'curl', line: curlCommand(reference) },
  ];
}

/**
 * The command of cinder's own client; null where it has none that sends just this. It sends an object of one key with a text
 * (cinderclient/v3/shell_base.py:2293, release 9.1.0); what begins with a hyphen it would take for an option.
 */
export function cinderCommand(reference: Json): string | null {
  if (reference === null || !isObject(reference)) return null;
  const [entry, ...others] = reference.entries;
  if (!entry || others.length > 0) return null;
  const [key, value] = entry;
  if (typeof value !== 'string' || !isArgument(key) || !isArgument(value)) return null;
  const type = key === 'source-name' ? '' : `--id-type ${shellWord(key)} `;
  return `cinder snapshot-manage ${type}"$VOLUME" ${shellWord(value)}`;
}

/** The request itself. `$CINDER` stands for the endpoint with the project's id, `$TOKEN` for a token. */
export function curlCommand(reference: Json): string {
  const head = `curl -X POST "$CINDER/os-snapshot-manage" -H "X-Auth-Token: $TOKEN" -H 'Content-Type: application/json'`;
  const tail = `","ref":${stringifyJson(reference)}}}`;
  return `${head} --data-raw '{"snapshot":{"volume_id":"'"$VOLUME"${shellWord(tail)}`;
}

/** Whether Cinder's API passes it on to a driver: anything else it answers with 400 itself. */
export function isLetThrough(reference: Json): boolean {
  return reference === null || typeof reference === 'string' || isObject(reference);
}

/** What can stand on a command line as it is: no NUL, nothing that is not Unicode, no hyphen in front. */
function isArgument(text: string): boolean {
  return !text.startsWith('-') && !/[\0\p{Surrogate}]/u.test(text);
}

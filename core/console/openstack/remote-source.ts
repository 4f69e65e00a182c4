/** Which references `openstack volume snapshot create --remote-source` can send, and the command that does. */
import { isObject, type Json } from '../../value/json.ts';

/**
 * The command that sends just this reference, for a shell: `$VOLUME` stands for the volume's name or id, and the snapshot is called
 * `managed`, as the client sends none without a name.
 *
 * The client makes a dictionary of texts of its options (osc_lib/cli/parseractions.py:23): the key ends at the first `=` and is not
 * empty. So it can't send a reference that is no object, or an empty one; a value that is no text; a key with `=` in it.
 *
 * @returns null where the client can't send it
 */
export function openstackCommand(reference: Json): string | null {
  if (!isObject(reference) || reference.entries.length === 0) return null;
  const options: string[] = [];
  for (const [key, value] of reference.entries) {
    if (typeof value !== 'string' || key === '' || key.includes('=') || !isArgument(key) || !isArgument(value)) return null;
    // A word of its own that starts with a dash would be taken for an option.
    options.push(`--remote-source${key.startsWith('-') ? '=' : ' '}${quoted(`${key}=${value}`)}`);
  }
  return `openstack volume snapshot create --volume "$VOLUME" ${options.join(' ')} managed`;
}

/** What the system hands to a program: no NUL, and nothing that UTF-8 has no form for. */
function isArgument(text: string): boolean {
  return !/[\0\p{Surrogate}]/u.test(text);
}

function quoted(word: string): string {
  return /^[A-Za-z0-9_@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

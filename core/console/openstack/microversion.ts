/** Which version of Block Storage is asked for (openstackclient/volume/client.py:106, cinderclient/api_versions.py:219). */
import { Failure } from './failure.ts';
import type { Log } from './log.ts';

/** The newest version that the client knows. */
const NEWEST = 70;

/**
 * The microversion to ask for; null: 3.0, which needs no saying.
 *
 * @param wanted of `--os-volume-api-version` or its variable; '' where neither is there
 * @throws Failure
 */
export function versionOf(wanted: string, log: Log): string | null {
  if (wanted === '' || wanted === '3') return null;
  if (wanted === '1' || wanted === '2') log.warn(`Version ${wanted} is not supported, use supported version 3 instead.`);
  const version = /^-?\d+$/.test(wanted) && String(BigInt(wanted)) === wanted ? `${wanted}.0` : wanted;
  const [, major = '', minor = ''] = /^([1-9]\d*)\.([1-9]\d*|0|latest)$/.exec(version) ?? [];
  if (major === '') throw refused(`Invalid format of client version '${version}'. Expected format 'X.Y', where X is a major part and Y is a minor part of version.`);
  if (major !== '3') throw refused(`Invalid client version '${version}'. Major part should be '3'`);
  if (minor !== 'latest' && Number(minor) > NEWEST) throw refused(`versions supported by client: 3.0 - 3.${NEWEST}`);
  if (minor === 'latest' || minor === '0') log.warn(`volume version ${wanted} is not in supported versions: 1, 2, 3`);
  return minor === '0' ? null : version;
}

function refused(message: string): Failure {
  return new Failure(message, 'UnsupportedVersion');
}

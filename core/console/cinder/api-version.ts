/** Versions of the API, as the client reads and orders them (cinderclient/api_versions.py). */
import { ClientFailure } from './failure.ts';
import type { Terminal } from './terminal.ts';

export interface ApiVersion {
  readonly major: number;
  /** Infinity: the latest one. */
  readonly minor: number;
}

/** The newest and the oldest that the client knows. */
export const CLIENT_MAX: ApiVersion = { major: 3, minor: 70 };
export const CLIENT_MIN: ApiVersion = { major: 3, minor: 0 };

/** Versions for which the client says what to take instead. */
const REPLACED: Readonly<Record<string, string>> = { '1': '3', '2': '3' };

export function versionText({ major, minor }: ApiVersion): string {
  return `${major}.${minor === Infinity ? 'latest' : minor}`;
}

/** Below zero: a is older. */
export function compareVersions(a: ApiVersion, b: ApiVersion): number {
  if (a.major !== b.major) return a.major - b.major;
  if (a.minor === b.minor) return 0;
  return a.minor < b.minor ? -1 : 1;
}

/** A version `X.Y` or `X.latest`. @throws ClientFailure */
export function readVersion(text: string): ApiVersion {
  const [, major, minor] = /^([1-9]\d*)\.([1-9]\d*|0|latest)\n?$/.exec(text) ?? [];
  if (major === undefined) {
    throw new ClientFailure(
      `Invalid format of client version '${text}'. Expected format 'X.Y', where X is a major part and Y is a minor part of version.`,
    );
  }
  return { major: Number(major), minor: minor === 'latest' ? Infinity : Number(minor) };
}

/** The version that a person asks for: `3` is 3.0, and nothing the newest one that the client knows. @throws ClientFailure */
export function askedVersion(text: string | null, terminal: Terminal): ApiVersion {
  if (text === null || text === '') return CLIENT_MAX;
  const replacement = REPLACED[text];
  if (replacement !== undefined) {
    terminal.warn('cinderclient.api_versions', `Version ${text} is not supported, use supported version ${replacement} instead.`);
  }
  const version = readVersion(/^(0|-?[1-9]\d*)$/.test(text) ? `${text}.0` : text);
  if (version.major === 3) return version;
  throw new ClientFailure(`Invalid client version '${versionText(version)}'. Major part should be '3'`);
}

/** The newest version that the server and the client have, up to the one asked for. @throws ClientFailure */
export function commonVersion(asked: ApiVersion, least: ApiVersion, newest: ApiVersion): ApiVersion {
  if (compareVersions(CLIENT_MIN, newest) > 0) throw outOfRange('old', least, newest);
  if (compareVersions(CLIENT_MAX, least) < 0) throw outOfRange('new', least, newest);
  const common = withinServer(asked, least, newest);
  return compareVersions(CLIENT_MAX, common) < 0 ? CLIENT_MAX : common;
}

function withinServer(asked: ApiVersion, least: ApiVersion, newest: ApiVersion): ApiVersion {
  if (compareVersions(least, asked) <= 0 && compareVersions(asked, newest) <= 0) return asked;
  if (compareVersions(newest, asked) <= 0) return newest;
  throw new ClientFailure(
    `The specified version isn't supported by server. The valid version range is '${versionText(least)}' to '${versionText(newest)}'`,
  );
}

function outOfRange(age: 'old' | 'new', least: ApiVersion, newest: ApiVersion): ClientFailure {
  return new ClientFailure(
    `Server's version is too ${age}. The client's valid version range is '${versionText(CLIENT_MIN)}' to '${versionText(CLIENT_MAX)}'. ` +
      `The server valid version range is '${versionText(least)}' to '${versionText(newest)}'.`,
  );
}

/** `api-version` and `version-list`: what the API says of itself (cinderclient/v3/shell.py:1906, 2584). */
import { get, isList, isObject, type Json, type JsonObject } from '../../value/json.ts';
import { CLIENT_MAX, CLIENT_MIN, readVersion, versionText, type ApiVersion } from './api-version.ts';
import type { Command } from './command.ts';
import { ClientFailure } from './failure.ts';
import { listText } from './print.ts';
import type { Service, Steps } from './service.ts';

/** All versions that the API has. */
export function* serverVersions(service: Service): Steps<readonly JsonObject[]> {
  const body = yield* service.versions();
  const versions: Json = body !== undefined && isObject(body) ? (get(body, 'versions') ?? null) : null;
  return isList(versions) ? versions.filter(isObject) : [];
}

/** The oldest and newest microversion of the API's version 3. @throws ClientFailure */
export function versionRange(versions: readonly JsonObject[]): readonly [least: ApiVersion, newest: ApiVersion] {
  if (versions.length === 0) {
    throw new ClientFailure(
      'Server does not support microversions. You cannot use this version of the cinderclient with the requested server. ' +
        'Try using a cinderclient version less than 8.0.0.',
    );
  }
  const third = versions.find((version) => textOf(version, 'version').includes('3.'));
  if (!third) throw new ClientFailure('You cannot use this version of the cinderclient with the requested server.');
  return [readVersion(textOf(third, 'min_version')), readVersion(textOf(third, 'version'))];
}

function textOf(version: JsonObject, name: string): string {
  const value = get(version, name);
  return typeof value === 'string' ? value : '';
}

export const apiVersion: Command = {
  name: 'api-version',
  help: 'Shows which version the API has.',
  takes: [],
  *run({ service, terminal }) {
    terminal.print(listText(yield* serverVersions(service), ['ID', 'Status', 'Version', 'Min_version']));
  },
};

export const versionList: Command = {
  name: 'version-list',
  help: 'Lists the versions that the client and the API have.',
  takes: [],
  *run({ service, terminal }) {
    const versions = yield* serverVersions(service);
    const [first] = versions;
    if (!first) throw new ClientFailure('list index out of range');
    const columns = ['Id', 'Status', 'Updated', ...(get(first, 'min_version') === undefined ? [] : ['Min Version', 'Version'])];
    terminal.print('Client supported API versions:');
    terminal.print(`Minimum version ${versionText(CLIENT_MIN)}`);
    terminal.print(`Maximum version ${versionText(CLIENT_MAX)}`);
    terminal.print('\nServer supported API versions:');
    terminal.print(listText(versions, columns));
  },
};

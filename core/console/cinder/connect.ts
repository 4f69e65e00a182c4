/** From the options in front to a connection of a version that client and server have (cinderclient/shell.py:623-800). */
import type { ConsoleSetting } from '../program.ts';
import { CLIENT_MAX, commonVersion, compareVersions, versionText, type ApiVersion } from './api-version.ts';
import type { Args } from './args.ts';
import { ClientFailure } from './failure.ts';
import { Service, type Connection, type Steps } from './service.ts';
import type { Terminal } from './terminal.ts';
import { serverVersions, versionRange } from './versions.ts';

/** Where the client looks for the API's version in its address (cinderclient/client.py:60). */
const VERSION_IN_PATH = 'v3';

/** @param version the one asked for @throws ClientFailure */
export function* connect(args: Args, version: ApiVersion, setting: ConsoleSetting, terminal: Terminal): Steps<Service> {
  const connection = connectionOf(args, setting);
  if (version.minor === Infinity) throw new ClientFailure('The version should be explicit, not latest.');
  checkAddress(connection.endpoint, args.text('os_volume_api_version'), terminal);
  const discovering = new Service(connection, CLIENT_MAX, terminal);
  const common = commonVersion(version, ...versionRange(yield* serverVersions(discovering)));
  if (compareVersions(common, version) < 0) {
    terminal.warnOfShell(`API version ${versionText(version)} requested, `, 545);
    terminal.warnOfShell(`downgrading to ${versionText(common)} based on server support.`, 546);
  }
  const same = compareVersions(common, CLIENT_MAX) === 0 && args.text('service_type') === 'volume' && args.text('os_endpoint_type') === 'publicURL';
  return same ? discovering : new Service(connection, common, terminal);
}

function connectionOf(args: Args, setting: ConsoleSetting): Connection {
  const kind = args.text('os_auth_type') ?? '';
  const identity = identityOf(kind, args);
  const project = args.text('os_project_id') ?? '';
  if (project === '' && (args.text('os_project_name') ?? '') === '') throw new ClientFailure(NO_PROJECT);
  const endpoint = args.text('os_endpoint') ?? '';
  return {
    endpoint: endpoint === '' && kind === 'noauth' ? `/${project || (args.text('os_user_id') ?? '')}` : endpoint,
    origin: /^[a-z]+:\/\/[^/?#]*/.exec(setting.endpoint)?.[0] ?? '',
    identity,
    serviceType: args.text('service_type') || 'volumev3',
    serviceName: args.text('service_name') ?? '',
  };
}

const NO_PROJECT =
  'You must provide a project_id or project_name (with project_domain_name or project_domain_id) via   --os-project-id (env[OS_PROJECT_ID])' +
  '  --os-project-name (env[OS_PROJECT_NAME]),  --os-project-domain-id (env[OS_PROJECT_DOMAIN_ID])  --os-project-domain-name (env[OS_PROJECT_DOMAIN_NAME])';

/** Headers that say who asks (cinderclient/contrib/noauth.py:34). @throws ClientFailure for a kind that needs a keystone */
function identityOf(kind: string, args: Args): Record<string, string> {
  if (kind === 'none') return {};
  const user = args.text('os_user_id') ?? '';
  const project = args.text('os_project_id') || user;
  if (kind === 'noauth') return { 'x-user-id': user, 'x-project-id': project, 'X-Auth-Token': `${user}:${project}` };
  if ((kind === '' || kind === 'keystone') && (args.text('os_password') ?? '') === '') {
    throw new ClientFailure('You must provide a password through --os-password, env[OS_PASSWORD] or, prompted response.');
  }
  throw new ClientFailure(`This cloud has no keystone: with OS_AUTH_TYPE=noauth it takes who asks at their word, and not with '${kind}'.`);
}

/** @throws ClientFailure when neither the address nor the person says which version it is */
function checkAddress(endpoint: string, asked: string | null, terminal: Terminal): void {
  const path = endpoint.replace(/^[a-z]+:\/\/[^/]*/, '').replace(/[?#].*$/, '');
  if (path.split('/').includes(VERSION_IN_PATH)) return;
  if (asked === null || asked === '') throw new ClientFailure('Cannot determine API version.  Please specify by using --os-volume-api-version option.');
  terminal.warnOfShell(`Cannot determine the API version from the endpoint URL. Falling back to the user-specified version: ${asked}`, 757);
}

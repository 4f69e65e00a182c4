/** What may stand in front of a command: options of the client as a whole (cinderclient/shell.py:151). */
import { int, isFloat } from '../../value/json.ts';
import { ArgumentProblem, HIDDEN, option, type Argument, type Section, type ValueType } from '../argparse/parser.ts';
import { FLOAT, INT } from '../argparse/types.ts';
import { old, valued } from './command.ts';

type Variables = Readonly<Record<string, string>>;

/** Debian's python3-cinderclient. */
const CLIENT_VERSION = '9.1.0';

export interface GlobalOptions {
  /** In the order in which they stand in the usage. */
  readonly arguments: readonly Argument[];
  readonly sections: readonly Section[];
}

/** A number of seconds above zero (keystoneauth1/loading/session.py). */
const SECONDS: ValueType = {
  name: '_positive_non_zero_float',
  read: (word) => {
    const value = FLOAT.read(word) ?? null;
    if (!isFloat(value)) throw new ArgumentProblem(`${word} must be a float`);
    if (value.float <= 0) throw new ArgumentProblem(`${word} must be greater than 0`);
    return value;
  },
};

/** @param variables the shell's: most options have their default from one */
export function globalOptions(variables: Variables): GlobalOptions {
  const connection = connectionOptions(variables);
  const noauth = (variables.OS_AUTH_TYPE ?? '') === 'noauth' ? noauthOptions() : [];
  const sections = [
    { title: 'API Connection Options', description: 'How the API is reached.', members: connection },
    ...(noauth.length === 0 ? [] : [{ title: 'Authentication Options', description: 'Of the kind noauth, where nobody is asked who they are.', members: noauth }]),
  ];
  return { arguments: [...serviceOptions(variables), ...connection, ...identityOptions(variables, noauth)], sections };
}

function serviceOptions(variables: Variables): Argument[] {
  return [
    option(['-h', '--help'], { action: 'store_true', help: HIDDEN }),
    option('--version', { action: 'version', version: CLIENT_VERSION, help: "Prints the client's version." }),
    option(['-d', '--debug'], { action: 'store_true', default: first(variables, 'CINDERCLIENT_DEBUG') || false, help: 'Shows requests and answers.' }),
    valued('--service-type', 'service-type', 'The type of service, volumev3 unless said.'),
    old('--service_type'),
    valued('--service-name', 'service-name', 'The name of the service (CINDER_SERVICE_NAME).', { default: first(variables, 'CINDER_SERVICE_NAME') }),
    old('--service_name'),
    valued('--volume-service-name', 'volume-service-name', 'The name of the volume service (CINDER_VOLUME_SERVICE_NAME).', {
      default: first(variables, 'CINDER_VOLUME_SERVICE_NAME'),
    }),
    old('--volume_service_name'),
    valued('--os-endpoint-type', 'os-endpoint-type', 'publicURL or internalURL (CINDER_ENDPOINT_TYPE, OS_ENDPOINT_TYPE).', {
      default: first(variables, 'CINDER_ENDPOINT_TYPE', 'OS_ENDPOINT_TYPE') || 'publicURL',
    }),
    old('--os_endpoint_type'),
    valued('--os-volume-api-version', 'volume-api-ver', 'The version of the API, 3 or 3.Y (OS_VOLUME_API_VERSION).', {
      default: first(variables, 'OS_VOLUME_API_VERSION') || null,
    }),
    old('--os_volume_api_version'),
    valued('--os-endpoint', 'os-endpoint', 'Where the API is (CINDER_ENDPOINT).', { default: first(variables, 'CINDER_ENDPOINT') }),
    old('--os_endpoint'),
    valued('--retries', 'retries', 'How often a request is tried again.', { type: INT, default: int(0) }),
    option('--profile', { metavar: 'HMAC_KEY', default: first(variables, 'OS_PROFILE'), help: 'A key for the profiler, which this cloud lacks.' }),
  ];
}

function connectionOptions(variables: Variables): Argument[] {
  return [
    option('--insecure', { action: 'store_true', default: first(variables, 'CINDERCLIENT_INSECURE') || false, help: 'Takes any certificate.' }),
    valued('--os-cacert', 'ca-certificate', 'Certificates of those who are trusted (OS_CACERT).', { default: variables.OS_CACERT ?? null }),
    valued('--os-cert', 'certificate', "The client's certificate (OS_CERT).", { default: variables.OS_CERT ?? null }),
    valued('--os-key', 'key', "The client's key (OS_KEY).", { default: variables.OS_KEY ?? null }),
    valued('--timeout', 'seconds', 'How long an answer may take.', { type: SECONDS, default: int(600) }),
    option('--collect-timing', { action: 'store_true', help: 'Keeps how long each request took.' }),
  ];
}

function identityOptions(variables: Variables, noauth: readonly Argument[]): Argument[] {
  const kind = first(variables, 'OS_AUTH_TYPE', 'OS_AUTH_PLUGIN', 'OS_AUTH_SYSTEM');
  return [
    option(['--os-auth-type', '--os-auth-plugin'], { metavar: '<name>', default: kind, help: 'How the API is told who asks (OS_AUTH_TYPE).' }),
    ...noauth,
    valued('--os-auth-strategy', 'auth-strategy', 'keystone, or anything else for none (OS_AUTH_STRATEGY).', {
      default: first(variables, 'OS_AUTH_STRATEGY') || 'keystone',
    }),
    old('--os_auth_strategy'),
    old('--os_auth_type', { default: kind }),
    ...OLD_IDENTITY.map(([name, ...from]) => old(`--os_${name}`, { default: first(variables, ...from) })),
    valued('--os-token', 'token', 'A token (OS_TOKEN).', { default: first(variables, 'OS_TOKEN') }),
    old('--os_token'),
    valued('--os-url', 'url', 'An address (OS_URL).', { default: first(variables, 'OS_URL') }),
    old('--os_url'),
  ];
}

/** Options that nothing tells of, and the variables that they have their defaults from. */
const OLD_IDENTITY: readonly (readonly [name: string, ...variables: string[]])[] = [
  ['username', 'OS_USERNAME', 'CINDER_USERNAME'],
  ['password', 'OS_PASSWORD', 'CINDER_PASSWORD'],
  ['project_name', 'OS_PROJECT_NAME', 'CINDER_PROJECT_ID'],
  ['project_id', 'OS_PROJECT_ID', 'CINDER_PROJECT_ID'],
  ['auth_url', 'OS_AUTH_URL', 'CINDER_URL'],
  ['user_id', 'OS_USER_ID'],
  ['user_domain_id', 'OS_USER_DOMAIN_ID'],
  ['user_domain_name', 'OS_USER_DOMAIN_NAME'],
  ['region_name', 'OS_REGION_NAME', 'CINDER_REGION_NAME'],
];

/** Their values have the names that the old options of identity have, and those's defaults. */
function noauthOptions(): Argument[] {
  return [
    valued('--user-id', 'cinder user id', 'Who asks.', { dest: 'os_user_id', default: undefined }),
    valued('--project-id', 'cinder project id', 'For which project.', { dest: 'os_project_id', default: undefined }),
    valued('--endpoint', 'cinder endpoint', 'Where the API is.', { dest: 'os_endpoint', default: undefined }),
  ];
}

/** The first of these variables that is not empty. */
function first(variables: Variables, ...names: readonly string[]): string {
  return names.map((name) => variables[name]).find((value) => value !== undefined && value !== '') ?? '';
}

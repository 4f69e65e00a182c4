/** The options in front of a command (osc_lib/shell.py:222, cliff/app.py:129, openstackclient's and keystoneauth's plug-ins). */
import { HIDDEN, option, parser, type Argument, type Parser } from '../argparse/parser.ts';
import { dialect, type Terminal } from './command.ts';

const VERBOSITY = [
  option(['-v', '--verbose'], { action: 'count', dest: 'verbose_level', default: { int: 1n }, help: 'tells more; may be repeated' }),
  option(['-q', '--quiet'], { action: 'store_const', dest: 'verbose_level', const: { int: 0n }, help: 'tells errors alone' }),
];
const VERIFY = [
  option('--verify', { action: 'store_true', default: null, help: 'checks the certificate of the server' }),
  option('--insecure', { action: 'store_true', default: null, help: 'checks no certificate' }),
];
const named = (name: string, metavar: string, dest: string, help: string): Argument => option(name, { metavar, dest, default: '', help });
const REMOTE_PROJECT = [
  named('--os-remote-project-name', '<remote_project_name>', 'remote_project_name', 'the project at a service provider, by name'),
  named('--os-remote-project-id', '<remote_project_id>', 'remote_project_id', 'the project at a service provider, by id'),
];
const REMOTE_DOMAIN = [
  named('--os-remote-project-domain-name', '<remote_project_domain_name>', 'remote_project_domain_name', 'the domain of that project, by name'),
  named('--os-remote-project-domain-id', '<remote_project_domain_id>', 'remote_project_domain_id', 'the domain of that project, by id'),
];
const SERVICES = ['compute', 'identity', 'image', 'network', 'object', 'volume', 'key-manager'];

/** Of ways to log in; the console is logged in whatever they say. The client lists them in another order in every run. */
const LOGIN = [
  'auth-url', 'system-scope', 'domain-id', 'domain-name', 'project-id', 'project-name', 'project-domain-id', 'project-domain-name', 'trust-id',
  'identity-provider', 'protocol', 'identity-provider-url', 'username', 'password', 'client-id', 'client-secret', 'openid-scope',
  'access-token-endpoint', 'discovery-endpoint', 'access-token-type', 'redirect-uri', 'code', 'token', 'access-token', 'consumer-key',
  'consumer-secret', 'access-key', 'access-secret', 'endpoint', 'default-domain-id', 'default-domain-name', 'user-id', 'user-domain-id',
  'user-domain-name', 'service-provider-endpoint', 'service-provider-entity-id', 'application-credential-secret', 'application-credential-id',
  'application-credential-name', 'passcode', 'auth-methods',
];
const LOGINS = [
  'v3samlpassword', 'v3oidcauthcode', 'v3token', 'v3oidcaccesstoken', 'v3oauth1', 'v1password', 'v3oidcpassword', 'none', 'token',
  'v3oidcclientcredentials', 'http_basic', 'admin_token', 'noauth', 'v2password', 'password', 'v3password', 'v3adfspassword',
  'v3applicationcredential', 'v3totp', 'v2token', 'v3multifactor', 'v3tokenlessauth',
];

/** @param version what `--version` prints */
export function globalParser(version: string, terminal: Terminal): Parser {
  return parser('openstack', {
    description: 'Command-line interface to the OpenStack APIs',
    arguments: [
      option('--version', { action: 'version', version, help: 'shows the version of the client' }),
      ...VERBOSITY,
      option('--log-file', { help: 'a file for what is logged; this console has none' }),
      option(['-h', '--help'], { dest: 'deferred_help', action: 'store_true', help: 'shows this help' }),
      option('--debug', { action: 'store_true', help: 'shows requests and answers' }),
      named('--os-cloud', '<cloud-config-name>', 'cloud', 'a cloud of clouds.yaml'),
      named('--os-region-name', '<auth-region-name>', 'region_name', 'a region'),
      option('--os-cacert', { metavar: '<ca-bundle-file>', dest: 'cacert', help: 'a file with certificates of authorities' }),
      named('--os-cert', '<certificate-file>', 'cert', 'a file with the certificate of the client'),
      named('--os-key', '<key-file>', 'key', 'a file with the key of the client'),
      ...VERIFY,
      option('--os-default-domain', { metavar: '<auth-domain>', dest: 'default_domain', default: 'default', help: 'the domain where none is said' }),
      option('--os-interface', { metavar: '<interface>', dest: 'interface', choices: ['admin', 'public', 'internal'], default: '', help: 'which endpoints are asked: admin, public or internal' }),
      named('--os-service-provider', '<service_provider>', 'service_provider', 'a federated service provider'),
      ...REMOTE_PROJECT,
      ...REMOTE_DOMAIN,
      option('--timing', { action: 'store_true', help: 'how long requests took; in this console they take no time' }),
      option('--os-beta-command', { action: 'store_true', help: 'allows commands that may still change' }),
      named('--os-profile', 'hmac-key', 'profile', 'a key to profile requests with'),
      ...SERVICES.map((name) => named(`--os-${name}-api-version`, `<${name}-api-version>`, `os_${name.replaceAll('-', '_')}_api_version`, `the version of the API of ${name}`)),
      option('--os-auth-type', { metavar: '<auth-type>', dest: 'auth_type', choices: LOGINS, default: '', help: 'a way to log in' }),
      ...LOGIN.map((name) => named(`--os-${name}`, `<auth-${name}>`, name.replaceAll('-', '_'), 'for logging in')),
      option('--os-tenant-name', { metavar: '<auth-tenant-name>', dest: 'os_project_name', help: HIDDEN }),
      option('--os-tenant-id', { metavar: '<auth-tenant-id>', dest: 'os_project_id', help: HIDDEN }),
    ],
    exclusive: [VERBOSITY, VERIFY, REMOTE_PROJECT, REMOTE_DOMAIN].map((members) => ({ required: false, members })),
    dialect: dialect(terminal),
  });
}

/** All commands that the client has where Cinder is installed (python3-openstackclient 6.0.0 with the plug-ins of Neutron and Barbican): what it takes for one, and what it offers instead of none. */

/** The words behind the first, by the first; '' for the first alone. */
const NAMES: Readonly<Record<string, string>> = {
  access: 'rule delete, rule list, rule show, token create',
  acl: 'delete, get, submit, user add, user remove',
  address:
    'group create, group delete, group list, group set, group show, group unset, scope create, scope delete, scope list, scope set, ' +
    'scope show',
  aggregate: 'add host, cache image, create, delete, list, remove host, set, show, unset',
  application: 'credential create, credential delete, credential list, credential show',
  availability: 'zone list',
  bgp:
    'dragent add speaker, dragent list, dragent remove speaker, peer create, peer delete, peer list, peer set, peer show, ' +
    'speaker add network, speaker add peer, speaker create, speaker delete, speaker list, speaker list advertised routes, ' +
    'speaker remove network, speaker remove peer, speaker set, speaker show, speaker show dragents',
  bgpvpn:
    'create, delete, list, network association create, network association delete, network association list, network association show, ' +
    'port association create, port association delete, port association list, port association set, port association show, ' +
    'port association unset, router association create, router association delete, router association list, router association set, ' +
    'router association show, router association unset, set, show, unset',
  block: 'storage cluster list, storage cluster set, storage cluster show, storage resource filter list, storage resource filter show',
  ca: 'get, list',
  catalog: 'list, show',
  command: 'list',
  complete: '',
  compute: 'agent create, agent delete, agent list, agent set, service delete, service list, service set',
  configuration: 'show',
  consistency:
    'group add volume, group create, group delete, group list, group remove volume, group set, group show, group snapshot create, ' +
    'group snapshot delete, group snapshot list, group snapshot show',
  console: 'log show, url show',
  consumer: 'create, delete, list, set, show',
  container: 'create, delete, list, save, set, show, unset',
  credential: 'create, delete, list, set, show',
  domain: 'create, delete, list, set, show',
  'ec2': 'credentials create, credentials delete, credentials list, credentials show',
  endpoint:
    'add project, create, delete, group add project, group create, group delete, group list, group remove project, group set, group show, ' +
    'list, remove project, set, show',
  extension: 'list, show',
  federation: 'domain list, project list, protocol create, protocol delete, protocol list, protocol set, protocol show',
  firewall:
    'group create, group delete, group list, group policy add rule, group policy create, group policy delete, group policy list, ' +
    'group policy remove rule, group policy set, group policy show, group policy unset, group rule create, group rule delete, ' +
    'group rule list, group rule set, group rule show, group rule unset, group set, group show, group unset',
  flavor: 'create, delete, list, set, show, unset',
  floating:
    'ip create, ip delete, ip list, ip pool list, ip port forwarding create, ip port forwarding delete, ip port forwarding list, ' +
    'ip port forwarding set, ip port forwarding show, ip set, ip show, ip unset',
  group: 'add user, contains user, create, delete, list, remove user, set, show',
  help: '',
  host: 'list, set, show',
  hypervisor: 'list, show, stats show',
  identity: 'provider create, provider delete, provider list, provider set, provider show',
  image: 'add project, create, delete, list, member list, remove project, save, set, show, unset',
  implied: 'role create, role delete, role list',
  ip: 'availability list, availability show',
  keypair: 'create, delete, list, show',
  limit: 'create, delete, list, set, show',
  limits: 'show',
  local: 'ip association create, ip association delete, ip association list, ip create, ip delete, ip list, ip set, ip show',
  mapping: 'create, delete, list, set, show',
  module: 'list',
  network:
    'agent add network, agent add router, agent delete, agent list, agent remove network, agent remove router, agent set, agent show, ' +
    'auto allocated topology create, auto allocated topology delete, create, delete, flavor add profile, flavor create, flavor delete, ' +
    'flavor list, flavor profile create, flavor profile delete, flavor profile list, flavor profile set, flavor profile show, ' +
    'flavor remove profile, flavor set, flavor show, l3 conntrack helper create, l3 conntrack helper delete, l3 conntrack helper list, ' +
    'l3 conntrack helper set, l3 conntrack helper show, list, log create, log delete, log list, log set, log show, ' +
    'loggable resources list, meter create, meter delete, meter list, meter rule create, meter rule delete, meter rule list, ' +
    'meter rule show, meter show, onboard subnets, qos policy create, qos policy delete, qos policy list, qos policy set, qos policy show, ' +
    'qos rule create, qos rule delete, qos rule list, qos rule set, qos rule show, qos rule type list, qos rule type show, rbac create, ' +
    'rbac delete, rbac list, rbac set, rbac show, segment create, segment delete, segment list, segment range create, ' +
    'segment range delete, segment range list, segment range set, segment range show, segment set, segment show, service provider list, ' +
    'set, show, subport list, trunk create, trunk delete, trunk list, trunk set, trunk show, trunk unset, unset',
  object: 'create, delete, list, save, set, show, store account set, store account show, store account unset, unset',
  policy: 'create, delete, list, set, show',
  port: 'create, delete, list, set, show, unset',
  project: 'cleanup, create, delete, list, purge, set, show',
  quota: 'list, set, show',
  region: 'create, delete, list, set, show',
  registered: 'limit create, limit delete, limit list, limit set, limit show',
  request: 'token authorize, token create',
  role: 'add, assignment list, create, delete, list, remove, set, show',
  router: 'add port, add route, add subnet, create, delete, list, remove port, remove route, remove subnet, set, show, unset',
  secret:
    'container create, container delete, container get, container list, delete, get, list, order create, order delete, order get, ' +
    'order list, store, update',
  security:
    'group create, group delete, group list, group rule create, group rule delete, group rule list, group rule show, group set, ' +
    'group show, group unset',
  server:
    'add fixed ip, add floating ip, add network, add port, add security group, add volume, backup create, create, delete, dump create, ' +
    'evacuate, event list, event show, group create, group delete, group list, group show, image create, list, lock, migrate, ' +
    'migrate confirm, migrate revert, migration abort, migration confirm, migration force complete, migration list, migration revert, ' +
    'migration show, pause, reboot, rebuild, remove fixed ip, remove floating ip, remove network, remove port, remove security group, ' +
    'remove volume, rescue, resize, resize confirm, resize revert, restore, resume, set, shelve, show, ssh, start, stop, suspend, unlock, ' +
    'unpause, unrescue, unset, unshelve, volume list, volume update',
  service: 'create, delete, list, provider create, provider delete, provider list, provider set, provider show, set, show',
  sfc:
    'flow classifier create, flow classifier delete, flow classifier list, flow classifier set, flow classifier show, port chain create, ' +
    'port chain delete, port chain list, port chain set, port chain show, port chain unset, port pair create, port pair delete, ' +
    'port pair group create, port pair group delete, port pair group list, port pair group set, port pair group show, ' +
    'port pair group unset, port pair list, port pair set, port pair show, service graph create, service graph delete, service graph list, ' +
    'service graph set, service graph show',
  subnet: 'create, delete, list, pool create, pool delete, pool list, pool set, pool show, pool unset, set, show, unset',
  token: 'issue, revoke',
  trust: 'create, delete, list, show',
  usage: 'list, show',
  user: 'create, delete, list, password set, set, show',
  versions: 'show',
  volume:
    'attachment complete, attachment create, attachment delete, attachment list, attachment set, attachment show, backup create, ' +
    'backup delete, backup list, backup record export, backup record import, backup restore, backup set, backup show, backup unset, ' +
    'create, delete, group create, group delete, group failover, group list, group set, group show, group snapshot create, ' +
    'group snapshot delete, group snapshot list, group snapshot show, group type create, group type delete, group type list, ' +
    'group type set, group type show, host set, list, message delete, message list, message show, migrate, qos associate, qos create, ' +
    'qos delete, qos disassociate, qos list, qos set, qos show, qos unset, service list, service set, set, show, snapshot create, ' +
    'snapshot delete, snapshot list, snapshot set, snapshot show, snapshot unset, transfer request accept, transfer request create, ' +
    'transfer request delete, transfer request list, transfer request show, type create, type delete, type list, type set, type show, ' +
    'type unset, unset',
  vpn:
    'endpoint group create, endpoint group delete, endpoint group list, endpoint group set, endpoint group show, ike policy create, ' +
    'ike policy delete, ike policy list, ike policy set, ike policy show, ipsec policy create, ipsec policy delete, ipsec policy list, ' +
    'ipsec policy set, ipsec policy show, ipsec site connection create, ipsec site connection delete, ipsec site connection list, ' +
    'ipsec site connection set, ipsec site connection show, service create, service delete, service list, service set, service show',
};

/** In the order of their characters. */
export const COMMAND_NAMES: readonly string[] = Object.entries(NAMES)
  .flatMap(([first, others]) => others.split(', ').map((other) => (other === '' ? first : `${first} ${other}`)))
  .toSorted((a, b) => (a < b ? -1 : 1));

/**
 * Makes sessions of requests for the recorder of the real Block Storage API: each begins in a fresh world, and its
 * requests build on each other. All is drawn from one row of numbers, so that equal seeds give equal sessions.
 */
import { int, object, type Json } from '../../core/value/json.ts';
import { stringifyJson } from '../../core/value/stringify.ts';
import { fields, type Fields } from './case-maker.ts';
import {
  ACTIONS, BODIES, CHANGES, DESCRIPTIONS, ELSEWHERE, HEADERS, LIST_QUERIES, LISTING_QUERIES, METADATA, METADATA_BODIES, METADATA_KEYS, MORE_VOLUMES, NAMES, ONE_METADATA,
  OTHER_PROJECT, PLACES, REFERENCES, ROLES, SNAPSHOT_UPDATES, STATUSES, UNKNOWN, VERSION_PLACES, VERSIONS, VOLUME_IDS, VOLUME_NAMES, VOLUME_QUERIES, VOLUME_RESETS, VOLUME_ROWS,
} from './rest-oddities.ts';

type Backend = 'lvm' | 'ceph';
const VOLUMES: Readonly<Record<Backend, string>> = { lvm: '<VOL-LVM>', ceph: '<VOL-CEPH>' };
const PROJECT = '/v3/<PROJECT>';
const GIB = 2 ** 30;

export class SessionMaker {
  readonly #random: () => number;
  readonly #names: Record<Backend, string[]> = { lvm: [], ceph: [] };
  /** No more snapshots than these have come into being. */
  #snapshots = 0;
  /** Ids of volumes besides the two. */
  #volumes: readonly string[] = [];
  #prepared: Json[] = [];
  /** Whether Ceph's image has its name still. */
  #named = true;

  constructor(random: () => number) {
    this.#random = random;
  }

  /** The lines of a session: `session`, `case`, `prepared`, `request`. */
  lines(session: string): Json[] {
    this.#start();
    return this.#times(4 + this.#below(10), (n) => {
      if (this.#chance(0.25)) this.#prepare();
      const request = this.#request();
      const prepared = this.#prepared;
      this.#prepared = [];
      return fields({ case: `${session}.${n}`, session, prepared, request });
    });
  }

  #start(): void {
    for (const backend of ['lvm', 'ceph'] as const) this.#addObjects(backend, 1 + this.#below(3));
    if (this.#chance(0.4)) this.#makeSnapshot();
    if (this.#chance(0.3)) this.#prepare();
    if (this.#chance(0.6)) this.#addVolumes();
    if (this.#chance(0.25)) this.#prepareLimits();
  }

  /** Rows of volumes that no array has. */
  #addVolumes(): void {
    this.#volumes = MORE_VOLUMES.slice(0, 1 + this.#below(MORE_VOLUMES.length));
    for (const id of this.#volumes) this.#prepared.push(fields({ do: 'volume', id, backend: this.#backend(), name: this.#pick(VOLUME_NAMES), row: fields(this.#pick(VOLUME_ROWS)) }));
  }

  #addObjects(backend: Backend, count: number): void {
    if (backend === 'ceph' && !this.#named) return;
    const names = this.#times(count, () => `${this.#pick(['a', 'B', 's', '_z', 'snapshots'])}${this.#below(1000)}`).filter((name) => !this.#names[backend].includes(name));
    const fresh = [...new Set(names)].filter((name) => backend === 'ceph' || !name.startsWith('snapshot'));
    this.#names[backend].push(...fresh);
    const bytes = this.#pick([GIB, GIB, 3 * GIB, 2 ** 28, GIB + 2 ** 22]);
    if (backend === 'ceph') {
      this.#prepared.push(fields({ do: 'rbd snap create', image: 'volume-<VOL-CEPH>', names: fresh, image_size_bytes: int(bytes) }));
    } else {
      for (const name of fresh) this.#prepared.push(fields({ do: 'thick LVM snapshot', origin: 'volume-<VOL-LVM>', name, cow_bytes: int(bytes) }));
    }
  }

  /** By Cinder itself; in a world in which that is sure to work. */
  #makeSnapshot(): void {
    this.#snapshots += 1;
    const backend = this.#backend();
    this.#prepareApi('POST', `${PROJECT}/snapshots`, object([['snapshot', object([['volume_id', VOLUMES[backend]], ['name', 'native']])]]));
    if (this.#chance(0.3)) this.#prepared.push(this.#loss(backend));
  }

  /** What befalls the array behind Cinder's back. */
  #loss(backend: Backend): Json {
    if (backend === 'lvm') return fields({ do: 'lvremove', name: '_snapshot-<SNAP-1>' });
    this.#named = this.#chance(0.5);
    if (!this.#named) return fields({ do: 'rbd rename', image: 'volume-<VOL-CEPH>', to: 'gone' });
    return fields({ do: 'rbd snap unprotect + rm', name: 'snapshot-<SNAP-1>' });
  }

  #prepareLimits(): void {
    const limits = object([
      ['snapshots', int(this.#pick([0, 1, 2, 3, -1]))],
      ['gigabytes', int(this.#pick([2, 3, 4, 6, -1]))],
      ...(this.#chance(0.3) ? [[this.#pick(['snapshots_lvm', 'gigabytes_ceph', 'gigabytes_lvm']), int(this.#pick([1, 2, 3]))] as const] : []),
    ]);
    this.#prepareApi('PUT', `${PROJECT}/os-quota-sets/<PROJECT>`, object([['quota_set', limits]]));
  }

  #prepareApi(method: string, path: string, body: Json): void {
    this.#prepared.push(fields({ do: 'api', method, path, body }));
  }

  /** Something happens besides what is asked of the API. */
  #prepare(): void {
    this.#pick<() => void>([
      () => this.#prepareRow(),
      () => this.#prepareRow(),
      () => this.#prepareRow(),
      () => this.#addObjects(this.#backend(), 1 + this.#below(2)),
    ])();
  }

  #prepareRow(): void {
    const [sql, values, of] = this.#pick(CHANGES);
    const key = of === 'volume' ? VOLUMES[this.#backend()] : of === 'snapshot' ? this.#snapshot() : `vm@${this.#backend()}`;
    this.#prepared.push(fields({ do: 'database', sql, args: [...values, key] }));
  }

  #request(): Json {
    return this.#pick<() => Json>([
      () => this.#manage(), () => this.#manage(), () => this.#manage(), () => this.#manage(), () => this.#manage(),
      () => this.#action(), () => this.#action(), () => this.#action(),
      () => this.#listing(), () => this.#listing(),
      () => this.#list(), () => this.#list(),
      () => this.#send('DELETE', `${this.#project()}/snapshots/${this.#snapshot()}`, undefined),
      () => this.#send('GET', `${this.#project()}/snapshots/${this.#snapshot()}`, undefined),
      () => this.#quota(),
      () => this.#volumeAction(),
      () => this.#oddPlace(),
      () => this.#volumeList(), () => this.#volumeList(), () => this.#volumeList(), () => this.#volumeList(),
      () => this.#send('GET', `${this.#project()}/volumes/${this.#volume()}`, undefined),
      () => this.#send('PUT', `${this.#project()}/snapshots/${this.#snapshot()}`, this.#pick(SNAPSHOT_UPDATES)),
      () => this.#metadata(), () => this.#metadata(),
      () => this.#send(this.#chance(0.9) ? 'GET' : this.#pick(['POST', 'HEAD', 'DELETE']), this.#pick(VERSION_PLACES), undefined),
    ])();
  }

  #manage(): Json {
    if (this.#chance(0.12)) return this.#send('POST', this.#managePath(), this.#pick(BODIES));
    const backend = this.#backend();
    const known = this.#chance(0.85);
    const snapshot: Fields = {
      volume_id: known ? VOLUMES[backend] : this.#pick(VOLUME_IDS),
      ref: this.#reference(backend),
      name: this.#chance(0.2) ? this.#pick(NAMES) : undefined,
      description: this.#chance(0.15) ? this.#pick(DESCRIPTIONS) : undefined,
      metadata: this.#chance(0.15) ? this.#pick(METADATA) : undefined,
      ...(this.#chance(0.04) ? { [this.#pick(['x', 'force', 'type', 'Ref'])]: null } : {}),
    };
    this.#snapshots += 1;
    return this.#send('POST', this.#managePath(), stringifyJson(fields({ snapshot: fields(snapshot) })));
  }

  #managePath(): string {
    return `${this.#project()}/${this.#pick(['manageable_snapshots', 'manageable_snapshots', 'manageable_snapshots', 'os-snapshot-manage'])}`;
  }

  #reference(backend: Backend): Json {
    const managed = `${backend === 'lvm' ? '_' : ''}snapshot-${this.#snapshot()}`;
    const name = this.#chance(0.6) ? (this.#names[backend].length > 0 ? this.#pick(this.#names[backend]) : 'nope') : this.#pick([managed, `volume-${VOLUMES[backend]}`, 'nope', managed]);
    if (this.#chance(0.2)) return this.#pick(REFERENCES);
    return this.#chance(0.15) ? name : object([['source-name', name]]);
  }

  #action(): Json {
    const path = `${this.#project()}/snapshots/${this.#snapshot()}/action`;
    if (this.#chance(0.5)) return this.#send('POST', path, '{"os-unmanage": null}');
    if (this.#chance(0.4)) return this.#send('POST', path, `{"os-reset_status": {"status": "${this.#pick(STATUSES)}"}}`);
    return this.#send('POST', path, this.#pick(ACTIONS));
  }

  #volumeAction(): Json {
    const id = this.#chance(0.9) ? VOLUMES[this.#backend()] : UNKNOWN;
    return this.#send('POST', `${this.#project()}/volumes/${id}/action`, this.#pick(VOLUME_RESETS));
  }

  #listing(): Json {
    const resource = this.#pick(['manageable_snapshots', 'manageable_snapshots', 'os-snapshot-manage']);
    const host = this.#chance(0.9) ? `vm@${this.#backend()}` : this.#pick(['vm', 'vm@nope', '', 'VM@LVM', 'vm@lvm#lvm', 'vm@ceph#x']);
    const marker = this.#chance(0.15) ? [`marker=${encodeURIComponent(stringifyJson(object([['source-name', this.#pick([...this.#names.lvm, ...this.#names.ceph, 'nope'])]])))}`] : [];
    const query = [`host=${host}`, ...marker, ...this.#some(LISTING_QUERIES)];
    return this.#send('GET', `${this.#project()}/${resource}${this.#pick(['', '/detail'])}?${query.join('&')}`, undefined);
  }

  #list(): Json {
    const own = [`marker=${this.#snapshot()}`, `name=${this.#pick(['n1', 'native', 'N1'])}`, `volume_id=${VOLUMES[this.#backend()]}`];
    const query = this.#some([...LIST_QUERIES, ...LIST_QUERIES, ...own]);
    return this.#send('GET', `${this.#project()}/snapshots${this.#pick(['', '/detail'])}${query.length === 0 ? '' : `?${query.join('&')}`}`, undefined);
  }

  #volumeList(): Json {
    const query = this.#some([...VOLUME_QUERIES, `marker=${this.#volume()}`, `marker=${this.#volume()}&limit=1`, `id=${this.#volume()}`]);
    return this.#send('GET', `${this.#project()}/volumes${this.#pick(['', '', '/detail', '/detail', '/summary'])}${query.length === 0 ? '' : `?${query.join('&')}`}`, undefined);
  }

  #metadata(): Json {
    const path = `${this.#project()}/snapshots/${this.#snapshot()}/metadata`;
    const one = `${path}/${this.#pick(METADATA_KEYS)}`;
    return this.#pick<() => Json>([
      () => this.#send('GET', path, undefined), () => this.#send('GET', one, undefined), () => this.#send('DELETE', one, undefined),
      () => this.#send('POST', path, this.#pick(METADATA_BODIES)), () => this.#send('POST', path, this.#pick(METADATA_BODIES)), () => this.#send('PUT', path, this.#pick(METADATA_BODIES)), () => this.#send('PUT', one, this.#pick(ONE_METADATA)),
    ])();
  }

  #volume(): string {
    return this.#chance(0.05) ? this.#pick([UNKNOWN, 'v-lvm', 'new', '5']) : this.#pick([VOLUMES.lvm, VOLUMES.ceph, ...this.#volumes]);
  }

  #quota(): Json {
    const path = `${this.#project()}/os-quota-sets/${this.#pick(['<PROJECT>', '<PROJECT>', OTHER_PROJECT])}`;
    if (this.#chance(0.5)) return this.#send('GET', `${path}${this.#pick(['', '?usage=true', '?usage=1', '?usage=no'])}`, undefined);
    const limits = this.#times(1 + this.#below(2), () => [this.#pick(['snapshots', 'gigabytes', 'snapshots_lvm', 'gigabytes_ceph', 'volumes', 'nope', 'tenant_id']), this.#pick<Json>([int(0), int(1), int(5), int(-1), int(-2), '7', 'x', null, int(100)])] as const);
    return this.#send('PUT', path, stringifyJson(object([['quota_set', object([...new Map(limits)])]])));
  }

  #oddPlace(): Json {
    const [method, path] = this.#pick(PLACES);
    return this.#send(method, path.replace('<ID>', this.#snapshot()), method === 'GET' || method === 'DELETE' ? undefined : this.#pick(['{}', '{"snapshot": {}}', '{"os-unmanage": null}']));
  }

  #send(method: string, path: string, body: string | undefined): Json {
    const roles = this.#chance(0.08) ? this.#pick(ROLES) : undefined;
    const headers: [string, Json][] = [['X-Auth-Token', 'admin:<PROJECT>']];
    if (this.#chance(0.95)) headers.push(['OpenStack-API-Version', this.#chance(0.7) ? 'volume 3.70' : this.#pick(VERSIONS)]);
    if (body !== undefined) headers.push(['Content-Type', this.#chance(0.97) ? 'application/json' : this.#pick(HEADERS)]);
    if (roles !== undefined) headers.push(...Object.entries(roles));
    return fields({ method, path: roles && 'X-Project-Id' in roles ? path.replace('<PROJECT>', roles['X-Project-Id']) : path, headers: object(headers), body: body ?? null });
  }

  #project(): string {
    return this.#chance(0.93) ? PROJECT : this.#pick(ELSEWHERE);
  }

  #snapshot(): string {
    return this.#chance(0.05) || this.#snapshots === 0 ? UNKNOWN : `<SNAP-${1 + this.#below(this.#snapshots)}>`;
  }

  #backend(): Backend {
    return this.#chance(0.5) ? 'lvm' : 'ceph';
  }

  #some(items: readonly string[]): string[] {
    return this.#times(this.#pick([0, 0, 1, 1, 2, 3]), () => this.#pick(items));
  }

  #chance(part: number): boolean {
    return this.#random() < part;
  }

  #below(end: number): number {
    return Math.floor(this.#random() * end);
  }

  #pick<Item>(items: readonly Item[]): Item {
    const item = items[this.#below(items.length)];
    if (item === undefined) throw new RangeError('There is nothing to pick from.');
    return item;
  }

  #times<Item>(count: number, make: (n: number) => Item): Item[] {
    return Array.from({ length: count }, (_, n) => make(n));
  }
}

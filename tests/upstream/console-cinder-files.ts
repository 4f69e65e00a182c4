/** The recordings of the real `cinder`, and the digests that they had when they were made. */
import { recordedLines, type RecordedLine } from './console-recordings.ts';

export const CINDER_FILES: Readonly<Record<string, string>> = {
  'cinder-first-look.jsonl': '56c117e50cc5a36d2ae7936d3eaf8e1cbf00fc91a400b8eebbb2c2e41cc7f30f',
  'cinder-lvm.jsonl': '7e33de38f7301abe040459d5818391766f8409e6797bf774b94820d661ca3dde',
  'cinder-ceph.jsonl': '9274e692a1bf1f04f9b11ecf1c59d04b12f82c24b7694335a71d9ff3b7f05acd',
  'cinder-metadata.jsonl': '8b40957f7abadac084c3da82f81e372ea1dfd6de7d8e2c728ffd784494cd77f1',
  'cinder-quotas.jsonl': '053543a2ab00803b4e2534e19df62819d80acbe683ce9db0e06ac00150ad10de',
  'cinder-lists-of-volumes.jsonl': '239914cd50a68dbd947ff422492c64f87bccff974485b5f738e88059235ac050',
  'cinder-errors.jsonl': '01fb01950303a3c6cba0e0ba8f094096cbe7df3d19bc69e2945ebf7addd6aa40',
  'cinder-versions.jsonl': 'a51be470aa83860a89504c689bc5bb23e766bcb11ec0c1f22cc39e7179bef36c',
  'cinder-debug.jsonl': '867a729ddb34491b6b69def7a085fbfe8f21b6cb2fd6a145daab3259ad56a154',
  'cinder-further.jsonl': '2e25882cd7a5f3e2eca24ced958e4e67004c66609c13c4d0b769cd2c27634d87',
  'cinder-help.jsonl': '8e712d5772e24c7a6d2ef33bbea27954b218ce880d971858bbb741e6daf0b06c',
};

/** All lines, session by session. */
export function cinderLines(): readonly RecordedLine[] {
  return Object.keys(CINDER_FILES).flatMap(recordedLines);
}

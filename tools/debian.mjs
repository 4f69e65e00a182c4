/** What may be installed here unasked. */
import { existsSync, readFileSync } from 'node:fs';

/** Whether packages of Debian's can be installed: root, on Debian itself (its descendants may have other packages). */
export function canApt() {
  return isRoot() && isDebian();
}

export function isRoot() {
  return process.getuid?.() === 0;
}

function isDebian() {
  const file = '/etc/os-release';
  return existsSync(file) && /^ID="?debian"?$/m.test(readFileSync(file, 'utf8'));
}

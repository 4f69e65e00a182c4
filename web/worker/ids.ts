/** Ids that no other tab will give. */

/** 128 random bits as 32 hex digits. `crypto.randomUUID` would do, but pages of insecure origins don't have it. */
export function randomId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

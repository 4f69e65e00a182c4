/** How it stands with the worker. A reason can be shown. */
export type Connection =
  | { readonly state: 'starting' }
  | { readonly state: 'ready' }
  /** It died, and another one is being started. */
  | { readonly state: 'restarting'; readonly reason: string }
  /** It can't be had, or died too often in a row. */
  | { readonly state: 'failed'; readonly reason: string };

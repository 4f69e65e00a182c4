/**
 * The tabs that have workspaces open. Each holds those of its own, shared with the others; who rewrites rows asks them to let go for a
 * moment. They tell one another what they did.
 */

/** What one tab tells the others. */
export type TabNews =
  /** Something was done, or the workspace was removed: what is newer is in the store. */
  | { readonly kind: 'changed'; readonly workspace: string }
  /** To be let go of for a moment, and held again then. */
  | { readonly kind: 'let_go'; readonly workspace: string }
  | { readonly kind: 'renamed'; readonly workspace: string; readonly name: string }
  | { readonly kind: 'restored'; readonly workspace: string };

/** Says that it is not needed any more. */
export type Release = () => void;

export interface Tabs {
  /** Whether a tab can have a workspace for itself. */
  readonly canBeAlone: boolean;
  /** Holds a workspace together with others; resolves once nobody has it alone. */
  share(workspace: string): Promise<Release>;
  /**
   * Asks all to let go of a workspace, and does something while nobody else has it. Resolves with null, without having done
   * it, when somebody does not let go in time. To be called when this tab has let go itself.
   */
  alone<Answer>(workspace: string, work: () => Promise<Answer>): Promise<{ readonly answer: Answer } | null>;
  tell(news: TabNews): void;
  /** One listener; it hears what the others tell. */
  listen(listener: (news: TabNews) => void): void;
}

const PREFIX = 'custody-workspace-';
/** How long the others may take to finish what is under way. All wait as long, so it is short. */
const PATIENCE_MS = 3000;
/** They are asked again and again: one may have taken hold before it heard. */
const ASK_EVERY_MS = 200;

/**
 * @param locks   null where the browser has none: pages of insecure origins
 * @param channel the one that all tabs have; null where the browser has none
 */
export function tabsBy(locks: LockManager | null, channel: BroadcastChannel | null, patienceMs = PATIENCE_MS): Tabs {
  const tell = (news: TabNews): void => channel?.postMessage(news);
  return {
    canBeAlone: locks !== null && channel !== null,
    share: async (workspace) => (locks ? hold(locks, workspace, { mode: 'shared' }) : () => {}),
    alone: async (workspace, work) => {
      if (!locks) return { answer: await work() };
      const ask = (): void => tell({ kind: 'let_go', workspace });
      const waiting = hold(locks, workspace, { mode: 'exclusive', signal: AbortSignal.timeout(patienceMs) });
      ask();
      const asking = setInterval(ask, ASK_EVERY_MS);
      const release = await waiting.catch(orNull).finally(() => clearInterval(asking));
      if (!release) return null;
      try {
        return { answer: await work() };
      } finally {
        release();
      }
    },
    tell,
    listen: (listener) => channel?.addEventListener('message', ({ data }: MessageEvent<TabNews>) => listener(data)),
  };
}

function hold(locks: LockManager, workspace: string, options: LockOptions): Promise<Release> {
  return new Promise((resolve, reject) => {
    locks.request(PREFIX + workspace, options, () => new Promise<void>((release) => resolve(release))).catch(reject);
  });
}

/** Null when the time was over. */
function orNull(failure: unknown): null {
  if (failure instanceof DOMException && failure.name === 'TimeoutError') return null;
  throw failure;
}

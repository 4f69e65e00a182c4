/** The chosen theme: applied, and remembered. */
import { THEME_CHOICES, type ThemeChoice } from './view/theme.ts';

/** The key in local storage. `public/theme.js` reads it too, before anything is painted. */
const KEY = 'custody.theme';

export class Theme {
  choice = $state.raw<ThemeChoice>('system');
  readonly #root: HTMLElement;
  readonly #storage: Pick<Storage, 'getItem' | 'setItem'> | null;

  /** @param storage where the choice is remembered; null where the browser allows none */
  constructor(root: HTMLElement, storage: Pick<Storage, 'getItem' | 'setItem'> | null) {
    this.#root = root;
    this.#storage = storage;
    const remembered = storage?.getItem(KEY);
    this.#apply(THEME_CHOICES.find((choice) => choice === remembered) ?? 'system');
  }

  choose(choice: ThemeChoice): void {
    this.#apply(choice);
    this.#storage?.setItem(KEY, choice);
  }

  #apply(choice: ThemeChoice): void {
    this.choice = choice;
    this.#root.dataset['theme'] = choice;
  }
}

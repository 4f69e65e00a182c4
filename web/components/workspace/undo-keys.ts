/** The keys of undo and redo. */

type Press = Pick<KeyboardEvent, 'key' | 'defaultPrevented' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey' | 'target'>;

/** What was pressed for; null: something else, or something in a field, which has an undo of its own. */
export function undoKey({ key, defaultPrevented, ctrlKey, metaKey, altKey, shiftKey, target }: Press): 'undo' | 'redo' | null {
  if (defaultPrevented || altKey || !(ctrlKey || metaKey)) return null;
  if (target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'))) return null;
  if (document.querySelector('dialog[open]')) return null;
  if (key.toLowerCase() === 'z') return shiftKey ? 'redo' : 'undo';
  return ctrlKey && key.toLowerCase() === 'y' ? 'redo' : null;
}

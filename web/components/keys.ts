/** Which presses of a key are meant for the page. */

type Press = Pick<KeyboardEvent, 'defaultPrevented' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey' | 'target'>;

/** Whether a plain key was pressed that nothing else wants: no field, no list of choices, and no dialog that is open. */
export function isForPage({ defaultPrevented, ctrlKey, metaKey, altKey, shiftKey, target }: Press): boolean {
  if (defaultPrevented || ctrlKey || metaKey || altKey || shiftKey) return false;
  if (target instanceof HTMLInputElement || target instanceof HTMLSelectElement) return false;
  return document.querySelector('dialog[open]') === null;
}

/** Which presses of a key are meant for the page. */

type Press = Pick<KeyboardEvent, 'defaultPrevented' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey' | 'target'>;

/** Whether a plain key was pressed that nothing else wants: no field, no list of choices, and no dialog that is open. */
export function isForPage({ defaultPrevented, ctrlKey, metaKey, altKey, shiftKey, target }: Press): boolean {
  if (defaultPrevented || ctrlKey || metaKey || altKey || shiftKey) return false;
  if (target instanceof HTMLInputElement || takesText(target)) return false;
  return document.querySelector('dialog[open]') === null;
}

/** Input elements in which nobody types. */
const CHOICES = ['checkbox', 'radio', 'button', 'submit', 'reset', 'file', 'range', 'color'];

/** Whether what is pressed there is written there, so that no letter is a command. */
export function takesText(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return !CHOICES.includes(target.type);
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement || (target instanceof HTMLElement && target.isContentEditable);
}

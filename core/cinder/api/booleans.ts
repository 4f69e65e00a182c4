/** Texts that Cinder takes for true or false (oslo_utils.strutils). */
import { CinderException } from '../../errors.ts';

const TRUE = ['1', 't', 'true', 'on', 'y', 'yes'];
const FALSE = ['0', 'f', 'false', 'off', 'n', 'no'];

/** Whether it is a text for true; any other is for false. */
export function isTrue(text: string): boolean {
  return truthOf(text) === true;
}

/** Which of the two the text is for; undefined for neither. */
export function truthOf(text: string): boolean | undefined {
  const lowered = text.trim().toLowerCase();
  if (TRUE.includes(lowered)) return true;
  return FALSE.includes(lowered) ? false : undefined;
}

/** Which of the two it is. Raises InvalidParameterValue for any other text (cinder/utils.py:553 at ab09bc39). */
export function boolParam(name: string, text: string): boolean {
  if (![...TRUE, ...FALSE].includes(text.toLowerCase())) {
    throw new CinderException('InvalidParameterValue', { err: `Value '${text}' for '${name}' is not a boolean.` });
  }
  return isTrue(text);
}

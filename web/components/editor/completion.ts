/** Suggests keys and names while somebody writes a reference. */
import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap, insertBracket, startCompletion, type Completion, type CompletionContext, type CompletionResult } from '@codemirror/autocomplete';
import type { Extension } from '@codemirror/state';
import { EditorView, keymap } from '@codemirror/view';
import { suggestionsAt, type Known, type Suggestion } from '../../state/view/reference-known.ts';
import { placeAt } from '../../state/view/reference-place.ts';

/** @param known looked up each time, as it changes with the driver */
export function completion(known: () => Known): Extension {
  return [
    autocompletion({ override: [(context) => suggest(context, known())], icons: false }),
    replacing,
    closeBrackets(),
    keymap.of([...closeBracketsKeymap, ...completionKeymap]),
  ];
}

/** A bracket that is typed over a selection takes its place, as any letter does; it is not put around it. */
const replacing: Extension = EditorView.inputHandler.of((view, from, to, text) => {
  if (from === to || !['{', '[', '"'].includes(text)) return false;
  view.dispatch({ changes: { from, to }, selection: { anchor: from }, userEvent: 'delete.selection' });
  const typed = insertBracket(view.state, text);
  if (typed) view.dispatch(typed);
  return typed !== null;
});

function suggest({ state, pos, explicit }: CompletionContext, known: Known): CompletionResult | null {
  const suggestions = suggestionsAt(state.doc.toString(), pos, known);
  if (!suggestions || suggestions.options.length === 0) return null;
  const { from, to, what, options } = suggestions;
  // Where nothing is written yet, the list comes when it is asked for.
  if (!explicit && from === to) return null;
  const apply = what === 'key' ? putKey : put;
  return { from, options: options.map((option, index) => completionOf(option, options.length - index, apply)) };
}

/** @param boost keeps the order in which things are suggested, where they fit what is written alike */
function completionOf({ json, note }: Suggestion, boost: number, apply: (view: EditorView, label: string, from: number) => void): Completion {
  return { label: json, detail: note, boost: Math.min(boost, 99), apply: (view, { label }, from) => apply(view, label, from) };
}

/** With its colon, and what could stand behind that. */
function putKey(view: EditorView, label: string, from: number): void {
  const hasColon = /^\s*:/.test(view.state.sliceDoc(endOfPlace(view)));
  put(view, hasColon ? label : `${label}:`, from);
  if (!hasColon) startCompletion(view);
}

/** In the place of all that stands there, also behind the cursor. */
function put(view: EditorView, insert: string, from: number): void {
  view.dispatch({ changes: { from, to: endOfPlace(view), insert }, selection: { anchor: from + insert.length }, userEvent: 'input.complete', scrollIntoView: true });
}

function endOfPlace({ state }: EditorView): number {
  const { head } = state.selection.main;
  return placeAt(state.doc.toString(), head)?.to ?? head;
}

/** Suggests keys and names while somebody writes a reference. */
import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap, startCompletion, type Completion, type CompletionContext, type CompletionResult } from '@codemirror/autocomplete';
import type { Extension } from '@codemirror/state';
import { EditorView, keymap } from '@codemirror/view';
import { suggestionsAt, type Known, type Suggestion } from '../../state/view/reference-known.ts';

/** @param known looked up each time, as it changes with the driver */
export function completion(known: () => Known): Extension {
  return [
    autocompletion({ override: [(context) => suggest(context, known())], icons: false, selectOnOpen: true }),
    replacing,
    closeBrackets(),
    keymap.of([...closeBracketsKeymap, ...completionKeymap]),
  ];
}

/** A bracket that is typed over a selection takes its place, as any letter does; it is not put around it. */
const replacing: Extension = EditorView.inputHandler.of((view, from, to, text) => {
  const close = CLOSING[text];
  if (from === to || close === undefined) return false;
  view.dispatch({ changes: { from, to, insert: text + close }, selection: { anchor: from + text.length }, userEvent: 'input.type', scrollIntoView: true });
  return true;
});

const CLOSING: Readonly<Record<string, string>> = { '{': '}', '[': ']', '"': '"' };

function suggest({ state, pos, explicit }: CompletionContext, known: Known): CompletionResult | null {
  const suggestions = suggestionsAt(state.doc.toString(), pos, known);
  if (!suggestions || suggestions.options.length === 0) return null;
  const { from, to, what, options } = suggestions;
  // Where nothing is written yet, the list comes when it is asked for.
  if (!explicit && from === to) return null;
  const apply = what === 'key' ? applyKey : (view: EditorView, { label }: Completion, start: number) => put(view, label, start, to);
  return { from, to, options: options.map((option, index) => completionOf(option, options.length - index, apply)), filter: true };

  /** With its colon, and what could stand behind that. */
  function applyKey(view: EditorView, { label }: Completion, start: number): void {
    const hasColon = /^\s*:/.test(view.state.sliceDoc(to));
    put(view, hasColon ? label : `${label}:`, start, to);
    if (!hasColon) startCompletion(view);
  }
}

/** @param boost keeps the order in which things are suggested, where they fit what is written alike */
function completionOf({ json, note }: Suggestion, boost: number, apply: Completion['apply'] & {}): Completion {
  return { label: json, detail: note, boost: Math.min(boost, 99), apply };
}

function put(view: EditorView, insert: string, from: number, to: number): void {
  const end = Math.min(to, view.state.doc.length);
  view.dispatch({ changes: { from, to: end, insert }, selection: { anchor: from + insert.length }, userEvent: 'input.complete', scrollIntoView: true });
}

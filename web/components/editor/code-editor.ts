/**
 * The editor of references. It stands in a shadow root: there CodeMirror's styles are constructed style sheets, which the page's policy
 * takes, where it refuses elements of style.
 */
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { json } from '@codemirror/lang-json';
import { bracketMatching } from '@codemirror/language';
import { linter, setDiagnostics } from '@codemirror/lint';
import { Annotation, Compartment, EditorState } from '@codemirror/state';
import { EditorView, keymap } from '@codemirror/view';
import { EMPTY, type Known } from '../../state/view/reference-known.ts';
import { appearance } from './appearance.ts';
import { completion } from './completion.ts';
import { replacement } from './replacement.ts';

/** What is wrong with the text, and where. */
export interface Mark {
  readonly message: string;
  /** In UTF-16 units. */
  readonly offset: number;
}

export interface CodeEditorOptions {
  readonly text: string;
  /** What it is called by those who hear it. */
  readonly label: string;
  readonly onwrite: (text: string) => void;
}

export interface CodeEditor {
  /** Shows a text that came from elsewhere. */
  readonly show: (text: string) => void;
  /** What can be suggested from now on. */
  readonly know: (known: Known) => void;
  readonly mark: (mark: Mark | null) => void;
  /** What is to be heard about the text. */
  readonly describe: (said: string) => void;
  readonly focus: (from?: number, to?: number) => void;
  readonly destroy: () => void;
}

/** What came from elsewhere is not told as written. */
const shown = Annotation.define<true>();

/** @param host an element without a shadow root, or with that of an editor before */
export function createCodeEditor(host: HTMLElement, { text, label, onwrite }: CodeEditorOptions): CodeEditor {
  const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' });
  const described = document.createElement('p');
  described.id = 'said';
  described.hidden = true;
  const attributes = new Compartment();
  let known: Known = EMPTY;

  const view = new EditorView({
    root,
    parent: root,
    state: EditorState.create({
      doc: text,
      extensions: [
        history(), json(), bracketMatching(), EditorView.lineWrapping, appearance,
        completion(() => known),
        // What is wrong is told by whoever shows the text.
        linter(null),
        // Tab stays what it is on the whole page: it leads on.
        keymap.of([...historyKeymap, ...defaultKeymap]),
        attributes.of(attributesOf(false)),
        EditorView.updateListener.of(({ docChanged, transactions, state }) => {
          if (docChanged && !transactions.some((one) => one.annotation(shown))) onwrite(state.doc.toString());
        }),
      ],
    }),
  });
  root.append(described);

  function attributesOf(isInvalid: boolean): ReturnType<typeof EditorView.contentAttributes.of> {
    return EditorView.contentAttributes.of({ 'aria-label': label, 'aria-describedby': described.id, 'aria-invalid': String(isInvalid), autocapitalize: 'off', autocorrect: 'off', spellcheck: 'false' });
  }

  return {
    show: (wanted) => {
      const changes = replacement(view.state.doc.toString(), wanted);
      if (changes) view.dispatch({ changes, annotations: shown.of(true) });
    },
    know: (all) => {
      known = all;
    },
    mark: (mark) => {
      const end = view.state.doc.length;
      const from = Math.min(mark?.offset ?? 0, end);
      const marks = mark ? [{ from, to: Math.min(from + 1, end), severity: 'error', message: mark.message } as const] : [];
      view.dispatch(setDiagnostics(view.state, marks), { effects: attributes.reconfigure(attributesOf(mark !== null)) });
    },
    describe: (said) => {
      described.textContent = said;
    },
    focus: (from, to = from) => {
      view.focus();
      const end = view.state.doc.length;
      if (from !== undefined && to !== undefined) view.dispatch({ selection: { anchor: Math.min(from, end), head: Math.min(to, end) } });
    },
    destroy: () => {
      view.destroy();
      described.remove();
    },
  };
}

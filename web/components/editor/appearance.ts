/** How the editor looks: by the page's tokens, which reach into its shadow root. Colour is kept for what is wrong. */
import type { Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';

export const appearance: Extension = EditorView.theme({
  '&': { height: '100%', backgroundColor: 'var(--surface)', color: 'var(--ink)', fontSize: 'var(--text-m)' },
  '&.cm-focused': { outline: '2px solid var(--focus)', outlineOffset: '-2px' },
  '.cm-scroller': { overflow: 'auto', fontFamily: 'var(--mono)', lineHeight: '1.5', fontVariantLigatures: 'none' },
  '.cm-content': { padding: 'var(--space-2) 0', caretColor: 'var(--ink)' },
  '.cm-line': { padding: '0 var(--space-3)' },
  '&.cm-focused .cm-matchingBracket': { backgroundColor: 'transparent', outline: '1px solid var(--ink-2)' },
  '&.cm-focused .cm-nonmatchingBracket': { backgroundColor: 'transparent' },
  '.cm-lintRange-error': { backgroundImage: 'none', textDecoration: 'underline wavy var(--fail)', textUnderlineOffset: '0.2em' },
  '.cm-lintPoint-error::after': { borderBottomColor: 'var(--fail)' },
  '.cm-tooltip': { border: '1px solid var(--line-strong)', borderRadius: 'var(--radius)', backgroundColor: 'var(--surface)', color: 'var(--ink)' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': { maxWidth: 'min(92vw, 36rem)', maxHeight: '15rem', fontFamily: 'var(--mono)', fontSize: 'var(--text-s)' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': { padding: 'var(--space-1) var(--space-2)', whiteSpace: 'normal', overflowWrap: 'anywhere' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]': { backgroundColor: 'var(--ink)', color: 'var(--paper)' },
  '.cm-tooltip-autocomplete-disabled.cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]': { backgroundColor: 'var(--ink-2)' },
  '.cm-completionMatchedText': { textDecoration: 'none', fontWeight: '700' },
  '.cm-completionDetail': { marginInlineStart: 'var(--space-3)', color: 'var(--ink-3)', fontFamily: 'var(--sans)', fontStyle: 'normal', fontSize: 'var(--text-xs)' },
  'li[aria-selected] .cm-completionDetail': { color: 'inherit' },
  '.cm-diagnostic-error': { borderInlineStart: '3px solid var(--fail)' },
  '@media (forced-colors: active)': {
    '.cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]': { forcedColorAdjust: 'none', backgroundColor: 'Highlight', color: 'HighlightText' },
  },
});

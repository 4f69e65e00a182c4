/** The lint rule `custody/imports`: holds every import to the table of areas, however it is written. */
import { extname, relative, sep } from 'node:path';
import { root } from '../paths.mjs';
import { areaOf, COMPUTED, judge, meaningOf } from './who-may-import.mjs';

/** @typedef {import('./who-may-import.mjs').ImportKind} ImportKind */

/** @type {import('eslint').Rule.RuleModule} */
export const importsRule = {
  meta: {
    type: 'problem',
    docs: { description: 'hold imports to the table in tools/eslint/import-table.mjs' },
    schema: [],
    messages: {
      forbidden: '{{area}} may not import {{meaning}} (tools/eslint/import-table.mjs).',
      typesOnly: '{{area}} may import only types of {{meaning}}: write `import type` (tools/eslint/import-table.mjs).',
      noArea: '{{file}} belongs to no area of tools/eslint/import-table.mjs.',
      extension: 'A relative import names its file with the extension.',
    },
  },
  create(context) {
    const file = relative(root, context.filename).split(sep).join('/');
    const area = areaOf(file);
    if (area === undefined) {
      return { Program: (node) => context.report({ node, messageId: 'noArea', data: { file } }) };
    }

    /**
     * @param {import('estree').Node} node
     * @param {string} meaning
     * @param {ImportKind} kind
     */
    const checkMeaning = (node, meaning, kind) => {
      const verdict = judge(area, meaning, kind);
      if (verdict === 'allowed') return;
      const messageId = verdict === 'forbidden' ? 'forbidden' : 'typesOnly';
      context.report({ node, messageId, data: { area: area.area, meaning } });
    };

    /**
     * @param {import('estree').Node | null | undefined} source where the specifier is written
     * @param {ImportKind} [kind]
     */
    const check = (source, kind = 'code') => {
      if (source === null || source === undefined) return;
      const specifier = textOf(source);
      if (specifier === undefined) {
        checkMeaning(source, COMPUTED, kind);
        return;
      }
      if (specifier.startsWith('.') && extname(specifier) === '') context.report({ node: source, messageId: 'extension' });
      checkMeaning(source, meaningOf(file, specifier), kind);
    };

    return {
      ImportDeclaration: (node) => check(node.source, kindOf(node, 'importKind')),
      ExportNamedDeclaration: (node) => check(node.source, kindOf(node, 'exportKind')),
      ExportAllDeclaration: (node) => check(node.source, kindOf(node, 'exportKind')),
      ImportExpression: (node) => check(node.source),
      TSImportType: (/** @type {{ source: import('estree').Node }} */ node) => check(node.source, 'types'),
      NewExpression: (node) => {
        if (isName(node.callee, 'URL') && node.arguments[1] !== undefined && isImportMeta(node.arguments[1], 'url')) {
          check(node.arguments[0], 'url');
        }
      },
      CallExpression: (node) => {
        if (isImportMeta(node.callee, 'glob', 'resolve') || isName(node.callee, 'require')) check(node.arguments[0]);
      },
    };
  },
};

/**
 * TypeScript's parser says on each declaration whether it is an `import type` or `export type`.
 * @param {object} node
 * @param {'importKind' | 'exportKind'} key
 * @returns {ImportKind}
 */
function kindOf(node, key) {
  return Object.entries(node).some(([name, value]) => name === key && value === 'type') ? 'types' : 'code';
}

/**
 * @param {import('estree').Node} node
 * @returns {string | undefined} undefined: only known at run time
 */
function textOf(node) {
  if (node.type === 'Literal' && typeof node.value === 'string') return node.value;
  if (node.type !== 'TemplateLiteral' || node.expressions.length > 0) return undefined;
  return node.quasis[0]?.value.cooked ?? undefined;
}

/**
 * @param {import('estree').Node} node
 * @param {string} name
 */
function isName(node, name) {
  return node.type === 'Identifier' && node.name === name;
}

/**
 * Whether a node is `import.meta.NAME`.
 * @param {import('estree').Node} node
 * @param {string[]} names
 */
function isImportMeta(node, ...names) {
  return (
    node.type === 'MemberExpression' &&
    node.object.type === 'MetaProperty' &&
    names.some((name) => isName(node.property, name))
  );
}

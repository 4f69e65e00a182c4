import { globalIgnores } from 'eslint/config';
import svelte from 'eslint-plugin-svelte';
import tseslint from 'typescript-eslint';
import { importsRule } from './tools/eslint/imports.mjs';
import { CORE_GLOBALS, CORE_PROPERTIES, CORE_SYNTAX, NO_DEFAULT_EXPORT, NO_JSON_PARSE } from './tools/eslint/restrictions.mjs';
import svelteConfig from './svelte.config.js';

const TYPE_AWARE_RULES = {
  '@typescript-eslint/await-thenable': 'error',
  '@typescript-eslint/no-base-to-string': 'error',
  '@typescript-eslint/no-floating-promises': 'error',
  '@typescript-eslint/no-for-in-array': 'error',
  '@typescript-eslint/no-misused-promises': 'error',
  '@typescript-eslint/no-unnecessary-condition': 'error',
  '@typescript-eslint/no-unnecessary-type-assertion': 'error',
  '@typescript-eslint/no-unsafe-argument': 'error',
  '@typescript-eslint/no-unsafe-assignment': 'error',
  '@typescript-eslint/no-unsafe-call': 'error',
  '@typescript-eslint/no-unsafe-member-access': 'error',
  '@typescript-eslint/no-unsafe-return': 'error',
  '@typescript-eslint/only-throw-error': 'error',
  '@typescript-eslint/restrict-plus-operands': 'error',
  '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
  '@typescript-eslint/unbound-method': 'error',
};

export default tseslint.config(
  globalIgnores(['dist/', 'scenarios/compiled/', 'scenarios/format/generated/', 'test-results/', 'playwright-report/']),
  { linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' } },

  // All code.
  tseslint.configs.strict,
  {
    plugins: { custody: { rules: { imports: importsRule } } },
    rules: {
      'custody/imports': 'error',
      eqeqeq: 'error',
      'no-restricted-syntax': ['error'],
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      '@typescript-eslint/no-import-type-side-effects': 'error',
      '@typescript-eslint/no-invalid-void-type': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    },
  },
  {
    files: ['**/*.{ts,mjs}'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: TYPE_AWARE_RULES,
  },
  {
    // The types of these stand in JSDoc, and typescript-eslint does not see a cast that is a comment.
    files: ['tools/**/*.mjs'],
    rules: { '@typescript-eslint/no-unsafe-assignment': 'off', '@typescript-eslint/no-unsafe-argument': 'off' },
  },
  {
    // Vitest's asymmetric matchers, such as expect.any(Number), are of type `any`; and a test's title or message may hold
    // any value.
    files: ['tests/**/*.ts'],
    rules: { '@typescript-eslint/no-unsafe-assignment': 'off', '@typescript-eslint/no-base-to-string': 'off' },
  },

  // The page.
  svelte.configs.recommended,
  {
    files: ['web/**/*.svelte', 'web/**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: tseslint.parser, svelteConfig } },
    rules: {
      'svelte/no-navigation-without-resolve': 'off', // is about SvelteKit
      'svelte/prefer-svelte-reactivity': 'off', // state is $state.raw, replaced and never changed
    },
  },

  // What may not be used where.
  {
    files: ['core/**', 'scenarios/**', 'web/**/*.ts', 'tests/**'],
    rules: { 'no-restricted-syntax': ['error', NO_DEFAULT_EXPORT] },
  },
  {
    files: ['core/**'],
    rules: {
      'no-restricted-globals': ['error', ...CORE_GLOBALS],
      'no-restricted-properties': ['error', ...CORE_PROPERTIES, NO_JSON_PARSE],
      'no-restricted-syntax': ['error', ...CORE_SYNTAX, NO_DEFAULT_EXPORT],
    },
  },
  {
    files: ['scenarios/format/**', 'web/worker/**'],
    rules: { 'no-restricted-properties': ['error', NO_JSON_PARSE] },
  },
  {
    // Here text from outside becomes values.
    files: ['core/value/**'],
    rules: { 'no-restricted-properties': ['error', ...CORE_PROPERTIES] },
  },
  {
    // This reads what the program itself has written.
    files: ['web/worker/store/packing.ts'],
    rules: { 'no-restricted-properties': 'off' },
  },
);

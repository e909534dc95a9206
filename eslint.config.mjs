/**
 * Few rules, each for what neither types nor Prettier hold: above all that no promise is started whose failure nobody
 * hears.
 */
import astro from 'eslint-plugin-astro';
import tseslint from 'typescript-eslint';

export default tseslint.config(
  {
    ignores: [
      'content/',
      'dist/',
      '**/.*.new-*/',
      '**/.*.old-*/',
      '.astro/',
      'test-results/',
      'src/browser/before-paint.js',
    ],
  },
  ...astro.configs.base,
  {
    files: ['**/*.ts'],
    languageOptions: {parser: tseslint.parser, parserOptions: {projectService: true}},
    plugins: {'@typescript-eslint': tseslint.plugin},
    rules: {
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/no-misused-promises': ['error', {checksVoidReturn: {arguments: false, attributes: false}}],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      eqeqeq: 'error',
      'no-console': 'off',
      'no-var': 'error',
      'prefer-const': 'error',
    },
  },
  {
    // Node's test runner waits for its tests by itself.
    files: ['src/**/*.ts', 'tools/**/*.ts', 'tests/**/*.spec.ts', 'tests/support/*.ts'],
    rules: {'@typescript-eslint/no-floating-promises': ['error', {ignoreVoid: false}]},
  },
);

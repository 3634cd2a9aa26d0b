import tseslint from 'typescript-eslint';

/** Types do most of the work; these rules hold what types cannot: no floating promises, no lost updates, nothing of a page's own storage. */
export default tseslint.config(
  { ignores: ['.output/**', '.output-faults/**', '.wxt/**', 'node_modules/**', 'test-results/**', 'playwright-report/**'] },
  ...tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      'require-atomic-updates': 'error',
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-new-func': 'error',
      'no-console': 'error',
      '@typescript-eslint/no-floating-promises': ['error', { ignoreVoid: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true, allowNullish: true }],
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/no-unnecessary-type-assertion': 'off',
      '@typescript-eslint/only-throw-error': 'error',
      'no-restricted-globals': ['error', 'localStorage', 'sessionStorage', 'fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource'],
      'no-restricted-properties': ['error',
        { property: 'innerHTML', message: 'The page is hostile and so is text: build nodes.' },
        { property: 'sendBeacon', message: 'Nothing leaves this computer.' },
        { object: 'storage', property: 'sync', message: 'Nothing leaves this computer.' }],
    },
  },
  { files: ['scripts/**', 'tests/**'], rules: { 'no-console': 'off', 'no-restricted-globals': 'off', '@typescript-eslint/no-explicit-any': 'off', '@typescript-eslint/no-unsafe-assignment': 'off', '@typescript-eslint/no-unsafe-member-access': 'off', '@typescript-eslint/no-unsafe-call': 'off', '@typescript-eslint/no-unsafe-return': 'off', '@typescript-eslint/no-unsafe-argument': 'off', 'require-atomic-updates': 'off' } },
  { files: ['*.js'], ...tseslint.configs.disableTypeChecked },
);

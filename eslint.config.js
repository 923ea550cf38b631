import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import { law } from './law.js';
import svelteConfig from './svelte.config.js';

/** Default deny: a bare or $-alias import passes only if it is on the folder's line. */
const boundaries = Object.entries(law).map(([name, { folders, packages }]) => {
	const escape = (/** @type {string} */ text) => text.replace(/[$.]/g, '\\$&');
	const own = [name, ...folders].filter((f) => f.startsWith('lib/')).map((f) => `\\$${f}/`);
	// The server runs as it is, without a build that would know a name for its own folder.
	const near = name === 'sync-server' ? '\\.\\.?/' : '\\./';
	const may = [...own, ...packages.map((p) => (p.endsWith(':') ? p : `${escape(p)}(/|$)`)), near];
	const message = `${name} may import: ${[...folders, ...packages].join(', ') || 'only itself'}.`;
	return {
		files: [`src/${name}/**`],
		rules: {
			/** @type {['error', object]} */
			'no-restricted-imports': ['error', { patterns: [{ regex: `^(?!${may.join('|')})`, message }] }]
		}
	};
});

/** The pure folders take the clock and new ids as arguments, and see no page. */
const pureGlobals = [
	'Date',
	'crypto',
	'window',
	'document',
	'navigator',
	'localStorage',
	'setTimeout',
	'setInterval',
	'requestAnimationFrame',
	'performance',
	'fetch'
];

export default ts.config(
	{ ignores: ['build/', '.svelte-kit/', 'node_modules/', 'static/', 'test-results/'] },
	js.configs.recommended,
	...ts.configs.recommended,
	...svelte.configs.recommended,
	prettier,
	...svelte.configs.prettier,
	{
		languageOptions: { globals: { ...globals.browser, ...globals.node } },
		rules: {
			'no-undef': 'off',
			'max-lines': ['error', { max: 400, skipBlankLines: false, skipComments: false }],
			'func-style': ['error', 'declaration', { allowArrowFunctions: true }],
			'@typescript-eslint/no-unused-vars': [
				'error',
				{ argsIgnorePattern: '^_', varsIgnorePattern: '^_', destructuredArrayIgnorePattern: '^_' }
			],
			// State is immutable and replaced whole ($state.raw): a Map or Set of it needs no reactivity of its own.
			'svelte/prefer-svelte-reactivity': 'off',
			'svelte/no-navigation-without-resolve': 'off'
		}
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts', '**/*.svelte.js'],
		languageOptions: { parserOptions: { parser: ts.parser, extraFileExtensions: ['.svelte'], svelteConfig } }
	},
	...boundaries,
	{
		files: ['src/lib/{plan,doc,chart}/**'],
		ignores: ['src/lib/plan/day.ts'],
		rules: {
			'no-restricted-globals': [
				'error',
				...pureGlobals.map((name) => ({
					name,
					message: `${name} is not for this folder: take what it gives as an argument.`
				}))
			],
			'no-restricted-properties': [
				'error',
				{ object: 'Math', property: 'random', message: 'Take new ids as arguments.' }
			]
		}
	},
	{
		files: ['src/**'],
		rules: { 'no-console': ['error', { allow: ['error'] }] }
	},
	{ files: ['src/sync-server/**', 'tests/**'], rules: { 'no-console': 'off' } }
);

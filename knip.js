/** Code that nothing uses fails the check. Everything below is started by a program other than an import. */
/** @type {import('knip').KnipConfig} */
export default {
	workspaces: {
		// Named by app.html, and run by hand as their first lines say.
		'.': { entry: ['static/theme.js', 'tests/support/{adapt,draw,take,write}-*.{ts,mjs}'] },
		// Pages that the bench builds, with packages of their own.
		'tests/bench/peers': { entry: ['*.ts', '*.mjs'] }
	},
	compilers: {
		css: (text) =>
			[...text.matchAll(/(?:@import |url\()'([^']+)'/g)].map(([, path]) => `import '${path}';`).join('\n')
	},
	// Run by tests/check.mjs.
	ignoreDependencies: ['svelte-check'],
	// Programs of the system.
	ignoreBinaries: ['mount', 'umount', 'qpdf', 'apt-get']
};

import { existsSync } from 'node:fs';
import { registerHooks } from 'node:module';

/** Lets plain Node run our sources, without a build: `$lib/…` names and imports without an extension. Import it first. */
const lib = new URL('../lib/', import.meta.url);

registerHooks({
	resolve(specifier, context, next) {
		if (!specifier.startsWith('$lib/') && !specifier.startsWith('.')) return next(specifier, context);
		const url = specifier.startsWith('$lib/')
			? new URL(specifier.slice('$lib/'.length), lib)
			: new URL(specifier, context.parentURL);
		const source = new URL(`${url.href}.ts`);
		if (existsSync(source)) return next(source.href, context);
		// Packages name their own files in their own way.
		return next(specifier.startsWith('$lib/') ? url.href : specifier, context);
	}
});

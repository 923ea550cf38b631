import type { Json } from '$lib/plan/field';
import type { Plan } from '$lib/plan/plan';
import { readSetting, writeSetting } from '$lib/sync/catalogue';
import { ImportSession } from './import-session.svelte';

/** Where the choices for tables with a header are kept on this device. */
function guessSetting(headerKey: string): string {
	return `csv-guess:${headerKey}`;
}

/**
 * Begins to read a file, with what this device remembers of tables like it. `knownPlan` gives the roadmap of an id
 * that this device has, if any. Nothing is written before somebody takes what comes of it.
 */
export function readFile(file: File, knownPlan: (id: string) => Promise<Plan | null>): ImportSession {
	return new ImportSession(file, {
		knownPlan,
		rememberedGuess: (headerKey) => readSetting(guessSetting(headerKey)),
		rememberGuess: (headerKey, guess) =>
			writeSetting(guessSetting(headerKey), guess as unknown as Json).catch(() => undefined)
	});
}

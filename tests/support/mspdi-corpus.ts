import { existsSync, readdirSync, readFileSync } from 'node:fs';
import type { MspdiFacts } from './mspdi-counts';

/** A file of the corpora and what an independent script counted in it. */
export interface CorpusFile {
	readonly name: string;
	readonly bytes: Uint8Array;
	readonly facts: MspdiFacts;
}

const own = 'tests/corpora/mspdi';
const shared = '../shared/corpora';

/** The project files that are in the repository. */
export function ownMspdiFiles(): readonly CorpusFile[] {
	const facts = readFacts(`${own}/facts.json`);
	return readdirSync(own)
		.filter((name) => name.endsWith('.xml'))
		.map((name) => fileOf(name, `${own}/${name}`, facts[name]));
}

/** Those that may not be copied, where the shared folder is there; null where it is not. */
export function sharedMspdiFiles(): readonly CorpusFile[] | null {
	const path = `${shared}/facts_mspdi.json`;
	if (!existsSync(path)) return null;
	return Object.entries(readFacts(path))
		.filter(([name]) => existsSync(`${shared}/${name}`))
		.map(([name, facts]) => fileOf(name.replace('mspdi/', ''), `${shared}/${name}`, facts));
}

function fileOf(name: string, path: string, facts: MspdiFacts | undefined): CorpusFile {
	if (!facts) throw new Error(`Nothing was counted in ${name}.`);
	return { name, bytes: new Uint8Array(readFileSync(path)), facts };
}

function readFacts(path: string): Readonly<Record<string, MspdiFacts>> {
	return JSON.parse(readFileSync(path, 'utf8')) as Readonly<Record<string, MspdiFacts>>;
}

import { RoadmapDocument } from '$lib/doc/roadmap-document';
import { clearRows, openDatabase } from '$lib/sync/connection';
import { readCopy, writeCopy } from '$lib/sync/copy-store';
import { compress } from '$lib/sync/gzip';
import { databaseName } from '$lib/sync/names';
import { packCopy, type PartCopy, unpackCopy } from '$lib/sync/safety-copy';
import { changeMemory } from './membership';

/**
 * Takes the remarks on persons of a shared roadmap off this device, which may not read them any more: the server has
 * them. To be called while no document of the roadmap is open here. Rejects when the storage refuses; may be repeated.
 */
export async function dropPeople(id: string): Promise<void> {
	const { db } = await openDatabase(databaseName(id, 'people'));
	try {
		await clearRows(db);
	} finally {
		db.close();
	}
	const bytes = await readCopy(id);
	const copy = bytes && (await unpackCopy(bytes));
	if (copy?.parts.people) {
		const parts = { ...copy.parts, people: await copyOfNothing() };
		await writeCopy(id, await packCopy({ ...copy, parts }));
	}
	await changeMemory(id, (memory) => {
		const { people: _, ...etags } = memory.etags;
		return { ...memory, etags };
	});
}

/** A copy that lacked a part would count as damaged. */
async function copyOfNothing(): Promise<PartCopy> {
	const document = new RoadmapDocument('');
	const vector = document.stateVector('people');
	const fingerprint = { vector, deletions: document.diff('people', vector) };
	const gzip = await compress(document.encode('people'));
	document.destroy();
	return { gzip, fingerprint };
}

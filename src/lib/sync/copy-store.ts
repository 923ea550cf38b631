import {
	copyFileName,
	hasCopyFiles,
	listCopyFiles,
	readCopyFile,
	removeCopyFile,
	writeCopyFile
} from './copy-files';
import { device } from './device';

/**
 * Where safety copies lie: in files where the browser has them, else in the catalogue's database. Each
 * function throws what the storage throws.
 */

/** A roadmap's packed safety copy, or null. */
export async function readCopy(id: string): Promise<Uint8Array | null> {
	if (hasCopyFiles()) return readCopyFile(await copyFileName(id));
	return (await (await device()).copies.get(id))?.bytes ?? null;
}

/** Replaces a roadmap's safety copy; where that fails the old one stands. */
export async function writeCopy(id: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
	if (hasCopyFiles()) await writeCopyFile(await copyFileName(id), bytes);
	else await (await device()).copies.put({ id, bytes });
}

export async function removeCopy(id: string): Promise<void> {
	if (hasCopyFiles()) await removeCopyFile(await copyFileName(id));
	else await (await device()).copies.delete(id);
}

/**
 * The packed safety copies of roadmaps that are none of `ids`. Only those are read. None where the copies
 * lie in the catalogue's database: they share its fate.
 *
 * @param readIds asked after the files are listed, so that a roadmap that is just being made is not taken for a lost one
 */
export async function readStrayCopies(readIds: () => Promise<readonly string[]>): Promise<Uint8Array[]> {
	if (!hasCopyFiles()) return [];
	const names = await listCopyFiles();
	for (const id of await readIds()) names.delete(await copyFileName(id));
	const copies = await Promise.all([...names].map((name) => readCopyFile(name).catch(() => null)));
	return copies.filter((copy) => copy !== null);
}

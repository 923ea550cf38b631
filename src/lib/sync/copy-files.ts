/**
 * Files of the origin private file system, one for each roadmap's safety copy. They lie outside IndexedDB,
 * which a browser may drop as a whole.
 */

const folderName = 'safety-copies';

/** Whether this browser has such files and replaces one only once the new content is complete. */
export function hasCopyFiles(): boolean {
	const storage: Partial<StorageManager> | undefined = navigator.storage;
	return (
		storage?.getDirectory !== undefined &&
		typeof FileSystemFileHandle !== 'undefined' &&
		'createWritable' in FileSystemFileHandle.prototype
	);
}

/**
 * A file name for a roadmap's id, which may be any string: its SHA-256 in hexadecimal. Hashed as UTF-16, in
 * which no two strings are the same bytes.
 */
export async function copyFileName(id: string): Promise<string> {
	const units = Uint16Array.from({ length: id.length }, (_, at) => id.charCodeAt(at));
	const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', units));
	return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The names of all files. @throws a DOMException when the folder cannot be read */
export async function listCopyFiles(): Promise<Set<string>> {
	const names = new Set<string>();
	const found = await orNull(openFolder(false));
	if (found) for await (const name of found.keys()) names.add(name);
	return names;
}

/** What a file holds; null when there is none, or none that was ever completed. @throws a DOMException */
export async function readCopyFile(name: string): Promise<Uint8Array<ArrayBuffer> | null> {
	const folder = await orNull(openFolder(false));
	const handle = folder && (await orNull(folder.getFileHandle(name)));
	const file = handle && (await orNull(handle.getFile()));
	return file && file.size > 0 ? new Uint8Array(await file.arrayBuffer()) : null;
}

/** Replaces a file at once, when all of it is on disk; before that the old one stands. @throws a DOMException */
export async function writeCopyFile(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
	const folder = await openFolder(true);
	const handle = await folder.getFileHandle(name, { create: true });
	const stream = await handle.createWritable();
	try {
		await stream.write(bytes);
		await stream.close();
	} catch (error) {
		await stream.abort().catch(() => undefined);
		throw error;
	}
}

/** Removes a file, if it is there. @throws a DOMException */
export async function removeCopyFile(name: string): Promise<void> {
	const folder = await orNull(openFolder(false));
	if (folder) await orNull(folder.removeEntry(name));
}

async function openFolder(create: boolean): Promise<FileSystemDirectoryHandle> {
	const root = await navigator.storage.getDirectory();
	return root.getDirectoryHandle(folderName, { create });
}

async function orNull<T>(task: Promise<T>): Promise<T | null> {
	try {
		return await task;
	} catch (error) {
		if (error instanceof DOMException && error.name === 'NotFoundError') return null;
		throw error;
	}
}

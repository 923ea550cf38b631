import { onTestFinished } from 'vitest';
import {
	copyFileName,
	listCopyFiles,
	readCopyFile,
	removeCopyFile,
	writeCopyFile
} from '$lib/sync/copy-files';

/** Removes a roadmap's safety copy, so that only y-indexeddb's is left to load from. */
export async function dropCopy(id: string): Promise<void> {
	await removeCopyFile(await copyFileName(id));
}

export async function dropAllCopies(): Promise<void> {
	for (const name of await listCopyFiles()) await removeCopyFile(name);
}

/** A roadmap's safety copy as it lies on disk; null when there is none. */
export async function readCopyOf(id: string): Promise<Uint8Array<ArrayBuffer> | null> {
	return readCopyFile(await copyFileName(id));
}

export async function writeCopyOf(id: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
	await writeCopyFile(await copyFileName(id), bytes);
}

/** Safety copies cannot be read. @returns what mends it */
export function failReadingCopies(): () => void {
	const { getFile } = FileSystemFileHandle.prototype;
	FileSystemFileHandle.prototype.getFile = () =>
		Promise.reject(new DOMException('refused by the test', 'NotReadableError'));
	return () => (FileSystemFileHandle.prototype.getFile = getFile);
}

/** Files break off in the middle of being written, as when the disk is full; until the test ends or it is mended. */
export function failWritingFiles(): () => void {
	const { write } = FileSystemWritableFileStream.prototype;
	const mend = () => void (FileSystemWritableFileStream.prototype.write = write);
	FileSystemWritableFileStream.prototype.write = async function (data) {
		await write.call(this, (data as Uint8Array<ArrayBuffer>).slice(0, 20));
		throw new DOMException('refused by the test', 'QuotaExceededError');
	};
	onTestFinished(mend);
	return mend;
}

/** The browser has no file that is replaced at once; until the test ends. */
export function hideCopyFiles(): void {
	const { createWritable } = FileSystemFileHandle.prototype;
	Reflect.deleteProperty(FileSystemFileHandle.prototype, 'createWritable');
	onTestFinished(() => void (FileSystemFileHandle.prototype.createWritable = createWritable));
}

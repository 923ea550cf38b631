import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A disk that is full soon. */
export interface SmallDisk {
	readonly folder: string;
	/** Leaves no byte free. */
	fill(): void;
	/** Frees what `fill` took. */
	free(): void;
	/** Makes the disk larger. */
	grow(megabytes: number): void;
	remove(): void;
}

/** Mounts a disk of some megabytes, which asks for root. */
export function mountSmallDisk(megabytes: number): SmallDisk {
	const folder = mkdtempSync(join(tmpdir(), 'longroad-disk-'));
	execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder]);
	const filling = join(folder, 'filling');
	return {
		folder,
		fill() {
			for (const size of [64 * 1024, 4096, 1]) append(filling, Buffer.alloc(size, 1));
		},
		free: () => rmSync(filling, { force: true }),
		grow: (size) => execFileSync('mount', ['-o', `remount,size=${size}m`, folder]),
		remove() {
			execFileSync('umount', ['-l', folder]);
			rmSync(folder, { recursive: true, force: true });
		}
	};
}

function append(file: string, chunk: Buffer): void {
	for (;;) {
		try {
			writeFileSync(file, chunk, { flag: 'a' });
		} catch (error) {
			if ((error as NodeJS.ErrnoException).code === 'ENOSPC') return;
			throw error;
		}
	}
}

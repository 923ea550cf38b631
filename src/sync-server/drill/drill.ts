import { mkdtemp, mkdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ServerConfig } from '../config.ts';
import type { DrillReport } from './drill-report.ts';

/**
 * Backs up what a server keeps, restores it elsewhere and proves that both are equal. Nothing of the server is
 * changed, and it may run meanwhile. Rejects in plain words when anything is not as it should be.
 *
 * @param keepIn the folder that the backup stays in; null when it is only for the proof
 * @param now milliseconds since 1970, for the backup's name
 */
export async function drill(
	{ databaseUrl, dataFolder }: Pick<ServerConfig, 'databaseUrl' | 'dataFolder'>,
	keepIn: string | null,
	now: number
): Promise<DrillReport> {
	const folder = keepIn ?? (await mkdtemp(join(tmpdir(), 'longroad-backup-')));
	const time = new Date(now).toISOString().slice(0, 19).replaceAll(':', '');
	try {
		// For this account alone, as the original is.
		await mkdir(folder, { recursive: true, mode: 0o700 });
		const file = join(folder, `longroad-${time}Z.${databaseUrl === null ? 'sqlite' : 'dump'}`);
		const report = await drillInto(file, databaseUrl, dataFolder);
		return { ...report, file: keepIn === null ? null : file };
	} finally {
		if (keepIn === null) await rm(folder, { recursive: true });
	}
}

async function drillInto(
	file: string,
	databaseUrl: string | null,
	dataFolder: string
): Promise<Omit<DrillReport, 'file'>> {
	if (databaseUrl === null) return (await import('./sqlite-drill.ts')).drillSqlite(dataFolder, file);
	return (await import('./postgres-drill.ts')).drillPostgres(databaseUrl, file);
}

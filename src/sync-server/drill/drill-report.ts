/** Rows of one table, and a fingerprint of all that stands in them. */
export interface TableDigest {
	readonly name: string;
	readonly rows: number;
	readonly digest: string;
}

/** What a drill found: everything was equal, or it would have failed. */
export interface DrillReport {
	readonly tables: readonly TableDigest[];
	readonly documents: number;
	/** Size of the backup. */
	readonly bytes: number;
	readonly backupMs: number;
	readonly restoreMs: number;
	/** Where the backup is; null when it was thrown away again. */
	readonly file: string | null;
}

/** Throws an error that names the tables which differ. */
export function compareTables(source: readonly TableDigest[], restored: readonly TableDigest[]): void {
	const found = new Map(restored.map((table) => [table.name, table]));
	const different = source.filter(({ name, rows, digest }) => {
		const other = found.get(name);
		return other?.rows !== rows || other.digest !== digest;
	});
	if (different.length === 0 && source.length === restored.length) return;
	const names = different.map(({ name }) => name).join(', ') || 'the list of tables';
	throw new Error(
		`What was restored differs from the original in: ${names}. Do not rely on this backup; look for errors of the disk.`
	);
}

/** A report as the operator reads it. */
export function describeReport({ tables, documents, bytes, backupMs, restoreMs, file }: DrillReport): string {
	const counts = tables.map(({ name, rows }) => `${name} ${rows.toLocaleString('en')}`).join(', ');
	return [
		`Backed up ${(bytes / 1e6).toFixed(1)} MB in ${seconds(backupMs)}${file ? `: ${file}` : ', and thrown away again'}.`,
		`Restored and opened it in ${seconds(restoreMs)}: ${documents.toLocaleString('en')} documents, each of them readable.`,
		`Compared all rows: ${counts}. All equal.`,
		'The drill passed.'
	].join('\n');
}

function seconds(ms: number): string {
	return `${(ms / 1000).toFixed(1)} s`;
}

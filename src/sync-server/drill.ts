/**
 * Backs up what a server keeps, restores the backup elsewhere and proves that both are equal:
 *
 *   node src/sync-server/drill.ts [folder to keep the backup in]
 *
 * with the server's own DATA_DIR or DATABASE_URL. Ends with 0 when the drill passed, so that it can be the nightly
 * backup as well.
 */
import './resolve-lib.ts';

const { readConfig } = await import('./config.ts');
const { drill } = await import('./drill/drill.ts');
const { describeReport } = await import('./drill/drill-report.ts');

try {
	const report = await drill(readConfig(process.env), process.argv[2] ?? null, Date.now());
	console.log(describeReport(report));
} catch (error) {
	console.error(error instanceof Error ? error.message : String(error));
	process.exitCode = 1;
}

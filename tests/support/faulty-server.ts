import '../../src/sync-server/resolve-lib.ts';

/** A server whose disk is full from SIGUSR2 on, until SIGHUP. Run by plain Node, like the server itself. */
const { readConfig } = await import('../../src/sync-server/config.ts');
const { startServer } = await import('../../src/sync-server/serve.ts');
const { openSqliteStore } = await import('../../src/sync-server/store/sqlite-store.ts');
const { withFaults } = await import('./store-with-faults.ts');

const config = readConfig(process.env);
const faults = withFaults(await openSqliteStore(config.dataFolder));
await startServer(config, { store: faults.store });
process.on('SIGUSR2', () => faults.fail());
process.on('SIGHUP', () => faults.recover());
console.log(`Longroad is at port ${config.port}`);

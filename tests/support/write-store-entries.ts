/**
 * Writes entries into a store and says each that was acknowledged: "‹number› ‹label›-‹n›.". Started by tests:
 * node write-store-entries.ts ‹module› ‹function› ‹its argument› ‹document› ‹label› ‹count›
 */
import '../../src/sync-server/resolve-lib.ts';

const [module = '', opener = '', argument = '', document = '', label = '', count = '0'] =
	process.argv.slice(2);
const opened: unknown = await import(module);
const open = Reflect.get(Object(opened), opener) as (
	argument: string
) => Promise<import('../../src/sync-server/store/store.ts').Store>;
const store = await open(argument);

let written = 0;

async function write(): Promise<void> {
	while (written < Number(count)) {
		const text = `${label}-${++written}.`;
		const [sequence] = await store.append([
			{
				document,
				participantId: 'ana',
				deviceId: 'laptop',
				at: 1_790_000_000_000,
				update: new TextEncoder().encode(text),
				newClients: []
			}
		]);
		await new Promise((resolve) => process.stdout.write(`${sequence} ${text}\n`, resolve));
	}
}

await Promise.all([write(), write(), write(), write()]);
await store.close();

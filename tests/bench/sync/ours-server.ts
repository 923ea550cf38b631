/** Our server over documents that lie in its store already, with a device for each client of the bench. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { documentName } from '$lib/protocol/document-name';
import { hashOf } from '../../../src/sync-server/access/secrets.ts';
import { readConfig } from '../../../src/sync-server/config.ts';
import { startServer } from '../../../src/sync-server/serve.ts';
import { openSqliteStore } from '../../../src/sync-server/store/sqlite-store.ts';
import type { Store } from '../../../src/sync-server/store/store.ts';
import { benchKey } from './bench-credential.ts';
import { answerOrchestrator } from './watched-process.ts';

const [folder = '', data = ''] = process.argv.slice(2);
const now = Date.now();
const plenty = '1000000';

const store = await openSqliteStore(data);
if (!(await store.roadmap('large-1'))) {
	await share(store, 'large', 1, 200);
	for (let number = 0; number < 1_000; number++) await share(store, 'small', number, 5);
}

const config = readConfig({
	PORT: '0',
	DATA_DIR: data,
	// All clients come from one address here.
	MAX_CONNECTIONS_PER_ADDRESS: plenty,
	MAX_STRANGERS_PER_ADDRESS: plenty
});
const server = await startServer(config, { store });
answerOrchestrator(server.port);

async function share(to: Store, kind: 'large' | 'small', number: number, clients: number): Promise<void> {
	const roadmapId = `${kind}-${number}`;
	const owner = {
		id: `${roadmapId}-owner`,
		roadmapId,
		name: 'Owner',
		role: 'owner' as const,
		createdAt: now,
		expiresAt: null,
		revokedAt: null
	};
	const deviceOf = (client: number) => ({
		id: `${roadmapId}-${client}`,
		participantId: owner.id,
		name: 'Bench',
		keyHash: hashOf(benchKey(`${roadmapId}-${client}`)),
		createdAt: now,
		seenAt: null
	});
	const roadmap = { id: roadmapId, createdAt: now, recoveryHash: hashOf(roadmapId), recoversId: owner.id };
	await to.publish(roadmap, owner, deviceOf(0));
	for (let client = 1; client < clients; client++) await to.addDevice(deviceOf(client));
	const update = readFileSync(join(folder, `${kind}.update`));
	const [sequence = 0] = await to.append([
		{
			document: documentName(roadmapId, 'plan'),
			participantId: owner.id,
			deviceId: `${roadmapId}-0`,
			at: now,
			update,
			newClients: []
		}
	]);
	await to.compact(documentName(roadmapId, 'plan'), update, sequence, now);
}

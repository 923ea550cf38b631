import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { documentName } from '$lib/protocol/document-name';
import type { Relay, RelayMessage } from '$server/cluster/relay';
import type { Store } from '$server/store/store';
import { entryOf } from '../../support/server-store';
import { serveSync, share, StockClient, temporaryStore } from '../../support/sync-circle';

/** A store that has read a document, and gives it out only when it is let. */
function holdReading(store: Store) {
	const reading = Promise.withResolvers<void>();
	const gate = Promise.withResolvers<void>();
	const held: Store = {
		...store,
		async load(document, after) {
			const found = await store.load(document, after);
			reading.resolve();
			await gate.promise;
			return found;
		}
	};
	return { held, isRead: reading.promise, letGo: gate.resolve };
}

/** A relay to nobody, whose listeners a test may tell something. */
function quietRelay() {
	const hearing = new Set<(message: RelayMessage) => void>();
	const relay: Relay = {
		publish: () => undefined,
		listen(_, hear) {
			hearing.add(hear);
			return () => void hearing.delete(hear);
		},
		listenToHubs: () => () => undefined,
		isOpen: true,
		close: async () => undefined
	};
	return { relay, tell: (message: RelayMessage) => hearing.forEach((hear) => hear(message)) };
}

test('[INS-6.1] what another instance writes while a document is being opened is in it', async () => {
	const store = await temporaryStore();
	const { held, isRead, letGo } = holdReading(store);
	const { relay, tell } = quietRelay();
	const server = await serveSync({}, { store: held, relay });
	const owner = await share(server);
	const document = documentName(owner.roadmapId, 'plan');
	const ana = new StockClient(server, owner);
	await isRead;
	const elsewhere = new Y.Doc();
	elsewhere.getMap('values').set('from elsewhere', 1);
	await store.append([entryOf(document, '', { update: Y.encodeStateAsUpdate(elsewhere) })]);
	tell({ kind: 'missed', document });
	letGo();
	await ana.settle();
	expect(ana.values).toEqual({ 'from elsewhere': 1 });
});

import { type RawListener, RawSyncClient } from '../../support/raw-sync-client.ts';
import * as Y from 'yjs';
import { at } from '../sample.ts';

/** A server under load: where it is, and how its clients come in. */
export interface Target {
	/** Address of its websocket. */
	readonly address: string;
	/** Name of a document, and what the n-th client shows to be let in. */
	name(kind: 'large' | 'small', number: number): string;
	token(kind: 'large' | 'small', number: number, client: number): string;
	/**
	 * What a client that knows nothing fetches before it connects: the state, and the vector that it then asks with.
	 * Null where there is nothing of the kind.
	 */
	fetchFirst: ((number: number, client: number) => Promise<Uint8Array>) | null;
}

/** Milliseconds, in ascending order. */
type Times = readonly number[];

export interface Latency {
	readonly p50: number;
	readonly p95: number;
}

export function latencyOf(times: Times): Latency {
	const sorted = [...times].sort((a, b) => a - b);
	return { p50: at(sorted, 0.5), p95: at(sorted, 0.95) };
}

/** So many clients that know nothing join one large document at once. Returns when each had all of it. */
export async function joinCold(target: Target, clients: number): Promise<Times> {
	const from = performance.now();
	const open: RawSyncClient[] = [];
	const times = await Promise.all(
		Array.from({ length: clients }, async (_, client) => {
			const vector = await target.fetchFirst?.(1, client);
			await joined(target, 'large', 1, client, {}, vector).then((one) => open.push(one));
			return performance.now() - from;
		})
	);
	for (const one of open) one.close();
	return times.sort((a, b) => a - b);
}

/** Documents with a client each, who does nothing. Ends them by what it returns. */
export async function openIdle(target: Target, documents: number): Promise<() => void> {
	const open: RawSyncClient[] = [];
	for (let from = 0; from < documents; from += 50) {
		const some = Array.from({ length: Math.min(50, documents - from) }, (_, i) =>
			joined(target, 'small', from + i, 0)
		);
		open.push(...(await Promise.all(some)));
	}
	return () => open.forEach((one) => one.close());
}

export interface EditLoad {
	readonly kind: 'large' | 'small';
	readonly documents: number;
	readonly editorsEach: number;
	/** Each editor makes one edit in so many milliseconds. */
	readonly everyMs: number;
	readonly forMs: number;
	/** Every so-manieth client reads what comes and takes the time. */
	readonly observersEach: number;
}

/** Editors at work; the time from an edit's sending until another client has it. Null vector: they know nothing. */
export async function edit(target: Target, load: EditLoad, vector?: Uint8Array): Promise<Times> {
	const times: number[] = [];
	const editors: { client: RawSyncClient; doc: Y.Doc }[] = [];
	for (let document = 0; document < load.documents; document++) {
		const joining = Array.from({ length: load.editorsEach }, async (_, editor) => {
			const doc = new Y.Doc();
			const isObserver = editor % load.observersEach === 0;
			const number = load.kind === 'large' ? 1 : document;
			const listener = isObserver ? { onUpdate: (update: Uint8Array) => times.push(...agesOf(update)) } : {};
			const client = await joined(target, load.kind, number, editor, listener, vector);
			editors.push({ client, doc });
		});
		await Promise.all(joining);
	}
	const end = performance.now() + load.forMs;
	await Promise.all(
		editors.map(async ({ client, doc }, at) => {
			await rest((load.everyMs * at) / editors.length);
			while (performance.now() < end) {
				doc.once('update', (update: Uint8Array) => client.update(update));
				doc.getMap('bench').set(`editor ${at}`, { sent: performance.now() });
				await rest(load.everyMs);
			}
		})
	);
	await rest(2_000);
	for (const { client } of editors) client.close();
	return times.sort((a, b) => a - b);
}

function joined(
	target: Target,
	kind: 'large' | 'small',
	number: number,
	client: number,
	listener: RawListener = {},
	vector?: Uint8Array
): Promise<RawSyncClient> {
	return new Promise((resolve, reject) => {
		const made: RawSyncClient = new RawSyncClient(
			target.address,
			target.name(kind, number),
			target.token(kind, number, client),
			{
				...listener,
				onState: () => resolve(made),
				onDenied: (reason) => reject(new Error(`A client was refused: ${reason}`)),
				onClosed: (reason) => reject(new Error(`A connection was closed: ${reason || 'no reason given'}`))
			},
			vector
		);
	});
}

function agesOf(update: Uint8Array): number[] {
	const now = performance.now();
	return Y.decodeUpdate(update).structs.flatMap((struct) => {
		if (!(struct instanceof Y.Item) || !(struct.content instanceof Y.ContentAny)) return [];
		const [value] = struct.content.arr as { readonly sent?: number }[];
		return value?.sent === undefined ? [] : [now - value.sent];
	});
}

function rest(ms: number): Promise<void> {
	return new Promise((resolve) => setTimeout(resolve, ms));
}

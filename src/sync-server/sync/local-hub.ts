import type { Hocuspocus } from '@hocuspocus/server';
import { readDocumentName } from '$lib/protocol/document-name';
import { type Notice, readNotice, writeNotice } from '$lib/protocol/notice';
import { isRefusalCode, type RefusalCode } from '$lib/protocol/refusal';
import type { Authority } from '../access/authority.ts';
import type { Relay } from '../cluster/relay.ts';
import type { Hub } from './hub.ts';
import type { OpenDocuments } from './open-documents.ts';
import type { SyncContext } from './speaker.ts';
import type { Speakers } from './speakers.ts';

/** A call of a hub, as it goes to the other instances. */
type Call =
	| { readonly call: 'disconnect'; readonly who: Who; readonly why: RefusalCode }
	| { readonly call: 'tell'; readonly roadmapId: string; readonly notice: Notice }
	| { readonly call: 'forget'; readonly roadmapId: string };

type Who = Parameters<Hub['disconnect']>[0];

/** The hub of this instance, and through the relay of all others. */
export function makeHub(
	library: Hocuspocus<SyncContext>,
	speakers: Speakers,
	documents: OpenDocuments,
	relay: Relay | null
): Hub {
	function forget(roadmapId: string): void {
		for (const [name, document] of library.documents) {
			if (readDocumentName(name)?.roadmapId === roadmapId) documents.of(document)?.forget();
		}
		speakers.end((authority) => authority.roadmapId === roadmapId, 'unknown');
	}
	function perform(call: Call): void {
		if (call.call === 'disconnect') speakers.end((authority) => isMeant(call.who, authority), call.why);
		else if (call.call === 'tell') tellLocally(library, call.roadmapId, call.notice);
		else forget(call.roadmapId);
	}
	relay?.listenToHubs((text) => {
		const call = readCall(text);
		if (call) perform(call);
	});
	async function everywhere(call: Call): Promise<void> {
		perform(call);
		relay?.publish({ kind: 'hub', call: JSON.stringify(call) });
		await Promise.resolve();
	}
	return {
		disconnect: (who, why) => everywhere({ call: 'disconnect', who, why }),
		tell: (roadmapId, notice) => everywhere({ call: 'tell', roadmapId, notice }),
		forget: (roadmapId) => everywhere({ call: 'forget', roadmapId })
	};
}

function isMeant(who: Who, authority: Authority): boolean {
	return 'deviceId' in who
		? who.deviceId === authority.deviceId
		: who.participantId === authority.participantId;
}

/** Each device hears it once: on the first of its documents. */
function tellLocally(library: Hocuspocus<SyncContext>, roadmapId: string, notice: Notice): void {
	const told = new Set<unknown>();
	for (const [name, document] of library.documents) {
		if (readDocumentName(name)?.roadmapId !== roadmapId) continue;
		document.relayStateless(writeNotice(notice), ({ webSocket }) => {
			const isFirst = !told.has(webSocket);
			told.add(webSocket);
			return isFirst;
		});
	}
}

/** Reads a call of another instance; null for one of a newer program. */
function readCall(text: string): Call | null {
	const value = JSON.parse(text) as Record<string, unknown>;
	const { call, who, why, roadmapId, notice } = value;
	if (call === 'disconnect' && isWho(who) && isRefusalCode(why)) return { call, who, why };
	if (typeof roadmapId !== 'string') return null;
	if (call === 'forget') return { call, roadmapId };
	const read = call === 'tell' ? readNotice(JSON.stringify(notice)) : null;
	return read ? { call: 'tell', roadmapId, notice: read } : null;
}

function isWho(value: unknown): value is Who {
	if (typeof value !== 'object' || value === null) return false;
	const { participantId, deviceId } = value as Record<string, unknown>;
	return typeof participantId === 'string' || typeof deviceId === 'string';
}

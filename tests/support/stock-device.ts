import { HocuspocusProvider, HocuspocusProviderWebsocket } from '@hocuspocus/provider';
import { RoadmapDocument } from '$lib/doc/roadmap-document';
import { type Part, parts } from '$lib/plan/part';
import { mayRead, type Role } from '$lib/plan/role';
import { documentName } from '$lib/protocol/document-name';
import { makeKey } from '$lib/sync/server/make-key';
import { credentialOf, type Membership, type NewMembership } from '$lib/sync/server/membership';
import { join, publish, ServerApi } from '$lib/sync/server/server-api';
import { onTestFinished, vi } from 'vitest';

/** Somebody else's device: the library's own provider, with nothing stored. Gone after the test. */
export class StockDevice {
	readonly document: RoadmapDocument;
	readonly membership: NewMembership;
	readonly providers: ReadonlyMap<Part, HocuspocusProvider>;

	constructor(membership: NewMembership) {
		this.membership = membership;
		this.document = new RoadmapDocument(membership.roadmapId);
		const websocketProvider = new HocuspocusProviderWebsocket({
			url: `${membership.server.replace(/^http/, 'ws')}/sync`,
			delay: 50,
			minDelay: 50
		});
		const open = parts.filter((part) => mayRead(membership.role, part));
		this.providers = new Map(
			open.map((part) => {
				const provider = new HocuspocusProvider({
					name: documentName(membership.roadmapId, part),
					document: this.document.parts[part],
					token: credentialOf(membership),
					websocketProvider
				});
				provider.attach();
				return [part, provider];
			})
		);
		onTestFinished(() => {
			for (const provider of this.providers.values()) provider.destroy();
			websocketProvider.destroy();
			this.document.destroy();
		});
	}

	get api(): ServerApi {
		return new ServerApi(this.membership);
	}

	/** Waits until the server has everything. */
	async untilSynced(): Promise<void> {
		await vi.waitUntil(
			() => [...this.providers.values()].every((one) => one.synced && !one.hasUnsyncedChanges),
			{ timeout: 10_000 }
		);
	}

	/** Invites a person. @returns the token of their link */
	async invite(name: string, role: Role, expires: string | null = null): Promise<string> {
		return (await this.api.invite({ name, role, expires })).token;
	}

	/** Invites a person, whose device is another one of these. */
	async bring(name: string, role: Role): Promise<StockDevice> {
		return new StockDevice(await joinAs(this.membership, name, await this.invite(name, role)));
	}
}

/** A roadmap that somebody else shares: their device, connected. */
export async function shareElsewhere(server: string, roadmapId = crypto.randomUUID()): Promise<StockDevice> {
	return new StockDevice(await publishAs(server, roadmapId));
}

/** Shares a roadmap, without writing it down on this device. */
export async function publishAs(server: string, roadmapId: string): Promise<Membership> {
	const key = makeKey();
	const published = await publish({ server, roadmapId }, { name: 'Olga', device: 'Test', key });
	const { participantId, deviceId, name, role } = published;
	return { roadmapId, server, participantId, deviceId, key, name, role, joinedAt: 0, waiting: 0 };
}

/** Takes part by a token, without writing it down on this device. */
export async function joinAs(
	{ server, roadmapId }: Pick<NewMembership, 'server' | 'roadmapId'>,
	device: string,
	token: string
): Promise<Membership> {
	const key = makeKey();
	const { participantId, deviceId, name, role } = await join({ server, roadmapId }, { token, key, device });
	return { roadmapId, server, participantId, deviceId, key, name, role, joinedAt: 0, waiting: 0 };
}

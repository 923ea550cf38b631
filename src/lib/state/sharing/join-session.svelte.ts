import type { Role } from '$lib/plan/role';
import { type Invite, readInviteFragment } from '$lib/protocol/invite-link';
import { readEntry } from '$lib/sync/catalogue';
import { fetchRoadmap, joinRoadmap, recoverRoadmap } from '$lib/sync/server/join-roadmap';
import { type Membership, readMembership } from '$lib/sync/server/membership';
import { setAside } from './set-aside';
import { wish } from './wish';

/** What a page of the app was opened with, or what somebody typed: a link's invite, or the roadmap of a code. */
export type Ticket =
	| { readonly kind: 'invite'; readonly invite: Invite }
	| { readonly kind: 'recovery'; readonly roadmapId: string };

/** How far somebody has come on the way into a roadmap. */
export type JoinStep = 'asking' | 'joining' | 'fetching' | 'done';

/** What this device has under the same id before joining. */
export type Standing =
	| { readonly kind: 'none' }
	/** It takes part already. */
	| { readonly kind: 'member'; readonly name: string; readonly role: Role }
	/** A roadmap of one's own that no server shares: it must not be mixed with the shared one. */
	| { readonly kind: 'own'; readonly title: string };

interface JoinParts {
	/** Where the app is and its server with it, with the sub-path, without a slash at the end. */
	readonly server: string;
	readonly now: () => Date;
}

/** What the address after `#` holds, of a page whose query asks for a recovery or not; null when it is no ticket. */
export function readTicket(fragment: string, isRecovery: boolean): Ticket | null {
	if (!isRecovery) {
		const invite = readInviteFragment(fragment);
		return invite && { kind: 'invite', invite };
	}
	const text = fragment.replace(/^#/, '');
	if (text === '') return null;
	try {
		return { kind: 'recovery', roadmapId: decodeURIComponent(text) };
	} catch {
		return null;
	}
}

/** The way of one device into a shared roadmap. Whatever does not work throws `WishError`, with a sentence. */
export class JoinSession {
	step: JoinStep = $state('asking');
	standing: Standing | null = $state.raw(null);
	/** Who one is in the roadmap, once the server has said so. */
	membership: Membership | null = $state.raw(null);
	/** The title under which what this device had before goes on as a roadmap of one's own; null where nothing had to. */
	copyTitle: string | null = $state.raw(null);
	/** The new recovery code, after one was used. */
	recoveryCode: string | null = $state.raw(null);

	readonly ticket: Ticket;
	readonly #parts: JoinParts;

	constructor(ticket: Ticket, parts: JoinParts) {
		this.ticket = ticket;
		this.#parts = parts;
	}

	get roadmapId(): string {
		return this.ticket.kind === 'invite' ? this.ticket.invite.roadmapId : this.ticket.roadmapId;
	}

	/** Looks what this device has under the roadmap's id. Rejects when its storage cannot be read. */
	async look(): Promise<void> {
		const [membership, entry] = await Promise.all([
			readMembership(this.roadmapId),
			readEntry(this.roadmapId)
		]);
		if (membership) this.standing = { kind: 'member', name: membership.name, role: membership.role };
		else if (entry) this.standing = { kind: 'own', title: entry.title };
		else this.standing = { kind: 'none' };
	}

	/** Takes part by the link, and brings the roadmap here. May be tried again where it stopped. */
	join(device: string): Promise<void> {
		const { ticket } = this;
		if (ticket.kind !== 'invite') throw new RangeError('There is no link to join by.');
		return this.#enter('join', () =>
			joinRoadmap(ticket.invite, { server: this.#parts.server, device }, this.#makeRoom)
		);
	}

	/** Becomes an owner again by the recovery code. */
	recover(code: string, device: string): Promise<void> {
		return this.#enter('recover', async () => {
			const place = { server: this.#parts.server, roadmapId: this.roadmapId };
			const { membership, recoveryCode } = await recoverRoadmap(place, { code, device }, this.#makeRoom);
			this.recoveryCode = recoveryCode;
			return membership;
		});
	}

	async #enter(asked: 'join' | 'recover', enter: () => Promise<Membership>): Promise<void> {
		try {
			await wish(asked, async () => {
				if (!this.membership) {
					this.step = 'joining';
					this.membership = await enter();
				}
				this.step = 'fetching';
				await fetchRoadmap(this.membership);
			});
			this.step = 'done';
		} catch (error) {
			this.step = 'asking';
			throw error;
		}
	}

	/**
	 * What this device has under the id goes on under an id of its own: a roadmap of one's own is not mixed with the
	 * shared one, and edits that bear another participant's marks would be refused from this one.
	 */
	readonly #makeRoom = async () => {
		this.copyTitle = (await setAside(this.roadmapId, this.#parts.now)) ?? this.copyTitle;
	};
}

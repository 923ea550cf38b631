import { tick } from 'svelte';
import { collectionNames, collections } from '$lib/plan/collections';
import { mayRead, type Role } from '$lib/plan/role';
import type { Authors } from '$lib/plan/talk/authorship';
import type { Person, PersonChange } from '$lib/protocol/api';
import { writeInviteLink } from '$lib/protocol/invite-link';
import type { Notice } from '$lib/protocol/notice';
import type { Roadmap } from '$lib/state/roadmap.svelte';
import type { LinkStatus } from '$lib/sync/server/link-status';
import { makeKey } from '$lib/sync/server/make-key';
import {
	deleteMembership,
	type Membership,
	patchMembership,
	readMembership,
	writeMembership
} from '$lib/sync/server/membership';
import { publish, ServerApi } from '$lib/sync/server/server-api';
import type { ServerLink } from '$lib/sync/server/server-link';
import { wish } from './wish';

export type { Device, Person } from '$lib/protocol/api';

/** A link for one person or one device. It is shown once: the server keeps its hash alone. */
export interface MadeLink {
	readonly link: string;
	/** When it stops working, ISO 8601; null when it does not. */
	readonly expires: string | null;
}

interface SharingParts {
	readonly roadmap: Roadmap;
	/** Where the app is and its server with it, with the sub-path, without a slash at the end. */
	readonly server: string;
	/** What this device is called in the list of one's devices. */
	readonly device: string;
	readonly now: () => Date;
}

/**
 * Who takes part in one open roadmap, as this device knows it: its own membership, its link to the server, and the
 * list of people. A roadmap that is on this device alone has no membership. Whatever is asked of the server and is
 * not done throws `WishError`, with a sentence.
 */
export class Sharing {
	/** This device's part in it; null while the roadmap is on this device alone. */
	membership: Membership | null = $state.raw(null);
	/** What keeps the roadmap in step with the server; null while there is none, or it is being loaded. */
	link: ServerLink | null = $state.raw(null);
	status: LinkStatus | null = $state.raw(null);
	/** Who takes part, as the server said last; null until it was asked. */
	people: readonly Person[] | null = $state.raw(null);
	/** The code that makes any device an owner's, while it is shown. */
	recoveryCode: string | null = $state.raw(null);
	/** The role that an owner gave instead of another while the roadmap was open, until that has been read. */
	newRole: Role | null = $state.raw(null);

	/** How often the server has said that the people are others now. */
	changes = $state(0);

	readonly isOwner: boolean = $derived(this.membership?.role === 'owner');
	/** Oneself in the list of people. */
	readonly me: Person | null = $derived(
		this.people?.find(({ id }) => id === this.membership?.participantId) ?? null
	);

	readonly #parts: SharingParts;
	/** The device's key before it takes part: kept, so that an answer that was lost can be asked for again. */
	readonly #newKey = makeKey();
	#api: ServerApi | null = null;
	#stopListening: (() => void)[] = [];
	readonly #whenClosed: (() => void)[] = [];
	#isClosed = false;
	/** One look after the other: two at once would connect twice. */
	#looking: Promise<void> = Promise.resolve();

	constructor(parts: SharingParts) {
		this.#parts = parts;
	}

	/** Takes up what this device remembers, also what another tab did: connects, or lets go. Rejects when it cannot be read. */
	look(): Promise<void> {
		const look = this.#looking.then(() => this.#look());
		this.#looking = look.catch(() => undefined);
		return look;
	}

	async #look(): Promise<void> {
		const membership = await readMembership(this.#parts.roadmap.id);
		if (this.#isClosed) return;
		if (membership === null) {
			if (!this.membership) return;
			await this.#letGo();
			this.#becomeOwn();
		} else if (membership.deviceId !== this.membership?.deviceId) {
			await this.#letGo();
			await this.#take(membership);
		}
	}

	/**
	 * Shares the roadmap, with oneself as its owner. The recovery code is then to be shown.
	 *
	 * @param name what others call the owner
	 * @param publishToken the server's, where it asks for one
	 */
	async share(name: string, publishToken?: string): Promise<void> {
		const { roadmap, server, device, now } = this.#parts;
		const place = { server, roadmapId: roadmap.id };
		await wish('publish', async () => {
			const answer = await publish(place, { name, device, key: this.#newKey }, publishToken);
			const { recoveryCode, ...joined } = answer;
			await writeMembership({ ...place, ...joined, key: this.#newKey, joinedAt: now().getTime() });
			this.recoveryCode = recoveryCode;
			await this.look();
		});
		await this.refresh().catch(() => undefined);
	}

	/** Invites a person. `expires` is when they stop taking part, ISO 8601, or null for never. */
	async invite(name: string, role: Role, expires: string | null): Promise<MadeLink> {
		const { person, token } = await this.#ask((api) => api.invite({ name, role, expires }));
		this.people = [...(this.people ?? []), person];
		return this.#linkOf(token, person.expires);
	}

	/** A new link for somebody who did not use theirs; the old one stops working. */
	async newLink(personId: string): Promise<MadeLink> {
		const { person, token } = await this.#ask((api) => api.newLink(personId));
		this.#replace(person);
		return this.#linkOf(token, person.expires);
	}

	async change(personId: string, change: PersonChange): Promise<void> {
		this.#replace(await this.#ask((api) => api.changePerson(personId, change)));
		this.#learnName();
	}

	/** Takes a person off the list at once, also while they are connected. */
	async revoke(personId: string): Promise<void> {
		await this.#ask((api) => api.revoke(personId));
		await this.refresh().catch(() => undefined);
	}

	async removeDevice(deviceId: string): Promise<void> {
		await this.#ask((api) => api.deleteDevice(deviceId));
		await this.refresh().catch(() => undefined);
	}

	/** A link for another device of one's own. */
	async addOwnDevice(): Promise<MadeLink> {
		const { token, expires } = await this.#ask((api) => api.addDevice());
		return this.#linkOf(token, expires);
	}

	/** Makes a recovery code in place of the old one, and shows it. */
	async newRecoveryCode(): Promise<void> {
		const { recoveryCode } = await this.#ask((api) => api.newRecovery());
		this.recoveryCode = recoveryCode;
	}

	/** Asks which participant each client id belongs to, in the parts that are signed, and what they are called. */
	async authors(): Promise<Authors> {
		const [{ people }, talk, records] = await this.#ask((api) =>
			Promise.all([api.people(), api.authors('talk'), api.authors('records')])
		);
		return {
			clients: { talk: talk.clients, records: records.clients },
			names: Object.fromEntries(people.map(({ id, name }) => [id, name]))
		};
	}

	/** Asks again who takes part. */
	async refresh(): Promise<void> {
		const { people } = await this.#ask((api) => api.people());
		this.people = people;
		this.#learnName();
	}

	/** Takes part no more. The roadmap stays on this device, as one of its own. */
	async leave(): Promise<void> {
		const { membership } = this;
		if (!membership) return;
		await this.#ask((api) => api.revoke(membership.participantId));
		await this.forget();
	}

	/** Ends the sharing for everybody; the server deletes what it holds. The roadmap stays on this device. */
	async endSharing(): Promise<void> {
		await this.#ask((api) => api.endSharing());
		await this.forget();
	}

	/** Forgets the server, which is told nothing: the roadmap is then on this device alone. */
	async forget(): Promise<void> {
		await deleteMembership(this.#parts.roadmap.id);
		await this.#letGo();
		this.#becomeOwn();
	}

	/** Where somebody with the recovery code types it. */
	get recoveryAddress(): string {
		const { roadmap, server } = this.#parts;
		return `${this.membership?.server ?? server}/join?recover#${encodeURIComponent(roadmap.id)}`;
	}

	/** Calls back when this is closed. */
	onClose(act: () => void): void {
		if (this.#isClosed) act();
		else this.#whenClosed.push(act);
	}

	/** Lets go of the server; what waits is sent when the roadmap is opened again. */
	async close(): Promise<void> {
		this.#isClosed = true;
		for (const act of this.#whenClosed) act();
		await this.#letGo();
	}

	async #take(membership: Membership): Promise<void> {
		const { roadmap, now } = this.#parts;
		this.membership = membership;
		this.#api = new ServerApi(membership);
		roadmap.takeRole(membership.role);
		const { ServerLink } = await import('$lib/sync/server/server-link');
		if (this.#isClosed || this.membership !== membership) return;
		const link = new ServerLink(roadmap.document, membership, { now: () => now().getTime() });
		this.#stopListening = [
			link.onStatus((status) => (this.status = status)),
			link.onNotice((notice) => this.#hear(notice))
		];
		this.link = link;
		this.status = link.status;
		link.start();
	}

	/** What this device could not read any more does not come back with the right to do everything. */
	#becomeOwn(): void {
		const { roadmap } = this.#parts;
		const { role } = roadmap;
		roadmap.takeRole(null);
		if (role === null || mayRead(role, 'people')) return;
		const { plan } = roadmap.document;
		for (const name of collectionNames.filter((one) => collections[one].part === 'people')) {
			const trashed = plan.trash.filter(({ collection }) => collection === name);
			const ids = [...plan[name], ...trashed.map(({ record }) => record)].map(({ id }) => id);
			if (ids.length > 0) roadmap.document.dropFacts(name, ids);
		}
	}

	async #letGo(): Promise<void> {
		const { link } = this;
		for (const stop of this.#stopListening) stop();
		this.#stopListening = [];
		this.membership = this.link = this.status = this.people = this.#api = null;
		// Whoever uses the link says goodbye over it first.
		await tick();
		await link?.stop();
	}

	#hear(notice: Notice): void {
		const { membership } = this;
		if (!membership) return;
		if (notice.kind === 'role' && notice.role !== membership.role) {
			this.membership = { ...membership, role: notice.role };
			this.#parts.roadmap.takeRole(notice.role);
			this.newRole = notice.role;
		}
		if (notice.kind === 'people') this.changes++;
		if (this.people !== null && (notice.kind === 'role' || notice.kind === 'people'))
			this.refresh().catch(() => undefined);
	}

	#ask<T>(question: (api: ServerApi) => Promise<T>): Promise<T> {
		const api = this.#api;
		if (!api) throw new RangeError('This roadmap is on this device alone.');
		return wish('wish', () => question(api));
	}

	/** An owner may have given this participant another name. */
	#learnName(): void {
		const { me, membership } = this;
		if (!me || !membership || me.name === membership.name) return;
		this.membership = { ...membership, name: me.name };
		patchMembership(membership.roadmapId, { name: me.name }).catch(() => undefined);
	}

	#replace(person: Person): void {
		this.people = this.people?.map((one) => (one.id === person.id ? person : one)) ?? null;
	}

	#linkOf(token: string, expires: string | null): MadeLink {
		const { roadmap, server } = this.#parts;
		return {
			link: writeInviteLink(this.membership?.server ?? server, { roadmapId: roadmap.id, token }),
			expires
		};
	}
}

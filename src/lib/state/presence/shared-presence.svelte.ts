import { untrack } from 'svelte';
import type { Presence, PresentPerson } from '$lib/protocol/presence';
import { Arrivals } from './arrivals';
import { fitPresence } from './fit-presence';
import type { ChangedClients, PresenceChannel } from './presence-channel';
import { type KnownClient, peopleOf, type PersonHere, presenceOf } from './present-people';
import { Whisper } from './whisper';

/** Milliseconds for which a page at the back still says that it is here. */
const hiddenMs = 60_000;

/** What is told of this tab besides who it is and what it shows. */
export type OwnLook = Pick<Presence, 'chosen' | 'drag' | 'window'>;

/** A record that somebody shows everyone. */
export interface Showing {
	readonly by: PersonHere;
	readonly id: string;
}

interface PresenceSources {
	/** Who this is. The server puts in what it knows instead; it is what tabs without a server would see. */
	readonly me: () => PresentPerson;
	/** What this tab looks at in a view. */
	readonly look: (view: string) => OwnLook;
}

/** Who else has this roadmap open and what they do there; and the same of this tab, told to them. */
export class SharedPresence {
	/** The view that is open here, as its address has it: "timeline". The page that holds the views sets it. */
	view = $state('');
	/** Everyone else who is here, in the order in which they came; this person's other tabs and devices as one. */
	people: readonly PersonHere[] = $state.raw([]);
	/** Id of the person whose view this tab goes along with. */
	followedId: string | null = $state(null);
	/** What somebody showed everyone last, until it is put away. */
	showing: Showing | null = $state.raw(null);
	/** Who came last, in a sentence; `count` tells two equal ones apart. */
	arrival = $state.raw({ text: '', count: 0 });
	readonly me: PresentPerson = $derived.by(() => this.#sources.me());
	/** The person who is followed; null also while they are not here. */
	readonly followed: PersonHere | null = $derived.by(
		() => this.people.find(({ id }) => id === this.followedId) ?? null
	);

	readonly #channel: PresenceChannel;
	readonly #sources: PresenceSources;
	#shown: Presence['shown'] = $state.raw(null);
	#isAway = $state(false);
	#awayTimer: ReturnType<typeof setTimeout> | undefined;
	readonly #clients = new Map<number, KnownClient>();
	/** How often each tab has shown something. */
	readonly #showings = new Map<number, number>();
	#changes = 0;
	readonly #whisper = new Whisper((presence) => this.#channel.setLocalState({ ...presence }));
	readonly #arrivals = new Arrivals((text) => (this.arrival = { text, count: this.arrival.count + 1 }));
	readonly #stopTelling: () => void;

	constructor(channel: PresenceChannel, sources: PresenceSources) {
		this.#channel = channel;
		this.#sources = sources;
		const known = [...channel.getStates().keys()];
		this.#hear({ added: known, updated: [], removed: [] });
		channel.on('change', this.#hear);
		document.addEventListener('visibilitychange', this.#turnPage);
		this.#turnPage();
		this.#stopTelling = $effect.root(() => this.#keepTelling());
	}

	/** Goes along with somebody's view from now on; null to go one's own way. */
	follow(id: string | null): void {
		this.followedId = id;
	}

	/** Shows everyone a record. Gives the number of people who are here to see it. */
	show(id: string): number {
		this.#shown = { id, count: (this.#shown?.count ?? 0) + 1 };
		return this.people.length;
	}

	/** Tells the others that this tab is gone, and hears no more of them. */
	stop(): void {
		this.#stopTelling();
		this.#channel.off('change', this.#hear);
		document.removeEventListener('visibilitychange', this.#turnPage);
		clearTimeout(this.#awayTimer);
		this.#arrivals.stop();
		this.#leave();
		this.people = [];
		this.followedId = null;
		this.showing = null;
	}

	#keepTelling(): void {
		$effect(() => {
			if (this.#isAway) return untrack(() => this.#leave());
			const own = { person: this.me, view: this.view, ...this.#sources.look(this.view), shown: this.#shown };
			untrack(() => this.#whisper.say(fitPresence(own)));
		});
	}

	#leave(): void {
		this.#whisper.hush();
		this.#channel.setLocalState(null);
	}

	/** A page that nobody sees falls silent after a while, and speaks again as soon as it is seen. */
	readonly #turnPage = (): void => {
		clearTimeout(this.#awayTimer);
		if (document.visibilityState === 'hidden')
			this.#awayTimer = setTimeout(() => (this.#isAway = true), hiddenMs);
		else this.#isAway = false;
	};

	readonly #hear = ({ added, updated, removed }: ChangedClients): void => {
		const changed = [...added, ...updated, ...removed].filter((client) => client !== this.#channel.clientID);
		if (changed.length > 0) untrack(() => this.#learn(changed));
	};

	#learn(changed: readonly number[]): void {
		const states = this.#channel.getStates();
		for (const client of changed) {
			const state = states.get(client);
			const presence = state ? presenceOf(state) : null;
			if (presence) this.#clients.set(client, { presence, changedAt: ++this.#changes });
			else this.#clients.delete(client);
		}
		const before = this.people;
		this.people = peopleOf(this.#clients.values(), this.me.id);
		// Who left is not to be found as having come.
		if (before.some(({ id }) => this.people.every((one) => one.id !== id)))
			this.arrival = { ...this.arrival, text: '' };
		this.#arrivals.see(this.people);
		for (const client of changed) this.#noteShowing(client);
	}

	/** Only what is shown while one is here is new; who comes later is not led to what was shown before. */
	#noteShowing(client: number): void {
		const presence = this.#clients.get(client)?.presence;
		if (!presence) return;
		const before = this.#showings.get(client);
		const count = presence.shown?.count ?? 0;
		this.#showings.set(client, count);
		const by = this.people.find(({ id }) => id === presence.person.id);
		if (before !== undefined && count > before && presence.shown && by)
			this.showing = { by, id: presence.shown.id };
	}
}

import { RoadmapDocument } from '$lib/doc/roadmap-document';
import { type Part, parts } from '$lib/plan/part';
import type { Plan } from '$lib/plan/plan';
import { copyOf, planWith } from './roadmap-document';

interface Parcel {
	readonly to: RoadmapDocument;
	readonly part: Part;
	readonly update: Uint8Array;
}

/**
 * Some devices with copies of one roadmap, and a network that delivers their updates late, out of order and
 * more than once. Client ids are fixed, so that the same edits always end the same.
 */
export class PeerNetwork {
	readonly peers: readonly RoadmapDocument[];
	#underway: Parcel[] = [];

	constructor(count: number, lists: Partial<Plan> = {}) {
		const source = new RoadmapDocument('roadmap');
		setClient(source, 1_000);
		source.fill(planWith(lists));
		this.peers = Array.from({ length: count }, (_, index) => {
			const peer = copyOf(source);
			setClient(peer, index + 1);
			return peer;
		});
		for (const peer of this.peers) {
			peer.onUpdate((part, update, origin) => {
				if (origin !== 'local') return;
				for (const to of this.peers) if (to !== peer) this.#underway.push({ to, part, update });
			});
		}
	}

	/** Delivers one parcel, picked by a number; it may stay underway and so arrive again. */
	deliverOne(pick: number, again: boolean): void {
		if (this.#underway.length === 0) return;
		const index = pick % this.#underway.length;
		const parcel = this.#underway[index];
		if (!again) this.#underway.splice(index, 1);
		parcel?.to.applyUpdate(parcel.part, parcel.update, 'tab');
	}

	/** Delivers all that is underway, the latest sent first. */
	deliverAll(): void {
		const parcels = this.#underway.reverse();
		this.#underway = [];
		for (const { to, part, update } of parcels) to.applyUpdate(part, update, 'tab');
	}
}

function setClient(document: RoadmapDocument, id: number): void {
	for (const part of parts) document.parts[part].clientID = id;
}

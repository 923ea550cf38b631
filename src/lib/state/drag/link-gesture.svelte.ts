import { isShaping } from '$lib/plan/link';
import type { LinkType } from '$lib/plan/link-type';
import { linkEnd } from '$lib/plan/link-end';
import { debtBetween } from '$lib/plan/order-debt';
import { byId } from '$lib/plan/plan';
import { shapingPairs } from '$lib/plan/shaping';
import { shortName } from '$lib/plan/words';
import { tryLink, whyNotLink } from '$lib/state/link-actions';
import type { Roadmap } from '$lib/state/roadmap.svelte';
import {
	debtChangeWords,
	type GestureBase,
	type GestureWords,
	type LinkSide,
	type PointerPlace
} from './gesture';

/** The type of a link by the side that it leaves and the one that it comes in at. */
const typeOf: Readonly<Record<LinkSide['side'], Readonly<Record<LinkSide['side'], LinkType>>>> = {
	end: { start: 'FS', end: 'FF' },
	start: { start: 'SS', end: 'SF' }
};

const typeWords: Readonly<Record<LinkType, string>> = {
	FS: 'starts after the end of',
	SS: 'starts after the start of',
	FF: 'ends after the end of',
	SF: 'ends after the start of'
};

/** Draws a link from an end of a record to another record. What cannot be linked says why, at once. */
export class LinkGesture implements GestureBase {
	readonly kind = 'link';
	readonly from: LinkSide;
	/** What the pointer is over; null over nothing that can be linked. */
	target: LinkSide | null = $state.raw(null);
	/** Where the line begins, in the chart's coordinates. */
	readonly origin: PointerPlace;
	/** Where the pointer is. */
	at: PointerPlace = $state.raw() as PointerPlace;

	readonly #roadmap: Roadmap;
	readonly type: LinkType | null = $derived.by(() => {
		const { from, target } = this;
		return target && typeOf[from.side][target.side];
	});
	/** Why the link that is offered cannot be; null when it can, or when none is. */
	readonly why: string | null = $derived.by(() => {
		const { from, target, type } = this;
		return target && type && whyNotLink(this.#roadmap.plan, from.id, target.id, type);
	});

	constructor(roadmap: Roadmap, from: LinkSide, at: PointerPlace) {
		this.#roadmap = roadmap;
		this.from = from;
		this.origin = at;
		this.at = at;
	}

	get isAlive(): boolean {
		return linkEnd(this.#roadmap.plan, this.from.id) !== undefined;
	}

	get words(): GestureWords | null {
		const { from, target, type, why } = this;
		const { plan } = this.#roadmap;
		const nameOf = (id: string) => shortName(linkEnd(plan, id)?.record ?? { title: '' });
		if (!target || !type)
			return { main: `Link from ${nameOf(from.id)}`, more: '', debt: '', isRefused: false };
		if (why !== null) return { main: why, more: '', debt: '', isRefused: true };
		const main = `${nameOf(target.id)} ${typeWords[type]} ${nameOf(from.id)}`;
		return { main, more: '', debt: debtChangeWords(this.#addedDebt()), isRefused: false };
	}

	moveTo(at: PointerPlace): void {
		this.at = at;
		const { over } = at;
		if (over?.id !== this.target?.id || over?.side !== this.target?.side) this.target = over;
	}

	drop(): void {
		const { from, target, type } = this;
		if (!target || !type) return;
		const result = tryLink(this.#roadmap, from.id, target.id, type);
		if (!result.ok) this.#roadmap.announce(result.why);
	}

	cancel(): void {
		this.target = null;
	}

	/** Days that the link would add to the order debt (SEQ-3): nothing where one shapes the other already. */
	#addedDebt(): number {
		const { plan, asOf, report } = this.#roadmap;
		const source = byId(plan.initiatives).get(this.from.id);
		const target = byId(plan.initiatives).get(this.target?.id ?? '');
		if (!source || !target || !isShaping({ plain: false }, source, target)) return 0;
		if (source.status === 'cancelled' || target.status === 'cancelled') return 0;
		const pairs = shapingPairs(plan, report.ignoredLinks);
		if (pairs.some((pair) => pair.source === source && pair.target === target)) return 0;
		return debtBetween(source, target, asOf, this.#roadmap.spanOf);
	}
}

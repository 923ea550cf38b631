import type { ChartGround } from './chart-ground';

interface Fingers {
	/** Middle between two fingers, and their distance; pixels of the window. */
	readonly x: number;
	readonly y: number;
	readonly apart: number;
}

/** Fingers closer than this are taken to be this far apart, so that a pinch cannot run away. */
const leastApartPx = 24;

/** Two fingers on the chart: apart and together zooms about their middle, and their way scrolls. */
export class Pinch {
	readonly #ground: ChartGround;
	#before: Fingers | null = null;

	constructor(ground: ChartGround) {
		this.#ground = ground;
	}

	/** Follows a touch event. True while two fingers are down: nothing else may then make use of it. */
	heard({ touches }: TouchEvent): boolean {
		const [one, other] = [touches[0], touches[1]];
		const before = this.#before;
		this.#before = one && other ? fingersAt(one, other) : null;
		if (before && this.#before) this.#follow(before, this.#before);
		return this.#before !== null;
	}

	#follow(before: Fingers, now: Fingers): void {
		const { session, frame, left, layout } = this.#ground;
		const { viewport } = session;
		viewport.zoomBy(now.apart / before.apart, before.x - frame.left - left, false);
		viewport.scrollLeft += before.x - now.x;
		const most = Math.max(0, layout.height - viewport.height);
		viewport.scrollTop = Math.max(0, Math.min(most, viewport.scrollTop + before.y - now.y));
	}
}

function fingersAt(one: Touch, other: Touch): Fingers {
	return {
		x: (one.clientX + other.clientX) / 2,
		y: (one.clientY + other.clientY) / 2,
		apart: Math.max(leastApartPx, Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY))
	};
}

import type { LinkType } from '$lib/plan/link-type';
import type { Point } from './path';

/** What a link is tied to: a bar or a sign, in its row. */
export interface Anchor {
	readonly startX: number;
	readonly endX: number;
	/** Top and bottom of what is drawn, and of the row around it. */
	readonly top: number;
	readonly bottom: number;
	readonly rowTop: number;
	readonly rowBottom: number;
}

/** How far a link stands off the end that it leaves or enters. */
const stubPx = 6;
/** A gap narrower than this has no room for a vertical and an entry: the link drops into the target's edge. */
const narrowPx = 8;

/**
 * The corners of a link's line, at right angles: it leaves at the middle of one end, has one vertical and
 * enters the other end's middle. Too narrow a gap: it drops straight into the target's top or bottom edge.
 * Backwards: it goes round through the gap beside the target's row.
 */
export function routeLink(from: Anchor, to: Anchor, type: LinkType): readonly Point[] {
	switch (type) {
		case 'FS':
			return routeOnwards(from, to);
		case 'SF':
			return routeOnwards(mirror(from), mirror(to)).map(mirrorPoint);
		case 'SS':
			return routeAlongside(from, to);
		case 'FF':
			return routeAlongside(mirror(from), mirror(to)).map(mirrorPoint);
	}
}

/**
 * The corners from an end of a bar up to `x` at the strip above the rows, y = 0: straight up where that lies
 * off the end, else round through the gap above the bar's row.
 */
export function routeToStrip(from: Anchor, side: 'startX' | 'endX', x: number): readonly Point[] {
	const isRight = side === 'endX';
	const leaveX = from[side];
	const middle = middleOf(from);
	const ahead = isRight ? x - leaveX : leaveX - x;
	if (ahead >= narrowPx)
		return [
			{ x: leaveX, y: middle },
			{ x, y: middle },
			{ x, y: 0 }
		];
	const outX = isRight ? leaveX + stubPx : leaveX - stubPx;
	const gapY = from.rowTop + 1;
	return [
		{ x: leaveX, y: middle },
		{ x: outX, y: middle },
		{ x: outX, y: gapY },
		{ x, y: gapY },
		{ x, y: 0 }
	];
}

/** Leaves to the right, enters to the right. */
function routeOnwards(from: Anchor, to: Anchor): readonly Point[] {
	const [x1, y1, x2, y2] = [from.endX, middleOf(from), to.startX, middleOf(to)];
	const gap = x2 - x1;
	const isBelow = y2 > y1;
	if (gap >= narrowPx) return elbow(x1, y1, x2, y2, x2 - stubPx);
	const dropX = Math.max(x1 + stubPx, x2 + 2);
	if (gap > -1 && dropX < to.endX) {
		return [
			{ x: x1, y: y1 },
			{ x: dropX, y: y1 },
			{ x: dropX, y: isBelow ? to.top : to.bottom }
		];
	}
	const gapY = isBelow ? to.rowTop - 2 : to.rowBottom + 1;
	const outX = x1 + stubPx;
	const inX = x2 - stubPx;
	return [
		{ x: x1, y: y1 },
		{ x: outX, y: y1 },
		{ x: outX, y: gapY },
		{ x: inX, y: gapY },
		{ x: inX, y: y2 },
		{ x: x2, y: y2 }
	];
}

/** Leaves to the left, enters to the right. */
function routeAlongside(from: Anchor, to: Anchor): readonly Point[] {
	const outX = Math.min(from.startX, to.startX) - stubPx;
	return elbow(from.startX, middleOf(from), to.startX, middleOf(to), outX);
}

function elbow(x1: number, y1: number, x2: number, y2: number, bendX: number): readonly Point[] {
	return [
		{ x: x1, y: y1 },
		{ x: bendX, y: y1 },
		{ x: bendX, y: y2 },
		{ x: x2, y: y2 }
	];
}

function middleOf(anchor: Anchor): number {
	return (anchor.top + anchor.bottom) / 2;
}

function mirror(anchor: Anchor): Anchor {
	return { ...anchor, startX: -anchor.endX, endX: -anchor.startX };
}

function mirrorPoint({ x, y }: Point): Point {
	return { x: -x, y };
}

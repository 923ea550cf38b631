/** A coordinate as text, to a hundredth of a unit. */
export function at(value: number): string {
	return String(Math.round(value * 100) / 100);
}

export interface Point {
	readonly x: number;
	readonly y: number;
}

/** Path data of straight lines through points; closed when asked. */
export function polyline(points: readonly Point[], closed = false): string {
	return points.map(({ x, y }, i) => `${i ? 'L' : 'M'}${at(x)} ${at(y)}`).join('') + (closed ? 'Z' : '');
}

/** Path data of a horizontal line. */
export function across(fromX: number, toX: number, y: number): string {
	return `M${at(fromX)} ${at(y)}H${at(toX)}`;
}

/** Path data of a vertical line. */
export function down(x: number, fromY: number, toY: number): string {
	return `M${at(x)} ${at(fromY)}V${at(toY)}`;
}

/** Path data of lines through points that turn only at right angles, with corners rounded where there is room. */
export function rounded(points: readonly Point[], radius: number): string {
	const [first, ...rest] = points;
	if (!first) return '';
	let d = `M${at(first.x)} ${at(first.y)}`;
	let previous = first;
	rest.forEach((corner, i) => {
		const next = rest[i + 1];
		if (!next) {
			d += `L${at(corner.x)} ${at(corner.y)}`;
			return;
		}
		const r = Math.min(radius, distance(previous, corner) / 2, distance(corner, next) / 2);
		const before = towards(corner, previous, r);
		const after = towards(corner, next, r);
		d += `L${at(before.x)} ${at(before.y)}Q${at(corner.x)} ${at(corner.y)} ${at(after.x)} ${at(after.y)}`;
		previous = corner;
	});
	return d;
}

function distance(a: Point, b: Point): number {
	return Math.abs(a.x - b.x) + Math.abs(a.y - b.y);
}

function towards(from: Point, to: Point, length: number): Point {
	const all = distance(from, to);
	return all === 0
		? from
		: { x: from.x + ((to.x - from.x) * length) / all, y: from.y + ((to.y - from.y) * length) / all };
}

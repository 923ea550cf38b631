import { type Point, polyline } from './path';
import type { BarOptions } from './bar-options';
import type { Shape } from './shape';

/** Width of a sign, and half its height. */
const signW = 6;
const halfH = 3.5;
const inset = 2;

/** Whether a record comes before what is selected, after it, or both. */
export function relationOf(id: string, related: BarOptions['related']) {
	return { isBefore: related?.before.has(id) ?? false, isAfter: related?.after.has(id) ?? false };
}

/** The same in words, for a screen reader; empty when it is neither. */
export function relationWords(id: string, related: BarOptions['related']): string {
	const { isBefore, isAfter } = relationOf(id, related);
	if (isBefore && isAfter) return ', before and after what is chosen';
	return isBefore ? ', before what is chosen' : isAfter ? ', after what is chosen' : '';
}

/**
 * The signs of what is related to the selected, within two x: what comes before has an open triangle at its
 * start, what comes after a filled one at its end.
 */
export function relatedSigns(
	id: string,
	related: BarOptions['related'],
	fromX: number,
	toX: number,
	middle: number
): Shape[] {
	const { isBefore, isAfter } = relationOf(id, related);
	const shapes: Shape[] = [];
	if (isBefore) shapes.push(relatedSign('before', fromX + inset, middle));
	if (isAfter) shapes.push(relatedSign('after', toX - inset - signW, middle));
	return shapes;
}

/** An open triangle for what comes before, a filled one for what comes after. */
export function relatedSign(side: 'before' | 'after', x: number, middle: number): Shape {
	const d = triangle(x, middle);
	return side === 'before'
		? { type: 'path', d, fill: 'paper', stroke: { token: 'ink', width: 1.2 } }
		: { type: 'path', d, fill: 'ink', stroke: { token: 'paper', width: 1 } };
}

/** Points to the right, as time goes. */
function triangle(x: number, middle: number): string {
	const points: Point[] = [
		{ x, y: middle - halfH },
		{ x: x + signW, y: middle },
		{ x, y: middle + halfH }
	];
	return polyline(points, true);
}

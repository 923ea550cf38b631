import type { AxisTick } from '$lib/chart/axis';
import { upperStyle } from '$lib/chart/axis';
import type { Shape } from '$lib/chart/shape';
import { estimateTextWidth } from '$lib/chart/text-width';

const gapPx = 4;

/** From where to where the words of a drawing reach; null when it has none. Pixels. */
function reachOf(shapes: readonly Shape[]): readonly [number, number] | null {
	for (const shape of shapes) {
		if (shape.type !== 'text') continue;
		const width = estimateTextWidth(shape.text, shape.style);
		return shape.anchor === 'end' ? [shape.x - width, shape.x] : [shape.x, shape.x + width];
	}
	return null;
}

/** Whether the flag's words lie on the label of a year or month. */
export function coversLabel(flag: readonly Shape[], upper: readonly AxisTick[]): boolean {
	return upper.some((tick) => isCovered(tick, reachOf(flag)));
}

/** The axis without the labels that the flag's words would lie on: the flag says when it is. */
export function withoutCovered(flag: readonly Shape[], upper: readonly AxisTick[]): readonly AxisTick[] {
	const reach = reachOf(flag);
	return upper.map((tick) => (isCovered(tick, reach) ? { ...tick, label: '', note: '' } : tick));
}

function isCovered(tick: AxisTick, reach: readonly [number, number] | null): boolean {
	if (!reach || tick.label === '') return false;
	const end = tick.labelX + estimateTextWidth(tick.label, upperStyle);
	return tick.labelX < reach[1] + gapPx && end > reach[0] - gapPx;
}

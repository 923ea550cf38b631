import type { XmrChart } from '$lib/plan/behaviour/xmr';
import { sans } from '$lib/chart/pages-text';
import { across } from '$lib/chart/path';
import type { Shape } from '$lib/chart/shape';
import { lineThrough } from './cell-lines';

/** The drawing of an XmR chart, in pixels. */
export interface XmrPicture {
	readonly width: number;
	readonly height: number;
	readonly shapes: readonly Shape[];
}

const plot = { left: 8, top: 12, height: 110 };
const words = sans(11.5);

/** Values in percent, one after the other, with their middle and limits; those that stand out are ringed in red. */
export function xmrPicture(values: readonly number[], chart: XmrChart, width: number): XmrPicture {
	const right = width - 78;
	const highest = Math.max(...values, Math.min(100, chart.high));
	const lowest = Math.min(...values, Math.max(0, chart.low));
	const range = Math.max(1, highest - lowest);
	const y = (value: number) => plot.top + ((highest - value) / range) * plot.height;
	const step = (right - plot.left) / Math.max(1, values.length);
	const points = values.map((value, at) => ({ x: plot.left + step * (at + 0.5), y: y(value) }));
	const signalled = new Set(chart.signals.map(({ at }) => at));
	const limits = [
		{ value: chart.high, name: 'limit' },
		{ value: chart.mean, name: 'middle' },
		{ value: chart.low, name: 'limit' }
	].filter(({ value }) => value >= 0 && value <= 100);
	return {
		width,
		height: plot.top + plot.height + 12,
		shapes: [
			...limits.flatMap(({ value, name }): Shape[] => {
				const dash = name === 'limit' ? { dash: [5, 4] } : {};
				return [
					{
						type: 'path',
						d: across(plot.left, right, y(value)),
						stroke: { token: 'edge', width: 1, ...dash }
					},
					{
						type: 'text',
						x: right + 8,
						y: y(value) + 4,
						text: `${Math.round(value)}% ${name}`,
						style: words,
						token: 'ink-2'
					}
				];
			}),
			{ type: 'path', d: lineThrough(points), stroke: { token: 'ink-2', width: 1.2 } },
			...points.flatMap(({ x, y: cy }, at): Shape[] => [
				{ type: 'circle', cx: x, cy, r: 4, fill: 'ink' },
				...(signalled.has(at)
					? [{ type: 'circle', cx: x, cy, r: 8, stroke: { token: 'accent', width: 1.6 } } as const]
					: [])
			])
		]
	};
}

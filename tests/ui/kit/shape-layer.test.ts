import { expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import type { Shape } from '$lib/chart/shape';
import { lanes } from '$lib/plan/lane';
import '../../../src/app.css';
import ShapeSample from './ShapeSample.svelte';

const box = { type: 'rect', x: 1, y: 2, w: 30, h: 10 } as const;

async function draw(shapes: readonly Shape[]): Promise<readonly SVGElement[]> {
	const { container } = await render(ShapeSample, { shapes });
	return [...container.querySelectorAll<SVGElement>('svg > g > *')];
}

/** The colour that a property of the page has at present. */
function colourOf(token: string): string {
	const probe = document.createElement('i');
	probe.style.color = `var(--${token})`;
	document.body.append(probe);
	const { color } = getComputedStyle(probe);
	probe.remove();
	return color;
}

test('a shape is painted in the page’s colours, and nothing is filled unless told', async () => {
	const [filled, line] = await draw([
		{ ...box, fill: 'accent', stroke: { token: 'ink', width: 1.5, dash: [3, 2] } },
		{ type: 'path', d: 'M0 0H10', stroke: { token: 'edge', width: 1 } }
	]);
	const style = getComputedStyle(filled!);
	expect(style.fill).toBe(colourOf('accent'));
	expect(style.stroke).toBe(colourOf('ink'));
	expect(style.strokeDasharray).toBe('3px, 2px');
	expect(getComputedStyle(line!).fill).toBe('none');
});

test('each lane’s ground, done and to come, is a pattern of the same drawing', async () => {
	const grounds = lanes.flatMap((lane) => (['done', 'todo'] as const).map((state) => ({ lane, state })));
	const rects = await draw(grounds.map((fill) => ({ ...box, fill })));
	const patterns = rects.map((rect) => {
		const id = /#([\w-]+)/.exec(getComputedStyle(rect).fill)?.[1] ?? '';
		return rect.ownerSVGElement?.querySelector(`pattern[id="${id}"]`);
	});
	expect(new Set(patterns).size).toBe(6);
	expect(patterns.every(Boolean)).toBe(true);
});

test('a label is set in its family with a halo behind its letters', async () => {
	const [label] = await draw([
		{
			type: 'text',
			x: 5,
			y: 10,
			text: '5 months late',
			style: { family: 'sans', size: 11.5, weight: 600 },
			token: 'ink-2',
			anchor: 'end',
			halo: 3.5
		}
	]);
	const style = getComputedStyle(label!);
	expect(label?.textContent).toBe('5 months late');
	expect(style.fontFamily).toContain('Source Sans 3');
	expect([style.fontSize, style.fontWeight, style.textAnchor]).toEqual(['11.5px', '600', 'end']);
	expect([style.stroke, style.paintOrder]).toEqual([colourOf('paper'), 'stroke']);
});

test('shapes that go or change kind leave nothing behind', async () => {
	const circle: Shape = { type: 'circle', cx: 5, cy: 5, r: 3, fill: 'ink' };
	const { container, rerender } = await render(ShapeSample, { shapes: [box, circle] });
	await rerender({ shapes: [circle] });
	const names = [...container.querySelectorAll('svg > g > *')].map((one) => one.localName);
	expect(names).toEqual(['circle']);
});

test('whatever a title holds is drawn as text, and nothing of it becomes an element', async () => {
	const text = '<script>"&amp;</script></text><image href=x onerror="alert(1)"> & مشروع 🚀';
	const style = { family: 'sans', size: 12, weight: 400 } as const;
	const drawn = await draw([{ type: 'text', x: 0, y: 0, text, style, token: 'ink' }]);
	expect(drawn.map((one) => one.tagName)).toEqual(['text']);
	expect(drawn[0]?.textContent).toBe(text);
	expect(drawn[0]?.childElementCount).toBe(0);
});

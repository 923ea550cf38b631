import { expect, test } from 'vitest';
import { statusShapes } from '$lib/chart/status-shapes';
import { strengthMark } from '$lib/chart/strength-mark';
import { statusWords } from '$lib/plan/behaviour/status-word';

test('each status word has a drawing of its own, told apart without colour', () => {
	const drawings = statusWords.map((word) =>
		JSON.stringify(statusShapes(word, 0, 0)).replace(/"(accent|ink|edge)"/g, '"any"')
	);
	expect(new Set(drawings).size).toBe(statusWords.length);
});

test('only slipping is drawn in red pencil', () => {
	const red = statusWords.filter((word) => JSON.stringify(statusShapes(word, 0, 0)).includes('accent'));
	expect(red).toEqual(['slipping']);
});

test('a shape moves and grows with its place and size', () => {
	expect(statusShapes('holding', 100, 50, 22)).toEqual([
		{ type: 'circle', cx: 111, cy: 61, r: 10.6, fill: 'ink' }
	]);
	expect(statusShapes('slipping', 10, 20)).toEqual([
		{ type: 'path', d: 'M10 20.8L21 20.8L15.5 30.6Z', fill: 'accent' }
	]);
});

test('strength stands on its line where its share is, the plan above it, both within the line', () => {
	const strength = { share: 0.38, low: 0.27, high: 0.5, n: 28.44, k: 10.76 };
	const [line, interval, tick, plan] = strengthMark(strength, 0.45, 100).map((shape) =>
		shape.type === 'path' ? shape.d : ''
	);
	expect(line).toBe('M0 8.5H100');
	expect(interval).toBe('M27 8.5H50');
	expect(tick).toBe('M38 4.5V12.5');
	expect(plan).toBe('M42 0.8H48L45 5.6Z');
	const ends = [-0.2, 1.4].map((planNow) => strengthMark(strength, planNow, 100)[3]);
	expect(ends).toMatchObject([{ d: 'M0.5 0.8H6.5L3.5 5.6Z' }, { d: 'M93.5 0.8H99.5L96.5 5.6Z' }]);
});

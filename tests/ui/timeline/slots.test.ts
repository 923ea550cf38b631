import { expect, test } from 'vitest';
import { Slots } from '$lib/ui/timeline/slots';

test('what stays in sight keeps its element, and what comes in gets one of its own', () => {
	const slots = new Slots();
	const first = new Map(slots.assign(['a', 'b', 'c'], undefined));
	const next = slots.assign(['b', 'c', 'd'], undefined);
	expect([next.get('b'), next.get('c')]).toEqual([first.get('b'), first.get('c')]);
	expect([...first.values()]).not.toContain(next.get('d'));
});

test('after a leap the elements are used again in their order, and no two things share one', () => {
	const slots = new Slots();
	const first = [...slots.assign(['a', 'b', 'c'], undefined).values()];
	const next = [...slots.assign(['x', 'y'], undefined).values()];
	expect(next).toEqual(first.slice(0, 2));
	const more = [...slots.assign(['p', 'q', 'r'], undefined).values()];
	expect(more.slice(0, 2)).toEqual(next);
	expect(new Set(more).size).toBe(3);
});

test('the element that may have the focus stays with what it showed', () => {
	const slots = new Slots();
	const first = new Map(slots.assign(['a', 'b', 'c'], 'b'));
	const next = slots.assign(['b', 'x', 'y'], 'b');
	expect(next.get('b')).toBe(first.get('b'));
	expect([next.get('x'), next.get('y')]).toEqual([first.get('a'), first.get('c')]);
});

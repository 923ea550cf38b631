import { expect, test } from 'vitest';
import { lastEdited } from '$lib/ui/library/last-edited';

const now = new Date(2028, 5, 30, 15, 0, 0).getTime();
const minute = 60_000;

test('the last edit is told in words within a week, then by its date', () => {
	const told = (ago: number) => lastEdited(now - ago, now);
	expect(told(0)).toBe('just now');
	expect(told(-5 * minute)).toBe('just now');
	expect(told(4 * minute)).toBe('4 minutes ago');
	expect(told(3 * 60 * minute)).toBe('3 hours ago');
	expect(told(16 * 60 * minute)).toBe('yesterday');
	expect(told(3 * 24 * 60 * minute)).toBe('3 days ago');
	expect(told(8 * 24 * 60 * minute)).toBe('22 Jun 2028');
});

test('an edit before midnight is yesterday’s once an hour has passed', () => {
	const afterMidnight = new Date(2028, 5, 30, 1, 30, 0).getTime();
	expect(lastEdited(afterMidnight - 2 * 60 * minute, afterMidnight)).toBe('yesterday');
});

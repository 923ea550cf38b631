import { describe, expect, test } from 'vitest';
import type { Presence } from '$lib/protocol/presence';
import type { Day } from '$lib/plan/day';
import { lookAlong } from '$lib/state/presence/follow';
import type { ScreenHandle } from '$lib/state/screen-handle';
import type { Session } from '$lib/state/session.svelte';
import { Viewport } from '$lib/state/viewport.svelte';

/** A screen of rows that notes what is asked of it. */
function screenWith(top: string) {
	const asked: string[] = [];
	const screen: ScreenHandle = {
		reveal: (id) => {
			asked.push(`reveal ${id}`);
			return Promise.resolve();
		},
		goTo: () => undefined,
		activeRow: () => null,
		rowIds: () => [],
		topRow: () => top,
		showRowOnTop: (id) => asked.push(`top ${id}`)
	};
	const viewport = new Viewport(
		() => ({ start: 20_000 as Day, end: 23_000 as Day }),
		() => 20_000 as Day
	);
	return { session: { viewport, screen } as unknown as Session, viewport, asked };
}

function looking(change: Partial<Presence>): Presence {
	const person = { id: 'a', name: 'Ana', role: 'editor' as const };
	return { person, view: 'timeline', chosen: [], drag: null, window: null, shown: null, ...change };
}

describe('who goes along', () => {
	test('[PRS-7] comes to the same day, scale and row', () => {
		const { session, viewport, asked } = screenWith('a');
		lookAlong(session, looking({ window: { day: 21_000.5, pxPerDay: 2, row: 'b' } }));
		expect(viewport.pxPerDay).toBe(2);
		expect(viewport.scrollLeft).toBe(2_001);
		expect(asked).toEqual(['top b']);
	});

	test('[PRS-7] leaves a window that is as good as the same: two who follow each other come to rest', () => {
		const { session, viewport, asked } = screenWith('b');
		viewport.zoomTo(2);
		viewport.scrollLeft = 2_000;
		lookAlong(session, looking({ window: { day: 21_000.4, pxPerDay: 2.000_4, row: 'b' } }));
		expect(viewport.pxPerDay).toBe(2);
		expect(viewport.scrollLeft).toBe(2_000);
		expect(asked).toEqual([]);
	});

	test('[PRS-7] comes to what is chosen last where there is no time axis', () => {
		const { session, asked } = screenWith('a');
		lookAlong(session, looking({ view: 'table', chosen: ['c', 'd'] }));
		lookAlong(session, looking({ view: 'table' }));
		expect(asked).toEqual(['reveal d']);
	});
});

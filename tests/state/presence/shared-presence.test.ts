import { flushSync } from 'svelte';
import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import type { Role } from '$lib/plan/role';
import { maxPresenceBytes } from '$lib/protocol/presence';
import type { OwnLook } from '$lib/state/presence/shared-presence.svelte';
import { SharedPresence } from '$lib/state/presence/shared-presence.svelte';
import { joinAwareness, type JoinedAwareness } from '../../support/joined-awareness';
import { OwnState } from '../../support/own-state.svelte';

const look: OwnLook = { chosen: [], drag: null, window: null };

beforeEach(() => {
	vi.useFakeTimers();
	onTestFinished(() => {
		vi.useRealTimers();
	});
});

/** A tab in which somebody has the roadmap open. */
function open({ awareness }: JoinedAwareness, name: string, id = name, role: Role = 'editor') {
	const own = new OwnState({ look, me: { id, name, role } });
	const presence = new SharedPresence(awareness, { me: () => own.now.me, look: () => own.now.look });
	onTestFinished(() => presence.stop());
	flushSync();
	return {
		presence,
		awareness,
		see: (change: Partial<OwnLook>) => {
			own.now = { ...own.now, look: { ...own.now.look, ...change } };
			flushSync();
		},
		rename: (newName: string) => {
			own.now = { ...own.now, me: { ...own.now.me, name: newName } };
			flushSync();
		}
	};
}

function tabs(count: number): readonly [JoinedAwareness, JoinedAwareness, JoinedAwareness] {
	const [one, two, three] = joinAwareness(count);
	return [one, two, three] as [JoinedAwareness, JoinedAwareness, JoinedAwareness];
}

function names({ presence }: { presence: SharedPresence }): string[] {
	return presence.people.map(({ name }) => name);
}

function hide(isHidden: boolean): void {
	vi.spyOn(document, 'visibilityState', 'get').mockReturnValue(isHidden ? 'hidden' : 'visible');
	document.dispatchEvent(new Event('visibilitychange'));
	flushSync();
	onTestFinished(() => {
		vi.restoreAllMocks();
	});
}

describe('who is here', () => {
	test('[PRS-1] each tab knows the others, in the order in which they came, and not itself', () => {
		const [one, two, three] = tabs(3);
		const ana = open(one, 'Ana');
		expect(names(ana)).toEqual([]);
		const ben = open(two, 'Ben');
		open(three, 'أمل');
		expect(names(ana)).toEqual(['Ben', 'أمل']);
		expect(names(ben)).toEqual(['Ana', 'أمل']);
	});

	test('[PRS-1] a tab that opens later knows who was there before', () => {
		const [one, two] = tabs(2);
		open(one, 'Ana');
		expect(names(open(two, 'Ben'))).toEqual(['Ana']);
	});

	test('[PRS-1] several tabs of one person are one, as the tab that changed last has it', () => {
		const [one, two, three] = tabs(3);
		const ana = open(one, 'Ana');
		const first = open(two, 'Ben');
		const second = open(three, 'Ben');
		second.see({ chosen: ['b'] });
		vi.advanceTimersByTime(250);
		expect(ana.presence.people).toHaveLength(1);
		expect(ana.presence.people[0]?.presence.chosen).toEqual(['b']);
		first.see({ chosen: ['a'] });
		vi.advanceTimersByTime(250);
		expect(ana.presence.people[0]?.presence.chosen).toEqual(['a']);
		expect(first.presence.people.map(({ isMe }) => isMe)).toEqual([false, true]);
	});

	test('[PRS-1] who stops is gone for the others at once', () => {
		const [one, two] = tabs(2);
		const ana = open(one, 'Ana');
		const ben = open(two, 'Ben');
		ben.presence.stop();
		expect(names(ana)).toEqual([]);
		expect(names(ben)).toEqual([]);
	});

	test('[PRS-1] a new name reaches the others', () => {
		const [one, two] = tabs(2);
		const ana = open(one, 'Ana');
		const ben = open(two, 'Ben', 'ben');
		ben.rename('Benedikt');
		vi.advanceTimersByTime(250);
		expect(names(ana)).toEqual(['Benedikt']);
	});

	test('[PRS-1] what is not as agreed is not shown', () => {
		const [one, two] = tabs(2);
		const ana = open(one, 'Ana');
		two.awareness.setLocalState({ person: { id: 7, name: null }, chosen: 'all' });
		expect(names(ana)).toEqual([]);
		two.awareness.setLocalState({ person: { id: 'b', name: 'Ben', role: 'viewer' }, chosen: [1, 'a'] });
		expect(ana.presence.people[0]?.presence.chosen).toEqual(['a']);
	});
});

describe('what is told', () => {
	test('[PRS-2] at most four messages a second go out while something changes, the last one whole', () => {
		const [one, two] = tabs(2);
		const ana = open(one, 'Ana');
		const ben = open(two, 'Ben');
		vi.advanceTimersByTime(1_000);
		const before = two.sent();
		for (let step = 0; step < 100; step++) {
			ben.see({ drag: { a: [step, step + 9] } });
			vi.advanceTimersByTime(20);
		}
		expect(two.sent() - before).toBeLessThanOrEqual(9);
		expect(two.sent() - before).toBeGreaterThanOrEqual(8);
		vi.advanceTimersByTime(250);
		expect(ana.presence.people[0]?.presence.drag).toEqual({ a: [99, 108] });
	});

	test('[PRS-2] nothing goes out while nothing changes, but the sign of life every 15 seconds', () => {
		const [one] = tabs(1);
		const ana = open(one, 'Ana');
		vi.advanceTimersByTime(1_000);
		const before = one.sent();
		vi.advanceTimersByTime(10_000);
		ana.see({ chosen: [] });
		vi.advanceTimersByTime(1_000);
		expect(one.sent()).toBe(before);
		vi.advanceTimersByTime(60_000);
		expect(one.sent() - before).toBeLessThanOrEqual(4);
	});

	test('[PRS-3] a page that nobody has seen for a minute is gone for the others, and back when it is seen', () => {
		const [one, two] = tabs(2);
		const ana = open(one, 'Ana');
		const ben = open(two, 'Ben');
		hide(true);
		vi.advanceTimersByTime(59_000);
		expect(names(ana)).toEqual(['Ben']);
		vi.advanceTimersByTime(1_000);
		flushSync();
		expect(names(ana)).toEqual([]);
		const before = two.sent();
		ben.see({ chosen: ['a'] });
		vi.advanceTimersByTime(300_000);
		expect(two.sent()).toBe(before);
		hide(false);
		expect(names(ana)).toEqual(['Ben']);
		expect(ana.presence.people[0]?.presence.chosen).toEqual(['a']);
	});

	test('[PRS-3] a page that comes to the front within the minute was here all the time', () => {
		const [one, two] = tabs(2);
		const ana = open(one, 'Ana');
		open(two, 'Ben');
		hide(true);
		vi.advanceTimersByTime(30_000);
		hide(false);
		vi.advanceTimersByTime(60_000);
		expect(names(ana)).toEqual(['Ben']);
	});

	test('[PRS-4] of many chosen records the last fifty are told, however long their ids within what the server takes', () => {
		const [one, two] = tabs(2);
		const ana = open(one, 'Ana');
		const ben = open(two, 'Ben');
		ben.see({ chosen: Array.from({ length: 10_000 }, (_, i) => `record ${i}`) });
		vi.advanceTimersByTime(250);
		expect(ana.presence.people[0]?.presence.chosen.at(-1)).toBe('record 9999');
		expect(ana.presence.people[0]?.presence.chosen).toHaveLength(50);
		const long = Array.from({ length: 50 }, (_, i) => `${i}${'日'.repeat(900)}`);
		ben.see({ chosen: long, drag: Object.fromEntries(long.map((id) => [id, [1, 2] as const])) });
		vi.advanceTimersByTime(250);
		const bytes = new TextEncoder().encode(JSON.stringify(two.awareness.getLocalState())).length;
		expect(bytes).toBeLessThanOrEqual(maxPresenceBytes);
		expect(names(ana)).toEqual(['Ben']);
	});
});

describe('arrivals', () => {
	test('[PRS-5] are told in one sentence for all who come together; who is known already is not told again', () => {
		const [one, two, three] = tabs(3);
		const ana = open(one, 'Ana');
		const ben = open(two, 'Ben');
		open(three, 'Cleo');
		expect(ana.presence.arrival.text).toBe('');
		vi.advanceTimersByTime(2_000);
		expect(ana.presence.arrival).toEqual({ text: 'Ben and Cleo are here.', count: 1 });
		ben.presence.stop();
		expect(ana.presence.arrival.text).toBe('');
		vi.advanceTimersByTime(30_000);
		const back = open(two, 'Ben');
		vi.advanceTimersByTime(2_000);
		expect(ana.presence.arrival.count).toBe(1);
		back.presence.stop();
		vi.advanceTimersByTime(61_000);
		open(two, 'Ben');
		vi.advanceTimersByTime(2_000);
		expect(ana.presence.arrival).toEqual({ text: 'Ben is here.', count: 2 });
	});

	test('[PRS-5] of who is gone again at once, and of one’s own other tabs, nothing is told', () => {
		const [one, two, three] = tabs(3);
		const ana = open(one, 'Ana');
		open(two, 'Ana');
		open(three, 'Ben').presence.stop();
		vi.advanceTimersByTime(5_000);
		expect(ana.presence.arrival.count).toBe(0);
	});
});

describe('showing and following', () => {
	test('[PRS-8] what somebody shows reaches who is here, each time anew, and not who comes later', () => {
		const [one, two, three] = tabs(3);
		const ana = open(one, 'Ana');
		const ben = open(two, 'Ben');
		expect(ana.presence.show('TE4')).toBe(1);
		flushSync();
		vi.advanceTimersByTime(250);
		expect(ben.presence.showing).toMatchObject({ id: 'TE4', by: { name: 'Ana' } });
		ben.presence.showing = null;
		const cleo = open(three, 'Cleo');
		ana.see({ chosen: ['TE5'] });
		vi.advanceTimersByTime(250);
		expect(ben.presence.showing).toBeNull();
		expect(cleo.presence.showing).toBeNull();
		ana.presence.show('TE4');
		flushSync();
		vi.advanceTimersByTime(250);
		expect([ben, cleo].map(({ presence }) => presence.showing?.id)).toEqual(['TE4', 'TE4']);
	});

	test('[PRS-7] who is followed and goes away is waited for', () => {
		const [one, two] = tabs(2);
		const ana = open(one, 'Ana');
		const ben = open(two, 'Ben');
		ana.presence.follow('Ben');
		expect(ana.presence.followed?.name).toBe('Ben');
		ben.presence.stop();
		expect(ana.presence.followed).toBeNull();
		expect(ana.presence.followedId).toBe('Ben');
		open(two, 'Ben');
		expect(ana.presence.followed?.name).toBe('Ben');
	});
});

import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { type Locator, page, userEvent } from 'vitest/browser';
import type { Awareness } from 'y-protocols/awareness';
import { day, type Day } from '$lib/plan/day';
import type { Presence } from '$lib/protocol/presence';
import { startPresence } from '$lib/state/presence/start-presence';
import type { Session } from '$lib/state/session.svelte';
import { breaches, themes } from '../../support/accessibility';
import { joinAwareness } from '../../support/joined-awareness';
import { openExample, showRoadmap } from '../../support/open-session';
import { by, held, middleOf, mouse } from '../../support/pointer';

beforeEach(() => page.viewport(1440, 930));

const nothing: Omit<Presence, 'person'> = {
	view: 'timeline',
	chosen: [],
	drag: null,
	window: null,
	shown: null
};

/** The example, shared with some others; what each of them does is told by hand. */
async function shared(names: readonly string[] = ['Ana Ruiz']) {
	const session = await openExample();
	const [mine, ...others] = joinAwareness(names.length + 1);
	session.presence = startPresence(session, mine!.awareness, () => ({
		id: 'me',
		name: 'Mo Ek',
		role: 'editor'
	}));
	const tell = (index: number, change: Partial<Presence> = {}) => {
		const name = names[index] ?? '';
		const person = { id: `p-${name}`, name, role: 'editor' as const };
		others[index]?.awareness.setLocalState({ person, ...nothing, ...change });
	};
	names.forEach((_, index) => tell(index));
	const screen = await showRoadmap(session);
	await expect.element(screen.getByRole('button', { name: /^PR1 / })).toBeVisible();
	const [first] = others;
	return { session, screen, tell, heard: () => heardBy(first!.awareness) };
}

/** What somebody else hears of this tab. */
function heardBy(awareness: Awareness): Presence | undefined {
	return [...awareness.getStates().values()].find(
		(state) => (state as Partial<Presence>).person?.id === 'me'
	) as Presence | undefined;
}

function textOf(locator: Locator): string {
	return locator.element().textContent.replace(/\s+/g, ' ');
}

function box(selector: string): DOMRect {
	const found = document.querySelector(selector);
	if (!found) throw new Error(`There is no ${selector}.`);
	return found.getBoundingClientRect();
}

function hit(id: string): DOMRect {
	return box(`[data-bar="${id}"] .hit`);
}

function spanOf(session: Session, id: string): readonly [number, number] {
	const one = session.roadmap.initiatives.get(id);
	return [one?.start as number, one?.end as number];
}

describe('the people in the header', () => {
	test('[PRS-6] are signs of oneself and the others, with a number for those who have no room', async () => {
		const many = [
			'Ana Ruiz',
			'Ben Ode',
			'Cleo',
			'أمل حسن',
			'🦊 Fox',
			'Very '.repeat(15).trim(),
			'Gus',
			'Hana',
			'Ida'
		];
		const { screen } = await shared(many);
		const people = screen.getByRole('region', { name: 'People' });
		await expect.poll(() => textOf(people)).toMatch(/ME\s*AR\s*BO\s*\+7/);
		await people.getByRole('button', { name: /^Who is here: you, Ana Ruiz, Ben Ode/ }).click();
		const list = screen.getByRole('dialog', { name: 'Who is here' });
		for (const name of many) await expect.element(list.getByText(name, { exact: true })).toBeVisible();
		await page.viewport(320, 700);
		await expect.poll(() => textOf(people)).toMatch(/ME\s*\+9/);
		expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
	});

	test('[PRS-6] the list says what each of them looks at', async () => {
		const { screen, tell } = await shared(['Ana Ruiz', 'Ben Ode', 'Cleo']);
		tell(0, { chosen: ['TE1', 'TE4'] });
		tell(1, { view: 'table', chosen: ['TE4'], drag: { TE4: [1, 2] } });
		tell(2, { view: 'elsewhere', chosen: ['not here'] });
		await screen.getByRole('button', { name: /^Who is here/ }).click();
		const list = screen.getByRole('dialog', { name: 'Who is here' });
		await expect.poll(() => textOf(list)).toMatch(/Ana Ruiz Editor In Timeline, at 2 initiatives/);
		await expect.poll(() => textOf(list)).toMatch(/Ben Ode Editor In Table, moving TE4/);
		await expect.poll(() => textOf(list)).toMatch(/Mo Ek you, Editor/);
	});

	test('[PRS-5] who comes is told politely', async () => {
		const { screen } = await shared(['Ana Ruiz', 'Ben Ode']);
		const told = screen.getByRole('region', { name: 'People' }).getByRole('status');
		await expect.element(told).toHaveTextContent('Ana Ruiz and Ben Ode are here.');
	});

	for (const theme of themes)
		test(`nobody is kept out by them in the ${theme} theme`, async () => {
			const { screen, tell } = await shared(['Ana Ruiz', 'Ben Ode']);
			tell(0, { chosen: ['TE4'], shown: null });
			tell(0, { chosen: ['TE4'], shown: { id: 'TE4', count: 1 } });
			await expect.element(screen.getByText('Ana Ruiz shows you TE4.')).toBeVisible();
			await screen.getByRole('button', { name: /^Who is here/ }).click();
			await expect.element(screen.getByRole('button', { name: 'Follow Ben Ode' })).toBeVisible();
			expect(await breaches(theme)).toEqual([]);
			await screen.getByRole('button', { name: 'Follow Ben Ode' }).click();
			await expect.element(screen.getByText('Following Ben Ode')).toBeVisible();
			expect(await breaches(theme)).toEqual([]);
		});
});

describe('what others do to the chart', () => {
	test('[PRS-9] what they have chosen has an outline in their colour, and their name', async () => {
		const { screen, tell } = await shared(['Ana Ruiz', 'Ben Ode', 'Cleo']);
		tell(0, { chosen: ['TE4'] });
		await expect.poll(() => document.querySelectorAll('.others .chosen').length).toBe(1);
		const [bar, outline] = [hit('TE4'), box('.others .chosen')];
		expect(Math.abs(outline.left - (bar.left - 3))).toBeLessThan(1);
		expect(Math.abs(outline.right - (bar.right + 3))).toBeLessThan(1);
		expect(outline.top).toBeGreaterThanOrEqual(bar.top);
		expect(outline.bottom).toBeLessThanOrEqual(bar.bottom);
		await expect.element(screen.getByText('Ana Ruiz', { exact: true })).toBeVisible();
		tell(1, { chosen: ['TE4'] });
		tell(2, { chosen: ['TE4'] });
		await expect
			.poll(() => document.querySelector('.others .names')?.textContent)
			.toMatch(/Ana Ruiz\s*Ben Ode\s*\+1/);
		expect(document.querySelectorAll('.others .chosen')).toHaveLength(1);
		tell(0);
		tell(1);
		tell(2);
		await expect.poll(() => document.querySelectorAll('.others .chosen').length).toBe(0);
	});

	test('[PRS-9] what they drag is a ghost at its dates; the bar itself stays where it is', async () => {
		const { session, tell } = await shared();
		const before = hit('TE7').left;
		const [start, end] = spanOf(session, 'TE7');
		tell(0, { chosen: ['TE7'], drag: { TE7: [start + 100, end + 100] } });
		await expect.poll(() => document.querySelectorAll('.others .moved').length).toBe(1);
		const ghost = box('.others .moved');
		expect(ghost.width).toBeCloseTo((end - start + 1) * session.viewport.pxPerDay, 0);
		expect(ghost.left - before).toBeGreaterThan(90 * session.viewport.pxPerDay);
		expect(hit('TE7').left).toBe(before);
		expect(document.querySelectorAll('.others .chosen')).toHaveLength(0);
		expect(spanOf(session, 'TE7')).toEqual([start, end]);
	});

	test('[PRS-9] names stand beside a short bar, on the side that has room', async () => {
		const { tell } = await shared();
		tell(0, { chosen: ['PR1'] });
		await expect.poll(() => document.querySelectorAll('.others .names').length).toBe(1);
		expect(box('.others .names').left).toBeGreaterThanOrEqual(hit('PR1').right);
		tell(0, { chosen: ['PR9'] });
		await expect.poll(() => box('.others .chosen').top).toBeGreaterThan(hit('PR8').bottom);
		expect(box('.others .names').right).toBeLessThanOrEqual(hit('PR9').left);
	});

	test('[PRS-9] the same goes for phases and gates above the rows', async () => {
		const { session, tell } = await shared();
		const phase = session.roadmap.plan.phases[1]!;
		const mark = () => box(`[data-mark="${phase.id}"][data-kind="phase"] .hit`);
		tell(0, { chosen: [phase.id] });
		await expect.poll(() => document.querySelectorAll('.head .others .chosen').length).toBe(1);
		const outline = box('.head .others .chosen');
		expect(Math.abs(outline.left - mark().left)).toBeLessThan(1);
		expect(Math.abs(outline.top - mark().top)).toBeLessThan(1);
		tell(0, { drag: { [phase.id]: [phase.start! + 365, phase.end! + 365] } });
		await expect.poll(() => document.querySelectorAll('.head .others .moved').length).toBe(1);
		expect(box('.head .others .moved').left - mark().left).toBeGreaterThan(300 * session.viewport.pxPerDay);
		expect(document.querySelectorAll('.head .others .chosen')).toHaveLength(0);
	});

	test('[PRS-9] what is folded away is marked where it is folded into, and out of sight at the edge', async () => {
		const { session, tell } = await shared();
		session.view.toggle('lane:technology');
		tell(0, { chosen: ['TE7'] });
		await expect.poll(() => document.querySelectorAll('.others .chosen').length).toBe(1);
		session.view.toggle('lane:technology');
		tell(0, { chosen: ['PR1'] });
		session.viewport.zoomTo('month');
		session.viewport.scrollLeft = session.viewport.contentWidth / 2;
		await expect.poll(() => document.querySelectorAll('.others .chosen').length).toBe(0);
		await expect
			.poll(() => box('.others .names').left - box('.others').left - session.viewport.scrollLeft)
			.toBeCloseTo(4, 3);
	});
});

describe('what others hear of this tab', () => {
	test('[PRS-2] is the view, what is chosen, and the window', async () => {
		const { session, heard } = await shared();
		session.selection.choose('initiatives', 'TE4');
		await expect.poll(() => heard()?.chosen).toEqual(['TE4']);
		expect(heard()).toMatchObject({ person: { name: 'Mo Ek' }, view: 'timeline', drag: null, shown: null });
		session.viewport.zoomTo('quarter');
		session.viewport.scrollLeft = 1_000;
		const { origin, pxPerDay } = session.viewport;
		await expect.poll(() => heard()?.window?.day).toBeCloseTo(origin + 1_000 / pxPerDay, 1);
		expect(heard()?.window).toMatchObject({ row: 'lane:process' });
	});

	test('[PRS-2] is a drag from its first step to its end', async () => {
		const { session, heard } = await shared();
		await expect.poll(() => document.querySelector('.layer'), { timeout: 10_000 }).not.toBeNull();
		const [start, end] = spanOf(session, 'TE7');
		const from = middleOf(document.querySelector('[data-bar="TE7"] .hit') as Element);
		await mouse.drag(from, by(from, 60), { modifiers: held.alt, drop: false });
		await expect.poll(() => heard()?.drag?.TE7?.[0]).toBeGreaterThan(start);
		const [movedStart = 0, movedEnd = 0] = heard()?.drag?.TE7 ?? [];
		expect(movedEnd - movedStart).toBe(end - start);
		await userEvent.keyboard('{Escape}');
		await expect.poll(() => heard()?.drag).toBeNull();
		await mouse.release(by(from, 60));
	});

	test('[PRS-8] “Show everyone this” shows the chosen record, and is there only while the roadmap is shared', async () => {
		const { session, screen, heard } = await shared();
		session.selection.choose('initiatives', 'TE4');
		await userEvent.keyboard('{Control>}k{/Control}');
		await userEvent.keyboard('Show everyone');
		await screen.getByRole('option', { name: /Show everyone this/ }).click();
		await expect.poll(() => heard()?.shown).toEqual({ id: 'TE4', count: 1 });
		await expect.element(screen.getByText('Shown to everyone here: TE4.')).toBeInTheDocument();
		const command = session.commands?.commands.find(({ name }) => name === 'show-everyone');
		expect(command?.enabled()).toBe(true);
		session.presence?.stop();
		session.presence = null;
		expect(command?.enabled()).toBe(false);
	});
});

describe('following', () => {
	async function following(session: Session, screen: Awaited<ReturnType<typeof showRoadmap>>) {
		await screen.getByRole('button', { name: /^Who is here/ }).click();
		await screen.getByRole('button', { name: 'Follow Ana Ruiz' }).click();
		await expect.element(screen.getByText('Following Ana Ruiz')).toBeVisible();
		expect(session.presence?.followedId).toBe('p-Ana Ruiz');
	}

	test('[PRS-7] shows the part of the plan that somebody else looks at, and goes along', async () => {
		const { session, screen, tell } = await shared();
		await page.viewport(1440, 600);
		tell(0, { window: { day: day('2028-01-01'), pxPerDay: 3, row: 'TE1' } });
		await following(session, screen);
		const { viewport } = session;
		const leftDay = () => Math.round(viewport.origin + viewport.scrollLeft / viewport.pxPerDay) as Day;
		await expect.poll(leftDay).toBe(day('2028-01-01'));
		expect(viewport.pxPerDay).toBe(3);
		await expect.poll(() => viewport.scrollTop).toBeGreaterThan(100);
		tell(0, { window: { day: day('2029-01-01'), pxPerDay: 2, row: 'PR3' } });
		await expect.poll(leftDay).toBe(day('2029-01-01'));
		await expect.poll(() => session.screen?.topRow?.()).toBe('PR3');
	});

	test('[PRS-7] goes along into another view', async () => {
		const { session, tell } = await shared();
		const opened: string[] = [];
		const screen = await showRoadmapWith(session, (name) => opened.push(name));
		await following(session, screen);
		tell(0, { view: 'table' });
		await expect.poll(() => opened).toEqual(['table']);
	});

	for (const [how, act] of [
		['a key', () => userEvent.keyboard('{ArrowDown}')],
		['a press', () => mouse.click({ x: 700, y: 500 })],
		['the wheel', () => mouse.wheel({ x: 700, y: 500 }, 50)]
	] as const)
		test(`[PRS-7] ${how} of one’s own ends it`, async () => {
			const { session, screen } = await shared();
			await following(session, screen);
			await act();
			await expect.poll(() => session.presence?.followedId).toBeNull();
			expect(screen.getByText('Following Ana Ruiz').query()).toBeNull();
		});

	test('[PRS-7] a button ends it, and a held modifier does not', async () => {
		const { session, screen } = await shared();
		await following(session, screen);
		await userEvent.keyboard('{Shift}');
		expect(session.presence?.followedId).not.toBeNull();
		await screen.getByRole('button', { name: 'Stop following' }).click();
		expect(session.presence?.followedId).toBeNull();
	});
});

describe('what somebody shows', () => {
	test('[PRS-8] is a notice that leads there, or is put away', async () => {
		const { session, screen, tell } = await shared();
		await page.viewport(1440, 500);
		tell(0, { shown: { id: 'TE4', count: 1 } });
		await expect.element(screen.getByText('Ana Ruiz shows you TE4.')).toBeVisible();
		await screen.getByRole('button', { name: 'Go there' }).click();
		await expect.poll(() => session.selection.isChosen('TE4')).toBe(true);
		await expect.poll(() => document.activeElement?.getAttribute('data-row')).toBe('TE4');
		expect(screen.getByText('Ana Ruiz shows you TE4.').query()).toBeNull();
		tell(0, { shown: { id: 'TE5', count: 2 } });
		await expect.element(screen.getByText('Ana Ruiz shows you TE5.')).toBeVisible();
		await screen.getByRole('button', { name: 'Close this message' }).click();
		expect(screen.getByText('Ana Ruiz shows you TE5.').query()).toBeNull();
		expect(session.selection.isChosen('TE5')).toBe(false);
	});

	test('[PRS-8] waits, when the plan here does not have it yet', async () => {
		const { session, screen, tell } = await shared();
		tell(0, { shown: { id: 'new', count: 1 } });
		await expect.poll(() => session.presence?.showing?.id).toBe('new');
		expect(screen.getByRole('button', { name: 'Go there' }).query()).toBeNull();
	});
});

async function showRoadmapWith(session: Session, onview: (name: string) => void) {
	document.body.replaceChildren();
	const { render } = await import('vitest-browser-svelte');
	const { default: RoadmapScreen } = await import('../../support/RoadmapScreen.svelte');
	onTestFinished(() => document.body.replaceChildren());
	return render(RoadmapScreen, { session, onview });
}

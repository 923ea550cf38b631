import { beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { day } from '$lib/plan/day';
import { byId } from '$lib/plan/plan';
import { openExample, openSession } from '../../support/open-session';
import { buildPlan } from '../../support/plan-builder';
import { cell, focused, goTo, showTable, words } from './open-table';

beforeEach(() => page.viewport(1440, 900));

async function example() {
	const session = await openExample();
	const shown = await showTable(session);
	const initiative = (id: string) => session.roadmap.initiatives.get(id)!;
	return { session, ...shown, initiative };
}

const field = () => document.querySelector<HTMLInputElement | HTMLTextAreaElement>('.field');

describe('typing in a cell', () => {
	test('replaces its text, Enter goes down, Tab goes right, and each is one step of undo', async () => {
		const { session, initiative } = await example();
		await goTo(0, 'Start');
		await userEvent.keyboard('30.06.2028{Enter}');
		await expect.poll(focused).toBe('1 Start');
		expect(initiative('PR1').start).toBe(day('2028-06-30'));
		expect(words(0, 'Start')).toBe('30 Jun 2028');
		expect(session.roadmap.undoLabel).toBe('set start of PR1');
		await userEvent.keyboard('2 Jan 2027{Tab}');
		await expect.poll(focused).toBe('1 End');
		expect(initiative('PR2').start).toBe(day('2027-01-02'));
		await userEvent.keyboard('{Control>}z{/Control}');
		expect(initiative('PR2').start).toBe(day('2026-03-02'));
	});

	test('F2 and Enter keep the text, Escape drops what was typed', async () => {
		const { initiative } = await example();
		await goTo(0, 'Title');
		await userEvent.keyboard('{F2}');
		await expect.poll(() => field()?.value).toBe(initiative('PR1').title);
		await userEvent.keyboard(' and more{Escape}');
		await expect.poll(focused).toBe('0 Title');
		expect(initiative('PR1').title).not.toContain('and more');
		await userEvent.keyboard('{Enter} again{Enter}');
		expect(initiative('PR1').title).toMatch(/ again$/);
	});

	test('[TBL-10] one of some names is completed by its first letters', async () => {
		const { screen, initiative } = await example();
		await goTo(8, 'Status');
		await userEvent.keyboard('ca');
		await expect
			.element(screen.getByRole('option', { name: 'Cancelled' }))
			.toHaveAttribute('aria-selected', 'true');
		await userEvent.keyboard('{Enter}');
		expect(initiative('PR9').status).toBe('cancelled');
		await goTo(8, 'Lane');
		await userEvent.keyboard('{F2}{ArrowDown}');
		await expect
			.element(screen.getByRole('option', { name: 'Structure' }))
			.toHaveAttribute('aria-selected', 'true');
		await userEvent.keyboard('{Enter}');
		expect(initiative('PR9').lane).toBe('structure');
	});

	test('[TBL-12] predecessors are written as a list, offered by code, and the order debt follows', async () => {
		await page.viewport(2600, 900);
		const { session, screen } = await example();
		const debt = session.roadmap.debtDays;
		const target = session.roadmap.initiatives.get('TE4')!;
		await goTo(20, 'Predecessors');
		await userEvent.keyboard('st');
		await expect.element(screen.getByRole('option', { name: 'ST1' })).toBeVisible();
		await userEvent.keyboard('8SS+5d{Enter}');
		const links = session.roadmap.plan.links.filter((link) => link.to === target.id);
		expect(links.map(({ from, type, lagDays }) => [from, type, lagDays])).toEqual([['ST8', 'SS', 5]]);
		expect(session.roadmap.debtDays).toBeGreaterThan(debt);
	});

	test('[TBL-15] a text that does not fit stays in its cell, is told, and Escape brings the value back', async () => {
		const { session, screen } = await example();
		const before = session.roadmap.plan;
		await goTo(0, 'End');
		await userEvent.keyboard('31 Feb{Enter}');
		await expect.poll(focused).toBe('0 End');
		expect(words(0, 'End')).toBe('!31 Feb');
		expect(cell(0, 'End')).toHaveAttribute('aria-invalid', 'true');
		const described = document.getElementById(cell(0, 'End').getAttribute('aria-describedby') ?? '');
		expect(described?.textContent.replace(/\s+/g, ' ').trim()).toBe(
			'Row 1 (PR1), End: “31 Feb” is no date. Write a day such as 2028-06-30, 30 Jun 2028 or 30.06.2028.'
		);
		expect(session.roadmap.plan).toBe(before);
		await goTo(5, 'End');
		await screen.getByRole('button', { name: /1 cell is not written/ }).click();
		await expect.poll(focused).toBe('0 End');
		await userEvent.keyboard('{F2}');
		await expect.poll(() => field()?.value).toBe('31 Feb');
		await userEvent.keyboard('{Escape}{Escape}');
		await expect.poll(() => words(0, 'End')).toBe('29 May 2026');
	});

	test('[TBL-15] what does not fit is still there after a look at another view', async () => {
		const { session, screen } = await example();
		await goTo(0, 'End');
		await userEvent.keyboard('soon{Enter}');
		await expect.poll(() => words(0, 'End')).toBe('!soon');
		screen.unmount();
		await showTable(session);
		await expect.poll(() => words(0, 'End')).toBe('!soon');
	});

	test('[TBL-16] cells that a record has no field for take no letters and say so', async () => {
		const session = await openSession(
			buildPlan({ milestones: [{ id: 'm', title: 'Go live', lane: 'process' }] })
		);
		await showTable(session);
		await goTo(0, 'Status');
		await userEvent.keyboard('x');
		expect(field()).toBeNull();
		expect(session.roadmap.announcement.text).toBe('A milestone has no status.');
		await goTo(0, 'Start');
		await userEvent.keyboard('2028-01-02{Enter}');
		expect(byId(session.roadmap.plan.milestones).get('m')?.day).toBe(day('2028-01-02'));
		expect(session.roadmap.undoLabel).toBe('set day of Go live');
	});

	test('notes take line ends by alt and Enter', async () => {
		const { initiative } = await example();
		document.querySelector<HTMLElement>('.scroller')?.scrollTo({ left: 5000 });
		await expect.poll(() => document.querySelector('[data-row="0"].text')).not.toBeNull();
		await goTo(0, 'Notes');
		await userEvent.keyboard('one{Alt>}{Enter}{/Alt}two{Enter}');
		expect(initiative('PR1').notes).toBe('one\ntwo');
	});
});

describe('the empty row at the end', () => {
	test('[TBL-20] becomes an initiative of the lane above, and the next empty row follows', async () => {
		const { session } = await example();
		await goTo(24, 'Title');
		await userEvent.keyboard('Fresh work{Enter}');
		await expect.poll(() => session.roadmap.plan.initiatives.length).toBe(25);
		const added = session.roadmap.plan.initiatives.find(({ title }) => title === 'Fresh work');
		expect(added).toMatchObject({ lane: 'technology', code: 'TE8' });
		await expect.poll(focused).toBe('25 Title');
		await userEvent.keyboard('Second{Tab}');
		await expect.poll(focused).toBe('25 Lane');
		expect(session.roadmap.undoLabel).toBe('add initiative');
	});

	test('teaches in an empty roadmap', async () => {
		const session = await openSession(buildPlan({}));
		const { screen } = await showTable(session);
		await expect.element(screen.getByText(/Begin in the row above/)).toBeVisible();
		await goTo(0, 'Title');
		await userEvent.keyboard('First{Enter}');
		await expect
			.poll(() => session.roadmap.plan.initiatives[0])
			.toMatchObject({ title: 'First', lane: 'process', code: 'PR1' });
		await expect.element(screen.getByText(/Begin in the row above/)).not.toBeInTheDocument();
	});

	test('[TBL-24] deleted rows go to the trash, and the row that follows has the focus', async () => {
		const { session } = await example();
		await goTo(2, 'Title');
		await userEvent.keyboard('{Shift>}{ArrowDown}{/Shift}{Control>}{Delete}{/Control}');
		expect(session.roadmap.initiatives.has('PR3')).toBe(false);
		expect(session.roadmap.initiatives.has('PR4')).toBe(false);
		expect(session.roadmap.undoLabel).toBe('delete 2 initiatives');
		await expect.poll(focused).toBe('2 Title');
		expect(words(2, 'Code')).toBe('PR5');
	});
});

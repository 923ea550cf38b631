import { beforeEach, describe, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { day } from '$lib/plan/day';
import { lanes } from '$lib/plan/lane';
import { addInitiativeTo, restoreFromTrash, trashRecords } from '$lib/state/plan-actions';
import { breaches, themes } from '../../support/accessibility';
import { openExample, openSession, showRoadmap } from '../../support/open-session';
import { buildLargePlan, buildPlan } from '../../support/plan-builder';

beforeEach(() => page.viewport(1440, 900));

const chart = () => document.querySelector<HTMLElement>('.scroller');

describe('the screen', () => {
	for (const theme of themes)
		for (const [width, height] of [
			[1440, 900],
			[390, 844]
		] as const)
			test(`passes axe in the ${theme} theme at ${width} pixels, with the inspector open`, async () => {
				await page.viewport(width, height);
				const session = await openExample();
				const screen = await showRoadmap(session);
				await expect.element(screen.getByRole('treegrid', { name: 'Initiatives' })).toBeVisible();
				expect(await breaches(theme)).toEqual([]);
				session.selection.choose('initiatives', 'TE2');
				session.selection.inspect();
				await expect
					.element(screen.getByRole('heading', { name: 'Order-change self-service' }))
					.toBeVisible();
				expect(await breaches(theme)).toEqual([]);
			});

	for (const [width, height] of [
		[1440, 900],
		[768, 1024],
		[720, 450],
		[390, 844],
		[320, 640]
	] as const)
		test(`leaves the chart half of the height and never scrolls sideways at ${width} × ${height}`, async () => {
			await page.viewport(width, height);
			const session = await openExample();
			const screen = await showRoadmap(session);
			await expect.element(screen.getByRole('treegrid', { name: 'Initiatives' })).toBeVisible();
			expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
			expect(chart()?.clientHeight).toBeGreaterThan(height / 2);
			session.selection.choose('initiatives', 'TE5');
			session.selection.inspect();
			await expect.element(screen.getByRole('heading', { name: /^Returns tracker/ })).toBeInTheDocument();
			expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
			const bar = () => document.querySelector('[data-bar="TE5"] .hit')?.getBoundingClientRect();
			const foot = () => chart()?.getBoundingClientRect().bottom ?? 0;
			await expect.poll(() => (bar()?.bottom ?? Infinity) - foot()).toBeLessThan(1);
		});

	test('keeps findings closed on a narrow screen until they are asked for, one panel at a time', async () => {
		await page.viewport(390, 844);
		const session = await openExample();
		const screen = await showRoadmap(session);
		const findings = screen.getByRole('region', { name: 'Findings' });
		const inspector = screen.getByRole('region', { name: 'Inspector' });
		await expect.element(screen.getByRole('treegrid', { name: 'Initiatives' })).toBeVisible();
		expect(findings.elements()).toEqual([]);
		await screen.getByRole('button', { name: /^Findings/ }).click();
		await expect.element(findings).toBeVisible();
		session.selection.choose('initiatives', 'TE2');
		session.selection.inspect();
		await expect.element(inspector).toBeVisible();
		expect(findings.elements()).toEqual([]);
		await screen.getByRole('button', { name: 'Close the inspector' }).click();
		await expect.element(findings).toBeVisible();
		await screen.getByRole('button', { name: 'Close the findings' }).click();
		expect(findings.elements()).toEqual([]);
		await expect.element(screen.getByRole('button', { name: /^Findings/ })).toHaveFocus();
		expect(session.isFindingsOpen).toBe(true);
	});

	test('an empty roadmap teaches the order and begins with one click', async () => {
		const session = await openSession(buildPlan({}));
		const screen = await showRoadmap(session);
		await expect.element(screen.getByText(/Begin with the work itself/)).toBeVisible();
		for (const lane of lanes)
			await expect.element(screen.getByRole('button', { name: `Add to ${lane}`, exact: true })).toBeVisible();
		await screen.getByRole('button', { name: 'Add to process', exact: true }).click();
		await expect.element(screen.getByLabelText('Title', { exact: true })).toHaveFocus();
		expect(session.roadmap.plan.initiatives).toHaveLength(1);
	});

	test('draws titles of any length and script, and dates that run backwards', async () => {
		const session = await openSession(
			buildPlan({
				initiatives: [
					{ id: 'long', title: 'Wort '.repeat(100), start: day('2028-01-01'), end: day('2028-06-01') },
					{ id: 'rtl', title: 'تخطيط العمليات', start: day('2028-01-01'), end: day('2028-06-01') },
					{ id: 'emoji', title: '🚀🚀🚀', start: day('2028-01-01'), end: day('2028-06-01') },
					{ id: 'none', title: '', start: day('2028-01-01'), end: day('2028-06-01') },
					{ id: 'back', title: 'Back', start: day('2028-06-01'), end: day('2028-01-01') }
				]
			})
		);
		const screen = await showRoadmap(session);
		await expect.element(screen.getByRole('button', { name: /^Untitled, process/ })).toBeVisible();
		for (const id of ['long', 'rtl', 'emoji', 'none', 'back']) {
			const row = document.querySelector(`[data-row="${id}"]`);
			expect(row?.scrollWidth).toBeLessThanOrEqual(row?.clientWidth ?? 0);
			expect(document.querySelector(`[data-bar="${id}"]`)).not.toBeNull();
		}
		await expect.element(screen.getByRole('region', { name: 'Findings' })).toMatchTextContent(/DAT-1/);
	});

	test('a roadmap of seventy years opens at its horizon and stands at every zoom', async () => {
		const plan = buildPlan({
			initiatives: [
				{ id: 'early', title: 'Early', start: day('2000-05-17'), end: day('2003-01-01') },
				{ id: 'late', title: 'Late', start: day('2060-01-01'), end: day('2070-12-31') },
				{ id: 'now', title: 'Now', start: day('2026-02-01'), end: day('2027-01-01') }
			]
		});
		const session = await openSession(plan);
		const screen = await showRoadmap(session);
		await expect.element(screen.getByRole('button', { name: /^Now,/ })).toBeVisible();
		const { viewport } = session;
		expect(viewport.scrollLeft / viewport.pxPerDay + viewport.origin).toBeCloseTo(day('2026-01-01'), 0);
		for (const zoom of ['fit', 'year', 'quarter', 'month', 'five-years'] as const) {
			viewport.zoomTo(zoom);
			await expect.poll(() => document.querySelectorAll('.scroller text').length).toBeGreaterThan(3);
			expect(document.querySelectorAll('*').length).toBeLessThan(2_000);
		}
	});

	test('ten thousand initiatives need fewer than 2,000 nodes, wherever one scrolls', async () => {
		const session = await openSession(buildLargePlan(10_000));
		const screen = await showRoadmap(session);
		await expect.element(screen.getByRole('treegrid', { name: 'Initiatives' })).toBeVisible();
		for (const scrollTop of [0, 50_000, 238_000]) {
			session.viewport.scrollTop = scrollTop;
			await expect.poll(() => chart()?.scrollTop).toBeGreaterThan(scrollTop * 0.95 - 1);
			await expect.poll(() => document.querySelectorAll('[data-bar]').length).toBeGreaterThan(5);
			expect(document.querySelectorAll('*').length).toBeLessThan(2_000);
		}
	});

	test('the ground of few rows goes down to the foot of the window', async () => {
		const session = await openSession(buildPlan({ initiatives: [{ id: 'a', title: 'A' }] }));
		const screen = await showRoadmap(session);
		await expect.element(screen.getByRole('treegrid', { name: 'Initiatives' })).toBeVisible();
		const foot = () => chart()?.getBoundingClientRect().bottom ?? 0;
		const ground = () => document.querySelector('[role="application"]')?.getBoundingClientRect().bottom ?? 0;
		await expect.poll(() => Math.abs(ground() - foot())).toBeLessThan(2);
	});
});

describe('the trash of a roadmap', () => {
	test('lists what was deleted and what was an undone addition, and gives both back', async () => {
		const session = await openExample();
		const { roadmap } = session;
		const screen = await showRoadmap(session);
		trashRecords(roadmap, 'initiatives', ['TE7']);
		const added = addInitiativeTo(roadmap, 'process');
		roadmap.undo();
		await screen.getByRole('button', { name: /^Trash/ }).click();
		const dialog = screen.getByRole('dialog', { name: 'Trash' });
		await expect.element(dialog).toMatchTextContent(/initiative, deleted 30 Jun 2028/);
		await expect.element(dialog).toMatchTextContent(/initiative, addition undone/);
		await dialog.getByRole('button', { name: /^Restore TE7/ }).click();
		expect(roadmap.initiatives.has('TE7')).toBe(true);
		const undone = roadmap.plan.trash.find(({ record }) => record.id === added);
		if (undone) restoreFromTrash(roadmap, undone);
		expect(roadmap.initiatives.has(added)).toBe(true);
	});
});

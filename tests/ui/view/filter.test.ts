import { beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { breaches, themes } from '../../support/accessibility';
import { openExample, showRoadmap } from '../../support/open-session';

beforeEach(() => page.viewport(1440, 900));

async function example() {
	const session = await openExample();
	const screen = await showRoadmap(session);
	await expect.element(screen.getByRole('button', { name: /^PR1 / })).toBeVisible();
	return { session, screen };
}

function rows(): string[] {
	return [...document.querySelectorAll<HTMLElement>('[data-row]')].map((row) => row.dataset.row ?? '');
}

describe('The filter', () => {
	test('works as it is written, says how much matches, and dims or leaves out the rest', async () => {
		const { session, screen } = await example();
		await screen.getByRole('button', { name: 'Filter', exact: true }).click();
		const panel = screen.getByRole('dialog', { name: 'Filter' });
		await expect.element(panel.getByLabelText('Words')).toHaveFocus();
		await userEvent.keyboard('desk');
		await expect.element(screen.getByRole('button', { name: 'Filter, 1 of 24 shown' })).toBeVisible();
		await expect.element(panel.getByRole('status')).toHaveTextContent('1 of 24 initiatives and milestones');
		expect(rows()).toContain('PR1');
		await panel.getByLabelText('is left out').click();
		await expect.poll(() => rows().filter((row) => !row.startsWith('lane:'))).toEqual(['ST5']);
		await panel.getByRole('button', { name: 'Clear' }).click();
		expect(session.view.filter).toMatchObject({ text: '', mode: 'hide' });
		await expect.poll(rows).toContain('PR1');
	});

	test('narrows by what occurs in the plan, with how often it does', async () => {
		const { session, screen } = await example();
		await screen.getByRole('button', { name: 'Filter', exact: true }).click();
		const panel = screen.getByRole('dialog', { name: 'Filter' });
		await panel.getByText('Finding', { exact: true }).first().click();
		await panel.getByRole('checkbox', { name: /SEQ-3/ }).click();
		await panel.getByRole('checkbox', { name: /SEQ-5/ }).click();
		await expect.element(screen.getByRole('button', { name: /^Filter, 5 of 24/ })).toBeVisible();
		await panel.getByText('Lane', { exact: true }).first().click();
		await panel.getByRole('checkbox', { name: /Technology/ }).click();
		expect(session.view.filter).toMatchObject({ lanes: ['technology'], rules: ['SEQ-3', 'SEQ-5'] });
		await expect.element(screen.getByRole('button', { name: /^Filter, 2 of 24/ })).toBeVisible();
	});

	test('closes by Escape, keeps what is set, and gives the focus back', async () => {
		const { session, screen } = await example();
		const button = screen.getByRole('button', { name: 'Filter', exact: true });
		await button.click();
		await expect.element(screen.getByLabelText('Words')).toHaveFocus();
		await userEvent.keyboard('desk{Escape}');
		await expect.poll(() => document.querySelector(':popover-open')).toBeNull();
		await expect.element(screen.getByRole('button', { name: /^Filter/ })).toHaveFocus();
		expect(session.view.filter.text).toBe('desk');
		expect(session.isFilterOpen).toBe(false);
	});

	test('has a list that can be searched where there are many values', async () => {
		const { session, screen } = await example();
		await screen.getByRole('button', { name: 'Filter', exact: true }).click();
		const panel = screen.getByRole('dialog', { name: 'Filter' });
		for (let at = 0; at < 80; at++) {
			const { roadmap } = session;
			const { setRecord } = await import('$lib/state/plan-actions');
			const one = roadmap.plan.initiatives[at % 24];
			if (one && at < 24) setRecord(roadmap, 'initiatives', one.id, { owner: `Owner ${at}` });
		}
		await panel.getByText('Owner', { exact: true }).first().click();
		await panel.getByLabelText('Search in owner').fill('owner 2');
		await expect.poll(() => panel.getByRole('checkbox').elements().length).toBe(5);
	});
});

describe('The view', () => {
	test('lays out rows and colours at once', async () => {
		const { session, screen } = await example();
		await screen.getByRole('button', { name: 'View', exact: true }).click();
		const panel = screen.getByRole('dialog', { name: 'View' });
		await panel.getByRole('group', { name: 'Group by' }).getByLabelText('phase').click();
		await expect.poll(rows).toContain('phase:P1');
		await panel.getByRole('button', { name: 'Fold all' }).click();
		await expect.poll(() => rows().every((row) => row.startsWith('phase:'))).toBe(true);
		await panel.getByRole('group', { name: 'Colour by' }).getByLabelText('owner').click();
		await expect
			.element(screen.getByRole('listitem').filter({ hasText: 'Head of Information Technology' }))
			.toBeVisible();
		expect(session.view).toMatchObject({ groupBy: 'phase', colourBy: 'owner' });
	});

	test('is saved under a name, shown again, overwritten and deleted', async () => {
		const { session, screen } = await example();
		session.view.groupBy = 'phase';
		session.viewport.zoomTo('year');
		await screen.getByRole('button', { name: 'View', exact: true }).click();
		const panel = screen.getByRole('dialog', { name: 'View' });
		await panel.getByLabelText('Name of this view').fill('Board');
		await userEvent.keyboard('{Enter}');
		session.view.groupBy = 'lane';
		session.viewport.zoomTo('fit');
		await panel.getByRole('button', { name: 'Board', exact: true }).click();
		expect(session.view.groupBy).toBe('phase');
		expect(session.viewport.zoom).toBe('year');
		session.view.isPacked = true;
		await panel.getByRole('button', { name: /^Overwrite Board/ }).click();
		expect(session.namedViews.list).toMatchObject([{ name: 'Board', settings: { isPacked: true } }]);
		await panel.getByRole('button', { name: 'Delete the view Board' }).click();
		expect(session.namedViews.list).toEqual([]);
		await expect.element(panel.getByRole('heading', { name: 'Saved views' })).toHaveFocus();
	});
});

test('both panels are free of breaches in both themes, also where the screen is narrow', async () => {
	const { screen } = await example();
	for (const width of [1440, 320]) {
		await page.viewport(width, 900);
		for (const name of ['Filter', 'View']) {
			await screen.getByRole('button', { name, exact: true }).click();
			await expect.element(screen.getByRole('dialog', { name })).toBeVisible();
			for (const details of document.querySelectorAll('[popover] details')) details.setAttribute('open', '');
			for (const theme of themes) expect(await breaches(theme), `${name}, ${theme}`).toEqual([]);
			await userEvent.keyboard('{Escape}');
		}
	}
}, 60_000);

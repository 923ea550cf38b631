import { beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { readSetting, writeSetting } from '$lib/sync/catalogue';
import { xOf } from '$lib/chart/scale';
import { day } from '$lib/plan/day';
import { breaches, themes } from '../../support/accessibility';
import { openExample, openSession, showRoadmap } from '../../support/open-session';
import { buildLargePlan } from '../../support/plan-builder';

beforeEach(async () => {
	await page.viewport(1440, 900);
	await writeSetting('commands', null);
});

async function example() {
	const session = await openExample();
	const screen = await showRoadmap(session);
	await expect.element(screen.getByRole('button', { name: /^PR1 / })).toBeVisible();
	return { session, screen };
}

function focusRow(id: string): void {
	document.querySelector<HTMLElement>(`[data-row="${id}"]`)?.focus();
}

describe('The palette', () => {
	test('opens by key and by its field, and Escape gives the focus back', async () => {
		const { session, screen } = await example();
		focusRow('PR4');
		await userEvent.keyboard('{Control>}k{/Control}');
		const dialog = screen.getByRole('dialog', { name: 'Command palette' });
		await expect.element(dialog.getByRole('combobox')).toHaveFocus();
		await userEvent.keyboard('{Escape}');
		await expect.element(dialog).not.toBeInTheDocument();
		await expect.poll(() => (document.activeElement as HTMLElement).dataset.row).toBe('PR4');
		await screen.getByRole('button', { name: 'Find or do anything' }).click();
		await expect.element(dialog).toBeVisible();
		expect(session.dialog?.name).toBe('palette');
	});

	test('finds a record by its code and leads to it', async () => {
		const { session, screen } = await example();
		await userEvent.keyboard('{Control>}k{/Control}');
		await expect.element(screen.getByRole('dialog', { name: 'Command palette' })).toBeVisible();
		await userEvent.keyboard('te2');
		const option = () => document.querySelector('[aria-selected="true"]')?.textContent;
		await expect.poll(option).toMatch(/TE2\s*Order-change self-service/);
		await userEvent.keyboard('{Enter}');
		await expect.poll(() => (document.activeElement as HTMLElement).dataset.row).toBe('TE2');
		expect([...session.selection.ids]).toEqual(['TE2']);
	});

	test('runs a command about the row that had the focus, and shows it first next time', async () => {
		const { session, screen } = await example();
		focusRow('PR4');
		await userEvent.keyboard('{Control>}k{/Control}');
		await expect.element(screen.getByRole('dialog', { name: 'Command palette' })).toBeVisible();
		await userEvent.keyboard('paused');
		await userEvent.keyboard('{Enter}');
		await expect.poll(() => session.roadmap.initiatives.get('PR4')?.status).toBe('paused');
		expect(session.roadmap.undoLabel).toBe('set status of PR4');
		await userEvent.keyboard('{Control>}k{/Control}');
		await expect.element(screen.getByRole('option').first()).toHaveTextContent('Set status: Paused Edit');
		await expect.poll(() => readSetting('commands')).toMatchObject({ recent: ['status-paused'] });
	});

	test('lists only what can be done now, moves by arrows all round, and says when nothing fits', async () => {
		const { screen } = await example();
		await userEvent.keyboard('{Control>}k{/Control}');
		const dialog = screen.getByRole('dialog', { name: 'Command palette' });
		await expect.element(dialog).toBeVisible();
		await userEvent.keyboard('undo');
		await expect.element(dialog.getByText('Undo', { exact: true })).not.toBeInTheDocument();
		await userEvent.keyboard('{Control>}a{/Control}zoom');
		const options = () => [...document.querySelectorAll('[role="option"]')];
		await expect.poll(() => options().length).toBe(7);
		await userEvent.keyboard('{ArrowUp}');
		expect(options().at(-1)?.getAttribute('aria-selected')).toBe('true');
		expect(dialog.getByRole('combobox').element().getAttribute('aria-activedescendant')).toBe(
			options().at(-1)?.id
		);
		await userEvent.keyboard('{ArrowDown}');
		expect(options()[0]?.getAttribute('aria-selected')).toBe('true');
		await userEvent.keyboard('{Control>}a{/Control}qqqq');
		await expect.element(dialog.getByRole('status')).toHaveTextContent('Nothing fits these words.');
	});

	test('caps what it lists of many and says so', async () => {
		const session = await openSession(buildLargePlan(10_000));
		const screen = await showRoadmap(session);
		await userEvent.keyboard('{Control>}k{/Control}');
		const dialog = screen.getByRole('dialog', { name: 'Command palette' });
		await expect.element(dialog).toBeVisible();
		await userEvent.keyboard('work');
		await expect
			.element(dialog.getByRole('status'))
			.toHaveTextContent('40 of 10000 records that fit are listed. Write more to narrow them.');
		expect(document.querySelectorAll('[role="option"]').length).toBeLessThan(101);
	}, 60_000);
});

describe('The list of keys', () => {
	test('shows the keys of the table by place, and can silence keys of one character', async () => {
		const { session, screen } = await example();
		focusRow('PR1');
		await userEvent.keyboard('?');
		const dialog = screen.getByRole('dialog', { name: 'List of keys' });
		await expect.element(dialog.getByRole('heading', { name: 'On a row or a bar' })).toBeVisible();
		const shown = dialog.element().textContent;
		for (const { label, keys } of session.commands?.commands ?? [])
			if (keys.length > 0) expect(shown).toContain(label);
		await dialog.getByRole('checkbox', { name: /single character/ }).click();
		await userEvent.keyboard('{Escape}');
		focusRow('PR1');
		await userEvent.keyboard('n?');
		expect(session.dialog).toBeNull();
		expect(session.roadmap.undoLabel).toBeNull();
		await expect.poll(() => readSetting('commands')).toMatchObject({ hasLetterKeys: false });
	});
});

describe('Going to a date', () => {
	test('scrolls there, and says what it cannot read', async () => {
		const { session, screen } = await example();
		session.viewport.zoomTo('quarter');
		focusRow('PR1');
		await userEvent.keyboard('g');
		const dialog = screen.getByRole('dialog', { name: 'Go to a date' });
		await expect.element(dialog.getByLabelText('Date')).toHaveFocus();
		await userEvent.keyboard('someday{Enter}');
		await expect.element(dialog.getByText(/reads as no date/)).toBeVisible();
		await userEvent.keyboard('{Control>}a{/Control}Q3 2029{Enter}');
		await expect.element(dialog).not.toBeInTheDocument();
		const at = xOf(session.viewport.scale, day('2029-07-01'));
		expect(at).toBeGreaterThan(session.viewport.scrollLeft);
		expect(at).toBeLessThan(session.viewport.scrollLeft + session.viewport.width);
		expect(session.roadmap.announcement.text).toBe('1 Jul 2029 is in sight.');
	});
});

describe('Linking', () => {
	test('finds the other end, refuses a circle with its names, and makes the link', async () => {
		const { session, screen } = await example();
		focusRow('PR1');
		await userEvent.keyboard('l');
		const dialog = screen.getByRole('dialog', { name: 'Link PR1 to …' });
		await expect.element(dialog.getByRole('combobox', { name: 'What waits for PR1' })).toHaveFocus();
		const count = session.roadmap.plan.links.length;
		await userEvent.keyboard('te5{Enter}');
		await expect.element(dialog).not.toBeInTheDocument();
		expect(session.roadmap.plan.links).toHaveLength(count + 1);
		expect(session.roadmap.undoLabel).toBe('link PR1 to TE5');
		focusRow('TE5');
		await userEvent.keyboard('l');
		await expect.element(screen.getByRole('combobox', { name: 'What waits for TE5' })).toHaveFocus();
		await userEvent.keyboard('pr1{Enter}');
		await expect
			.poll(() => document.querySelector('[role="alert"]:not(:empty)')?.textContent)
			.toMatch(/circle.*TE5 → PR1 → TE5/);
		expect(session.roadmap.plan.links).toHaveLength(count + 1);
	});
});

test('every dialog is free of breaches in both themes', async () => {
	const { session, screen } = await example();
	for (const name of ['palette', 'keys', 'go-to', 'link-to', 'baseline', 'trash'] as const) {
		session.openDialog(name, ['PR1']);
		await expect.element(screen.getByRole('dialog')).toBeVisible();
		for (const theme of themes) expect(await breaches(theme), `${name}, ${theme}`).toEqual([]);
		await userEvent.keyboard('{Escape}');
		await expect.element(screen.getByRole('dialog')).not.toBeInTheDocument();
	}
}, 60_000);

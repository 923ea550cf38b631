import { beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { buildCommands } from '$lib/state/commands/build-commands';
import type { KeyPlace } from '$lib/state/commands/command';
import type { Session } from '$lib/state/session.svelte';
import { openExample, showRoadmap } from '../../support/open-session';

beforeEach(() => page.viewport(1440, 900));

const noActions = { views: [], exports: [], openRoadmapFields: () => undefined };

async function example() {
	const session = await openExample();
	const screen = await showRoadmap(session);
	await expect.element(screen.getByRole('button', { name: /^PR1 / })).toBeVisible();
	return { session, screen };
}

function focusRow(id: string): void {
	document.querySelector<HTMLElement>(`[data-row="${id}"]`)?.focus();
}

function focusBar(id: string): void {
	document.querySelector<SVGElement>(`[data-bar="${id}"]`)?.focus();
}

function codes(session: Session, lane: string): string {
	return session.roadmap.plan.initiatives
		.filter((one) => one.lane === lane)
		.map(({ code }) => code)
		.join(' ');
}

describe('The table of commands', () => {
	test('names each command once and gives no key twice in one place', async () => {
		const session = await openExample();
		const commands = buildCommands(session, noActions);
		const names = commands.map(({ name }) => name);
		expect(names.toSorted()).toEqual([...new Set(names)].sort());
		const labels = commands.map(({ label }) => label);
		expect(labels.toSorted()).toEqual([...new Set(labels)].sort());
		for (const place of ['row', 'bar', 'table'] as KeyPlace[]) {
			const heard = commands.filter(({ at }) => at.includes(place) || at.includes('anywhere'));
			const keys = heard.flatMap((command) => command.keys);
			expect(keys.toSorted(), place).toEqual([...new Set(keys)].sort());
		}
	});

	test('writes every key as the keyboard tells it', async () => {
		const session = await openExample();
		for (const key of buildCommands(session, noActions).flatMap((command) => command.keys))
			expect(key).toMatch(
				/^(Mod\+)?(Alt\+)?(Shift\+)?([A-Z0-9?/+=.,-]|F2|Space|Enter|Delete|Backspace|Arrow\w+)$/
			);
	});
});

describe('Keys', () => {
	test('reorder rows, change their lane and phase, and keep the focus on them', async () => {
		const { session } = await example();
		focusRow('PR2');
		await userEvent.keyboard('{Control>}{ArrowUp}{/Control}');
		expect(codes(session, 'process')).toMatch(/^PR2 PR1 PR3/);
		await expect.poll(() => (document.activeElement as HTMLElement).dataset.row).toBe('PR2');
		await userEvent.keyboard('{Control>}{Alt>}{ArrowDown}{/Alt}{/Control}');
		expect(codes(session, 'structure')).toContain('PR2');
		expect(session.roadmap.undoLabel).toBe('move PR2 to Structure');
		await userEvent.keyboard('{Control>}{Alt>}{ArrowRight}{/Alt}{/Control}');
		expect(session.roadmap.initiatives.get('PR2')?.phase).toBe('P2');
		await userEvent.keyboard('{Control>}zzz{/Control}');
		expect(codes(session, 'process')).toMatch(/^PR1 PR2 PR3/);
		expect(session.roadmap.undoLabel).toBeNull();
	});

	test('put rows into groups and take them out again', async () => {
		const { session } = await example();
		session.selection.chooseAll([
			['PR1', 'initiatives'],
			['PR2', 'initiatives']
		]);
		focusRow('PR2');
		await userEvent.keyboard('{Control>}g{/Control}');
		const [group] = session.roadmap.plan.groups;
		expect(group?.title).toBe('New group');
		expect(session.roadmap.initiatives.get('PR1')?.group).toBe(group?.id);
		await userEvent.keyboard('{Escape}');
		await expect.poll(() => document.querySelector('[data-row="PR1"]')).not.toBeNull();
		focusRow('PR1');
		await userEvent.keyboard('{Control>}{ArrowLeft}{/Control}');
		expect(session.roadmap.initiatives.get('PR1')?.group).toBeNull();
	});

	test('move and resize all chosen bars together as one step', async () => {
		const { session } = await example();
		session.selection.chooseAll([
			['TE1', 'initiatives'],
			['TE2', 'initiatives']
		]);
		const endOf = (id: string) => session.roadmap.initiatives.get(id)?.end ?? 0;
		const before = [endOf('TE1'), endOf('TE2')];
		focusBar('TE2');
		await userEvent.keyboard('{Shift>}{ArrowRight}{/Shift}');
		expect(endOf('TE1')).toBeGreaterThan(before[0] ?? 0);
		expect(endOf('TE2')).toBeGreaterThan(before[1] ?? 0);
		expect(session.roadmap.undoLabel).toBe('move end of 2 initiatives 1 month later');
		await userEvent.keyboard('{Control>}z{/Control}');
		expect([endOf('TE1'), endOf('TE2')]).toEqual(before);
	});

	test('n makes an initiative beside the row in use, ctrl and D a copy of it', async () => {
		const { session, screen } = await example();
		focusRow('ST2');
		await userEvent.keyboard('n');
		const made = session.roadmap.plan.initiatives.filter((one) => one.lane === 'structure')[2];
		expect(made).toMatchObject({ code: 'ST9', title: 'New initiative' });
		await expect
			.element(screen.getByRole('region', { name: 'Inspector' }).getByLabelText('Title').first())
			.toHaveFocus();
		await userEvent.keyboard('n{Escape}');
		expect(session.roadmap.plan.initiatives).toHaveLength(25);
		await expect.poll(() => document.querySelector('[data-row="ST3"]')).not.toBeNull();
		focusRow('ST3');
		await userEvent.keyboard('{Control>}d{/Control}');
		expect(codes(session, 'structure')).toBe('ST1 ST2 ST9 ST3 ST10 ST4 ST5 ST6 ST7 ST8');
	});

	test('choose all that is shown, delete it as one step, and bring it back', async () => {
		const { session } = await example();
		focusRow('PR1');
		await userEvent.keyboard('{Control>}a{/Control}');
		expect(session.selection.ids.size).toBe(24);
		await userEvent.keyboard('{Delete}');
		expect(session.roadmap.plan.initiatives).toHaveLength(0);
		expect(session.selection.ids.size).toBe(0);
		await userEvent.keyboard('{Control>}z{/Control}');
		expect(session.roadmap.plan.initiatives).toHaveLength(24);
	});

	test('lead from finding to finding', async () => {
		const { session } = await example();
		focusRow('PR1');
		await userEvent.keyboard('.');
		expect(session.roadmap.announcement.text).toMatch(/^Finding 1 of 5: PR6/);
		await expect.poll(() => (document.activeElement as HTMLElement).dataset.row).toBe('PR6');
		await userEvent.keyboard(',');
		expect(session.roadmap.announcement.text).toMatch(/^Finding 5 of 5: TE3/);
	});

	test('zoom, and open what the table says', async () => {
		const { session, screen } = await example();
		focusRow('PR1');
		await userEvent.keyboard('3');
		expect(session.viewport.zoom).toBe('year');
		await userEvent.keyboard('0');
		expect(session.viewport.zoom).toBe('fit');
		await userEvent.keyboard('/');
		await expect.element(screen.getByRole('textbox', { name: 'Words' })).toHaveFocus();
		await userEvent.keyboard('?{Escape}');
		expect(session.dialog).toBeNull();
		expect(session.view.filter.text).toBe('?');
	});
});

describe('The clipboard', () => {
	function send(
		type: 'copy' | 'cut' | 'paste',
		data: DataTransfer,
		target: Element | null = document.activeElement
	) {
		const event = new ClipboardEvent(type, { clipboardData: data, bubbles: true, cancelable: true });
		(target ?? document.body).dispatchEvent(event);
		return event.defaultPrevented;
	}

	test('takes rows and gives them back beside the row in use, chosen', async () => {
		const { session } = await example();
		const data = new DataTransfer();
		focusRow('TE3');
		expect(send('copy', data)).toBe(true);
		expect(data.getData('text/plain')).toMatch(/^TE3\tInvoice portal\tTechnology\t/);
		focusRow('ST1');
		expect(send('paste', data)).toBe(true);
		const made = session.roadmap.plan.initiatives.filter((one) => one.lane === 'structure')[1];
		expect(made).toMatchObject({ code: 'ST9', title: 'Invoice portal' });
		expect([...session.selection.ids]).toEqual([made?.id]);
		await expect.poll(() => (document.activeElement as HTMLElement).dataset.row).toBe(made?.id);
		expect(send('cut', data)).toBe(true);
		expect(session.roadmap.plan.initiatives).toHaveLength(24);
	});

	test('is left alone in fields, in dialogs and where words are selected', async () => {
		const { session, screen } = await example();
		const data = new DataTransfer();
		data.setData('text/plain', 'A new thing');
		focusRow('TE3');
		await userEvent.keyboard('{Enter}');
		const title = screen.getByRole('region', { name: 'Inspector' }).getByLabelText('Title').first();
		await expect.element(title).toBeVisible();
		expect(send('paste', data, title.element())).toBe(false);
		getSelection()?.selectAllChildren(document.querySelector('h1')!);
		expect(send('copy', data, document.body)).toBe(false);
		getSelection()?.removeAllRanges();
		session.openDialog('keys');
		await expect.element(screen.getByRole('dialog', { name: 'List of keys' })).toBeVisible();
		expect(send('paste', data, document.body)).toBe(false);
		expect(session.roadmap.plan.initiatives).toHaveLength(24);
	});
});

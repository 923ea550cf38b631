import { beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { day } from '$lib/plan/day';
import { openExample } from '../../support/open-session';
import { copy, focused, goTo, paste, showTable, words } from './open-table';

beforeEach(() => page.viewport(1440, 900));

async function example() {
	const session = await openExample();
	const shown = await showTable(session);
	return { session, ...shown, initiative: (id: string) => session.roadmap.initiatives.get(id)! };
}

/** Selects by keys from the cell in use, so many rows down and columns right. */
async function extend(down: number, right: number): Promise<void> {
	await userEvent.keyboard(`{Shift>}${'{ArrowDown}'.repeat(down)}${'{ArrowRight}'.repeat(right)}{/Shift}`);
}

describe('copy and cut', () => {
	test('[TBL-17] give tabs and lines with ISO dates, and an HTML table', async () => {
		const { session } = await example();
		await goTo(0, 'Code');
		await extend(1, 0);
		expect(copy().text).toBe('PR1\r\nPR2');
		await goTo(0, 'Start');
		await extend(1, 1);
		const { text, html } = copy();
		expect(text).toBe('2026-02-02\t2026-05-29\r\n2026-03-02\t2026-06-30');
		expect(html).toMatch(/^<table><tr><td>2026-02-02<\/td>/);
		expect(session.roadmap.announcement.text).toBe('Copied 4 cells.');
	});

	test('[TBL-22] [TBL-23] cut clears as one step and leaves what cannot be empty', async () => {
		const { session, initiative } = await example();
		await goTo(0, 'Lane');
		await extend(0, 1);
		expect(copy('cut').text).toBe('Process\tUnderstand');
		expect(initiative('PR1')).toMatchObject({ lane: 'process', phase: null });
		expect(session.roadmap.announcement.text).toMatch(/^Cut 1 cell\..* Lane cannot be empty and stayed\.$/);
		expect(session.roadmap.undoLabel).toBe('cut 1 cell');
		await userEvent.keyboard('{Control>}z{/Control}');
		expect(initiative('PR1').phase).not.toBeNull();
	});

	test('[TBL-22] Delete clears all that is selected', async () => {
		const { session, initiative } = await example();
		await goTo(0, 'Start');
		await extend(2, 1);
		await userEvent.keyboard('{Delete}');
		expect(session.roadmap.undoLabel).toBe('clear 6 cells');
		for (const id of ['PR1', 'PR2', 'PR3']) expect(initiative(id)).toMatchObject({ start: null, end: null });
	});
});

describe('paste', () => {
	test('[TBL-18] [TBL-23] reads cells as Excel copies them, as one step', async () => {
		const { session, initiative } = await example();
		await goTo(0, 'Title');
		paste('"Two\r\nlines"\tStructure\r\nPlain\tTECHNOLOGY\r\n');
		expect(initiative('PR1')).toMatchObject({ title: 'Two\nlines', lane: 'structure' });
		expect(initiative('PR2')).toMatchObject({ title: 'Plain', lane: 'technology' });
		expect(session.roadmap.undoLabel).toBe('paste 4 cells');
		session.roadmap.undo();
		expect(initiative('PR2').lane).toBe('process');
	});

	test('[TBL-19] one cell fills the selection', async () => {
		const { initiative } = await example();
		await goTo(0, 'End');
		await extend(3, 0);
		paste('31/12/2028');
		for (const id of ['PR1', 'PR2', 'PR3', 'PR4']) expect(initiative(id).end).toBe(day('2028-12-31'));
	});

	test('[TBL-18] writes nothing when something does not fit, and lists every such cell', async () => {
		const { session, screen } = await example();
		const before = session.roadmap.plan;
		await goTo(2, 'Start');
		paste('2028-01-01\t31 Feb\n2028-02-01\t2028-03-01\nsoon\t');
		await expect
			.element(screen.getByRole('alert'))
			.toMatchTextContent(/2 cells do not fit, so nothing was written/);
		expect(session.roadmap.plan).toBe(before);
		const region = screen.getByRole('region', { name: 'What did not fit' });
		await expect.element(region).toMatchTextContent(/Row 3 \(PR3\), End “31 Feb” is no date/);
		await region.getByRole('button', { name: 'Row 5 (PR5), Start' }).click();
		await expect.poll(focused).toBe('4 Start');
		await region.getByRole('button', { name: 'Close this list' }).click();
		await expect.element(region).not.toBeInTheDocument();
	});

	test('[TBL-19] [TBL-20] goes past the end into new initiatives, and says how many', async () => {
		const { session } = await example();
		await goTo(23, 'Title');
		paste('Renamed\tTechnology\r\nOne more\tProcess\r\n\t\r\nAnd another\t\r\n');
		expect(session.roadmap.undoLabel).toBe('paste 8 cells, 2 new initiatives');
		const titled = (title: string) => session.roadmap.plan.initiatives.find((one) => one.title === title);
		expect(titled('Renamed')?.code).toBe('TE7');
		expect(titled('One more')).toMatchObject({ lane: 'process', code: 'PR10' });
		expect(titled('And another')).toMatchObject({ lane: 'technology', code: 'TE8' });
		expect(session.roadmap.plan.initiatives).toHaveLength(26);
	});

	test('[TBL-19] never goes past the last column', async () => {
		const { session, screen } = await example();
		const before = session.roadmap.plan;
		await goTo(0, 'Title');
		await userEvent.keyboard('{End}');
		await expect.poll(focused).toBe('0 Notes');
		paste('a\tb');
		await expect
			.element(screen.getByRole('region', { name: 'What did not fit' }))
			.toMatchTextContent(/2 columns wide, and from here there are 1/);
		expect(session.roadmap.plan).toBe(before);
	});

	test('[TBL-19] whole rows that were copied come back as they were', async () => {
		const { session } = await example();
		await goTo(0, 'Code');
		await userEvent.keyboard('{Control>}a{/Control}');
		const { text } = copy();
		const before = session.roadmap.plan;
		paste(text);
		expect(session.roadmap.plan).toBe(before);
	});
});

describe('fill', () => {
	test('[TBL-21] ctrl and D repeats the first row, ctrl and R the first column', async () => {
		const { session, initiative } = await example();
		await goTo(0, 'Owner');
		await extend(2, 0);
		await userEvent.keyboard('{Control>}d{/Control}');
		expect(initiative('PR3').owner).toBe(initiative('PR1').owner);
		expect(session.roadmap.undoLabel).toBe('fill 2 cells');
		await goTo(0, 'Start');
		await extend(0, 1);
		await userEvent.keyboard('{Control>}r{/Control}');
		expect(initiative('PR1').end).toBe(initiative('PR1').start);
	});

	test('[TBL-21] of one row alone ctrl and D takes the row above', async () => {
		const { initiative } = await example();
		await goTo(1, 'Phase');
		await userEvent.keyboard('{Control>}d{/Control}');
		expect(initiative('PR2').phase).toBe(initiative('PR1').phase);
		expect(words(1, 'Phase')).toBe('Understand');
	});
});

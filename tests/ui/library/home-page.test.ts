import '../../../src/app.css';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { fiveYearTemplate } from '$lib/plan/starters';
import { Library } from '$lib/state/library.svelte';
import HomePage from '../../../src/routes/+page.svelte';
import { breaches, themes } from '../../support/accessibility';

const library = new Library(() => new Date());
let count = 0;

function make(title: string): Promise<string> {
	const plan = fiveYearTemplate(title, 2026, () => `record-${(count += 1)}`);
	return library.createFromPlan(plan, 'template');
}

async function takeExample(): Promise<string> {
	const response = await fetch('/examples/brindlemoor.json');
	return library.createFromText(await response.text(), 'example');
}

let stop: () => void;

beforeEach(async () => {
	await page.viewport(1440, 900);
	stop = library.watch();
});

afterEach(async () => {
	await expect.poll(() => library.entries).not.toBeNull();
	for (const { id } of library.entries ?? []) await library.deleteForEver(id);
	stop();
});

describe('the library without a roadmap', () => {
	test('teaches the three lanes in their order and offers four ways to begin', async () => {
		const screen = await render(HomePage);
		await expect.element(screen.getByRole('heading', { name: 'On this device' })).toBeVisible();
		const lanes = screen.getByRole('main').getByRole('heading', { level: 3 });
		await expect
			.poll(() => lanes.all().map((one) => one.element().textContent))
			.toEqual(['Process first', 'Structure then', 'Technology last', 'In your first two minutes']);
		for (const name of ['Take the worked example', 'Five-year template', 'Blank roadmap', 'Open a file'])
			await expect.element(screen.getByRole('button', { name })).toBeVisible();
		expect(screen.getByRole('button', { name: 'Trash' }).elements()).toEqual([]);
	});

	for (const theme of themes)
		for (const width of [1440, 360])
			test(`passes axe in the ${theme} theme at ${width} pixels`, async () => {
				await page.viewport(width, 800);
				const screen = await render(HomePage);
				await expect.element(screen.getByText(/Brindlemoor Supply: five-year roadmap/)).toBeVisible();
				expect(await breaches(theme)).toEqual([]);
			});
});

describe('the library with roadmaps', () => {
	test('has one link a roadmap, named by its title, that leads to its timeline', async () => {
		const id = await make('Tannet Water');
		const screen = await render(HomePage);
		const link = screen.getByRole('link', { name: 'Tannet Water', exact: true });
		await expect.element(link).toHaveAttribute('href', `/r/${id}/timeline`);
		expect(screen.getByRole('link').elements()).toHaveLength(1);
		await expect.element(screen.getByText('No initiatives yet')).toBeVisible();
		await expect.element(screen.getByText(/just now/)).toBeVisible();
		await expect.element(screen.getByText('This device only')).toBeVisible();
	});

	test('says how many findings and how much order debt a roadmap has', async () => {
		await takeExample();
		const screen = await render(HomePage);
		await expect.element(screen.getByText(/^\d+ findings, 7\.6 months of order debt$/)).toBeVisible();
	});

	test('duplicates, trashes, restores and deletes for ever after one question', async () => {
		await make('Tannet Water');
		const screen = await render(HomePage);
		await screen.getByRole('button', { name: 'More for Tannet Water' }).click();
		await screen.getByRole('menuitem', { name: 'Duplicate' }).click();
		const copy = screen.getByRole('link', { name: 'Tannet Water (2)' });
		await expect.element(copy).toBeVisible();

		await screen.getByRole('button', { name: 'More for Tannet Water (2)' }).click();
		await screen.getByRole('menuitem', { name: 'Move to trash' }).click();
		await expect.element(copy).not.toBeInTheDocument();
		await screen.getByRole('button', { name: 'Trash', exact: true }).click();
		await screen.getByRole('button', { name: 'Restore Tannet Water (2)' }).click();
		await expect.poll(() => copy.elements()).toHaveLength(1);
		await screen.getByRole('button', { name: 'Close', exact: true }).click();

		await screen.getByRole('button', { name: 'More for Tannet Water (2)' }).click();
		await screen.getByRole('menuitem', { name: 'Move to trash' }).click();
		await screen.getByRole('button', { name: 'Trash', exact: true }).click();
		await screen.getByRole('button', { name: 'Delete for ever Tannet Water (2)' }).click();
		await expect.element(screen.getByText(/“Tannet Water .2.” and its safety copy/)).toBeVisible();
		await screen.getByRole('button', { name: 'Keep it' }).click();
		expect(library.trash).toHaveLength(1);
		await screen.getByRole('button', { name: 'Delete for ever Tannet Water (2)' }).click();
		await screen.getByRole('button', { name: 'Delete for ever', exact: true }).click();
		await expect.element(screen.getByText(/The trash is empty/)).toBeVisible();
		await expect.poll(() => library.entries?.map(({ title }) => title)).toEqual(['Tannet Water']);
	});

	for (const theme of themes)
		for (const width of [1440, 360])
			test(`passes axe in the ${theme} theme at ${width} pixels`, async () => {
				await page.viewport(width, 800);
				await takeExample();
				const id = await make('Tannet Water');
				await make('A title of one_word_that_is_far_too_long_to_fit_into_any_column_of_a_narrow_telephone');
				await library.moveToTrash(id);
				const screen = await render(HomePage);
				await expect.element(screen.getByRole('link', { name: 'Brindlemoor Supply' })).toBeVisible();
				expect(await breaches(theme)).toEqual([]);
				expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
				await screen.getByRole('button', { name: 'Trash', exact: true }).click();
				await expect.element(screen.getByRole('dialog', { name: 'Trash' })).toBeVisible();
				expect(await breaches(theme)).toEqual([]);
				await userEvent.keyboard('{Escape}');
			});
});

describe('a new roadmap', () => {
	test('asks for a title and a start year, and says what is wrong with them', async () => {
		const screen = await render(HomePage);
		await screen.getByRole('button', { name: 'Five-year template' }).click();
		await expect.element(screen.getByRole('dialog', { name: 'Five-year template' })).toBeVisible();
		await expect.element(screen.getByLabelText('Title')).toHaveFocus();
		await screen.getByLabelText('Start year').fill('31');
		await screen.getByRole('button', { name: 'Create' }).click();
		await expect.element(screen.getByLabelText('Title')).toHaveAttribute('aria-invalid', 'true');
		await expect.element(screen.getByText(/Type a year from 1900 to 2195/)).toBeVisible();
		expect(library.entries).toEqual([]);
		for (const theme of themes) expect(await breaches(theme)).toEqual([]);
		await userEvent.keyboard('{Escape}');
		await expect.element(screen.getByRole('button', { name: 'Five-year template' })).toHaveFocus();
	});
});

import '../../../src/app.css';
import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { findFindings } from '$lib/plan/findings';
import { day } from '$lib/plan/day';
import { emptyPlan, type Plan } from '$lib/plan/plan';
import { type PrintChoices, PrintSettings } from '$lib/state/print-settings.svelte';
import PrintView from '$lib/ui/print/PrintView.svelte';
import { examplePlan } from '../../support/example-plan';
import { largePlan } from '../../support/large-plan';

const asOf = day('2028-06-30');

async function open(plan: Plan, choices: Partial<PrintChoices> = {}) {
	const kept: PrintChoices[] = [];
	const settings = new PrintSettings(choices, (given) => kept.push(given));
	const report = findFindings(plan, asOf);
	const screen = await render(PrintView, { plan, asOf, report, baselineId: null, settings });
	screen.container.style.height = '800px';
	return { screen, kept };
}

const blank = emptyPlan({ ...examplePlan().roadmap, title: 'Blank' });

test('the preview shows the page as it will lie on paper, with every title', async () => {
	await page.viewport(1440, 900);
	const { screen } = await open(examplePlan());
	const sheet = screen.getByRole('img', { name: 'Page 1 of 1' });
	await expect.element(sheet).toBeVisible();
	const text = sheet.element().textContent;
	for (const { title } of examplePlan().initiatives) expect(text).toContain(title);
	const { width, height } = sheet.element().getBoundingClientRect();
	expect(width / height).toBeCloseTo(841.89 / 595.28, 1);
});

test('a choice shows at once and is given to be kept', async () => {
	const { screen, kept } = await open(examplePlan());
	await screen.getByRole('radio', { name: 'A3' }).click();
	await screen.getByRole('radio', { name: 'Portrait' }).click();
	await expect
		.poll(() => screen.getByRole('img', { name: 'Page 1 of 1' }).element().getAttribute('viewBox'))
		.toBe('0 0 841.89 1190.55');
	expect(kept.at(-1)).toMatchObject({ paper: 'A3', orientation: 'portrait' });
});

test('black and white is pure black on pure white', async () => {
	const { screen } = await open(examplePlan(), { monochrome: true });
	const sheet = screen.getByRole('img', { name: 'Page 1 of 1' });
	await expect.element(sheet).toBeVisible();
	const colours = new Set(
		[...sheet.element().querySelectorAll('text, path, rect, circle')].flatMap((one) => {
			const { fill, stroke, opacity } = getComputedStyle(one);
			expect(opacity).toBe('1');
			return [fill, stroke].filter((paint) => paint.startsWith('rgb'));
		})
	);
	expect([...colours].sort()).toEqual(['rgb(0, 0, 0)', 'rgb(255, 255, 255)']);
});

test('only pages near the part in sight are drawn, and all of them for printing', async () => {
	const { screen } = await open(largePlan(300), { fit: 'pages' });
	const drawn = () => screen.container.querySelectorAll('svg[role="img"]').length;
	const all = () => screen.container.querySelectorAll('figure').length;
	await expect.poll(all).toBeGreaterThan(8);
	await expect.poll(drawn).toBeGreaterThan(0);
	expect(drawn()).toBeLessThan(all());
	window.dispatchEvent(new Event('beforeprint'));
	expect(drawn()).toBe(all());
	window.dispatchEvent(new Event('afterprint'));
	await expect.poll(drawn).toBeLessThan(all());
});

test('rows that cannot be read on one page say so and flow over pages', async () => {
	const { screen } = await open(largePlan(300));
	await expect.element(screen.getByText(/300 rows do not fit on one A4 page/)).toBeVisible();
});

test('an empty roadmap says what to do', async () => {
	const { screen } = await open(blank);
	await expect.element(screen.getByRole('heading', { name: 'Nothing to print yet' })).toBeVisible();
	await expect.element(screen.getByRole('button', { name: 'PDF' })).toBeDisabled();
});

test('every choice can be made with the keyboard', async () => {
	const { screen, kept } = await open(examplePlan());
	const paper = screen.getByRole('radio', { name: 'A4' }).element() as HTMLElement;
	paper.focus();
	await userEvent.keyboard('{ArrowRight}');
	expect(kept.at(-1)?.paper).toBe('A3');
});

test.each([
	['a phone', 390, 844],
	['a window at 200 %', 720, 450],
	['the narrowest window', 320, 640]
])('on %s nothing reaches over the side and every control can be hit', async (_, width, height) => {
	await page.viewport(width, height);
	const { screen } = await open(examplePlan(), { fit: 'pages' });
	await expect.element(screen.getByRole('img', { name: 'Page 1 of 2' })).toBeInTheDocument();
	expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
	const sheet = screen.getByRole('img', { name: 'Page 1 of 2' }).element().getBoundingClientRect();
	expect(sheet.right).toBeLessThanOrEqual(width);
	expect(sheet.width / sheet.height).toBeCloseTo(841.89 / 595.28, 1);
	for (const control of screen.container.querySelectorAll(
		'.controls :is(label:has(input), button, select)'
	)) {
		const box = control.getBoundingClientRect();
		expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(24);
		expect(box.right).toBeLessThanOrEqual(width);
	}
});

test('sheets stay light in the dark theme', async () => {
	document.documentElement.style.colorScheme = 'dark';
	const { screen } = await open(examplePlan());
	const sheet = screen.getByRole('img', { name: 'Page 1 of 1' });
	await expect.element(sheet).toBeInTheDocument();
	const around = sheet.element().parentElement;
	expect(around && getComputedStyle(around).backgroundColor).toBe('rgb(255, 255, 255)');
	expect(getComputedStyle(sheet.element().querySelector('text') ?? document.body).fill).toBe(
		'rgb(27, 30, 35)'
	);
	document.documentElement.style.removeProperty('color-scheme');
});

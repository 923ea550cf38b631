import { expect, test } from '@playwright/test';
import { bar, dragBy, exported, saved, takeExample } from './app';

test('[SEQ-3] the example is moved, a finding appears, is overridden, and all of it is undone', async ({
	page
}) => {
	await takeExample(page);
	const findings = page.getByRole('region', { name: 'Findings' });
	const debt = page.getByText(/Order debt/).first();
	await expect(debt).toContainText('7.6');
	await expect(findings.getByText('ST3 starts before PR3 is finished')).toHaveCount(0);
	const original = await exported(page);

	const st3 = bar(page, /^ST3 /);
	await dragBy(page, st3, -60, false);
	await expect(debt).not.toContainText('7.6');
	await page.mouse.up();
	await expect(findings.getByText('ST3 starts before PR3 is finished')).toBeVisible();
	await expect(page.getByRole('button', { name: 'Undo' })).toHaveAttribute('title', /^Undo: move ST3/);

	await findings
		.getByRole('article')
		.filter({ hasText: 'ST3 starts before PR3' })
		.getByRole('button', { name: 'Override' })
		.click();
	await page.getByLabel('Decided by').fill('Steering committee');
	await page.getByRole('button', { name: 'Save the override' }).click();
	await expect(page.getByText('An override needs a reason.')).toBeVisible();
	await page.getByLabel('Reason', { exact: true }).fill('The first weeks are interviews only.');
	await page.getByRole('button', { name: 'Save the override' }).click();
	await expect(findings.getByText(/Accepted by Steering committee/).first()).toBeVisible();
	await saved(page);
	const overridden = await exported(page);
	const made = overridden.decisions.find((decision) => decision.finding === 'SEQ-3/ST3/PR3');
	expect(made).toMatchObject({ kind: 'override', by: 'Steering committee', date: '2028-06-30' });

	await page.getByRole('button', { name: 'Undo' }).click();
	await page.getByRole('button', { name: 'Undo' }).click();
	await expect(debt).toContainText('7.6');
	await expect(findings.getByText('ST3 starts before PR3 is finished')).toHaveCount(0);
	await saved(page);
	expect(await exported(page)).toEqual(original);
});

test('Escape leaves a dragged bar where it was', async ({ page }) => {
	await takeExample(page);
	const te4 = bar(page, /^TE4 /);
	const name = await te4.getAttribute('aria-label');
	await dragBy(page, te4, -90, false);
	await expect(te4).not.toHaveAttribute('aria-label', name ?? '');
	await page.keyboard.press('Escape');
	await page.mouse.up();
	await expect(te4).toHaveAttribute('aria-label', name ?? '');
	await expect(page.getByRole('button', { name: 'Undo' })).toBeDisabled();
});

import { expect, test } from '@playwright/test';
import { saved, takeExample } from './app';
import { expectClean, looks } from './axe';

/** Each screen of behaviour, and what shows that it stands; in two lots, so that both cores have one. */
const cells = [
	['behaviour', 'Behaviour'],
	['behaviour/cell?behaviour=B2&team=it', /emerging/],
	['behaviour/cell?behaviour=B4&team=sales', /no evidence/i],
	['record?behaviour=B8&team=ops', /Record|Hand over/],
	['record/pulse', /.+/]
] as const;
const boards = [
	['behaviour/forces', 'Forces'],
	['behaviour/support', 'Support'],
	['behaviour/influence', 'Influence'],
	['behaviour/readiness', 'Readiness'],
	['behaviour/define', /Behaviours and teams|What people should be seen to do/]
] as const;

for (const { colorScheme, viewport } of looks)
	for (const [what, screens] of [
		['counted', cells],
		['planned', boards]
	] as const) {
		test(`axe finds nothing where behaviour is ${what}, ${colorScheme}, ${viewport.width} px wide`, async ({
			browser
		}) => {
			const context = await browser.newContext({ colorScheme, viewport });
			const page = await context.newPage();
			await takeExample(page);
			await saved(page);
			const home = page.url().replace(/timeline.*$/, '');
			for (const [path, heading] of screens) {
				await page.goto(home + path);
				await expect(page.getByRole('heading', { name: heading }).first()).toBeVisible();
				await expectClean(page, path);
				const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
				expect(overflow, `${path} is as wide as the window`).toBeLessThanOrEqual(0);
			}
			await context.close();
		});
	}

import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Fails with every breach of WCAG 2.2 AA that axe finds on the page as it stands, and where. */
export async function expectClean(page: Page, where: string): Promise<void> {
	const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze();
	const found = violations.map(
		({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join('; ')}`
	);
	expect(found, where).toEqual([]);
}

/** The themes and widths that every screen is looked at in. */
export const looks = (['light', 'dark'] as const).flatMap((colorScheme) =>
	[
		{ width: 1440, height: 900 },
		{ width: 390, height: 844 }
	].map((viewport) => ({ colorScheme, viewport }))
);

import axe from 'axe-core';

/** Themes as the page carries them; each screen is checked in both. */
export const themes = ['light', 'dark'] as const;

/**
 * What axe finds wrong on the page in one theme, as one line a breach: rule, place, what is the matter. WCAG
 * 2.2 A and AA and axe's good practices.
 */
export async function breaches(theme: (typeof themes)[number]): Promise<string[]> {
	document.documentElement.dataset.theme = theme;
	document.documentElement.lang = 'en-GB';
	await document.fonts.ready;
	const { violations } = await axe.run(document, {
		runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
	});
	delete document.documentElement.dataset.theme;
	return violations.flatMap(({ id, help, nodes }) =>
		nodes.map(({ target, failureSummary }) => `${id} at ${target.join(' ')}: ${help} ${failureSummary ?? ''}`)
	);
}

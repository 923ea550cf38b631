import { beforeEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { setFields } from '$lib/doc/edits/set-fields';
import { breaches } from '../../support/accessibility';
import { openExample, showRoadmap } from '../../support/open-session';

beforeEach(() => page.viewport(1440, 900));

test('[BEH-9] a slipping behaviour stands among the findings, and its card leads to its cell', async () => {
	const session = await openExample();
	const screen = await showRoadmap(session);
	const panel = screen.getByRole('region', { name: 'Findings' });
	const link = panel.getByRole('link', { name: /is slipping in Field Service/ });
	await expect
		.element(link)
		.toHaveAttribute('href', expect.stringMatching(/\/behaviour\/cell\?behaviour=B7&team=field$/));
	const card = panel.getByRole('article').filter({ hasText: 'is slipping in Field Service' });
	await expect.element(card).toMatchTextContent(/BEH-9 · A33/);
	expect(card.getByRole('button', { name: 'Mend' }).elements()).toEqual([]);
	expect(await breaches('light')).toEqual([]);
	expect(await breaches('dark')).toEqual([]);
});

test('[BEH-1] a policy clears once it names a behaviour, and its place is its bar', async () => {
	const session = await openExample();
	const { roadmap } = session;
	const screen = await showRoadmap(session);
	const panel = screen.getByRole('region', { name: 'Findings' });
	const card = panel.getByRole('article').filter({ hasText: 'PR5 names no behaviour' });
	await card.getByRole('button', { name: 'Show' }).click();
	expect(session.selection.ids).toEqual(new Set(['PR5']));
	roadmap.run(setFields(roadmap.plan, 'initiatives', 'PR5', { behaviours: ['B4'] }));
	await expect.poll(() => card.elements()).toEqual([]);
	expect(roadmap.announcement.text).toContain('1 finding cleared: BEH-1, PR5 names no behaviour');
});

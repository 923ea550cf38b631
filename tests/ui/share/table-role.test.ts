import { beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { openExample } from '../../support/open-session';
import { goTo, showTable } from '../table/open-table';

beforeEach(() => page.viewport(1440, 900));

test('[TKP-8] who may not change the plan is told before anything is typed into a cell', async () => {
	const session = await openExample();
	session.roadmap.takeRole('viewer');
	const { screen } = await showTable(session);
	await goTo(0, 'Title');
	await userEvent.keyboard('x');
	await expect.poll(() => session.roadmap.refusedEdits).toBe(1);
	expect(document.querySelector('.field')).toBeNull();
	await expect.element(screen.getByRole('button', { name: 'Add', exact: true })).not.toBeInTheDocument();
});

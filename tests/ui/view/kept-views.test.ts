import { expect, onTestFinished, test } from 'vitest';
import { isJsonObject } from '$lib/plan/field';
import { noFilter } from '$lib/plan/filter';
import { Session } from '$lib/state/session.svelte';
import { readView, writeView } from '$lib/sync/catalogue';
import { openSession } from '../../support/open-session';
import { buildPlan } from '../../support/plan-builder';

const plan = buildPlan({ initiatives: [{ id: 'a', title: 'Map the work' }] });

async function reopened(id: string): Promise<Session> {
	const session = await Session.open(id, () => new Date(2028, 5, 30));
	if (!session) throw new Error('The roadmap is gone.');
	onTestFinished(() => session.close());
	return session;
}

async function stored(id: string) {
	const view = await readView(id);
	return isJsonObject(view) ? view : {};
}

test('a roadmap opens as it was looked at last, with its named views', async () => {
	const session = await openSession(plan);
	const { id } = session.roadmap;
	session.view.groupBy = 'phase';
	session.view.colourBy = 'owner';
	session.view.isPacked = true;
	session.view.hasOverview = false;
	session.view.filter = { ...noFilter, text: 'map', mode: 'hide' };
	session.viewport.zoomTo('year');
	session.namedViews.save('Board', session.viewSettings);
	await expect.poll(async () => (await stored(id)).named, { timeout: 5_000 }).toHaveLength(1);
	const again = await reopened(id);
	expect(again.viewSettings).toEqual(session.viewSettings);
	expect(again.namedViews.list).toEqual(session.namedViews.list);
});

test('a view of the first version still opens, and what another tab has named is not lost', async () => {
	const session = await openSession(plan);
	const { id } = session.roadmap;
	await writeView(id, { zoom: 'quarter', baseline: 'gone', collapsed: ['structure'], isFindingsOpen: false });
	const first = await reopened(id);
	expect(first.viewport.zoom).toBe('quarter');
	expect(first.view.baselineId).toBeNull();
	expect([...first.view.collapsed]).toEqual(['lane:structure']);
	const second = await reopened(id);
	first.namedViews.save('One', first.viewSettings);
	await expect.poll(async () => (await stored(id)).named, { timeout: 5_000 }).toHaveLength(1);
	second.namedViews.save('Two', second.viewSettings);
	await expect
		.poll(async () => (await stored(id)).named, { timeout: 5_000 })
		.toMatchObject([{ name: 'Two' }, { name: 'One' }]);
});

import { beforeEach, describe, expect, test } from 'vitest';
import { type Locator, page, userEvent } from 'vitest/browser';
import { makeRecord } from '$lib/plan/record';
import { observationFields } from '$lib/plan/behaviour/observation';
import { day } from '$lib/plan/day';
import { setCriteria } from '$lib/state/behaviour/behaviour-links';
import { takeOver } from '$lib/state/plan-actions';
import type { Session } from '$lib/state/session.svelte';
import { breaches, themes } from '../../support/accessibility';
import { openExample, showRoadmap } from '../../support/open-session';

beforeEach(() => page.viewport(1440, 900));

async function open() {
	const session = await openExample({ hasBand: true });
	return show(session);
}

async function show(session: Session) {
	const screen = await showRoadmap(session);
	const band = screen.getByRole('region', { name: 'Behaviour band' });
	await expect.element(band.getByRole('link').first()).toBeVisible();
	return { session, screen, band };
}

function textOf(place: Locator): string {
	return place.element().textContent.replace(/\s+/g, ' ');
}

/** Adds an observation of thirty looks on the day before as-of. */
function observe(session: Session, behaviour: string, team: string, k: number) {
	const record = makeRecord(observationFields, `seen-${behaviour}-${team}`, {
		behaviour,
		team,
		date: day('2028-06-29'),
		kind: 'count',
		k,
		n: 30,
		source: 'unannounced'
	});
	takeOver(session.roadmap, [{ kind: 'add', collection: 'observations', id: record.id, record }], 'record');
}

describe('the band', () => {
	test('[GAT-10] shows the example’s six cells with evidence under the rows, each a way to its page', async () => {
		const { band } = await open();
		const links = band.getByRole('link');
		await expect.poll(() => links.elements().length).toBe(6);
		const names = links.elements().map((one) => one.querySelector('.visually-hidden')?.textContent);
		expect(names[0]).toMatch(
			/^Invite IT and the customer voice to the first planning session, Sales: rooted, 84 % \(74–90\)/
		);
		expect(links.elements()[0]?.getAttribute('href')).toMatch(/behaviour\/cell\?behaviour=B3&team=sales$/);
		await expect.element(band.getByText('6 of 23 cells with evidence')).toBeVisible();
		expect(textOf(band.getByRole('list', { name: 'Cells by word' }))).toContain('17 no evidence');
	});

	test('[GAT-10] is about what is chosen, and about everything again afterwards', async () => {
		const { session, band } = await open();
		session.selection.choose('initiatives', 'TE2');
		await expect.poll(() => band.getByRole('link').elements().length).toBe(2);
		await expect.element(band.getByText('1 of 2 cells with evidence for TE2')).toBeVisible();
		session.selection.clear();
		await expect.poll(() => band.getByRole('link').elements().length).toBe(6);
	});

	test('[GAT-10] [GAT-12] is about a lane, and shows cells without evidence, as this device left it', async () => {
		const { session, screen, band } = await open();
		await band.getByRole('combobox').selectOptions('Technology');
		await expect.poll(() => band.getByRole('link').elements().length).toBe(4);
		await band.getByRole('button', { name: /no evidence/ }).click();
		await expect
			.poll(() => textOf(band.getByRole('list', { name: 'Cells', exact: true })))
			.toContain('No evidence');
		await screen.unmount();
		const again = await show(session);
		await expect.element(again.band.getByRole('combobox')).toHaveValue('technology');
		await expect
			.poll(() => textOf(again.band.getByRole('list', { name: 'Cells', exact: true })))
			.toContain('No evidence');
	});

	test('[GAT-12] folds by keyboard, and stays folded on this device', async () => {
		const { session, screen, band } = await open();
		const toggle = band.getByRole('button', { name: 'Behaviour', exact: true });
		(toggle.element() as HTMLElement).focus();
		await userEvent.keyboard('{Enter}');
		await expect.element(toggle).toHaveAttribute('aria-expanded', 'false');
		expect(band.getByRole('link').elements()).toHaveLength(0);
		await screen.unmount();
		const next = await showRoadmap(session);
		await expect
			.element(next.getByRole('button', { name: 'Behaviour', exact: true }))
			.toHaveAttribute('aria-expanded', 'false');
	});

	test('[GAT-10] follows an observation at once, and its undo', async () => {
		const { session, band } = await open();
		observe(session, 'B2', 'finance', 20);
		await expect.poll(() => band.getByRole('link').elements().length).toBe(7);
		session.roadmap.undo();
		await expect.poll(() => band.getByRole('link').elements().length).toBe(6);
	});

	test('says the word beside the shape in a narrow outline too', async () => {
		await page.viewport(700, 900);
		const { band } = await open();
		expect(textOf(band.getByRole('list', { name: 'Cells', exact: true }))).toContain('Sales, rooted');
	});

	test('keeps to the time axis of the chart as that is scrolled and zoomed', async () => {
		const { session, band } = await open();
		const drawing = () => band.element().querySelector('.rows svg')?.getAttribute('viewBox');
		session.viewport.zoomTo('month');
		session.viewport.scrollLeft = 5_000;
		await expect.poll(drawing).toMatch(/^5000\D/);
	});

	test.each(themes)('has nothing that axe objects to, %s', async (theme) => {
		await open();
		expect(await breaches(theme)).toEqual([]);
	});
});

describe('gates', () => {
	test('[GAT-9] turn from not met to met with what is recorded, on the strip and in the inspector', async () => {
		const { session, screen } = await open();
		setCriteria(
			session.roadmap,
			'phases',
			'P3',
			[{ behaviour: 'B2', sightings: 20, teams: 2, withinDays: 180, word: 'emerging', level: null }],
			'add a criterion'
		);
		expect(session.roadmap.undoLabel).toBe('add a criterion of the gate Reshape roles and measures');
		const gate = screen.getByRole('button', { name: /^Gate 3, / });
		await expect.element(gate).toHaveAccessibleName(/not met.*Finance and Billing never looked/);
		observe(session, 'B2', 'finance', 20);
		await expect.element(gate).toHaveAccessibleName(/, met, .*Finance and Billing 30 sightings since/);
		session.selection.choose('phases', 'P3');
		session.selection.inspect();
		const evidence = screen.getByRole('region', { name: 'Evidence the gate asks for' });
		await expect.element(evidence.getByText(/^met/).first()).toBeVisible();
	});

	test('[GAT-1] are given criteria in the inspector, each change one step back', async () => {
		const { session, screen } = await open();
		session.selection.choose('phases', 'P3');
		session.selection.inspect();
		const evidence = screen.getByRole('region', { name: 'Evidence the gate asks for' });
		await evidence.getByRole('button', { name: 'Add a criterion' }).click();
		const criteria = () => session.roadmap.plan.phases.find(({ id }) => id === 'P3')?.criteria;
		expect(criteria()).toMatchObject([{ behaviour: 'B1', sightings: 20, word: 'holding', level: null }]);
		await evidence.getByLabelText('Each of them at').selectOptions('A strength of …');
		await evidence.getByLabelText('Strength, %, at least').fill('65');
		await userEvent.keyboard('{Enter}');
		await evidence.getByLabelText('Within the last days').fill('90');
		await userEvent.keyboard('{Enter}');
		await expect.poll(criteria).toMatchObject([{ withinDays: 90, word: null, level: 0.65 }]);
		session.roadmap.undo();
		expect(criteria()).toMatchObject([{ withinDays: 180, level: 0.65 }]);
		await evidence.getByRole('button', { name: 'Take off criterion 1' }).click();
		expect(criteria()).toEqual([]);
	});

	test.each(themes)('with criteria have nothing that axe objects to, %s', async (theme) => {
		const { session, screen } = await open();
		session.selection.choose('phases', 'P3');
		session.selection.inspect();
		const evidence = screen.getByRole('region', { name: 'Evidence the gate asks for' });
		await evidence.getByRole('button', { name: 'Add a criterion' }).click();
		await expect.element(evidence.getByLabelText('Each of them at')).toBeVisible();
		expect(await breaches(theme)).toEqual([]);
	});
});

describe('what an initiative is meant to change', () => {
	async function inspect(id: string) {
		const opened = await open();
		opened.session.selection.choose('initiatives', id);
		opened.session.selection.inspect();
		const section = opened.screen.getByRole('region', { name: 'Meant to change' });
		await expect.element(section).toBeVisible();
		const initiative = () => opened.session.roadmap.initiatives.get(id);
		return { ...opened, section, initiative };
	}

	test('[GAT-13] stands beside its delivery, cell by cell', async () => {
		const { section } = await inspect('TE2');
		await expect.element(section.getByText(/Active, 30 % done, until 31 Jan 2029/)).toBeVisible();
		await expect
			.element(section.getByRole('link', { name: /Information Technology: emerging, 38 % \(27–50\)/ }))
			.toBeVisible();
		await expect
			.element(section.getByRole('link', { name: /Finance and Billing: no evidence/ }))
			.toBeVisible();
	});

	test('[GAT-13] is set and taken back as one edit each', async () => {
		const { section, session, initiative } = await inspect('TE2');
		await section.getByLabelText('Add a behaviour').selectOptions('Ask in business terms');
		expect(initiative()?.behaviours).toEqual(['B2', 'B4']);
		expect(session.roadmap.undoLabel).toBe('add a behaviour to TE2');
		await section
			.getByRole('button', { name: 'No longer meant to change: Offer a workable way first' })
			.click();
		expect(initiative()?.behaviours).toEqual(['B4']);
		session.roadmap.undo();
		session.roadmap.undo();
		expect(initiative()?.behaviours).toEqual(['B2']);
	});

	test('[GAT-13] creates catalysts and removes inhibitors', async () => {
		const { section, session, initiative } = await inspect('TE2');
		await section.getByLabelText('Add a catalyst').selectOptions('Shared case view');
		expect(session.roadmap.plan.catalysts.find(({ id }) => id === 'CA6')?.createdBy).toBe('TE2');
		expect(session.roadmap.undoLabel).toBe('add a catalyst that begins with TE2');
		await section.getByLabelText('Add an inhibitor').selectOptions('Three imposed systems: distrust');
		expect(initiative()?.removesInhibitors).toEqual(['IN7']);
		await section.getByRole('button', { name: /^No longer removed by it/ }).click();
		expect(initiative()?.removesInhibitors).toEqual([]);
		await section.getByRole('button', { name: /^No longer begins with it/ }).click();
		expect(session.roadmap.plan.catalysts.find(({ id }) => id === 'CA6')?.createdBy).toBeNull();
	});
});

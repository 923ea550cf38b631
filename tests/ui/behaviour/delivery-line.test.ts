import { expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { setRecord, trashRecords } from '$lib/state/plan-actions';
import BehaviourScreen from '../../support/BehaviourScreen.svelte';
import { openExample } from '../../support/open-session';

test('[FOR-16] Delivery stands beside behaviour, opens to what it is made of, and follows the work', async () => {
	const { roadmap } = await openExample();
	const href = () => '#';
	const screen = await render(BehaviourScreen, {
		roadmap,
		cellHref: href,
		recordHref: href,
		defineHref: '#'
	});
	const line = screen.getByText(/^Delivery: 2,907.5 of 5,110 person-days are done/);
	await expect.element(line).toBeVisible();
	await expect.element(line).toMatchTextContent('quarter 9.26, where 9.93 have passed. SPI(t) 0.93');
	await line.click();
	await expect.element(screen.getByText(/the dates of Baseline 3, agreed on 31 Jan 2028/)).toBeVisible();
	await expect.element(screen.getByText(/that work done is behaviour changed/)).toBeVisible();
	setRecord(roadmap, 'initiatives', 'TE2', { progress: 80 });
	await expect.element(screen.getByText(/^Delivery: 3,137.5 of 5,110/)).toBeVisible();
	trashRecords(
		roadmap,
		'initiatives',
		roadmap.plan.initiatives.map((one) => one.id)
	);
	await expect.element(screen.getByText(/^Delivery/)).not.toBeInTheDocument();
});

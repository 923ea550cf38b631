import { beforeEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { addBaseline } from '$lib/doc/edits/add-baseline';
import { moveInitiatives } from '$lib/doc/edits/move-initiatives';
import { day } from '$lib/plan/day';
import { nextFinding, hasPlace } from '$lib/state/finding-actions';
import { breaches } from '../../support/accessibility';
import { buildPlan } from '../../support/plan-builder';
import { openExample, openSession, showRoadmap } from '../../support/open-session';

beforeEach(() => page.viewport(1440, 900));

async function withFinding() {
	const session = await openExample();
	const { roadmap } = session;
	roadmap.run(moveInitiatives(roadmap.plan, ['ST3'], -60));
	const screen = await showRoadmap(session);
	const panel = screen.getByRole('region', { name: 'Findings' });
	const card = panel.getByRole('article').filter({ hasText: 'ST3 starts before PR3' });
	await expect.element(card).toBeVisible();
	return { session, roadmap, screen, panel, card };
}

test('[SEQ-3] a finding appears with its rule, reason and way out, and clears with the edit undone', async () => {
	const { roadmap, card } = await withFinding();
	await expect.element(card).toMatchTextContent(/SEQ-3/);
	await expect.element(card).toMatchTextContent(/Why this matters/);
	roadmap.undo();
	await expect.poll(() => card.elements()).toEqual([]);
});

test('an override needs a name, a day and a reason, and stays visible as accepted', async () => {
	const { roadmap, card } = await withFinding();
	const save = card.getByRole('button', { name: 'Save the override' });
	await card.getByRole('button', { name: 'Override' }).click();
	await expect.element(card.getByLabelText('Decided by')).toHaveFocus();
	await save.click();
	await expect.element(card.getByRole('alert')).toHaveTextContent('An override needs who decides, a reason.');
	await card.getByLabelText('Decided by').fill('The board');
	await card.getByLabelText('Date').fill('');
	await card.getByLabelText('Reason').fill('Interviews only.');
	await save.click();
	await expect.element(card.getByRole('alert')).toHaveTextContent('An override needs a day.');
	expect(roadmap.plan.decisions.filter((one) => one.by === 'The board')).toHaveLength(0);
	await card.getByLabelText('Date').fill('2028-06-01');
	await save.click();
	await expect.element(card).toMatchTextContent(/Accepted by The board, 1 Jun 2028/);
	await expect.element(card.getByRole('button', { name: 'Withdraw the override' })).toHaveFocus();
	expect(roadmap.undoLabel).toMatch(/^accept SEQ-3: ST3 starts before PR3/);
	await card.getByRole('button', { name: 'Withdraw the override' }).click();
	expect(roadmap.undoLabel).toMatch(/^withdraw SEQ-3: ST3 starts before PR3/);
	await expect.element(card).not.toMatchTextContent(/Accepted by/);
	await expect.element(card.getByRole('button', { name: 'Override' })).toBeVisible();
});

test('Escape and Cancel leave a finding open, with the focus where the form was opened', async () => {
	const { card } = await withFinding();
	await card.getByRole('button', { name: 'Override' }).click();
	await card.getByRole('button', { name: 'Cancel' }).click();
	await expect.element(card.getByRole('button', { name: 'Override' })).toHaveFocus();
});

test('a finding leads to its place on the chart and in the inspector', async () => {
	const { session, screen, panel } = await withFinding();
	await panel.getByRole('button', { name: /^ST3 starts before/ }).click();
	expect(session.selection.isChosen('ST3')).toBe(true);
	await expect.element(screen.getByRole('region', { name: 'Inspector' })).toBeVisible();
	expect(await breaches('light')).toEqual([]);
});

test('[LNK-2] a link that leads nowhere is removed with one click', async () => {
	const session = await openSession(
		buildPlan({
			initiatives: [{ id: 'a', title: 'A', lane: 'process' }],
			links: [{ id: 'l', from: 'a', to: 'gone' }]
		})
	);
	const screen = await showRoadmap(session);
	const card = screen
		.getByRole('region', { name: 'Findings' })
		.getByRole('article')
		.filter({ hasText: 'LNK-2' });
	await card.getByRole('button', { name: 'Remove the link from A to nothing' }).click();
	await expect.poll(() => card.elements()).toEqual([]);
	expect(session.roadmap.plan.links).toEqual([]);
});

test('a roadmap in order says so', async () => {
	const screen = await showRoadmap(await openSession(buildPlan({})));
	await expect.element(screen.getByText(/^Nothing to notice/)).toBeVisible();
});

test('one click leads to a place and one back, with the focus on the card and the panel where it was', async () => {
	const { session, screen, panel, card } = await withFinding();
	await expect.element(screen.getByRole('button', { name: 'Back to finding' })).not.toBeInTheDocument();
	await card.getByRole('button', { name: 'Show' }).click();
	expect(session.selection.isChosen('ST3')).toBe(true);
	await expect.element(card).toHaveAttribute('aria-current', 'true');
	await expect
		.element(screen.getByRole('region', { name: 'Inspector' }).getByRole('heading').first())
		.toHaveFocus();
	await screen.getByRole('button', { name: 'Back to finding' }).click();
	await expect.element(card.getByRole('button', { name: 'Show' })).toHaveFocus();
	await expect.element(panel).toBeVisible();
	expect(await breaches('light')).toEqual([]);
});

test('on a narrow screen the way back brings the sheet of findings again', async () => {
	await page.viewport(390, 844);
	const session = await openExample();
	const screen = await showRoadmap(session);
	session.toggleFindings();
	const panel = screen.getByRole('region', { name: 'Findings' });
	await panel.getByRole('button', { name: 'Show' }).first().click();
	await expect.element(panel).not.toBeInTheDocument();
	await screen.getByRole('button', { name: 'Back to finding' }).click();
	await expect.element(screen.getByRole('region', { name: 'Inspector' })).not.toBeInTheDocument();
	await expect.element(panel.getByRole('button', { name: 'Show' }).first()).toHaveFocus();
	expect(await breaches('dark')).toEqual([]);
});

test('the next finding and the one before are shown in turn and told', async () => {
	const { session, roadmap } = await withFinding();
	// Those on behaviour come a moment later.
	await expect.poll(() => roadmap.report.findings.some(({ rule }) => rule.startsWith('BEH'))).toBe(true);
	const findings = roadmap.report.findings.filter((finding) => hasPlace(roadmap.plan, finding));
	nextFinding(session, 1);
	expect(session.selection.isChosen(findings[0]!.subject.id)).toBe(true);
	expect(roadmap.announcement.text).toMatch(new RegExp(`^Finding 1 of ${findings.length}: `));
	nextFinding(session, -1);
	expect(session.selection.isChosen(findings.at(-1)!.subject.id)).toBe(true);
	expect(roadmap.announcement.text).toMatch(/^Finding \d+ of \d+: TE3 .* Accepted by Finance Director\.$/);
	nextFinding(session, 1);
	expect(session.selection.isChosen(findings[0]!.subject.id)).toBe(true);
});

test('a finding about a link chooses both its ends', async () => {
	const session = await openSession(
		buildPlan({
			initiatives: [
				{ id: 'a', title: 'A', lane: 'process' },
				{ id: 'b', title: 'B', lane: 'process' }
			],
			links: [
				{ id: 'l', from: 'a', to: 'b' },
				{ id: 'm', from: 'b', to: 'a' }
			]
		})
	);
	const screen = await showRoadmap(session);
	await screen.getByRole('region', { name: 'Findings' }).getByRole('button', { name: 'Show' }).click();
	expect([...session.selection.ids].sort()).toEqual(['a', 'b']);
});

const early = {
	initiatives: [
		{ id: 'p', code: 'PR1', lane: 'process', start: day('2028-07-01'), end: day('2028-12-31') },
		{ id: 't', code: 'TE1', lane: 'technology', start: day('2028-11-01'), end: day('2029-05-31') },
		{ id: 'u', code: 'TE2', lane: 'technology', start: day('2029-06-01'), end: day('2029-12-31') }
	],
	links: [
		{ id: 'a', from: 'p', to: 't' },
		{ id: 'b', from: 't', to: 'u' },
		{ id: 'c', from: 'p', to: 'u' }
	]
} as const;

test('[SEQ-12] work is moved behind what shapes it, alone or with what follows, as one step that says what it does', async () => {
	const session = await openSession(buildPlan(early));
	const { roadmap } = session;
	const screen = await showRoadmap(session);
	const card = screen.getByRole('article').filter({ hasText: 'TE1 starts before PR1' });
	await card.getByRole('button', { name: 'Mend' }).click();
	const alone = card.getByRole('button', { name: 'Move TE1 to start on 1 Jan 2029 (+61 days)' });
	await expect
		.element(alone)
		.toHaveAccessibleDescription(
			'Clears 1 finding, makes none; order debt falls from 2.0 months to 0 months.'
		);
	expect(await breaches('light')).toEqual([]);
	await card.getByRole('button', { name: 'Move TE1 and the 1 linked behind it (+61 days)' }).click();
	await expect.poll(() => card.elements()).toEqual([]);
	expect(roadmap.plan.initiatives.map((one) => one.start)).toEqual([
		day('2028-07-01'),
		day('2029-01-01'),
		day('2029-08-01')
	]);
	expect(roadmap.undoLabel).toBe('move TE1 and 1 behind it +61 days');
	await expect.element(screen.getByRole('heading', { name: 'Findings' })).toHaveFocus();
	roadmap.undo();
	expect(roadmap.plan.initiatives.map((one) => one.start)).toEqual(early.initiatives.map((one) => one.start));
});

test('[SEQ-14] the missing link is chosen among the likeliest and added', async () => {
	const session = await openSession(
		buildPlan({
			initiatives: [
				{ id: 's', code: 'ST1', title: 'Returns desk', lane: 'structure' },
				...['Rent', 'Returns', 'Roof', 'Rules', 'Routes', 'Rota', 'Rates'].map((title, at) => ({
					id: `p${at}`,
					code: `PR${at}`,
					title,
					lane: 'process' as const
				}))
			]
		})
	);
	const { roadmap } = session;
	const screen = await showRoadmap(session);
	const card = screen.getByRole('article').filter({ hasText: 'SEQ-1' });
	await card.getByRole('button', { name: 'Mend' }).click();
	await expect.element(card.getByRole('radio', { name: /PR1 Returns/ })).toBeChecked();
	await card.getByLabelText('Find by code or title').fill('rates');
	await expect.element(card.getByRole('radio', { name: /PR6 Rates/ })).toBeChecked();
	expect(await breaches('dark')).toEqual([]);
	await card.getByRole('button', { name: 'Add the link from PR6 to ST1' }).click();
	await expect.poll(() => card.elements()).toEqual([]);
	expect(roadmap.plan.links.map(({ from, to }) => [from, to])).toEqual([['p6', 's']]);
	expect(roadmap.undoLabel).toBe('link PR6 to ST1');
});

test('[SEQ-6] the reason for an approach is given where it is missed', async () => {
	const session = await openSession(
		buildPlan({ initiatives: [{ id: 'p', code: 'PR1', lane: 'process', approach: 'waste-cutting' }] })
	);
	const screen = await showRoadmap(session);
	const card = screen.getByRole('article').filter({ hasText: 'SEQ-6' });
	await card.getByRole('button', { name: 'Mend' }).click();
	const field = card.getByLabelText('Why waste cutting fits here');
	await expect.element(field).toHaveFocus();
	await card.getByRole('button', { name: 'Give the reason' }).click();
	await expect.element(card.getByRole('alert')).toMatchTextContent(/^Write the reason first/);
	await field.fill('Nobody sees this work.');
	await card.getByRole('button', { name: 'Give the reason' }).click();
	await expect.poll(() => card.elements()).toEqual([]);
	expect(session.roadmap.plan.initiatives[0]?.approachReason).toBe('Nobody sees this work.');
});

test('[SEQ-16] dates that stand the wrong way round change places', async () => {
	const session = await openSession(
		buildPlan({
			initiatives: [
				{ id: 'p', code: 'PR1', lane: 'process', start: day('2028-12-31'), end: day('2028-07-01') }
			]
		})
	);
	const screen = await showRoadmap(session);
	await screen.getByRole('button', { name: 'Swap its dates: 1 Jul 2028 – 31 Dec 2028' }).click();
	await expect.element(screen.getByText(/^Nothing to notice/)).toBeVisible();
	expect(session.roadmap.undoLabel).toBe('swap the dates of PR1');
});

test('[SEQ-17] the panel shows how the order debt came about', async () => {
	const session = await openSession(buildPlan(early));
	const { roadmap } = session;
	roadmap.run(addBaseline(roadmap.plan, { id: 'b', name: 'First plan', day: day('2028-06-01'), reason: '' }));
	roadmap.run(moveInitiatives(roadmap.plan, ['t'], -30));
	const screen = await showRoadmap(session);
	await screen.getByText('How the order debt came about').click();
	await expect
		.element(
			screen.getByText('30 days more than at First plan of 1 Jun 2028: 2.0 months then, 3.0 months now.')
		)
		.toBeVisible();
	await expect.element(screen.getByRole('row', { name: /^First plan/ })).toMatchTextContent(/2\.0 months/);
	await expect.element(screen.getByText('TE1 for PR1: 2.0 months then, 3.0 months now')).toBeVisible();
	expect(await breaches('light')).toEqual([]);
});

test('[TKP-9] who may not change the plan reads findings and goes to their places, and finds nothing to press that is refused', async () => {
	const { session, roadmap, panel, card } = await withFinding();
	roadmap.takeRole('viewer');
	await expect.element(card.getByRole('button', { name: 'Override' })).not.toBeInTheDocument();
	for (const name of ['Mend', 'Override', 'Withdraw the override'])
		expect(panel.getByRole('button', { name, exact: true }).elements(), name).toEqual([]);
	await card.getByRole('button', { name: 'Show' }).click();
	await expect.poll(() => session.selection.chosen).toMatchObject({ id: 'ST3' });
	expect(roadmap.refusedEdits).toBe(0);
});

import fc from 'fast-check';
import { databaseName } from '$lib/sync/names';
import { expect, onTestFinished, test, vi } from 'vitest';
import { deleteRaw } from '../support/idb';
import { adds } from '../support/plain-edit';
import { dropCopy, failReadingCopies } from '../support/safety-copy';
import { abortCommits, refuseOpening, watchConnections } from '../support/storage-faults';
import { idsAfterReload, initiativeIds, openRoadmap, untilStatus } from '../support/stored-roadmap';

const steps = fc.array(
	fc.record({
		tab: fc.constantFrom(0, 1),
		act: fc.constantFrom(
			'edit',
			'edit',
			'edit',
			'undo',
			'wait',
			'abort commits',
			'refuse opening',
			'lose connections',
			'delete database',
			'fail reading copies',
			'mend',
			'reopen'
		)
	}),
	{ minLength: 5, maxLength: 25 }
);

test('whatever fails and in whatever order, no edit throws and, once storage works, nothing is missing', async () => {
	const connections = watchConnections();
	onTestFinished(() => void connections.mend());
	await fc.assert(fc.asyncProperty(steps, survives), { numRuns: 30 });

	async function survives(run: readonly { tab: number; act: string }[]): Promise<void> {
		const id = crypto.randomUUID();
		const expected = new Set<string>();
		const faults: (() => unknown)[] = [];
		const mendAll = () =>
			faults
				.splice(0)
				.reverse()
				.forEach((mend) => mend());
		onTestFinished(mendAll);
		const tabs = [await openRoadmap(id), await openRoadmap(id)];
		for (const { tab, act } of run) {
			const { document, close } = tabs[tab] ?? expect.unreachable();
			const before = initiativeIds(document);
			if (act === 'edit') document.run(adds('initiatives', crypto.randomUUID()));
			if (act === 'undo') document.undo();
			const after = initiativeIds(document);
			for (const one of after) if (!before.includes(one)) expected.add(one);
			for (const one of before) if (!after.includes(one)) expected.delete(one);
			if (act === 'wait') await new Promise((resolve) => setTimeout(resolve, 10));
			if (act === 'abort commits') faults.push(abortCommits());
			if (act === 'refuse opening') faults.push(refuseOpening('UnknownError'));
			if (act === 'fail reading copies') faults.push(failReadingCopies());
			if (act === 'lose connections') connections.closeAll();
			if (act === 'mend') mendAll();
			if (act === 'reopen') {
				await close();
				tabs[tab] = await openRoadmap(id);
			}
			if (act === 'delete database') {
				mendAll();
				await deleteRaw(databaseName(id, 'plan'));
			}
		}
		mendAll();
		const [one, other] = tabs as [(typeof tabs)[0], (typeof tabs)[0]];
		await vi.waitFor(() => expect(one.document.plan).toEqual(other.document.plan));
		expect(initiativeIds(one.document)).toEqual([...expected].sort());
		await Promise.all(tabs.map(({ stored }) => stored.flush()));
		for (const { stored } of tabs) await untilStatus(stored, 'saved');
		await Promise.all(tabs.map(({ close }) => close()));
		await dropCopy(id);
		expect(await idsAfterReload(id)).toEqual([...expected].sort());
	}
}, 120_000);

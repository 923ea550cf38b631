import { RoadmapDocument } from '$lib/doc/roadmap-document';
import { EditLedger, sumOf, withoutParts } from '$lib/sync/server/edit-ledger';
import { expect, onTestFinished, test } from 'vitest';
import { adds } from '../../support/plain-edit';

function openLedger(): { document: RoadmapDocument; ledger: EditLedger } {
	const document = new RoadmapDocument('roadmap');
	const ledger = new EditLedger(document, () => undefined);
	onTestFinished(() => {
		ledger.stop();
		document.destroy();
	});
	return { document, ledger };
}

test('[SYN-4] an edit that writes in two parts counts once, and waits until both are acknowledged', () => {
	const { document, ledger } = openLedger();
	document.run({
		name: 'add-both',
		label: 'add both',
		part: 'plan',
		write(to) {
			to.add('initiatives', { id: 'a', order: '', more: {} });
			to.add('observations', { id: 'o', order: '', more: {} });
		}
	});
	expect(ledger.counts).toEqual({ 'plan records': 1 });
	ledger.acknowledge('plan', ledger.last);
	expect(ledger.counts).toEqual({ records: 1 });
	ledger.acknowledge('records', ledger.last);
	expect(ledger.counts).toEqual({});
});

test('[SYN-4] edits that follow each other without a pause count one by one, undoing as well', () => {
	const { document, ledger } = openLedger();
	document.run(adds('initiatives', 'a'));
	document.run(adds('initiatives', 'b'));
	document.undo();
	expect(ledger.counts).toEqual({ plan: 3 });
});

test('[SYN-4] an acknowledgement counts for the edits before it, and for no later one', () => {
	const { document, ledger } = openLedger();
	document.run(adds('initiatives', 'a'));
	const sent = ledger.last;
	document.run(adds('initiatives', 'b'));
	ledger.acknowledge('plan', sent);
	expect(ledger.counts).toEqual({ plan: 1 });
});

test('[SYN-4] what comes from elsewhere does not wait', () => {
	const { document, ledger } = openLedger();
	const other = new RoadmapDocument('roadmap');
	other.run(adds('initiatives', 'a'));
	document.applyUpdate('plan', other.encode('plan'), 'server');
	other.run(adds('initiatives', 'b'));
	document.applyUpdate('plan', other.encode('plan'), 'tab');
	expect(ledger.counts).toEqual({});
});

test('[SYN-4] counts that were written down lose what is acknowledged', () => {
	const counts = { plan: 2, 'plan records': 1, records: 4 };
	expect(withoutParts(counts, (part) => part === 'plan')).toEqual({ records: 5 });
	expect(sumOf(counts)).toBe(7);
});

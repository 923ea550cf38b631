import { setFields } from '$lib/doc/edits/set-fields';
import { day } from '$lib/plan/day';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contentHash } from '../support/content-hash';
import { PeerNetwork } from '../support/peer-network';
import { anyEdit, type RandomEdit } from '../support/random-edits';
import { copyOf, initiativeWith } from '../support/roadmap-document';

type Step =
	| { readonly kind: 'edit'; readonly peer: number; readonly edit: RandomEdit }
	| { readonly kind: 'undo' | 'redo'; readonly peer: number }
	| { readonly kind: 'deliver'; readonly pick: number; readonly again: boolean };

const peer = fc.nat(2);
const step: fc.Arbitrary<Step> = fc.oneof(
	{ weight: 5, arbitrary: fc.record({ kind: fc.constant('edit' as const), peer, edit: anyEdit }) },
	{ weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('undo' as const, 'redo' as const), peer }) },
	{
		weight: 5,
		arbitrary: fc.record({ kind: fc.constant('deliver' as const), pick: fc.nat(), again: fc.boolean() })
	}
);

function startingInitiatives() {
	return ['a', '__proto__', ''].map((id) =>
		initiativeWith(id, { title: `Work ${id}`, start: day('2028-01-01'), end: day('2028-12-31') })
	);
}

function take(network: PeerNetwork, steps: readonly Step[]): void {
	steps.forEach((one, index) => {
		if (one.kind === 'deliver') return network.deliverOne(one.pick, one.again);
		const document = network.peers[one.peer];
		if (!document) return;
		if (one.kind === 'edit') {
			const edit = one.edit(document.plan, `new ${index}`);
			if (edit) document.run(edit);
		} else if (one.kind === 'undo') document.undo();
		else document.redo();
	});
}

/** Many runs on a busy machine take longer than one test usually may. */
const patient = { timeout: 60_000 };

describe('Three devices', () => {
	test(
		'end with equal plans and equal content, whatever they did and however it was delivered',
		patient,
		() => {
			fc.assert(
				fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
					const network = new PeerNetwork(3, { initiatives: startingInitiatives() });
					take(network, steps);
					network.deliverAll();
					const [first, ...rest] = network.peers;
					if (!first) throw new RangeError('A network has peers');
					for (const other of rest) {
						expect(other.plan).toEqual(first.plan);
						expect(contentHash(other)).toBe(contentHash(first));
					}
				}),
				{ numRuns: 150 }
			);
		}
	);

	test('read edit by edit the same as from scratch', patient, () => {
		fc.assert(
			fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
				const network = new PeerNetwork(3, { initiatives: startingInitiatives() });
				take(network, steps);
				for (const document of network.peers) expect(copyOf(document).plan).toEqual(document.plan);
			}),
			{ numRuns: 100 }
		);
	});

	test('undo only what they did themselves', patient, () => {
		const own = fc.constantFrom('owner', 'notes', 'code');
		const theirs = fc.constantFrom('title', 'need', 'healthNote');
		const write = fc.record({
			field: fc.oneof(own, theirs),
			id: fc.constantFrom('a', ''),
			text: fc.string()
		});
		fc.assert(
			fc.property(fc.array(write, { maxLength: 30 }), (writes) => {
				const network = new PeerNetwork(2, { initiatives: startingInitiatives() });
				const [me, other] = network.peers;
				if (!me || !other) throw new RangeError('A network has peers');
				for (const { field, id, text } of writes) {
					const writer = ['owner', 'notes', 'code'].includes(field) ? me : other;
					writer.run(setFields(writer.plan, 'initiatives', id, { [field]: text }));
					network.deliverAll();
				}
				const before = other.plan.initiatives;
				while (me.undoLabel !== null) me.undo();
				network.deliverAll();
				const blank = { owner: '', notes: '', code: '' };
				expect(me.plan.initiatives).toEqual(before.map((one) => ({ ...one, ...blank })));
				expect(contentHash(other)).toBe(contentHash(me));
				while (me.redoLabel !== null) me.redo();
				expect(me.plan.initiatives).toEqual(before);
			})
		);
	});
});

import { findingKey, type Noticed, type RuleId } from './finding';
import type { GuardInput } from './guard-input';
import type { Initiative } from './initiative';
import type { Lane } from './lane';
import { reach } from './reach';
import { isCancelled, isOutsidePilot } from './shaping';
import { shortName } from './words';

/** SEQ-1: a structure initiative that no process shapes, directly or through other structure. */
export function findUnshapedStructure(input: GuardInput): Noticed[] {
	const { shapedByProcess } = reach(input.plan, input.ignoredLinks);
	return live(input, 'structure')
		.filter((one) => !shapedByProcess.has(one))
		.map((one) => {
			const name = shortName(one);
			return about('SEQ-1', one, {
				method: 'A01',
				title: `${name} is shaped by no process`,
				reason: 'No process initiative leads to it, directly or through other structure.',
				clears: `Clears when a shaping link leads to ${name} from a process initiative, or from structure that a process shapes.`
			});
		});
}

/** SEQ-2: a technology initiative that no process shapes, directly or through structure. */
export function findUnshapedTechnology(input: GuardInput): Noticed[] {
	const { shapedByProcess } = reach(input.plan, input.ignoredLinks);
	return live(input, 'technology')
		.filter((one) => !shapedByProcess.has(one) && !isOutsidePilot(one))
		.map((one) => {
			const name = shortName(one);
			const pilot = one.kind === 'pilot' ? `, or ${name} runs outside the enterprise platform` : '';
			return about('SEQ-2', one, {
				method: 'A01',
				title: `${name} is shaped by no process`,
				reason: 'No process initiative leads to it, directly or through structure.',
				clears: `Clears when a shaping link leads to ${name} from a process initiative, or from structure that a process shapes${pilot}.`
			});
		});
}

/** SEQ-5: a redesign for customer experience that shapes no structure, or no technology. */
export function findUntriggeredChange(input: GuardInput): Noticed[] {
	const { shapesStructure, shapesTechnology } = reach(input.plan, input.ignoredLinks);
	return live(input, 'process')
		.filter((one) => one.redesign && one.approach === 'customer-experience')
		.flatMap((one) => {
			const lacks: Noticed[] = [];
			if (!shapesStructure.has(one)) lacks.push(lacksChange(one, 'structure', 'A06'));
			if (!shapesTechnology.has(one)) lacks.push(lacksChange(one, 'technology', 'A07'));
			return lacks;
		});
}

/** SEQ-6: no reason given for the approach. */
export function findUnreasonedApproach(input: GuardInput): Noticed[] {
	return live(input, 'process')
		.filter((one) => one.approach !== null && one.approachReason.trim() === '')
		.map((one) =>
			about('SEQ-6', one, {
				method: 'A09',
				title: `${shortName(one)} gives no reason for its approach`,
				reason: 'An approach is chosen, but nobody wrote down why it suits this work.',
				clears: 'Clears when the reason for the approach is filled in.'
			})
		);
}

function lacksChange(one: Initiative, lane: Lane, method: string): Noticed {
	const name = shortName(one);
	const by = lane === 'structure' ? '' : ', or to structure that shapes a technology initiative';
	return about(
		'SEQ-5',
		one,
		{
			method,
			title: `${name} triggers no change in ${lane}`,
			reason: 'You planned the process but not the change that it triggers.',
			clears: `Clears when a shaping link leads from ${name} to a ${lane} initiative${by}.`
		},
		[lane]
	);
}

type Words = Pick<Noticed, 'method' | 'title' | 'reason' | 'clears'>;

function about(rule: RuleId, one: Initiative, words: Words, more: readonly string[] = []): Noticed {
	return {
		key: findingKey(rule, one.id, ...more),
		rule,
		subject: { collection: 'initiatives', id: one.id },
		others: [],
		...words,
		debtDays: 0
	};
}

function live({ plan }: GuardInput, lane: Lane): Initiative[] {
	return plan.initiatives.filter((one) => one.lane === lane && !isCancelled(one));
}

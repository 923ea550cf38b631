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
		.filter((one) => !shapedByProcess.has(one.id))
		.map((one) =>
			about('SEQ-1', one, (name) => ({
				method: 'A01',
				title: `${name} is shaped by no process`,
				reason: 'No process initiative leads to it, directly or through other structure.',
				clears: `Clears when a shaping link leads to ${name} from a process initiative, or from structure that a process shapes.`
			}))
		);
}

/** SEQ-2: a technology initiative that no process shapes, directly or through structure. */
export function findUnshapedTechnology(input: GuardInput): Noticed[] {
	const { shapedByProcess } = reach(input.plan, input.ignoredLinks);
	return live(input, 'technology')
		.filter((one) => !shapedByProcess.has(one.id) && !isOutsidePilot(one))
		.map((one) =>
			about('SEQ-2', one, (name) => {
				const pilot = one.kind === 'pilot' ? `, or ${name} runs outside the enterprise platform` : '';
				return {
					method: 'A01',
					title: `${name} is shaped by no process`,
					reason: 'No process initiative leads to it, directly or through structure.',
					clears: `Clears when a shaping link leads to ${name} from a process initiative, or from structure that a process shapes${pilot}.`
				};
			})
		);
}

/** SEQ-5: a redesign for customer experience that shapes no structure, or no technology. */
export function findUntriggeredChange(input: GuardInput): Noticed[] {
	const { shapesStructure, shapesTechnology } = reach(input.plan, input.ignoredLinks);
	return live(input, 'process')
		.filter((one) => one.redesign && one.approach === 'customer-experience')
		.flatMap((one) => {
			const lacks: Noticed[] = [];
			if (!shapesStructure.has(one.id)) lacks.push(lacksChange(one, 'structure', 'A06'));
			if (!shapesTechnology.has(one.id)) lacks.push(lacksChange(one, 'technology', 'A07'));
			return lacks;
		});
}

/** SEQ-6: no reason given for the approach. */
export function findUnreasonedApproach(input: GuardInput): Noticed[] {
	return live(input, 'process')
		.filter((one) => one.approach !== null && one.approachReason.trim() === '')
		.map((one) =>
			about('SEQ-6', one, (name) => ({
				method: 'A09',
				title: `${name} gives no reason for its approach`,
				reason: 'An approach is chosen, but nobody wrote down why it suits this work.',
				clears: 'Clears when the reason for the approach is filled in.'
			}))
		);
}

function lacksChange(one: Initiative, lane: Lane, method: string): Noticed {
	const by = lane === 'structure' ? '' : ', or to structure that shapes a technology initiative';
	const words = (name: string): Words => ({
		method,
		title: `${name} triggers no change in ${lane}`,
		reason: 'You planned the process but not the change that it triggers.',
		clears: `Clears when a shaping link leads from ${name} to a ${lane} initiative${by}.`
	});
	return about('SEQ-5', one, words, lane);
}

type Words = Pick<Noticed, 'method' | 'title' | 'reason' | 'clears'>;

/** What these rules say of an initiative hangs on its record alone, so it is put into words once for each. */
const said = new WeakMap<Initiative, Map<string, Noticed>>();

function about(rule: RuleId, one: Initiative, words: (name: string) => Words, lane?: Lane): Noticed {
	let ofOne = said.get(one);
	if (!ofOne) said.set(one, (ofOne = new Map()));
	const what = rule + (lane ?? '');
	const before = ofOne.get(what);
	if (before) return before;
	const noticed: Noticed = {
		key: lane === undefined ? findingKey(rule, one.id) : findingKey(rule, one.id, lane),
		rule,
		subject: { collection: 'initiatives', id: one.id },
		others: [],
		...words(shortName(one)),
		debtDays: 0
	};
	ofOne.set(what, noticed);
	return noticed;
}

const byLane = new WeakMap<readonly Initiative[], Readonly<Record<Lane, readonly Initiative[]>>>();

/** The work of a lane that was not called off. */
function live({ plan: { initiatives } }: GuardInput, lane: Lane): readonly Initiative[] {
	const known = byLane.get(initiatives);
	if (known) return known[lane];
	const found: Record<Lane, Initiative[]> = { process: [], structure: [], technology: [] };
	for (const one of initiatives) if (!isCancelled(one)) found[one.lane].push(one);
	byLane.set(initiatives, found);
	return found[lane];
}

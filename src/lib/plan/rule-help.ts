import { behaviourHelp } from './behaviour/findings/behaviour-help';
import type { RuleId } from './finding';

/** What stands beside a finding for those who want to know more. */
interface RuleHelp {
	readonly title: string;
	/** Why the advice exists and what to do, in plain words. */
	readonly help: string;
	/** Ids of the pieces of advice behind the rule. */
	readonly methods: readonly string[];
}

/** The help of every rule. Numbered sentences with formulas stand in `docs/rules/`. */
export const ruleHelp: Readonly<Record<RuleId, RuleHelp>> = {
	'SEQ-1': {
		title: 'Structure that no process shapes',
		help:
			'Roles, teams and incentives serve the way work is done. When they change before anybody has designed ' +
			'that work, they settle around the old one. Link this initiative to the process work that it serves. ' +
			'If there is none, ask what the change is for, and plan the process first.',
		methods: ['A01']
	},
	'SEQ-2': {
		title: 'Technology that no process shapes',
		help:
			'A system built for work that nobody has designed fixes the old way of working in place, at a high ' +
			'price. Link this initiative to the process work behind it, directly or through structure. To learn ' +
			'early, run a small pilot outside the enterprise platform: a pilot needs no such link, a build does.',
		methods: ['A01', 'A57']
	},
	'SEQ-3': {
		title: 'Work that starts before what shapes it is finished',
		help:
			'Whatever is built before its design is settled may have to be built again. Order debt counts the ' +
			'months from the start of this work to the finish of the work that shapes it; unfinished work counts ' +
			'as finishing no earlier than the as-of day. Start later, finish the shaping work sooner, or accept ' +
			'the debt: an override with a name, a date and a reason keeps it in sight. A pilot outside the ' +
			'enterprise platform owes nothing.',
		methods: ['A01', 'A57']
	},
	'SEQ-4': {
		title: 'A phase with a lane missing',
		help:
			'Process, structure and technology matter equally, each resting on the one before. This phase works ' +
			'in a lane although the lane before it has no work during the phase or earlier. Plan the missing ' +
			'work, or move what is here to a phase that can carry it.',
		methods: ['A01', 'A02']
	},
	'SEQ-5': {
		title: 'A redesign that triggers no change',
		help:
			'Redesigning how customers experience a process changes who does what, and calls for technology that ' +
			'supports it, far more than cutting waste does. You planned the process but not the change that it ' +
			'triggers. Add the structure or technology work and link it, or unmark the redesign if there is none.',
		methods: ['A06', 'A07']
	},
	'SEQ-6': {
		title: 'An approach without a reason',
		help:
			'Working inwards from the customer and cutting waste from within lead to very different results, and ' +
			'neither suits every process. Write down why this one fits here, so that others can question it and ' +
			'you can compare results later.',
		methods: ['A09']
	},
	'LNK-1': {
		title: 'Links that form a cycle',
		help:
			'Each of these initiatives waits for the next, so none could ever begin. Two people can make such a ' +
			'cycle without noticing, each adding a link that is fine by itself. Until it is mended, the planner ' +
			'leaves out the one link with the highest id, on every device the same. Remove the link that is wrong.',
		methods: []
	},
	'LNK-2': {
		title: 'A link that leads nowhere',
		help:
			'One end of this link was deleted, or came from a file that does not hold it. The link is kept but ' +
			'counts for nothing. Restore what it points to, or remove the link.',
		methods: []
	},
	'DAT-1': {
		title: 'An end before its start',
		help:
			'The dates are kept exactly as they were typed or read from a file, since only you know which of the ' +
			'two is wrong. Correct one of them.',
		methods: []
	},
	...behaviourHelp
};

import type { JsonObject } from '$lib/plan/field';

/** The kinds of record that begin from an example. */
export type StarterKind = 'behaviours' | 'catalysts' | 'inhibitors';

/** An example to begin with: values of a new record, which are then its owner's to change (A25). */
export interface Starter {
	/** The same in every version. */
	readonly key: string;
	readonly kind: StarterKind;
	readonly values: JsonObject & { readonly name: string };
}

function behaviour(
	key: string,
	name: string,
	countsAs: string,
	doesNotCount: string,
	derailingOpposite: string,
	measure: string
): Starter {
	return {
		key,
		kind: 'behaviours',
		values: { name, countsAs, doesNotCount, derailingOpposite, measure }
	};
}

function force(
	kind: 'catalysts' | 'inhibitors',
	key: string,
	name: string,
	values: { readonly kind: string; readonly issue: string; readonly strength: number; readonly note: string }
): Starter {
	return { key, kind, values: { name, ...values } };
}

/** The library of examples, to be rewritten in one's own words. */
export const starters: readonly Starter[] = [
	behaviour(
		'stay-on-the-call',
		'Stay on the call until the customer is helped',
		'The call ends after the customer says that it is settled',
		'A short call; a promise to ring back that nobody keeps',
		'Ending calls early to keep to a time',
		'Ten recorded calls a month, drawn at random'
	),
	behaviour(
		'use-your-limit',
		'Settle it yourself within your limit',
		'Put right in the same contact, within what you may decide',
		'Giving everything that is asked; asking for leave that is not needed',
		'Passing every decision up',
		'Follow-up calls to customers'
	),
	behaviour(
		'hand-over-by-name',
		'Hand over to a person by name',
		'Colleague and customer both know the name',
		'Passed to a department or a mailbox',
		'Leaving the customer to explain it all again',
		'Cases looked at without notice'
	),
	behaviour(
		'option-first',
		'Name what can be done before what cannot',
		'The first reply offers at least one way',
		'A refusal with its reasons and nothing else',
		'Telling customers to adapt to our system',
		'First replies drawn at random'
	),
	behaviour(
		'customer-in-the-room',
		'Ask for the customer’s side at the first meeting',
		'Somebody who speaks for customers is invited to the first session, and comes',
		'Shown the design once it is agreed',
		'Planning behind closed doors',
		'Records of planning meetings'
	),
	behaviour(
		'meet-a-customer',
		'Meet a customer every quarter',
		'A visit, or a conversation of ten minutes',
		'Reading a report about customers',
		'Leaving customers to those who sell',
		'The log of visits'
	),
	behaviour(
		'say-when',
		'Say what happens next, and by when',
		'Every contact ends with a day that is kept',
		'“As soon as possible”',
		'Letting the customer ask again',
		'Cases looked at without notice'
	),
	force('catalysts', 'decide-alone', 'Authority to decide on the spot', {
		kind: 'process',
		issue: 'organisational',
		strength: 4,
		note: 'Write down the limit, and that nobody asks about decisions within it.'
	}),
	force('catalysts', 'free-spending', 'A small budget to spend without asking', {
		kind: 'incentive',
		issue: 'performance',
		strength: 3,
		note: 'For goodwill, by the person who talks with the customer.'
	}),
	force('catalysts', 'cards', 'Cards at hand for a kind word', {
		kind: 'social',
		issue: 'people',
		strength: 2,
		note: 'A card to a customer or a colleague, sent without form or approval.'
	}),
	force('catalysts', 'public-thanks', 'Good turns are told in front of all', {
		kind: 'social',
		issue: 'people',
		strength: 3,
		note: 'By name, with what was done for the customer.'
	}),
	force('catalysts', 'one-view', 'One view of the customer’s case', {
		kind: 'technology',
		issue: 'organisational',
		strength: 4,
		note: 'Everybody who takes part sees the same.'
	}),
	force('catalysts', 'leader-example', 'Leaders are seen to do it first', {
		kind: 'social',
		issue: 'people',
		strength: 4,
		note: ''
	}),
	force('inhibitors', 'rigid-structure', 'Rigid structure: nobody owns the whole task', {
		kind: 'operational',
		issue: 'organisational',
		strength: 4,
		note: 'The customer’s task crosses departments, and each sees a part.'
	}),
	force('inhibitors', 'narrow-pay', 'Narrow pay: volume alone is rewarded', {
		kind: 'cultural',
		issue: 'performance',
		strength: 3,
		note: 'What people are paid for is not what customers need.'
	}),
	force('inhibitors', 'caustic-leader', 'Caustic manner of a leader', {
		kind: 'cultural',
		issue: 'people',
		strength: 3,
		note: 'Say what is done, not who does it.'
	}),
	force('inhibitors', 'time-target', 'Time targets that cut help short', {
		kind: 'operational',
		issue: 'performance',
		strength: 4,
		note: ''
	}),
	force('inhibitors', 'approval', 'Approval needed for small amounts', {
		kind: 'operational',
		issue: 'organisational',
		strength: 3,
		note: ''
	}),
	force('inhibitors', 'launches-first', 'Launches crowd out everything else', {
		kind: 'social',
		issue: 'focus',
		strength: 3,
		note: ''
	}),
	force('inhibitors', 'burnt-before', 'Earlier changes were imposed and forgotten', {
		kind: 'cultural',
		issue: 'people',
		strength: 3,
		note: ''
	})
];

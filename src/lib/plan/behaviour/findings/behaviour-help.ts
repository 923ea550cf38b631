/** The help of the rules of behaviour: title, plain words, and the advice behind each. */
export const behaviourHelp = {
	'BEH-1': {
		title: 'Work that names no behaviour',
		help:
			'Customer focus often ends as a policy that changes nothing anybody does. Say what people would be seen ' +
			'to do differently once this work is done, and link that behaviour to it. If nothing would be seen to ' +
			'change, ask what the work is for.',
		methods: ['A13']
	},
	'BEH-2': {
		title: 'Support without a purpose or a target',
		help:
			'Support helps when it is tailored: to shift a mindset, remove an inhibitor, reinforce a behaviour or let ' +
			'colleagues model it. Say which of these it is for, and name the behaviour or the inhibitor.',
		methods: ['A26']
	},
	'BEH-3': {
		title: 'Support that follows no principle',
		help:
			'People notice when the way of changing contradicts what is preached. Choose the principle of your ' +
			'change philosophy that this support follows. If none fits, change the support, or talk about the principles.',
		methods: ['A27']
	},
	'BEH-4': {
		title: 'An inhibitor that nothing is done about',
		help:
			'What holds people back is stronger than what they are told. Plan an initiative that removes it or an ' +
			'intervention that takes it on, or accept it with a reason, so that nobody is asked to push against it unseen.',
		methods: ['A24']
	},
	'BEH-5': {
		title: 'A target above what is expected',
		help:
			'The forecast that was kept at the last review does not reach this target even with all planned support. ' +
			'Plan more support, remove an inhibitor, or agree on a later target. Forecasts are not validated for ' +
			'organisations: take this as a question, not as a verdict.',
		methods: ['A41']
	},
	'BEH-6': {
		title: 'A target reached in the first year',
		help:
			'Ways of working come back when attention goes. Practitioners plan three to five years; no timeline has ' +
			'been validated. A target that is all but reached within a year is worth a second look: perhaps it is ' +
			'too low, or the year too short.',
		methods: ['A41']
	},
	'BEH-7': {
		title: 'A behaviour that nobody has looked at',
		help:
			'Without a recent look nothing is known, whatever the plan says. Take a small sample from records or an ' +
			'unannounced look: thirteen cases are enough to say something that day, thirty for a quarter. Promise a check with a name and a day if ' +
			'it cannot be done now.',
		methods: ['A67']
	},
	'BEH-8': {
		title: 'Delivered, not changed',
		help:
			'The work is finished, and the behaviour that it should change is still below its plan wherever people ' +
			'have looked. Behaviour follows with a delay and falls back without support: ask what holds it back, and ' +
			'whether support ended too early. Nothing here says what brought it about.',
		methods: ['A33']
	},
	'BEH-9': {
		title: 'A behaviour that is slipping',
		help:
			'The latest checks lie clearly below those before them. Look at what ended or began between the two, ' +
			'look again soon, and renew support where it is missing. About one in forty cells looks like this by ' +
			'chance alone.',
		methods: ['A33']
	},
	'BEH-10': {
		title: 'A gate without fresh evidence',
		help:
			'A gate that asks for evidence is met only while enough recent sightings show it. Look in the teams that ' +
			'are named, or move the gate: passing it on old evidence means to hope.',
		methods: ['A42']
	},
	'BEH-11': {
		title: 'Too much that is required',
		help:
			'People who are commanded comply while somebody watches. When more than three in ten interventions ' +
			'require, see which of them could invite or enable instead.',
		methods: ['A35']
	},
	'BEH-12': {
		title: 'A team without a role statement',
		help:
			'Everybody should be able to say what their work does for customers, in one sentence of their own. Ask ' +
			'the team to write it.',
		methods: ['A62']
	},
	'BEH-13': {
		title: 'A team without a change agent',
		help:
			'People take behaviour from colleagues whom they trust. Ask the team whom they turn to, and win one of ' +
			'those who are named most; do not appoint somebody from outside.',
		methods: ['A31']
	},
	'BEH-14': {
		title: 'A force that acts on nothing',
		help:
			'A catalyst or an inhibitor counts for the behaviours and teams that it names. Link it, so that it shows ' +
			'where it helps or hinders.',
		methods: ['A21']
	},
	'BEH-15': {
		title: 'Support without a precedent from elsewhere',
		help:
			'One’s own experience offers few choices. See how another industry met the same difficulty, write that ' +
			'down as a precedent, and name it here.',
		methods: ['A32']
	}
} as const;

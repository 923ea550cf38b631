import { maxText } from '$lib/plan/field';
import type { MspdiProject } from './project';

const constraints: Readonly<Record<string, string>> = {
	1: 'As late as possible',
	2: 'Must start on',
	3: 'Must finish on',
	4: 'Start no earlier than',
	5: 'Start no later than',
	6: 'Finish no earlier than',
	7: 'Finish no later than'
};

/** Names under which values of a task stand among an initiative's other fields. */
export const customNames = { resources: 'Resources', calendar: 'Calendar', wbs: 'WBS' } as const;

/**
 * What kept values of a task say in words, as other fields of an initiative. The writer leaves out those that
 * still say the same, as it states the values themselves.
 */
export function fieldsInWords(values: Readonly<Record<string, unknown>>): Record<string, string> {
	const text = (name: string) => (typeof values[name] === 'string' ? values[name] : '');
	const constraint = constraints[text('ConstraintType')];
	const fields: Record<string, string> = {
		Priority: text('Priority'),
		Constraint: constraint ? `${constraint} ${text('ConstraintDate').slice(0, 10)}`.trim() : '',
		Deadline: text('Deadline').slice(0, 10),
		Contact: text('Contact'),
		'Start as text': text('StartText'),
		'Finish as text': text('FinishText'),
		'Duration as text': text('DurationText'),
		Hyperlink: [text('Hyperlink'), text('HyperlinkAddress'), text('HyperlinkSubAddress')]
			.filter((one, index, all) => one && all.indexOf(one) === index)
			.join(' ')
	};
	return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ''));
}

/** The fields that a file defines itself, by name; a second one of a name gets a number. */
export function ownFieldValues(
	fields: MspdiProject['tasks'][number]['fields'],
	without: readonly string[]
): Record<string, string> {
	const custom = new Map<string, string>();
	for (const { name, value } of fields) {
		if (without.includes(name)) continue;
		let free = name;
		for (let number = 2; custom.has(free); number++) free = `${name} (${number})`;
		custom.set(free, value.slice(0, maxText));
	}
	return Object.fromEntries(custom);
}

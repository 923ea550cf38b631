import { issueNames } from '$lib/plan/behaviour/force';
import { sourceNames } from '$lib/plan/behaviour/observation';
import { readinessNames } from '$lib/plan/team';

/** Words of choices that read otherwise than they are stored. */
const names: Readonly<Record<string, string>> = {
	...issueNames,
	...sourceNames,
	...readinessNames,
	support: 'Supports',
	derail: 'Derails'
};

/** The word for a choice, as people read it. */
export function choiceWord(choice: string): string {
	const word = Object.hasOwn(names, choice) ? names[choice] : undefined;
	return word ?? choice.charAt(0).toUpperCase() + choice.slice(1).replaceAll('-', ' ');
}

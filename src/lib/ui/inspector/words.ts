import { approachNames, healthNames, statusNames } from '$lib/plan/initiative-words';
import { laneNames } from '$lib/plan/lane';

/** Words of choices as people read them; a word without an entry is shown as it is, capitalised. */
const names: Readonly<Record<string, string>> = {
	...approachNames,
	...healthNames,
	...statusNames,
	...laneNames,
	build: 'Build',
	pilot: 'Pilot',
	milestone: 'Milestone',
	gate: 'Gate'
};

/** The word for a choice. */
export function wordFor(choice: string): string {
	return names[choice] ?? choice.charAt(0).toUpperCase() + choice.slice(1);
}

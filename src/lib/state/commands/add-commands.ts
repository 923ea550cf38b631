import { type Lane, laneNames, lanes } from '$lib/plan/lane';
import { addInitiativeTo, addMilestoneNow, addPhaseAtEnd } from '$lib/state/plan-actions';
import type { Session } from '$lib/state/session.svelte';
import type { Command } from './command';
import { command, recordCommand } from './make-command';
import { type NewPlace, placeOfActive } from './subject';

/** New initiatives, phases, milestones, gates and links. */
export function addCommands(session: Session): readonly Command[] {
	const { roadmap, selection } = session;
	const take = (collection: 'initiatives' | 'phases' | 'milestones', id: string) => {
		selection.choose(collection, id);
		if (collection !== 'phases') void session.screen?.reveal(id);
		selection.inspect('title');
	};
	const addInitiative = (lane: Lane, place?: NewPlace) =>
		take('initiatives', addInitiativeTo(roadmap, lane, place));
	const addHere = () => {
		const place = placeOfActive(session);
		addInitiative(place?.lane ?? 'process', place ?? undefined);
	};
	return [
		command('Add', 'new-initiative', 'New initiative here', addHere, { keys: ['N'] }),
		...lanes.map((lane) =>
			command('Add', `new-${lane}`, `New ${laneNames[lane].toLowerCase()} initiative`, () =>
				addInitiative(lane)
			)
		),
		command('Add', 'new-phase', 'New phase', () => take('phases', addPhaseAtEnd(roadmap)), { keys: ['P'] }),
		command(
			'Add',
			'new-milestone',
			'New milestone',
			() => take('milestones', addMilestoneNow(roadmap, 'milestone')),
			{
				keys: ['M']
			}
		),
		command('Add', 'new-gate', 'New gate', () => take('milestones', addMilestoneNow(roadmap, 'gate')), {
			keys: ['Shift+M']
		}),
		recordCommand(session, 'Add', 'link-to', 'Link to …', (ids) => session.openDialog('link-to', ids), {
			keys: ['L']
		}),
		command('Add', 'take-baseline', 'Take a baseline', () => session.openDialog('baseline'), {
			enabled: () => roadmap.plan.initiatives.length > 0
		})
	];
}

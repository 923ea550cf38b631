import { backToFinding, nextFinding } from '$lib/state/finding-actions';
import { tourOf } from '$lib/state/finding-tour.svelte';
import { chosenRecord, nameRecords, recordOfRow, recordsOf } from '$lib/state/row-record';
import type { Session } from '$lib/state/session.svelte';
import type { Command } from './command';
import { command, recordCommand } from './make-command';
import type { ScreenActions } from './screen-actions';
import { subjectIds } from './subject';

/** Choosing what is to be worked on, and getting to it. */
export function goCommands(session: Session, actions: ScreenActions): readonly Command[] {
	const { roadmap, selection } = session;
	const hasFindings = () => roadmap.report.findings.length > 0;
	return [
		recordCommand(session, 'Choose', 'choose', 'Choose', ([id = '']) => choose(session, id), {
			keys: ['Space']
		}),
		recordCommand(
			session,
			'Choose',
			'choose-more',
			'Choose one more, or one less',
			() => toggleActive(session),
			{
				keys: ['Mod+Space']
			}
		),
		command('Choose', 'choose-all', 'Choose all that is shown', () => chooseAll(session), {
			keys: ['Mod+A'],
			at: ['row', 'bar'],
			enabled: () => (session.screen?.rowIds().length ?? 0) > 0
		}),
		command('Choose', 'choose-none', 'Choose nothing', () => selection.clear(), {
			enabled: () => selection.ids.size > 0
		}),
		recordCommand(
			session,
			'Go',
			'show-everyone',
			'Show everyone this',
			(ids) => showEveryone(session, ids.at(-1) ?? ''),
			{
				enabled: (at) => session.presence !== null && subjectIds(session, at).length > 0
			}
		),
		command('Go', 'palette', 'Find or do anything', () => session.openDialog('palette'), {
			keys: ['Mod+K'],
			inFields: 'always'
		}),
		command('Go', 'go-to-date', 'Go to a date', () => session.openDialog('go-to'), {
			keys: ['G'],
			enabled: () => session.screen !== null
		}),
		command('Go', 'go-to-today', 'Go to the as-of day', () => session.screen?.goTo(roadmap.asOf), {
			keys: ['T'],
			enabled: () => session.screen !== null
		}),
		command('Go', 'finding-next', 'Next finding', () => nextFinding(session, 1, 'row'), {
			keys: ['.'],
			enabled: hasFindings
		}),
		command('Go', 'finding-previous', 'Previous finding', () => nextFinding(session, -1, 'row'), {
			keys: [','],
			enabled: hasFindings
		}),
		command('Go', 'finding-back', 'Back to finding', () => backToFinding(session), {
			keys: ['B'],
			enabled: () => tourOf(session).shown !== null
		}),
		...actions.views.map((view) => command('Go', view.name, `View: ${view.label}`, view.run)),
		command('Go', 'roadmap-fields', 'Title, mission, vision and horizon', actions.openRoadmapFields)
	];
}

function showEveryone({ presence, roadmap }: Session, id: string): void {
	const name = nameRecords(recordsOf(roadmap.plan, [id]));
	const count = presence?.show(id) ?? 0;
	roadmap.announce(count > 0 ? `Shown to everyone here: ${name}.` : 'Nobody else is here just now.');
}

function choose({ selection, roadmap, screen }: Session, id: string): void {
	const found = chosenRecord(roadmap.plan, id);
	if (!found) return;
	selection.choose(found.collection, id);
	selection.isInspectorOpen = true;
	void screen?.reveal(id);
}

/** Adds the row in use to what is chosen, whatever else is. */
function toggleActive({ selection, roadmap, screen }: Session): void {
	const row = screen?.activeRow() ?? null;
	const found = row === null ? null : recordOfRow(roadmap.plan, row);
	if (found) selection.toggle(found.collection, found.id);
}

function chooseAll({ selection, roadmap, screen }: Session): void {
	const records = (screen?.rowIds() ?? []).flatMap((row) => {
		const found = recordOfRow(roadmap.plan, row);
		return found ? [[found.id, found.collection] as const] : [];
	});
	selection.chooseAll(records);
	roadmap.announce(`${selection.ids.size} chosen.`);
}

import { statuses, statusNames } from '$lib/plan/initiative-words';
import { setOnAll, toggleDone, trashAll } from '$lib/state/bulk-actions';
import { duplicateRows } from '$lib/state/clipboard-actions';
import { recordsOf } from '$lib/state/row-record';
import type { Session } from '$lib/state/session.svelte';
import { copyByCommand, pasteByCommand, takePasted } from './clipboard-commands';
import type { Command, KeyPlace } from './command';
import { changing, command, recordCommand } from './make-command';
import { subjectIds } from './subject';

/** Those that change nothing, and undo and redo, which reach no further than what one has done. */
const harmless: ReadonlySet<string> = new Set(['undo', 'redo', 'copy', 'open', 'trash']);

/** Undo, the clipboard, deleting, and what is set of records without opening them. */
export function editCommands(session: Session): readonly Command[] {
	const { roadmap } = session;
	const hasInitiatives = (at?: KeyPlace) =>
		recordsOf(roadmap.plan, subjectIds(session, at)).some(({ collection }) => collection === 'initiatives');
	const commands = [
		command('Edit', 'undo', 'Undo', () => roadmap.undo(), {
			keys: ['Mod+Z'],
			inFields: 'settled',
			enabled: () => roadmap.undoLabel !== null
		}),
		command('Edit', 'redo', 'Redo', () => roadmap.redo(), {
			keys: ['Mod+Shift+Z', 'Mod+Y'],
			inFields: 'settled',
			enabled: () => roadmap.redoLabel !== null
		}),
		recordCommand(session, 'Edit', 'copy', 'Copy', (ids) => copyByCommand(session, ids), {
			keys: ['Mod+C'],
			isNative: true
		}),
		recordCommand(session, 'Edit', 'cut', 'Cut', (ids) => copyByCommand(session, ids, 'cut'), {
			keys: ['Mod+X'],
			isNative: true
		}),
		command('Edit', 'paste', 'Paste', () => pasteByCommand(session), {
			keys: ['Mod+V'],
			at: ['row', 'bar'],
			isNative: true
		}),
		recordCommand(
			session,
			'Edit',
			'duplicate',
			'Duplicate',
			(ids) => takePasted(session, duplicateRows(roadmap, ids)),
			{ keys: ['Mod+D'] }
		),
		recordCommand(session, 'Edit', 'delete', 'Move to the trash', (ids) => remove(session, ids), {
			keys: ['Delete', 'Backspace']
		}),
		recordCommand(session, 'Edit', 'rename', 'Rename', ([id = '']) => rename(session, id), { keys: ['F2'] }),
		recordCommand(session, 'Edit', 'open', 'Open in the inspector', ([id = '']) => open(session, id), {
			keys: ['Enter']
		}),
		recordCommand(
			session,
			'Edit',
			'toggle-done',
			'Mark as done, or not done',
			(ids) => toggleDone(roadmap, ids),
			{
				keys: ['Mod+Enter']
			}
		),
		...statuses.map((status) =>
			recordCommand(
				session,
				'Edit',
				`status-${status}`,
				`Set status: ${statusNames[status]}`,
				(ids) => setOnAll(roadmap, ids, { status }),
				{ enabled: hasInitiatives }
			)
		),
		command('Edit', 'trash', 'Show the trash', () => session.openDialog('trash'), {
			enabled: () => roadmap.plan.trash.length > 0
		})
	];
	return commands.map((one) => (harmless.has(one.name) ? one : changing(session, one)));
}

function remove({ roadmap, selection }: Session, ids: readonly string[]): void {
	trashAll(roadmap, ids);
	if (ids.some((id) => selection.isChosen(id))) selection.clear();
}

function open({ selection, roadmap }: Session, id: string): void {
	const [found] = recordsOf(roadmap.plan, [id]);
	if (!found) return;
	if (!selection.isChosen(id)) selection.choose(found.collection, id);
	selection.inspect();
}

function rename(session: Session, id: string): void {
	if (session.screen?.rename) return session.screen.rename(id);
	const [found] = recordsOf(session.roadmap.plan, [id]);
	if (!found) return;
	session.selection.choose(found.collection, id);
	session.selection.inspect('title');
}

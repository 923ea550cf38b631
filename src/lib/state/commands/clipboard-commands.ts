import { type ClipData, copyRows, cutRows, pasteRows } from '$lib/state/clipboard-actions';
import { chosenRecord } from '$lib/state/row-record';
import type { Session } from '$lib/state/session.svelte';
import type { KeyPlace } from './command';
import { placeOfActive, subjectIds } from './subject';

/** Answers the browser's copy or cut with the rows that it is about. False when there are none. */
export function copyByEvent(
	session: Session,
	clipboard: ClipData,
	at: KeyPlace,
	verb: 'copy' | 'cut' = 'copy'
): boolean {
	const ids = subjectIds(session, at);
	if (verb === 'copy') return copyRows(session.roadmap, ids, clipboard);
	const isDone = cutRows(session.roadmap, ids, clipboard);
	if (isDone) session.selection.clear();
	return isDone;
}

/** Answers the browser's paste: new rows beside the row in use, chosen and in sight. False when nothing was there. */
export function pasteByEvent(session: Session, clipboard: Pick<ClipData, 'getData'>): boolean {
	const place = placeOfActive(session) ?? { after: null };
	const made = pasteRows(session.roadmap, clipboard, place);
	takePasted(session, made);
	return made.length > 0;
}

/** Chooses new rows and shows the last of them. */
export function takePasted({ selection, roadmap, screen }: Session, ids: readonly string[]): void {
	const last = ids.at(-1);
	if (last === undefined) return;
	selection.chooseAll(
		ids.flatMap((id) => {
			const found = chosenRecord(roadmap.plan, id);
			return found ? [[id, found.collection] as const] : [];
		})
	);
	void screen?.reveal(last, 'row');
}

/** Copies without the browser's event, as from the palette: the clipboard then gets the text alone. */
export async function copyByCommand(
	session: Session,
	ids: readonly string[],
	verb: 'copy' | 'cut' = 'copy'
): Promise<void> {
	const { roadmap, selection } = session;
	const data = memoryClipboard();
	if (!copyRows(roadmap, ids, data)) return;
	try {
		await navigator.clipboard.writeText(data.getData('text/plain'));
	} catch {
		return roadmap.announce('The browser keeps its clipboard closed here. Choose the rows and press Ctrl+C.');
	}
	if (verb === 'copy') return;
	cutRows(roadmap, ids, data);
	selection.clear();
}

/** Pastes without the browser's event; it may ask whether that is allowed. */
export async function pasteByCommand(session: Session): Promise<void> {
	const data = memoryClipboard();
	try {
		data.setData('text/plain', await navigator.clipboard.readText());
	} catch {
		return session.roadmap.announce('The browser keeps its clipboard closed here. Press Ctrl+V instead.');
	}
	if (!pasteByEvent(session, data)) session.roadmap.announce('There is nothing to paste.');
}

function memoryClipboard(): ClipData {
	const kept = new Map<string, string>();
	return {
		getData: (type) => kept.get(type) ?? '',
		setData: (type, text) => void kept.set(type, text)
	};
}

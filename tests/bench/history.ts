import { moveInitiatives } from '$lib/doc/edits/move-initiatives';
import { setFields } from '$lib/doc/edits/set-fields';
import { RoadmapDocument } from '$lib/doc/roadmap-document';

/** Edits in one sitting, after which the roadmap is closed and opened anew: each sitting is a client of its own. */
const editsASitting = 1_000;
/** Edits whose updates are still rows of their own, as between two compactions. */
const looseEdits = 300;

/**
 * The document of a plan after so many edits, as the rows of its store: bars moved to and fro, progress and
 * titles set, over all initiatives in turn. `rows` holds the document to begin with.
 */
export function withHistory(rows: readonly Uint8Array[], edits: number): Uint8Array[] {
	let state: readonly Uint8Array[] = rows;
	const loose: Uint8Array[] = [];
	for (let from = 0; from < edits; from += editsASitting) {
		const document = new RoadmapDocument('history');
		for (const row of state) document.applyUpdate('plan', row, 'storage');
		const count = document.plan.initiatives.length;
		for (let edit = from; edit < Math.min(edits, from + editsASitting); edit++) {
			if (edit === edits - looseEdits) {
				state = [document.encode('plan')];
				document.onUpdate((_part, update) => loose.push(update));
			}
			document.run(editOf(document, edit, count));
		}
		if (loose.length === 0) state = [document.encode('plan')];
		document.destroy();
	}
	return [...state, ...loose];
}

function editOf(document: RoadmapDocument, edit: number, count: number) {
	const { plan } = document;
	const round = Math.floor(edit / count);
	const id = `i${(edit * 7) % count}`;
	if (edit % 3 === 0) return moveInitiatives(plan, [id], round % 2 === 0 ? 7 : -7);
	if (edit % 3 === 1) return setFields(plan, 'initiatives', id, { progress: edit % 101 });
	return setFields(plan, 'initiatives', id, { title: `Piece of work, renamed ${edit} times` });
}

import type { RoadmapDocument } from '$lib/doc/roadmap-document';
import type { DoneCommand } from '$lib/plan/talk/note-activity';

/** So many commands wait at most for what notes them. */
const most = 100;

/**
 * Remembers the commands that are given before what notes them is there, a merge that waited for the roadmap to open
 * among them. Returns what hands them over, once, and ends it.
 */
export function awaitNoting(document: RoadmapDocument): () => readonly DoneCommand[] {
	const waiting: DoneCommand[] = [];
	const stop = document.onCommand((done) => {
		if (waiting.length < most) waiting.push(done);
	});
	return () => {
		stop();
		return waiting.splice(0);
	};
}

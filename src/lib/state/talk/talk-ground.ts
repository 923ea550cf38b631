import type { Authors } from '$lib/plan/talk/authorship';
import type { Me } from '$lib/plan/talk/me';
import type { DoneCommand } from '$lib/plan/talk/note-activity';
import type { Roadmap } from '$lib/state/roadmap.svelte';

/** As much of an open roadmap as talk is about: a `Session`. */
export interface TalkGround {
	readonly roadmap: Roadmap;
	readonly me: Me | null;
	readonly authors: Authors | null;
	readonly askAuthors: (() => void) | null;
	readonly takeEarly: () => readonly DoneCommand[];
	commentCounts: ReadonlyMap<string, number>;
}

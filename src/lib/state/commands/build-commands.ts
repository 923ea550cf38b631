import type { Session } from '$lib/state/session.svelte';
import { tableCommands } from '$lib/state/table/table-commands';
import { addCommands } from './add-commands';
import { arrangeCommands } from './arrange-commands';
import type { Command } from './command';
import { editCommands } from './edit-commands';
import { changing } from './make-command';
import { goCommands } from './go-commands';
import type { ScreenActions } from './screen-actions';
import { viewCommands } from './view-commands';

/** Everything that can be done with an open roadmap: the one table for the keyboard, the palette and the list of keys. */
export function buildCommands(session: Session, actions: ScreenActions): readonly Command[] {
	return [
		...addCommands(session).map((one) => changing(session, one)),
		...editCommands(session),
		...arrangeCommands(session).map((one) => changing(session, one)),
		...goCommands(session, actions),
		...viewCommands(session, actions),
		...tableCommands(session)
	];
}

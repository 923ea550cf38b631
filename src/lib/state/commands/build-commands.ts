import type { Session } from '$lib/state/session.svelte';
import { tableCommands } from '$lib/state/table/table-commands';
import { addCommands } from './add-commands';
import { arrangeCommands } from './arrange-commands';
import type { Command } from './command';
import { editCommands } from './edit-commands';
import { goCommands } from './go-commands';
import type { ScreenActions } from './screen-actions';
import { viewCommands } from './view-commands';

/** Everything that can be done with an open roadmap: the one table for the keyboard, the palette and the list of keys. */
export function buildCommands(session: Session, actions: ScreenActions): readonly Command[] {
	return [
		...addCommands(session),
		...editCommands(session),
		...arrangeCommands(session),
		...goCommands(session, actions),
		...viewCommands(session, actions),
		...tableCommands(session)
	];
}

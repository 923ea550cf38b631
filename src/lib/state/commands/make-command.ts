import type { Session } from '$lib/state/session.svelte';
import type { Command, CommandGroup, KeyPlace } from './command';
import { subjectIds } from './subject';

/** What is usual of a command: heard anywhere, without keys, always possible. */
export function command(
	group: CommandGroup,
	name: string,
	label: string,
	run: Command['run'],
	more: Partial<Command> = {}
): Command {
	return { group, name, label, run, keys: [], at: ['anywhere'], enabled: () => true, ...more };
}

/** A command that changes the plan: to run it without the right to is a refused edit, before anything opens. */
export function changing({ roadmap }: Session, one: Command): Command {
	const isAllowed = () => roadmap.mayWrite('plan');
	return { ...one, isAllowed, run: (at) => (isAllowed() ? one.run(at) : roadmap.refuse()) };
}

/** A command about records: possible while there are some. Its keys are heard on rows and bars. */
export function recordCommand(
	session: Session,
	group: CommandGroup,
	name: string,
	label: string,
	run: (ids: readonly string[], at?: KeyPlace) => void,
	more: Partial<Command> = {}
): Command {
	const enabled = (at?: KeyPlace) => !session.drag.isActive && subjectIds(session, at).length > 0;
	return command(group, name, label, (at) => run(subjectIds(session, at), at), {
		at: ['row', 'bar'],
		enabled,
		...more
	});
}

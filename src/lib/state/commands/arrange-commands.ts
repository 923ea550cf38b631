import { snapUnit } from '$lib/chart/scale';
import { type Lane, laneNames, lanes } from '$lib/plan/lane';
import {
	groupRows,
	indentRows,
	moveRows,
	outdentRows,
	setLane,
	setPhase,
	ungroup
} from '$lib/state/arrange-actions';
import { linkInChain, resizeRecords, shiftRecords } from '$lib/state/bulk-actions';
import { type FoundRecord, recordsOf } from '$lib/state/row-record';
import type { Session } from '$lib/state/session.svelte';
import type { Command, KeyPlace } from './command';
import { recordCommand } from './make-command';
import { subjectIds } from './subject';

/** When and where records stand: in time, among their like, in a lane, a phase or a group. */
export function arrangeCommands(session: Session): readonly Command[] {
	return [...timeCommands(session), ...placeCommands(session), ...groupCommands(session)];
}

function timeCommands(session: Session): readonly Command[] {
	const { roadmap, viewport } = session;
	const move = (ids: readonly string[], count: 1 | -1, at?: KeyPlace) => {
		const isMoved = shiftRecords(roadmap, ids, count, snapUnit(viewport.scale));
		follow(session, ids, at, isMoved, 'It has no dates yet, so it cannot move in time.');
	};
	const resize = (ids: readonly string[], edge: 'start' | 'end', count: 1 | -1, at?: KeyPlace) => {
		const isResized = resizeRecords(roadmap, ids, edge, count, snapUnit(viewport.scale));
		follow(session, ids, at, isResized, 'It cannot get shorter than one day.');
	};
	const bar = (keys: readonly string[]): Partial<Command> => ({ keys, at: ['bar'] });
	return [
		recordCommand(
			session,
			'Arrange',
			'move-later',
			'Move later',
			(ids, at) => move(ids, 1, at),
			bar(['ArrowRight'])
		),
		recordCommand(
			session,
			'Arrange',
			'move-earlier',
			'Move earlier',
			(ids, at) => move(ids, -1, at),
			bar(['ArrowLeft'])
		),
		recordCommand(
			session,
			'Arrange',
			'end-later',
			'Move the end later',
			(ids, at) => resize(ids, 'end', 1, at),
			bar(['Shift+ArrowRight'])
		),
		recordCommand(
			session,
			'Arrange',
			'end-earlier',
			'Move the end earlier',
			(ids, at) => resize(ids, 'end', -1, at),
			bar(['Shift+ArrowLeft'])
		),
		recordCommand(
			session,
			'Arrange',
			'start-later',
			'Move the start later',
			(ids, at) => resize(ids, 'start', 1, at),
			bar(['Alt+Shift+ArrowRight'])
		),
		recordCommand(
			session,
			'Arrange',
			'start-earlier',
			'Move the start earlier',
			(ids, at) => resize(ids, 'start', -1, at),
			bar(['Alt+Shift+ArrowLeft'])
		)
	];
}

function placeCommands(session: Session): readonly Command[] {
	const { roadmap, view } = session;
	const reorder = (ids: readonly string[], direction: 'up' | 'down', at?: KeyPlace) => {
		const rows = session.screen?.rowIds() ?? [];
		const isMoved = moveRows(roadmap, ids, direction, rows, view.groupBy);
		const edge = direction === 'up' ? 'first' : 'last';
		follow(session, ids, at, isMoved, `It stands ${edge} here already.`);
	};
	const toLane = (ids: readonly string[], step: 1 | -1, at?: KeyPlace) => {
		const lane = nextIn(lanes, firstOf(session, ids, 'lane'), step);
		if (lane !== undefined) setLane(roadmap, ids, lane);
		follow(session, ids, at, lane !== undefined, `There is no lane ${step === 1 ? 'below' : 'above'}.`);
	};
	const toPhase = (ids: readonly string[], step: 1 | -1, at?: KeyPlace) => {
		const phases = roadmap.plan.phases.map(({ id }) => id);
		const now = firstOf(session, ids, 'phase');
		const phase = now === null && step === -1 ? undefined : nextIn(phases, now, step);
		const isOut = now !== null && phase === undefined && step === -1;
		if (phase !== undefined || isOut) setPhase(roadmap, ids, phase ?? null);
		const words = step === 1 ? 'after' : 'before';
		follow(session, ids, at, phase !== undefined || isOut, `There is no phase ${words} it.`);
	};
	const toHead = (ids: readonly string[], step: 1 | -1, at?: KeyPlace) =>
		view.groupBy === 'lane' ? toLane(ids, step, at) : toPhase(ids, step, at);
	const row = (...keys: readonly string[]): Partial<Command> => ({ keys });
	return [
		recordCommand(
			session,
			'Arrange',
			'row-up',
			'Move the row up',
			(ids, at) => reorder(ids, 'up', at),
			row('Mod+ArrowUp')
		),
		recordCommand(
			session,
			'Arrange',
			'row-down',
			'Move the row down',
			(ids, at) => reorder(ids, 'down', at),
			row('Mod+ArrowDown')
		),
		recordCommand(
			session,
			'Arrange',
			'head-next',
			'To the next lane or phase',
			(ids, at) => toHead(ids, 1, at),
			row('Mod+Alt+ArrowDown')
		),
		recordCommand(
			session,
			'Arrange',
			'head-previous',
			'To the previous lane or phase',
			(ids, at) => toHead(ids, -1, at),
			row('Mod+Alt+ArrowUp')
		),
		recordCommand(
			session,
			'Arrange',
			'phase-next',
			'To the next phase',
			(ids, at) => toPhase(ids, 1, at),
			row('Mod+Alt+ArrowRight')
		),
		recordCommand(
			session,
			'Arrange',
			'phase-previous',
			'To the previous phase',
			(ids, at) => toPhase(ids, -1, at),
			row('Mod+Alt+ArrowLeft')
		),
		...lanes.map((lane) =>
			recordCommand(
				session,
				'Arrange',
				`lane-${lane}`,
				`To the ${laneNames[lane].toLowerCase()} lane`,
				(ids, at) => {
					setLane(roadmap, ids, lane);
					follow(session, ids, at, true, '');
				}
			)
		)
	];
}

function groupCommands(session: Session): readonly Command[] {
	const { roadmap, selection } = session;
	const indent = (ids: readonly string[], at?: KeyPlace) => {
		const isMoved = indentRows(roadmap, ids, session.screen?.rowIds() ?? []);
		follow(session, ids, at, isMoved, 'There is no group above to go into. Ctrl+G puts rows into a new one.');
	};
	const outdent = (ids: readonly string[], at?: KeyPlace) =>
		follow(session, ids, at, outdentRows(roadmap, ids), 'It is in no group.');
	const group = (ids: readonly string[]) => {
		const id = groupRows(roadmap, ids);
		if (id === null) return;
		selection.choose('groups', id);
		void session.screen?.reveal(id);
		selection.inspect('title');
	};
	const dissolve = (ids: readonly string[]) => {
		const groups = groupsIn(session, ids);
		ungroup(roadmap, groups);
		if (groups.some((id) => selection.isChosen(id))) selection.clear();
	};
	return [
		recordCommand(session, 'Arrange', 'indent', 'Put into the group above', indent, {
			keys: ['Mod+ArrowRight']
		}),
		recordCommand(session, 'Arrange', 'outdent', 'Take out of the group', outdent, {
			keys: ['Mod+ArrowLeft']
		}),
		recordCommand(session, 'Arrange', 'group', 'Put into a new group', group, { keys: ['Mod+G'] }),
		recordCommand(session, 'Arrange', 'ungroup', 'Dissolve the group', dissolve, {
			keys: ['Mod+Shift+G'],
			enabled: (at) => groupsIn(session, subjectIds(session, at)).length > 0
		}),
		recordCommand(
			session,
			'Arrange',
			'link-chain',
			'Link in a chain, one after the other',
			(ids) => {
				const made = linkInChain(roadmap, ids);
				if (made === 0) roadmap.announce('These are linked one after the other already, or cannot be.');
			},
			{ at: ['anywhere'], enabled: (at) => subjectIds(session, at).length > 1 }
		)
	];
}

/** Keeps what was arranged in sight and in focus; says why when nothing could change. */
function follow(
	{ screen, roadmap }: Session,
	ids: readonly string[],
	at: KeyPlace | undefined,
	isDone: boolean,
	why: string
): void {
	if (!isDone) roadmap.announce(why);
	const id = ids.at(-1);
	if (isDone && id !== undefined) void screen?.reveal(id, at === 'row' || at === 'bar' ? at : 'none');
}

function groupsIn({ roadmap }: Session, ids: readonly string[]): readonly string[] {
	return recordsOf(roadmap.plan, ids)
		.filter(({ collection }) => collection === 'groups')
		.map(({ record }) => record.id);
}

function firstOf<Name extends 'lane' | 'phase'>(
	{ roadmap }: Session,
	ids: readonly string[],
	name: Name
): Name extends 'lane' ? Lane | null : string | null {
	const found = recordsOf(roadmap.plan, ids).find(
		(one): one is Exclude<FoundRecord, { collection: 'phases' }> => one.collection !== 'phases'
	);
	return (found?.record[name] ?? null) as Name extends 'lane' ? Lane | null : string | null;
}

/** What stands a step further in a list; the first where nothing is known. */
function nextIn<T>(list: readonly T[], now: T | null, step: 1 | -1): T | undefined {
	const at = now === null ? -1 : list.indexOf(now);
	return at < 0 ? list[0] : list[at + step];
}

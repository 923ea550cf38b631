import type { Lane } from '$lib/plan/lane';
import { byId } from '$lib/plan/plan';
import { type ChosenRecord, laneOfRow, recordOfRow, recordsOf } from '$lib/state/row-record';
import type { Session } from '$lib/state/session.svelte';
import type { KeyPlace } from './command';

/**
 * Ids of the records that a command is about. On a row or a bar: the one in use, or all that are chosen when
 * it is among them. From anywhere else what is chosen, or else the row in use.
 */
export function subjectIds(session: Session, at: KeyPlace = 'anywhere'): readonly string[] {
	const { roadmap, selection } = session;
	const active = activeRecord(session);
	if (at !== 'anywhere' && !(active && selection.isChosen(active.id))) return active ? [active.id] : [];
	const chosen = recordsOf(roadmap.plan, selection.ids).map(({ record }) => record.id);
	return chosen.length > 0 || !active ? chosen : [active.id];
}

/** The record in use: that of the row or bar which last had the focus. */
function activeRecord({ screen, roadmap }: Session): ChosenRecord | null {
	const row = screen?.activeRow() ?? null;
	return row === null ? null : recordOfRow(roadmap.plan, row);
}

/** Where something new goes: beside the row in use. */
export interface NewPlace {
	readonly lane: Lane;
	readonly phase: string | null;
	readonly group: string | null;
	/** The initiative that it stands after; null for last. */
	readonly after: string | null;
}

/** The place beside the row in use: in its lane, phase and group; null where there is no such row. */
export function placeOfActive(session: Session): NewPlace | null {
	const { roadmap, screen } = session;
	const row = screen?.activeRow() ?? null;
	if (row === null) return null;
	const head = / @(lane:\w+|phase:.*)$/s.exec(row)?.[1] ?? row;
	const lane = laneOfRow(head) ?? 'process';
	const phase = recordOfRow(roadmap.plan, head.startsWith('phase:') ? head : '')?.id ?? null;
	const record = recordOfRow(roadmap.plan, row);
	if (record?.collection === 'groups') {
		const group = byId(roadmap.plan.groups).get(record.id);
		const inHead = head !== row;
		return {
			lane: (inHead ? laneOfRow(head) : null) ?? group?.lane ?? lane,
			phase: phase ?? group?.phase ?? null,
			group: record.id,
			after: null
		};
	}
	const initiative = record && roadmap.initiatives.get(record.id);
	const found = initiative ?? (record && byId(roadmap.plan.milestones).get(record.id));
	if (!found) return { lane, phase, group: null, after: null };
	return {
		lane: found.lane ?? 'process',
		phase: found.phase,
		group: found.group,
		after: initiative ? found.id : null
	};
}

import { laneNamed, laneReader } from '$lib/files/csv/lane-rule';
import type { Day } from '$lib/plan/day';
import { type JsonObject, maxLine, maxText } from '$lib/plan/field';
import type { Group } from '$lib/plan/group';
import type { Initiative } from '$lib/plan/initiative';
import { healths, type Status, statuses } from '$lib/plan/initiative-words';
import { isSafeUrl } from '$lib/plan/initiative-fields';
import type { Lane } from '$lib/plan/lane';
import type { Milestone } from '$lib/plan/milestone';
import type { Phase } from '$lib/plan/phase';
import type { Source } from '$lib/plan/source';
import { fieldOf, laneCell, type LaneColumn, type MspdiChoices, ownFields, resourceNames } from './choices';
import { customNames, fieldsInWords, ownFieldValues } from './custom-fields';
import { minutesOf } from './duration';
import { keptValues } from './kept-values';
import type { OutlineRow } from './outline';
import { type MspdiProject, taskName } from './project';
import { type MspdiNote, whyDates, whyLeftOut } from './report';
import { readStamp } from './stamp';

type ValuesFor<T> = Partial<Omit<T, 'id' | 'order' | 'more'>>;

/** Format by which records say that they came from such a file. */
export const mspdiFormat = 'mspdi';
/** Longest WBS code that is shown as an initiative's code. */
const maxCode = 20;

/** Makes the values of records from tasks, one by one, and notes what did not fit. */
export class RecordReader {
	readonly dates: MspdiNote[] = [];
	readonly leftOut: MspdiNote[] = [];
	readonly #project: MspdiProject;
	readonly #choices: MspdiChoices;
	readonly #columns: readonly LaneColumn[];
	readonly #laneOf: (title: string, cell: string) => Lane;

	constructor(project: MspdiProject, choices: MspdiChoices, columns: readonly LaneColumn[]) {
		this.#project = project;
		this.#choices = choices;
		this.#columns = columns;
		this.#laneOf = laneReader(choices.lanes);
	}

	initiative(row: OutlineRow): ValuesFor<Initiative> {
		const { task } = row;
		const resources = resourceNames(row, this.#project);
		const code = this.#code(row);
		const kept = keptValues(task.values);
		const url = task.values.HyperlinkAddress ?? '';
		const lane = this.#lane(row);
		const span = this.#span(row);
		const calendar = this.#project.calendars.get(task.values.CalendarUID ?? '') ?? '';
		const custom = {
			...(task.values.WBS && !isCode(task.values.WBS) ? { [customNames.wbs]: task.values.WBS } : {}),
			...(resources.length > 1 ? { [customNames.resources]: resources.join(', ') } : {}),
			...(calendar ? { [customNames.calendar]: calendar } : {}),
			...fieldsInWords(kept),
			...ownFieldValues(task.fields, this.#readFields(row, lane))
		};
		const actualStart = this.#day(row, 'ActualStart');
		const actualEnd = this.#day(row, 'ActualFinish');
		const progress = this.#percent(row);
		const health = fieldOf(row, ownFields.health);
		return {
			code,
			title: this.#line(row, task.name),
			lane,
			...span,
			actualStart,
			actualEnd,
			progress,
			status: this.#status(row, progress, actualStart, actualEnd),
			health: healths.find((one) => one === health) ?? null,
			owner: this.#line(row, resources[0] ?? ''),
			effortDays: this.#effort(task.values.Work ?? ''),
			notes: this.#text(row, task.notes),
			urls: isSafeUrl(url) ? [{ title: task.values.Hyperlink ?? url, url }] : [],
			source: this.#source(row, null),
			custom
		};
	}

	milestone(row: OutlineRow): ValuesFor<Milestone> {
		const { task } = row;
		const { start, end } = this.#span(row);
		if (start !== null && end !== null && start !== end)
			this.#note(row, whyDates.long, `${task.values.Start ?? ''} to ${task.values.Finish ?? ''}`);
		return {
			title: this.#line(row, task.name),
			kind: fieldOf(row, ownFields.kind) === 'Gate' ? 'gate' : 'milestone',
			day: end ?? start,
			lane: this.#statedLane(row),
			statement: this.#text(row, task.notes),
			done: this.#percent(row) === 100,
			owner: this.#line(row, resourceNames(row, this.#project)[0] ?? ''),
			source: this.#source(row, laneNamed(fieldOf(row, ownFields.lane)) ? [ownFields.lane] : [])
		};
	}

	phase(row: OutlineRow): ValuesFor<Phase> {
		const { task } = row;
		const source = this.#source(row, [ownFields.gate]);
		return {
			title: this.#line(row, task.name),
			gate: fieldOf(row, ownFields.gate),
			...this.#span(row),
			source: task.notes === '' ? source : { ...source, notes: this.#text(row, task.notes) }
		};
	}

	/** A group states its dates where the file does not derive them from what is in it. */
	group(row: OutlineRow, reach: { readonly start: Day | null; readonly end: Day | null }): ValuesFor<Group> {
		const { task } = row;
		const span = this.#span(row);
		const isDerived =
			row.isSummary && task.values.Manual !== '1' && span.start === reach.start && span.end === reach.end;
		return {
			title: this.#line(row, task.name),
			...(isDerived ? { start: null, end: null } : span),
			notes: this.#text(row, task.notes),
			source: this.#source(row, [])
		};
	}

	/** Names of fields that an initiative has read already; another program's field may have the same name. */
	#readFields(row: OutlineRow, lane: Lane): readonly string[] {
		const { lane: laneName, kind, findings, status, health, code } = ownFields;
		const isLane = laneNamed(fieldOf(row, laneName)) === lane;
		return [kind, findings, status, health, code, ...(isLane ? [laneName] : [])];
	}

	/** A WBS that is a number of the outline tells no more than the place does; any other short one is a code. */
	#code(row: OutlineRow): string {
		const own = fieldOf(row, ownFields.code);
		if (own) return own;
		const { WBS = '' } = row.task.values;
		return isCode(WBS) ? WBS : '';
	}

	#lane(row: OutlineRow): Lane {
		return this.#laneOf(row.task.name, this.#cell(row));
	}

	/** Where all is one lane, so are milestones: each then has a row. Else it is in one only where the rule names it. */
	#statedLane(row: OutlineRow): Lane | null {
		const { lanes } = this.#choices;
		if (lanes.by === 'one') return lanes.lane;
		if (lanes.by === 'column') {
			const cell = this.#cell(row);
			return lanes.table.find(({ value }) => value === cell)?.lane ?? laneNamed(cell);
		}
		// With another lane for whatever no word names, a title that gets the same lane twice is named by one.
		const otherwise = lanes.otherwise === 'process' ? 'structure' : 'process';
		const lane = this.#lane(row);
		return laneReader({ ...lanes, otherwise })(row.task.name, '') === lane ? lane : null;
	}

	#cell(row: OutlineRow): string {
		const { laneColumn } = this.#choices;
		return laneCell(row, laneColumn, this.#columns[laneColumn]?.name ?? '', this.#project);
	}

	#span(row: OutlineRow): { readonly start: Day | null; readonly end: Day | null } {
		const start = this.#day(row, 'Start');
		const end = this.#day(row, 'Finish');
		const { Start = '', Finish = '' } = row.task.values;
		if (start === null && end === null) this.#note(row, whyDates.none, '');
		else if (start === null || end === null) this.#note(row, whyDates.half, Start || Finish);
		else if (end < start) this.#note(row, whyDates.backwards, `${Start} to ${Finish}`);
		else if (end > start && readStamp(Finish)?.time === '00:00:00')
			this.#note(row, whyDates.midnight, Finish);
		return { start, end };
	}

	#day(row: OutlineRow, name: string): Day | null {
		const text = row.task.values[name] ?? '';
		const stamp = readStamp(text);
		if (text !== '' && !stamp) this.#note(row, whyDates.unread, `${name}: ${text}`);
		if (stamp?.hasZone) this.#note(row, whyDates.zone, `${name}: ${text}`);
		return stamp?.day ?? null;
	}

	#percent(row: OutlineRow): number {
		const percent = Number(row.task.values.PercentComplete ?? 0);
		return Number.isFinite(percent) ? Math.min(100, Math.max(0, percent)) : 0;
	}

	#status(row: OutlineRow, progress: number, start: Day | null, end: Day | null): Status {
		const own = fieldOf(row, ownFields.status);
		const stated = statuses.find((one) => one === own);
		if (stated) return stated;
		if (row.task.values.Active === '0') return 'cancelled';
		return derivedStatus(progress, start, end);
	}

	#effort(work: string): number | null {
		const days = (minutesOf(work) ?? 0) / this.#project.units.minutesPerDay;
		return days > 0 ? Math.min(1_000_000, Math.round(days * 100) / 100) : null;
	}

	/**
	 * What the file states and the record has no field for: own fields too, but those that were read, unless it is an
	 * initiative, which has them (`null`).
	 */
	#source(row: OutlineRow, readFields: readonly string[] | null): Source & JsonObject {
		const { task } = row;
		const { Start, Finish, ActualStart, ActualFinish, PercentComplete } = task.values;
		const resources = resourceNames(row, this.#project);
		const stated = {
			row: task.id,
			start: Start,
			finish: Finish,
			actualStart: ActualStart,
			actualFinish: ActualFinish,
			percent: readFields === null || PercentComplete === '0' ? undefined : PercentComplete,
			inside: row.parent?.task.uid
		};
		const kept = keptValues(task.values);
		const baselines = task.baselines.filter((one) => one.start || one.finish).map((one) => ({ ...one }));
		const fields = readFields ? ownFieldValues(task.fields, [ownFields.kind, ...readFields]) : {};
		return {
			format: mspdiFormat,
			key: task.uid,
			...Object.fromEntries(
				Object.entries(stated).filter((one): one is [string, string] => one[1] !== undefined)
			),
			...(resources.length > 0 ? { resources } : {}),
			...(baselines.length > 0 ? { baselines } : {}),
			...(Object.keys(kept).length > 0 ? { task: kept } : {}),
			...(Object.keys(fields).length > 0 ? { fields } : {})
		};
	}

	#line(row: OutlineRow, text: string): string {
		if (text.length <= maxLine) return text;
		this.leftOut.push({
			why: whyLeftOut.long,
			place: taskName(row.task),
			what: `After ${maxLine} characters`
		});
		return text.slice(0, maxLine).toWellFormed();
	}

	#text(row: OutlineRow, text: string): string {
		if (text.length <= maxText) return text;
		this.leftOut.push({
			why: whyLeftOut.long,
			place: taskName(row.task),
			what: `After ${maxText} characters`
		});
		return text.slice(0, maxText).toWellFormed();
	}

	#note(row: OutlineRow, why: string, what: string): void {
		this.dates.push({ why, place: taskName(row.task), what });
	}
}

/** Whether a WBS is read as a code: short, and more than numbers. */
export function isCode(wbs: string): boolean {
	return wbs.length <= maxCode && /[^\d.\s]/.test(wbs);
}

/** The status that dates and progress tell, where nothing else does. */
export function derivedStatus(progress: number, start: Day | null, end: Day | null): Status {
	if (end !== null || progress === 100) return 'done';
	return start !== null || progress > 0 ? 'active' : 'planned';
}

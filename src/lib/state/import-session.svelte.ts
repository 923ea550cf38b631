import type { ColumnUse } from '$lib/files/csv/column-use';
import { type CsvChoices, headerKey, recallChoices } from '$lib/files/csv/csv-choices';
import type { CsvReport } from '$lib/files/csv/csv-report';
import type { DateOrder } from '$lib/files/csv/date-cell';
import { defaultLaneRule, type LaneRule, laneTable } from '$lib/files/csv/lane-rule';
import type { MspdiChoices, PhaseChoice } from '$lib/files/mspdi/choices';
import type { MspdiReport } from '$lib/files/mspdi/report';
import type { MspdiSample } from '$lib/files/mspdi/sample';
import type { FileProblem } from '$lib/files/file-problem';
import { type Change, diffPlans } from '$lib/plan/change';
import { rememberRead } from '$lib/plan/refresh/read-values';
import type { Plan } from '$lib/plan/plan';
import { providedByMspdi, providedByTable } from './import-provided';
import { deviceUnread, readingStopped, titleOfFile } from './import-kind';
import type { CsvForm, CsvSample, ImportReply, ImportRequest, ImportStep } from './import-messages';

/** What an import comes to. Nothing has been written yet. */
export type ImportResult =
	| { readonly kind: 'new'; readonly plan: Plan; readonly id: string | null; readonly origin: 'file' }
	| { readonly kind: 'copy'; readonly plan: Plan }
	| { readonly kind: 'merge'; readonly id: string; readonly changes: readonly Change[] };

export interface ImportOptions {
	/** The roadmap of that id on this device, if there is one. */
	readonly knownPlan: (id: string) => Promise<Plan | null>;
	/** What `rememberGuess` was last given for the same header, or null. */
	readonly rememberedGuess: (headerKey: string) => Promise<unknown>;
	readonly rememberGuess: (headerKey: string, guess: RememberedGuess) => void | Promise<void>;
}

/** What a form needs to know of the rule for lanes. */
export interface LaneForm {
	readonly rule: LaneRule;
	/** What a rule by value can go by, and what such a thing is called. */
	readonly columns: readonly { readonly name: string; readonly valueCount: number }[];
	readonly noun: 'Column' | 'Field';
	/** The one it goes by; -1 while there is none. */
	readonly column: number;
}

/** Choices about a table as they are remembered for the next file with its header. */
export type RememberedGuess = Omit<CsvChoices, 'title'>;

/**
 * One file on its way to a roadmap, from being chosen to "Import". A worker reads it and makes the plan; this
 * holds what is known so far and what a person decided. It writes nothing: the caller takes `result()`.
 */
export class ImportSession {
	readonly file: File;
	state: 'reading' | 'ready' | 'failed' | 'done' = $state('reading');
	progress: { readonly step: ImportStep; readonly share: number } = $state.raw({ step: 'reading', share: 0 });
	problems: readonly FileProblem[] = $state.raw([]);
	/** Whether a choice is still being worked in: the plan is then that of the choices before it. */
	isBusy = $state(false);
	/** Title of the roadmap that a table or a copy becomes. */
	title = $state('');

	/** How a CSV file is read; null for other files. */
	form: CsvForm | null = $state.raw(null);
	sample: CsvSample | null = $state.raw(null);
	choices: CsvChoices | null = $state.raw(null);
	report: CsvReport | null = $state.raw(null);

	/** What an MS Project file holds, and what was decided about it; null for other files. */
	project: MspdiSample | null = $state.raw(null);
	projectChoices: MspdiChoices | null = $state.raw(null);
	projectReport: MspdiReport | null = $state.raw(null);

	/** What will be made, as far as it is known. */
	plan: Plan | null = $state.raw(null);
	/** What was changed or only kept aside while reading a roadmap file. */
	notes: readonly string[] = $state.raw([]);
	/** The roadmap on this device that has the file's id. */
	known: Plan | null = $state.raw(null);
	/** What would make the known roadmap like the file, and which of it is wanted. */
	changes: readonly Change[] = $state.raw([]);
	wanted: ReadonlySet<Change> = $state.raw(new Set());
	mode: 'new' | 'copy' | 'merge' = $state('new');

	readonly #options: ImportOptions;
	readonly #worker: Worker;
	#fileId: string | null = null;
	/** Reads that were asked for and not answered; only the last one's answer counts. */
	#reads = 0;
	#isPlanning = false;
	/** The choices that the worker is at; later ones wait until it is done with them. */
	#planned: CsvChoices | MspdiChoices | null = null;

	constructor(file: File, options: ImportOptions) {
		this.file = file;
		this.title = titleOfFile(file.name);
		this.#options = options;
		this.#worker = new Worker(new URL('./import.worker.ts', import.meta.url), { type: 'module' });
		this.#worker.addEventListener('message', ({ data }: MessageEvent<ImportReply>) => void this.#take(data));
		this.#worker.addEventListener('error', () => this.#fail([readingStopped], null));
		this.#read({});
	}

	get isCsv(): boolean {
		return this.form !== null;
	}

	/** Whether the roadmap gets a title of its own here. */
	get hasOwnTitle(): boolean {
		return this.isCsv || this.project !== null || this.mode === 'copy';
	}

	/** What kind of file a plan comes from, as records note it. */
	get format(): string {
		return this.project ? 'mspdi' : 'csv';
	}

	/** The fields that the file gives, "links" among them; null where it is a roadmap or not read yet. */
	get provided(): ReadonlySet<string> | null {
		if (this.choices) return providedByTable(this.choices.uses);
		return this.project ? providedByMspdi : null;
	}

	/** The rule for lanes that is in force; null where the file has lanes of its own. */
	get laneForm(): LaneForm | null {
		if (this.project && this.projectChoices) {
			const columns = this.project.laneColumns.map(({ name, values }) => ({
				name,
				valueCount: values.length
			}));
			const { lanes, laneColumn } = this.projectChoices;
			return { rule: lanes, columns, noun: 'Field', column: lanes.by === 'column' ? laneColumn : -1 };
		}
		if (!this.sample || !this.choices) return null;
		const { values } = this.sample;
		const columns = this.sample.header.map((name, at) => ({ name, valueCount: values[at]?.length ?? 0 }));
		return { rule: this.choices.lanes, columns, noun: 'Column', column: this.choices.uses.indexOf('lane') };
	}

	/** Reads the file again in another encoding or with another delimiter. */
	reread(as: Partial<CsvForm>): void {
		if (!this.form || this.state === 'done') return;
		this.isBusy = true;
		this.form = { ...this.form, ...as };
		const { encoding, delimiter } = this.form;
		this.#read({ encoding, delimiter });
	}

	/** Gives a column another use. A lane column brings its rule, and takes it away. */
	setUse(column: number, use: ColumnUse): void {
		if (!this.choices) return;
		const uses = this.choices.uses.with(column, use);
		const before = this.choices.uses.indexOf('lane');
		const after = uses.indexOf('lane');
		const lanes = before === after ? this.choices.lanes : this.#lanesOf(after);
		this.#choose({ ...this.choices, uses, lanes });
	}

	/** Makes other summary tasks of a project the phases. */
	setPhases(phases: PhaseChoice): void {
		if (this.projectChoices) this.#chooseProject({ ...this.projectChoices, phases });
	}

	setLanes(lanes: LaneRule): void {
		if (this.projectChoices) this.#chooseProject({ ...this.projectChoices, lanes });
		else if (this.choices) this.#choose({ ...this.choices, lanes });
	}

	/** Makes one column decide the lanes, value by value; a table's own use of it changes with it. */
	setLaneColumn(column: number): void {
		if (this.projectChoices) {
			const lanes = laneTable(this.project?.laneColumns[column]?.values ?? []);
			this.#chooseProject({ ...this.projectChoices, lanes, laneColumn: column });
		}
		if (!this.choices) return;
		const uses = this.choices.uses.map((use, at) =>
			at === column ? 'lane' : use === 'lane' ? 'custom' : use
		);
		this.#choose({ ...this.choices, uses, lanes: this.#lanesOf(column) });
	}

	/** Answers the question of a date column. */
	setDateOrder(column: number, order: DateOrder): void {
		if (!this.choices) return;
		this.#choose({ ...this.choices, dateOrders: { ...this.choices.dateOrders, [column]: order } });
	}

	/** Takes or leaves one difference of a merge. */
	setWanted(changes: readonly Change[], isWanted: boolean): void {
		const wanted = new Set(this.wanted);
		for (const change of changes) {
			if (isWanted) wanted.add(change);
			else wanted.delete(change);
		}
		this.wanted = wanted;
	}

	/** Ends the session: the worker stops at once, and nothing comes of the file. */
	cancel(): void {
		this.#worker.terminate();
		this.state = 'done';
	}

	/** What shall be written, once `state` is ready and nothing is busy; the session is over with it. */
	result(): ImportResult {
		if (this.state !== 'ready' || this.isBusy || !this.plan) throw new Error('The import is not ready.');
		if (this.choices && this.sample) {
			const { uses, lanes, dateOrders } = this.choices;
			void this.#options.rememberGuess(headerKey(this.sample), { uses, lanes, dateOrders });
		}
		this.cancel();
		const title = this.title.trim() || titleOfFile(this.file.name);
		const titled = this.hasOwnTitle ? { ...this.plan, roadmap: { ...this.plan.roadmap, title } } : this.plan;
		// What a table or a project gave is noted, so that a later one can be compared with it.
		const plan = this.provided ? rememberRead(titled, this.format, this.provided) : titled;
		if (this.mode === 'copy') return { kind: 'copy', plan };
		if (this.mode === 'merge' && this.#fileId !== null) {
			const changes = this.changes.filter((change) => this.wanted.has(change));
			return { kind: 'merge', id: this.#fileId, changes };
		}
		return { kind: 'new', plan, id: this.#fileId, origin: 'file' };
	}

	async #take(reply: ImportReply): Promise<void> {
		if (this.state === 'done') return;
		if (!['progress', 'planned', 'planned project'].includes(reply.kind)) this.#reads--;
		if (this.#reads > 0 && reply.kind !== 'progress') return;
		switch (reply.kind) {
			case 'progress':
				this.progress = reply;
				return;
			case 'failed':
				this.#fail(reply.problems, reply.form);
				return;
			case 'roadmap':
				await this.#takeRoadmap(reply);
				return;
			case 'table':
				await this.#takeTable(reply.sample, reply.guess);
				return;
			case 'project':
				this.#takeProject(reply.sample, reply.guess);
				return;
			case 'planned':
				this.report = reply.report;
				this.#takePlan(reply.plan);
				return;
			case 'planned project':
				this.projectReport = reply.report;
				this.#takePlan(reply.plan);
		}
	}

	async #takeRoadmap({ id, plan, notes }: ImportReply & { kind: 'roadmap' }): Promise<void> {
		let known: Plan | null;
		try {
			known = await this.#options.knownPlan(id);
		} catch {
			this.#fail([deviceUnread], null);
			return;
		}
		if (this.state === 'done') return;
		this.#fileId = id;
		this.plan = plan;
		this.notes = notes;
		if (known) {
			this.known = known;
			this.changes = diffPlans(known, plan);
			this.wanted = new Set(this.changes);
			this.mode = 'merge';
			this.title = `${plan.roadmap.title} (copy)`;
		}
		this.state = 'ready';
	}

	async #takeTable(sample: CsvSample, guess: CsvChoices): Promise<void> {
		const stored = await this.#options.rememberedGuess(headerKey(sample)).catch(() => null);
		if (this.state === 'done' || this.#reads > 0) return;
		this.form = sample.form;
		this.sample = sample;
		const recalled = recallChoices(stored, sample, guess.title);
		this.choices = recalled ? { ...recalled, lanes: this.#refresh(recalled) } : guess;
		this.#isPlanning = false;
		this.#plan();
	}

	#takeProject(sample: MspdiSample, guess: MspdiChoices): void {
		this.project = sample;
		this.projectChoices = guess;
		this.title = guess.title;
		this.#isPlanning = false;
		this.#plan();
	}

	/** A remembered lane table, with the values that only this file has. */
	#refresh({ uses, lanes }: CsvChoices): LaneRule {
		const column = uses.indexOf('lane');
		if (lanes.by !== 'column') return lanes;
		if (column < 0) return defaultLaneRule;
		return { ...laneTable(this.sample?.values[column] ?? [], lanes.table), otherwise: lanes.otherwise };
	}

	#lanesOf(column: number): LaneRule {
		return column < 0 ? defaultLaneRule : laneTable(this.sample?.values[column] ?? []);
	}

	#choose(choices: CsvChoices): void {
		this.choices = choices;
		this.isBusy = true;
		if (!this.#isPlanning) this.#plan();
	}

	#chooseProject(choices: MspdiChoices): void {
		this.projectChoices = choices;
		this.isBusy = true;
		if (!this.#isPlanning) this.#plan();
	}

	#plan(): void {
		const choices = this.projectChoices ?? this.choices;
		if (!choices) return;
		this.#isPlanning = true;
		this.#planned = choices;
		if ('phases' in choices) this.#ask({ kind: 'plan project', choices });
		else this.#ask({ kind: 'plan', choices });
	}

	#takePlan(plan: Plan): void {
		this.#isPlanning = false;
		this.plan = plan;
		this.problems = [];
		this.state = 'ready';
		if (this.#planned === (this.projectChoices ?? this.choices)) this.isBusy = false;
		else this.#plan();
	}

	#fail(problems: readonly FileProblem[], form: CsvForm | null): void {
		if (this.state === 'done') return;
		this.form = form;
		this.problems = problems;
		this.isBusy = false;
		this.state = 'failed';
	}

	#read(as: Partial<CsvForm>): void {
		this.#reads++;
		this.#ask({ kind: 'read', file: this.file, as });
	}

	#ask(request: ImportRequest): void {
		this.#worker.postMessage(request);
	}
}

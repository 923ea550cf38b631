import type { FileProblem } from '$lib/files/file-problem';
import { decodeXml } from './decode-xml';
import { foreignRoot } from './foreign-root';
import type { MspdiProject, MspdiTask } from './project';
import { readTask } from './read-task';
import { Refused, scanXml } from './scan-xml';
import { nodesOf, parsePiece, textOf, type XmlNode } from './xml-node';

/** Most rows, most links, and most levels of the outline of a file. */
export const mspdiLimits = { tasks: 50_000, links: 200_000, levels: 100 } as const;

export type ReadProject =
	| { readonly ok: true; readonly project: MspdiProject }
	| { readonly ok: false; readonly problem: FileProblem };

/** Lists of a file whose entries are read, each with the name of an entry. */
const lists: Readonly<Record<string, string>> = {
	OutlineCodes: 'OutlineCode',
	ExtendedAttributes: 'ExtendedAttribute',
	Calendars: 'Calendar',
	Tasks: 'Task',
	Resources: 'Resource',
	Assignments: 'Assignment'
};

/** What the project itself states and is kept with the roadmap. */
const headerNames = new Set([
	'Name',
	'Title',
	'Subject',
	'Category',
	'Company',
	'Manager',
	'Author',
	'Keywords',
	'Comments',
	'CreationDate',
	'LastSaved',
	'StartDate',
	'FinishDate',
	'StatusDate',
	'NewTasksAreManual',
	'CalendarUID',
	'MinutesPerDay',
	'MinutesPerWeek',
	'DaysPerMonth',
	'CurrencyCode',
	'CurrencySymbol'
]);

/**
 * Reads the bytes of an MS Project XML file (MSPDI). One task is taken apart at a time, figures by the day
 * (time-phased data) not at all. What is wrong comes back with its line. Never throws.
 */
export function readProject(bytes: Uint8Array, onProgress: (share: number) => void = () => {}): ReadProject {
	const decoded = decodeXml(bytes);
	return decoded.ok ? readProjectText(decoded.text, onProgress) : decoded;
}

function readProjectText(text: string, progress: (share: number) => void): ReadProject {
	const reading = new Reading();
	const problem = scanXml(text, {
		root: foreignRoot,
		wants: (name, parents) =>
			parents.length === 1 ? headerNames.has(name) : parents.length === 2 && lists[parents[1] ?? ''] === name,
		cuts: (name) => reading.cuts(name),
		piece: (name, parent, xml) => reading.take(name, parent, parse(name, xml)),
		progress
	});
	return problem ? { ok: false, problem } : { ok: true, project: reading.project() };
}

function parse(name: string, xml: string): XmlNode {
	try {
		return parsePiece(name, xml);
	} catch {
		throw new Refused(`This <${name}> holds an element that no MS Project file has.`);
	}
}

class Reading {
	readonly #header: Record<string, string> = {};
	readonly #tasks: MspdiTask[] = [];
	readonly #blankRows: string[] = [];
	#summary: MspdiTask | null = null;
	#links = 0;
	/** Levels of the task read last and of all that it stands under. */
	readonly #levels: number[] = [];
	readonly #names = new Map<string, string>();
	readonly #values = new Map<string, string>();
	readonly #resources = new Map<string, string>();
	readonly #calendars = new Map<string, string>();
	readonly #assignments = new Map<string, string[]>();
	#assignmentCount = 0;
	#timephased = 0;

	cuts(name: string): boolean {
		if (name !== 'TimephasedData') return false;
		this.#timephased++;
		return true;
	}

	take(name: string, parent: string, node: XmlNode): void {
		switch (parent) {
			case 'Tasks':
				return this.#takeTask(node);
			case 'Resources':
				return void this.#resources.set(idOf(node), lineOf(node, 'Name'));
			case 'Calendars':
				return void this.#calendars.set(idOf(node), lineOf(node, 'Name'));
			case 'Assignments':
				return this.#takeAssignment(node);
			case 'ExtendedAttributes':
			case 'OutlineCodes':
				return this.#takeDefinition(node);
			default:
				this.#header[name] = textOf(node, '#text').trim();
		}
	}

	project(): MspdiProject {
		return {
			header: this.#header,
			units: {
				minutesPerDay: this.#amount('MinutesPerDay', 480),
				minutesPerWeek: this.#amount('MinutesPerWeek', 2400),
				daysPerMonth: this.#amount('DaysPerMonth', 20)
			},
			tasks: this.#tasks,
			summary: this.#summary,
			blankRows: this.#blankRows,
			resources: this.#resources,
			calendars: this.#calendars,
			assignments: this.#assignments,
			counts: { assignments: this.#assignmentCount, timephased: this.#timephased }
		};
	}

	#takeTask(node: XmlNode): void {
		const task = readTask(node, { names: this.#names, values: this.#values });
		if (task.values.IsNull === '1') {
			this.#blankRows.push(task.id);
			return;
		}
		if (task.uid === '') throw new Refused(`The task "${task.name}" has no UID.`);
		if (task.uid === '0') {
			this.#summary = task;
			return;
		}
		if (this.#tasks.length >= mspdiLimits.tasks)
			throw new Refused(
				`The file has more than ${mspdiLimits.tasks.toLocaleString('en-GB')} tasks.`,
				splitIt
			);
		this.#links += task.links.length;
		if (this.#links > mspdiLimits.links)
			throw new Refused(
				`The file has more than ${mspdiLimits.links.toLocaleString('en-GB')} links.`,
				splitIt
			);
		this.#tasks.push(task);
		while ((this.#levels.at(-1) ?? -Infinity) >= task.level) this.#levels.pop();
		if (this.#levels.push(task.level) > mspdiLimits.levels)
			throw new Refused(`Tasks are nested more than ${mspdiLimits.levels} levels deep.`, splitIt);
	}

	#takeAssignment(node: XmlNode): void {
		this.#assignmentCount++;
		const [task, resource] = [textOf(node, 'TaskUID').trim(), textOf(node, 'ResourceUID').trim()];
		const known = this.#assignments.get(task) ?? [];
		if (!known.includes(resource)) this.#assignments.set(task, [...known, resource]);
	}

	#takeDefinition(node: XmlNode): void {
		const id = textOf(node, 'FieldID').trim();
		this.#names.set(id, lineOf(node, 'Alias') || lineOf(node, 'FieldName') || `Field ${id}`);
		for (const list of [...nodesOf(node, 'Values'), ...nodesOf(node, 'ValueList')]) {
			for (const one of nodesOf(list, 'Value')) {
				const value = textOf(one, 'Value').trim();
				for (const key of ['ValueID', 'FieldGUID', 'ID']) {
					const valueId = textOf(one, key).trim();
					if (valueId) this.#values.set(`${id} ${valueId}`, value);
				}
			}
		}
	}

	#amount(name: string, usual: number): number {
		const amount = Number(this.#header[name]);
		return Number.isFinite(amount) && amount > 0 ? amount : usual;
	}
}

const splitIt = 'Split the project in MS Project and open its parts one by one.';

function idOf(node: XmlNode): string {
	return textOf(node, 'UID').trim();
}

function lineOf(node: XmlNode, name: string): string {
	return textOf(node, name).replace(/\s+/g, ' ').trim();
}

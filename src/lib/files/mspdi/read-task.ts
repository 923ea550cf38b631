import type { MspdiBaseline, MspdiLink, MspdiTask } from './project';
import { nodesOf, textOf, type XmlNode } from './xml-node';

/** What a file says of its own fields: their names by field id, and the values of coded ones by id. */
export interface FieldNames {
	readonly names: ReadonlyMap<string, string>;
	readonly values: ReadonlyMap<string, string>;
}

/** Elements of a task that are read by name, and those inside of which nothing is read. */
const structured = new Set([
	'UID',
	'ID',
	'Name',
	'OutlineLevel',
	'Notes',
	'PredecessorLink',
	'Baseline',
	'ExtendedAttribute',
	'OutlineCode',
	'TimephasedData',
	'#text'
]);

/** A task from its element. */
export function readTask(node: XmlNode, fields: FieldNames): MspdiTask {
	const uid = textOf(node, 'UID').trim();
	const level = Number(textOf(node, 'OutlineLevel').trim() || 1);
	const names = Object.keys(node).filter((name) => !structured.has(name));
	const values = names.map((name) => [name, textOf(node, name).trim()] as const);
	return {
		uid,
		id: textOf(node, 'ID').trim() || uid,
		name: textOf(node, 'Name').replace(/\s+/g, ' ').trim(),
		level: Number.isFinite(level) ? level : 1,
		notes: textOf(node, 'Notes'),
		links: nodesOf(node, 'PredecessorLink').map(readLink),
		baselines: nodesOf(node, 'Baseline').map(readBaseline),
		fields: [
			...nodesOf(node, 'ExtendedAttribute').map((one) => readField(one, fields)),
			...nodesOf(node, 'OutlineCode').map((one) => readField(one, fields))
		].filter((one) => one.value !== ''),
		values: Object.fromEntries(values.filter(([, value]) => value !== ''))
	};
}

function readLink(node: XmlNode): MspdiLink {
	return {
		from: textOf(node, 'PredecessorUID').trim(),
		type: textOf(node, 'Type').trim(),
		lag: textOf(node, 'LinkLag').trim(),
		lagFormat: textOf(node, 'LagFormat').trim(),
		isCrossProject: textOf(node, 'CrossProject').trim() === '1',
		crossProjectName: textOf(node, 'CrossProjectName').trim()
	};
}

function readBaseline(node: XmlNode): MspdiBaseline {
	return {
		number: Number(textOf(node, 'Number').trim()) || 0,
		start: textOf(node, 'Start').trim(),
		finish: textOf(node, 'Finish').trim()
	};
}

function readField(node: XmlNode, { names, values }: FieldNames) {
	const id = textOf(node, 'FieldID').trim();
	const coded = textOf(node, 'ValueGUID').trim() || textOf(node, 'ValueID').trim();
	return {
		name: names.get(id) ?? `Field ${id}`,
		value: textOf(node, 'Value').trim() || (values.get(`${id} ${coded}`) ?? coded)
	};
}

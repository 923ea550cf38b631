import { XMLParser } from 'fast-xml-parser';
import { unescapeXml } from './xml-text';

/** An element as the parser gives it: what stands in it by name; several of one name as a list. */
export type XmlNode = { readonly [name: string]: unknown };

const parser = new XMLParser({
	ignoreAttributes: true,
	removeNSPrefix: true,
	parseTagValue: false,
	trimValues: false,
	// References are resolved by `textOf`: the parser leaves those that are numbers.
	processEntities: false,
	// Nobody asks where an element stands, so its path need not be written out.
	jPath: false
});

/** The content of an element that `scanXml` handed over. */
export function parsePiece(name: string, xml: string): XmlNode {
	const node = (parser.parse(xml) as XmlNode)[name];
	return isNode(node) ? node : typeof node === 'string' ? { '#text': node } : {};
}

/** The text of an element inside another, '' where there is none; the first where there are several. */
export function textOf(node: XmlNode, name: string): string {
	const [value] = listOf(node[name]);
	return typeof value === 'string' ? unescapeXml(value) : '';
}

/** The elements of a name inside another that have elements themselves. */
export function nodesOf(node: XmlNode, name: string): readonly XmlNode[] {
	return listOf(node[name]).filter(isNode);
}

function listOf(value: unknown): readonly unknown[] {
	return Array.isArray(value) ? value : value === undefined ? [] : [value];
}

function isNode(value: unknown): value is XmlNode {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

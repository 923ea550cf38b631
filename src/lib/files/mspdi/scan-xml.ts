import type { FileProblem } from '$lib/files/file-problem';
import { maxDepth, maxValues } from '$lib/files/format';
import { shorten } from '$lib/plan/words';
import { escapeXml, noXmlCharacter } from './xml-text';

/** What someone who scans a file is told of it. */
export interface XmlVisitor {
	/** The outermost element. Why the file is none to read on, or null. `attributes` is the text in its tag. */
	root(name: string, attributes: string): FileProblem | null;
	/** Whether an element shall be handed over whole. `parents` are the names outside it, outermost first. */
	wants(name: string, parents: readonly string[]): boolean;
	/** Whether an element inside a wanted one shall be left out of it. */
	cuts(name: string): boolean;
	/** A wanted element as XML text, without comments, cut elements and CDATA marks. */
	piece(name: string, parent: string, xml: string): void;
	/** How much of the text is behind, 0 to 1; told every few hundred kilobytes. */
	progress(share: number): void;
}

/** Most attributes of one element. */
const maxAttributes = 100;
const progressStep = 400_000;

export const sendAgain = 'Export it again from the program it came from, and open that file.';

class Fault extends Error {
	readonly problem: FileProblem;

	constructor(problem: FileProblem) {
		super(problem.what);
		this.problem = problem;
	}
}

/**
 * Goes over an XML text (1.0, with namespaces) once without making anything of it but the pieces asked for.
 * Null when it is sound; else the first thing that is wrong, with its line. A document type is refused, so no
 * entity is ever expanded or fetched. It does not recurse, and keeps no more than the names of open elements.
 */
export function scanXml(text: string, visitor: XmlVisitor): FileProblem | null {
	try {
		new Scan(text, visitor).run();
		return null;
	} catch (fault) {
		if (fault instanceof Fault) return fault.problem;
		throw fault;
	}
}

interface Piece {
	readonly depth: number;
	readonly parts: string[];
	from: number;
	/** Depth of the element that is being left out. */
	cut: number | null;
}

class Scan {
	readonly #text: string;
	readonly #visitor: XmlVisitor;
	readonly #open: string[] = [];
	readonly #tag = /[A-Za-z_][\w.-]*(?::[A-Za-z_][\w.-]*)?/y;
	readonly #attribute = /\s+[^\s=<>"'/]+\s*=\s*(?:"[^"<]*"|'[^'<]*')/y;
	#elements = 0;
	#hasRoot = false;
	#piece: Piece | null = null;
	#nextReference: number;
	#nextProgress = progressStep;

	constructor(text: string, visitor: XmlVisitor) {
		this.#text = text;
		this.#visitor = visitor;
		this.#nextReference = text.indexOf('&');
	}

	run(): void {
		const control = noXmlCharacter.exec(this.#text);
		let at = this.#text.startsWith('\ufeff') ? 1 : 0;
		for (;;) {
			const tag = this.#text.indexOf('<', at);
			const end = tag < 0 ? this.#text.length : tag;
			if (control && control.index < end)
				this.#fail(control.index, 'Found a control character, which XML does not allow.', sendAgain);
			this.#characters(at, end);
			if (tag < 0) break;
			at = this.#markup(tag);
			if (at > this.#nextProgress) {
				this.#visitor.progress(at / this.#text.length);
				this.#nextProgress = at + progressStep;
			}
		}
		if (this.#open.length > 0) this.#cutOff();
		if (!this.#hasRoot) this.#fail(0, 'The file holds no XML element.', sendAgain);
	}

	/** Reads what begins with "<"; where it ends. */
	#markup(tag: number): number {
		switch (this.#text.charAt(tag + 1)) {
			case '/':
				return this.#close(tag);
			case '?':
				return this.#skip(tag, this.#after('?>', tag), '');
			case '!':
				return this.#declaration(tag);
			default:
				return this.#start(tag);
		}
	}

	#start(tag: number): number {
		const whole = this.#nameAt(tag + 1);
		const attributesFrom = tag + 1 + whole.length;
		const attributesTo = this.#attributes(attributesFrom, tag);
		const isEmpty = this.#text.startsWith('/>', attributesTo);
		const end = attributesTo + (isEmpty ? 2 : 1);
		if (++this.#elements > maxValues)
			this.#fail(tag, 'The file has more than 10,000,000 elements.', sendAgain);
		const depth = this.#open.length;
		if (depth >= maxDepth) this.#fail(tag, `Elements are nested more than ${maxDepth} deep.`, sendAgain);
		const name = localName(whole);
		if (depth === 0) this.#root(tag, name, this.#text.slice(attributesFrom, attributesTo));
		this.#enter(tag, name, depth);
		if (isEmpty) this.#leave(name, depth, tag, end);
		else this.#open.push(whole);
		return end;
	}

	#root(tag: number, name: string, attributes: string): void {
		if (this.#hasRoot) this.#fail(tag, 'The file goes on after its end.', sendAgain);
		this.#hasRoot = true;
		const problem = this.#visitor.root(name, attributes);
		if (problem) throw new Fault(problem);
	}

	#enter(tag: number, name: string, depth: number): void {
		if (!this.#piece) {
			if (depth > 2 || !this.#visitor.wants(name, this.#open.map(localName))) return;
			this.#piece = { depth, parts: [], from: tag, cut: null };
		} else if (this.#piece.cut === null && this.#visitor.cuts(name)) {
			this.#piece.parts.push(this.#text.slice(this.#piece.from, tag));
			this.#piece.cut = depth;
		}
	}

	#leave(name: string, depth: number, tag: number, end: number): void {
		const piece = this.#piece;
		if (!piece) return;
		if (piece.cut === depth) {
			piece.cut = null;
			piece.from = end;
		}
		if (piece.depth !== depth) return;
		piece.parts.push(this.#text.slice(piece.from, end));
		this.#piece = null;
		try {
			this.#visitor.piece(name, localName(this.#open.at(-1) ?? ''), piece.parts.join(''));
		} catch (fault) {
			if (fault instanceof Refused) this.#fail(tag, fault.message, fault.next);
			throw fault;
		}
	}

	#close(tag: number): number {
		const whole = this.#nameAt(tag + 2);
		const end = this.#after('>', tag);
		if (this.#text.slice(tag + 2 + whole.length, end - 1).trim() !== '')
			this.#fail(tag, `The end of <${whole}> is not well formed.`, sendAgain);
		const open = this.#open.pop();
		if (open !== whole)
			this.#fail(
				tag,
				open === undefined
					? `Found the end of <${shorten(whole)}>, which never began.`
					: `Found the end of <${shorten(whole)}> inside <${shorten(open)}>.`,
				sendAgain
			);
		this.#leave(localName(whole), this.#open.length, tag, end);
		return end;
	}

	#declaration(tag: number): number {
		if (this.#text.startsWith('<!--', tag)) return this.#skip(tag, this.#after('-->', tag + 4), '');
		if (this.#text.startsWith('<![CDATA[', tag) && this.#open.length > 0) {
			const end = this.#after(']]>', tag + 9);
			return this.#skip(tag, end, escapeXml(this.#text.slice(tag + 9, end - 3)));
		}
		this.#fail(
			tag,
			this.#text.startsWith('<!DOCTYPE', tag)
				? 'Found a document type (<!DOCTYPE …>). No MS Project file has one, and it could make the file grow without end or fetch other files, so it is not read.'
				: 'Found a declaration that no MS Project file has.',
			'Remove it in a text editor if you trust the file, or export the file again from MS Project.'
		);
	}

	/** Leaves some text out of the piece that is open, if one is, and puts another in its place. */
	#skip(from: number, end: number, instead: string): number {
		if (this.#piece?.cut === null) {
			this.#piece.parts.push(this.#text.slice(this.#piece.from, from), instead);
			this.#piece.from = end;
		}
		if (this.#nextReference >= 0 && this.#nextReference < end)
			this.#nextReference = this.#text.indexOf('&', end);
		return end;
	}

	/** Checks the characters between two tags: nothing but space outside the root, and only known references. */
	#characters(from: number, end: number): void {
		if (this.#open.length === 0 && end > from && this.#text.slice(from, end).trim() !== '')
			this.#fail(from, 'Found text outside of the outermost element.', sendAgain);
		this.#references(end);
	}

	#references(end: number): void {
		while (this.#nextReference >= 0 && this.#nextReference < end) this.#reference(this.#nextReference);
	}

	#reference(at: number): void {
		const found = /^&(?:amp|lt|gt|quot|apos|#\d{1,8}|#x[0-9a-fA-F]{1,7});/.exec(
			this.#text.slice(at, at + 12)
		);
		if (!found) {
			const written = /^&[^\s;<]{0,20};?/.exec(this.#text.slice(at, at + 24))?.[0] ?? '&';
			this.#fail(at, `Found "${written}", which stands for nothing that XML knows.`, sendAgain);
		}
		this.#nextReference = this.#text.indexOf('&', at + found[0].length);
	}

	#nameAt(at: number): string {
		this.#tag.lastIndex = at;
		const name = this.#tag.exec(this.#text)?.[0];
		if (name === undefined) {
			if (at >= this.#text.length) this.#cutOff();
			this.#fail(at - 1, 'Found a "<" that begins no element.', sendAgain);
		}
		return name;
	}

	/** Goes over the attributes of a tag; where its ">" or "/>" is. */
	#attributes(from: number, tag: number): number {
		let at = from;
		for (let count = 0; this.#text.charAt(at) !== '>'; count++) {
			this.#attribute.lastIndex = at;
			const length = this.#attribute.exec(this.#text)?.[0].length;
			if (length !== undefined) {
				if (count >= maxAttributes)
					this.#fail(tag, `An element has more than ${maxAttributes} attributes.`, sendAgain);
				at += length;
				continue;
			}
			while (/\s/.test(this.#text.charAt(at))) at++;
			if (this.#text.startsWith('/>', at) || this.#text.charAt(at) === '>') break;
			if (this.#text.indexOf('>', at) < 0) this.#cutOff();
			this.#fail(tag, 'An element is not well formed.', sendAgain);
		}
		this.#references(at);
		return at;
	}

	#after(mark: string, from: number): number {
		const at = this.#text.indexOf(mark, from);
		if (at < 0) this.#cutOff();
		return at + mark.length;
	}

	#cutOff(): never {
		const open = this.#open.at(-1);
		const inside = open ? `inside <${shorten(open)}>` : 'before its first element is complete';
		this.#fail(
			this.#text.length,
			`The file ends ${inside}: it is cut off.`,
			'Copy or export the file again.'
		);
	}

	#fail(at: number, what: string, next: string): never {
		let line = 1;
		for (let end = this.#text.indexOf('\n'); end >= 0 && end < at; end = this.#text.indexOf('\n', end + 1))
			line++;
		const column = at - this.#text.lastIndexOf('\n', at - 1);
		throw new Fault({ where: `line ${line}, column ${column}`, what, next });
	}
}

/** Thrown by a visitor that cannot take a piece; becomes a problem with the line of its end. */
export class Refused extends Error {
	readonly next: string;

	constructor(what: string, next = sendAgain) {
		super(what);
		this.next = next;
	}
}

function localName(name: string): string {
	return name.slice(name.indexOf(':') + 1);
}

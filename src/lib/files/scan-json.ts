import { maxDepth, maxEntries, maxValues } from './format';
import { shorten } from '$lib/plan/words';
import { type FileProblem, placeOf } from './file-problem';

/** A list or object that is open at the place being read. */
interface Open {
	/** Names so far when it is an object; null when it is a list. */
	readonly names: Set<string> | null;
	/** Name or index of the entry being read. */
	at: string | number;
}

class Fault extends Error {
	readonly problem: FileProblem;

	constructor(problem: FileProblem) {
		super(problem.what);
		this.problem = problem;
	}
}

const sendAgain = 'The file is cut off. Copy or export it again from where it came.';
const editIt = 'Correct it in a text editor, or export the roadmap again where it came from.';

/**
 * Reads a text as JSON (RFC 8259) without making anything of it. Null when it is sound; else the first
 * thing that is wrong, with line and column. Besides errors of syntax these are what a parser would
 * accept in silence: a name twice in one object, the name `__proto__`, half a character, a number beyond
 * range, and lists or nesting beyond the limits of the format. It does not recurse, so no depth hurts it.
 */
export function scanJson(text: string): FileProblem | null {
	try {
		new Scan(text).run();
		return null;
	} catch (fault) {
		if (fault instanceof Fault) return fault.problem;
		throw fault;
	}
}

class Scan {
	#at = 0;
	#values = 0;
	readonly #open: Open[] = [];
	readonly #number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;

	readonly #text: string;

	constructor(text: string) {
		this.#text = text;
	}

	run(): void {
		this.#space();
		this.#value();
		while (this.#open.length > 0) this.#entry();
		this.#space();
		if (this.#at < this.#text.length)
			this.#fail(`Found ${this.#found()} after the end of the roadmap.`, editIt);
	}

	/** Goes on after a value inside the innermost list or object: its next entry, or its end. */
	#entry(): void {
		const open = this.#open.at(-1) as Open;
		const isList = open.names === null;
		const end = isList ? 93 : 125;
		const first = isList ? open.at === -1 : open.names.size === 0;
		this.#space();
		const code = this.#text.charCodeAt(this.#at);
		if (code === end) {
			this.#at++;
			this.#open.pop();
			return;
		}
		if (!first) {
			this.#expect(',', isList ? 'a comma or "]"' : 'a comma or "}"');
			this.#space();
		}
		if (isList) {
			open.at = (open.at as number) + 1;
			if (open.at >= maxEntries) this.#tooMany('entries in one list');
		} else this.#name(open, open.names);
		this.#value();
	}

	#name(open: Open, names: Set<string>): void {
		if (this.#text.charCodeAt(this.#at) !== 34) this.#unexpected('a field name in double quotes');
		const start = this.#at;
		const raw = this.#string();
		const name = raw.includes('\\') ? (JSON.parse(`"${raw}"`) as string) : raw;
		const end = this.#at;
		if (names.has(name) || name === '__proto__') {
			this.#at = start;
			const quoted = shorten(JSON.stringify(name));
			if (names.has(name)) this.#fail(`The field ${quoted} stands twice in one object.`, editIt);
			this.#fail(`The field name ${quoted} is not allowed.`, editIt);
		}
		open.at = name;
		names.add(name);
		if (names.size > maxEntries) this.#tooMany('fields in one object');
		this.#at = end;
		this.#space();
		this.#expect(':', 'a colon');
		this.#space();
	}

	#value(): void {
		if (++this.#values > maxValues) this.#tooMany('values in the file', maxValues);
		switch (this.#text.charAt(this.#at)) {
			case '{':
				return this.#enter({ names: new Set(), at: '' });
			case '[':
				return this.#enter({ names: null, at: -1 });
			case '"':
				this.#string();
				return;
			case 't':
				return this.#word('true');
			case 'f':
				return this.#word('false');
			case 'n':
				return this.#word('null');
			default:
				this.#digits();
		}
	}

	#enter(open: Open): void {
		if (this.#open.length >= maxDepth)
			this.#fail(`Lists and objects are nested more than ${maxDepth} deep.`, editIt);
		this.#open.push(open);
		this.#at++;
	}

	#word(word: string): void {
		if (this.#text.startsWith(word, this.#at)) this.#at += word.length;
		else if (word.startsWith(this.#text.slice(this.#at))) this.#end();
		else this.#unexpected('a value');
	}

	#digits(): void {
		this.#number.lastIndex = this.#at;
		const number = this.#number.exec(this.#text)?.[0];
		if (number === undefined) this.#unexpected('a value');
		if (/[eE]/.test(number) || number.length > 300) {
			if (!Number.isFinite(Number(number))) this.#fail(`The number ${shorten(number)} is too large.`, editIt);
		}
		this.#at += number.length;
	}

	/** Reads a text in double quotes; its content as it stands in the file, escapes included. */
	#string(): string {
		const start = this.#at + 1;
		let at = start;
		let mayBreak = false;
		for (;;) {
			const code = this.#text.charCodeAt(at);
			if (code === 34) break;
			if (code === 92) {
				const escaped = this.#text.charAt(at + 1);
				const isCode = escaped === 'u' && /^[0-9a-fA-F]{4}$/.test(this.#text.slice(at + 2, at + 6));
				if (!isCode && (escaped === '' || !'"\\/bfnrt'.includes(escaped))) this.#brokenEscape(at);
				if (isCode && /[dD]/.test(this.#text.charAt(at + 2))) mayBreak = true;
				at += isCode ? 6 : 2;
				continue;
			}
			if (code < 32) {
				this.#at = at;
				this.#fail('A text runs over the end of its line or holds a control character.', editIt);
			}
			if (Number.isNaN(code)) this.#end();
			if (code >= 0xd800 && code <= 0xdfff) mayBreak = true;
			at++;
		}
		const raw = this.#text.slice(start, at);
		if (mayBreak && !(JSON.parse(`"${raw}"`) as string).isWellFormed())
			this.#fail('A text holds half of a character (a lone surrogate).', editIt);
		this.#at = at + 1;
		return raw;
	}

	#brokenEscape(at: number): never {
		if (/^(?:u[0-9a-fA-F]{0,3})?$/.test(this.#text.slice(at + 1))) this.#end();
		this.#at = at;
		this.#fail(
			`Found ${shorten(JSON.stringify(this.#text.slice(at, at + 2)))}, which is no JSON escape.`,
			editIt
		);
	}

	#space(): void {
		for (;;) {
			const code = this.#text.charCodeAt(this.#at);
			if (code !== 32 && code !== 10 && code !== 9 && code !== 13) return;
			this.#at++;
		}
	}

	#expect(char: string, name: string): void {
		if (this.#text.charAt(this.#at) !== char) this.#unexpected(name);
		this.#at++;
	}

	#found(): string {
		return JSON.stringify(String.fromCodePoint(this.#text.codePointAt(this.#at) ?? 0));
	}

	#place(): string {
		return placeOf(this.#open.map((open) => open.at).filter((step) => step !== '' && step !== -1));
	}

	#unexpected(expected: string): never {
		if (this.#at >= this.#text.length) this.#end();
		this.#fail(`Found ${this.#found()} where ${expected} was expected.`, editIt);
	}

	#end(): never {
		this.#at = this.#text.length;
		this.#fail(`The file ends in the middle of ${this.#place() || 'its first value'}.`, sendAgain);
	}

	#tooMany(what: string, limit = maxEntries): never {
		const most = limit.toLocaleString('en-GB');
		this.#fail(`More than ${most} ${what}.`, 'Split the roadmap, or leave out what it does not need.');
	}

	#fail(what: string, next: string): never {
		const before = this.#text.slice(0, this.#at);
		const lineStart = before.lastIndexOf('\n') + 1;
		let line = 1;
		for (let at = before.indexOf('\n'); at >= 0; at = before.indexOf('\n', at + 1)) line++;
		const place = this.#place();
		const where = `line ${line}, column ${this.#at - lineStart + 1}${place ? `, in ${place}` : ''}`;
		throw new Fault({ where, what, next });
	}
}

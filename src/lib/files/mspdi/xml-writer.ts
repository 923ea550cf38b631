import { escapeXml } from './xml-text';

/** Gathers the lines of an XML file, indented with tabs. */
export class XmlWriter {
	readonly #lines: string[] = ['<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'];
	#depth = 0;

	/** An element with elements inside, which `content` writes. */
	element(name: string, content: () => void, attributes = ''): void {
		this.#line(`<${name}${attributes}>`);
		this.#depth++;
		content();
		this.#depth--;
		this.#line(`</${name}>`);
	}

	/** An element with a text; none where the text is undefined. */
	value(name: string, text: string | number | undefined): void {
		if (text !== undefined) this.#line(`<${name}>${escapeXml(String(text))}</${name}>`);
	}

	text(): string {
		return `${this.#lines.join('\n')}\n`;
	}

	#line(line: string): void {
		this.#lines.push('\t'.repeat(this.#depth) + line);
	}
}

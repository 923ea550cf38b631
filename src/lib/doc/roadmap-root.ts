import type { FieldTable, Json, JsonObject } from '$lib/plan/field';
import { roadmapFields, type RoadmapInfo } from '$lib/plan/roadmap-info';
import * as Y from 'yjs';
import { entriesOf } from './json';
import { rewriteText } from './shared-text';
import { writeValue } from './stored-record';

const fields: FieldTable = roadmapFields;

/**
 * What a roadmap says of itself. Its long texts are root texts of their own, so that nobody ever has to
 * create one; the rest are the keys of one root map. A long text that stands in the map as a plain string
 * is read and written there.
 */
export class RoadmapRoot {
	readonly #values: Y.Map<unknown>;
	readonly #texts = new Map<string, Y.Text>();

	constructor(doc: Y.Doc) {
		this.#values = doc.getMap('roadmap');
		for (const [name, field] of Object.entries(fields)) {
			if (field.kind === 'text') this.#texts.set(name, doc.getText(`roadmap.${name}`));
		}
	}

	/** Tells when anything of it changed. */
	observe(onChange: () => void): void {
		this.#values.observeDeep(onChange);
		for (const shared of this.#texts.values()) shared.observe(onChange);
	}

	/** Whether nothing has been written yet. */
	get isEmpty(): boolean {
		return this.#values.size === 0 && [...this.#texts.values()].every((shared) => shared.length === 0);
	}

	read(): RoadmapInfo {
		const stored = entriesOf(this.#values);
		const info: Record<string, unknown> = {};
		for (const [name, field] of Object.entries(fields)) {
			const value: Json | undefined = Object.hasOwn(stored, name)
				? stored[name]
				: this.#texts.get(name)?.toString();
			info[name] = (value === undefined ? undefined : field.read(value)) ?? field.empty;
		}
		const unknown = Object.entries(stored).filter(([name]) => !Object.hasOwn(fields, name));
		return { ...info, more: Object.fromEntries(unknown) } as RoadmapInfo;
	}

	write(values: JsonObject): void {
		for (const [name, value] of Object.entries(values)) {
			const shared = this.#texts.get(name);
			if (shared && typeof value === 'string' && !this.#values.has(name))
				rewriteText(shared, value.toWellFormed());
			else writeValue(this.#values, fields, name, value);
		}
	}
}

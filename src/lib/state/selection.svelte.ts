/** Kinds of record that can be chosen on screen. */
export type ChosenCollection = 'initiatives' | 'phases' | 'milestones' | 'groups';

/** What is chosen on screen: a record of the plan, or the roadmap itself. */
export type Chosen =
	{ readonly collection: ChosenCollection; readonly id: string } | { readonly collection: 'roadmap' };

/** Where the focus goes in the inspector. */
export type FocusTarget = 'heading' | 'title';

/**
 * What is chosen, and whether the inspector shows it. Of several chosen records the last one chosen leads:
 * the inspector shows it, and a stretch of rows is counted from it.
 */
export class Selection {
	#chosen: Chosen | null = $state.raw(null);
	#records: ReadonlyMap<string, ChosenCollection> = $state.raw(new Map());
	isInspectorOpen = $state(false);
	/** The last request to move the keyboard's focus into the inspector; `count` tells two apart. */
	focusRequest: { readonly count: number; readonly to: FocusTarget } = $state.raw({
		count: 0,
		to: 'heading'
	});

	/** Ids of all chosen records. */
	readonly ids: ReadonlySet<string> = $derived.by(() => new Set(this.#records.keys()));

	readonly #beforeChange = new Set<() => void>();

	/** The one that leads. */
	get chosen(): Chosen | null {
		return this.#chosen;
	}

	/** Every chosen record with its kind, the one that leads last. */
	get records(): ReadonlyMap<string, ChosenCollection> {
		return this.#records;
	}

	/** Ids of the chosen records of a kind, in the order in which they were chosen. */
	idsOf(collection: ChosenCollection): readonly string[] {
		return [...this.#records].filter(([, kind]) => kind === collection).map(([id]) => id);
	}

	/** Calls back just before something else leads, while forms still belong to what did. Returns how to stop. */
	beforeChange(listener: () => void): () => void {
		this.#beforeChange.add(listener);
		return () => this.#beforeChange.delete(listener);
	}

	/** Chooses one record and nothing else. */
	choose(collection: ChosenCollection, id: string): void {
		this.chooseAll([[id, collection]]);
	}

	/** Chooses some records and nothing else; the last of them leads. */
	chooseAll(records: Iterable<readonly [id: string, collection: ChosenCollection]>): void {
		this.#change(new Map(records));
	}

	/** Adds a record to the chosen ones, where it then leads, or takes it out. */
	toggle(collection: ChosenCollection, id: string): void {
		const records = new Map(this.#records);
		if (!records.delete(id)) records.set(id, collection);
		this.#change(records);
	}

	/** Chooses the roadmap itself, which has fields of its own. */
	chooseRoadmap(): void {
		this.#change(new Map(), { collection: 'roadmap' });
		this.inspect();
	}

	/** Opens the inspector and asks it to take the focus, at its heading or at the field for a title. */
	inspect(to: FocusTarget = 'heading'): void {
		this.isInspectorOpen = true;
		this.focusRequest = { count: this.focusRequest.count + 1, to };
	}

	isChosen(id: string): boolean {
		return this.#records.has(id);
	}

	clear(): void {
		this.#change(new Map());
	}

	#change(records: ReadonlyMap<string, ChosenCollection>, chosen: Chosen | null = leadOf(records)): void {
		for (const listener of this.#beforeChange) listener();
		this.#records = records;
		this.#chosen = chosen;
	}
}

function leadOf(records: ReadonlyMap<string, ChosenCollection>): Chosen | null {
	const last = [...records].at(-1);
	return last ? { collection: last[1], id: last[0] } : null;
}

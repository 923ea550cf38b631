/** What is chosen on screen: a record of the plan, or the roadmap itself. */
export type Chosen =
	| { readonly collection: 'initiatives' | 'phases' | 'milestones'; readonly id: string }
	| { readonly collection: 'roadmap' };

/** Where the focus goes in the inspector. */
export type FocusTarget = 'heading' | 'title';

/** The one thing chosen, and whether the inspector shows it. */
export class Selection {
	#chosen: Chosen | null = $state.raw(null);
	isInspectorOpen = $state(false);
	/** The last request to move the keyboard's focus into the inspector; `count` tells two apart. */
	focusRequest: { readonly count: number; readonly to: FocusTarget } = $state.raw({
		count: 0,
		to: 'heading'
	});

	readonly #beforeChange = new Set<() => void>();

	get chosen(): Chosen | null {
		return this.#chosen;
	}

	/** Calls back just before something else is chosen, while forms still belong to what was. Returns how to stop. */
	beforeChange(listener: () => void): () => void {
		this.#beforeChange.add(listener);
		return () => this.#beforeChange.delete(listener);
	}

	choose(collection: 'initiatives' | 'phases' | 'milestones', id: string): void {
		this.#change({ collection, id });
	}

	/** Chooses the roadmap itself, which has fields of its own. */
	chooseRoadmap(): void {
		this.#change({ collection: 'roadmap' });
		this.inspect();
	}

	/** Opens the inspector and asks it to take the focus, at its heading or at the field for a title. */
	inspect(to: FocusTarget = 'heading'): void {
		this.isInspectorOpen = true;
		this.focusRequest = { count: this.focusRequest.count + 1, to };
	}

	isChosen(id: string): boolean {
		return this.chosen !== null && this.chosen.collection !== 'roadmap' && this.chosen.id === id;
	}

	clear(): void {
		this.#change(null);
	}

	#change(chosen: Chosen | null): void {
		for (const listener of this.#beforeChange) listener();
		this.#chosen = chosen;
	}
}

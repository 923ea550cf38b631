/** Something that the page around a view can do, with its name in the table of commands. */
interface NamedAction {
	readonly name: string;
	readonly label: string;
	readonly run: () => void;
}

/** What commands may ask of the page around the view. */
export interface ScreenActions {
	/** The views of the roadmap, in their order: "Timeline", "Table". */
	readonly views: readonly NamedAction[];
	/** Ways to export it: "Roadmap file (.json)". */
	readonly exports: readonly NamedAction[];
	/** Opens the roadmap's own fields. */
	readonly openRoadmapFields: () => void;
}

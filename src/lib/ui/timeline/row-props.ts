/** What every row of the outline is told besides its content. */
export interface RowProps {
	/** Place among all rows, from 1, the row of headings included. */
	readonly rowIndex: number;
	/** Among its siblings, from 1, and how many they are. */
	readonly place: { readonly at: number; readonly of: number };
	readonly isActive: boolean;
	readonly isSelected: boolean;
	/** Whether a filter lets it stand back. */
	readonly isDimmed: boolean;
	readonly isRenaming: boolean;
	readonly onrename: (title: string | null, isByKey: boolean) => void;
}

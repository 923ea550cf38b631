/** Something on the page that is not saved yet. */
export class HeldEdit {
	isUnsaved = $state(true);
}

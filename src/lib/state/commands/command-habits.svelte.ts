import { isJsonObject, isList } from '$lib/plan/field';
import { readSetting, writeSetting } from '$lib/sync/catalogue';

/** Most commands that are remembered as used last. */
const mostRecent = 6;

/** How somebody uses commands on this device: which ones last, and whether keys of one character are heard. */
export class CommandHabits {
	recent: readonly string[] = $state.raw([]);
	hasLetterKeys = $state(true);

	/** Reads what this device remembers. */
	async load(): Promise<void> {
		const stored = await readSetting('commands').catch(() => null);
		if (!isJsonObject(stored)) return;
		const recent = stored.recent ?? null;
		this.recent = isList(recent)
			? recent.filter((name) => typeof name === 'string').slice(0, mostRecent)
			: [];
		this.hasLetterKeys = stored.hasLetterKeys !== false;
	}

	/** Notes that a command was used. */
	use(name: string): void {
		this.recent = [name, ...this.recent.filter((one) => one !== name)].slice(0, mostRecent);
		this.#keep();
	}

	hearLetterKeys(isOn: boolean): void {
		this.hasLetterKeys = isOn;
		this.#keep();
	}

	#keep(): void {
		const { recent, hasLetterKeys } = this;
		writeSetting('commands', { recent, hasLetterKeys }).catch(() => undefined);
	}
}

import type { BandScope } from '$lib/plan/behaviour/band-rows';
import { isJsonObject, type Json } from '$lib/plan/field';
import { isLane } from '$lib/plan/lane';
import { firstSetting } from '$lib/sync/first-reads';

const key = 'behaviour-band';

/** How this device shows the behaviour band, whichever roadmap is open. */
export class BandSettings {
	#isOpen = $state(true);
	#scope: BandScope = $state('all');
	/** Whether cells without evidence have rows too. */
	#hasUnseen = $state(false);

	private constructor(stored: Json) {
		if (!isJsonObject(stored)) return;
		this.#isOpen = stored.isOpen !== false;
		this.#scope = isLane(stored.scope) ? stored.scope : 'all';
		this.#hasUnseen = stored.hasUnseen === true;
	}

	/** As this device left them; the usual ones where it cannot say. */
	static async read(): Promise<BandSettings> {
		return new BandSettings(await firstSetting(key).catch(() => null));
	}

	get isOpen(): boolean {
		return this.#isOpen;
	}

	set isOpen(isOpen: boolean) {
		this.#isOpen = isOpen;
		this.#keep();
	}

	get scope(): BandScope {
		return this.#scope;
	}

	set scope(scope: BandScope) {
		this.#scope = scope;
		this.#keep();
	}

	get hasUnseen(): boolean {
		return this.#hasUnseen;
	}

	set hasUnseen(hasUnseen: boolean) {
		this.#hasUnseen = hasUnseen;
		this.#keep();
	}

	#keep(): void {
		const choices = { isOpen: this.#isOpen, scope: this.#scope, hasUnseen: this.#hasUnseen };
		import('$lib/sync/catalogue')
			.then(({ writeSetting }) => writeSetting(key, choices))
			.catch(() => undefined);
	}
}

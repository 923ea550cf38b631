import type { HocuspocusProviderWebsocket } from '@hocuspocus/provider';
import type { Part } from '$lib/plan/part';
import { PartProvider, type ProviderParts } from './part-provider';

/** One provider for each part that was ever connected. They outlive connections, as listeners of the documents. */
export class PartProviders {
	readonly #providers = new Map<Part, PartProvider>();
	readonly #parts: Omit<ProviderParts, 'part' | 'socket'>;

	constructor(parts: Omit<ProviderParts, 'part' | 'socket'>) {
		this.#parts = parts;
	}

	/** The providers of some parts, to be connected to a socket. */
	on(socket: HocuspocusProviderWebsocket, wanted: readonly Part[]): readonly PartProvider[] {
		return wanted.map((part) => {
			const provider = this.#providers.get(part) ?? new PartProvider({ ...this.#parts, part, socket });
			this.#providers.set(part, provider);
			return provider;
		});
	}

	/** Parts with updates under way that have no answer yet. */
	get sending(): readonly Part[] {
		return [...this.#providers.values()].filter((one) => one.isSending).map(({ part }) => part);
	}

	/** Lets go of the documents; the others hear at once that this device left. */
	destroy(): void {
		for (const provider of this.#providers.values()) provider.destroy();
	}
}

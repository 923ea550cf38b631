/** Milliseconds after which a key press is no longer meant. */
const meantForMs = 5_000;

/** Keys that the browser would take for itself: ctrl or cmd with K goes to its own search. */
function isTaken({ key, ctrlKey, metaKey }: KeyboardEvent): boolean {
	return (ctrlKey || metaKey) && key.toLowerCase() === 'k';
}

/**
 * Commands are loaded after the first painting. A key that is pressed before is kept, and pressed again where it
 * was once they are there; of several the last one counts.
 */
export class EarlyKeys {
	#last: KeyboardEvent | null = null;

	/** Takes a press that nobody else used. True when what it is meant for should be loaded at once. */
	hear(event: KeyboardEvent): boolean {
		if (event.defaultPrevented || event.isComposing || event.key.length > 1) return false;
		const isTyped = event.target instanceof Element && event.target.closest('input, textarea, select');
		if (isTyped && !isTaken(event)) return false;
		if (isTaken(event)) event.preventDefault();
		this.#last = event;
		return true;
	}

	/** Presses the kept key again. */
	replay(): void {
		const kept = this.#last;
		this.#last = null;
		if (!kept || performance.now() - kept.timeStamp > meantForMs) return;
		const { key, code, ctrlKey, metaKey, shiftKey, altKey } = kept;
		const target = kept.target instanceof Node && kept.target.isConnected ? kept.target : document.body;
		target.dispatchEvent(
			new KeyboardEvent('keydown', {
				key,
				code,
				ctrlKey,
				metaKey,
				shiftKey,
				altKey,
				bubbles: true,
				cancelable: true
			})
		);
	}
}

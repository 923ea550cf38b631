/** Milliseconds after which it is done although the page shows no frames, as in a tab at the back. */
const latestMs = 1_000;
/** Milliseconds that it waits for a moment without anything else to do. */
const idleMs = 300;

/** Does something once what is on its way to the screen has been painted. Returns how to call it off. */
export function afterPainting(act: () => void): () => void {
	let isOver = false;
	const once = () => {
		if (isOver) return;
		isOver = true;
		clearTimeout(late);
		act();
	};
	const late = setTimeout(once, latestMs);
	if (typeof requestAnimationFrame === 'function') {
		// The frame that is asked for first is painted when the second begins.
		requestAnimationFrame(() => requestAnimationFrame(() => whenIdle(once)));
	}
	return () => {
		isOver = true;
		clearTimeout(late);
	};
}

function whenIdle(act: () => void): void {
	if (typeof requestIdleCallback === 'function') requestIdleCallback(act, { timeout: idleMs });
	else setTimeout(act);
}

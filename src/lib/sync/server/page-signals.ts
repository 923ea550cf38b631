interface PageSignals {
	readonly onOnline: () => void;
	readonly onOffline: () => void;
	readonly onShown: () => void;
	readonly onHidden: () => void;
	/** The page may be gone for good after this. */
	readonly onLeft: () => void;
}

/** Tells what happens to the page and its network. @returns what stops it */
export function watchPage({ onOnline, onOffline, onShown, onHidden, onLeft }: PageSignals): () => void {
	const stop = new AbortController();
	const { signal } = stop;
	window.addEventListener('online', onOnline, { signal });
	window.addEventListener('offline', onOffline, { signal });
	window.addEventListener('pagehide', onLeft, { signal });
	document.addEventListener('visibilitychange', () => (document.hidden ? onHidden() : onShown()), { signal });
	return () => stop.abort();
}

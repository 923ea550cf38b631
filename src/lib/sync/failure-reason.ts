const reasons: Readonly<Record<string, string>> = {
	QuotaExceededError: 'The disk is full, or the browser gives this site no more room.',
	InvalidStateError: 'The browser closed its storage.',
	SecurityError: 'The browser does not let this site store anything, as in some private windows.',
	TimeoutError: 'The browser’s storage does not answer. Another tab may be holding it.',
	NotReadableError: 'The browser cannot read its storage; the disk may be failing.',
	VersionError: 'The storage was changed by a newer version of this program. Reload the page.'
};

/** Why something was not stored, in one plain sentence that names no content. */
export function reasonOf(error: unknown): string {
	const name = error instanceof Error || error instanceof DOMException ? error.name : '';
	return reasons[name] ?? 'The browser could not write to its storage; the disk may be full or failing.';
}

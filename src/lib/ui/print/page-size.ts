/**
 * Tells the browser on what paper it prints, in points and without margins of its own; the pages carry
 * theirs. Returns what takes it back.
 */
export function setPageSize({ widthPt, heightPt }: { widthPt: number; heightPt: number }): () => void {
	const style = document.createElement('style');
	document.head.append(style);
	style.sheet?.insertRule(`@page { size: ${widthPt}pt ${heightPt}pt; margin: 0 }`);
	return () => style.remove();
}

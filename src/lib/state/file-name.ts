/** A name for a file, from a roadmap's title, that every file system takes. `ending` has no dot. */
export function fileNameOf(title: string, ending: string): string {
	const safe = title
		.replace(/[\p{Cc}\\/:*?"<>|]+/gu, ' ')
		.replace(/\s+/g, ' ')
		.replace(/^[. ]+|[. ]+$/g, '')
		.slice(0, 80);
	return `${safe || 'Roadmap'}.${ending}`;
}

import { type Part, parts } from '$lib/plan/part';

/** Name of one part of a roadmap on the wire: "‹id, percent-encoded›/plan". */
export function documentName(roadmapId: string, part: Part): string {
	return `${encodeURIComponent(roadmapId)}/${part}`;
}

/** The part that a name stands for, or null when it is none of ours. Each part has one name: another spelling is none. */
export function readDocumentName(name: string): { readonly roadmapId: string; readonly part: Part } | null {
	const [id, last, ...rest] = name.split('/');
	const part = parts.find((one) => one === last);
	if (!id || !part || rest.length > 0) return null;
	try {
		const roadmapId = decodeURIComponent(id);
		return documentName(roadmapId, part) === name ? { roadmapId, part } : null;
	} catch {
		return null;
	}
}

import type { RoadmapDocument } from '$lib/doc/roadmap-document';
import type { Part } from '$lib/plan/part';
import type { LinkMemory } from './membership';
import type { ServerApi } from './server-api';

/**
 * Fetches parts whole, as the server keeps them ready for everybody, into a document. Over a connection each would be
 * put together for this device alone.
 *
 * @param etags of states that the document has already: those only come when they are others now
 * @returns the ETag of each state that came; empty where the server named none
 * @throws Refusal, UnreachableError or DamagedUpdateError
 */
export async function fetchParts(
	api: ServerApi,
	document: RoadmapDocument,
	wanted: readonly Part[],
	etags: LinkMemory['etags'] = {}
): Promise<LinkMemory['etags']> {
	const answers = wanted.map(
		async (part) => [part, await api.state(part, etags[part] || undefined)] as const
	);
	const came: { [part in Part]?: string } = {};
	for (const [part, answer] of await Promise.all(answers)) {
		if (!answer.isNew) continue;
		document.applyUpdate(part, answer.update, 'server');
		came[part] = answer.etag ?? '';
	}
	return came;
}

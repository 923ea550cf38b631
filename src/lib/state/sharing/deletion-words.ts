import { readMembership } from '$lib/sync/server/membership';

/**
 * What deleting a roadmap of this device for ever means where a server shares it: what stays there, and what goes.
 * Null for a roadmap that is on this device alone. Rejects when that cannot be read.
 */
export async function deletionWords(roadmapId: string): Promise<string | null> {
	const membership = await readMembership(roadmapId);
	if (!membership) return null;
	const { waiting, role } = membership;
	const edits = waiting === 1 ? '1 edit of this device has' : `${waiting} edits of this device have`;
	return [
		'Others take part in it through a server, which keeps its own copy.',
		waiting > 0 && `${edits} not reached the server and would be lost.`,
		role === 'owner'
			? 'Your key as an owner goes with it: you come back by the recovery code, or a new link of another owner, alone.'
			: 'Your key goes with it: you come back by a new link of an owner alone.'
	]
		.filter(Boolean)
		.join(' ');
}

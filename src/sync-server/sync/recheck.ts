import { Refusal } from '$lib/protocol/refusal';
import { authenticate } from '../access/authenticate.ts';
import type { AccessStore } from '../store/access-store.ts';
import type { Speaker } from './speaker.ts';
import type { Speakers } from './speakers.ts';

/**
 * Looks up anew who speaks, and closes the sockets of those whose time is over, who were taken off the list or have
 * another role: nobody stays because a message between instances was lost. A store that fails changes nothing.
 */
export async function recheck(access: AccessStore, speakers: Speakers, now: () => number): Promise<void> {
	for (const { authority, credential, socket } of speakers.distinct()) {
		try {
			const found = await authenticate(access, authority.roadmapId, credential, now());
			if (found.role !== authority.role) endDevice(speakers, authority, 'role');
		} catch (error) {
			if (error instanceof Refusal && socket.refusal === null) endDevice(speakers, authority, error.code);
		}
	}
}

function endDevice(
	speakers: Speakers,
	{ deviceId, roadmapId }: Speaker['authority'],
	why: Refusal['code']
): void {
	speakers.end((one) => one.deviceId === deviceId && one.roadmapId === roadmapId, why);
}

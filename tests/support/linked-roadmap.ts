import type { Notice } from '$lib/protocol/notice';
import type { LinkPace } from '$lib/sync/server/link-pace';
import { type Membership, readMembership, writeMembership } from '$lib/sync/server/membership';
import { type LinkStatus, ServerLink } from '$lib/sync/server/server-link';
import { onTestFinished, vi } from 'vitest';
import { type OpenRoadmap, openRoadmap } from './stored-roadmap';

/** A roadmap of this browser in step with a server, as a tab has it. */
export interface LinkedRoadmap extends OpenRoadmap {
	readonly link: ServerLink;
	/** Everything that the link told. */
	readonly statuses: readonly LinkStatus[];
	readonly notices: readonly Notice[];
}

/** Pace of a test: it tries again soon. */
const testPace: Partial<LinkPace> = {
	firstRetryMs: 50,
	longestRetryMs: 200,
	firstPatienceMs: 50,
	longestPatienceMs: 200,
	noteMs: 10,
	noteConnectedMs: 50
};

/** Opens a roadmap that this browser takes part in, and connects it; closed after the test. */
export async function openLinked(
	membership: Membership,
	pace: Partial<LinkPace> = {},
	now: () => number = Date.now
): Promise<LinkedRoadmap> {
	const isKnown = (await readMembership(membership.roadmapId)) !== null;
	if (!isKnown) await writeMembership(membership);
	const open = await openRoadmap(membership.roadmapId);
	const link = new ServerLink(open.document, (await readMembership(membership.roadmapId)) ?? membership, {
		now,
		pace: { ...testPace, ...pace }
	});
	const statuses: LinkStatus[] = [];
	const notices: Notice[] = [];
	link.onStatus((status) => statuses.push(status));
	link.onNotice((notice) => notices.push(notice));
	async function close(): Promise<void> {
		await link.stop();
		await open.close();
	}
	onTestFinished(close);
	link.start();
	return { document: open.document, stored: open.stored, close, link, statuses, notices };
}

/** Waits until the link says that everything is here and there. */
export async function untilInStep({ link }: LinkedRoadmap): Promise<void> {
	await vi.waitUntil(() => link.status.state === 'synced' && link.status.waiting === 0, { timeout: 10_000 });
}

export async function untilState({ link }: LinkedRoadmap, state: LinkStatus['state']): Promise<void> {
	await vi.waitUntil(() => link.status.state === state, { timeout: 10_000 });
}

import type { Comment } from '$lib/plan/talk/comment';
import { commentsByRecord, countComments, threadsOf } from '$lib/plan/talk/threads';
import type { TalkGround } from './talk-ground';
import { keepActivity } from './activity-log';
import { authorshipOf } from './authorship';

/** Counts what is said and, on a shared roadmap, notes what is done here. Returns how to stop. */
export function keepTalk(session: TalkGround, isShared: boolean): () => void {
	const stopActivity = isShared ? keepActivity(session) : null;
	const stopCounting = $effect.root(() => {
		$effect(() => {
			session.commentCounts = countByRecord(session);
		});
	});
	return () => {
		stopActivity?.();
		stopCounting();
	};
}

function countByRecord(session: TalkGround): ReadonlyMap<string, number> {
	const { comments } = session.roadmap;
	const writer = (comment: Comment) => authorshipOf(session).writerKey(comment);
	const counts = new Map<string, number>();
	for (const [key, [{ about }]] of commentsByRecord(comments)) {
		const count = about ? countComments(threadsOf(comments, about, writer)) : 0;
		if (count > 0) counts.set(key, count);
	}
	return counts;
}

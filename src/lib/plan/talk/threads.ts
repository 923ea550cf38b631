import type { About, Comment } from './comment';
import { byTime } from './instant';

/** A comment as it is read: in its last wording. */
export interface Saying {
	/** The comment as it was first written; answers and new wordings name it. */
	readonly first: Comment;
	/** The wording that counts. */
	readonly last: Comment;
	readonly isReworded: boolean;
	/** Whether its writer took it back: its words are gone. */
	readonly isWithdrawn: boolean;
}

export interface Thread {
	readonly opening: Saying;
	/** In the order of their times. */
	readonly answers: readonly Saying[];
	/** What closed it; null while it is open. */
	readonly resolved: Comment | null;
}

/** Who wrote a record, as far as is known: two comments of one writer give the same text. */
export type WriterKey = (comment: Comment) => string;

/** Who a comment says it is by. */
export function claimedWriter({ by, name }: Pick<Comment, 'by' | 'name'>): string {
	return by ?? ` ${name}`;
}

/**
 * Everything said of one record, thread by thread, oldest first. A wording counts in place of another only where both
 * are by one writer; any other stands by itself, as what its writer said. Threads of which all was taken back are
 * left out.
 */
export function threadsOf(
	comments: readonly Comment[],
	about: About,
	writerOf: WriterKey = claimedWriter
): readonly Thread[] {
	const own = commentsByRecord(comments).get(recordKey(about)) ?? [];
	const said = sayingsOf(own, writerOf);
	const openings = new Map(said.map((saying) => [saying.first.id, saying]));
	const answers = new Map<string, Saying[]>();
	const begun: Saying[] = [];
	const known = new Map<Saying, Saying>();
	for (const saying of said) {
		const thread = beginningOf(saying, openings, known);
		if (thread === saying) begun.push(saying);
		else addTo(answers, thread.first.id, saying);
	}
	return begun
		.map((opening) => ({
			opening,
			answers: answers.get(opening.first.id) ?? [],
			resolved: resolutionOf(own, opening.first.id)
		}))
		.filter(({ opening, answers: given }) => ![opening, ...given].every(({ isWithdrawn }) => isWithdrawn));
}

/**
 * What began the thread that a saying is in: an answer to an answer is in the thread of both. In a circle of answers
 * each begins a thread. `known` keeps what was found, so that long threads are walked once.
 */
function beginningOf(saying: Saying, all: ReadonlyMap<string, Saying>, known: Map<Saying, Saying>): Saying {
	const passed = new Set<Saying>();
	let at: Saying | undefined = saying;
	let beginning: Saying | undefined;
	while (at && !beginning && !passed.has(at)) {
		passed.add(at);
		const next: Saying | undefined = all.get(at.first.answers ?? '');
		beginning = known.get(at) ?? (next ? undefined : at);
		at = next;
	}
	for (const one of passed) known.set(one, beginning ?? one);
	return known.get(saying) ?? saying;
}

/** Comments in their last wordings, in the order in which they were first written. */
function sayingsOf(own: readonly Comment[], writerOf: WriterKey): readonly Saying[] {
	const words = own.filter(({ kind }) => kind === 'comment');
	const byId = new Map(words.map((comment) => [comment.id, comment]));
	const rewordings = new Map<string, Comment[]>();
	const firsts: Comment[] = [];
	for (const comment of words) {
		const before = byId.get(comment.supersedes ?? '');
		const isOwn = before && before.supersedes === null && writerOf(before) === writerOf(comment);
		if (isOwn) addTo(rewordings, before.id, comment);
		else if (comment.text.trim() !== '') firsts.push(comment);
	}
	return firsts.map((first) => {
		const last = rewordings.get(first.id)?.at(-1) ?? first;
		return { first, last, isReworded: last !== first, isWithdrawn: last.text.trim() === '' };
	});
}

function addTo<T>(lists: Map<string, T[]>, key: string, one: T): void {
	const list = lists.get(key);
	if (list) list.push(one);
	else lists.set(key, [one]);
}

function resolutionOf(own: readonly Comment[], thread: string): Comment | null {
	const last = own.findLast(({ kind, answers }) => kind !== 'comment' && answers === thread);
	return last?.kind === 'resolved' ? last : null;
}

/** How many comments stand in the open threads of a record, in their last wordings. */
export function countComments(threads: readonly Thread[]): number {
	return threads
		.filter(({ resolved }) => resolved === null)
		.flatMap(({ opening, answers }) => [opening, ...answers])
		.filter(({ isWithdrawn }) => !isWithdrawn).length;
}

/** The records that are talked of, each with its comments in the order of their times. */
export function commentsByRecord(
	comments: readonly Comment[]
): ReadonlyMap<string, readonly [Comment, ...Comment[]]> {
	let found = byRecord.get(comments);
	if (!found) byRecord.set(comments, (found = groupByRecord(comments)));
	return found;
}

/** Made once for each list, and kept as long as the list is. */
const byRecord = new WeakMap<readonly Comment[], ReadonlyMap<string, readonly [Comment, ...Comment[]]>>();

function groupByRecord(comments: readonly Comment[]): ReadonlyMap<string, readonly [Comment, ...Comment[]]> {
	const groups = new Map<string, [Comment, ...Comment[]]>();
	for (const comment of [...comments].sort((a, b) => byTime(a.at, b.at) || (a.id < b.id ? -1 : 1))) {
		if (!comment.about) continue;
		const key = recordKey(comment.about);
		const group = groups.get(key);
		if (group) group.push(comment);
		else groups.set(key, [comment]);
	}
	return groups;
}

/** One text for each record that can be talked of. */
export function recordKey({ collection, id }: About): string {
	return `${collection}/${id}`;
}

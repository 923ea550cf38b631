import { checkAuthor, type Claim, nameOf, type Verdict, writerOf } from '$lib/plan/talk/authorship';
import type { Activity } from '$lib/plan/talk/activity';
import type { Comment } from '$lib/plan/talk/comment';
import { claimedWriter } from '$lib/plan/talk/threads';
import { collections } from '$lib/plan/collections';
import type { TalkGround } from './talk-ground';

/** Milliseconds between two questions to the server. */
const restMs = 5_000;

type Signed = 'comments' | 'activity' | 'observations';

/** Whose word a record is, as it is shown. */
export interface Author {
	readonly name: string;
	readonly verdict: Verdict;
	/** Who wrote it instead, where the server knows. */
	readonly writtenBy: string | null;
}

/** Whose word the records of an open roadmap are. */
export class Authorship {
	readonly #session: TalkGround;
	#isResting = false;
	#isWanted = false;

	constructor(session: TalkGround) {
		this.#session = session;
	}

	/** The writer of a comment or activity record. */
	of(collection: 'comments' | 'activity', { id, by, name }: Comment | Activity): Author {
		return this.#check(collection, id, { participant: by, name });
	}

	/** Whoever entered an observation; null where it names nobody. */
	ofObservation({ id, by }: { readonly id: string; readonly by: string }): Author | null {
		return by.trim() === '' ? null : this.#check('observations', id, { participant: null, name: by });
	}

	/** One text for each writer of comments, as far as they are known apart. */
	writerKey(comment: Comment): string {
		return `${this.#writer('comments', comment.id) ?? ''}/${claimedWriter(comment)}`;
	}

	/** Asks the server again where it has not said who wrote one of these records. */
	askAbout(collection: Signed, records: readonly { readonly id: string }[]): void {
		if (!this.#session.me) return;
		if (records.some(({ id }) => this.#writer(collection, id) === null)) this.#ask();
	}

	#check(collection: Signed, id: string, claim: Claim): Author {
		const { authors, me } = this.#session;
		const { part } = collections[collection];
		if (this.#isOwn(collection, id)) {
			const isMe = claim.participant === me?.participantId || (!claim.participant && claim.name === me?.name);
			if (isMe) return { name: me?.name ?? claim.name, verdict: 'verified', writtenBy: null };
		}
		const client = this.#session.roadmap.document.authorClient(collection, id);
		const verdict = checkAuthor(authors, part, client, claim);
		const writer = writerOf(authors, part, client);
		const known = writer === null ? null : nameOf(authors, writer);
		if (verdict === 'verified') return { name: known ?? claim.name, verdict, writtenBy: null };
		return { name: claim.name, verdict, writtenBy: verdict === 'unverified' ? known : null };
	}

	/** The participant who wrote a record, as far as is known. */
	#writer(collection: Signed, id: string): string | null {
		const { authors, me, roadmap } = this.#session;
		if (me && this.#isOwn(collection, id)) return me.participantId;
		return writerOf(authors, collections[collection].part, roadmap.document.authorClient(collection, id));
	}

	/** Whether it was written here since the roadmap was opened: the server need not have it yet. */
	#isOwn(collection: Signed, id: string): boolean {
		const { document } = this.#session.roadmap;
		const own = document.parts[collections[collection].part].clientID;
		return this.#session.me !== null && document.authorClient(collection, id) === own;
	}

	#ask(): void {
		this.#isWanted = true;
		if (this.#isResting) return;
		this.#isWanted = false;
		this.#isResting = true;
		this.#session.askAuthors?.();
		setTimeout(() => {
			this.#isResting = false;
			if (this.#isWanted) this.#ask();
		}, restMs);
	}
}

const all = new WeakMap<TalkGround, Authorship>();

/** Whose word the records of a session's roadmap are. */
export function authorshipOf(session: TalkGround): Authorship {
	let authorship = all.get(session);
	if (!authorship) all.set(session, (authorship = new Authorship(session)));
	return authorship;
}

import { DamagedUpdateError } from '$lib/doc/damaged-update';
import type { RoadmapDocument } from '$lib/doc/roadmap-document';
import { type Part, parts } from '$lib/plan/part';
import { mayRead, mayWrite, type Role } from '$lib/plan/role';
import { type Notice, readNotice } from '$lib/protocol/notice';
import { isRefusalCode, Refusal, type RefusalCode } from '$lib/protocol/refusal';
import { Awareness } from 'y-protocols/awareness';
import { fetchParts } from './cold-start';
import { EditLedger } from './edit-ledger';
import { type LinkPace, usualPace } from './link-pace';
import { LinkReport } from './link-report';
import type { LinkStatus } from './link-status';
import { Listeners } from './listeners';
import { credentialOf, type Membership, patchMembership } from './membership';
import { watchPage } from './page-signals';
import { PartProviders } from './part-providers';
import { kindOfRefusal } from './refusal-kind';
import { RetryTimer } from './retry-timer';
import { ServerApi } from './server-api';
import { ServerConnection } from './server-connection';
import { syncAddress } from './sync-address';
import { UnsentMemory } from './unsent-memory';

export type { LinkStatus } from './link-status';

export interface LinkParts {
	/** The clock, in milliseconds since 1970. */
	readonly now: () => number;
	readonly pace?: Partial<LinkPace>;
}

/** After so long without the server, a part comes whole rather than put together for this device. Milliseconds. */
const longAbsenceMs = 86_400_000;
/** Notices of the same kind within this time are told once. Milliseconds. */
const noticeRestMs = 100;
/** After so many tries that failed, the server is asked over HTTP, which can say why. */
const triesBeforeAsking = 3;

/**
 * Keeps an open roadmap in step with the server that shares it: fetches what others did, sends what was done here,
 * and knows which edits the server has written down. It connects again by itself, for as long as that may help.
 */
export class ServerLink {
	/** Who else is here, in the awareness of the plan. Its own state is null until somebody sets one. */
	readonly awareness: Awareness;
	readonly #document: RoadmapDocument;
	readonly #now: () => number;
	readonly #pace: LinkPace;
	readonly #ledger: EditLedger;
	readonly #memory: UnsentMemory;
	readonly #report: LinkReport;
	readonly #noticeListeners = new Listeners<Notice>();
	readonly #providers: PartProviders;
	readonly #retry: RetryTimer;
	#membership: Membership;
	#api: ServerApi;
	#connection: ServerConnection | null = null;
	/** The try that is under way; another one takes its place. */
	#attempt: object | null = null;
	/** Whether the role is to be asked for, since the server does not let this device do what it thinks it may. */
	#mustAsk = false;
	/** Whether the page is out of sight and nothing has to be sent. */
	#isResting = false;
	/** Whether what the server sent cannot be read: it would send the same again. */
	#isUnreadable = false;
	#readyAt: number | null = null;
	#hiddenTimer: ReturnType<typeof setTimeout> | undefined;
	#peopleTimer: ReturnType<typeof setTimeout> | undefined;
	#stopWatching: () => void = () => undefined;
	#isStarted = false;
	#isStopped = false;

	constructor(document: RoadmapDocument, membership: Membership, { now, pace }: LinkParts) {
		this.#document = document;
		this.#membership = membership;
		this.#api = new ServerApi(membership);
		this.#now = now;
		this.#pace = { ...usualPace, ...pace };
		this.awareness = new Awareness(document.parts.plan);
		this.awareness.setLocalState(null);
		this.#retry = new RetryTimer(this.#pace, () => void this.#connect());
		this.#memory = new UnsentMemory(document.id, () => this.#settle());
		this.#ledger = new EditLedger(document, () => this.#report.tell());
		this.#providers = this.#makeProviders();
		this.#report = new LinkReport({
			ledger: this.#ledger,
			memory: this.#memory,
			pace: this.#pace,
			role: () => this.#role,
			isConnected: () => this.#connection?.isReady === true
		});
	}

	/** With the role as the server said it last. */
	get membership(): Membership {
		return this.#membership;
	}

	get status(): LinkStatus {
		return this.#report.status;
	}

	/** Tells of every change of the status. @returns what stops it */
	onStatus(listener: (status: LinkStatus) => void): () => void {
		return this.#report.onStatus(listener);
	}

	/** Tells what the server says besides bytes; a role only when it is another one. @returns what stops it */
	onNotice(listener: (notice: Notice) => void): () => void {
		return this.#noticeListeners.add(listener);
	}

	/** Connects, and stays connected as far as the network allows. Called once. */
	start(): void {
		if (this.#isStarted) return;
		this.#isStarted = true;
		this.#stopWatching = watchPage({
			onOnline: () => this.#connectSoon(),
			onOffline: () => this.#connection?.end(null),
			onShown: () => {
				clearTimeout(this.#hiddenTimer);
				this.#connectSoon();
			},
			onHidden: () => (this.#hiddenTimer = setTimeout(() => this.#rest(), this.#pace.hiddenMs)),
			onLeft: () => void this.#memory.write()
		});
		void this.#memory.open().then(() => {
			this.#report.lastSyncedAt ??= this.#memory.lastSyncedAt;
			this.#report.tell();
			return this.#connect();
		});
	}

	/** Tries again now, also after a refusal. */
	retry(): void {
		if (!this.#isStarted || this.#isStopped) return;
		this.#report.held.clear();
		this.#isUnreadable = false;
		this.#retry.forget();
		this.#report.refusal = null;
		this.#report.state = 'connecting';
		this.#connectAnew();
	}

	/** Lets go for good. The document must still exist. */
	async stop(): Promise<void> {
		if (this.#isStopped) return;
		this.#isStopped = true;
		this.#attempt = null;
		this.#retry.stop();
		clearTimeout(this.#hiddenTimer);
		clearTimeout(this.#peopleTimer);
		this.#stopWatching();
		this.#ledger.stop();
		this.#providers.destroy();
		this.awareness.destroy();
		this.#connection?.end(null);
		await this.#memory.stop();
	}

	get #role(): Role {
		return this.#membership.role;
	}

	#readable(): readonly Part[] {
		return parts.filter((part) => mayRead(this.#role, part));
	}

	#maySend(part: Part): boolean {
		return mayWrite(this.#role, part) && !this.#report.held.has(part);
	}

	/** Ends the connection without a word, and begins another. */
	#connectAnew(): void {
		const before = this.#connection;
		this.#connection = null;
		this.#attempt = null;
		before?.end(null);
		void this.#connect();
	}

	#connectSoon(): void {
		if (!this.#isStarted || this.#isStopped || this.#attempt || this.#report.state === 'refused') return;
		this.#retry.soon();
	}

	async #connect(): Promise<void> {
		this.#retry.stop();
		if (this.#isStopped || this.#attempt) return;
		const attempt = {};
		this.#attempt = attempt;
		this.#isResting = false;
		this.#report.tell();
		try {
			const address = await syncAddress(this.#membership.server, this.#document.id);
			await this.#fetch(() => this.#attempt === attempt);
			if (this.#attempt === attempt) this.#open(address);
		} catch (error) {
			if (this.#attempt !== attempt) return;
			this.#isUnreadable = error instanceof DamagedUpdateError;
			if (this.#isUnreadable) this.#end('damaged');
			else this.#end(error instanceof Refusal ? error.code : null);
		}
	}

	/** Fetches parts whole that this device never had, or has not seen for long. */
	async #fetch(isWanted: () => boolean): Promise<void> {
		const { failures } = this.#retry;
		const isStuck = failures > 0 && failures % triesBeforeAsking === 0;
		if (this.#mustAsk || isStuck) await this.#askRole();
		const { etags } = this.#memory;
		const isLong = this.#now() - (this.#report.lastSyncedAt ?? 0) > longAbsenceMs;
		const wanted = this.#readable().filter((part) => isLong || etags[part] === undefined);
		if (!isWanted() || wanted.length === 0) return;
		const came = await fetchParts(this.#api, this.#document, wanted, etags);
		await this.#memory.keepEtags(came);
	}

	#open(address: string): void {
		const connection: ServerConnection = new ServerConnection({
			address,
			pace: this.#pace,
			providersOn: (socket) => this.#providers.on(socket, this.#readable()),
			maySend: (part) => this.#maySend(part),
			onReady: () => this.#becomeReady(),
			onEnd: (why) => {
				if (this.#connection === connection) this.#end(why);
			}
		});
		this.#connection = connection;
	}

	#makeProviders(): PartProviders {
		return new PartProviders({
			document: this.#document,
			credential: credentialOf(this.#membership),
			awareness: this.awareness,
			listener: {
				lastEdit: () => this.#ledger.last,
				onAcknowledged: (part, upTo) => this.#ledger.acknowledge(part, upTo),
				onNotTaken: () => this.#connection?.end('role'),
				onHeard: () => this.#hear(),
				onClosed: (_, reason) => this.#connection?.end(isRefusalCode(reason) ? reason : null),
				onDamaged: () => {
					this.#isUnreadable = true;
					this.#connection?.end('damaged');
				},
				onNotice: (from, text) => this.#hearNotice(from, readNotice(text))
			}
		});
	}

	#becomeReady(): void {
		this.#readyAt = this.#now();
		this.#report.state = 'synced';
		this.#report.refusal = null;
		this.#report.isStoring = true;
		this.#mustAsk = false;
		// The server has dropped what this device said of itself, and takes only what is newer.
		const own = this.awareness.getLocalState();
		if (own) this.awareness.setLocalState(own);
		this.#settle();
	}

	#hear(): void {
		this.#connection?.hear();
		this.#settle();
	}

	/** Notes what the server is known to have. */
	#settle(): void {
		this.#report.tell();
		if (!this.#connection?.isReady || this.#providers.sending.length > 0) return;
		void this.#memory.settleOthers((part) => this.#maySend(part));
		if (this.#report.status.waiting > 0) return;
		this.#report.lastSyncedAt = this.#now();
		this.#report.tell();
	}

	#end(why: RefusalCode | null): void {
		this.#connection = null;
		this.#attempt = null;
		if (this.#isStopped) return;
		if (this.#readyAt !== null && this.#now() - this.#readyAt >= this.#pace.steadyMs) this.#retry.forget();
		this.#readyAt = null;
		const kind = this.#isUnreadable ? 'final' : why && kindOfRefusal(why);
		// The server did not say in which part: it is one of those that are being sent.
		if (why && kind === 'of-work' && this.#report.held.size === 0)
			for (const part of this.#providers.sending) this.#report.held.set(part, why);
		this.#mustAsk = why === 'role';
		this.#report.refusal = why;
		this.#report.state = kind === 'final' ? 'refused' : 'waiting';
		if (this.#mustAsk && this.#retry.failures === 0) {
			// Another role is no refusal: what it is follows at once.
			this.#report.refusal = null;
			this.#retry.now();
		} else if (kind !== 'final' && !this.#isResting) {
			this.#retry.later(kind !== null && this.#report.held.size === 0);
		}
		this.#report.tell();
		this.#memory.writeWithin(this.#pace.noteMs);
	}

	#rest(): void {
		if (this.#report.status.waiting > 0 || this.#report.state === 'refused') return;
		this.#isResting = true;
		this.#retry.stop();
		this.#connection?.end(null);
	}

	#hearNotice(part: Part, notice: Notice | null): void {
		if (notice?.kind === 'role') this.#hearRole(notice.role);
		else if (notice?.kind === 'people') {
			clearTimeout(this.#peopleTimer);
			this.#peopleTimer = setTimeout(() => this.#noticeListeners.tell(notice), noticeRestMs);
		} else if (notice) {
			if (notice.kind === 'stored') this.#report.isStoring = true;
			else if (kindOfRefusal(notice.reason) === 'of-work') this.#report.held.set(part, notice.reason);
			else if (notice.reason === 'full') this.#report.isStoring = false;
			this.#noticeListeners.tell(notice);
			this.#report.tell();
		}
	}

	#hearRole(role: Role): void {
		if (role === this.#role) return;
		this.#takeRole(role);
		// Which parts are read and written is agreed on when a connection begins.
		this.#connectAnew();
	}

	#takeRole(role: Role): void {
		this.#membership = { ...this.#membership, role };
		patchMembership(this.#document.id, { role }).catch(() => undefined);
		this.#noticeListeners.tell({ kind: 'role', role });
	}

	/** Asks which role this device has. Throws Refusal where it has none any more. */
	async #askRole(): Promise<void> {
		const { me, people } = await this.#api.people();
		const role = people.find(({ id }) => id === me)?.role;
		if (role && role !== this.#role && !this.#isStopped) this.#takeRole(role);
	}
}

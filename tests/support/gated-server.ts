import { inject } from 'vitest';

/** A test's own way to a real server, which can be cut and held. */
export class GatedServer {
	readonly #gates: string = inject('serverGates');
	readonly #name = crypto.randomUUID();

	/** As a membership names the server: with a sub-path. */
	get address(): string {
		return `${this.#gates}/${this.#name}`;
	}

	/** Breaks all connections; nothing gets through until `mend`. */
	async cut(): Promise<void> {
		await this.#do('cut');
	}

	async mend(): Promise<void> {
		await this.#do('mend');
	}

	/** What the server says over open connections stays under way. */
	async hold(): Promise<void> {
		await this.#do('hold');
	}

	async letGo(): Promise<void> {
		await this.#do('let-go');
	}

	/** From now on paths that end so are answered with this in place of the server's answer. */
	async answer(end: string, status: number, body: string): Promise<void> {
		await this.#do('answer', [{ end, status, body }]);
	}

	/** From now on the server's answers to paths that end so get lost on their way. */
	async loseAnswers(end: string): Promise<void> {
		await this.#do('answer', [{ end, status: 0, body: '' }]);
	}

	/** The same with a refusal. */
	async refuse(end: string, status: number, error: string): Promise<void> {
		await this.answer(end, status, JSON.stringify({ error }));
	}

	/** Answers come from the server again, and arrive. */
	async refuseNothing(): Promise<void> {
		await this.#do('answer', []);
	}

	/** Starts a server for this test alone, with settings of its own. */
	async useOwn(env: Readonly<Record<string, string>> = {}): Promise<void> {
		await this.#do('own-server', env);
	}

	/** Starts a server for this test alone, whose disk can be full. */
	async useFaulty(): Promise<void> {
		await this.#do('faulty-server');
	}

	async fillDisk(): Promise<void> {
		await this.#do('fail');
	}

	async freeDisk(): Promise<void> {
		await this.#do('recover');
	}

	/** Ends one's own server at once, or as an operator does; and starts it again. */
	async kill(): Promise<void> {
		await this.#do('kill');
	}

	async stop(): Promise<void> {
		await this.#do('stop');
	}

	async start(): Promise<void> {
		await this.#do('start');
	}

	/** What was asked for: "GET /api/…", "SOCKET /sync?…", "POST …". */
	async asked(): Promise<readonly string[]> {
		return this.#do('asked');
	}

	async #do(action: string, body?: unknown): Promise<string[]> {
		const response = await fetch(`${this.#gates}/control/${this.#name}/${action}`, {
			method: 'POST',
			...(body !== undefined && { body: JSON.stringify(body) })
		});
		if (!response.ok) throw new Error(await response.text());
		return (await response.json()) as string[];
	}
}

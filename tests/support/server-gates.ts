import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http';
import { connect, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { text } from 'node:stream/consumers';
import type { ServerInstance } from './server-instance';

type StartServer = (
	env: Readonly<Record<string, string>>,
	/** Whether its writing can be made to fail. */
	mayFail: boolean
) => Promise<ServerInstance>;

/** The way of one test to its server. */
class Gate {
	/** Whether nothing passes: connections break, and new ones too. */
	isCut = false;
	/** Whether what the server says stays under way. */
	isHeld = false;
	/** Paths that were asked for over HTTP, and websockets that were opened. */
	readonly asked: string[] = [];
	readonly sockets = new Set<{ readonly client: Duplex; readonly server: Socket }>();
	server: Promise<ServerInstance> | null = null;
	/** A status and body to answer with in place of the server's, for paths that end so; with 0 its answer gets lost. */
	answers: readonly { readonly end: string; readonly status: number; readonly body: string }[] = [];

	cut(): void {
		this.isCut = true;
		for (const { client, server } of this.sockets) {
			client.destroy();
			server.destroy();
		}
	}

	hold(isHeld: boolean): void {
		this.isHeld = isHeld;
		for (const { server } of this.sockets) {
			if (isHeld) server.pause();
			else server.resume();
		}
	}
}

const allowed = {
	'Access-Control-Allow-Origin': '*',
	'Access-Control-Allow-Headers': 'Authorization, Content-Type, If-None-Match, X-Publish-Token',
	'Access-Control-Allow-Methods': 'GET, POST, PATCH, DELETE',
	'Access-Control-Expose-Headers': 'ETag'
};

/**
 * Gates between a browser's tests and real servers: `/‹gate›/…` leads to a server, over HTTP and websocket, and
 * `POST /control/‹gate›/‹action›` does something to the way there. A page of a test comes from another address than
 * its server, which no server of ours would allow: a gate makes the requests look like those of a page of the server.
 */
export class ServerGates {
	readonly #start: StartServer;
	readonly #gates = new Map<string, Gate>();
	readonly #server: Server;
	#shared: Promise<ServerInstance> | null = null;

	constructor(start: StartServer) {
		this.#start = start;
		this.#server = createServer((question, response) => {
			this.#answer(question, response).catch((error: unknown) => {
				response.writeHead(500, allowed).end(String(error));
			});
		});
		this.#server.on('upgrade', (question: IncomingMessage, client: Duplex, head: Buffer) => {
			this.#upgrade(question, client, head).catch(() => client.destroy());
		});
	}

	/** @returns the address of all gates */
	async open(): Promise<string> {
		await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
		const address = this.#server.address();
		return `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
	}

	async close(): Promise<void> {
		for (const gate of this.#gates.values()) gate.cut();
		const closed = new Promise((resolve) => this.#server.close(resolve));
		this.#server.closeAllConnections();
		await closed;
	}

	#gate(name: string): Gate {
		const gate = this.#gates.get(name) ?? new Gate();
		this.#gates.set(name, gate);
		return gate;
	}

	#serverOf(gate: Gate): Promise<ServerInstance> {
		return gate.server ?? (this.#shared ??= this.#start({}, false));
	}

	async #answer(question: IncomingMessage, response: ServerResponse): Promise<void> {
		if (question.method === 'OPTIONS') {
			response.writeHead(204, allowed).end();
			return;
		}
		const { name, path } = readPath(question);
		if (name === 'control') await this.#control(path, question, response);
		else await this.#pass(this.#gate(name), path, question, response);
	}

	async #control(path: string, question: IncomingMessage, response: ServerResponse): Promise<void> {
		const [, name = '', action = ''] = path.split('/');
		const gate = this.#gate(name);
		const body = await text(question);
		const given: unknown = body === '' ? null : JSON.parse(body);
		if (action === 'cut') gate.cut();
		else if (action === 'mend') gate.isCut = false;
		else if (action === 'hold') gate.hold(true);
		else if (action === 'let-go') gate.hold(false);
		else if (action === 'answer') gate.answers = given as Gate['answers'];
		else if (action === 'own-server')
			await (gate.server = this.#start(given as Record<string, string>, false));
		else if (action === 'faulty-server') await (gate.server = this.#start({}, true));
		else if (action === 'fail') (await this.#serverOf(gate)).signal('SIGUSR2');
		else if (action === 'recover') (await this.#serverOf(gate)).signal('SIGHUP');
		else if (action === 'kill') await (await this.#serverOf(gate)).end('SIGKILL');
		else if (action === 'stop') await (await this.#serverOf(gate)).end('SIGTERM');
		else if (action === 'start') await (await this.#serverOf(gate)).start();
		else if (action !== 'asked') throw new RangeError(`There is no action "${action}".`);
		response.writeHead(200, { ...allowed, 'Content-Type': 'application/json' });
		response.end(JSON.stringify(gate.asked));
	}

	async #pass(gate: Gate, path: string, question: IncomingMessage, response: ServerResponse): Promise<void> {
		gate.asked.push(`${question.method} ${path}`);
		if (gate.isCut) {
			question.socket.destroy();
			return;
		}
		const planned = gate.answers.find(({ end }) => path.endsWith(end));
		if (planned && planned.status > 0) {
			response.writeHead(planned.status, { ...allowed, 'Content-Type': 'application/json' });
			response.end(planned.body);
			return;
		}
		const { port } = await this.#serverOf(gate);
		const passed = request({ port, path, method: question.method, headers: headersFor(question, port) });
		passed.on('response', (answer) => {
			if (planned) return question.socket.destroy();
			response.writeHead(answer.statusCode ?? 500, { ...answer.headers, ...allowed });
			answer.pipe(response);
		});
		passed.on('error', () => question.socket.destroy());
		question.pipe(passed);
	}

	async #upgrade(question: IncomingMessage, client: Duplex, head: Buffer): Promise<void> {
		const { name, path } = readPath(question);
		const gate = this.#gate(name);
		gate.asked.push(`SOCKET ${path}`);
		if (gate.isCut) {
			client.destroy();
			return;
		}
		const { port } = await this.#serverOf(gate);
		const server = connect(port, '127.0.0.1');
		const pair = { client, server };
		gate.sockets.add(pair);
		const end = () => {
			gate.sockets.delete(pair);
			client.destroy();
			server.destroy();
		};
		for (const stream of [client, server]) stream.on('error', end).on('close', end);
		const lines = Object.entries(headersFor(question, port)).map(
			([key, value]) => `${key}: ${String(value)}`
		);
		server.write(`GET ${path} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`);
		server.write(head);
		server.on('data', (bytes) => client.write(bytes));
		client.on('data', (bytes: Buffer) => server.write(bytes));
		if (gate.isHeld) server.pause();
	}
}

function readPath(question: IncomingMessage): { readonly name: string; readonly path: string } {
	const [, name = '', rest = ''] = /^\/([^/?]*)(.*)$/.exec(question.url ?? '') ?? [];
	return { name, path: rest === '' ? '/' : rest };
}

/** As a page of the server itself would send them. */
function headersFor(question: IncomingMessage, port: number): IncomingMessage['headers'] {
	const host = `127.0.0.1:${port}`;
	const kept = Object.entries(question.headers).filter(
		([key]) => key !== 'referer' && !key.startsWith('sec-fetch-')
	);
	return { ...Object.fromEntries(kept), host, origin: `http://${host}` };
}

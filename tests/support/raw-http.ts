import { connect, type Socket } from 'node:net';

/** A connection to a server of HTTP over which a test sends whatever it likes, byte for byte. */
export class RawHttp {
	readonly socket: Socket;
	#heard = '';
	readonly #closed: Promise<void>;

	constructor(port: number) {
		this.socket = connect(port, '127.0.0.1');
		this.socket.on('data', (chunk) => (this.#heard += chunk.toString('latin1')));
		// A server that cuts the connection is an answer too.
		this.socket.on('error', () => undefined);
		this.#closed = new Promise((resolve) => this.socket.once('close', () => resolve()));
	}

	/** All that the server has said so far. */
	get heard(): string {
		return this.#heard;
	}

	send(text: string | Buffer): void {
		this.socket.write(text);
	}

	/** Settles when the server has closed the connection: to all that it said. */
	async untilClosed(): Promise<string> {
		await this.#closed;
		return this.#heard;
	}
}

/** Sends one request as it stands and reads its answer: the status, and the body as text. */
export async function askRaw(
	port: number,
	lines: readonly string[],
	body: string | Buffer = ''
): Promise<{ readonly status: number; readonly body: string }> {
	const raw = new RawHttp(port);
	const length = body.length > 0 ? [`Content-Length: ${Buffer.byteLength(body)}`] : [];
	raw.send(`${[...lines, ...length, 'Connection: close'].join('\r\n')}\r\n\r\n`);
	raw.send(body);
	const text = await raw.untilClosed();
	const [head = '', ...rest] = text.split('\r\n\r\n');
	return { status: Number(head.split(' ')[1]), body: rest.join('\r\n\r\n') };
}

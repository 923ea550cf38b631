import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { addressOf } from '../access/address.ts';
import { isOwnOrigin } from '../access/origin.ts';
import type { ServerConfig } from '../config.ts';
import { refusedCode } from './sync-socket.ts';

export interface UpgradeParts {
	readonly config: ServerConfig;
	/** Takes a websocket over. Settles when somebody known speaks on it, or it has closed. */
	readonly accept: (socket: WebSocket) => Promise<void>;
	readonly onRefused: (code: 'origin' | 'limit' | 'closing') => void;
	readonly isClosing: () => boolean;
}

/**
 * Opens websockets at `/sync` of a server, for pages of its own and for programs; so many for each address, and
 * fewer for people who are not known yet.
 */
export function openUpgrade(server: Server, { config, accept, onRefused, isClosing }: UpgradeParts): void {
	const { limits, trustProxy, basePath } = config;
	const connections = new Counts();
	/** Those on which nobody known speaks yet. */
	const strangers = new Counts();
	const sockets = new WebSocketServer({
		noServer: true,
		// Compression costs three times the processor and five times the wait.
		perMessageDeflate: false,
		maxPayload: limits.payloadBytes,
		clientTracking: false
	});

	function take(webSocket: WebSocket, address: string): void {
		const isFull = connections.of(address) >= limits.connectionsPerAddress;
		if (isFull || strangers.of(address) >= limits.strangersPerAddress) {
			onRefused('limit');
			webSocket.on('error', () => undefined);
			// A page learns nothing of an answer to the request: the websocket has to say it.
			webSocket.close(refusedCode, 'limit');
			return;
		}
		connections.add(address, 1);
		strangers.add(address, 1);
		webSocket.on('close', () => connections.add(address, -1));
		void accept(webSocket).then(() => strangers.add(address, -1));
	}

	server.on('upgrade', (request: IncomingMessage, stream: Duplex, head: Buffer) => {
		stream.on('error', () => stream.destroy());
		const [path] = (request.url ?? '').split('?');
		if (path !== '/sync' && path !== `${basePath}/sync`) reject(stream, '404 Not Found');
		else if (!isOwnOrigin(request, config)) {
			onRefused('origin');
			reject(stream, '403 Forbidden');
		} else if (isClosing()) {
			onRefused('closing');
			reject(stream, '503 Service Unavailable');
		} else {
			const address = addressOf(request, trustProxy);
			sockets.handleUpgrade(request, stream, head, (webSocket) => take(webSocket, address));
		}
	});
}

/** A number for each name that has one above 0. */
class Counts {
	readonly #counts = new Map<string, number>();

	of(name: string): number {
		return this.#counts.get(name) ?? 0;
	}

	add(name: string, count: number): void {
		const sum = this.of(name) + count;
		if (sum > 0) this.#counts.set(name, sum);
		else this.#counts.delete(name);
	}
}

function reject(stream: Duplex, status: string): void {
	stream.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

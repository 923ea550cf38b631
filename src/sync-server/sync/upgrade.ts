import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { addressOf } from '../access/address.ts';
import { isOwnOrigin } from '../access/origin.ts';
import type { ServerConfig } from '../config.ts';
import { refusedCode } from './sync-socket.ts';

export interface UpgradeParts {
	readonly config: ServerConfig;
	readonly accept: (socket: WebSocket) => void;
	readonly onRefused: (code: 'origin' | 'limit' | 'closing') => void;
	readonly isClosing: () => boolean;
}

/** Opens websockets at `/sync` of a server, for pages of its own and for programs; so many for each address. */
export function openUpgrade(server: Server, { config, accept, onRefused, isClosing }: UpgradeParts): void {
	const { limits, trustProxy, basePath } = config;
	const perAddress = new Map<string, number>();
	const sockets = new WebSocketServer({
		noServer: true,
		// Compression costs three times the processor and five times the wait.
		perMessageDeflate: false,
		maxPayload: limits.payloadBytes,
		clientTracking: false
	});

	function take(webSocket: WebSocket, address: string): void {
		const count = (perAddress.get(address) ?? 0) + 1;
		if (count > limits.connectionsPerAddress) {
			onRefused('limit');
			webSocket.on('error', () => undefined);
			// A page learns nothing of an answer to the request: the websocket has to say it.
			webSocket.close(refusedCode, 'limit');
			return;
		}
		perAddress.set(address, count);
		webSocket.on('close', () => {
			const left = (perAddress.get(address) ?? 1) - 1;
			if (left > 0) perAddress.set(address, left);
			else perAddress.delete(address);
		});
		accept(webSocket);
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

function reject(stream: Duplex, status: string): void {
	stream.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

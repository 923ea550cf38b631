import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import sirv from 'sirv';

export interface AppServerOptions {
	/** Folder of the built app. */
	readonly folder: string;
	/** Sub-path that the app was built for, such as "/plans"; empty for the root. */
	readonly base: string;
	/** Answers what is not the app. True when it did, or will. */
	readonly answerFirst?: (request: IncomingMessage, response: ServerResponse) => boolean;
}

/** What goes with every answer besides the policy in the page: nobody frames, sniffs or follows the app. */
const headers = {
	'X-Content-Type-Options': 'nosniff',
	'X-Frame-Options': 'DENY',
	'Referrer-Policy': 'no-referrer',
	'Cross-Origin-Opener-Policy': 'same-origin',
	'Permissions-Policy': 'camera=(), microphone=(), geolocation=()'
};

/** Files that a build never changes under the same name. */
const immutable = /\/_app\/immutable\//;

/**
 * A server of the built app. Any path that is no file gets the app's one page, which reads the address
 * itself; a missing file of the app is a 404. Not yet listening.
 */
export function makeAppServer({ folder, base, answerFirst }: AppServerOptions): Server {
	const serve = sirv(folder, {
		etag: true,
		gzip: true,
		brotli: true,
		single: true,
		ignores: [/\/_app\//, /\.[a-z0-9]{2,12}$/i],
		setHeaders(response, path) {
			response.setHeader(
				'Cache-Control',
				immutable.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache'
			);
		}
	});
	// Any other protocol that a client would like better is no reason not to answer.
	const shouldUpgradeCallback = ({ headers: { upgrade } }: IncomingMessage) =>
		upgrade?.toLowerCase() === 'websocket';
	return createServer({ shouldUpgradeCallback }, (request, response) => {
		for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
		if (answerFirst?.(request, response)) return;
		if (request.method !== 'GET' && request.method !== 'HEAD') {
			response.writeHead(405, { Allow: 'GET, HEAD' }).end();
			return;
		}
		const path = request.url ?? '/';
		if (base && path !== base && !path.startsWith(`${base}/`) && !path.startsWith(`${base}?`)) {
			response.writeHead(302, { Location: `${base}/` }).end();
			return;
		}
		request.url = path.slice(base.length) || '/';
		serve(request, response, () => {
			response.writeHead(404, { 'Content-Type': 'text/plain' }).end('Not found');
		});
	});
}

/**
 * Starts listening. Resolves to the port (useful with port 0). Rejects with an error that says in plain
 * words what to do when the port is taken or not allowed.
 */
export function listen(server: Server, port: number, host: string): Promise<number> {
	return new Promise((resolve, reject) => {
		server.once('error', (error: NodeJS.ErrnoException) => reject(new Error(explain(error, port, host))));
		server.listen(port, host, () => {
			const address = server.address();
			resolve(typeof address === 'object' && address ? address.port : port);
		});
	});
}

/** Reads a port from the environment: 0 to 65535. Throws RangeError when it is none. */
export function readPort(text: string | undefined, fallback: number): number {
	if (text === undefined || text.trim() === '') return fallback;
	const port = Number(text);
	if (!Number.isInteger(port) || port < 0 || port > 65_535) {
		throw new RangeError(`PORT is "${text}", which is no port. Give a whole number from 0 to 65535.`);
	}
	return port;
}

function explain(error: NodeJS.ErrnoException, port: number, host: string): string {
	if (error.code === 'EADDRINUSE') {
		return `Port ${port} on ${host} is in use by another program. End that one, or choose another port: PORT=${port + 1} npm start`;
	}
	if (error.code === 'EACCES') {
		return `Port ${port} on ${host} may not be used by this account. Choose one above 1023: PORT=4321 npm start`;
	}
	if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND') {
		return `This machine has no address "${host}". Leave HOST out, or give one of its addresses.`;
	}
	return `The server could not listen on ${host}:${port}: ${error.message}`;
}

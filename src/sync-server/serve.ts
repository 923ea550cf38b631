import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { DestinationStream } from 'pino';
import { makeApi } from './api/api.ts';
import { listen, makeAppServer } from './app-server.ts';
import type { Relay } from './cluster/relay.ts';
import type { ServerConfig } from './config.ts';
import { guardConsole } from './console-guard.ts';
import { answerHealth } from './health.ts';
import { errorTag, type Log, makeLog } from './log.ts';
import { Metrics } from './metrics.ts';
import { schedulePruning } from './pruning.ts';
import { makeAnswerState } from './state/answer-state.ts';
import { StateCache } from './state/state-cache.ts';
import type { Store } from './store/store.ts';
import { makeSyncServer } from './sync/sync-server.ts';
import { openUpgrade } from './sync/upgrade.ts';

export interface RunningServer {
	readonly port: number;
	/** Where it is, such as "http://127.0.0.1:4321". */
	readonly address: string;
	/** Says goodbye to everybody, and settles when everything that came is written down and the port is free. */
	close(): Promise<void>;
}

/** What a server may be given in place of its own. It stays open when the server closes. */
export interface ServerParts {
	readonly store?: Store;
	readonly relay?: Relay;
	/** Where the log goes. */
	readonly logTo?: DestinationStream;
	/** Milliseconds since 1970. */
	readonly now?: () => number;
}

/**
 * Starts a server: the app, its API and the sync on one port. Rejects with an error in plain words when the port is
 * taken, and with the database's own when that cannot be opened.
 */
export async function startServer(config: ServerConfig, parts: ServerParts = {}): Promise<RunningServer> {
	const log = makeLog(config.logLevel, parts.logTo);
	const now = parts.now ?? Date.now;
	const metrics = new Metrics();
	const store = parts.store ?? (await openStore(config, log));
	const relay = parts.relay ?? (await openRelay(config));
	const endGuard = guardConsole(() => metrics.noteSilenced());
	const sync = makeSyncServer({
		store,
		relay,
		limits: config.limits,
		isShared: config.databaseUrl !== null || relay !== null,
		log,
		metrics,
		now
	});
	let isClosing = false;
	const api = makeApi({
		store,
		hub: sync.hub,
		config,
		answerState: makeAnswerState(new StateCache()),
		report: (error) => log.error({ event: 'answer-failed', error: errorTag(error) }),
		now
	});
	const health = {
		store,
		relay,
		metrics,
		metricsToken: config.metricsToken,
		isStoring: () => sync.writer.isStoring,
		isClosing: () => isClosing
	};
	const server = makeAppServer({
		folder: config.buildFolder,
		base: config.basePath,
		answerFirst: (request: IncomingMessage, response: ServerResponse) =>
			answerHealth(request, response, health) || api(request, response)
	});
	// A body that comes by the drop holds a connection for no longer than this, in milliseconds.
	server.requestTimeout = 30_000;
	openUpgrade(server, {
		config,
		accept: (socket) => sync.accept(socket),
		onRefused: (code) => metrics.noteRefused(code),
		isClosing: () => isClosing
	});
	const port = await listen(server, config.port, config.host).catch(async (error: unknown) => {
		// What is open would keep a process that cannot serve from ending.
		await sync.close();
		if (!parts.relay) await relay?.close();
		if (!parts.store) await store.close();
		endGuard();
		throw error;
	});
	const endPruning = schedulePruning(store, config.restoreDays, now, log);
	log.info({ event: 'started', port });

	async function close(): Promise<void> {
		isClosing = true;
		endPruning();
		await sync.close();
		await endListening(server);
		if (!parts.relay) await relay?.close();
		if (!parts.store) await store.close();
		endGuard();
		log.info({ event: 'stopped' });
	}
	let closing: Promise<void> | null = null;
	return { port, address: addressOf(server), close: () => (closing ??= close()) };
}

async function openStore({ databaseUrl, dataFolder }: ServerConfig, log: Log): Promise<Store> {
	if (databaseUrl !== null) {
		const { openPostgresStore } = await import('./store/postgres-store.ts');
		return openPostgresStore(databaseUrl);
	}
	const { openSqliteStore } = await import('./store/sqlite-store.ts');
	return openSqliteStore(dataFolder, (error) => {
		// Nothing can be kept any more: whoever keeps the server running starts it anew.
		log.error({ event: 'store-lost', error: errorTag(error) });
		process.exit(1);
	});
}

async function openRelay({ redisUrl }: ServerConfig): Promise<Relay | null> {
	if (redisUrl === null) return null;
	const { openRedisRelay } = await import('./cluster/redis-relay.ts');
	return openRedisRelay(redisUrl);
}

function addressOf(server: Server): string {
	const { address, port, family } = server.address() as AddressInfo;
	return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`;
}

async function endListening(server: Server): Promise<void> {
	const ended = new Promise((resolve) => server.close(resolve));
	server.closeAllConnections();
	await ended;
}

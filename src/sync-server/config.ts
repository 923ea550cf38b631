import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readPort } from './app-server.ts';

/** What the server allows, so that nobody can take it from the others. All are positive whole numbers. */
export interface Limits {
	/** Largest websocket message, in bytes. */
	readonly payloadBytes: number;
	/** Largest document, in bytes. */
	readonly documentBytes: number;
	/** Messages and bytes a second of one connection; more wait their turn. */
	readonly messagesPerSecond: number;
	readonly bytesPerSecond: number;
	readonly documentsPerSocket: number;
	readonly connectionsPerAddress: number;
	/** Connections of one address on which nobody showed yet that they take part. */
	readonly strangersPerAddress: number;
	/** Bytes that may wait for a connection that does not take them, before it is cut. */
	readonly bufferedBytes: number;
	/** Largest body of a request, in bytes. */
	readonly bodyBytes: number;
}

const logLevels = ['debug', 'info', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

/** Everything that can be set on a server. */
export interface ServerConfig {
	readonly port: number;
	readonly host: string;
	/** Folder of the database, absolute. */
	readonly dataFolder: string;
	/** PostgreSQL in place of the folder; null for the folder. */
	readonly databaseUrl: string | null;
	/** Redis between several instances; null for one instance. */
	readonly redisUrl: string | null;
	readonly publishToken: string | null;
	readonly metricsToken: string | null;
	/** Folder of the built app, absolute. */
	readonly buildFolder: string;
	/** Sub-path that the app was built for, such as "/plans"; empty for the root. */
	readonly basePath: string;
	/** How long a document can be brought back to what it was, in days. */
	readonly restoreDays: number;
	/** Origins besides the server's own whose pages may speak to it, such as "https://plans.example". */
	readonly origins: readonly string[];
	/** Whether a proxy of ours stands before the server, whose forwarding headers count. */
	readonly trustProxy: boolean;
	readonly logLevel: LogLevel;
	readonly limits: Limits;
}

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Safe for a committee, and for a plan of ten thousand initiatives. */
export const defaultLimits: Limits = {
	payloadBytes: 16 * 1024 * 1024,
	documentBytes: 64 * 1024 * 1024,
	messagesPerSecond: 100,
	bytesPerSecond: 2 * 1024 * 1024,
	documentsPerSocket: 16,
	connectionsPerAddress: 500,
	strangersPerAddress: 50,
	bufferedBytes: 32 * 1024 * 1024,
	bodyBytes: 64 * 1024
};

/** Names of the limits in the environment. */
export const limitVariables: Readonly<Record<keyof Limits, string>> = {
	payloadBytes: 'MAX_PAYLOAD_BYTES',
	documentBytes: 'MAX_DOCUMENT_BYTES',
	messagesPerSecond: 'MAX_MESSAGES_PER_SECOND',
	bytesPerSecond: 'MAX_BYTES_PER_SECOND',
	documentsPerSocket: 'MAX_DOCUMENTS_PER_SOCKET',
	connectionsPerAddress: 'MAX_CONNECTIONS_PER_ADDRESS',
	strangersPerAddress: 'MAX_STRANGERS_PER_ADDRESS',
	bufferedBytes: 'MAX_BUFFERED_BYTES',
	bodyBytes: 'MAX_BODY_BYTES'
};

type Environment = Readonly<Record<string, string | undefined>>;

/** Reads the settings. Throws RangeError, which names the variable and what to give, for a value that cannot be. */
export function readConfig(env: Environment): ServerConfig {
	const limits = Object.entries(limitVariables).map(([limit, variable]) => [
		limit,
		readCount(env, variable, defaultLimits[limit as keyof Limits])
	]);
	return {
		port: readPort(env.PORT, 4321),
		host: readText(env, 'HOST') ?? '127.0.0.1',
		dataFolder: resolve(root, readText(env, 'DATA_DIR') ?? 'data'),
		databaseUrl: readAddress(env, 'DATABASE_URL', ['postgres:', 'postgresql:']),
		redisUrl: readAddress(env, 'REDIS_URL', ['redis:', 'rediss:']),
		publishToken: readSecret(env, 'PUBLISH_TOKEN'),
		metricsToken: readSecret(env, 'METRICS_TOKEN'),
		buildFolder: resolve(root, readText(env, 'BUILD_FOLDER') ?? 'build'),
		basePath: readBase(env),
		restoreDays: readCount(env, 'RESTORE_DAYS', 30),
		origins: readOrigins(env),
		trustProxy: readSwitch(env, 'TRUST_PROXY'),
		logLevel: readLevel(env),
		limits: Object.fromEntries(limits) as unknown as Limits
	};
}

function readText(env: Environment, name: string): string | null {
	return env[name]?.trim() || null;
}

function readCount(env: Environment, name: string, fallback: number): number {
	const text = readText(env, name);
	if (text === null) return fallback;
	const count = Number(text);
	if (Number.isSafeInteger(count) && count > 0) return count;
	throw new RangeError(`${name} is "${text}". Give a whole number above 0, or leave it out for ${fallback}.`);
}

function readSwitch(env: Environment, name: string): boolean {
	const text = readText(env, name)?.toLowerCase();
	if (text === undefined || text === '0' || text === 'no' || text === 'false') return false;
	if (text === '1' || text === 'yes' || text === 'true') return true;
	throw new RangeError(`${name} is "${text}". Give "yes" or "no", or leave it out for "no".`);
}

/** The message never shows the address: there may be a password in it. */
function readAddress(env: Environment, name: string, protocols: readonly string[]): string | null {
	const text = readText(env, name);
	if (text === null || (URL.canParse(text) && protocols.includes(new URL(text).protocol))) return text;
	throw new RangeError(`${name} is no address. It begins with "${protocols[0]}//", and names a host.`);
}

function readSecret(env: Environment, name: string): string | null {
	const text = readText(env, name);
	if (text === null || text.length >= 16) return text;
	throw new RangeError(
		`${name} is shorter than 16 characters, and could be guessed. Make one: openssl rand -hex 16`
	);
}

function readBase(env: Environment): string {
	const text = (readText(env, 'BASE_PATH') ?? '').replace(/\/+$/, '');
	if (text === '' || /^(\/[\w.~-]+)+$/.test(text)) return text;
	throw new RangeError(
		`BASE_PATH is "${text}". Give a path such as "/plans", or leave it out when the app is at the root.`
	);
}

function readOrigins(env: Environment): readonly string[] {
	return (readText(env, 'ORIGINS') ?? '')
		.split(/[\s,]+/)
		.filter(Boolean)
		.map((text) => {
			if (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol) && new URL(text).origin === text)
				return text;
			throw new RangeError(
				`ORIGINS names "${text}". Give origins such as "https://plans.example", with commas between.`
			);
		});
}

function readLevel(env: Environment): LogLevel {
	const text = readText(env, 'LOG_LEVEL') ?? 'info';
	const level = logLevels.find((one) => one === text);
	if (level) return level;
	throw new RangeError(`LOG_LEVEL is "${text}". Give one of ${logLevels.join(', ')}.`);
}

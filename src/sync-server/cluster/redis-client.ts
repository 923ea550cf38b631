import { createClient } from 'redis';

export type RedisClient = ReturnType<typeof makeRedisClient>;

/** How long the first connection may take, in milliseconds; later ones are tried for ever. */
const firstPatience = 5_000;
const longestPause = 2_000;

/**
 * Connects; a connection that is lost later is opened again, and until then commands are rejected. Rejects in plain words, without the address (it may hold a password), when there is no Redis.
 *
 * @param url "redis://:password@host:6379", or "rediss://…" with TLS
 */
export async function connectRedis(url: string): Promise<RedisClient> {
	if (!/^rediss?:\/\//.test(url) || !URL.canParse(url)) {
		throw new Error('REDIS_URL is no address of a Redis. Write it like this: redis://:password@host:6379');
	}
	const client = makeRedisClient(url);
	// Whoever waits for a command hears of it, and `isReady` tells; unheard, the event would end the process.
	client.on('error', () => {});
	const patience = setTimeout(() => client.destroy(), firstPatience);
	try {
		await client.connect();
	} catch {
		throw new Error('Redis cannot be reached at the address in REDIS_URL. Start it, or correct the address.');
	} finally {
		clearTimeout(patience);
	}
	return client;
}

/** Ends a connection: in order when there is one, else at once. */
export async function closeRedis(client: RedisClient): Promise<void> {
	if (client.isReady) await client.close();
	else if (client.isOpen) client.destroy();
}

function makeRedisClient(url: string) {
	return createClient({
		url,
		// Every Redis there is speaks it, and those that are no Redis by name.
		RESP: 2,
		maintNotifications: 'disabled',
		disableOfflineQueue: true,
		commandsQueueMaxLength: 10_000,
		pingInterval: 10_000,
		socket: {
			connectTimeout: firstPatience,
			reconnectStrategy: (tries) => Math.random() * Math.min(longestPause, 50 * 2 ** tries)
		}
	});
}

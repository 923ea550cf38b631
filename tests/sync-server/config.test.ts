import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { defaultLimits, limitVariables, readConfig } from '$server/config';

/** Rows of the table of settings: name and default, as they stand in the guide. */
function documentedSettings(): ReadonlyMap<string, string> {
	const guide = readFileSync('docs/deploy.md', 'utf8');
	const rows = guide.matchAll(/^\| `([A-Z_]+)` \| ([^|]+) \|/gm);
	return new Map([...rows].map(([, name = '', value = '']) => [name, value.trim()]));
}

test('what is set nowhere is safe: this machine alone, a folder of its own, no proxy, no other origin', () => {
	const config = readConfig({});
	expect(config).toMatchObject({
		port: 4321,
		host: '127.0.0.1',
		databaseUrl: null,
		redisUrl: null,
		publishToken: null,
		basePath: '',
		restoreDays: 30,
		origins: [],
		trustProxy: false
	});
	expect(config.dataFolder).toMatch(/\/data$/);
	expect(config.limits).toEqual(defaultLimits);
});

test('every setting stands in the guide with its default, and the guide names no other', () => {
	const read = new Set<string>();
	readConfig(new Proxy({}, { get: (_, name) => void read.add(String(name)) }));
	const documented = documentedSettings();
	expect([...documented.keys()].sort()).toEqual([...read].sort());
	for (const [limit, variable] of Object.entries(limitVariables)) {
		const shown = documented.get(variable)?.replaceAll(',', '');
		expect(Number(shown), variable).toBe(defaultLimits[limit as keyof typeof defaultLimits]);
	}
});

test('settings are read as they are given', () => {
	const config = readConfig({
		PORT: '8080',
		HOST: '0.0.0.0',
		DATA_DIR: '/srv/data',
		BASE_PATH: '/plans/',
		DATABASE_URL: 'postgresql://user:word@db/longroad',
		ORIGINS: 'https://a.example, http://b.example:8080',
		TRUST_PROXY: 'yes',
		MAX_PAYLOAD_BYTES: '1000'
	});
	expect(config).toMatchObject({
		port: 8080,
		host: '0.0.0.0',
		dataFolder: '/srv/data',
		basePath: '/plans',
		databaseUrl: 'postgresql://user:word@db/longroad',
		origins: ['https://a.example', 'http://b.example:8080'],
		trustProxy: true
	});
	expect(config.limits).toEqual({ ...defaultLimits, payloadBytes: 1_000 });
});

test('a value that cannot be is refused by name, with what to give, and no secret is repeated', () => {
	const bad: readonly (readonly [string, string, string])[] = [
		['RESTORE_DAYS', '0', 'whole number above 0'],
		['MAX_BODY_BYTES', '1e999', 'whole number above 0'],
		['TRUST_PROXY', 'perhaps', '"yes" or "no"'],
		['BASE_PATH', 'plans', 'a path such as "/plans"'],
		['ORIGINS', 'plans.example', 'origins such as'],
		['ORIGINS', 'https://plans.example/', 'origins such as'],
		['LOG_LEVEL', 'loud', 'Give one of'],
		['PUBLISH_TOKEN', 'short secret', 'shorter than 16 characters'],
		['DATABASE_URL', 'mysql://user:secret@db', 'begins with "postgres://"'],
		['REDIS_URL', 'secret', 'begins with "redis://"']
	];
	for (const [name, value, what] of bad) {
		expect(() => readConfig({ [name]: value }), name).toThrow(RangeError);
		expect(() => readConfig({ [name]: value }), name).toThrow(what);
		expect(() => readConfig({ [name]: value }), name).toThrow(name);
		expect(() => readConfig({ [name]: value })).not.toThrow('secret');
	}
});

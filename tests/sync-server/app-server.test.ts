import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { listen, makeAppServer, readPort } from '$server/app-server';

let folder = '';
const closing: (() => void)[] = [];

beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'longroad-'));
	await mkdir(join(folder, '_app/immutable'), { recursive: true });
	await writeFile(join(folder, 'index.html'), '<title>the app</title>');
	await writeFile(join(folder, '_app/immutable/a.js'), 'export {}');
	await writeFile(join(folder, '.secret'), 'hidden');
});

afterEach(async () => {
	for (const close of closing.splice(0)) close();
	await rm(folder, { recursive: true });
});

async function serve(base = '') {
	const server = makeAppServer({ folder, base });
	const port = await listen(server, 0, '127.0.0.1');
	closing.push(() => server.close());
	return `http://127.0.0.1:${port}`;
}

test('any address of the app gets its page, so that a link to a roadmap opens', async () => {
	const at = await serve();
	for (const path of ['/', '/r/some-id/timeline', '/r/a%2Fb/print?x=1']) {
		const answer = await fetch(at + path);
		expect(answer.status, path).toBe(200);
		expect(await answer.text(), path).toContain('the app');
		expect(answer.headers.get('cache-control')).toBe('no-cache');
	}
});

test('built files may be kept for ever, a missing one is missing', async () => {
	const at = await serve();
	expect((await fetch(`${at}/_app/immutable/a.js`)).headers.get('cache-control')).toContain('immutable');
	expect((await fetch(`${at}/_app/immutable/gone.js`)).status).toBe(404);
});

test('hidden files and files outside the folder stay so', async () => {
	const at = await serve();
	expect(await (await fetch(`${at}/.secret`)).text()).not.toContain('hidden');
	expect(await (await fetch(`${at}/..%2f..%2fetc%2fpasswd`)).text()).not.toContain('root:');
});

test('only reading is answered, and nobody may frame or sniff the app', async () => {
	const at = await serve();
	expect((await fetch(at, { method: 'POST', body: 'x' })).status).toBe(405);
	const answer = await fetch(at);
	expect(answer.headers.get('x-frame-options')).toBe('DENY');
	expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
	expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
});

test('a build for a sub-path is served there, and the root leads to it', async () => {
	const at = await serve('/plans');
	expect((await fetch(`${at}/`, { redirect: 'manual' })).headers.get('location')).toBe('/plans/');
	expect(await (await fetch(`${at}/plans/r/x/timeline`)).text()).toContain('the app');
	expect((await fetch(`${at}/plans/_app/immutable/a.js`)).status).toBe(200);
});

test('a port in use is said in plain words', async () => {
	const other = createServer();
	await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
	closing.push(() => other.close());
	const { port } = other.address() as { port: number };
	await expect(listen(makeAppServer({ folder, base: '' }), port, '127.0.0.1')).rejects.toThrow(
		`Port ${port} on 127.0.0.1 is in use by another program`
	);
});

test('PORT is read, and refused when it is none', () => {
	expect(readPort(undefined, 4321)).toBe(4321);
	expect(readPort('8080', 4321)).toBe(8080);
	for (const bad of ['http', '-1', '65536', '80.5'])
		expect(() => readPort(bad, 4321), bad).toThrow('is no port');
});

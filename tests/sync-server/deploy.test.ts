import {
	cpSync,
	globSync,
	mkdirSync,
	mkdtempSync,
	readFileSync,
	rmSync,
	symlinkSync,
	writeFileSync
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { ServerProcess } from '../support/server-process';

const root = fileURLToPath(new URL('../..', import.meta.url));

function read(path: string): string {
	return readFileSync(join(root, path), 'utf8');
}

const image =
	read('docs/deploy/Dockerfile')
		.split(/^FROM /m)
		.at(-1) ?? '';

test('[INS-12] what the image copies is enough for a server to run', { timeout: 30_000 }, async () => {
	const folder = mkdtempSync(join(tmpdir(), 'longroad-image-'));
	for (const [, path = ''] of image.matchAll(/^COPY (\S+) \S+$/gm)) {
		mkdirSync(dirname(join(folder, path)), { recursive: true });
		cpSync(join(root, path), join(folder, path), { recursive: true });
	}
	symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
	mkdirSync(join(folder, 'build'));
	writeFileSync(join(folder, 'build', 'index.html'), '<title>the app</title>');
	const env = { PATH: process.env.PATH, PORT: '0', LOG_LEVEL: 'silent', DATA_DIR: join(folder, 'data') };
	const server = new ServerProcess(process.execPath, [join(folder, 'src/sync-server/main.ts')], { env });
	await server.prints('Longroad is at http');
	const [address = ''] = /http:\/\/\S+/.exec(server.printed) ?? [];
	expect((await fetch(`${address}/readyz`)).status).toBe(200);
	expect(await (await fetch(address)).text()).toContain('the app');
	await server.end();
	const drill = new ServerProcess(process.execPath, [join(folder, 'src/sync-server/drill.ts')], { env });
	await drill.prints('The drill passed.');
	rmSync(folder, { recursive: true });
});

test('[INS-12] every package that the server imports is there where only packages for running are installed', () => {
	const { dependencies } = JSON.parse(read('package.json')) as { dependencies: Record<string, string> };
	const sources = globSync('src/{sync-server,lib/plan,lib/protocol,lib/doc}/**/*.ts', { cwd: root });
	const imports = sources.flatMap((path) =>
		[...read(path).matchAll(/^(?:import|export)(?! type) [^;]*?from '([^.$'][^']*)'/gm)].map(
			([, name = '']) => name
		)
	);
	const packages = imports
		.filter((name) => !name.startsWith('node:'))
		.map((name) => /^(@[^/]+\/)?[^/]+/.exec(name)?.[0] ?? name);
	expect(new Set(packages).size).toBeGreaterThan(5);
	for (const name of new Set(packages)) expect(dependencies).toHaveProperty([name]);
});

test('[INS-12] the published files set nothing that the server does not read', () => {
	const known = [...read('docs/deploy.md').matchAll(/^\| `([A-Z_]+)` \|/gm)].map(([, name]) => name);
	const unit = read('docs/deploy/longroad.service').matchAll(/^Environment=(.*)$/gm);
	const compose = /x-instance:[\s\S]*?environment:\n([\s\S]*?)\n {2}depends_on/.exec(
		read('docs/deploy/compose.yaml')
	);
	const settings = [
		...[...unit].flatMap(([, line = '']) => [...line.matchAll(/([A-Z_]+)=/g)]),
		...[...image.matchAll(/^ENV (.*)$/gm)].flatMap(([, line = '']) => [...line.matchAll(/([A-Z_]+)=/g)]),
		...(compose?.[1]?.matchAll(/^ {4}([A-Z_]+):/gm) ?? [])
	].map(([, name]) => name);
	expect(settings.length).toBeGreaterThan(8);
	for (const name of settings) expect([...known, 'NODE_ENV']).toContain(name);
});

test('[INS-12] nginx asks the instances that the compose file starts, at the port of the image', () => {
	const asked = [...read('docs/deploy/nginx.conf').matchAll(/server (longroad-\d):(\d+)/g)];
	const started = [...read('docs/deploy/compose.yaml').matchAll(/^ {2}(longroad-\d): /gm)];
	expect(asked.map(([, name]) => name)).toEqual(started.map(([, name]) => name));
	for (const [, , port] of asked) expect(image).toContain(`PORT=${port} `);
});

import { expect, test } from 'vitest';
import { parts } from '$lib/plan/part';
import { mayRead, roles } from '$lib/plan/role';
import { ask, pathOf, publish, serveMemoryApi, welcome } from '../../support/api-server';

const path = pathOf('roadmap-1');

test('[SHR-12] each role reads the parts that are for it, and is told whose work they are', async () => {
	const server = await serveMemoryApi();
	const ana = await publish(server);
	for (const part of parts) server.store.clients.set(`roadmap-1/${part}`, new Map([[7, ana.participantId]]));
	for (const role of roles) {
		const as = await welcome(server, ana, role, role);
		for (const part of parts) {
			const state = await ask(server, `GET ${path}/state?part=${part}`, { as });
			const authors = await ask(server, `GET ${path}/authors?part=${part}`, { as });
			const label = `${role} reads ${part}`;
			if (mayRead(role, part)) {
				expect(state.body, label).toMatchObject({
					part,
					at: null,
					authority: { role, deviceId: as.deviceId }
				});
				expect(authors.body, label).toEqual({ clients: { 7: ana.participantId } });
			} else expect([state.error, authors.error], label).toEqual(['role', 'role']);
		}
	}
});

test('[SHR-12] only owners and editors look at what a part was', async () => {
	const server = await serveMemoryApi();
	const ana = await publish(server);
	for (const role of roles) {
		const as = await welcome(server, ana, role, role);
		const reply = await ask(server, `GET ${path}/state?part=plan&at=2026-01-01T00:00:00Z`, { as });
		if (role === 'owner' || role === 'editor') {
			expect(reply.body, role).toMatchObject({ at: Date.UTC(2026, 0, 1) });
		} else expect(reply.error, role).toBe('role');
	}
});

test('a part or a time that is none is refused, and the plan is meant where none is said', async () => {
	const server = await serveMemoryApi();
	const ana = await publish(server);
	const state = (query: string) => ask(server, `GET ${path}/state${query}`, { as: ana });
	expect((await state('')).body).toMatchObject({ part: 'plan' });
	const bad = [
		'part=',
		'part=Plan',
		'part=../people',
		'at=',
		'at=0',
		'at=yesterday',
		'at=2026-13-01T00:00:00Z'
	];
	for (const query of bad) expect((await state(`?${query}`)).error, query).toBe('damaged');
});

test('nobody in between keeps an answer, whoever asked', async () => {
	const server = await serveMemoryApi();
	const ana = await publish(server);
	for (const as of [ana, undefined]) {
		for (const rest of ['/people', '/state?part=plan', '/authors?part=plan']) {
			const { headers } = await ask(server, `GET ${path}${rest}`, as ? { as } : {});
			expect(headers.get('cache-control')).toContain('private, no-cache');
			expect(headers.get('vary')).toBe('Authorization');
		}
	}
});

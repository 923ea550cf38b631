import { RoadmapDocument } from '$lib/doc/roadmap-document';
import { fetchRoadmap, joinRoadmap, recoverRoadmap } from '$lib/sync/server/join-roadmap';
import { makeKey } from '$lib/sync/server/make-key';
import { readMembership } from '$lib/sync/server/membership';
import { publish, ServerApi } from '$lib/sync/server/server-api';
import { isKey } from '$lib/protocol/credential';
import { readEntry } from '$lib/sync/catalogue';
import { expect, test } from 'vitest';
import { GatedServer } from '../../support/gated-server';
import { adds, titles } from '../../support/plain-edit';
import { joinAs, publishAs, shareElsewhere, StockDevice } from '../../support/stock-device';
import { initiativeIds } from '../../support/stored-roadmap';

test('a key is 32 random bytes, and no two are the same', () => {
	const keys = Array.from({ length: 50 }, makeKey);
	expect(keys.every(isKey)).toBe(true);
	expect(new Set(keys).size).toBe(50);
});

test('an owner invites, renames, gives other roles, makes links anew and revokes', async () => {
	const owner = await publishAs(new GatedServer().address, crypto.randomUUID());
	const api = new ServerApi(owner);
	const { person, token } = await api.invite({ name: 'Ana', role: 'viewer', expires: null });
	expect(person).toMatchObject({ name: 'Ana', role: 'viewer', state: 'invited' });
	expect(await api.changePerson(person.id, { name: 'Ana B', role: 'editor' })).toMatchObject({
		name: 'Ana B',
		role: 'editor'
	});
	const { token: newer } = await api.newLink(person.id);
	await expect(joinAs(owner, 'Old link', token)).rejects.toMatchObject({ name: 'Refusal' });
	const ana = await joinAs(owner, 'New link', newer);
	expect(ana).toMatchObject({ name: 'Ana B', role: 'editor', participantId: person.id });
	await expect(joinAs(owner, 'Forwarded', newer)).rejects.toMatchObject({ code: 'bound' });
	await expect(new ServerApi(ana).invite({ name: 'X', role: 'owner', expires: null })).rejects.toMatchObject({
		code: 'role'
	});
	await api.revoke(person.id);
	await expect(new ServerApi(ana).people()).rejects.toMatchObject({ name: 'Refusal', code: 'revoked' });
	const { me, people } = await api.people();
	expect(me).toBe(owner.participantId);
	expect(people.map(({ state }) => state).sort()).toEqual(['joined', 'revoked']);
});

test('a person adds a device of their own, and lets it go', async () => {
	const owner = await publishAs(new GatedServer().address, crypto.randomUUID());
	const api = new ServerApi(owner);
	const phone = await joinAs(owner, 'Phone', (await api.addDevice()).token);
	expect(phone).toMatchObject({ participantId: owner.participantId, role: 'owner' });
	expect(phone.deviceId).not.toBe(owner.deviceId);
	await api.deleteDevice(phone.deviceId);
	await expect(new ServerApi(phone).people()).rejects.toMatchObject({ name: 'Refusal' });
	expect((await api.people()).people).toHaveLength(1);
});

test('the authors of a part, and the part as it was, are told', async () => {
	const theirs = await shareElsewhere(new GatedServer().address);
	theirs.document.run(adds('initiatives', 'a'));
	await theirs.untilSynced();
	const clientId = theirs.document.parts.plan.clientID;
	expect((await theirs.api.authors('plan')).clients).toEqual({
		[clientId]: theirs.membership.participantId
	});
	const before = new Date();
	await expect.poll(() => Date.now()).toBeGreaterThan(before.getTime() + 5);
	theirs.document.run(adds('initiatives', 'b'));
	await theirs.untilSynced();
	const then = new RoadmapDocument('then');
	then.applyUpdate('plan', await theirs.api.stateAt('plan', before), 'server');
	expect(initiativeIds(then)).toEqual(['a']);
});

test('a state comes once for its ETag', async () => {
	const theirs = await shareElsewhere(new GatedServer().address);
	theirs.document.run(adds('initiatives', 'a'));
	await theirs.untilSynced();
	const first = await theirs.api.state('plan');
	expect(first.isNew && first.etag).toBeTruthy();
	const etag = (first.isNew && first.etag) || '';
	expect(await theirs.api.state('plan', etag)).toEqual({ isNew: false });
	theirs.document.run(adds('initiatives', 'b'));
	await theirs.untilSynced();
	expect((await theirs.api.state('plan', etag)).isNew).toBe(true);
});

test('the sharing ends for everybody, and the server has nothing any more', async () => {
	const owner = await publishAs(new GatedServer().address, crypto.randomUUID());
	await new ServerApi(owner).endSharing();
	await expect(new ServerApi(owner).people()).rejects.toMatchObject({ name: 'Refusal', code: 'unknown' });
});

test('a joining whose answer got lost can be repeated, and is the same device', async () => {
	const server = new GatedServer();
	const theirs = await shareElsewhere(new GatedServer().address);
	const invite = { roadmapId: theirs.document.id, token: await theirs.invite('Ana', 'editor') };
	await server.loseAnswers('/join');
	const at = { server: server.address, device: 'Test' };
	await expect(joinRoadmap(invite, at)).rejects.toMatchObject({ name: 'UnreachableError' });
	expect(await readMembership(theirs.document.id)).toBeNull();
	await server.refuseNothing();
	// A reload forgets what the page knew: the next asks with what the tab keeps.
	const kept = Object.entries({ ...sessionStorage });
	const membership = await joinRoadmap(invite, at);
	expect(kept).toEqual([[expect.stringMatching(/^longroad-key-[0-9a-f]{64}$/), membership.key]]);
	expect(JSON.stringify(kept)).not.toContain(invite.token);
	expect(Object.keys({ ...sessionStorage })).toEqual([]);
	expect(membership).toMatchObject({ name: 'Ana', role: 'editor' });
	const { people } = await theirs.api.people();
	expect(people.find(({ name }) => name === 'Ana')?.devices).toHaveLength(1);
});

test('the recovery code makes another device an owner’s, and brings the roadmap with its title', async () => {
	const server = new GatedServer();
	const roadmapId = crypto.randomUUID();
	const key = makeKey();
	const place = { server: server.address, roadmapId };
	const { recoveryCode, ...owner } = await publish(place, { name: 'Olga', device: 'Lost', key });
	const lost = new StockDevice({ ...place, ...owner, key, joinedAt: 0 });
	lost.document.run(titles('Plan of the lost device'));
	await lost.untilSynced();
	const { membership, recoveryCode: next } = await recoverRoadmap(place, {
		code: recoveryCode,
		device: 'Found'
	});
	expect(membership).toMatchObject({ participantId: owner.participantId, role: 'owner' });
	expect(next).not.toBe(recoveryCode);
	await fetchRoadmap(membership);
	expect(await readEntry(roadmapId)).toMatchObject({
		title: 'Plan of the lost device',
		origin: 'server',
		trashedAt: null
	});
});

test('an answer that is none of ours counts as no answer, a refusal is told by its name', async () => {
	const server = new GatedServer();
	const api = new ServerApi(await publishAs(server.address, crypto.randomUUID()));
	for (const [status, body] of [
		[502, '<h1>Bad gateway</h1>'],
		[404, '{"error":"no such word"}'],
		[200, '<h1>Log in to the hotel’s network</h1>']
	] as const) {
		await server.answer('/people', status, body);
		await expect(api.people()).rejects.toMatchObject({ name: 'UnreachableError' });
	}
	await server.refuse('/people', 429, 'rate');
	await expect(api.people()).rejects.toMatchObject({ name: 'Refusal', code: 'rate', message: 'rate' });
	await server.cut();
	await expect(api.people()).rejects.toMatchObject({ name: 'UnreachableError' });
});

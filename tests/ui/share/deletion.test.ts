import { expect, onTestFinished, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { emptyPlan } from '$lib/plan/plan';
import type { Role } from '$lib/plan/role';
import { Library } from '$lib/state/library.svelte';
import { readEntry } from '$lib/sync/catalogue';
import { makeKey } from '$lib/sync/server/make-key';
import { changeMemory, writeMembership } from '$lib/sync/server/membership';
import TrashDialog from '$lib/ui/library/TrashDialog.svelte';

/** The question before a roadmap is deleted for ever. */
async function ask(role: Role | null, waiting = 0) {
	const library = new Library(() => new Date());
	const id = await library.createFromPlan(emptyPlan({ title: 'In the trash' }), 'blank');
	onTestFinished(() => library.deleteForEver(id));
	const who = { participantId: 'p', deviceId: 'd', key: makeKey(), name: 'Ana', joinedAt: 0 };
	if (role) await writeMembership({ roadmapId: id, server: 'https://plans.example', role, ...who });
	if (waiting > 0) await changeMemory(id, (memory) => ({ ...memory, unsent: { tab: { plan: waiting } } }));
	await library.moveToTrash(id);
	const entry = await readEntry(id);
	const nothing = () => undefined;
	const screen = await render(TrashDialog, {
		entries: entry ? [entry] : [],
		onrestore: nothing,
		ondelete: nothing,
		onclose: nothing
	});
	await screen.getByRole('button', { name: 'Delete for ever In the trash' }).click();
	return screen.getByRole('dialog', { name: 'Delete for ever?' });
}

test('[TKP-17] deleting for ever says what of a shared roadmap is lost, and what stays', async () => {
	const dialog = await ask('owner', 3);
	await expect.element(dialog).toMatchTextContent(/a server, which keeps its own copy/);
	await expect.element(dialog).toMatchTextContent(/3 edits of this device have not reached the server/);
	await expect.element(dialog).toMatchTextContent(/Your key as an owner goes with it/);
	await expect.element(dialog).not.toMatchTextContent(/Nothing brings them back/);
});

test('[TKP-17] a viewer reads of no edits, and that the key goes', async () => {
	const dialog = await ask('viewer');
	await expect.element(dialog).toMatchTextContent(/Your key goes with it: you come back by a new link/);
	await expect.element(dialog).not.toMatchTextContent(/not reached the server/);
});

test('of a roadmap of one’s own it says that nothing brings it back', async () => {
	const dialog = await ask(null);
	await expect.element(dialog).toMatchTextContent(/Nothing brings them back/);
	await expect.element(dialog).not.toMatchTextContent(/server/);
});

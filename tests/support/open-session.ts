import { onTestFinished } from 'vitest';
import { render } from 'vitest-browser-svelte';
import type { Plan } from '$lib/plan/plan';
import { Library } from '$lib/state/library.svelte';
import { Session } from '$lib/state/session.svelte';
import { writeSetting } from '$lib/sync/catalogue';
import RoadmapScreen from './RoadmapScreen.svelte';

const clock = () => new Date(2028, 5, 30, 12, 0, 0);

/** Stores a plan on this device and opens it, as a visit to its address does; gone after the test. */
export async function openSession(plan: Plan): Promise<Session> {
	const library = new Library(clock);
	return open(library, await library.createFromPlan(plan, 'file'));
}

/**
 * The same with the worked example, whose initiatives have ids such as "TE2". The behaviour band is folded unless
 * asked for, so that every row of the chart is in sight.
 */
export async function openExample({ hasBand = false } = {}): Promise<Session> {
	await writeSetting('behaviour-band', { isOpen: hasBand });
	onTestFinished(() => writeSetting('behaviour-band', null));
	const library = new Library(clock);
	const text = await (await fetch('/examples/brindlemoor.json')).text();
	return open(library, await library.createFromText(text, 'example'));
}

/** An open session on screen. */
export async function showRoadmap(session: Session) {
	return render(RoadmapScreen, { session });
}

async function open(library: Library, id: string): Promise<Session> {
	const session = await Session.open(id, clock);
	if (!session) throw new Error('The roadmap was not stored.');
	onTestFinished(async () => {
		await session.close();
		await library.deleteForEver(id);
	});
	return session;
}

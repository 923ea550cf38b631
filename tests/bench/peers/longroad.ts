import { mount } from 'svelte';
import { moveInitiatives } from '$lib/doc/edits/move-initiatives';
import { Library } from '$lib/state/library.svelte';
import { Session } from '$lib/state/session.svelte';
import Longroad from './Longroad.svelte';
import { enter } from './page';

const clock = () => new Date(2028, 5, 30, 12, 0, 0);

enter({
	async prepare(plan) {
		const id = await new Library(clock).createFromPlan(plan, 'file');
		const session = await Session.open(id, clock);
		if (!session) throw new Error('The roadmap was not stored.');
		return session;
	},
	mount(session, target) {
		mount(Longroad, { target, props: { session } });
		return session;
	},
	scroller: () => document.querySelector('.scroller'),
	move({ roadmap }, id, days) {
		roadmap.run(moveInitiatives(roadmap.plan, [id], days));
	},
	// Four times as wide, as from months to weeks.
	zoom: ({ viewport }) => viewport.zoomBy(4, 0)
});
